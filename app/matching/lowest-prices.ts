import { Frontier } from './frontier.ts'
import type { Market } from './market.ts'
import { NearSeats, type TiedSeats } from './tied-seats.ts'

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
  const staying = new Int32Array(mentors)
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
  const known = fall.slice()
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
