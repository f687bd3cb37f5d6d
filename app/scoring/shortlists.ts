import type { Problem } from '../matching/problem.ts'
import { exception } from './exception.ts'
import { Cheapest, Growing } from './kept.ts'
import { blockSize } from './kernel.ts'
import { none, type Scorer } from './scorer.ts'

/** How many mentees are looked at between two ticks. */
const tick = 16
const nothing = 65535
/** So many blocks are scored at once; then the list is full enough to pass over others. */
const runLength = 16
/** Pairs that come so near are added with the others: they may be next. */
const slack = 40

/** The kept pairs, row by row, as a problem has them. */
type Rows = Pick<Problem, 'rowStart' | 'mentor' | 'cost'>

/** What a sweep over all allowed pairs found that the shortlists lack. */
export interface Found {
  /** How many pairs were added, and how many pairs were scored. */
  readonly added: number
  readonly scored: number
  /** Whether one of them is cheaper than what its mentee pays: then the answer is not yet the best. */
  readonly isWrong: boolean
  /** Whether there were more than a mentee's list may grow by at once. */
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
  private readonly scorer: Scorer
  private readonly keep: number
  private rows: Rows
  /** By mentee and block: no pair that is left out costs less. */
  private readonly bound: Uint16Array
  private begun = -1
  /** The row in the columns of each mentor. */
  private readonly rowOf: Int32Array

  constructor(scorer: Scorer, keep: number) {
    const { mentees, mentors } = scorer.columns
    this.scorer = scorer
    this.keep = keep
    this.rows = { rowStart: new Int32Array(mentees.ids.length + 1), mentor: new Int32Array(), cost: new Int32Array() }
    this.rowOf = new Int32Array(mentors.ids.length)
    for (const [row, number] of mentors.number.entries()) this.rowOf[number] = row
    this.bound = new Uint16Array(mentees.ids.length * scorer.seatedBlocks).fill(nothing)
  }

  /** Scores all pairs and keeps the cheapest. Yields how much is done, from 0 to 1. */
  *choose(): Generator<number> {
    const { scorer, columns } = this
    const { number } = columns.mentors
    const list = new Cheapest(this.keep)
    const total = columns.mentees.ids.length
    const grown = new Growing(total, total * this.keep)
    for (let mentee = 0; mentee < total; mentee++) {
      list.clear()
      if (scorer.begin(mentee)) this.chooseFor(mentee, list)
      for (let at = 0; at < list.size; at++)
        grown.insert(number[list.mentor[at] as number] as number, list.value[at] as number)
      grown.endRow(mentee)
      if (mentee % tick === 0) yield mentee / total
    }
    this.rows = grown.rows()
  }

  private chooseFor(mentee: number, list: Cheapest): void {
    const { scorer, bound, columns } = this
    const { cost, lowest, blockOf, blockStart, seatedBlocks } = scorer
    const pinned = scorer.pinned.get(mentee)
    if (pinned !== undefined) {
      if ((blockOf[pinned] as number) < seatedBlocks) this.keepAlso(pinned, list)
      return
    }
    const first = mentee * seatedBlocks
    scorer.score(0, seatedBlocks)
    // No pair above the last of the lowest blocks' best can be among the cheapest, so few blocks need be read.
    for (let block = 0; block < seatedBlocks; block++) {
      const least = lowest[block] as number
      bound[first + block] = least < none ? least : nothing
      if (least < none) list.offer(block, least)
    }
    const bar = list.bar
    list.clear()
    for (let block = 0; block < seatedBlocks; block++) {
      const least = lowest[block] as number
      if (least >= none || least > bar || least >= list.bar) continue
      const begin = blockStart[block] as number
      const width = (blockStart[block + 1] as number) - begin
      let most = Math.min(none - 1, bar, list.bar)
      for (let at = 0, from = block * blockSize; at < width; at++, from++) {
        const own = cost[from] as number
        if (own > most) continue
        list.offer(begin + at, own)
        most = Math.min(most, list.bar)
      }
    }
    const { start, mentor, kind } = columns.exceptions
    for (let at = start[mentee] as number; at < (start[mentee + 1] as number); at++)
      if ((kind[at] as number) > exception.forbidden + exception.meets && this.isSeated(mentor[at] as number))
        this.keepAlso(mentor[at] as number, list)
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

  private keepAlso(mentor: number, list: Cheapest): void {
    const { scorer } = this
    const block = scorer.blockOf[mentor] as number
    if (list.has(mentor)) return
    scorer.score(block, block + 1)
    if ((scorer.lowest[block] as number) >= none) return
    const cost = scorer.cost[block * blockSize + mentor - (scorer.blockStart[block] as number)] as number
    if (cost < none) list.append(mentor, cost)
  }

  /** The kept pairs as a problem. */
  problem(sides: Pick<Problem, 'capacity' | 'least' | 'priority'>): Problem {
    const { mentees, mentors } = this.columns
    return { ...sides, ...this.rows, mentees: mentees.ids.length, mentors: mentors.ids.length }
  }

  /**
   * Adds every pair of reduced cost 0 or less that is left out, of one mentee at most so many, the lowest first.
   *
   * @param price of each mentor, by row of the columns
   * @param paid what each mentee pays: the lowest of cost + price over their kept pairs, or of going without
   */
  *sweep(price: Float64Array, paid: Float64Array, most: number): Generator<number, Found> {
    const { scorer, rows, bound, columns } = this
    const { seatedBlocks } = scorer
    const { number } = columns.mentors
    const lowestPrice = scorer.setPrices(price, paid)
    const list = new Cheapest(most)
    const total = columns.mentees.ids.length
    const grown = new Growing(total, rows.mentor.length + total)
    this.begun = -1
    let [scored, added, isWrong, isCut] = [0, 0, false, false]
    for (let mentee = 0; mentee < total; mentee++) {
      const limit = paid[mentee] as number
      list.clear()
      let first = 0
      for (let block = 0; block <= seatedBlocks; block++) {
        const at = mentee * seatedBlocks + block
        const least = block < seatedBlocks ? (bound[at] as number) : nothing
        const mayHold = least !== nothing && least + (lowestPrice[block] as number) <= Math.min(limit, list.bar)
        if (mayHold && block - first < runLength) continue
        if (block > first) scored += this.lookAt(mentee, first, block, price, limit + slack, list)
        first = mayHold ? block : block + 1
      }
      grown.copy(rows, mentee)
      for (let at = 0; at < list.size; at++) {
        const mentor = list.mentor[at] as number
        grown.insert(number[mentor] as number, Math.round((list.value[at] as number) - (price[mentor] as number)))
      }
      grown.endRow(mentee)
      for (let at = 0; at < list.size && (list.value[at] as number) <= limit; at++) added++
      if (list.size > 0 && (list.value[0] as number) < limit) isWrong = true
      if (list.size === most && (list.value[most - 1] as number) <= limit) isCut = true
      if (mentee % (16 * tick) === 0) yield mentee / total
    }
    if (added > 0) this.rows = grown.rows()
    return { added, scored, isWrong, isCut }
  }

  /** Scores blocks, and offers what is cheap enough in them. @returns how many pairs were scored */
  private lookAt(
    mentee: number,
    first: number,
    end: number,
    price: Float64Array,
    limit: number,
    list: Cheapest,
  ): number {
    const { scorer, bound } = this
    if (this.begun !== mentee) scorer.begin(mentee)
    this.begun = mentee
    scorer.score(first, end)
    for (let block = first; block < end; block++)
      if (scorer.mayHold(block, Math.min(limit, list.bar)))
        bound[mentee * scorer.seatedBlocks + block] = this.look(mentee, block, price, limit, list)
    return (scorer.blockStart[end] as number) - (scorer.blockStart[first] as number)
  }

  /** Offers what is cheap enough in a block. @returns the lowest cost of all in it that is not kept */
  private look(mentee: number, block: number, price: Float64Array, limit: number, list: Cheapest): number {
    const { cost, blockStart } = this.scorer
    const begin = blockStart[block] as number
    const end = blockStart[block + 1] as number
    const from = block * blockSize
    this.strikeKept(mentee, begin, end, from)
    const reach = Math.min(limit, list.bar)
    let lowest = nothing
    for (let at = begin, slot = from; at < end; at++, slot++) {
      const own = cost[slot] as number
      if (own < lowest) lowest = own
      if (own + (price[at] as number) <= reach && own < none) list.offer(at, own + (price[at] as number))
    }
    return lowest < none ? lowest : nothing
  }

  /** Makes the costs of pairs that are kept already look forbidden. */
  private strikeKept(mentee: number, begin: number, end: number, from: number): void {
    const { rowOf, rows, scorer } = this
    const { rowStart, mentor } = rows
    for (let own = rowStart[mentee] as number; own < (rowStart[mentee + 1] as number); own++) {
      const at = rowOf[mentor[own] as number] as number
      if (at >= begin && at < end) scorer.cost[from + at - begin] = nothing
    }
  }
}
