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
import { remindUnfinished } from './applications/reminder.job.ts'
import { seatedLetter } from './committees/committee.email.ts'
import { runImport, sweepImports } from './imports/import.job.ts'
import { tellUnfinished } from './inbox/deadline.job.ts'
import { cascadeWork, takeBackOffers, watchOffers } from './partnerships/offer.job.ts'
import {
  introductionLetter,
  noMenteeLetter,
  noMentorLetter,
  notThisTimeLetter,
  offerLetter,
  offerReminderLetter,
  takenBackLetter,
  tooLateLetter,
} from './partnerships/partnership.email.ts'
import { signInLetter } from './people/sign-in.email.ts'
import { sweep } from './people/sweep.job.ts'
import { assignLacking } from './readings/assign.job.ts'
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
    'mentor.invited': invitedLetter,
    'referee.asked': refereeLetter,
    'committee.seated': seatedLetter,
    'offer.asked': offerLetter,
    'offer.reminder': offerReminderLetter,
    'offer.taken-back': takenBackLetter,
    'offer.not-this-time': notThisTimeLetter,
    'offer.over': tooLateLetter,
    'partnership.introduced': introductionLetter,
    'match.none-mentee': noMentorLetter,
    'match.none-mentor': noMenteeLetter,
  },
  works: {
    'application.invitations': inviteForApplication,
    'deadline.tell': tellUnfinished,
    'import.run': runImport,
    'reading.assign': assignLacking,
    'offer.cascade': cascadeWork,
    'application.left': takeBackOffers,
  },
  ticks: {
    sweep,
    remindUnfinished,
    sweepIdentifications,
    sweepImports,
    watchOffers,
  },
}
