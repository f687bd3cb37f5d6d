import type { RunPart, RunState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'

/** One run of the engine apart from pages. */
export interface Run {
  readonly id: string
  readonly programId: string
  readonly state: RunState
  readonly part: RunPart
  /** How much of the whole is done, in percent. */
  readonly share: number
  readonly startedBy: string | null
  readonly startedAt: Temporal.Instant
  readonly begunAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  /** The number of the board it made. */
  readonly board: number | null
  readonly problem: Text | null
}

/** A program with more pairs than these is not matched while somebody waits for the page. */
export const mostPairsAtOnce = 40_000

/** The parts of a run in their order, each with the share of the whole at which it begins. */
const begins = { read: 0, score: 5, solve: 55, prove: 85, store: 90 } as const satisfies Record<RunPart, number>

export const runParts = Object.keys(begins) as RunPart[]

/** How much of a whole run is done when a part is done so far, in percent. */
export function shareOf(part: RunPart, done: number): number {
  const next = runParts[runParts.indexOf(part) + 1]
  const end = next ? begins[next] : 100
  return Math.floor(begins[part] + (end - begins[part]) * Math.min(Math.max(done, 0), 1))
}

/** A run that has not moved for so long has died with its worker, in seconds. */
export const stillSeconds = 120

/** How long the row of an ended run is kept. */
export const keepDays = 30
