import type { ProgramModel, ProgramStatus, SeatKind } from '#database/types.ts'
import { fold, type Text } from '#foundation/language.ts'
import type { Eligibility } from './eligibility.ts'
import type { Policy } from './policy.ts'

/** One run of mentoring with dates. */
export interface Program {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: Text
  readonly privacyContact: string
  readonly slug: string
  readonly template: string
  readonly model: ProgramModel
  readonly title: Text
  readonly summary: Text
  readonly pilot: boolean
  readonly status: ProgramStatus
  readonly zone: string
  readonly months: number
  readonly opensOn: Temporal.PlainDate
  readonly closesOn: Temporal.PlainDate
  readonly firstClosesOn: Temporal.PlainDate
  readonly matchBy: Temporal.PlainDate
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly cap: number | null
  readonly answerDays: number
  readonly readers: number
  readonly cascade: 'automatic' | 'ask'
  readonly mentorsTrained: boolean
  readonly frameworkId: string
  readonly policy: Policy
  readonly rubric: readonly Criterion[]
  readonly goals: readonly Text[]
  /** Days between two contacts that are usual; each pair agrees on its own. */
  readonly meetsEvery: number
  /** Days after a pair's end until what the two wrote is destroyed; said before anybody begins. */
  readonly daysKept: number
  /** Hours a month the program suggests to its pairs; 0 for none. */
  readonly hoursLeast: number
  readonly hoursMost: number | null
  /** Whether one's own preparation and learning count towards them. */
  readonly hoursAll: boolean
  readonly version: number
  readonly publishedAt: Temporal.Instant | null
  readonly archivedAt: Temporal.Instant | null
  /** What it was before, for the way back. */
  readonly archivedFrom: ProgramStatus | null
  /** The program of the year before, of which this is a copy. */
  readonly copiedFrom: string | null
}

/** One line of the rubric on which applications are scored from 1 to 5. */
export interface Criterion {
  readonly key: string
  readonly title: Text
  readonly hint: Text
}

export interface Seat {
  readonly id: string
  readonly programId: string
  readonly kind: SeatKind
  readonly description: Text
  readonly expectations: readonly Text[]
  readonly hours: Text | null
  readonly eligibility: Eligibility
  readonly questionnaireId: string
  readonly mostMentees: number
  readonly honorariumCents: number
  readonly version: number
}

export const seatKinds = ['mentee', 'mentor'] as const satisfies readonly SeatKind[]

/** Where a program stands on a day. A published program opens and closes by its dates alone. */
export type Phase = 'draft' | 'announced' | 'open' | 'deciding' | 'under_way' | 'over'

export function phaseOf(
  program: Pick<Program, 'status' | 'opensOn' | 'closesOn' | 'startsOn' | 'endsOn'>,
  today: Temporal.PlainDate,
): Phase {
  const isPast = (date: Temporal.PlainDate) => Temporal.PlainDate.compare(today, date) > 0
  if (program.status === 'draft') return 'draft'
  if (program.status === 'archived' || isPast(program.endsOn)) return 'over'
  if (Temporal.PlainDate.compare(today, program.opensOn) < 0) return 'announced'
  if (program.status === 'published' && !isPast(program.closesOn)) return 'open'
  return Temporal.PlainDate.compare(today, program.startsOn) < 0 ? 'deciding' : 'under_way'
}

/** Whether anybody may begin on a day: while the program is open, and longer where a place has a later last day. */
export function isOpenSomewhere(
  program: Parameters<typeof phaseOf>[0],
  places: readonly { readonly closesOn: Temporal.PlainDate | null }[],
  today: Temporal.PlainDate,
): boolean {
  if (phaseOf(program, today) === 'open') return true
  if (program.status !== 'published' || Temporal.PlainDate.compare(today, program.opensOn) < 0) return false
  return places.some(({ closesOn }) => closesOn !== null && Temporal.PlainDate.compare(today, closesOn) <= 0)
}

/** In which month of the program a day lies: 1 for the first; undefined outside it. */
export function monthOf(
  program: Pick<Program, 'startsOn' | 'endsOn' | 'months'>,
  today: Temporal.PlainDate,
): number | undefined {
  if (Temporal.PlainDate.compare(today, program.startsOn) < 0 || Temporal.PlainDate.compare(today, program.endsOn) > 0)
    return undefined
  return Math.min(program.months, program.startsOn.until(today, { largestUnit: 'months' }).months + 1)
}

/** The dates must come in this order; the first that does not is named. */
export function firstDateOutOfOrder(
  dates: Pick<Program, 'opensOn' | 'closesOn' | 'matchBy' | 'startsOn' | 'endsOn'>,
): keyof typeof dates | undefined {
  const { opensOn, closesOn, matchBy, startsOn, endsOn } = dates
  if (Temporal.PlainDate.compare(opensOn, closesOn) > 0) return 'closesOn'
  if (Temporal.PlainDate.compare(closesOn, matchBy) > 0) return 'matchBy'
  if (Temporal.PlainDate.compare(startsOn, endsOn) >= 0 || Temporal.PlainDate.compare(matchBy, endsOn) > 0)
    return 'endsOn'
  return undefined
}

/** A rubric with one criterion worded anew, or, without a key, with one more. Keys are never given twice. */
export function changeRubric(
  rubric: readonly Criterion[],
  key: string | undefined,
  words: Pick<Criterion, 'title' | 'hint'>,
): Criterion[] {
  if (key !== undefined && rubric.some((criterion) => criterion.key === key))
    return rubric.map((criterion) => (criterion.key === key ? { key, ...words } : criterion))
  const used = new Set(rubric.map((criterion) => criterion.key))
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const stem =
    fold(words.title.en)
      .replace(/[^a-z]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 30) || 'criterion'
  const tails = ['', ...Array.from(letters, (letter) => `_${letter}`)]
  const free =
    tails.map((tail) => stem + tail).find((each) => !used.has(each)) ?? `${stem}_z${'z'.repeat(rubric.length)}`
  return [...rubric, { key: free, ...words }]
}

export const withoutCriterion = (rubric: readonly Criterion[], key: string): Criterion[] =>
  rubric.filter((criterion) => criterion.key !== key)
