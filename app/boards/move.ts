import type { RulingKind } from '#database/types.ts'
import type { Policy } from '../programs/policy.ts'

/** A ruling as the engine needs it, standing or not. */
export interface Ruled {
  readonly id: string
  readonly kind: RulingKind
  readonly mentee: string | null
  readonly mentor: string | null
}

/** What moved a mentee, without a word of any language: rulings made or lifted by id, and what else was new. */
export interface Causes {
  readonly rulings: readonly string[]
  /** Weights, rules or priorities were changed. */
  readonly policy: boolean
  /** Somebody came or went. */
  readonly people: boolean
  /** What is known of people changed: an answer, a wish, a position, a year gone by. */
  readonly answers: boolean
}

/** One mentee's step from one mentor to another; null is nobody. Mentees and mentors are applications. */
export interface Step {
  readonly mentee: string
  readonly from: string | null
  readonly to: string | null
  readonly causes: Causes
}

/** A step as a board keeps it. */
export interface Move extends Step {
  readonly id: string
  /** The number of the board on which it happened, and the rulings that stood there. */
  readonly board: number
  readonly standing: readonly string[]
  readonly reason: string
}

/** Who is matched with whom, by mentee; null is nobody, a mentee who is not there is not known. */
export type Mates = ReadonlyMap<string, string | null>

/** What decides a board, and who has whom there. */
export interface Outcome {
  readonly mates: Mates
  readonly people: ReadonlySet<string>
  readonly policy: Policy
  readonly rulings: readonly Ruled[]
}

/**
 * Who moved from one board to the next, and what moved them.
 *
 * Where both rulings and anything else are new, the engine is asked once more, with the old rulings: whoever had already
 * moved then was moved by what else is new, and whoever moves only after that by the rulings. Somebody who is new, like
 * everybody on a first board, is held against what the engine proposes unaided by any ruling.
 *
 * @param solveUnder what the engine answers today under other rulings
 */
export function findSteps(
  before: Outcome | undefined,
  now: Outcome,
  solveUnder: (rulings: readonly Ruled[]) => Mates,
): Step[] {
  const ruled = before ? exclusively(before.rulings, now.rulings) : []
  const others = !before || ruled.length === 0 ? now.mates : solveUnder(before.rulings)
  const isKnown = (mentee: string) => before?.mates.has(mentee) ?? false
  const unaided =
    now.rulings.length > 0 && [...now.mates.keys()].some((mentee) => !isKnown(mentee)) ? solveUnder([]) : now.mates
  const policy = before !== undefined && JSON.stringify(before.policy) !== JSON.stringify(now.policy)
  const people = before !== undefined && before.people.symmetricDifference(now.people).size > 0
  return [...now.mates].flatMap(([mentee, to]): Step[] => {
    if (!before || !isKnown(mentee)) {
      const from = unaided.get(mentee) ?? null
      const rulings = now.rulings.map(({ id }) => id)
      return from === to
        ? []
        : [{ mentee, from, to, causes: { rulings, policy: false, people: false, answers: false } }]
    }
    const [from, middle] = [before.mates.get(mentee) ?? null, others.get(mentee) ?? null]
    if (from === to) return []
    const isOther = from !== middle
    const causes = {
      rulings: middle === to ? [] : ruled,
      policy: isOther && policy,
      people: isOther && people,
      answers: isOther && !policy && !people,
    }
    return [{ mentee, from, to, causes }]
  })
}

/** The ids of rulings that stand in one of two lists alone. */
function exclusively(before: readonly Ruled[], now: readonly Ruled[]): string[] {
  const ids = (rulings: readonly Ruled[]) => new Set(rulings.map(({ id }) => id))
  return [...ids(before).symmetricDifference(ids(now))]
}

/** A mentee who has another mentor than the engine first proposed, unaided, and every step that led there. */
export interface ChangedPair {
  readonly mentee: string
  readonly first: string | null
  readonly now: string | null
  readonly steps: readonly Move[]
}

/**
 * Every pair that differs from the first proposal. Somebody who is back where they began has not changed, and what
 * happened before they came back is over.
 *
 * @param moves of all boards up to the one asked about, in the order of boards
 */
export function changedPairs(moves: readonly Move[]): ChangedPair[] {
  return [...Map.groupBy(moves, ({ mentee }) => mentee)].flatMap(([mentee, all]) => {
    const first = all[0]?.from ?? null
    const steps = all.slice(all.findLastIndex(({ to }) => to === first) + 1)
    const now = steps.at(-1)?.to ?? null
    return steps.length === 0 ? [] : [{ mentee, first, now, steps }]
  })
}

/** Whether somebody has said why: a ruling keeps its reason, everything else needs one written. */
export const isReasoned = ({ reason, causes }: Pick<Move, 'reason' | 'causes'>) =>
  reason !== '' || causes.rulings.length > 0
