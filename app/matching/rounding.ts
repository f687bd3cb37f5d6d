import type { Market } from './market.ts'
import type { Shortlist } from './shortlist.ts'

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
