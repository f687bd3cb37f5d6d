import { floats, ints, type Market, sum } from './market.ts'

/** How many of a mentee's cheapest candidates are kept at hand. */
export const kept = 12
/** One pair in so many of a row tells up to which cost its pairs are kept. */
const oneIn = 2
/** Rows up to so long are read whole. */
export const shortRow = 2 * kept
/** More than any cost. */
const unreached = 0x7fffffff

/**
 * Each mentee's cheapest candidates at today's prices, with a bound on all others: while prices only rise, most looks
 * need no more than these few. Whoever lowers a price lowers the bounds with it.
 */
export class Shortlist {
  /** What the last look found: the cheapest candidate, their cost, what they come to, and the second cheapest. */
  best = -1
  bestCost = 0
  lowest = 0
  second = 0
  /** No candidate of a mentee beyond those at hand is cheaper than this. */
  readonly bound: Float64Array
  private readonly market: Market
  /** For how many mentees anything is kept: for all, or where all rows are short for none. */
  readonly rows: number
  /** `kept` of each mentee, ended by -1 where there are fewer, and what each pair costs. */
  readonly candidate: Int32Array
  readonly candidateCost: Int32Array
  /** What each pair of a row comes to, and which of them are near: only while it is read. */
  private readonly value: Float64Array
  private readonly near: Int32Array

  constructor(market: Market) {
    const { mentees, rowStart } = market.problem
    this.market = market
    let longest = 0
    for (let mentee = 0; mentee < mentees; mentee++)
      longest = Math.max(longest, (rowStart[mentee + 1] as number) - (rowStart[mentee] as number))
    this.value = floats(longest)
    this.near = ints(longest + 1)
    this.rows = longest > shortRow ? mentees : 0
    this.candidate = ints(this.rows * kept)
    this.candidateCost = ints(this.rows * kept)
    this.bound = floats(mentees).fill(Number.NEGATIVE_INFINITY)
  }

  /**
   * Keeps of every row what costs no more than the third cheapest of half of it, about six, while no price is below 0:
   * so no price is looked at.
   */
  fill(): void {
    const { mentees, rowStart, mentor, cost } = this.market.problem
    const { candidate, candidateCost, bound } = this
    if (this.rows === 0) return
    for (let mentee = 0; mentee < mentees; mentee++) {
      const begin = rowStart[mentee] as number
      const end = rowStart[mentee + 1] as number
      if (end - begin <= shortRow) continue
      const bar = thirdOf(cost, begin, end)
      const last = (mentee + 1) * kept
      let place = mentee * kept
      let beyond = unreached
      for (let at = begin; at < end; at++) {
        const value = cost[at] as number
        if (value <= bar && place < last) {
          candidate[place] = mentor[at] as number
          candidateCost[place++] = value
        } else if (value < beyond) beyond = value
      }
      if (place < last) candidate[place] = -1
      bound[mentee] = beyond === unreached ? Number.POSITIVE_INFINITY : beyond
    }
  }

  /** Another cheapest candidate of the mentee looked at last, with a free seat; -1 if there is none. */
  freeTie(mentee: number): number {
    const { problem, price, load, seats } = this.market
    const { rowStart, mentor, cost } = problem
    const end = rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      if ((load[to] as number) >= (seats[to] as number)) continue
      if (sum(cost[at] as number, price[to] as number) !== this.lowest) continue
      this.bestCost = cost[at] as number
      return to
    }
    return -1
  }

  /** Makes up for prices that fell by at most so much. */
  lower(fall: number): void {
    const { bound } = this
    for (let mentee = 0; mentee < bound.length; mentee++) bound[mentee] = (bound[mentee] as number) - fall
  }

  /** Forgets everything, since prices fell. */
  forget(): void {
    this.bound.fill(Number.NEGATIVE_INFINITY)
  }

  /** Finds the cheapest candidate of a mentee and what the second cheapest costs. */
  look(mentee: number): void {
    const { price } = this.market
    const { candidate, candidateCost } = this
    const { rowStart } = this.market.problem
    const begin = rowStart[mentee] as number
    const end = rowStart[mentee + 1] as number
    if (end - begin <= shortRow) {
      this.lookAtFew(begin, end)
      return
    }
    const first = mentee * kept
    let [best, bestCost, lowest, second] = [-1, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    if (this.bound[mentee] !== Number.NEGATIVE_INFINITY) {
      for (let at = first; at < first + kept; at++) {
        const to = candidate[at] as number
        if (to < 0) break
        const value = sum(candidateCost[at] as number, price[to] as number)
        if (value >= second) continue
        if (value < lowest) {
          second = lowest
          lowest = value
          best = to
          bestCost = candidateCost[at] as number
        } else second = value
      }
      if (second <= (this.bound[mentee] as number)) {
        this.best = best
        this.bestCost = bestCost
        this.lowest = lowest
        this.second = second
        return
      }
    }
    this.lookAtAll(mentee)
  }

  /** Short rows are read as they are. */
  private lookAtFew(begin: number, end: number): void {
    const { problem, price } = this.market
    const { mentor, cost } = problem
    let [best, lowest, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let at = begin; at < end; at++) {
      const value = sum(cost[at] as number, price[mentor[at] as number] as number)
      if (value >= second) continue
      if (value < lowest) {
        second = lowest
        lowest = value
        best = at
      } else second = value
    }
    this.best = best < 0 ? -1 : (mentor[best] as number)
    this.bestCost = best < 0 ? 0 : (cost[best] as number)
    this.lowest = lowest
    this.second = second
  }

  /** Puts the cheapest two of a list first, as they mostly remain: what a look then finds can be foreseen. */
  private putFirst(first: number, best: number, second: number): void {
    if (best > 0 && best < kept) this.swap(first, first + best)
    if (second > 1 && second < kept) this.swap(first + 1, first + second)
  }

  private swap(one: number, other: number): void {
    const { candidate, candidateCost } = this
    const [mentor, cost] = [candidate[one] as number, candidateCost[one] as number]
    candidate[one] = candidate[other] as number
    candidateCost[one] = candidateCost[other] as number
    candidate[other] = mentor
    candidateCost[other] = cost
  }

  /** Reads a whole row at today's prices, so that what is at hand is among the cheapest again. */
  lookAtAll(mentee: number): void {
    const { problem, price } = this.market
    const { rowStart, mentor, cost } = problem
    const { candidate, candidateCost, value, near } = this
    const begin = rowStart[mentee] as number
    const width = (rowStart[mentee + 1] as number) - begin
    for (let at = 0; at < width; at++)
      value[at] = sum(cost[begin + at] as number, price[mentor[begin + at] as number] as number)
    const bar = fourthOf(value, width)
    let size = 0
    for (let at = 0; at < width; at++) {
      near[size] = at // is written over unless it is near: quicker than a branch nobody can foresee
      size += +((value[at] as number) <= bar)
    }
    let [best, lowest, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    let [bestPlace, secondPlace] = [0, 0]
    let beyond = size < width ? bar : Number.POSITIVE_INFINITY
    const first = mentee * kept
    for (let place = 0; place < size; place++) {
      const at = near[place] as number
      const own = value[at] as number
      if (place < kept) {
        candidate[first + place] = mentor[begin + at] as number
        candidateCost[first + place] = cost[begin + at] as number
      } else if (own < beyond) beyond = own
      if (own >= second) continue
      if (own < lowest) {
        second = lowest
        secondPlace = bestPlace
        lowest = own
        best = begin + at
        bestPlace = place
      } else {
        second = own
        secondPlace = place
      }
    }
    if (size < kept) candidate[first + size] = -1
    this.putFirst(first, bestPlace, secondPlace === 0 ? bestPlace : secondPlace)
    this.bound[mentee] = beyond
    this.best = best < 0 ? -1 : (mentor[best] as number)
    this.bestCost = best < 0 ? 0 : (cost[best] as number)
    this.lowest = lowest
    this.second = second
  }
}

/** What everybody pays where nobody's seat is dearer than their cheapest; returns who has none. */
export function leftOver(market: Market, list: Shortlist): number[] {
  const { price, mate, mateCost, dual, ceiling } = market
  const left: number[] = []
  for (let mentee = 0; mentee < mate.length; mentee++) {
    const now = mate[mentee] as number
    if (now >= 0) dual[mentee] = (mateCost[mentee] as number) + (price[now] as number)
    else {
      list.look(mentee)
      dual[mentee] = Math.min(list.lowest, ceiling[mentee] as number)
      if (!takeTightSeat(market, mentee)) left.push(mentee)
    }
  }
  return left
}

/** Rounds all prices, and returns who is then without their cheapest seat. */
export function roundPrices(market: Market, list: Shortlist): number[] {
  const { price, mate, mateCost, dual, ceiling, problem } = market
  for (let to = 0; to < price.length; to++) price[to] = Math.floor((price[to] as number) + 0.5)
  list.lower(0.5)
  const left: number[] = []
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    list.look(mentee)
    const lowest = Math.min(list.lowest, ceiling[mentee] as number)
    dual[mentee] = lowest
    const now = mate[mentee] as number
    if (now >= 0 && (mateCost[mentee] as number) + (price[now] as number) === lowest) continue
    if (now >= 0) market.unseat(mentee)
    left.push(mentee)
  }
  return left.filter((mentee) => !takeTightSeat(market, mentee))
}

/** Seats a mentee where a cheapest seat of theirs is free. */
function takeTightSeat(market: Market, mentee: number): boolean {
  const { rowStart, mentor, cost } = market.problem
  for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++) {
    const to = mentor[at] as number
    if ((market.load[to] as number) >= (market.seats[to] as number)) continue
    if ((cost[at] as number) + (market.price[to] as number) !== market.dual[mentee]) continue
    market.seat(mentee, to, cost[at] as number)
    return true
  }
  return false
}

/** The third lowest cost of every other pair of a row. */
function thirdOf(cost: Int32Array, begin: number, end: number): number {
  let [lowest, second, third] = [unreached, unreached, unreached]
  for (let at = begin; at < end; at += oneIn) {
    const own = cost[at] as number
    if (own >= third) continue
    third = own < second ? second : own
    if (own >= second) continue
    second = own < lowest ? lowest : own
    if (own < lowest) lowest = own
  }
  return third
}

/** The fourth lowest of every other of so many values. */
function fourthOf(value: Float64Array, size: number): number {
  let lowest = Number.POSITIVE_INFINITY
  let [second, third, fourth] = [lowest, lowest, lowest]
  for (let at = 0; at < size; at += oneIn) {
    const own = value[at] as number
    if (own >= fourth) continue
    fourth = own < third ? third : own
    if (own >= third) continue
    third = own < second ? second : own
    if (own >= second) continue
    second = own < lowest ? lowest : own
    if (own < lowest) lowest = own
  }
  return fourth
}
