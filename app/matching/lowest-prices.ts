import { Frontier } from './frontier.ts'
import { floats, ints, type Market, sum } from './market.ts'

/** The seats that cost a mentee exactly what they pay; none where that is only their own. */
export interface TiedSeats {
  /** Those of each mentee: `seat[start]` up to `seat[end]`, ascending; the number after the last mentor is nobody. */
  readonly start: Int32Array
  readonly end: Int32Array
  readonly seat: Int32Array
  /** Whether anybody could as well have nobody, or has nobody and could as well have somebody. */
  readonly leadToNobody: boolean
  /** How many there are. */
  readonly size: number
  /** Whether anybody is tied to a seat with a lower number than their own. */
  readonly hasLower: boolean
}

/** What lowering the prices found. */
export interface Lowered {
  /**
   * Whether all are the lowest; in a core, nobody unmatched may lead to some seats of a block, so nothing there says how
   * far their prices can fall.
   */
  readonly areLowest: boolean
  readonly tied: TiedSeats
}

/** Lowers all prices as far as the answer stays proved: a mentor's price is then what one seat more would save. */
export function lowerPrices(market: Market): Lowered {
  const { price, dual, load, seatStart, holder } = market
  const near = new NearSeats(market)
  const fall = howFar(market, near)
  let areLowest = true
  let farthest = 0
  for (const each of fall) {
    if (each === Number.POSITIVE_INFINITY) areLowest = false
    else if (each > farthest) farthest = each
  }
  for (let to = 0; farthest > 0 && to < price.length; to++) {
    const far = Math.min(farthest, fall[to] as number) // those of whom nothing is known fall with the others
    if (far === 0) continue
    price[to] = (price[to] as number) - far
    const first = seatStart[to] as number
    const last = first + (load[to] as number)
    for (let seat = first; seat < last; seat++) {
      const mentee = holder[seat] as number
      dual[mentee] = (dual[mentee] as number) - far
    }
  }
  return { areLowest, tied: near.tied(fall) }
}

/**
 * How far each price can fall: to nothing, but not below where somebody whose price stays would rather have the seat,
 * nor by more than the price of whoever is drawn falls, and what the seat costs them more than theirs. Most prices
 * usually stay, so those are found first, without arranging the others by distance.
 *
 * Every row is read once, and what it may be tied to is noted on the way.
 */
function howFar(market: Market, near: NearSeats): Float64Array {
  const { price, mate, load, seatStart, holder, mustFill, problem } = market
  const { mentees, mentors } = problem
  const frontier = new Frontier(mentors)
  const fall = frontier.distance
  const staying = ints(mentors)
  let size = 0
  for (let to = 0; to < mentors; to++)
    if (mustFill[to] === 0) {
      fall[to] = Math.max(0, price[to] as number)
      if (fall[to] === 0) staying[size++] = to
    }
  for (let mentee = 0; mentee < mentees; mentee++)
    if ((mate[mentee] as number) < 0) size = near.hold(mentee, fall, staying, size)
  for (let head = 0; head < size; head++) {
    const to = staying[head] as number
    const first = seatStart[to] as number
    const last = first + (load[to] as number)
    for (let seat = first; seat < last; seat++) size = near.hold(holder[seat] as number, fall, staying, size)
  }
  if (size === mentors) return fall
  const known = floats(mentors)
  known.set(fall)
  fall.fill(Number.POSITIVE_INFINITY)
  for (let to = 0; to < mentors; to++) {
    if (known[to] === 0) fall[to] = 0
    else if (known[to] !== Number.POSITIVE_INFINITY) frontier.offer(to, known[to] as number)
  }
  for (let from = frontier.take(); from >= 0; from = frontier.take()) {
    const first = seatStart[from] as number
    const last = first + (load[from] as number)
    for (let seat = first; seat < last; seat++) near.reach(holder[seat] as number, from, frontier)
  }
  return fall
}

/** How far below 0 prices are or may fall. */
function depthOf({ price, mustFill }: Market): number {
  let depth = 0
  for (let to = 0; to < price.length; to++) {
    if (mustFill[to] === 1) return Number.POSITIVE_INFINITY
    if (-(price[to] as number) > depth) depth = -(price[to] as number)
  }
  return depth
}

/**
 * The pairs that may be tied once all prices have fallen as far as they can, noted while that is found out: a pair is
 * tied then if the seat's price falls by exactly what the pair allowed it when it was read.
 */
class NearSeats {
  private readonly market: Market
  private readonly start: Int32Array
  private readonly end: Int32Array
  private seat: Int32Array
  private far: Float64Array
  private size = 0
  private readonly depth: number

  constructor(market: Market) {
    const { mentees } = market.problem
    this.depth = depthOf(market)
    this.market = market
    this.start = ints(mentees).fill(-1)
    this.end = ints(mentees)
    this.seat = ints(3 * mentees + 16)
    this.far = floats(3 * mentees + 16)
  }

  /**
   * Reads the row of somebody whose own price stays; a seat they would as soon have stays as well.
   *
   * @returns how many stay now
   */
  hold(mentee: number, fall: Float64Array, staying: Int32Array, staysBefore: number): number {
    const { price, dual, problem } = this.market
    const { rowStart, mentor, cost } = problem
    const end = rowStart[mentee + 1] as number
    const paid = dual[mentee] as number
    let [at, size, stays] = [rowStart[mentee] as number, this.makeRoom(mentee), staysBefore]
    const { seat, far } = this
    for (; at < end; at++) {
      const to = mentor[at] as number
      const distance = (cost[at] as number) - (paid - (price[to] as number))
      const most = fall[to] as number
      seat[size] = to // is written over unless it may be tied: quicker than a branch nobody can foresee
      far[size] = distance
      size += +(distance <= most)
      if (distance >= most) continue
      fall[to] = distance
      if (distance === 0) staying[stays++] = to
    }
    this.close(mentee, size)
    return stays
  }

  /** Reads the row of somebody whose own price falls as far as is known of `from`. */
  reach(mentee: number, from: number, frontier: Frontier): void {
    const { price, dual, problem } = this.market
    const { distance } = frontier
    const { rowStart, mentor, cost } = problem
    const end = rowStart[mentee + 1] as number
    const start = (dual[mentee] as number) - (distance[from] as number)
    let [at, size] = [rowStart[mentee] as number, this.makeRoom(mentee)]
    const { seat, far } = this
    const dearest = this.dearestWorth(start)
    for (; at < end; at++) {
      if ((cost[at] as number) > dearest) continue
      const to = mentor[at] as number
      const reached = (cost[at] as number) - (start - (price[to] as number))
      if (reached > (distance[to] as number)) continue
      seat[size] = to
      far[size++] = reached
      if (reached < (distance[to] as number)) frontier.offer(to, reached)
    }
    this.close(mentee, size)
  }

  /** What a pair costs at most that may be tied: no price falls below 0, or below the lowest there is. */
  private dearestWorth(paid: number): number {
    return paid + this.depth
  }

  /** What is tied now that every price has fallen so far. */
  tied(fall: Float64Array): TiedSeats {
    const { market, start, end, far } = this
    const { mentees, mentors } = market.problem
    const { mate, dual, ceiling } = market
    let [all, leadToNobody, hasLower] = [0, false, false]
    for (let mentee = 0; mentee < mentees; mentee++) {
      if (start[mentee] === -1) this.readAnew(mentee, fall)
      const { seat } = this
      const begin = start[mentee] as number
      const last = end[mentee] as number
      let size = begin
      for (let at = begin; at < last; at++) {
        const to = seat[at] as number
        seat[size] = to
        size += +(far[at] === fall[to])
      }
      if (dual[mentee] === ceiling[mentee]) seat[size++] = mentors
      end[mentee] = size - begin > 1 ? size : begin
      if (size - begin <= 1) continue
      all += size - begin
      const own = mate[mentee] as number
      if (own < 0 || (seat[begin] as number) < own) hasLower = true
      if (seat[size - 1] === mentors) leadToNobody = true
    }
    return { start, end, seat: this.seat, size: all, leadToNobody, hasLower }
  }

  /** Notes the tied seats of somebody of whose price nothing was known. */
  private readAnew(mentee: number, fall: Float64Array): void {
    const { price, dual, problem } = this.market
    const { rowStart, mentor, cost } = problem
    let size = this.makeRoom(mentee)
    for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++) {
      const to = mentor[at] as number
      if (sum(cost[at] as number, price[to] as number) !== dual[mentee]) continue
      this.seat[size] = to
      this.far[size++] = fall[to] as number
    }
    this.close(mentee, size)
  }

  /** Room for a whole row and for nobody. @returns where the row starts */
  private makeRoom(mentee: number): number {
    const { rowStart } = this.market.problem
    const most = (rowStart[mentee + 1] as number) - (rowStart[mentee] as number) + 1
    if (this.size + most > this.seat.length) {
      const [seat, far] = [ints(2 * this.seat.length + most), floats(2 * this.seat.length + most)]
      seat.set(this.seat)
      far.set(this.far)
      this.seat = seat
      this.far = far
    }
    this.start[mentee] = this.size
    return this.size
  }

  private close(mentee: number, size: number): void {
    this.end[mentee] = size
    this.size = size + 1
  }
}
