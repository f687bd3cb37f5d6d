import type { Duties } from '#foundation/postman.ts'
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
import { matchApart } from './boards/apart.server.ts'
import { toSignLetter } from './boards/board.email.ts'
import { askForSignatures } from './boards/sign-off.job.ts'
import { againLetter, closedLetter } from './closings/closing.email.ts'
import { seatedLetter, termEndingLetter } from './committees/committee.email.ts'
import { tellTermsEnding } from './committees/term.job.ts'
import { nudgeLetter, reachLetter } from './contacts/contact.email.ts'
import { nudge, watchQuiet } from './contacts/contact.job.ts'
import { runImport, sweepImports } from './imports/import.job.ts'
import { tellUnfinished } from './inbox/deadline.job.ts'
import { remindUnfinished } from './inbox/reminder.job.ts'
import { membershipLetter } from './memberships/membership.email.ts'
import { tellMembershipsEnding } from './memberships/membership.job.ts'
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
import { signInLetter } from './people/sign-in.email.ts'
import { sweep } from './people/sweep.job.ts'
import { assignLacking } from './readings/assign.job.ts'
import { assignedLetter, readingReminderLetter } from './readings/reading.email.ts'
import { remindReaders } from './readings/remind.job.ts'
import { watchRuns } from './runs/run.job.ts'
import { sweepIdentifications } from './self-identification/sweep.job.ts'

/** Door two: what happens without a click. Letters by kind, work by name, and what is looked for every few minutes. */
export const duties: Duties = {
  letters: {
    'sign-in': signInLetter,
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
    'contact.nudge': nudgeLetter,
    'contact.reach': reachLetter,
    'program.closed': closedLetter,
    'mentor.again': againLetter,
    'match.none-mentee': noMentorLetter,
    'match.none-mentor': noMenteeLetter,
    'match.still-waiting': stillWaitingLetter,
  },
  works: {
    'application.invitations': inviteForApplication,
    'deadline.tell': tellUnfinished,
    'import.run': runImport,
    'reading.assign': assignLacking,
    'offer.cascade': cascadeWork,
    'application.left': takeBackOffers,
  },
  longWorks: {
    'matching.run': matchApart,
  },
  ticks: {
    sweep,
    remindUnfinished,
    sweepIdentifications,
    sweepImports,
    watchOffers,
    tellMembershipsEnding,
    tellTermsEnding,
    remindReaders,
    askForSignatures,
    watchRuns,
    nudge,
    watchQuiet,
  },
}
