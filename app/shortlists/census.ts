import { Growing } from '../scoring/rows.ts'
import { none, type Scorer } from '../scoring/scorer.ts'
import { Sieve } from '../scoring/sieve.ts'
import { Cheapest } from './kept.ts'
import { pricesOf } from './prices.ts'
import type { Outcome } from './scale.ts'

/** What looking at every pair there is has found. */
export interface Census {
  /** Pairs that would cost their mentee less than they pay. With `proveBest` over the kept pairs, none is the proof. */
  readonly complaints: readonly string[]
  /** How many pairs are allowed, in all and by mentor. */
  readonly pairs: number
  readonly ofMentor: Int32Array
  /** The pairs solved on, and of each mentee the nearest of those left out. */
  readonly kept: Outcome['problem']
  /** By mentee: how much more than they pay the nearest pair costs that is still left out; -1 where there is none. */
  readonly margin: Int32Array
}

/** How many of the nearest pairs of a mentee that nothing needs are kept, for what a change would cost. */
const nearest = 12

/** The kernel counts in 16 bits. */
const mostCounted = 65_535

/**
 * Looks at every pair there is, none passed over: says where one would cost its mentee less than they pay, counts what
 * is allowed, and keeps what comes near. Yields how much is done, from 0 to 1.
 */
export function* takeCensus(outcome: Outcome, near = nearest): Generator<number, Census> {
  const look = new Look(outcome, near)
  const { order } = outcome.scorer
  for (const [turn, mentee] of order.entries()) {
    if (turn % 16 === 0) yield turn / order.length
    look.at(mentee)
  }
  return look.found()
}

class Look {
  private readonly complaints: string[] = []
  private readonly margin: Int32Array
  /** By row of the columns. */
  private readonly allowed: Int32Array
  private readonly scorer: Scorer
  private readonly outcome: Outcome
  private readonly ofMentor: Float64Array
  private readonly paid: Float64Array
  private readonly rowOf: Int32Array
  private readonly sieve: Sieve
  /** How many mentees the kernel has counted since. */
  private counted = 0
  /** The mentee whose kept pair each mentor was last. */
  private readonly keptBy: Int32Array
  private readonly list: Cheapest
  private readonly near: number
  private readonly grown: Growing

  constructor(outcome: Outcome, near: number) {
    const { problem, solution, scorer } = outcome
    const { number } = scorer.columns.mentors
    this.scorer = scorer
    this.outcome = outcome
    this.near = near
    const { ofMentor, paid } = pricesOf(scorer.columns, problem, solution)
    this.sieve = new Sieve(scorer)
    this.sieve.setPrices(ofMentor)
    this.ofMentor = ofMentor
    this.paid = paid
    this.margin = new Int32Array(problem.mentees).fill(-1)
    this.allowed = new Int32Array(number.length)
    this.keptBy = new Int32Array(number.length).fill(-1)
    this.rowOf = new Int32Array(number.length)
    for (const [row, at] of number.entries()) this.rowOf[at] = row
    this.list = new Cheapest(near + 1)
    this.grown = new Growing(problem.mentees, problem.mentor.length + near * problem.mentees)
  }

  at(mentee: number): void {
    const { scorer, list, near, grown, outcome, ofMentor } = this
    const { rowStart, mentor } = outcome.problem
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    list.clear()
    for (let at = begin; at < end; at++) this.keptBy[this.rowOf[mentor[at] as number] as number] = mentee
    if (scorer.begin(mentee)) {
      scorer.score()
      this.count(mentee)
      const paid = this.paid[mentee] as number
      const reach = this.sieve.reachPriced(end - begin + near + 1, paid)
      // Where too few are found within reach, forbidden pairs were taken for some: then all are looked at.
      if (!this.look(mentee, Math.max(paid - 1, reach))) this.look(mentee, Number.POSITIVE_INFINITY)
    }
    grown.copy(outcome.problem, mentee)
    for (let at = 0; at < Math.min(list.size, near); at++) {
      const row = list.mentor[at] as number
      grown.add(
        scorer.columns.mentors.number[row] as number,
        Math.round((list.value[at] as number) - (ofMentor[row] as number)),
      )
    }
    grown.endRow(mentee)
    if (list.size > near) this.margin[mentee] = Math.max(0, Math.min(2 ** 30, this.over(mentee, list.value[near])))
  }

  private over(mentee: number, value = 0): number {
    return value - (this.paid[mentee] as number)
  }

  /** Counts who is allowed for a mentee. */
  private count(mentee: number): void {
    const { scorer, allowed, sieve } = this
    const only = scorer.pinned.get(mentee)
    if (scorer.workbench && only === undefined) {
      scorer.workbench.count(0, scorer.blocks, none - 1)
      if (++this.counted === mostCounted) this.takeCounts()
      return
    }
    const found = sieve.gather(0, scorer.blocks, none - 1)
    for (let at = 0; at < found; at++) {
      const row = sieve.rowOf[sieve.found[at] as number] as number
      if ((only ?? row) === row) allowed[row] = (allowed[row] as number) + 1
    }
  }

  private takeCounts(): void {
    const { allowed, sieve, scorer } = this
    const counts = scorer.workbench?.takeCounts()
    for (let slot = 0; counts && slot < counts.length; slot++)
      if (counts[slot]) {
        const row = sieve.rowOf[slot] as number
        allowed[row] = (allowed[row] as number) + (counts[slot] as number)
      }
    this.counted = 0
  }

  /** Looks at all that comes to so much or less. @returns whether enough was found, or there is no more */
  private look(mentee: number, reach: number): boolean {
    const { scorer, sieve, list, ofMentor, near, complaints } = this
    const { cost, pinned, blockOf, seatedBlocks, columns } = scorer
    const only = pinned.get(mentee)
    const paid = this.paid[mentee] as number
    const already = complaints.length
    list.clear()
    const found = sieve.gatherPriced(0, scorer.blocks, reach)
    for (let at = 0; at < found; at++) {
      const slot = sieve.found[at] as number
      const row = sieve.rowOf[slot] as number
      const own = cost[slot] as number
      if (own >= none || (only ?? row) !== row) continue
      const priced = own + (ofMentor[row] as number)
      if (priced < paid) complaints.push(`mentee ${mentee} would pay less with mentor ${columns.mentors.number[row]}`)
      if (this.keptBy[row] !== mentee && (blockOf[row] as number) < seatedBlocks) list.offer(row, priced)
    }
    const isEnough = list.size > near || reach === Number.POSITIVE_INFINITY
    if (!isEnough) complaints.length = already
    return isEnough
  }

  found(): Census {
    this.takeCounts()
    const { complaints, margin, scorer, outcome } = this
    const { number } = scorer.columns.mentors
    const ofMentor = new Int32Array(number.length)
    for (const [row, at] of number.entries()) ofMentor[at] = this.allowed[row] as number
    const pairs = ofMentor.reduce((sum, each) => sum + each, 0)
    return { complaints, pairs, ofMentor, kept: { ...outcome.problem, ...this.grown.rows() }, margin }
  }
}
