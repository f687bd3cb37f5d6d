import { Frontier } from './frontier.ts'
import { ints, type Market } from './market.ts'
import { levelsOf, seatByPhases } from './phases.ts'
import { kept, leftOver, roundPrices, type Shortlist, shortRow } from './shortlist.ts'

/** With so many left for each length a shortest path can have, they are placed many at once. */
const manyALevel = 4

/** How a seating was finished: exactly; not, since it would take too long; not, since somebody cannot be seated. */
export type Finish = 'done' | 'dear' | 'stuck'

/**
 * Turns what an auction left into an exact optimum: prices become whole numbers, whoever is then not at their cheapest
 * gets up, and shortest augmenting paths (Dijkstra over costs reduced by the prices) place them again, one at a time.
 *
 * Forward, a mentee enters by the cheapest chain of moves that ends on a free seat or with somebody who does without.
 * Backward, a seat that may not stay free at its price is filled by the cheapest chain that ends with somebody who had
 * no seat, or on a seat that may be free. Every number is whole and below 2^53.
 *
 * @param budget how many pairs may be looked at before it gives up, leaving a seating that an auction can go on from
 * @returns whether it was finished, given up, or somebody who must have a mentor cannot have one
 */
export function finishExactly(market: Market, list: Shortlist, budget = Number.POSITIVE_INFINITY): Finish {
  const { mentees, mentors, least } = market.problem
  let left = market.isExact ? leftOver(market, list) : roundPrices(market, list)
  const isMany = left.length > manyALevel && left.length > manyALevel * levelsOf(market.problem.cost, market.dearest())
  if (isMany && !market.mustFill.includes(1)) left = seatByPhases(market, list, left)
  const paths = new Paths(market, list)
  for (const [done, mentee] of left.entries()) {
    // The last ones cost the most: who is not half through after a quarter of the budget will not make it.
    if (paths.work > (2 * done < left.length ? budget / 4 : budget)) return 'dear'
    if (market.ceiling[mentee] === Number.POSITIVE_INFINITY && !paths.enter(mentee)) return 'stuck'
  }
  for (let mentor = 0; mentor < mentors; mentor++)
    if (market.mustFill[mentor] === 1)
      while (market.load[mentor] !== market.seats[mentor]) {
        if (paths.work > 3 * budget) return 'dear' // a column is read faster than a row
        paths.fill(mentor)
      }
  for (let mentee = 0; mentee < mentees; mentee++) if (market.mate[mentee] === -1) paths.enter(mentee)
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (market.mustFill[mentor] === 1) continue
    while (market.load[mentor] !== market.seats[mentor] && (market.price[mentor] as number) > 0)
      if (!paths.fill(mentor)) break
  }
  for (let mentor = 0; mentor < mentors; mentor++)
    while ((market.load[mentor] as number) < (least[mentor] as number)) if (!paths.fill(mentor)) break
  return 'done'
}

class Paths {
  private readonly market: Market
  private readonly list: Shortlist
  private readonly frontier: Frontier
  private readonly settled: Int32Array
  private size = 0
  /** The free seat at which the path ends, -1 where none was found. */
  private end = -1
  /** Once a price has fallen, the shortlists say nothing. */
  private hasFilled = false
  /** How many pairs have been looked at. */
  work = 0
  /** Where the mentee through whom a mentor was reached would sit next; only backward. */
  private readonly next: Int32Array

  constructor(market: Market, list: Shortlist) {
    this.market = market
    this.list = list
    this.frontier = new Frontier(market.problem.mentors + list.rows)
    this.settled = ints(market.problem.mentors)
    this.next = ints(market.problem.mentors)
  }

  /**
   * Places one more mentee; who is optional may be left out again, or push somebody optional out.
   *
   * @returns false where nobody can make room for somebody who must have a mentor
   */
  enter(source: number): boolean {
    const { market, frontier, settled } = this
    const { ceiling, dual, load, seatStart, holder } = market
    const { mentors } = market.problem
    market.beat(16)
    if (dual[source] === Number.POSITIVE_INFINITY) return false
    frontier.clear()
    this.size = 0
    let cost = (ceiling[source] as number) - (dual[source] as number)
    let out = source // who does without, where the chain ends so
    this.end = -1
    if (cost > 0) cost = this.reach(source, 0, cost)
    for (let mentor = frontier.take(); mentor >= 0; mentor = frontier.take()) {
      const distance = frontier.distance[mentor] as number
      if (distance >= cost) break
      if (mentor >= mentors) {
        cost = this.reachRest(mentor - mentors, cost)
        continue
      }
      settled[this.size++] = mentor
      const first = seatStart[mentor] as number
      const last = first + (load[mentor] as number)
      for (let seat = first; seat < last; seat++) {
        const mentee = holder[seat] as number
        const leaving = distance + (ceiling[mentee] as number) - (dual[mentee] as number)
        if (leaving < cost) {
          cost = leaving
          out = mentee
          this.end = -1
        }
        cost = this.reach(mentee, distance, cost)
      }
    }
    if (cost === Number.POSITIVE_INFINITY) return false
    dual[source] = (dual[source] as number) + cost
    this.shift(cost, 1)
    this.carryOut(source, this.end, out)
    return true
  }

  /**
   * Reaches the mentors at hand of a mentee, at what moving there costs more than today's prices. The nearest free seat
   * ends the path, so nothing farther is looked at. The rest of the row waits in the frontier, as near as any of it can
   * be.
   *
   * @returns how far the end of the path is now
   */
  private reach(mentee: number, distance: number, below: number): number {
    const { list, market } = this
    const { rowStart, mentor, cost, mentors } = market.problem
    const paid = market.dual[mentee] as number
    const start = paid - distance
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    if (end - begin <= shortRow || list.bound[mentee] === Number.NEGATIVE_INFINITY)
      return this.reachIn(mentee, start, below, mentor, cost, begin, end)
    if ((list.bound[mentee] as number) < paid) list.lookAtAll(mentee)
    const first = mentee * kept
    const nearest = this.reachIn(mentee, start, below, list.candidate, list.candidateCost, first, first + kept)
    const rest = (list.bound[mentee] as number) - start
    if (rest < nearest) this.frontier.offer(mentors + mentee, rest)
    return nearest
  }

  /** Reaches the mentors of a whole row. */
  private reachRest(mentee: number, below: number): number {
    const { mate, dual, problem } = this.market
    const { rowStart, mentor, cost } = problem
    const now = mate[mentee] as number
    const start = (dual[mentee] as number) - (now < 0 ? 0 : (this.frontier.distance[now] as number))
    return this.reachIn(mentee, start, below, mentor, cost, rowStart[mentee] as number, rowStart[mentee + 1] as number)
  }

  private reachIn(
    mentee: number,
    start: number,
    below: number,
    mentor: Int32Array,
    cost: Int32Array,
    first: number,
    end: number,
  ): number {
    const { frontier } = this
    const { distance, via } = frontier
    const { price, load, seats } = this.market
    let nearest = below
    let at = first
    for (; at < end; at++) {
      const to = mentor[at] as number
      if (to < 0) break
      const far = (cost[at] as number) - (start - (price[to] as number))
      if (far >= nearest || far >= (distance[to] as number)) continue
      via[to] = mentee
      if ((load[to] as number) < (seats[to] as number)) {
        nearest = far
        this.end = to
      } else frontier.offer(to, far)
    }
    this.work += at - first
    return nearest
  }

  /** Moves the prices of all mentors nearer than the end of the path, and with them what their holders pay. */
  private shift(cost: number, sign: 1 | -1): void {
    const { market, frontier, settled } = this
    const { price, dual, seatStart, holder, load } = market
    for (let at = 0; at < this.size; at++) {
      const mentor = settled[at] as number
      const change = sign * (cost - (frontier.distance[mentor] as number))
      if (change === 0) continue
      price[mentor] = (price[mentor] as number) + change
      const first = seatStart[mentor] as number
      const last = first + (load[mentor] as number)
      for (let seat = first; seat < last; seat++) {
        const mentee = holder[seat] as number
        dual[mentee] = (dual[mentee] as number) + change
      }
    }
  }

  private carryOut(source: number, end: number, out: number): void {
    const { market, frontier } = this
    let to = end
    if (to < 0) {
      if (out === source) return
      to = market.mate[out] as number
      market.unseat(out)
    }
    for (;;) {
      const mentee = frontier.via[to] as number
      const from = market.mate[mentee] as number
      if (mentee !== source) market.unseat(mentee)
      this.sit(mentee, to)
      if (mentee === source) return
      to = from
    }
  }

  /** Seats a mentee where they pay their price exactly; so the cost need not be looked up. */
  private sit(mentee: number, mentor: number): void {
    this.market.seat(mentee, mentor, (this.market.dual[mentee] as number) - (this.market.price[mentor] as number))
  }

  /**
   * Fills one free seat of a mentor, or lowers its price to nothing where that is cheaper and the seat may stay free.
   *
   * @returns false where no chain of moves fills it
   */
  fill(target: number): boolean {
    const { market, frontier, settled, next } = this
    if (!this.hasFilled) this.list.forget()
    this.hasFilled = true
    const { price, dual, load, mate, mustFill } = market
    const { least } = market.problem
    market.beat(64)
    const { start, mentee: column, cost: columnCost } = market.columns()
    const isOwed = mustFill[target] === 1 || (load[target] as number) < (least[target] as number)
    let cost = isOwed ? Number.POSITIVE_INFINITY : (price[target] as number)
    let [end, taken] = [isOwed ? -1 : target, -1]
    frontier.clear()
    this.size = 0
    frontier.offer(target, 0)
    for (let mentor = frontier.take(); mentor >= 0; mentor = frontier.take()) {
      const distance = frontier.distance[mentor] as number
      if (distance >= cost) break
      settled[this.size++] = mentor
      const base = distance + (price[mentor] as number)
      this.work += ((start[mentor + 1] as number) - (start[mentor] as number)) / 4 // cheaper: few lead anywhere
      for (let at = start[mentor] as number; at < (start[mentor + 1] as number); at++) {
        const mentee = column[at] as number
        const from = mate[mentee] as number
        const far = base + (columnCost[at] as number) - (dual[mentee] as number)
        if (far >= cost || from === mentor) continue
        if (from < 0) [cost, end, taken] = [far, mentor, mentee]
        else if (far < (frontier.distance[from] as number)) {
          frontier.via[from] = mentee
          next[from] = mentor
          frontier.offer(from, far)
          const freed = far + Math.max(0, price[from] as number)
          const mayFree = mustFill[from] === 0 && (load[from] as number) > (least[from] as number)
          if (freed < cost && mayFree) {
            cost = freed
            end = from
            taken = -1
          }
        }
      }
    }
    if (end < 0) return false
    this.shift(cost, -1)
    const chain: number[] = []
    for (let from = end; from !== target; from = next[from] as number) chain.push(from)
    for (const from of chain.reverse()) {
      const mentee = frontier.via[from] as number
      market.unseat(mentee)
      this.sit(mentee, next[from] as number)
    }
    if (taken >= 0) this.sit(taken, end)
    return true
  }
}
