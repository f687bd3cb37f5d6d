// What is asked about a large board, answered in a thread: reading its pairs and searching them takes longer than a page
// may. Knows neither database nor person.
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { detour, detours, type Listed, paidIn } from '../matching/detour.ts'
import type { Policy } from '../matching/policy.ts'
import { alternativesBy, type Change, changeBy } from '../matching/price.ts'
import { costOf } from '../matching/problem.ts'
import { unpackNumbers, unpackProblem } from './packed.ts'
import { Scribe } from './scribe.ts'

/** A large board as it is stored. */
export interface Packed {
  readonly pairs: Uint8Array
  readonly mate: Uint8Array
  readonly margin: Uint8Array
  /** JSON. */
  readonly certificate: string
}

/** What changes of one mentee's mentor would cost everybody. */
export interface WeighingAsked {
  readonly kind: 'weighing'
  readonly aim: Policy
  readonly settled: readonly (readonly [mentee: number, mentor: number])[]
  readonly mentee: number
  /** Whether the mentee is pinned: then the board holds that one pair of theirs. */
  readonly isPinned: boolean
  /** The mentor somebody thinks of; what the pair costs today, for one the board does not hold. */
  readonly mentor: number | undefined
  readonly cost: number | undefined
  /** How many others are wanted. */
  readonly others: number
}

/** A change, and its price at the very least where it was searched among the pairs kept. */
export type Weighed = Change & { readonly atLeast: number }

export interface Weighing {
  readonly changes: readonly Weighed[]
  readonly change: Weighed | null
}

/** What proves a board, for anyone to check. */
export interface ProofAsked {
  readonly kind: 'proof'
  readonly matched: number
  readonly pairsAllowed: number
}

export type Question = WeighingAsked | ProofAsked

/** @returns what `Weighing` says, or the JSON of the proof in bytes */
export function answerQuestion(packed: Packed, question: Question): Weighing | Uint8Array {
  const held = unpack(packed)
  return question.kind === 'weighing' ? weighAll(held, question) : writeProof(held, question)
}

type Held = Required<Listed>

function unpack({ pairs, mate, margin, certificate }: Packed): Held {
  const prices = JSON.parse(certificate) as { mentorPrice: number[]; unmatchedPrice: number[] }
  return {
    problem: unpackProblem(pairs),
    solution: { ...prices, mate: unpackNumbers(mate) },
    margin: unpackNumbers(margin),
  }
}

function weighAll(held: Held, asked: WeighingAsked): Weighing {
  const { aim, settled, mentee, mentor, others } = asked
  if (aim === 'best')
    return {
      changes: detours(held, mentee, others),
      change: mentor === undefined ? null : detour(held, mentee, mentor, worth(held, asked, mentor)),
    }
  const under = { problem: held.problem, policy: aim, mate: held.solution.mate, settled: new Map(settled) }
  const exactly = (change: Change): Weighed => ({ ...change, atLeast: change.price })
  const change = mentor === undefined ? null : changeBy(under, mentee, mentor)
  return { changes: alternativesBy(under, mentee, others).map(exactly), change: change && exactly(change) }
}

/**
 * What the chosen pair costs. One the board does not hold costs at least what its mentee pays and their margin, or
 * something has changed since: then it has no price on this board.
 */
function worth({ problem, solution, margin }: Held, { mentee, cost, isPinned }: WeighingAsked, mentor: number) {
  const kept = costOf(problem, mentee, mentor)
  if (kept !== undefined || cost === undefined || isPinned) return kept ?? cost
  const own = margin[mentee] as number
  const isAsThen =
    own >= 0 && cost + (solution.mentorPrice[mentor] as number) >= paidIn(problem, solution, mentee) + own
  return isAsThen ? cost : undefined
}

/** The instance, the answer and its prices; of a board that keeps not all pairs also how much dearer the others are. */
function writeProof({ problem, solution, margin }: Held, { matched, pairsAllowed }: ProofAsked): Uint8Array {
  const { mentees, mentors, capacity, priority, rowStart, mentor, cost } = problem
  const { mate, ...certificate } = solution
  const about = { pairsAllowed, pairsKept: mentor.length, margin: Array.from(margin) }
  const scribe = new Scribe(32 * mentor.length)
  scribe.write(
    `{"instance":{"format":"alongside-matching/1","mentees":${mentees},"mentors":${mentors},` +
      `"capacity":[${capacity.join()}],"priority":[${priority.join()}],"pairs":[`,
  )
  for (let mentee = 0; mentee < mentees; mentee++)
    for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++)
      scribe.writePair(at > 0, mentee, mentor[at] as number, cost[at] as number)
  scribe.write(
    `]},"result":${JSON.stringify({ mate: Array.from(mate), matched, certificate })},"kept":${JSON.stringify(about)}}`,
  )
  return scribe.written()
}

// In the thread itself.
const given = isMainThread ? undefined : (workerData as { packed?: Packed; question?: Question } | null)
if (given?.packed && given.question) parentPort?.postMessage(answerQuestion(given.packed, given.question))
