import type { Duties } from '#foundation/postman.ts'
import { keepPromises } from '#foundation/retention.ts'
import { auditSignedLetter } from './admin/trail.email.ts'
import { keepTrail } from './admin/trail.job.ts'
import { agreementInForceLetter, agreementToSignLetter } from './agreements/agreement.email.ts'
import {
  askedLetter,
  begunLetter,
  deadlineLetter,
  decidedLetter,
  invitedLetter,
  receivedLetter,
  refereeLetter,
  reminderLetter,
} from './applications/application.email.ts'
import { inviteForApplication } from './applications/invitation.job.ts'
import { overdueLetter } from './backups/backup.email.ts'
import { signOfLife, sweepRuns, watchBackups } from './backups/backup.job.ts'
import { matchApart } from './boards/apart.server.ts'
import { toSignLetter } from './boards/board.email.ts'
import { askForSignatures } from './boards/sign-off.job.ts'
import { incidentToldLetter } from './breaches/incident.email.ts'
import { sweepIncidents } from './breaches/incident.job.ts'
import {
  extractSharedLetter,
  extractToldLetter,
  grantApproveLetter,
  grantDecidedLetter,
  grantDecideLetter,
  grantMovedLetter,
  grantReadLetter,
  grantToldLetter,
} from './break-glass/grant.email.ts'
import { tellGrant, watchGrants } from './break-glass/grant.job.ts'
import {
  completedLetter,
  concernLetter,
  declinedLetter,
  endedLetter,
  extendedLetter,
  extensionLetter,
  pausedLetter,
  resumedLetter,
} from './changes/change.email.ts'
import { endOnTheDay, endPauses, tellConcern } from './changes/change.job.ts'
import { againLetter, closedLetter } from './closings/closing.email.ts'
import { seatedLetter, termEndingLetter } from './committees/committee.email.ts'
import { tellTermsEnding } from './committees/term.job.ts'
import { nudgeLetter, reachLetter } from './contacts/contact.email.ts'
import { nudge, watchQuiet } from './contacts/contact.job.ts'
import { sweepCredentials, tellAccess, tellBlocked } from './credentials/access.job.ts'
import {
  addressLetter,
  askedAccessLetter,
  changedLetter,
  partnerAccessLetter,
  readyAccessLetter,
} from './credentials/credential.email.ts'
import { erasedLetter, leftLetter, readyLetter } from './erasures/erasure.email.ts'
import { tellWhoCoordinates } from './erasures/erasure.job.ts'
import { forgetStrangers } from './erasures/stranger.job.ts'
import { proposeGroups } from './group-proposals/engine.server.ts'
import { sweepGroupProposals } from './group-proposals/proposal.job.ts'
import { placedLetter, takenOutLetter, writtenLetter } from './groups/group.email.ts'
import { earnClaims } from './honoraria/earn.job.ts'
import { honorariumLetter } from './honoraria/honorarium.email.ts'
import { openClaimsDue } from './honoraria/open.job.ts'
import { runImport, sweepImports } from './imports/import.job.ts'
import { tellUnfinished } from './inbox/deadline.job.ts'
import { remindUnfinished } from './inbox/reminder.job.ts'
import {
  agreedLetter,
  cancelledLetter,
  keptLetter,
  meetingReminderLetter,
  movedLetter,
  proposedLetter,
  waitingLetter,
  withdrawnLetter,
} from './meetings/meeting.email.ts'
import { endMeetings, remindAsked, remindMeetings, replayZones, sweepFeeds } from './meetings/meeting.job.ts'
import { membershipLetter } from './memberships/membership.email.ts'
import { tellMembershipsEnding } from './memberships/membership.job.ts'
import { passedOnLetter, requestAnsweredLetter } from './my-data/request.email.ts'
import { sweepExports } from './my-data/sweep.job.ts'
import { cascadeWork, takeBackOffers, watchOffers } from './partnerships/offer.job.ts'
import {
  introductionLetter,
  noMenteeLetter,
  noMentorLetter,
  notThisTimeLetter,
  offerLetter,
  offerReminderLetter,
  stillWaitingLetter,
  takenBackLetter,
  tooLateLetter,
} from './partnerships/partnership.email.ts'
import { askPayees } from './payee-details/ask.job.ts'
import { payeeLetter } from './payee-details/details.email.ts'
import { signInLetter } from './people/sign-in.email.ts'
import { sweep } from './people/sweep.job.ts'
import { feedbackLetter } from './plans/feedback.email.ts'
import { countHours } from './pulse/pulse.job.ts'
import { assignLacking } from './readings/assign.job.ts'
import { assignedLetter, readingReminderLetter } from './readings/reading.email.ts'
import { remindReaders } from './readings/remind.job.ts'
import { keepFigures } from './reports/keep.job.ts'
import { reviewLetter, reviewReminderLetter, wantsToTalkLetter } from './reviews/review.email.ts'
import { tellWhoWantsToTalk, watchReviews } from './reviews/review.job.ts'
import { watchRuns } from './runs/run.job.ts'
import { sweepIdentifications } from './self-identification/sweep.job.ts'
import { newDeviceLetter } from './sessions/session.email.ts'
import { sweepDevices, tellNewDevice } from './sessions/session.job.ts'
import { connectedLetter } from './single-sign-on/sign-on.email.ts'
import { sweepSignOns } from './single-sign-on/sign-on.job.ts'
import { surveyLetter, surveyReminderLetter, surveyResultLetter } from './surveys/survey.email.ts'
import { closeStopped, watchSurveys } from './surveys/survey.job.ts'
import { certificateLetter, thanksLetter } from './thanks/thanks.email.ts'

/** Door two: what happens without a click. Letters by kind, work by name, and what is looked for every few minutes. */
export const duties: Duties = {
  letters: {
    'sign-in': signInLetter,
    'sign-in.changed': changedLetter,
    'access.asked': askedAccessLetter,
    'access.asked-partner': partnerAccessLetter,
    'access.ready': readyAccessLetter,
    'address.confirm': addressLetter,
    'session.new-device': newDeviceLetter,
    'sign-on.connected': connectedLetter,
    'application.begun': begunLetter,
    'application.received': receivedLetter,
    'application.asked': askedLetter,
    'application.decided': decidedLetter,
    'application.reminder': reminderLetter,
    'deadline.moved': deadlineLetter,
    'membership.ending': membershipLetter,
    'mentor.invited': invitedLetter,
    'referee.asked': refereeLetter,
    'committee.seated': seatedLetter,
    'committee.term-ending': termEndingLetter,
    'reading.assigned': assignedLetter,
    'reading.reminder': readingReminderLetter,
    'board.to-sign': toSignLetter,
    'offer.asked': offerLetter,
    'offer.reminder': offerReminderLetter,
    'offer.taken-back': takenBackLetter,
    'offer.not-this-time': notThisTimeLetter,
    'offer.over': tooLateLetter,
    'partnership.introduced': introductionLetter,
    'group.placed': placedLetter,
    'group.taken-out': takenOutLetter,
    'group.written': writtenLetter,
    'contact.nudge': nudgeLetter,
    'contact.reach': reachLetter,
    'partnership.paused': pausedLetter,
    'partnership.resumed': resumedLetter,
    'partnership.extended': extendedLetter,
    'partnership.ended': endedLetter,
    'partnership.completed': completedLetter,
    'extension.proposed': extensionLetter,
    'extension.declined': declinedLetter,
    'concern.said': concernLetter,
    'agreement.to-sign': agreementToSignLetter,
    'agreement.in-force': agreementInForceLetter,
    'feedback.asked': feedbackLetter,
    'survey.asked': surveyLetter,
    'survey.reminder': surveyReminderLetter,
    'survey.result': surveyResultLetter,
    'review.opened': reviewLetter,
    'review.reminder': reviewReminderLetter,
    'review.talk': wantsToTalkLetter,
    'meeting.proposed': proposedLetter,
    'meeting.waiting': waitingLetter,
    'meeting.agreed': agreedLetter,
    'meeting.moved': movedLetter,
    'meeting.cancelled': cancelledLetter,
    'meeting.withdrawn': withdrawnLetter,
    'meeting.kept': keptLetter,
    'meeting.reminder': meetingReminderLetter,
    'program.closed': closedLetter,
    'mentor.again': againLetter,
    'match.none-mentee': noMentorLetter,
    'match.none-mentor': noMenteeLetter,
    'match.still-waiting': stillWaitingLetter,
    'thanks.waiting': thanksLetter,
    'certificate.issued': certificateLetter,
    'honorarium.moved': honorariumLetter,
    'payee.asked': payeeLetter,
    'audit.signed': auditSignedLetter,
    'data-request.answered': requestAnsweredLetter,
    'data-request.passed-on': passedOnLetter,
    'grant.told': grantToldLetter,
    'grant.approve': grantApproveLetter,
    'grant.decide': grantDecideLetter,
    'grant.moved': grantMovedLetter,
    'grant.decided': grantDecidedLetter,
    'grant.read': grantReadLetter,
    'extract.shared': extractSharedLetter,
    'extract.told': extractToldLetter,
    'incident.told': incidentToldLetter,
    'backup.overdue': overdueLetter,
    'erasure.done': erasedLetter,
    'erasure.ready': readyLetter,
    'erasure.left': leftLetter,
  },
  works: {
    'access.tell': tellAccess,
    'passkey.tell-blocked': tellBlocked,
    'session.tell': tellNewDevice,
    'application.invitations': inviteForApplication,
    'deadline.tell': tellUnfinished,
    'import.run': runImport,
    'reading.assign': assignLacking,
    'offer.cascade': cascadeWork,
    'application.left': takeBackOffers,
    'concern.tell': tellConcern,
    'survey.close': closeStopped,
    'review.wants-to-talk': tellWhoWantsToTalk,
    'grant.tell': tellGrant,
    'erasure.tell': tellWhoCoordinates,
  },
  longWorks: {
    'matching.run': matchApart,
    'group.propose': proposeGroups,
  },
  ticks: {
    sweep,
    sweepCredentials,
    sweepDevices,
    sweepSignOns,
    remindUnfinished,
    sweepIdentifications,
    sweepImports,
    watchOffers,
    endPauses,
    endOnTheDay,
    watchSurveys,
    watchReviews,
    tellMembershipsEnding,
    tellTermsEnding,
    remindReaders,
    askForSignatures,
    watchRuns,
    sweepGroupProposals,
    nudge,
    watchQuiet,
    endMeetings,
    replayZones,
    remindMeetings,
    remindAsked,
    sweepFeeds,
    openClaimsDue,
    earnClaims,
    askPayees,
    countHours,
    keepTrail,
    sweepExports,
    watchGrants,
    sweepIncidents,
    watchBackups,
    sweepRuns,
    signOfLife,
    keepFigures,
    keepPromises,
    forgetStrangers,
  },
}
