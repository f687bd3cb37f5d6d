import type { MatchingState } from '#database/types.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { type District, kilometres } from '../districts/district.ts'
import type { Reason } from '../scoring/reason.ts'
import { boardWords as w } from './boards.words.ts'

/** One run of the engine with what the committee made of it. */
export interface Board {
  readonly id: string
  readonly programId: string
  readonly number: number
  readonly state: MatchingState
  readonly verified: boolean
  readonly mentees: number
  readonly mentors: number
  readonly pairsAllowed: number
  readonly matched: number
  readonly cost: number
  readonly milliseconds: {
    readonly read: number
    readonly score: number
    readonly solve: number
    readonly prove: number
  }
  readonly reason: string
  /** The rulings that stood when it was run. */
  readonly rulings: readonly string[]
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly version: number
}

export const isOpen = ({ state }: Pick<Board, 'state'>) => state === 'proposed' || state === 'approved'

/** Why nothing is decided on a board any more. */
export const whyClosed = ({ state }: Pick<Board, 'state'>) =>
  state === 'published' ? w.alreadyPublished : w.newerBoard

/** Goes on only on the board the committee works on: what is decided on an older one would be decided unseen. */
export function mustBeOpen(board: Pick<Board, 'state'>): void {
  refuseUnless(isOpen(board), whyClosed(board), { status: 409 })
}

/** Rows as many at a time as one statement can carry. */
export function* inParts<Row>(rows: readonly Row[], most = 5000): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += most) yield rows.slice(at, at + most)
}

/** One proposed pair on a board. */
export interface Proposal {
  readonly id: string
  readonly mentee: Side
  readonly mentor: Side
  readonly cost: number
  readonly reasons: readonly Reason[]
  readonly pinned: boolean
}

export interface Side {
  readonly applicationId: string
  readonly personId: string
  readonly name: string
  readonly district: {
    readonly number: number
    readonly name: string
    readonly lat: number
    readonly lon: number
    readonly setting: string
  } | null
}

/**
 * How well a pair fits, in percent: what its reasons gained of what they could have. Not known counts half.
 * The wish for shared identity is in no stored reason, so it shows in no figure.
 */
export function fitOf(reasons: readonly Reason[]): number {
  const most = reasons.reduce((sum, { weight }) => sum + weight * 100, 0)
  return most === 0 ? 100 : Math.round((100 * reasons.reduce((sum, { gained }) => sum + gained, 0)) / most)
}

/** How far apart a pair's districts are; null where one is not known. */
export function kilometresOf({ mentee, mentor }: Pick<Proposal, 'mentee' | 'mentor'>): number | null {
  return mentee.district && mentor.district ? Math.round(kilometres(mentee.district, mentor.district)) : null
}

/** Which rulings were made and which lifted between two boards, by id, from those that stood on each. */
export function rulingsBetween(before: readonly string[], after: readonly string[]) {
  return { made: after.filter((id) => !before.includes(id)), lifted: before.filter((id) => !after.includes(id)) }
}

/** A list longer than this is looked through in the database, and shown a page at a time. */
export const mostShown = 200
export const perPage = 100
/** How many of those left over are named where they are counted. */
export const fewNamed = 12

/** What pairs can be ordered by: the mentee's name, the weakest fit first, the farthest apart first. */
export const pairOrders = ['name', 'fit', 'far'] as const
export type PairOrder = (typeof pairOrders)[number]

/** What changed from one board to another, by mentee. */
export interface Difference {
  readonly id: string
  readonly mentee: string
  readonly from: string | null
  readonly to: string | null
}

export function differences(before: readonly Proposal[], after: readonly Proposal[]): Difference[] {
  const names = (proposals: readonly Proposal[]) =>
    new Map(
      proposals.map(({ mentee, mentor }) => [
        mentee.applicationId,
        { mentee: mentee.name, mentor: mentor.name, id: mentor.applicationId },
      ]),
    )
  const [old, fresh] = [names(before), names(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) => {
    const [from, to] = [old.get(id), fresh.get(id)]
    return from?.id === to?.id
      ? []
      : [{ id, mentee: (from ?? to)?.mentee ?? '', from: from?.mentor ?? null, to: to?.mentor ?? null }]
  })
}

/**
 * Where a district stands on a board, as seen by its mentees: a mentor who works there does not reach it.
 * reached: a mentee who works there has a mentor. left: mentees who work there are all without. applied: somebody asked,
 * and is not on the board. nobody: no mentee applied.
 */
export type Reach = 'reached' | 'left' | 'applied' | 'nobody'

export function reachOf(
  districts: readonly District[],
  {
    reached,
    left,
    applied,
  }: { reached: ReadonlySet<number | null>; left: ReadonlySet<number | null>; applied: ReadonlySet<number> },
): Map<number, Reach> {
  return new Map(
    districts.map(({ number }) => [
      number,
      reached.has(number) ? 'reached' : left.has(number) ? 'left' : applied.has(number) ? 'applied' : 'nobody',
    ]),
  )
}
