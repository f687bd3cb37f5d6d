import type { PartnershipState, QuietState } from '#database/types.ts'

/** What can befall a partnership where quiet is concerned. */
export const quietEvents = [
  'too_quiet', // no contact for longer than agreed, with some grace
  'no_answer', // neither answered "did they reach you?"
  'in_touch',
  'not_yet',
  'hand', // one of the two would like a call
  'contact', // a contact was written down
  'called', // the coordinator has spoken with them
  'rest', // paused or ended
] as const
export type QuietEvent = (typeof quietEvents)[number]

/** What the two may answer. */
export const reachAnswers = ['in_touch', 'not_yet', 'hand'] as const satisfies readonly QuietEvent[]
export type ReachAnswer = (typeof reachAnswers)[number]

/**
 * Where a partnership stands after something has happened. A wish for a call stands apart (table call_wishes): it is an
 * answer here, and only the coordinator's call ends it.
 */
export function after(state: QuietState, event: QuietEvent): QuietState {
  switch (event) {
    case 'too_quiet':
      return state === 'well' || state === 'not_yet' ? 'asked' : state
    case 'no_answer':
      return state === 'asked' ? 'unanswered' : state
    case 'not_yet':
    case 'hand':
      return state === 'well' ? 'well' : 'not_yet'
    case 'in_touch':
    case 'contact':
    case 'called':
    case 'rest':
      return 'well'
  }
}

/** Whether quiet is counted anew from that day: after everything but the passing of time. */
export const countsAnew = (event: QuietEvent): boolean => event !== 'too_quiet' && event !== 'no_answer'

/** Days the two have for "did they reach you?" before their coordinator may call. */
export const daysToAnswer = 10

/** What decides whether a partnership has been quiet for too long. */
export interface Watched {
  readonly state: PartnershipState
  readonly quiet: QuietState
  readonly introducedOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly meetsEvery: number
  readonly lastMet: Temporal.PlainDate | null
  readonly countedFrom: Temporal.PlainDate | null
  readonly askedOn: Temporal.PlainDate | null
}

/** Longer than agreed by half, and by a week at least. */
export const quietDays = (meetsEvery: number): number => meetsEvery + Math.max(7, Math.ceil(meetsEvery / 2))

/**
 * The same while the two have agreed on nothing. What a program hopes for ("weekly if possible") is not their word; what
 * every program counts on is a contact a month, and a week on top of it is grace.
 */
export const firstQuietDays = (meetsEvery: number): number => Math.max(30, meetsEvery) + 7

/** What the passing of time does to a partnership today. */
export function dueQuiet(of: Watched, today: Temporal.PlainDate): QuietEvent | undefined {
  if (of.state === 'paused' || of.state === 'ended' || isAfter(today, of.endsOn)) return 'rest'
  if (of.quiet === 'asked') return of.askedOn && of.askedOn.until(today).days >= daysToAnswer ? 'no_answer' : undefined
  if (of.quiet === 'unanswered') return undefined
  const since = [of.introducedOn, of.lastMet, of.countedFrom].reduce<Temporal.PlainDate>(
    (latest, date) => (date && isAfter(date, latest) ? date : latest),
    of.introducedOn,
  )
  const within = of.state === 'introduced' ? firstQuietDays(of.meetsEvery) : quietDays(of.meetsEvery)
  return since.until(today).days > within ? 'too_quiet' : undefined
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0
