import type { Problem } from './problem.ts'

/** The pairs of a problem column by column: those of mentor `j` are `start[j]` up to `start[j + 1]`. */
export interface Columns {
  readonly start: Int32Array
  readonly mentee: Int32Array
  readonly cost: Int32Array
}

/**
 * Who holds which seat at which price while a problem is being solved. Everything is a typed array, read directly by
 * the phases of the solver.
 *
 * The holders of mentor `j` are `holder[seatStart[j]]` and on, `load[j]` of them, each with the `bid` up to which they
 * keep the seat. During the auction they are a heap, the lowest bid first.
 */
export class Market {
  readonly problem: Problem
  /** The most each mentor can hold: the capacity, or as many as may have them. */
  readonly seats: Int32Array
  readonly seatStart: Int32Array
  readonly holder: Int32Array
  readonly bid: Float64Array
  readonly load: Int32Array
  readonly price: Float64Array
  /** The mentor of each mentee, -1 for none, and what that pair costs. */
  readonly mate: Int32Array
  readonly mateCost: Int32Array
  /** What each mentee pays: the cost of the pair and the price of the mentor. */
  readonly dual: Float64Array
  /** What a mentee pays at most before they do without; infinite for whoever must have a mentor. */
  readonly ceiling: Float64Array
  /** 1 where every seat has to be taken whatever the price, which may then be negative. */
  readonly mustFill: Uint8Array
  /** Whether prices are whole numbers and whoever has a seat has their cheapest. */
  isExact = false
  private highest = -1
  private transposed: Columns | undefined
  private readonly onPulse: () => void
  private beats = 0

  /** @param onPulse called every few milliseconds by whoever works on the market; it may throw to stop the work */
  constructor(problem: Problem, onPulse: () => void = () => {}) {
    this.onPulse = onPulse
    const { mentees, mentors, capacity, mentor } = problem
    this.problem = problem
    this.seats = seatsOf(capacity, mentor)
    this.seatStart = new Int32Array(mentors + 1)
    for (let to = 0; to < mentors; to++)
      this.seatStart[to + 1] = (this.seatStart[to] as number) + (this.seats[to] as number)
    const places = this.seatStart[mentors] as number
    this.holder = new Int32Array(places)
    this.bid = new Float64Array(places)
    this.load = new Int32Array(mentors)
    this.price = new Float64Array(mentors)
    this.mate = new Int32Array(mentees).fill(-1)
    this.mateCost = new Int32Array(mentees)
    this.dual = new Float64Array(mentees)
    this.ceiling = new Float64Array(mentees).fill(Number.POSITIVE_INFINITY)
    this.mustFill = new Uint8Array(mentors)
  }

  /** Tells that so much work was done; 256 is a pulse. */
  beat(work: number): void {
    this.beats += work
    if (this.beats < 256) return
    this.beats = 0
    this.onPulse()
  }

  /** The highest cost of any pair, looked up when it is first asked for. */
  dearest(): number {
    if (this.highest < 0) this.highest = dearestOf(this.problem.cost)
    return this.highest
  }

  /** The same watch over another problem. */
  over(problem: Problem): Market {
    return new Market(problem, this.onPulse)
  }

  /** The pairs by mentor, arranged when they are first asked for. */
  columns(): Columns {
    this.transposed ??= transpose(this.problem)
    return this.transposed
  }

  /** Gives a mentee a free seat, in no order of bids. */
  seat(mentee: number, mentor: number, cost: number): void {
    this.holder[(this.seatStart[mentor] as number) + (this.load[mentor] as number)] = mentee
    this.load[mentor] = (this.load[mentor] as number) + 1
    this.mate[mentee] = mentor
    this.mateCost[mentee] = cost
  }

  /** Takes a mentee off their seat; the last holder moves to their place. */
  unseat(mentee: number): void {
    const mentor = this.mate[mentee] as number
    const last = (this.seatStart[mentor] as number) + (this.load[mentor] as number) - 1
    let at = last
    while (this.holder[at] !== mentee) at--
    this.holder[at] = this.holder[last] as number
    this.bid[at] = this.bid[last] as number
    this.load[mentor] = (this.load[mentor] as number) - 1
    this.mate[mentee] = -1
  }

  /** Takes everybody off their seats. */
  empty(): void {
    this.load.fill(0)
    this.mate.fill(-1)
  }

  /** Puts everybody who has a mate back on a seat, mentees ascending. */
  refill(): void {
    this.load.fill(0)
    for (let mentee = 0; mentee < this.problem.mentees; mentee++) {
      const mentor = this.mate[mentee] as number
      if (mentor < 0) continue
      this.holder[(this.seatStart[mentor] as number) + (this.load[mentor] as number)] = mentee
      this.load[mentor] = (this.load[mentor] as number) + 1
    }
  }
}

/** The highest of all costs, 0 where there is none. */
export function dearestOf(cost: Int32Array): number {
  let dearest = 0
  for (let at = 0; at < cost.length; at++) if ((cost[at] as number) > dearest) dearest = cost[at] as number
  return dearest
}

/** The capacities; where they are out of all proportion, no more than the mentees who may have each mentor. */
function seatsOf(capacity: Int32Array, mentor: Int32Array): Int32Array {
  let total = 0
  for (const seats of capacity) total += seats
  if (total <= mentor.length) return capacity
  const seats = new Int32Array(capacity.length)
  for (let at = 0; at < mentor.length; at++) {
    const to = mentor[at] as number
    seats[to] = (seats[to] as number) + 1
  }
  return seats.map((asking, to) => Math.min(asking, capacity[to] as number))
}

function transpose({ mentees, mentors, rowStart, mentor, cost }: Problem): Columns {
  const start = new Int32Array(mentors + 1)
  for (let at = 0; at < mentor.length; at++) {
    const next = (mentor[at] as number) + 1
    start[next] = (start[next] as number) + 1
  }
  for (let to = 0; to < mentors; to++) start[to + 1] = (start[to + 1] as number) + (start[to] as number)
  const next = start.slice(0, mentors)
  const columns = { start, mentee: new Int32Array(mentor.length), cost: new Int32Array(mentor.length) }
  for (let mentee = 0; mentee < mentees; mentee++) {
    const end = rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      const place = next[to] as number
      next[to] = place + 1
      columns.mentee[place] = mentee
      columns.cost[place] = cost[at] as number
    }
  }
  return columns
}

/** Adds a holder to a heap of `size`, the lowest bid first. */
export function rise(
  holder: Int32Array,
  bid: Float64Array,
  first: number,
  size: number,
  mentee: number,
  offer: number,
): void {
  let at = size
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((bid[first + parent] as number) <= offer) break
    holder[first + at] = holder[first + parent] as number
    bid[first + at] = bid[first + parent] as number
    at = parent
  }
  holder[first + at] = mentee
  bid[first + at] = offer
}

/** Puts a new holder in the place of the lowest bid. */
export function sink(
  holder: Int32Array,
  bid: Float64Array,
  first: number,
  size: number,
  mentee: number,
  offer: number,
): void {
  let at = 0
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && (bid[first + child + 1] as number) < (bid[first + child] as number)) child++
    if ((bid[first + child] as number) >= offer) break
    holder[first + at] = holder[first + child] as number
    bid[first + at] = bid[first + child] as number
    at = child
  }
  holder[first + at] = mentee
  bid[first + at] = offer
}
