import { Frontier } from './frontier.ts'
import { ints, type Market, sum } from './market.ts'
import { kept, type Shortlist } from './shortlist.ts'

/** Phases go on while one seats more than one in so many of those who are left. */
const wanted = 16
/** Rounds that share what they looked at go on while one seats more than one in so many. */
const wantedOfRound = 4

/**
 * Seats many at once where many seats are tied: everybody without a seat looks for a chain of tight seats, which cost
 * each mentee exactly what they pay, to a free one; only when no such chain is left do prices rise, for all at once, by
 * as much as makes the next chain tight (the phases of Hopcroft and Karp 1973 between the price changes of Kuhn 1955).
 * A price change serves one length of path, so this pays where there are few lengths and many mentees.
 *
 * Everybody must have a mentor, and no seat has to be taken.
 *
 * @param left those without a seat; what each pays is the lowest cost and price of their row
 * @returns those still without one, when phases no longer pay
 */
export function seatByPhases(market: Market, list: Shortlist, left: readonly number[]): number[] {
  const phases = new Phases(market, list)
  let open = left.slice()
  for (;;) {
    const before = open.length
    open = phases.seatTight(open)
    if (open.length === 0 || (before - open.length) * wanted < before || !phases.raisePrices(open)) return open
  }
}

class Phases {
  private readonly market: Market
  private readonly list: Shortlist
  private readonly frontier: Frontier
  /** Mentors in the order they were reached or settled. */
  private readonly reached: Int32Array
  /** The round in which each mentor was last reached, and the mentee who reached them. */
  private readonly seen: Int32Array
  private readonly via: Int32Array
  private readonly queue: Int32Array
  private round = 0

  constructor(market: Market, list: Shortlist) {
    const { mentees, mentors } = market.problem
    this.market = market
    this.list = list
    this.frontier = new Frontier(mentors)
    this.reached = ints(mentors)
    this.seen = ints(mentors)
    this.via = ints(mentors)
    this.queue = ints(mentees)
  }

  /** Seats all who can be seated at today's prices. @returns the others */
  seatTight(left: number[]): number[] {
    let [open, before] = [left, 0]
    do {
      before = open.length
      this.round++
      open = open.filter((mentee) => !this.seat(mentee, false))
    } while ((before - open.length) * wantedOfRound > before)
    this.round++
    return open.filter((mentee) => !this.seat(mentee, true))
  }

  /**
   * Seats a mentee by a chain of tight seats, if one is found; if none is, all that was looked at leads nowhere.
   *
   * @param isLast whether what was looked at on the way to a free seat may be looked at again in this round
   */
  private seat(source: number, isLast: boolean): boolean {
    const { market, seen, round, queue, via, reached } = this
    const { problem, dual, price, load, seats, seatStart, holder } = market
    const { bound, candidate, candidateCost } = this.list
    market.beat(4)
    queue[0] = source
    let [size, touched] = [1, 0]
    for (let head = 0; head < size; head++) {
      const mentee = queue[head] as number
      const paid = dual[mentee] as number
      const isShort = (bound[mentee] as number) > paid
      const mentor = isShort ? candidate : problem.mentor
      const cost = isShort ? candidateCost : problem.cost
      const first = isShort ? mentee * kept : (problem.rowStart[mentee] as number)
      const end = isShort ? first + kept : (problem.rowStart[mentee + 1] as number)
      for (let at = first; at < end; at++) {
        const to = mentor[at] as number
        if (to < 0) break
        if (sum(cost[at] as number, price[to] as number) !== paid || seen[to] === round) continue
        seen[to] = round
        reached[touched++] = to
        via[to] = mentee
        if ((load[to] as number) < (seats[to] as number)) {
          this.carryOut(source, to)
          if (isLast) while (touched > 0) seen[reached[--touched] as number] = 0
          return true
        }
        const start = seatStart[to] as number
        const last = start + (load[to] as number)
        for (let seat = start; seat < last; seat++) queue[size++] = holder[seat] as number
      }
    }
    return false
  }

  private carryOut(source: number, end: number): void {
    const { market, via } = this
    for (let to = end; ; ) {
      const mentee = via[to] as number
      const from = market.mate[mentee] as number
      if (mentee !== source) market.unseat(mentee)
      market.seat(mentee, to, (market.dual[mentee] as number) - (market.price[to] as number))
      if (mentee === source) return
      to = from
    }
  }

  /** Raises prices until somebody has a chain of tight seats to a free one. @returns whether there is any chain */
  raisePrices(sources: readonly number[]): boolean {
    const { market, frontier, reached } = this
    const { dual, price, load, seatStart, holder } = market
    frontier.clear()
    let nearest = Number.POSITIVE_INFINITY
    for (const source of sources) nearest = this.reach(source, 0, nearest)
    let size = 0
    for (let mentor = frontier.take(); mentor >= 0; mentor = frontier.take()) {
      const distance = frontier.distance[mentor] as number
      if (distance >= nearest) break
      market.beat(1)
      reached[size++] = mentor
      const first = seatStart[mentor] as number
      const last = first + (load[mentor] as number)
      for (let seat = first; seat < last; seat++) nearest = this.reach(holder[seat] as number, distance, nearest)
    }
    if (nearest === Number.POSITIVE_INFINITY) return false
    for (const source of sources) dual[source] = (dual[source] as number) + nearest
    for (let at = 0; at < size; at++) {
      const mentor = reached[at] as number
      const change = nearest - (frontier.distance[mentor] as number)
      price[mentor] = (price[mentor] as number) + change
      const first = seatStart[mentor] as number
      const last = first + (load[mentor] as number)
      for (let seat = first; seat < last; seat++) {
        const mentee = holder[seat] as number
        dual[mentee] = (dual[mentee] as number) + change
      }
    }
    return true
  }

  /** Reaches every mentor a mentee may have, up to the nearest free seat. @returns how far that is now */
  private reach(mentee: number, distance: number, below: number): number {
    const { frontier } = this
    const { problem, dual, price, load, seats } = this.market
    const { rowStart, mentor, cost } = problem
    const start = (dual[mentee] as number) - distance
    const end = rowStart[mentee + 1] as number
    let nearest = below
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      const far = (cost[at] as number) - (start - (price[to] as number))
      if (far >= nearest || far >= (frontier.distance[to] as number)) continue
      if ((load[to] as number) < (seats[to] as number)) nearest = far
      else frontier.offer(to, far)
    }
    return nearest
  }
}

/** How many different costs there can be: up to the dearest, in steps that all costs are multiples of. */
export function levelsOf(cost: Int32Array, dearest: number): number {
  let step = 0
  for (let at = 0; at < cost.length && step !== 1; at++)
    for (let rest = cost[at] as number; rest > 0; ) [step, rest] = [rest, step % rest]
  return step === 0 ? 0 : dearest / step
}
