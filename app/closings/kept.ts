import { type Keep, keep, lastDayKept, type Privacy } from '#foundation/privacy.ts'
import { agreementPrivacy } from '../agreements/agreement.privacy.ts'
import { applicationPrivacy } from '../applications/application.privacy.ts'
import { assessmentPrivacy } from '../assessments/assessment.privacy.ts'
import { boardPrivacy } from '../boards/board.privacy.ts'
import { changePrivacy } from '../changes/change.privacy.ts'
import { committeePrivacy } from '../committees/committee.privacy.ts'
import { contactPrivacy } from '../contacts/contacts.privacy.ts'
import { filePrivacy } from '../files/files.privacy.ts'
import { gatheringPrivacy } from '../gatherings/gathering.privacy.ts'
import { groupPrivacy } from '../groups/group.privacy.ts'
import { honorariumPrivacy } from '../honoraria/honorarium.privacy.ts'
import { journalPrivacy } from '../journals/journal.privacy.ts'
import { learningPrivacy } from '../learning/learning.privacy.ts'
import { meetingPrivacy } from '../meetings/meetings.privacy.ts'
import { notePrivacy } from '../notes/notes.privacy.ts'
import { partnershipPrivacy } from '../partnerships/partnership.privacy.ts'
import { payeePrivacy } from '../payee-details/details.privacy.ts'
import { planPrivacy } from '../plans/plan.privacy.ts'
import { programPrivacy } from '../programs/program.privacy.ts'
import { pulsePrivacy } from '../pulse/pulse.privacy.ts'
import { readingPrivacy } from '../readings/reading.privacy.ts'
import { reportPrivacy } from '../reports/reports.privacy.ts'
import { reviewPrivacy } from '../reviews/review.privacy.ts'
import { identificationPrivacy } from '../self-identification/identification.privacy.ts'
import { surveyPrivacy } from '../surveys/survey.privacy.ts'
import { thanksPrivacy } from '../thanks/thanks.privacy.ts'
import { trainingPrivacy } from '../trainings/training.privacy.ts'
import { closingPrivacy } from './closing.privacy.ts'

/** The promises of every room that keeps something with a program. A new room before this one adds its own. */
export const promised: Privacy = {
  ...programPrivacy,
  ...committeePrivacy,
  ...applicationPrivacy,
  ...assessmentPrivacy,
  ...identificationPrivacy,
  ...readingPrivacy,
  ...boardPrivacy,
  ...partnershipPrivacy,
  ...groupPrivacy,
  ...trainingPrivacy,
  ...agreementPrivacy,
  ...planPrivacy,
  ...gatheringPrivacy,
  ...learningPrivacy,
  ...meetingPrivacy,
  ...notePrivacy,
  ...filePrivacy,
  ...contactPrivacy,
  ...journalPrivacy,
  ...changePrivacy,
  ...surveyPrivacy,
  ...reviewPrivacy,
  ...thanksPrivacy,
  ...honorariumPrivacy,
  ...payeePrivacy,
  ...pulsePrivacy,
  ...reportPrivacy,
  ...closingPrivacy,
}

/** One kind of record of a program, with the day until which it is kept. */
export interface Kept {
  readonly record: string
  readonly keep: Keep
  /** The real day, for this program; nothing where there is none for all of it. */
  readonly until: Temporal.PlainDate | undefined
  readonly stays: boolean
}

/** Tables that say more by a name of their own than by that of their record. */
const ownNames: Readonly<Record<string, string>> = {
  partnershipKeys: 'between the two',
  mentorInvitations: 'invitations',
  meetings: 'meetings',
  meetingTimes: 'meetings',
  planCopies: 'plan copies',
  planCopyReadings: 'plan copies',
  surveyTallies: 'survey tallies',
  surveyWords: 'survey tallies',
  reviews: 'review asked',
  quotes: 'quotes',
  certificates: 'certificates',
  programStaff: 'who ran it',
  committeeMembers: 'who ran it',
}

/** What a program's end lets count; a payment, or somebody's leaving, has a day of its own. */
const counted = new Set(['decision', 'program end', 'partnership end', 'group end'])

/** The last day something is kept by a promise that counts from the end of a program. */
export function untilOf(
  { rule }: Keep,
  { endsOn, daysKept }: { readonly endsOn: Temporal.PlainDate; readonly daysKept: number },
): Temporal.PlainDate | undefined {
  if (rule === keep.cohort.rule) return endsOn
  if (rule?.until === 'partnership end' || rule?.until === 'group end') return endsOn.add({ days: daysKept })
  return rule && counted.has(rule.until) ? lastDayKept(rule, endsOn) : undefined
}

/** The retention of everything a program holds, in real days, the first to go first; what stays comes last. */
export function keptOf(program: Parameters<typeof untilOf>[1], promises: Privacy = promised): Kept[] {
  const lines = new Map<string, Kept>()
  for (const [table, { record, keep }] of Object.entries(promises)) {
    const name = ownNames[table] ?? record
    const until = untilOf(keep, program)
    const stays = keep.rule?.until === 'always'
    if (name !== 'system') lines.set(`${name} ${until ?? (stays ? '' : keep.en)}`, { record: name, keep, until, stays })
  }
  const far = Temporal.PlainDate.from('9999-12-31')
  return [...lines.values()].sort(
    (a, b) =>
      Temporal.PlainDate.compare(a.until ?? far, b.until ?? far) ||
      (a.record < b.record ? -1 : Number(a.record > b.record)),
  )
}
