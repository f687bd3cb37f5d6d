import type { Market } from './market.ts'
import type { Problem } from './problem.ts'

/** Rows longer than this are cut to their cheapest pairs at first. */
const longRow = 100
const keptOfRow = 20
/** Where the cheapest pairs of all lead to fewer seats a mentee than this, they decide little. */
const wantedSeats = 0.5

/**
 * The part of a problem with long rows that is likely to decide: each mentee's cheapest pairs, and one pair for
 * everybody who can be matched, so that as many can be matched as before. `missingPairs` finds what it lacks.
 *
 * @param mate an answer that matches as many as possible
 */
export function coreOf(problem: Problem, mate: Int32Array): Problem {
  const { mentees, rowStart, cost } = problem
  if (problem.mentor.length <= longRow * mentees || problem.least.some((least) => least > 0)) return problem
  const isKept = new Uint8Array(problem.mentor.length)
  const isCheap = new Uint8Array(problem.mentors)
  const lowest = new Int32Array(keptOfRow)
  for (let mentee = 0; mentee < mentees; mentee++) {
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    let size = 0
    let bar = Number.POSITIVE_INFINITY
    for (let at = begin; at < end; at++) {
      const value = cost[at] as number
      if (value >= bar) continue
      let place = size < keptOfRow ? size++ : keptOfRow - 1
      for (; place > 0 && (cost[lowest[place - 1] as number] as number) > value; place--)
        lowest[place] = lowest[place - 1] as number
      lowest[place] = at
      if (size === keptOfRow) bar = cost[lowest[keptOfRow - 1] as number] as number
    }
    for (let rank = 0; rank < size; rank++) {
      isKept[lowest[rank] as number] = 1
      isCheap[problem.mentor[lowest[rank] as number] as number] = 1
    }
    const now = mate[mentee] as number
    if (now >= 0) isKept[problem.mentor.indexOf(now, begin)] = 1
  }
  const seats = problem.capacity.reduce((sum, each, to) => sum + (isCheap[to] === 1 ? each : 0), 0)
  return seats < mentees * wantedSeats ? problem : select(problem, isKept)
}

/**
 * The core with every pair added that is as cheap as its mentee's price or cheaper.
 *
 * @returns the wider core, and whether any pair was cheaper; then the answer is not yet the best of the whole problem
 */
export function widen(problem: Problem, core: Problem, market: Market): { core: Problem; isWrong: boolean } {
  const { mentees, rowStart, mentor, cost } = problem
  const { price, dual } = market
  const isKept = new Uint8Array(mentor.length)
  let isWrong = false
  let added = 0
  for (let mentee = 0; mentee < mentees; mentee++) {
    const paid = dual[mentee] as number
    let next = core.rowStart[mentee] as number
    const stop = core.rowStart[mentee + 1] as number
    const end = rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      if (next < stop && core.mentor[next] === to) {
        isKept[at] = 1
        next++
        continue
      }
      const priced = (cost[at] as number) + (price[to] as number)
      if (priced > paid) continue
      isKept[at] = 1
      added++
      if (priced < paid) isWrong = true
    }
  }
  return { core: added > 0 ? select(problem, isKept) : core, isWrong }
}

/** The same seating and prices over other pairs. */
export function carryOver(from: Market, problem: Problem): Market {
  const market = from.over(problem)
  const { rowStart, mentor, cost } = problem
  market.price.set(from.price)
  market.dual.set(from.dual)
  market.ceiling.set(from.ceiling)
  market.mustFill.set(from.mustFill)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const now = from.mate[mentee] as number
    if (now >= 0) market.seat(mentee, now, cost[mentor.indexOf(now, rowStart[mentee])] as number)
  }
  return market
}

function select(problem: Problem, isKept: Uint8Array): Problem {
  let size = 0
  for (let at = 0; at < isKept.length; at++) size += isKept[at] as number
  const [mentor, cost] = [new Int32Array(size), new Int32Array(size)]
  const rowStart = new Int32Array(problem.mentees + 1)
  let next = 0
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const end = problem.rowStart[mentee + 1] as number
    for (let at = problem.rowStart[mentee] as number; at < end; at++) {
      if (isKept[at] === 0) continue
      mentor[next] = problem.mentor[at] as number
      cost[next++] = problem.cost[at] as number
    }
    rowStart[mentee + 1] = next
  }
  return { ...problem, rowStart, mentor, cost }
}
