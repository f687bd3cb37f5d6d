import type { PartnershipState } from '#database/types.ts'
import { type Lasting, monthsOf } from './contact.ts'

/** A partnership as staff know it: who, since when, state. */
export interface PairShell extends Lasting {
  readonly id: string
  readonly mentor: string
  readonly mentee: string
  readonly endsOn: Temporal.PlainDate
  readonly state: PartnershipState
  /** The actor supervises one of the two. */
  readonly supervised: boolean
}

/** One month of a partnership as its coordinator sees it. */
export interface TickedMonth {
  readonly from: Temporal.PlainDate
  readonly met: boolean
}

/** The same with what a coordinator sees besides: the months in which they met, and whether a call may help. */
export interface PairLine extends PairShell {
  /** The latest months, oldest first; empty where they are not the actor's to see. */
  readonly months: readonly TickedMonth[]
  readonly call: { readonly wishedBy: string | null } | undefined
}

/** How a partnership began, as its coordinator sees it: whether there is an agreement and since when, and the kick-off. */
export interface PairBegun {
  readonly state: 'none' | 'proposed' | 'agreed' | 'changing'
  readonly since: Temporal.PlainDate | null
  readonly kickoffOn: Temporal.PlainDate | null
}

/** How many months are shown as marks in the list. */
export const monthsShown = 6

export const pairFilters = ['all', 'call', 'quiet', 'unagreed', 'ended'] as const
export type PairFilter = (typeof pairFilters)[number]

/** The latest months of a partnership, each met or not. */
export function tickMonths(
  shell: PairShell,
  met: ReadonlySet<string>,
  today: Temporal.PlainDate,
  most: number,
): TickedMonth[] {
  const noted = [...met].map((month) => Temporal.PlainDate.from(month))
  return monthsOf(shell, noted, today)
    .slice(-most)
    .map((from) => ({ from, met: met.has(from.toString()) }))
}
