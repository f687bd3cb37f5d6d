import type { Store } from '#foundation/database.ts'
import type { Settings } from '#foundation/environment.ts'
import type { Page } from '#foundation/page.ts'
import { activityPage } from './admin/activity.page.tsx'
import { makeDemoPage } from './admin/demo.page.tsx'
import { galleryPage } from './admin/gallery.page.tsx'
import { makeOutboxPage } from './admin/outbox.page.tsx'
import { undeliveredPage } from './admin/undelivered.page.tsx'
import { aboutPartPage, meetingPartPage, positionPartPage } from './applications/about.page.tsx'
import { answersPartPage, assessmentPartPage } from './applications/answers.page.tsx'
import { applicationPage, checkPage, withdrawalPage } from './applications/application.page.tsx'
import { applyPage, beginPage } from './applications/apply.page.tsx'
import { referencePage } from './applications/referee.page.tsx'
import { promisesPartPage, refereesPartPage, wishesPartPage } from './applications/wishes.page.tsx'
import {
  previewCheckPage,
  previewIdentityPage,
  previewListPage,
  previewPage,
  previewPartPage,
} from './blanks/preview.page.tsx'
import { printPage } from './blanks/print.page.tsx'
import { boardPage } from './boards/board.page.tsx'
import { boardsPage } from './boards/boards.page.tsx'
import { certificatePage, pairsFilePage } from './boards/files.page.tsx'
import { holdPage } from './boards/hold.page.tsx'
import { leftPage } from './boards/left-over.page.tsx'
import { reasonsPage } from './boards/moves.page.tsx'
import { notePage, pairPage } from './boards/pair.page.tsx'
import { rulingPage } from './boards/rulings.page.tsx'
import { signOffPage } from './boards/sign-off.page.tsx'
import {
  committeePage,
  committeeSettingsPage,
  formationPage,
  promisePage,
  termEndPage,
} from './committees/committee.page.tsx'
import { constituenciesPage, constituencyPage, constituencyRemovalPage } from './committees/constituency.page.tsx'
import { aimsPage } from './comparisons/aims.page.tsx'
import { comparePage } from './comparisons/compare.page.tsx'
import { lostPage, stopLinkPage } from './credentials/access.page.tsx'
import { addressesPage, addressLinkPage, addressRemovalPage, firstAddressPage } from './credentials/addresses.page.tsx'
import { codesKeptPage, codesPage } from './credentials/codes.page.tsx'
import { newPasskeyPage, passkeyPage, passkeyRemovalPage, passkeySignInPage } from './credentials/passkey.page.tsx'
import { proofLetterPage, provePage } from './credentials/prove.page.tsx'
import { totpPage, totpRemovalPage, totpSecretPage } from './credentials/totp.page.tsx'
import { stopPage as stopAccessPage, waysPage } from './credentials/ways.page.tsx'
import { erasuresPage } from './erasures/erasures.page.tsx'
import { leavingPage, leavingRequestPage } from './erasures/leaving.page.tsx'
import { homePage } from './home/home.page.tsx'
import { importPage, leftOutPage, runPage, undoPage } from './imports/import.page.tsx'
import { importsPage } from './imports/imports.page.tsx'
import { mappingPage } from './imports/mapping.page.tsx'
import { twinsPage } from './imports/twins.page.tsx'
import { decisionPage, eligibilityPage, membershipPage, requestPage } from './inbox/decision.page.tsx'
import { entryPage } from './inbox/entry.page.tsx'
import { deadlinePage, inboxPage } from './inbox/inbox.page.tsx'
import { needsPage } from './inbox/needs.page.tsx'
import { receivedPage } from './inbox/received.page.tsx'
import { wishPage } from './inbox/wish.page.tsx'
import { lifePages } from './life-routes.tsx'
import { ownMembershipPage } from './memberships/membership.page.tsx'
import { organizationPage, staffEndPage, staffPage } from './organizations/organization.page.tsx'
import { newOrganizationPage, setupPage } from './organizations/setup.page.tsx'
import { supervisionEndPage, supervisionPage } from './organizations/supervision.page.tsx'
import { answersPage, publishPage } from './partnerships/answers.page.tsx'
import { menteeOfferPage, mentorOfferPage, offerPage } from './partnerships/offer.page.tsx'
import { spokenAnswerPage } from './partnerships/spoken-answer.page.tsx'
import { languagePage } from './people/language.page.tsx'
import { mePage } from './people/me.page.tsx'
import { signInCodePage, signInLinkPage, signInPage, signOutPage } from './people/sign-in.page.tsx'
import { privacyPage } from './privacy/privacy.page.tsx'
import { basicsPage, datePage, dateRemovalPage, datesPage } from './programs/basics.page.tsx'
import { contactRemovalPage, contactsPage, coordinatorEndPage, coordinatorsPage } from './programs/contacts.page.tsx'
import { frameworkPage, wordingPage } from './programs/framework.page.tsx'
import { newFromTemplatePage, newProgramPage } from './programs/new-program.page.tsx'
import { placePage, placeRemovalPage, placesPage } from './programs/places.page.tsx'
import { policyPage } from './programs/policy.page.tsx'
import { programPage } from './programs/program.page.tsx'
import { programsPage } from './programs/programs.page.tsx'
import {
  groupPage,
  groupRemovalPage,
  questionMovePage,
  questionPage,
  questionRemovalPage,
  questionsPage,
} from './programs/questions.page.tsx'
import { criterionPage, criterionRemovalPage, rubricPage } from './programs/rubric.page.tsx'
import { seatPage } from './programs/seat.page.tsx'
import { publicationPage, settingsPage } from './programs/settings.page.tsx'
import { textPage } from './programs/text.page.tsx'
import { readingPage, readingsPage, recusalPage } from './readings/reading.page.tsx'
import { stopPage } from './runs/stop.page.tsx'
import {
  balancePage,
  erasurePage,
  identificationPage,
  identityWishesPage,
} from './self-identification/identification.page.tsx'
import { deviceEndPage, devicesPage, everywherePage, sessionLinkPage } from './sessions/devices.page.tsx'
import { disconnectPage, ownSignOnPage } from './single-sign-on/own.page.tsx'
import {
  newProviderPage,
  providerPage,
  switchPage as providerSwitchPage,
  providersPage,
  testPage as providerTestPage,
} from './single-sign-on/providers.page.tsx'
import { beginSignOnPage, connectPage, signOnBackPage } from './single-sign-on/sign-on.page.tsx'

/** Door one: every page, in story order. */
export const pages: readonly Page[] = [
  // My day
  homePage,
  // People: signing in, and what is known of oneself
  signInPage,
  signInCodePage,
  passkeySignInPage,
  provePage,
  proofLetterPage,
  lostPage,
  stopAccessPage,
  signInLinkPage,
  signOutPage,
  languagePage,
  mePage,
  // Credentials: proving more than a mailbox
  waysPage,
  newPasskeyPage,
  passkeyPage,
  passkeyRemovalPage,
  totpPage,
  totpSecretPage,
  totpRemovalPage,
  codesPage,
  codesKeptPage,
  stopLinkPage,
  addressesPage,
  firstAddressPage,
  addressRemovalPage,
  addressLinkPage,
  devicesPage,
  deviceEndPage,
  everywherePage,
  sessionLinkPage,
  // Organizations: who runs programs
  setupPage,
  newOrganizationPage,
  supervisionPage,
  supervisionEndPage,
  organizationPage,
  staffPage,
  staffEndPage,
  // Single sign-on: coming in as one does at work
  beginSignOnPage,
  signOnBackPage,
  connectPage,
  ownSignOnPage,
  disconnectPage,
  providersPage,
  newProviderPage,
  providerPage,
  providerTestPage,
  providerSwitchPage,
  // Programs: what is offered, and setting it up
  programsPage,
  newProgramPage,
  newFromTemplatePage,
  programPage,
  settingsPage,
  publicationPage,
  basicsPage,
  datesPage,
  datePage,
  dateRemovalPage,
  seatPage,
  questionsPage,
  questionPage,
  questionRemovalPage,
  questionMovePage,
  groupPage,
  groupRemovalPage,
  frameworkPage,
  wordingPage,
  rubricPage,
  criterionPage,
  criterionRemovalPage,
  policyPage,
  textPage,
  contactsPage,
  contactRemovalPage,
  placesPage,
  placePage,
  placeRemovalPage,
  coordinatorsPage,
  coordinatorEndPage,
  // Committees: who decides
  committeePage,
  formationPage,
  termEndPage,
  committeeSettingsPage,
  constituenciesPage,
  constituencyPage,
  constituencyRemovalPage,
  promisePage,
  // Applications: asking for a seat
  applyPage,
  beginPage,
  applicationPage,
  aboutPartPage,
  positionPartPage,
  answersPartPage,
  meetingPartPage,
  assessmentPartPage,
  wishesPartPage,
  refereesPartPage,
  promisesPartPage,
  checkPage,
  withdrawalPage,
  ownMembershipPage,
  referencePage,
  // and receiving it
  inboxPage,
  deadlinePage,
  needsPage,
  entryPage,
  receivedPage,
  eligibilityPage,
  membershipPage,
  requestPage,
  decisionPage,
  wishPage,
  // Self-identification: apart, optional
  identificationPage,
  erasurePage,
  identityWishesPage,
  balancePage,
  // Blanks: the form with nobody in it, looked through and on paper
  previewPage,
  previewListPage,
  previewCheckPage,
  previewIdentityPage,
  previewPartPage,
  printPage,
  // Readings: scoring apart, stepping back
  readingsPage,
  readingPage,
  recusalPage,
  // Imports: a file of people and applications
  importsPage,
  importPage,
  mappingPage,
  twinsPage,
  runPage,
  leftOutPage,
  undoPage,
  // Matching: the board
  boardsPage,
  stopPage,
  comparePage,
  aimsPage,
  boardPage,
  certificatePage,
  pairsFilePage,
  leftPage,
  pairPage,
  notePage,
  rulingPage,
  holdPage,
  reasonsPage,
  signOffPage,
  // Partnerships: publishing, answering, being introduced
  publishPage,
  answersPage,
  spokenAnswerPage,
  offerPage,
  mentorOfferPage,
  menteeOfferPage,
  ...lifePages,
  // What was done
  activityPage,
  undeliveredPage,
  // Privacy: who sees what; leaving for good
  privacyPage,
  leavingPage,
  leavingRequestPage,
  erasuresPage,
]

/** Pages of a local start only: letters that were not sent, every piece of the interface, and the way into a demo. */
export const localPages = (store: Store, { demo }: Pick<Settings, 'demo'>): readonly Page[] => [
  makeOutboxPage(store),
  galleryPage,
  ...(demo ? [makeDemoPage(store)] : []),
]
