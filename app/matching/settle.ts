import type { Market } from './market.ts'
import { Ties } from './ties.ts'

/**
 * Among all answers as good as this one, finds the one that gives mentee 0 the lowest-numbered seat, then mentee 1,
 * and so on; nobody is the highest.
 *
 * Answers equally good are those that use only tied seats, which cost a mentee exactly their price, and change no
 * load that a price other than 0 holds fixed. A mentee gets a lower seat where a chain of such moves, by mentees with
 * higher numbers alone, leads from there back to the seat they give up. Such a chain stays inside one strongly
 * connected part of the tied moves, so all others are dropped first, and again whenever searches were in vain for long.
 */
export function settleTies(market: Market): void {
  const ties = new Ties(market)
  if (ties.drop(0) === 0) return
  const hub = market.problem.mentors
  const from = new Int32Array(hub + 1)
  const mover = new Int32Array(hub + 1)
  const seen = new Int32Array(hub + 1).fill(-1)
  const queue = new Int32Array(hub + 1)
  let inVain = 0

  for (let mentee = 0; mentee < market.problem.mentees; mentee++) {
    const now = ties.seatOf(mentee)
    for (let at = ties.start[mentee] as number; at < (ties.end[mentee] as number); at++) {
      const lower = ties.seat[at] as number
      if (lower >= now) break
      if (seen[lower] === mentee) continue
      if (!findChain(mentee, lower, now)) continue
      carryOut(mentee, lower, now)
      break
    }
    if (inVain <= ties.size) continue
    inVain = 0
    if (ties.drop(mentee + 1) === 0) return
  }

  /** Searches a chain of tied moves from one seat to another; what was seen for the same mentee is a dead end. */
  function findChain(mentee: number, start: number, goal: number): boolean {
    let size = 0
    let steps = 0
    const go = (seat: number, to: number, who: number) => {
      if (seen[to] === mentee) return
      seen[to] = mentee
      from[to] = seat
      mover[to] = who
      queue[size++] = to
    }
    go(start, start, -1)
    for (let head = 0; head < size && seen[goal] !== mentee; head++) {
      const seat = queue[head] as number
      if (seat === hub) {
        if (ties.gives(goal)) go(seat, goal, -1)
        else for (const to of ties.giving) if (ties.gives(to)) go(seat, to, -1)
        steps += ties.giving.length
      } else if (ties.takes(seat)) go(seat, hub, -1)
      for (let who = ties.firstAt(seat); who >= 0; who = ties.after(who)) {
        steps++
        if (who <= mentee) continue
        const end = ties.end[who] as number
        for (let at = ties.start[who] as number; at < end; at++) go(seat, ties.seat[at] as number, who)
        steps += end - (ties.start[who] as number)
      }
    }
    if (seen[goal] === mentee) return true
    inVain += steps
    return false
  }

  function carryOut(mentee: number, lower: number, now: number): void {
    for (let to = now; to !== lower; to = from[to] as number)
      if ((mover[to] as number) >= 0) ties.move(mover[to] as number, to)
    ties.move(mentee, lower)
  }
}
