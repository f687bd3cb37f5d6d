import type { Page } from '#foundation/page.ts'
import { agreementPage, asidePage } from './agreements/agreement.page.tsx'
import { firstConversationPage } from './agreements/first-conversation.page.tsx'
import { kickoffPage } from './agreements/kickoff.page.tsx'
import { paperPage } from './agreements/paper.page.tsx'
import { proposalPage } from './agreements/proposal.page.tsx'
import { changesPage, concernPage, pausePage, resumptionPage } from './changes/changes.page.tsx'
import { givenConcernPage } from './changes/concern.page.tsx'
import { againLinkPage, againPage, endingPage, leavingPage } from './changes/ending.page.tsx'
import { extensionAnswerPage, extensionPage } from './changes/extension.page.tsx'
import { nextMentorPage } from './changes/next-mentor.page.tsx'
import { programChangesPage } from './changes/overview.page.tsx'
import {
  mentorLeavesPage,
  pairChangesPage,
  pairEndPage,
  pairExtensionPage,
  pairPausePage,
  pairResumptionPage,
} from './changes/pair.page.tsx'
import { mentorsAgainPage } from './closings/again.page.tsx'
import { archivePage, reopenPage } from './closings/archive.page.tsx'
import { closingPage, ticksPage } from './closings/closing.page.tsx'
import { nextYearPage } from './closings/copy.page.tsx'
import { mentorsPage } from './closings/mentors.page.tsx'
import { contactPage, newContactPage, takeOutPage } from './contacts/contact.page.tsx'
import {
  contactsPage as contactLogPage,
  twinsPage as contactTwinsPage,
  remindersPage,
} from './contacts/contacts.page.tsx'
import { hoursGoalPage } from './contacts/goal.page.tsx'
import { logLinkPage, reachLinkPage, reachPage, stopLinkPage } from './contacts/letter.page.tsx'
import { callPage, pairsPage, staffPairPage } from './contacts/pairs.page.tsx'
import { filePage, fileRemovalPage, filesPage } from './files/files.page.tsx'
import { gatheringPage, gatheringRemovalPage, gatheringsPage } from './gatherings/gatherings.page.tsx'
import { goingPage, ownGatheringsPage } from './gatherings/own-gatherings.page.tsx'
import { groupPages } from './group-routes.tsx'
import { casePage, caseRemovalPage, casesPage, caseWordsPage, newCasePage } from './journals/cases.page.tsx'
import { checkInPage, checksRemovalPage } from './journals/check-in.page.tsx'
import { journalEntryPage, journalEntryRemovalPage, journalPage, journalTextPage } from './journals/journal.page.tsx'
import { cataloguePage, cataloguePartPage, catalogueRemovalPage, shippedPage } from './learning/catalogue.page.tsx'
import { competenciesPage } from './learning/competencies.page.tsx'
import { dutiesPage, dutyStepPage } from './learning/duties.page.tsx'
import { keptPage, learningPage, newSuggestionPage, suggestionPage, takeUpPage } from './learning/learning.page.tsx'
import { callOffPage, placePage as meetingPlacePage } from './meetings/change.page.tsx'
import { feedEndPage, feedPage, ownFeedPage } from './meetings/feed.page.tsx'
import { itemMarkPage, itemPage, itemRemovalPage } from './meetings/item.page.tsx'
import { answerPage, heldPage, keepPage, meetingPage } from './meetings/meeting.page.tsx'
import { meetingsPage } from './meetings/meetings.page.tsx'
import { newMeetingPage, otherTimesPage } from './meetings/propose.page.tsx'
import { moneyPages } from './money-routes.tsx'
import { noteRemovalPage, notePage as ownNotePage } from './notes/note.page.tsx'
import { notesPage } from './notes/notes.page.tsx'
import { agreedPage } from './plans/agreed.page.tsx'
import { copyPage, copyWithdrawalPage } from './plans/copy.page.tsx'
import { answerFeedbackPage, feedbackPage, giveFeedbackPage } from './plans/feedback.page.tsx'
import { goalPage, goalWordsPage, newGoalPage } from './plans/goal.page.tsx'
import { evidencePage, inquiryPage, newEvidencePage } from './plans/inquiry.page.tsx'
import { planPage, wholePlanPage } from './plans/plan.page.tsx'
import { sharedPlanPage, sharedPlansPage } from './plans/shared-plans.page.tsx'
import { questionPage as inquiryQuestionPage, prioritiesPage, visionPage } from './plans/sheet.page.tsx'
import { newStepPage, stepDonePage, stepPage } from './plans/step.page.tsx'
import { pulsePage } from './pulse/pulse.page.tsx'
import { editionPage, editionSharingPage } from './reports/edition.page.tsx'
import {
  editionFilePage,
  reportFilePage,
  reportPage,
  reportPublicationPage,
  reportTextPage,
} from './reports/report.page.tsx'
import { organizationReportsPage } from './reports/reports.page.tsx'
import { growthPage } from './reviews/growth.page.tsx'
import { reportsPage } from './reviews/reports.page.tsx'
import { forProgramPage, reviewPage, reviewsPage } from './reviews/review.page.tsx'
import { selfAssessmentPage } from './reviews/self-assessment.page.tsx'
import { surveyLinkPage, surveyPage } from './surveys/survey.page.tsx'
import { newSurveyPage, staffSurveyPage, surveysPage } from './surveys/surveys.page.tsx'
import {
  certificatePdfPage,
  checkCertificatePage,
  certificatePage as serviceCertificatePage,
  timePage,
} from './thanks/certificate.page.tsx'
import { certificatesPage, revocationPage } from './thanks/certificates.page.tsx'
import { hoursPage, hoursPdfPage } from './thanks/hours.page.tsx'
import { quotePage, quotesPage, quoteWithdrawalPage } from './thanks/quote.page.tsx'
import { openingPage, takingBackPage, notePage as thanksNotePage, thanksPage } from './thanks/thanks.page.tsx'
import { contextPage } from './together/context.page.tsx'
import { togetherPage } from './together/together.page.tsx'
import { ownTrainingPage } from './trainings/own-training.page.tsx'
import { trainingsPage, trainingUndoingPage } from './trainings/trainings.page.tsx'

/** The pages of two people from hello to goodbye, and of those who carry them. */
export const lifePages: readonly Page[] = [
  ...groupPages,
  // Trainings: who may begin
  trainingsPage,
  trainingUndoingPage,
  ownTrainingPage,
  // Agreements: what the two can rely on
  firstConversationPage,
  agreementPage,
  proposalPage,
  asidePage,
  kickoffPage,
  paperPage,
  // Plans: vision, goals and steps of two people, and a copy shared with the coordinator
  planPage,
  wholePlanPage,
  newGoalPage,
  goalPage,
  goalWordsPage,
  newStepPage,
  stepPage,
  stepDonePage,
  visionPage,
  prioritiesPage,
  inquiryPage,
  inquiryQuestionPage,
  newEvidencePage,
  evidencePage,
  feedbackPage,
  giveFeedbackPage,
  answerFeedbackPage,
  copyPage,
  copyWithdrawalPage,
  sharedPlansPage,
  sharedPlanPage,
  agreedPage,
  // Learning: what there is to take up, and what an office asks over the year
  learningPage,
  newSuggestionPage,
  takeUpPage,
  suggestionPage,
  keptPage,
  dutiesPage,
  dutyStepPage,
  competenciesPage,
  cataloguePage,
  cataloguePartPage,
  catalogueRemovalPage,
  shippedPage,
  // Gatherings: where people of a program may meet besides
  gatheringsPage,
  gatheringPage,
  gatheringRemovalPage,
  ownGatheringsPage,
  goingPage,
  // Meetings: when they meet, what they talk about, and their calendars
  meetingsPage,
  newMeetingPage,
  meetingPage,
  answerPage,
  keepPage,
  heldPage,
  otherTimesPage,
  meetingPlacePage,
  callOffPage,
  itemPage,
  itemMarkPage,
  itemRemovalPage,
  ownFeedPage,
  feedEndPage,
  feedPage,
  // Notes: for oneself, or for both
  notesPage,
  ownNotePage,
  noteRemovalPage,
  // Files: what the two hand each other
  filesPage,
  filePage,
  fileRemovalPage,
  // Contacts: that they meet, and for their coordinator a tick a month
  contactLogPage,
  newContactPage,
  contactTwinsPage,
  remindersPage,
  reachPage,
  contactPage,
  takeOutPage,
  logLinkPage,
  stopLinkPage,
  reachLinkPage,
  pairsPage,
  staffPairPage,
  callPage,
  hoursGoalPage,
  // Journals: one's own, and the two's
  journalPage,
  journalTextPage,
  journalEntryPage,
  journalEntryRemovalPage,
  casesPage,
  newCasePage,
  casePage,
  caseWordsPage,
  caseRemovalPage,
  checkInPage,
  checksRemovalPage,
  // Changes: a word in confidence, a break, going on longer, an end, another mentor
  changesPage,
  concernPage,
  pausePage,
  resumptionPage,
  extensionPage,
  extensionAnswerPage,
  endingPage,
  againPage,
  againLinkPage,
  leavingPage,
  programChangesPage,
  givenConcernPage,
  pairChangesPage,
  pairPausePage,
  pairResumptionPage,
  pairExtensionPage,
  pairEndPage,
  mentorLeavesPage,
  nextMentorPage,
  // Surveys of a program
  surveysPage,
  newSurveyPage,
  staffSurveyPage,
  surveyPage,
  surveyLinkPage,
  // Reviews: looking back
  reviewsPage,
  reviewPage,
  forProgramPage,
  growthPage,
  selfAssessmentPage,
  reportsPage,
  // Thanks: a word to each other, hours, certificates
  thanksPage,
  thanksNotePage,
  openingPage,
  takingBackPage,
  quotePage,
  quoteWithdrawalPage,
  quotesPage,
  hoursPage,
  hoursPdfPage,
  checkCertificatePage,
  serviceCertificatePage,
  certificatePdfPage,
  timePage,
  certificatesPage,
  revocationPage,
  ...moneyPages,
  // Pulse: a mark a pair a week
  pulsePage,
  // Reports: what the program may say of itself
  organizationReportsPage,
  reportPage,
  reportTextPage,
  reportPublicationPage,
  reportFilePage,
  editionPage,
  editionSharingPage,
  editionFilePage,
  // Closings: the end of the year, and the next
  closingPage,
  ticksPage,
  archivePage,
  reopenPage,
  nextYearPage,
  mentorsPage,
  mentorsAgainPage,
  // Together: from hello to goodbye
  togetherPage,
  contextPage,
]
