import { Frontier } from './frontier.ts'
import type { Market } from './market.ts'

/**
 * Lowers all prices as far as the answer stays proved: a mentor's price is then what one seat more would save.
 *
 * @returns whether all are the lowest; in a core, nobody unmatched may lead to some seats of a block, so nothing there
 * says how far their prices can fall
 */
export function lowerPrices(market: Market): boolean {
  const { price, dual, load, seatStart, holder } = market
  const fall = howFar(market)
  let areKnown = true
  let farthest = 0
  for (const each of fall) {
    if (each === Number.POSITIVE_INFINITY) areKnown = false
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
  return areKnown
}

/**
 * How far each price can fall: to nothing, but not below where somebody whose price stays would rather have the seat,
 * nor by more than the price of whoever is drawn falls, and what the seat costs them more than theirs. Most prices
 * usually stay, so those are found first, without arranging the others by distance.
 */
function howFar(market: Market): Float64Array {
  const { price, dual, mate, load, seatStart, holder, mustFill, problem } = market
  const { mentees, mentors, rowStart, mentor, cost } = problem
  const frontier = new Frontier(mentors)
  const fall = new Float64Array(mentors).fill(Number.POSITIVE_INFINITY)
  const staying = new Int32Array(mentors)
  let size = 0
  for (let to = 0; to < mentors; to++)
    if (mustFill[to] === 0) {
      fall[to] = Math.max(0, price[to] as number)
      if (fall[to] === 0) staying[size++] = to
    }
  const hold = (mentee: number) => {
    const end = rowStart[mentee + 1] as number
    const paid = dual[mentee] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      const far = (cost[at] as number) + (price[to] as number) - paid
      if (far >= (fall[to] as number)) continue
      fall[to] = far
      if (far === 0) staying[size++] = to
    }
  }
  for (let mentee = 0; mentee < mentees; mentee++) if ((mate[mentee] as number) < 0) hold(mentee)
  for (let head = 0; head < size; head++) {
    const to = staying[head] as number
    const first = seatStart[to] as number
    for (let seat = first; seat < first + (load[to] as number); seat++) hold(holder[seat] as number)
  }
  if (size === mentors) return fall
  const { distance } = frontier
  for (let to = 0; to < mentors; to++) {
    if (fall[to] === 0) distance[to] = 0
    else if (fall[to] !== Number.POSITIVE_INFINITY) frontier.offer(to, fall[to] as number)
  }
  for (let from = frontier.take(); from >= 0; from = frontier.take()) {
    const first = seatStart[from] as number
    const last = first + (load[from] as number)
    for (let seat = first; seat < last; seat++) {
      const mentee = holder[seat] as number
      const end = rowStart[mentee + 1] as number
      const base = (distance[from] as number) - (dual[mentee] as number)
      for (let at = rowStart[mentee] as number; at < end; at++) {
        const to = mentor[at] as number
        const far = base + (cost[at] as number) + (price[to] as number)
        if (far < (distance[to] as number)) frontier.offer(to, far)
      }
    }
  }
  return distance
}
