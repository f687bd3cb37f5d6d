import type { Policy } from '../programs/policy.ts'
import type { Columns } from './columns.ts'
import { Cheapest, Growing } from './kept.ts'
import { blockSize } from './kernel.ts'
import { pricesOf } from './prices.ts'
import type { Rulings } from './rule.ts'
import type { Outcome } from './scale.ts'
import { none, Scorer } from './scorer.ts'

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

/**
 * Looks at every pair there is, none passed over: says where one would cost its mentee less than they pay, counts what
 * is allowed, and keeps what comes near. Yields how much is done, from 0 to 1.
 */
export function* takeCensus(
  columns: Columns,
  policy: Policy,
  rulings: Rulings,
  outcome: Pick<Outcome, 'problem' | 'solution'>,
  near = nearest,
): Generator<number, Census> {
  const look = new Look(new Scorer(columns, policy, rulings), outcome, near)
  const mentees = columns.mentees.ids.length
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (mentee % 16 === 0) yield mentee / mentees
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
  private readonly outcome: Pick<Outcome, 'problem' | 'solution'>
  private readonly ofMentor: Float64Array
  private readonly paid: Float64Array
  private readonly rowOf: Int32Array
  /** The mentee whose kept pair each mentor was last. */
  private readonly keptBy: Int32Array
  private readonly list: Cheapest
  private readonly near: number
  private readonly grown: Growing

  constructor(scorer: Scorer, outcome: Pick<Outcome, 'problem' | 'solution'>, near: number) {
    const { problem, solution } = outcome
    const { number } = scorer.columns.mentors
    this.scorer = scorer
    this.outcome = outcome
    this.near = near
    const { ofMentor, paid } = pricesOf(scorer.columns, problem, solution)
    scorer.setPrices(ofMentor, paid)
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
    list.clear()
    for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++)
      this.keptBy[this.rowOf[mentor[at] as number] as number] = mentee
    if (scorer.begin(mentee)) {
      scorer.score()
      for (let block = 0; block < scorer.blocks; block++) this.look(mentee, block)
    }
    grown.copy(outcome.problem, mentee)
    for (let at = 0; at < Math.min(list.size, near); at++) {
      const row = list.mentor[at] as number
      grown.insert(
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

  private look(mentee: number, block: number): void {
    const { scorer, allowed, list, ofMentor } = this
    const { cost, lowest, blockStart, pinned } = scorer
    if ((lowest[block] as number) >= none) return
    const only = pinned.get(mentee)
    const begin = blockStart[block] as number
    const end = blockStart[block + 1] as number
    const from = block * blockSize - begin
    for (let at = begin; at < end; at++)
      if ((cost[from + at] as number) < none && (only ?? at) === at) allowed[at] = (allowed[at] as number) + 1
    const paid = this.paid[mentee] as number
    if (!scorer.mayHold(block, Math.max(paid - 1, list.bar))) return
    for (let at = begin; at < end; at++) {
      const own = cost[from + at] as number
      if (own >= none || (only ?? at) !== at) continue
      const priced = own + (ofMentor[at] as number)
      if (priced < paid)
        this.complaints.push(`mentee ${mentee} would pay less with mentor ${scorer.columns.mentors.number[at]}`)
      if (priced < list.bar && this.keptBy[at] !== mentee && block < scorer.seatedBlocks) list.offer(at, priced)
    }
  }

  found(): Census {
    const { complaints, margin, scorer, outcome } = this
    const { number } = scorer.columns.mentors
    const ofMentor = new Int32Array(number.length)
    for (const [row, at] of number.entries()) ofMentor[at] = this.allowed[row] as number
    const pairs = ofMentor.reduce((sum, each) => sum + each, 0)
    return { complaints, pairs, ofMentor, kept: { ...outcome.problem, ...this.grown.rows() }, margin }
  }
}
