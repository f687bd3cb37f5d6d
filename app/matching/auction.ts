import { ints, type Market, rise, sink } from './market.ts'
import type { Shortlist } from './shortlist.ts'

/** From one phase to the next the step of the auction shrinks by this factor, down to `lastStep`. */
const shrink = 8
const lastStep = 0.25
const bidsEach = 6
/** Exact bids end early where fewer than one in so many seats one more: they only drive each other up. */
const worthwhile = 128
/** Over fewer bids than this that is chance. */
const leastRound = 1024

/**
 * Seats nearly everybody nearly best, at prices that are nearly right: an auction whose step ε shrinks from phase to
 * phase (Bertsekas 1979; forward and reverse as Bertsekas and Castañón 1992), in floating point. What it leaves is
 * close enough for `finish.ts` to mend exactly.
 *
 * Forward, a mentee without a seat takes the cheapest one and raises its price to where the second cheapest is as
 * good, and ε more. Reverse, a mentor with a free seat that may not stay free at its price lowers it to where it draws
 * somebody away. Each step keeps everybody within ε of their cheapest.
 */
export function runAuction(market: Market, list: Shortlist): void {
  market.isExact = false
  const dearest = market.dearest()
  const auction = new Auction(market, list, 4 * dearest + 1)
  let step = Math.max(lastStep, dearest / 20)
  auction.phase(step)
  while (step > lastStep) {
    step = Math.max(lastStep, step / shrink)
    auction.phase(step)
  }
}

/**
 * Seats whom a few exact bids can seat: a forward auction without a step, which ends where only ties are left, or after
 * so many bids a mentee (the augmenting row reduction of Jonker and Volgenant 1987, with capacities). Whoever is
 * seated has their cheapest seat, prices are whole numbers, and a free seat costs nothing.
 */
export function reduceRows(market: Market, list: Shortlist): void {
  new Auction(market, list, market.dearest() + 1).reduce(bidsEach * market.problem.mentees)
}

class Auction {
  private readonly market: Market
  /** How far a mentee with a single candidate bids beyond need. */
  private readonly alone: number
  private readonly list: Shortlist
  /** Who waits for a bid, first come first served: the first at `head`, around the end if need be. */
  private readonly queue: Int32Array
  private head = 0
  private waiting = 0

  constructor(market: Market, list: Shortlist, alone: number) {
    const { mentees } = market.problem
    this.market = market
    this.alone = alone
    this.list = list
    this.queue = ints(mentees)
  }

  private wait(mentee: number): void {
    const at = this.head + this.waiting++
    this.queue[at < this.queue.length ? at : at - this.queue.length] = mentee
  }

  private next(): number {
    const mentee = this.queue[this.head] as number
    if (++this.head === this.queue.length) this.head = 0
    this.waiting--
    return mentee
  }

  /** Brings everybody within `step` of their cheapest. */
  phase(step: number): void {
    this.release(step)
    this.fill(step, true)
    this.bidAll(step)
    this.fill(step, false)
  }

  /** Whoever is further from their cheapest than the new step gets up; the others keep their seats at today's price. */
  private release(step: number): void {
    const { market } = this
    const { bound } = this.list
    const { mate, mateCost, price, ceiling, bid, seatStart, load } = market
    const { mentees, mentors } = market.problem
    this.waiting = 0
    for (let mentee = 0; mentee < mentees; mentee++) {
      const mentor = mate[mentee] as number
      const isOptional = (ceiling[mentee] as number) !== Number.POSITIVE_INFINITY
      if (isOptional) bound[mentee] = Number.NEGATIVE_INFINITY
      if (mentor >= 0) {
        this.list.look(mentee)
        const paid = (mateCost[mentee] as number) + (price[mentor] as number)
        market.dual[mentee] = paid
        if (paid <= Math.min(this.list.lowest, ceiling[mentee] as number) + step) continue
        market.unseat(mentee)
      }
      this.wait(mentee)
    }
    for (let mentor = 0; mentor < mentors; mentor++) {
      const first = seatStart[mentor] as number
      bid.fill(price[mentor] as number, first, first + (load[mentor] as number))
    }
  }

  /** Everybody without a seat bids until all are seated, or as well off without. */
  private bidAll(step: number): void {
    const { market, alone } = this
    const { price, seatStart, bid, mate, ceiling, dual } = market
    while (this.waiting > 0) {
      const mentee = this.next()
      market.beat(1)
      if ((mate[mentee] as number) >= 0) continue
      this.list.look(mentee)
      const { best, lowest } = this.list
      const most = ceiling[mentee] as number
      if (best < 0 || lowest >= most - step) {
        dual[mentee] = most
        continue
      }
      const worth = Math.min(this.list.second, most, lowest + alone)
      const offer = (price[best] as number) + worth - lowest + step
      if (this.take(mentee, best, offer))
        price[best] = Math.max(price[best] as number, bid[seatStart[best] as number] as number)
    }
  }

  /** Gives a mentee the seat they bid for; where none is free, whoever bid least goes. @returns whether none is free now */
  private take(mentee: number, mentor: number, offer: number): boolean {
    const { seats, load, seatStart, holder, bid, mate, mateCost } = this.market
    const [first, held, all] = [seatStart[mentor] as number, load[mentor] as number, seats[mentor] as number]
    mate[mentee] = mentor
    mateCost[mentee] = this.list.bestCost
    if (held < all) {
      rise(holder, bid, first, held, mentee, offer)
      load[mentor] = held + 1
      return held + 1 === all
    }
    const out = holder[first] as number
    mate[out] = -1
    this.wait(out)
    sink(holder, bid, first, held, mentee, offer)
    return true
  }

  /** Exact bids, by everybody who must have a mentor, at most so many; those that would raise nothing are not made. */
  reduce(bids: number): void {
    const { market } = this
    const { price, seats, load, seatStart, bid, mate, ceiling } = market
    for (let mentee = 0; mentee < mate.length; mentee++)
      if (ceiling[mentee] === Number.POSITIVE_INFINITY) this.wait(mentee)
    const round = Math.max(leastRound, mate.length >> 3)
    let before = this.waiting + round
    for (let made = 0; this.waiting > 0 && made < bids; made++) {
      if (made % round === 0) {
        if (before - this.waiting < round / worthwhile) return
        before = this.waiting
      }
      const mentee = this.next()
      market.beat(1)
      this.list.look(mentee)
      if (this.list.best < 0) continue
      let { best } = this.list
      const worth = Math.min(this.list.second, this.list.lowest + this.alone)
      if ((load[best] as number) >= (seats[best] as number) && worth === this.list.lowest)
        best = this.list.freeTie(mentee)
      if (best < 0 || market.mustFill[best] === 1) continue
      const offer = (price[best] as number) + worth - this.list.lowest
      if (this.take(mentee, best, offer)) price[best] = bid[seatStart[best] as number] as number
    }
  }

  /** Mentors whose seats may not stay free at their price draw mentees away, or lower it to nothing. */
  private fill(step: number, mustFill: boolean): void {
    const { market } = this
    const { price, load, seats, mustFill: must } = market
    const waiting: number[] = []
    for (let mentor = 0; mentor < market.problem.mentors; mentor++) {
      if ((load[mentor] as number) >= (seats[mentor] as number)) continue
      if (mustFill ? must[mentor] === 1 : must[mentor] === 0 && (price[mentor] as number) > 0) waiting.push(mentor)
    }
    while (waiting.length > 0) {
      const mentor = waiting.pop() as number
      market.beat(1)
      if ((load[mentor] as number) >= (seats[mentor] as number)) continue
      const left = this.draw(mentor, step)
      if ((load[mentor] as number) < (seats[mentor] as number) && left !== -2) waiting.push(mentor)
      if (left >= 0 && (must[left] === 1 || (price[left] as number) > 0)) waiting.push(left)
    }
  }

  /**
   * Draws the mentee to a free seat who gains most by it, at the price where the next would gain as much.
   *
   * @returns the mentor left, -1 where the mentee had none, -2 where nobody is drawn
   */
  private draw(mentor: number, step: number): number {
    const { market } = this
    const { mate, mateCost, price, dual } = market
    const { start, mentee: column, cost } = market.columns()
    const end = start[mentor + 1] as number
    let [best, bestCost] = [-1, 0]
    let [gain, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let at = start[mentor] as number; at < end; at++) {
      const mentee = column[at] as number
      const now = mate[mentee] as number
      if (now === mentor) continue
      const paid = now < 0 ? (dual[mentee] as number) : (mateCost[mentee] as number) + (price[now] as number)
      const gained = paid - (cost[at] as number)
      if (gained <= second) continue
      if (gained > gain) {
        second = gain
        gain = gained
        best = mentee
        bestCost = cost[at] as number
      } else second = gained
    }
    const must = market.mustFill[mentor] === 1
    const before = price[mentor] as number
    if (best < 0 || (!must && gain <= step)) {
      if (!must) this.lower(mentor, 0)
      return -2
    }
    const asGood = (second === Number.NEGATIVE_INFINITY ? gain : second) - step
    const isFresh = must && market.load[mentor] === 0
    const next = isFresh ? asGood : Math.min(before, must ? asGood : Math.max(0, asGood))
    if (next !== before) this.lower(mentor, next)
    const left = mate[best] as number
    if (left >= 0) {
      market.unseat(best)
      const place = market.seatStart[left] as number
      market.bid.fill(price[left] as number, place, place + (market.load[left] as number))
    }
    dual[best] = bestCost + next
    mate[best] = mentor
    market.mateCost[best] = bestCost
    rise(market.holder, market.bid, market.seatStart[mentor] as number, market.load[mentor] as number, best, next)
    market.load[mentor] = (market.load[mentor] as number) + 1
    return left
  }

  /** Lowers the price of a mentor with a free seat, and with it what others may count on. */
  private lower(mentor: number, to: number): void {
    const { market } = this
    const { bound } = this.list
    const { start, mentee: column, cost } = market.columns()
    market.price[mentor] = to
    const end = start[mentor + 1] as number
    for (let at = start[mentor] as number; at < end; at++) {
      const mentee = column[at] as number
      const value = (cost[at] as number) + to
      if (value < (bound[mentee] as number)) bound[mentee] = value
    }
  }
}
