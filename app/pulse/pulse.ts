import type { PairShell } from '../contacts/pair.ts'

/** What one week of a partnership says to its coordinator. */
export const marks = ['hand', 'quiet', 'rhythm', 'beginning', 'paused'] as const
export type Mark = (typeof marks)[number]

export interface Week {
  readonly week: Temporal.PlainDate
  readonly mark: Mark
}

/** A partnership as the pulse shows it. */
export interface Beat extends PairShell {
  /** The weeks shown, oldest first; none where they are not the coordinator's to see. */
  readonly weeks: readonly Week[]
  /** What the present week says; none for those who have said goodbye. */
  readonly now: Mark | undefined
  readonly call: boolean
}

export const pulseFilters = ['all', 'call', 'quiet', 'rhythm', 'beginning', 'paused'] as const
export type PulseFilter = (typeof pulseFilters)[number]

/** How many weeks may be looked at. */
export const spans = [13, 26, 52] as const
