import { reduceRows, runAuction } from './auction.ts'
import { type Blocks, findBlocks, livePairs, seatedPairs } from './cardinality.ts'
import { carryOver, coreOf, isLong, widen } from './core.ts'
import { finishExactly } from './finish.ts'
import { findForced, withForced } from './forced.ts'
import { lowerPrices } from './lowest-prices.ts'
import { highestOf, Market, onBench } from './market.ts'
import { BadProblem, type Problem, type Solution } from './problem.ts'
import { priceBySample } from './sample.ts'
import { settleTies } from './settle.ts'
import { Shortlist } from './shortlist.ts'

/** Shortest paths alone are tried until they have looked at every pair so many times; then the auction helps. */
const pathsBefore = 3
/** The same from the prices of a sample, where an auction would begin anew. */
const fromSample = 6
/** With no more than so many left by exact bids, it is not asked first whether they can be matched. */
const few = 8
/** How often a core is widened before all pairs are taken. */
const coreRounds = 4

/** Is told which part of the work is done, for whoever measures. */
export type Progress = (
  done: 'cardinality' | 'reduction' | 'paths' | 'auction' | 'finish' | 'prices' | 'widening' | 'ties',
) => void

/** What somebody who solves as part of a larger work may say. */
export interface Surroundings {
  /**
   * No pair costs more than this, also of those that are allowed and not listed; so prices of going without stay the
   * same while pairs are added.
   */
  readonly atMost: number
  /** Called every few milliseconds; what it throws stops the work. */
  onPulse(): void
}

/**
 * The best answer to a problem, in this order:
 *
 * 1. as many mentees of priority class 0 as possible have a mentor, then of class 1, and so on; together that is also
 *    as many as possible;
 * 2. the least total cost;
 * 3. mentee 0 has the lowest-numbered mentor any such answer gives them (no mentor counts as the highest number), then
 *    mentee 1, and so on.
 *
 * Rule 3 leaves exactly one answer, whatever the method and the machine. Prices are the lowest that prove it: a
 * mentor's price is what one seat more with them would save.
 *
 * Method: where rows are short, those without a choice are seated first (`forced.ts`). Who can be matched at all is
 * found next (`cardinality.ts`), which splits the problem into blocks without any choice between more people and less
 * cost. Exact bids seat most, shortest augmenting paths the others (`finish.ts`); where that would take long, an auction
 * brings all blocks near the least cost first (`auction.ts`). Where few costs are different, many are seated at once
 * (`phases.ts`). Rows of many pairs begin with their cheapest (`core.ts`), unless those are the same few for everybody;
 * then, where all pairs are allowed, at the prices of a sample (`sample.ts`). Ties are settled last (`settle.ts`). Only
 * whole numbers below 2^53 decide anything.
 *
 * A mentor who cannot be given their `least` is given as many as possible; `proof.ts` complains of it.
 */
export function solve(problem: Problem, progress: Progress = () => {}, around: Partial<Surroundings> = {}): Solution {
  return onBench(() => solveOnBench(problem, progress, around))
}

function solveOnBench(
  problem: Problem,
  progress: Progress,
  { atMost = 0, onPulse = () => {} }: Partial<Surroundings>,
): Solution {
  const dearest = highestOf(problem.cost)
  const unmatchedPrice = classPrices(problem, Math.max(atMost, dearest))
  const forced = findForced(problem)
  if (forced) {
    progress('cardinality')
    const answer = withForced(problem, forced, (rest) =>
      findBlocks(rest, onPulse).any ? undefined : solve(rest, progress, { atMost, onPulse }),
    )
    if (answer) return { ...answer, mate: answer.mate.slice(), unmatchedPrice }
  }
  const seated = seatedPairs(problem)
  const first = bidFirst(seated, dearest, progress, onPulse)
  const blocks = findBlocks(seated, onPulse, first?.market.mate)
  progress('cardinality')
  const live = livePairs(seated, blocks)
  let core = live
  let market: Market
  if (first && !blocks.any) {
    market = first.market
    if (!first.isDone) approach(market, first.list, pathsBefore, progress)
  } else {
    core = coreOf(live, blocks.mate)
    market = openMarket(new Market(core, onPulse, dearest), blocks)
    const list = new Shortlist(market)
    const isAll = core === live && isEveryPair(live) && !blocks.any
    if (isAll) priceBySample(market)
    else list.fill()
    reduceRows(market, list)
    market.isExact = !isAll
    progress('reduction')
    approach(market, list, isAll ? fromSample : pathsBefore, progress)
  }
  let lowered = lowerPrices(market)
  progress('prices')
  for (let round = 1; core !== live; round++) {
    const wider = widen(live, core, market)
    if (round > coreRounds && wider.isWrong) wider.core = live
    if (wider.core !== core) market = carryOver(market, wider.core)
    if (wider.isWrong) finishExactly(market, new Shortlist(market)) // prices are nearly right; an auction would begin anew
    if (wider.core !== core) lowered = lowerPrices(market)
    core = wider.core
    if (!wider.isWrong) break
  }
  if (!lowered.areLowest && core !== live) {
    market = carryOver(market, live)
    lowered = lowerPrices(market)
  }
  progress('widening')
  settleTies(market, lowered.tied)
  progress('ties')
  return { mate: market.mate.slice(), mentorPrice: allPrices(problem, market, blocks, unmatchedPrice), unmatchedPrice }
}

/**
 * Exact bids before it is known who can be matched, and shortest paths for the few they leave: whoever has a seat then
 * can be matched, so little is left to find out. Not where places are too few, rows are long or all pairs are allowed.
 */
function bidFirst(
  problem: Problem,
  dearest: number,
  progress: Progress,
  onPulse: () => void,
): { market: Market; list: Shortlist; isDone: boolean } | undefined {
  if (isLong(problem) || isEveryPair(problem)) return
  const market = new Market(problem, onPulse, dearest)
  if (market.holder.length < problem.mentees) return
  const list = new Shortlist(market)
  list.fill()
  reduceRows(market, list)
  market.isExact = true
  progress('reduction')
  let left = 0
  for (let mentee = 0; mentee < problem.mentees; mentee++) if (market.mate[mentee] === -1) left++
  const isDone = left <= few && finishExactly(market, list, pathsBefore * problem.mentor.length) === 'done'
  progress('finish')
  return { market, list, isDone }
}

function isEveryPair({ mentor, mentees, mentors }: Problem): boolean {
  return mentor.length === mentees * mentors
}

/** Makes the seating exact: by shortest paths alone where that is soon done, with an auction before them otherwise. */
function approach(market: Market, list: Shortlist, looks: number, progress: Progress): void {
  let end = finishExactly(market, list, looks * market.problem.cost.length)
  if (end === 'dear') {
    progress('paths')
    runAuction(market, list)
    progress('auction')
    end = finishExactly(market, list)
  }
  if (end === 'stuck') throw new Error('nobody can make room for a mentee who must have a mentor')
  progress('finish')
}

/** The live pairs; in a block, those of its class may do without at price 0, and every seat must be taken. */
function openMarket(market: Market, blocks: Blocks): Market {
  const { problem } = market
  if (!blocks.any) return market
  for (let mentor = 0; mentor < problem.mentors; mentor++)
    if ((blocks.ofMentor[mentor] as number) >= 0) market.mustFill[mentor] = 1
  for (let mentee = 0; mentee < problem.mentees; mentee++)
    if (blocks.ofMentee[mentee] === problem.priority[mentee]) market.ceiling[mentee] = 0
  return market
}

/**
 * The prices of all mentors: each block at the height of its class's unmatched price, where a seat is worth a match;
 * a mentor without seats at what a first one would save.
 */
function allPrices(problem: Problem, market: Market, blocks: Blocks, unmatchedPrice: readonly number[]): number[] {
  const { capacity, rowStart, mentor, cost } = problem
  const height = (block: number) => (block < 0 ? 0 : (unmatchedPrice[block] as number))
  const prices = new Array<number>(problem.mentors).fill(0)
  for (let at = 0; at < prices.length; at++)
    prices[at] = (market.price[at] as number) + height(blocks.ofMentor[at] as number)
  if (!capacity.includes(0)) return prices
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const dual = (market.dual[mentee] as number) + height(blocks.ofMentee[mentee] as number)
    for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++) {
      const to = mentor[at] as number
      if (capacity[to] === 0) prices[to] = Math.max(prices[to] as number, dual - (cost[at] as number))
    }
  }
  return prices
}

/**
 * What leaving somebody unmatched costs, by class, high enough that no cost ever decides over it.
 *
 * An answer that could match more people, or somebody of a better class instead of another, can be improved by a
 * single chain of moves: the sets of mentees who can be matched together are the independent sets of a transversal
 * matroid, where one exchange at a time leads to the best. A chain meets each mentor once, so it adds at most
 * min(mentees, mentors) pairs, and costs at most that many times the highest cost. With one such step between classes
 * and below the last, every such chain pays.
 */
function classPrices({ mentees, mentors, priority }: Problem, dearest: number): number[] {
  const step = Math.min(mentees, mentors) * dearest + 1
  const unmatchedPrice = new Array<number>(mentees > 0 ? highestOf(priority) + 1 : 0).fill(0)
  for (let mentee = 0; mentee < mentees; mentee++) unmatchedPrice[priority[mentee] as number] = step
  let price = 0
  for (let priorityClass = unmatchedPrice.length - 1; priorityClass >= 0; priorityClass--)
    unmatchedPrice[priorityClass] = price += unmatchedPrice[priorityClass] as number
  if (4 * Math.max(price, step) > Number.MAX_SAFE_INTEGER)
    throw new BadProblem('cost', `costs up to ${dearest} for so many people and classes cannot be added up exactly`)
  return unmatchedPrice
}
