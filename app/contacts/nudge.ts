import type { PartnershipState } from '#database/types.ts'

/** How often somebody wants to be reminded. */
export const rhythms = ['month', 'week', 'off'] as const
export type Rhythm = (typeof rhythms)[number]

/** What decides whether one of the two is reminded today. */
export interface Reminded {
  readonly every: Rhythm
  /** The day of the last reminder. */
  readonly toldOn: Temporal.PlainDate | null
  readonly state: PartnershipState
  readonly introducedOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  /** Days between two contacts, as agreed. */
  readonly meetsEvery: number
  readonly lastMet: Temporal.PlainDate | null
}

/** The weekly letter comes from Thursday on, the monthly one from the 20th: there is still time to meet. */
const firstWeekday = 4
const firstDay = 20

/** Whether anybody at all may be reminded on a day. */
export const isNudgeDay = (today: Temporal.PlainDate): boolean =>
  today.dayOfWeek >= firstWeekday || today.day >= firstDay

/**
 * The period for which somebody is to be reminded today, told by its first day. Nothing where they want none, the two
 * have met in it or within the time they agreed on, or a reminder for it, or for a later one, has left.
 */
export function dueNudge(of: Reminded, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (of.every === 'off' || !isLive(of.state) || isAfter(today, of.endsOn)) return undefined
  const isWeek = of.every === 'week'
  if (isWeek ? today.dayOfWeek < firstWeekday : today.day < firstDay) return undefined
  const from = isWeek ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 })
  if (of.toldOn && !isAfter(from, of.toldOn)) return undefined
  if (of.lastMet && !isAfter(from, of.lastMet)) return undefined
  const since = of.lastMet && isAfter(of.lastMet, of.introducedOn) ? of.lastMet : of.introducedOn
  return since.until(today).days >= (isWeek ? Math.min(7, of.meetsEvery) : of.meetsEvery) ? from : undefined
}

const isLive = (state: PartnershipState) => state === 'introduced' || state === 'under_way'
const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0
