import type { Problem } from './problem.ts'

/**
 * Who sits where while a problem is being solved, and at which prices.
 *
 * "Nobody" is a seat of its own: the one numbered `problem.mentors`, with room for everyone, where staying costs a
 * mentee their `ceiling`.
 */
export class Seating {
  readonly problem: Problem
  readonly nobody: number
  /** Where each mentee sits; -1 while not placed anywhere. */
  readonly seat: Int32Array
  readonly load: Int32Array
  /** What each mentee pays at most: the price of staying unmatched. */
  readonly ceiling: Float64Array
  readonly menteePrice: Float64Array
  readonly mentorPrice: Float64Array
  /** What one mentee more is worth to a mentor who holds fewer than the least. */
  readonly reward: number
  private readonly first: Int32Array
  private readonly next: Int32Array
  private readonly before: Int32Array

  constructor(problem: Problem, unmatchedPrice: readonly number[], reward: number) {
    const { mentees, mentors, least, priority } = problem
    this.problem = problem
    this.nobody = mentors
    this.reward = reward
    this.seat = new Int32Array(mentees).fill(-1)
    this.load = new Int32Array(mentors + 1)
    this.ceiling = Float64Array.from(priority, (priorityClass) => unmatchedPrice[priorityClass] ?? 0)
    this.menteePrice = Float64Array.from(this.ceiling)
    this.mentorPrice = Float64Array.from(least, (fewest) => (fewest > 0 ? -reward : 0))
    this.first = new Int32Array(mentors + 1).fill(-1)
    this.next = new Int32Array(mentees)
    this.before = new Int32Array(mentees)
  }

  /** The first mentee at a seat, -1 for none; go on with `after`. */
  firstAt(seat: number): number {
    return this.first[seat] as number
  }

  after(mentee: number): number {
    return this.next[mentee] as number
  }

  /** What it costs to put one more mentee on a mentor at today's price; infinite when there is no room. */
  roomCost(mentor: number): number {
    const load = this.load[mentor] as number
    if (load >= (this.problem.capacity[mentor] as number)) return Number.POSITIVE_INFINITY
    const worth = load < (this.problem.least[mentor] as number) ? this.reward : 0
    return -worth - (this.mentorPrice[mentor] as number)
  }

  /** Moves a mentee, who may not have been placed yet. */
  move(mentee: number, to: number): void {
    if (this.seat[mentee] !== -1) this.leave(mentee)
    const head = this.first[to] as number
    this.next[mentee] = head
    this.before[mentee] = -1
    if (head >= 0) this.before[head] = mentee
    this.first[to] = mentee
    this.seat[mentee] = to
    this.load[to] = (this.load[to] as number) + 1
  }

  private leave(mentee: number): void {
    const from = this.seat[mentee] as number
    const [before, next] = [this.before[mentee] as number, this.next[mentee] as number]
    if (before >= 0) this.next[before] = next
    else this.first[from] = next
    if (next >= 0) this.before[next] = before
    this.load[from] = (this.load[from] as number) - 1
  }
}
