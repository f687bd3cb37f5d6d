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
  private highest: number
  private transposed: Columns | undefined
  private readonly onPulse: () => void
  private beats = 0

  /**
   * @param onPulse called every few milliseconds by whoever works on the market; it may throw to stop the work
   * @param dearest what no pair costs more than, where that is known
   */
  constructor(problem: Problem, onPulse: () => void = () => {}, dearest = -1) {
    this.onPulse = onPulse
    this.highest = dearest
    const { mentees, mentors, capacity, mentor } = problem
    this.problem = problem
    this.seats = seatsOf(capacity, mentor)
    this.seatStart = ints(mentors + 1)
    for (let to = 0; to < mentors; to++)
      this.seatStart[to + 1] = (this.seatStart[to] as number) + (this.seats[to] as number)
    const places = this.seatStart[mentors] as number
    this.holder = ints(places)
    this.bid = floats(places)
    this.load = ints(mentors)
    this.price = floats(mentors)
    this.mate = ints(mentees).fill(-1)
    this.mateCost = ints(mentees)
    this.dual = floats(mentees)
    this.ceiling = floats(mentees).fill(Number.POSITIVE_INFINITY)
    this.mustFill = bytes(mentors)
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
    if (this.highest < 0) this.highest = highestOf(this.problem.cost)
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

/** The highest number of a list, 0 where there is none. */
export function highestOf(list: Int32Array): number {
  let highest = 0
  const { length } = list
  for (let at = 0; at < length; at++) if ((list[at] as number) > highest) highest = list[at] as number
  return highest
}

/** The capacities; where they are out of all proportion, no more than the mentees who may have each mentor. */
function seatsOf(capacity: Int32Array, mentor: Int32Array): Int32Array {
  let total = 0
  for (const seats of capacity) total += seats
  if (total <= mentor.length) return capacity
  const seats = ints(capacity.length)
  for (let at = 0; at < mentor.length; at++) {
    const to = mentor[at] as number
    seats[to] = (seats[to] as number) + 1
  }
  return seats.map((asking, to) => Math.min(asking, capacity[to] as number))
}

function transpose({ mentees, mentors, rowStart, mentor, cost }: Problem): Columns {
  const start = ints(mentors + 1)
  for (let at = 0; at < mentor.length; at++) {
    const next = (mentor[at] as number) + 1
    start[next] = (start[next] as number) + 1
  }
  for (let to = 0; to < mentors; to++) start[to + 1] = (start[to + 1] as number) + (start[to] as number)
  const next = start.slice(0, mentors)
  const columns = { start, mentee: ints(mentor.length), cost: ints(mentor.length) }
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

/** So many bytes are kept from one piece of work to the next: fresh memory is mostly waited for. Longer lists are made anew. */
const benchSize = 2 ** 22
const longestOnBench = 2 ** 18
let bench = new ArrayBuffer(0)
/** How much of it is taken; what lies beyond is all 0. */
let taken = 0
let isAtWork = false

/** Does some work whose lists are of use to nobody afterwards: whoever hands one on copies it. */
export function onBench<T>(work: () => T): T {
  const [before, wasAtWork] = [taken, isAtWork]
  isAtWork = true
  try {
    return work()
  } finally {
    new Uint8Array(bench).fill(0, before, taken)
    taken = before
    isAtWork = wasAtWork
  }
}

/** A list of whole numbers, all 0, to work with. */
export function ints(length: number): Int32Array<ArrayBuffer> {
  const from = roomFor(4 * length)
  return from < 0 ? new Int32Array(length) : new Int32Array(bench, from, length)
}

/** The same of other numbers. */
export function floats(length: number): Float64Array<ArrayBuffer> {
  const from = roomFor(8 * length)
  return from < 0 ? new Float64Array(length) : new Float64Array(bench, from, length)
}

/** The same of bytes. */
export function bytes(length: number): Uint8Array<ArrayBuffer> {
  const from = roomFor(length)
  return from < 0 ? new Uint8Array(length) : new Uint8Array(bench, from, length)
}

/** Takes so many bytes of the bench. @returns where they start, -1 where there is no room */
function roomFor(size: number): number {
  if (!isAtWork || size > longestOnBench || taken + size > benchSize) return -1
  if (bench.byteLength === 0) bench = new ArrayBuffer(benchSize)
  const from = taken
  taken += (size + 7) & ~7
  return from
}

/**
 * What a pair and its seat come to. Written as a difference: V8 takes a sum of whole numbers for one of integers, and looks at
 * every turn whether it is, which takes longer than the sum.
 */
export const sum = (cost: number, price: number) => price - (0 - cost)
