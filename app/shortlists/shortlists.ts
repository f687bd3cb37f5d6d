import type { Problem } from '../matching/problem.ts'
import { exception } from '../scoring/exception.ts'
import { blockSize } from '../scoring/kernel.ts'
import { Growing, type Rows } from '../scoring/rows.ts'
import { none, type Scorer } from '../scoring/scorer.ts'
import { Sieve } from '../scoring/sieve.ts'
import { Staircase } from '../scoring/staircase.ts'
import { Cheapest, join, lot } from './kept.ts'
import type { Prices } from './prices.ts'
import { Waiting } from './waiting.ts'

/** How many mentees are looked at between two ticks. */
const tick = 16
const nothing = 65535
/** So many blocks are scored at once; then the list is full enough to pass over others. */
const runLength = 32
/** So many blocks that hold nothing are rather scored than passed over one by one. */
const gap = 6
/** What nothing is known to be above, and the highest that is told apart; in 32 bits. */
const [unknown, highest] = [-(2 ** 31), 2 ** 31 - 1]
/** The lowest costs of blocks are told apart in steps of 2 to the power of so much. */
const stepPower = 6
/** Pairs that come so near are added with the others: they may be next. */
const slack = 40

/** What a sweep over all allowed pairs found that the shortlists lack. */
export interface Found {
  /** How many pairs were added, and how many pairs were scored. */
  readonly added: number
  readonly scored: number
  /** Whether one of them is cheaper than what its mentee pays: then the answer is not yet the best. */
  readonly isWrong: boolean
  /** Whether there were more than a mentee's list, or that of those who wait for a seat, may grow by at once. */
  readonly isCut: boolean
}

/**
 * The pairs worth solving on: of each mentee the cheapest, every wish and every pin; and for all others, block by
 * block of mentors, what the cheapest costs. So a later sweep by prices passes over blocks that can hold nothing.
 *
 * Method: column generation (Gilmore and Gomory 1961; for assignment, Volgenant's and Jonker's sparse cores). A pair
 * that is left out can improve an answer only where its reduced cost, cost + mentor's price - what the mentee pays, is
 * below 0; at 0 it may change how ties fall.
 */
export class Shortlists {
  readonly scorer: Scorer
  readonly sieve: Sieve
  private readonly keep: number
  private rows: Rows
  /** By mentee and block: no pair that is left out costs less; `none` or more where there is none. */
  private readonly bound: Uint16Array
  /** The same with prices, as they were before they fell by `fallen`, by block: a bound that holds on as prices move. */
  private readonly pricedBound: Int32Array
  private readonly fallen: Float64Array
  private lastPrice: Float64Array | null = null
  /** The mentee begun last, and the slots of those kept for them. */
  private begun = -1
  private kept = 0
  private readonly keptSlots: Int32Array
  private readonly stairs = new Staircase(stepPower)
  /** The lowest of the blocks of mentors who have a seat. */
  private readonly seated: Uint16Array
  /** The slot of each mentor. */
  private readonly slotOf: Int32Array

  constructor(scorer: Scorer, keep: number) {
    const { mentees, mentors } = scorer.columns
    this.scorer = scorer
    this.keep = keep
    this.rows = { rowStart: new Int32Array(mentees.ids.length + 1), mentor: new Int32Array(), cost: new Int32Array() }
    this.sieve = new Sieve(scorer)
    this.slotOf = new Int32Array(mentors.ids.length)
    this.keptSlots = new Int32Array(mentors.ids.length)
    for (const [row, number] of mentors.number.entries()) this.slotOf[number] = this.sieve.slotOf[row] as number
    const { seatedBlocks } = scorer
    this.seated = scorer.lowest.subarray(0, seatedBlocks)
    this.bound = new Uint16Array(mentees.ids.length * seatedBlocks).fill(nothing)
    this.pricedBound = new Int32Array(this.bound.length)
    this.fallen = new Float64Array(seatedBlocks)
  }

  /**
   * Scores all pairs and keeps the cheapest. Yields how much is done, from 0 to 1.
   *
   * @param guess what mentors might cost, by row of the columns: then the cheapest at these prices
   */
  *choose(guess?: Float64Array): Generator<number> {
    const { scorer, columns, sieve } = this
    const { number } = columns.mentors
    if (guess) sieve.setPrices(guess)
    const list = new Cheapest(this.keep)
    const { order } = scorer
    const grown = new Growing(order.length, order.length * (this.keep + 1))
    for (const [turn, mentee] of order.entries()) {
      list.clear()
      if (scorer.begin(mentee)) this.chooseFor(mentee, list, guess)
      for (let at = 0; at < list.size; at++) {
        const mentor = list.mentor[at] as number
        grown.add(number[mentor] as number, Math.floor(list.value[at] as number) - (guess?.[mentor] ?? 0))
      }
      grown.endRow(mentee)
      if (turn % tick === 0) yield turn / order.length
    }
    this.rows = grown.rows()
  }

  private chooseFor(mentee: number, list: Cheapest, guess?: Float64Array): void {
    const { scorer, sieve, bound, columns, seated, keep } = this
    const { cost, blockOf, seatedBlocks } = scorer
    const pinned = scorer.pinned.get(mentee)
    if (pinned !== undefined) {
      if ((blockOf[pinned] as number) < seatedBlocks) this.keepAlso(pinned, list, guess)
      return
    }
    scorer.score(0, seatedBlocks)
    bound.set(seated, mentee * seatedBlocks)
    // No pair above the last of the lowest blocks' best can be among the cheapest, so few blocks need be read.
    const found = guess
      ? sieve.gatherPriced(0, seatedBlocks, sieve.reachPriced(keep))
      : sieve.gather(0, seatedBlocks, this.stairs.reach(seated, keep))
    for (let at = 0; at < found; at++) {
      const slot = sieve.found[at] as number
      const mentor = sieve.rowOf[slot] as number
      const own = cost[slot] as number
      if (own < none) list.offer(mentor, own + (guess?.[mentor] ?? 0) + lot(mentee, mentor))
    }
    const { start, mentor, kind } = columns.exceptions
    for (let at = start[mentee] as number; at < (start[mentee + 1] as number); at++)
      if ((kind[at] as number) > exception.forbidden + exception.meets && this.isSeated(mentor[at] as number))
        this.keepAlso(mentor[at] as number, list, guess)
  }

  /** How many pairs are kept. */
  get size(): number {
    return this.rows.mentor.length
  }

  private get columns() {
    return this.scorer.columns
  }

  private isSeated(mentor: number): boolean {
    return (this.scorer.blockOf[mentor] as number) < this.scorer.seatedBlocks
  }

  private keepAlso(mentor: number, list: Cheapest, guess?: Float64Array): void {
    const { scorer } = this
    const block = scorer.blockOf[mentor] as number
    if (list.has(mentor)) return
    scorer.score(block, block + 1)
    if ((scorer.lowest[block] as number) >= none) return
    const cost = scorer.cost[block * blockSize + mentor - (scorer.blockStart[block] as number)] as number
    if (cost < none) list.append(mentor, cost + (guess?.[mentor] ?? 0))
  }

  /** The kept pairs as a problem. */
  problem(sides: Pick<Problem, 'capacity' | 'least' | 'priority'>): Problem {
    const { mentees, mentors } = this.columns
    return { ...sides, ...this.rows, mentees: mentees.ids.length, mentors: mentors.ids.length }
  }

  /**
   * Adds every pair of reduced cost 0 or less that is left out, of one mentee at most so many, the lowest first; of those
   * without a mentor also at most so many for each seat.
   *
   * @param prices of the solution on the pairs kept so far
   * @param mate who has whom in it
   */
  *sweep({ ofMentor, paid }: Prices, mate: Int32Array, most: number): Generator<number, Found> {
    const { columns } = this
    this.setPrices(ofMentor)
    const list = new Cheapest(most)
    const without = mate.reduce((sum, mentor) => sum + Number(mentor === -1), 0)
    const waiting = new Waiting(columns.mentors.capacity, most, without)
    const { order } = this.scorer
    const near = new Growing(order.length, order.length)
    this.begun = -1
    let [scored, added, isWrong, isCut] = [0, 0, false, false]
    const take = (mentee: number, mentor: number, over: number) => {
      const least = Math.floor(over)
      if (least <= 0) added++
      return (paid[mentee] as number) + least - (ofMentor[mentor] as number)
    }
    for (const [turn, mentee] of order.entries()) {
      list.clear()
      scored += this.lookOver(mentee, paid[mentee] as number, list)
      for (let at = 0; at < list.size; at++) {
        const [mentor, over] = [list.mentor[at] as number, list.value[at] as number]
        if (mate[mentee] === -1) waiting.offer(mentor, mentee, over)
        else near.add(mentor, take(mentee, mentor, over))
      }
      near.endRow(mentee)
      if (list.size > 0 && Math.floor(list.value[0] as number) < 0) isWrong = true
      if (list.size === most && Math.floor(list.value[most - 1] as number) <= 0) isCut = true
      if (turn % (16 * tick) === 0) yield turn / order.length
    }
    const found = [near.rows(), waiting.rows(order.length, take)]
    if (added > 0) this.rows = join(this.rows, found, columns.mentors.number)
    return { added, scored, isWrong, isCut: isCut || waiting.isCut }
  }

  /** How far prices have fallen in each block since the first, step by step: so far bounds with prices fall too. */
  private setPrices(price: Float64Array): void {
    const { sieve, fallen, scorer, lastPrice } = this
    sieve.setPrices(price)
    for (let block = 0; lastPrice && block < scorer.seatedBlocks; block++) {
      let by = Number.POSITIVE_INFINITY
      for (let at = scorer.blockStart[block] as number; at < (scorer.blockStart[block + 1] as number); at++)
        by = Math.min(by, (price[at] as number) - (lastPrice[at] as number))
      fallen[block] = (fallen[block] as number) + by
    }
    if (!lastPrice) this.pricedBound.fill(unknown)
    this.lastPrice = price
  }

  /** Scores the blocks that may hold something cheap enough for a mentee. @returns how many pairs were scored */
  private lookOver(mentee: number, paid: number, list: Cheapest): number {
    const { scorer, bound, pricedBound, fallen, sieve } = this
    const { seatedBlocks } = scorer
    const { lowestPrice } = sieve
    let [scored, first, last, reach] = [0, -1, -1, paid]
    for (let block = 0, at = mentee * seatedBlocks; block < seatedBlocks; block++, at++) {
      const least = bound[at] as number
      const mayHold =
        (lowestPrice[block] as number) <= reach - least &&
        least < none &&
        (fallen[block] as number) <= reach - (pricedBound[at] as number)
      if (!mayHold) continue
      if (first < 0) first = block
      else if (block - last > gap || block - first >= runLength) {
        scored += this.lookAt(mentee, first, last + 1, paid, list)
        reach = paid + Math.min(0, list.bar)
        first = block
      }
      last = block
    }
    if (first >= 0) scored += this.lookAt(mentee, first, last + 1, paid, list)
    return scored
  }

  /** Scores blocks, and offers what is cheap enough in them. @returns how many pairs were scored */
  private lookAt(mentee: number, first: number, end: number, paid: number, list: Cheapest): number {
    const { scorer, sieve, bound, pricedBound, fallen } = this
    const price = this.lastPrice as Float64Array
    const { cost, lowest, seatedBlocks, blockStart } = scorer
    if (this.begun !== mentee) this.begin(mentee)
    scorer.score(first, end)
    this.strikeKept(first, end)
    const found = sieve.gatherPriced(first, end, paid + Math.min(slack, list.bar))
    for (let at = 0; at < found; at++) {
      const slot = sieve.found[at] as number
      const mentor = sieve.rowOf[slot] as number
      const own = cost[slot] as number
      if (own < none) list.offer(mentor, own + (price[mentor] as number) - paid + lot(mentee, mentor))
    }
    for (let block = first, at = mentee * seatedBlocks + first; block < end; block++, at++) {
      const least = sieve.leastPriced(block) - (fallen[block] as number)
      bound[at] = Math.max(bound[at] as number, lowest[block] as number)
      pricedBound[at] = Math.max(unknown, Math.min(highest, least))
    }
    return (blockStart[end] as number) - (blockStart[first] as number)
  }

  private begin(mentee: number): void {
    const { slotOf, rows, scorer, keptSlots } = this
    const { rowStart, mentor } = rows
    const begin = rowStart[mentee] as number
    this.kept = (rowStart[mentee + 1] as number) - begin
    for (let at = 0; at < this.kept; at++) keptSlots[at] = slotOf[mentor[begin + at] as number] as number
    this.begun = mentee
    scorer.begin(mentee)
  }

  /** Makes the costs of pairs that are kept already look forbidden. */
  private strikeKept(first: number, end: number): void {
    const { keptSlots, kept } = this
    const { cost } = this.scorer
    const [begin, stop] = [first * blockSize, end * blockSize]
    for (let at = 0; at < kept; at++) {
      const slot = keptSlots[at] as number
      if (slot >= begin && slot < stop) cost[slot] = nothing
    }
  }
}
