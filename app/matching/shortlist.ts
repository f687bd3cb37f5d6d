import { floats, ints, type Market } from './market.ts'

/** How many of a mentee's cheapest candidates are kept at hand. */
export const kept = 8
/** One pair in so many of a row tells up to which cost its pairs are kept. */
const oneIn = 2
/** Rows up to so long are soon read whole. */
export const shortRow = 3 * kept
/** They are read whole where more than one look in so many finds its list out of date, after so many looks. */
const oftenMissed = 4
const looksBefore = 4096
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
  /** Rows up to so long are read as they are. */
  private few = kept
  private looks = 0
  private misses = 0
  private readonly market: Market
  /** `kept` of each mentee, ended by -1 where there are fewer, and what each pair costs. */
  readonly candidate: Int32Array
  readonly candidateCost: Int32Array
  private readonly candidateValue = floats(kept + 1)

  constructor(market: Market) {
    const { mentees, rowStart } = market.problem
    this.market = market
    let longest = 0
    for (let mentee = 0; mentee < mentees; mentee++)
      longest = Math.max(longest, (rowStart[mentee + 1] as number) - (rowStart[mentee] as number))
    const places = longest > kept ? mentees * kept : 0
    this.candidate = ints(places)
    this.candidateCost = ints(places)
    this.bound = floats(mentees).fill(Number.NEGATIVE_INFINITY)
  }

  /**
   * Keeps of every row what costs no more than the third cheapest of half of it, about six, while no price is below 0:
   * so no price is looked at.
   */
  fill(): void {
    const { mentees, rowStart, mentor, cost } = this.market.problem
    const { candidate, candidateCost, bound } = this
    if (candidate.length === 0) return
    for (let mentee = 0; mentee < mentees; mentee++) {
      const begin = rowStart[mentee] as number
      const end = rowStart[mentee + 1] as number
      if (end - begin <= kept) continue
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
      if ((cost[at] as number) + (price[to] as number) !== this.lowest) continue
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
    if (end - begin <= this.few) {
      this.lookAtFew(begin, end)
      return
    }
    this.looks++
    const first = mentee * kept
    let [best, bestCost, lowest, second] = [-1, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    if (this.bound[mentee] !== Number.NEGATIVE_INFINITY) {
      for (let at = first; at < first + kept; at++) {
        const to = candidate[at] as number
        if (to < 0) break
        const value = (candidateCost[at] as number) + (price[to] as number)
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
    if (++this.misses * oftenMissed > this.looks && this.looks > looksBefore) this.few = shortRow
  }

  /** Rows no longer than a shortlist are read as they are. */
  private lookAtFew(begin: number, end: number): void {
    const { problem, price } = this.market
    const { mentor, cost } = problem
    let [best, lowest, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let at = begin; at < end; at++) {
      const value = (cost[at] as number) + (price[mentor[at] as number] as number)
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

  /** Reads a whole row at today's prices, so that what is at hand is the cheapest again. */
  lookAtAll(mentee: number): void {
    const { problem, price } = this.market
    const { rowStart, mentor, cost } = problem
    const { candidate, candidateCost, candidateValue } = this
    const first = mentee * kept
    const end = rowStart[mentee + 1] as number
    let size = 0
    let bar = Number.POSITIVE_INFINITY
    let beyond = Number.POSITIVE_INFINITY
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      const value = (cost[at] as number) + (price[to] as number)
      if (value >= bar) {
        if (value < beyond) beyond = value
        continue
      }
      if (size === kept) beyond = bar
      let place = size < kept ? size++ : kept - 1
      while (place > 0 && (candidateValue[place - 1] as number) > value) {
        candidateValue[place] = candidateValue[place - 1] as number
        candidate[first + place] = candidate[first + place - 1] as number
        candidateCost[first + place] = candidateCost[first + place - 1] as number
        place--
      }
      candidateValue[place] = value
      candidate[first + place] = to
      candidateCost[first + place] = cost[at] as number
      if (size === kept) bar = candidateValue[kept - 1] as number
    }
    if (size < kept) candidate[first + size] = -1
    this.bound[mentee] = beyond
    this.best = size > 0 ? (candidate[first] as number) : -1
    this.bestCost = size > 0 ? (candidateCost[first] as number) : 0
    this.lowest = size > 0 ? (candidateValue[0] as number) : Number.POSITIVE_INFINITY
    this.second = size > 1 ? (candidateValue[1] as number) : Number.POSITIVE_INFINITY
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
    const value = cost[at] as number
    if (value >= third) continue
    if (value >= second) third = value
    else {
      third = second
      if (value >= lowest) second = value
      else {
        second = lowest
        lowest = value
      }
    }
  }
  return third
}
