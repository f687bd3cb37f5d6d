import type { Market } from './market.ts'
import type { Problem } from './problem.ts'

/** Rows longer than this are cut to their cheapest pairs at first. */
const longRow = 100
const keptOfRow = 20
/** The cost up to which one row was cut serves the next, unless that would keep less than half as many, or so many. */
const mostOfRow = 60
/** Where the cheapest pairs of all lead to fewer seats a mentee than this, they decide little. */
const wantedSeats = 0.5

/**
 * The part of a problem with long rows that is likely to decide: each mentee's cheapest pairs, and one pair for
 * everybody who can be matched, so that as many can be matched as before. `widen` finds what it lacks.
 *
 * @param mate an answer that matches as many as possible
 */
export function coreOf(problem: Problem, mate: Int32Array): Problem {
  const { mentees, rowStart, mentor, cost } = problem
  if (!isLong(problem) || problem.least.some((least) => least > 0)) return problem
  const isCheap = new Uint8Array(problem.mentors)
  const row = new Int32Array(mostOfRow + 1)
  const chosen = new Int32Array(mentees * (mostOfRow + 1))
  const start = new Int32Array(mentees + 1)
  let [next, bar] = [0, -1]
  for (let mentee = 0; mentee < mentees; mentee++) {
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    let size = upTo(bar, cost, begin, end, row)
    if (size < keptOfRow / 2 || size > mostOfRow) {
      size = cheapest(cost, begin, end, row)
      if (size === keptOfRow) bar = row.subarray(0, size).reduce((most, at) => Math.max(most, cost[at] as number), 0)
    }
    for (let rank = 0; rank < size; rank++) isCheap[mentor[row[rank] as number] as number] = 1
    const now = mate[mentee] as number
    const held = now < 0 ? -1 : placeOf(mentor, now, begin, end)
    if (held >= 0 && !row.subarray(0, size).includes(held)) {
      row[size++] = held
      row.subarray(0, size).sort()
    }
    chosen.set(row.subarray(0, size), next)
    next += size
    start[mentee + 1] = next
  }
  const seats = problem.capacity.reduce((sum, each, to) => sum + (isCheap[to] === 1 ? each : 0), 0)
  return seats < mentees * wantedSeats ? problem : select(problem, chosen.subarray(0, next), start)
}

/** Whether rows are so long that few of their pairs decide. */
export function isLong({ mentees, mentor }: Problem): boolean {
  return mentor.length > longRow * mentees
}

/** The pairs of a row up to a cost, ascending; more than are wanted where there are too many. */
function upTo(bar: number, cost: Int32Array, begin: number, end: number, row: Int32Array): number {
  let size = 0
  for (let at = begin; at < end && size <= mostOfRow; at++) if ((cost[at] as number) <= bar) row[size++] = at
  return size
}

/** The cheapest pairs of a row, ascending. */
function cheapest(cost: Int32Array, begin: number, end: number, row: Int32Array): number {
  let size = 0
  let bar = Number.POSITIVE_INFINITY
  for (let at = begin; at < end; at++) {
    const value = cost[at] as number
    if (value >= bar) continue
    let place = size < keptOfRow ? size++ : keptOfRow - 1
    for (; place > 0 && (cost[row[place - 1] as number] as number) > value; place--)
      row[place] = row[place - 1] as number
    row[place] = at
    if (size === keptOfRow) bar = cost[row[keptOfRow - 1] as number] as number
  }
  row.subarray(0, size).sort()
  return size
}

/** Where a mentor stands in a row of ascending mentors. */
function placeOf(mentor: Int32Array, wanted: number, begin: number, end: number): number {
  let [low, high] = [begin, end - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentor[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The core with every pair added that is as cheap as its mentee's price or cheaper.
 *
 * @returns the wider core, and whether any pair was cheaper; then the answer is not yet the best of the whole problem
 */
export function widen(problem: Problem, core: Problem, market: Market): { core: Problem; isWrong: boolean } {
  const { mentees, rowStart, mentor, cost } = problem
  const { price, dual } = market
  let chosen = new Int32Array(core.mentor.length + mentees)
  const start = new Int32Array(mentees + 1)
  let [size, isWrong] = [0, false]
  const lowest = price.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY)
  for (let mentee = 0; mentee < mentees; mentee++) {
    const paid = dual[mentee] as number
    const most = paid - lowest
    const end = rowStart[mentee + 1] as number
    let next = core.rowStart[mentee] as number
    const stop = core.rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      if ((cost[at] as number) > most) continue
      const over = (cost[at] as number) - (paid - (price[mentor[at] as number] as number))
      if (over > 0) continue
      const to = mentor[at] as number
      while (next < stop && (core.mentor[next] as number) < to) next++
      if (next < stop && core.mentor[next] === to) continue // the core has it
      if (size === chosen.length) chosen = longer(chosen)
      chosen[size++] = at
      if (over < 0) isWrong = true
    }
    start[mentee + 1] = size
  }
  return { core: size > 0 ? join(problem, core, chosen, start) : core, isWrong }
}

function longer(list: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(2 * list.length)
  twice.set(list)
  return twice
}

/** The core and the pairs at `chosen`, row by row, mentors ascending. */
function join(problem: Problem, core: Problem, chosen: Int32Array, start: Int32Array): Problem {
  const size = core.mentor.length + (start[problem.mentees] as number)
  const [mentor, cost] = [new Int32Array(size), new Int32Array(size)]
  const rowStart = new Int32Array(problem.mentees + 1)
  let next = 0
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    let at = core.rowStart[mentee] as number
    const end = core.rowStart[mentee + 1] as number
    for (let rank = start[mentee] as number; rank < (start[mentee + 1] as number); rank++) {
      const added = chosen[rank] as number
      for (; at < end && (core.mentor[at] as number) < (problem.mentor[added] as number); at++) {
        mentor[next] = core.mentor[at] as number
        cost[next++] = core.cost[at] as number
      }
      mentor[next] = problem.mentor[added] as number
      cost[next++] = problem.cost[added] as number
    }
    for (; at < end; at++) {
      mentor[next] = core.mentor[at] as number
      cost[next++] = core.cost[at] as number
    }
    rowStart[mentee + 1] = next
  }
  return { ...problem, rowStart, mentor, cost }
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

/** The pairs at `chosen`, ascending. */
function select(problem: Problem, chosen: Int32Array, rowStart: Int32Array): Problem {
  const [mentor, cost] = [new Int32Array(chosen.length), new Int32Array(chosen.length)]
  for (let next = 0; next < chosen.length; next++) {
    mentor[next] = problem.mentor[chosen[next] as number] as number
    cost[next] = problem.cost[chosen[next] as number] as number
  }
  return { ...problem, rowStart, mentor, cost }
}
