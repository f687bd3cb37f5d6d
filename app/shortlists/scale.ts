import type { Problem, Solution } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import type { Policy } from '../programs/policy.ts'
import type { Columns } from '../scoring/columns.ts'
import { blockSize } from '../scoring/kernel.ts'
import { priorityOf } from '../scoring/priority.ts'
import type { Rulings } from '../scoring/rule.ts'
import { dearestUnder } from '../scoring/score.ts'
import { none, Scorer } from '../scoring/scorer.ts'
import { type Prices, pricesOf } from './prices.ts'
import { pricesOfSample } from './sample.ts'
import { Shortlists } from './shortlists.ts'

/** What is being done: all pairs scored, the kept ones solved, all looked over again by prices. */
export type Part = 'score' | 'solve' | 'price'

export interface Step {
  readonly part: Part
  /** How much of this part is done, from 0 to 1. */
  readonly share: number
}

/** The best answer over all allowed pairs, and what it took. */
export interface Outcome {
  readonly solution: Solution
  /** The pairs it was solved on. With the solution's prices `takeCensus` shows that no other matters. */
  readonly problem: Problem
  /** Whether ties are settled over all allowed pairs; not where more of them tie than fit. */
  readonly isSettled: boolean
  readonly rounds: number
  /** How many pairs were scored: all once, and some again by prices. */
  readonly scored: number
  /** Scores any of its pairs anew. */
  readonly scorer: Scorer
}

export interface Limits {
  /** How many of each mentee's cheapest pairs are kept at first. */
  readonly keep?: number
  /** No more pairs than this are kept for the sake of ties alone. */
  readonly mostPairs?: number
  /** Called every few milliseconds while solving; what it throws ends the work. */
  onPulse?(): void
}

/** How many pairs a mentee's list grows by at once, and how much more where only ties are left to be added. */
const growth = 24
const tieGrowth = 8

/**
 * The best answer over all allowed pairs of a program, without ever holding all of them: the same as scoring every
 * pair and calling `solve`, with the same prices of mentors, whoever is left over and however ties fall.
 *
 * Scores all pairs and keeps the cheapest (`shortlists.ts`); solves on those; looks over all others by the prices of the
 * answer and adds those that could improve it or tie with it; and again, until there are none. Then the prices prove
 * the answer over all pairs. Somebody who finds no mentor among the kept pairs pays the high price of going without, so
 * that any mentor left out is cheap enough to be added.
 *
 * Where there are seats for all, the first solution is only a guess at prices (`withOverflow`); where some must go
 * without, prices are guessed from a sample before any pair is kept (`sample.ts`), and of those who wait for a mentor
 * only the nearest are added.
 *
 * Where more than `mostPairs` tie, the answer is still one of the best, and ties fall by the kept pairs alone.
 *
 * A generator that yields between short pieces of work, a few milliseconds each, so that whoever runs it can report
 * progress, wait or stop; while it solves, `onPulse` is called instead.
 */
export function* matchAtScale(
  columns: Columns,
  policy: Policy,
  rulings: Rulings,
  { keep = 24, mostPairs = 100 * columns.mentees.ids.length + 1_000_000, onPulse }: Limits = {},
): Generator<Step, Outcome> {
  yield { part: 'score', share: 0 }
  const scorer = new Scorer(columns, policy, rulings)
  yield { part: 'score', share: 0 }
  const lists = new Shortlists(scorer, keep)
  const sides = sidesOf(columns, policy, rulings)
  const surroundings = { atMost: dearestUnder(policy), onPulse }
  const isEnough = sides.capacity.reduce((sum, seats) => sum + seats, 0) >= columns.mentees.ids.length
  const guess = isEnough || !scorer.workbench ? undefined : yield* guessPrices(scorer, sides, surroundings)
  for (const share of lists.choose(guess)) yield { part: 'score', share }
  let scored = columns.mentees.ids.length * columns.mentors.ids.length
  let most = growth
  for (let rounds = 1; ; rounds++) {
    yield { part: 'solve', share: 0 }
    const isGuess = rounds === 1 && isEnough && keep < columns.mentors.ids.length
    const problem = isGuess ? withOverflow(lists.problem(sides)) : lists.problem(sides)
    const solution = solve(problem, undefined, surroundings)
    yield { part: 'solve', share: 1 }
    const prices = pricesOf(columns, problem, solution)
    const sweep = lists.sweep(prices, solution.mate, most)
    let step = sweep.next()
    for (; !step.done; step = sweep.next()) yield { part: 'price', share: step.value }
    scored += step.value.scored
    const { added, isWrong, isCut } = step.value
    if (isGuess) continue
    const isTooMany = !isWrong && lists.size > mostPairs
    if (added === 0 || isTooMany) {
      const mentorPrice = yield* priceSeatless(scorer, prices, solution)
      const isSettled = added === 0
      return { solution: { ...solution, mentorPrice }, problem, isSettled, rounds, scored, scorer }
    }
    if (isCut && !isWrong) most *= tieGrowth
  }
}

/**
 * `matchAtScale` from beginning to end, as in a worker thread.
 *
 * @param progress is told what is being done and how much of it is done
 * @param stopped is asked every few milliseconds
 * @returns null where it was stopped
 */
export function solveAtScale(
  columns: Columns,
  policy: Policy,
  rulings: Rulings,
  { progress = () => {}, stopped = () => false, ...limits }: Limits & Partial<Watch> = {},
): Outcome | null {
  const onPulse = () => {
    if (stopped()) throw new Stopped()
  }
  try {
    const steps = matchAtScale(columns, policy, rulings, { ...limits, onPulse })
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      progress(step.value.part, step.value.share)
      onPulse()
    }
  } catch (reason) {
    if (reason instanceof Stopped) return null
    throw reason
  }
}

/** Thrown to leave the solver in the middle of its work. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

export interface Watch {
  progress(part: Part, share: number): void
  stopped(): boolean
}

/**
 * The problem with one mentor more, who has a seat for everybody at a cost beyond that of their kept pairs, standing for
 * all pairs left out. Its prices are a guess at the true ones where the kept pairs alone leave somebody over: without it
 * those around them would pay the high price of going without, and almost every pair would look worth adding.
 */
function withOverflow(problem: Problem): Problem {
  const { mentees, mentors, capacity, least, rowStart } = problem
  const mentor = new Int32Array(problem.mentor.length + mentees)
  const cost = new Int32Array(mentor.length)
  for (let mentee = 0; mentee < mentees; mentee++) {
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    const own = problem.cost.subarray(begin, end)
    mentor.set(problem.mentor.subarray(begin, end), begin + mentee)
    cost.set(own, begin + mentee)
    mentor[end + mentee] = mentors
    const dearest = own.reduce((most, each) => Math.max(most, each), 0)
    const lowest = own.reduce((least, each) => Math.min(least, each), dearest)
    cost[end + mentee] = dearest + ((dearest - lowest) >> 1)
  }
  return {
    ...problem,
    mentors: mentors + 1,
    capacity: Int32Array.from([...capacity, mentees]),
    least: Int32Array.from([...least, 0]),
    rowStart: rowStart.map((start, row) => start + row),
    mentor,
    cost,
  }
}

function* guessPrices(...asked: Parameters<typeof pricesOfSample>): Generator<Step, Float64Array> {
  const steps = pricesOfSample(...asked)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield { part: 'score', share: 0 }
  }
}

function sidesOf(columns: Columns, policy: Policy, rulings: Rulings): Pick<Problem, 'capacity' | 'least' | 'priority'> {
  const { mentors } = columns
  const capacity = new Int32Array(mentors.ids.length)
  for (const [row, number] of mentors.number.entries()) capacity[number] = mentors.capacity[row] as number
  return { capacity, least: new Int32Array(capacity.length), priority: priorityOf(columns, policy, rulings) }
}

/** Mentors without a seat are never solved with; they are priced at what a first seat would save. */
function* priceSeatless(scorer: Scorer, { paid }: Prices, { mentorPrice }: Solution): Generator<Step, number[]> {
  const { blocks, blockStart, seatedBlocks, cost, lowest, columns, pinned, order } = scorer
  const prices = [...mentorPrice]
  if (seatedBlocks === blocks) return prices
  for (const [at, mentee] of order.entries()) {
    if (at % 64 === 0) yield { part: 'price', share: at / paid.length }
    if (!scorer.begin(mentee)) continue
    const only = pinned.get(mentee)
    scorer.score(seatedBlocks, blocks)
    for (let block = seatedBlocks; block < blocks; block++) {
      if ((lowest[block] as number) >= none) continue
      const begin = blockStart[block] as number
      for (let row = begin; row < (blockStart[block + 1] as number); row++) {
        const own = cost[block * blockSize + row - begin] as number
        if (own >= none || (only ?? row) !== row) continue
        const number = columns.mentors.number[row] as number
        prices[number] = Math.max(prices[number] as number, (paid[mentee] as number) - own)
      }
    }
  }
  return prices
}
