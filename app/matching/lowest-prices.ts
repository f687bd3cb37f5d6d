import { Frontier } from './frontier.ts'
import type { Market } from './market.ts'

/** Lowers all prices as far as the answer stays proved: a mentor's price is then what one seat more would save. */
export function lowerPrices(market: Market): void {
  const { price, dual, mate, load, seatStart, holder, mustFill, problem } = market
  const { mentees, mentors, rowStart, mentor, cost } = problem
  const frontier = new Frontier(mentors)
  const { distance } = frontier
  const reach = (mentee: number, far: number) => {
    const end = rowStart[mentee + 1] as number
    const base = far - (dual[mentee] as number)
    for (let at = rowStart[mentee] as number; at < end; at++) {
      const to = mentor[at] as number
      const fall = base + (cost[at] as number) + (price[to] as number)
      if (fall < (distance[to] as number)) frontier.offer(to, fall)
    }
  }
  const isFixed = (to: number) => to < 0 || (mustFill[to] === 0 && (price[to] as number) <= 0)
  for (let to = 0; to < mentors; to++) {
    if (isFixed(to)) distance[to] = 0
    else if (mustFill[to] === 0) frontier.offer(to, price[to] as number)
  }
  for (let mentee = 0; mentee < mentees; mentee++) if (isFixed(mate[mentee] as number)) reach(mentee, 0)
  for (let to = frontier.take(); to >= 0; to = frontier.take()) {
    const first = seatStart[to] as number
    const last = first + (load[to] as number)
    for (let seat = first; seat < last; seat++) reach(holder[seat] as number, distance[to] as number)
  }
  let farthest = 0
  for (const fall of distance) if (fall > farthest && fall !== Number.POSITIVE_INFINITY) farthest = fall
  for (let to = 0; to < mentors; to++) {
    // In a core, nobody unmatched may lead to some seats of a block: they fall with the others.
    const fall = Math.min(farthest, distance[to] as number)
    if (fall === 0) continue
    price[to] = (price[to] as number) - fall
    const first = seatStart[to] as number
    const last = first + (load[to] as number)
    for (let seat = first; seat < last; seat++) {
      const mentee = holder[seat] as number
      dual[mentee] = (dual[mentee] as number) - fall
    }
  }
}
