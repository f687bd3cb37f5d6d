import type { TiedSeats } from './lowest-prices.ts'
import { ints, type Market } from './market.ts'

/**
 * The moves that change nothing of what an answer is worth: from each mentee's seat to the other seats that cost them
 * exactly their price. The hub, numbered after the last mentor, stands for having nobody, and for every free seat that
 * costs nothing: a mentor at price 0 may take one more, or give one up, through it.
 */
export class Ties {
  readonly start: Int32Array
  /** Up to where the ties of each mentee that are not dropped reach; ascending. */
  readonly end: Int32Array
  readonly seat: Int32Array
  /** Mentors at price 0; none where no chain can reach the hub, since no seat of theirs is free. */
  readonly giving: Int32Array
  /** Mentees with a tie to each seat: `fan[fansStart[seat]]` and on, ascending. */
  fansStart: Int32Array
  fan: Int32Array = ints(0)
  /** How many moves are left. */
  size: number
  private readonly market: Market
  private readonly hub: number
  private readonly first: Int32Array
  private readonly next: Int32Array
  private readonly before: Int32Array

  constructor(market: Market, { start, end, seat, size, leadToNobody }: TiedSeats) {
    const { mentees, mentors } = market.problem
    this.market = market
    this.hub = mentors
    this.start = start
    this.end = end
    this.seat = seat
    this.size = size
    this.first = ints(mentors + 1).fill(-1)
    this.next = ints(mentees)
    this.before = ints(mentees)
    this.fansStart = ints(mentors + 2)
    const free = freeOfPrice(market)
    this.giving = leadToNobody || free.some((mentor) => this.takes(mentor)) ? free : ints(0)
    for (let mentee = mentees - 1; mentee >= 0; mentee--) this.enter(mentee, this.seatOf(mentee))
  }

  seatOf(mentee: number): number {
    const mentor = this.market.mate[mentee] as number
    return mentor < 0 ? this.hub : mentor
  }

  /** The first mentee at a seat, -1 for none; go on with `after`. */
  firstAt(seat: number): number {
    return this.first[seat] as number
  }

  after(mentee: number): number {
    return this.next[mentee] as number
  }

  /** Whether a mentor can hold one more at no cost. */
  takes(mentor: number): boolean {
    const { price, load, seats, mustFill } = this.market
    return price[mentor] === 0 && mustFill[mentor] === 0 && (load[mentor] as number) < (seats[mentor] as number)
  }

  /** Whether a mentor can hold one fewer at no cost. */
  gives(mentor: number): boolean {
    const { price, load, mustFill, problem } = this.market
    return (
      this.giving.length > 0 &&
      price[mentor] === 0 &&
      mustFill[mentor] === 0 &&
      (load[mentor] as number) > (problem.least[mentor] as number)
    )
  }

  /** Whether a mentee after the given one would as soon have a seat, or it may stay free. */
  isWanted(seat: number, mentee: number): boolean {
    if (seat === this.hub || this.gives(seat)) return true
    const last = (this.fansStart[seat + 1] as number) - 1
    return last >= (this.fansStart[seat] as number) && (this.fan[last] as number) > mentee
  }

  move(mentee: number, to: number): void {
    const { market, first, next, before } = this
    const from = this.seatOf(mentee)
    const [left, right] = [before[mentee] as number, next[mentee] as number]
    if (left >= 0) next[left] = right
    else first[from] = right
    if (right >= 0) before[right] = left
    if (from !== this.hub) market.load[from] = (market.load[from] as number) - 1
    market.mate[mentee] = to === this.hub ? -1 : to
    if (to !== this.hub) market.load[to] = (market.load[to] as number) + 1
    this.enter(mentee, to)
  }

  private enter(mentee: number, seat: number): void {
    const head = this.first[seat] as number
    this.next[mentee] = head
    this.before[mentee] = -1
    if (head >= 0) this.before[head] = mentee
    this.first[seat] = mentee
  }

  /**
   * Drops all moves that no chain leads back from, of mentees from the given one on: those between different strongly
   * connected parts. Chains carried out later never join parts.
   *
   * @returns how many are left
   */
  drop(from: number): number {
    const part = this.strongParts(from)
    this.size = 0
    for (let mentee = from; mentee < this.end.length; mentee++) {
      const own = this.seatOf(mentee)
      const begin = this.start[mentee] as number
      let kept = begin
      for (let at = begin; at < (this.end[mentee] as number); at++)
        if (part[this.seat[at] as number] === part[own]) this.seat[kept++] = this.seat[at] as number
      this.end[mentee] = kept - begin > 1 ? kept : begin
      this.size += (this.end[mentee] as number) - begin
    }
    this.gatherFans(from)
    return this.size
  }

  /** Notes whose moves lead to each seat, of mentees from the given one on. */
  gatherFans(from: number): void {
    const { seat, hub, end } = this
    const start = ints(hub + 2)
    for (let mentee = from; mentee < end.length; mentee++)
      for (let at = this.start[mentee] as number; at < (end[mentee] as number); at++) {
        const after = (seat[at] as number) + 1
        start[after] = (start[after] as number) + 1
      }
    const next = sumUp(start)
    const fan = ints(this.size)
    for (let mentee = from; mentee < end.length; mentee++)
      for (let at = this.start[mentee] as number; at < (end[mentee] as number); at++) {
        const to = seat[at] as number
        const place = next[to] as number
        next[to] = place + 1
        fan[place] = mentee
      }
    this.fan = fan
    this.fansStart = start
  }

  /** The strongly connected part of every seat and of the hub (Tarjan 1972, without recursion). */
  private strongParts(from: number): Int32Array {
    const nodes = this.hub + 1
    const part = ints(nodes).fill(-1)
    const [order, low, open, path] = [ints(nodes), ints(nodes), ints(nodes), ints(nodes)]
    const moves = new Moves(this, this.hub, from)
    let [visited, parts, opened] = [0, 0, 0]
    for (let root = 0; root < nodes; root++) {
      if (order[root] !== 0) continue
      let depth = 0
      path[0] = root
      order[root] = low[root] = ++visited
      open[opened++] = root
      while (depth >= 0) {
        const node = path[depth] as number
        const other = moves.next(node)
        if (other >= 0) {
          if (order[other] === 0) {
            order[other] = low[other] = ++visited
            open[opened++] = other
            path[++depth] = other
          } else if (part[other] === -1) low[node] = Math.min(low[node] as number, order[other] as number)
          continue
        }
        if (low[node] === order[node]) {
          let member = -1
          while (member !== node) {
            member = open[--opened] as number
            part[member] = parts
          }
          parts++
        }
        depth--
        const above = path[depth] as number
        if (depth >= 0) low[above] = Math.min(low[above] as number, low[node] as number)
      }
    }
    return part
  }
}

/** Where moves lead from each seat, one after another: to and from the hub first, then with whoever sits there. */
class Moves {
  private readonly ties: Ties
  private readonly hub: number
  private readonly from: number
  /** Who moves next from each seat, and by which of their ties; -1 before anybody. */
  private readonly mover: Int32Array
  private readonly at: Int32Array
  private given = 0

  /** @param from mentees with lower numbers stay where they are */
  constructor(ties: Ties, hub: number, from: number) {
    this.ties = ties
    this.hub = hub
    this.from = from
    this.mover = ints(hub + 1)
    this.at = ints(hub + 1).fill(-1)
  }

  /** The next seat a move leads to, -1 after the last. */
  next(seat: number): number {
    const { ties, mover, at } = this
    if (at[seat] === -1) {
      if (seat === this.hub) {
        while (this.given < ties.giving.length) {
          const mentor = ties.giving[this.given++] as number
          if (ties.gives(mentor)) return mentor
        }
      }
      this.turnTo(seat, ties.firstAt(seat))
      if (seat !== this.hub && ties.giving.length > 0 && ties.takes(seat)) return this.hub
    }
    while ((mover[seat] as number) >= 0) {
      const who = mover[seat] as number
      const place = at[seat] as number
      if (who >= this.from && place < (ties.end[who] as number)) {
        at[seat] = place + 1
        return ties.seat[place] as number
      }
      this.turnTo(seat, ties.after(who))
    }
    return -1
  }

  private turnTo(seat: number, who: number): void {
    this.mover[seat] = who
    this.at[seat] = who < 0 ? 0 : (this.ties.start[who] as number)
  }
}

/** Turns counts, each one place on, into where each list starts. @returns the same, to be filled from */
function sumUp(start: Int32Array): Int32Array {
  for (let at = 1; at < start.length; at++) start[at] = (start[at] as number) + (start[at - 1] as number)
  const next = ints(start.length)
  next.set(start)
  return next
}

function freeOfPrice({ price }: Market): Int32Array {
  const free = ints(price.length)
  let size = 0
  for (let mentor = 0; mentor < price.length; mentor++) if (price[mentor] === 0) free[size++] = mentor
  return free.subarray(0, size)
}
