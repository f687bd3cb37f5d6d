import type { ImportOutcome, ImportState } from '#database/types.ts'
import type { Mapping } from './target.ts'

/** One file of people and applications on its way into a program. */
export interface Import {
  readonly id: string
  readonly programId: string
  readonly fileName: string
  readonly encoding: string
  readonly headings: readonly string[]
  readonly rowCount: number
  readonly mapping: Mapping | null
  readonly state: ImportState
  readonly counts: Counts | null
  readonly createdAt: Temporal.Instant
  /** When the run last came on. */
  readonly movedAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly undoneAt: Temporal.Instant | null
  readonly version: number
}

/** Rows by what will become, or became, of them. */
export type Counts = Readonly<Record<ImportOutcome, number>>

export const importOutcomes = [
  'waiting',
  'new',
  'changed',
  'same',
  'kept',
  'problem',
] as const satisfies readonly ImportOutcome[]

/** Rows, and with them the way back, are deleted after so many days. */
export const keepDays = 90

export function toCounts(rows: readonly { outcome: ImportOutcome; n: number }[]): Counts {
  const counts = Object.fromEntries(importOutcomes.map((outcome) => [outcome, 0])) as Record<ImportOutcome, number>
  for (const { outcome, n } of rows) counts[outcome] += n
  return counts
}

/** Whether a run has stood still so long that whatever carried it must have died. */
export function standsStill({ state, movedAt }: Import, now: Temporal.Instant): boolean {
  return state === 'running' && movedAt !== null && movedAt.until(now).total('minutes') > 10
}

/** Why an import can no longer be undone. */
export type HindranceReason = 'decided' | 'read' | 'signed_in' | 'asked' | 'edited'
