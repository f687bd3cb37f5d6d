import type { TiedSeats } from './lowest-prices.ts'
import { ints, type Market } from './market.ts'
import { Ties } from './ties.ts'

/** With more tied seats than so many a mentee most moves lead back: none is dropped before searches are in vain. */
const manyEach = 2

/**
 * Among all answers as good as this one, finds the one that gives mentee 0 the lowest-numbered seat, then mentee 1,
 * and so on; nobody is the highest.
 *
 * Answers equally good are those that use only tied seats, which cost a mentee exactly their price, and change no
 * load that a price other than 0 holds fixed. A mentee gets a lower seat where a chain of such moves, by mentees with
 * higher numbers alone, leads from there back to the seat they give up. Such a chain stays inside one strongly
 * connected part of the tied moves, so all others are dropped first, and again whenever searches were in vain for long.
 */
export function settleTies(market: Market, tied: TiedSeats): void {
  if (!tied.hasLower) return
  const ties = new Ties(market, tied)
  if (tied.size > manyEach * market.problem.mentees) ties.gatherFans(0)
  else if (ties.drop(0) === 0) return
  const search = new ChainSearch(ties, market.problem.mentors)
  for (let mentee = 0; mentee < market.problem.mentees; mentee++) {
    market.beat(1)
    const now = ties.seatOf(mentee)
    if (ties.start[mentee] === ties.end[mentee]) continue
    if ((ties.seat[ties.start[mentee] as number] as number) >= now || !ties.isWanted(now, mentee)) continue
    search.startAt(mentee, now)
    for (let at = ties.start[mentee] as number; at < (ties.end[mentee] as number); at++) {
      const lower = ties.seat[at] as number
      if (lower >= now) break
      if (!search.find(lower)) continue
      search.carryOut(lower)
      break
    }
    if (search.inVain <= ties.size) continue
    search.inVain = 0
    if (ties.drop(mentee + 1) === 0) return
  }
}

/** Looks for chains from a seat a mentee would rather have to the seat they give up, from both ends at once. */
class ChainSearch {
  /** How many moves were looked at by searches that found nothing. */
  inVain = 0
  private readonly ties: Ties
  private readonly hub: number
  private mentee = -1
  private goal = -1
  private meeting = -1
  private steps = 0
  private readonly ahead: Side
  private readonly behind: Side

  constructor(ties: Ties, hub: number) {
    this.ties = ties
    this.hub = hub
    this.ahead = new Side(hub + 1)
    this.behind = new Side(hub + 1)
  }

  /** Begins anew for one mentee, who alone and those before stay where they are. */
  startAt(mentee: number, goal: number): void {
    this.mentee = mentee
    this.goal = goal
    this.ahead.clear(mentee)
    this.behind.clear(mentee)
    this.behind.reach(goal, -1, -1)
  }

  /** Whether a chain leads from this seat to the goal; what was seen for the same mentee is a dead end. */
  find(start: number): boolean {
    const { ahead, behind } = this
    if (ahead.has(start)) return false
    this.meeting = -1
    this.steps = 0
    this.goAhead(-1, start, -1)
    while (this.meeting < 0 && ahead.isOpen() && behind.isOpen()) {
      this.expandAhead(ahead.take())
      if (this.meeting < 0) this.expandBehind(behind.take())
    }
    if (this.meeting < 0) this.inVain += this.steps
    return this.meeting >= 0
  }

  carryOut(start: number): void {
    const { ahead, behind, ties } = this
    for (let to = this.meeting; to !== start; to = ahead.link[to] as number)
      if ((ahead.mover[to] as number) >= 0) ties.move(ahead.mover[to] as number, to)
    for (let seat = this.meeting; seat !== this.goal; seat = behind.link[seat] as number)
      if ((behind.mover[seat] as number) >= 0) ties.move(behind.mover[seat] as number, behind.link[seat] as number)
    ties.move(this.mentee, start)
  }

  private expandAhead(seat: number): void {
    const { ties, hub, mentee, ahead, behind } = this
    if (seat === hub) {
      for (const to of ties.giving) if (ties.gives(to)) this.goAhead(hub, to, -1)
      this.steps += ties.giving.length
    } else if (ties.takes(seat)) this.goAhead(seat, hub, -1)
    for (let who = ties.firstAt(seat); who >= 0; who = ties.after(who)) {
      this.steps++
      if (who <= mentee) continue
      const end = ties.end[who] as number
      const first = ties.start[who] as number
      for (let at = first; at < end; at++) {
        const to = ties.seat[at] as number
        if (ahead.has(to)) continue
        ahead.reach(to, seat, who)
        if (!behind.has(to)) continue
        this.meeting = to
        return
      }
      this.steps += end - first
    }
  }

  private goAhead(seat: number, to: number, who: number): void {
    if (this.meeting >= 0 || this.ahead.has(to)) return
    this.ahead.reach(to, seat, who)
    if (this.behind.has(to)) this.meeting = to
  }

  private expandBehind(seat: number): void {
    const { ties, hub, mentee } = this
    if (seat === hub) {
      for (const from of ties.giving) if (ties.takes(from)) this.goBehind(from, hub, -1)
      this.steps += ties.giving.length
    } else if (ties.gives(seat)) this.goBehind(hub, seat, -1)
    for (let at = (ties.fansStart[seat + 1] as number) - 1; at >= (ties.fansStart[seat] as number); at--) {
      const who = ties.fan[at] as number
      if (who <= mentee) break
      this.steps++
      this.goBehind(ties.seatOf(who), seat, who)
    }
  }

  private goBehind(from: number, seat: number, who: number): void {
    if (this.meeting >= 0 || this.behind.has(from)) return
    this.behind.reach(from, seat, who)
    if (this.ahead.has(from)) this.meeting = from
  }
}

/** What one end of a search has seen: the seats, how each was reached, and which are still to be looked at. */
class Side {
  readonly link: Int32Array
  readonly mover: Int32Array
  private readonly seen: Int32Array
  private readonly queue: Int32Array
  private search = -1
  private head = 0
  private size = 0

  constructor(seats: number) {
    this.link = ints(seats)
    this.mover = ints(seats)
    this.seen = ints(seats).fill(-1)
    this.queue = ints(seats)
  }

  clear(search: number): void {
    this.search = search
    this.head = 0
    this.size = 0
  }

  has(seat: number): boolean {
    return this.seen[seat] === this.search
  }

  reach(seat: number, link: number, mover: number): void {
    this.seen[seat] = this.search
    this.link[seat] = link
    this.mover[seat] = mover
    this.queue[this.size++] = seat
  }

  isOpen(): boolean {
    return this.head < this.size
  }

  take(): number {
    return this.queue[this.head++] as number
  }
}
