import { Growing, type Rows } from '../scoring/rows.ts'

/** The lowest few of many, kept in order. */
export class Cheapest {
  readonly mentor: Int32Array
  readonly value: Float64Array
  size = 0
  /** Only what is below this is wanted. */
  bar = Number.POSITIVE_INFINITY
  private readonly most: number

  constructor(most: number) {
    this.most = most
    this.mentor = new Int32Array(most + 256)
    this.value = new Float64Array(most + 256)
  }

  clear(): void {
    this.size = 0
    this.bar = Number.POSITIVE_INFINITY
  }

  offer(mentor: number, value: number): void {
    const { mentor: mentors, value: values, most } = this
    if (this.size === most && value >= (values[most - 1] as number)) return
    let place = this.size < most ? this.size++ : most - 1
    for (; place > 0 && (values[place - 1] as number) > value; place--) {
      values[place] = values[place - 1] as number
      mentors[place] = mentors[place - 1] as number
    }
    values[place] = value
    mentors[place] = mentor
    if (this.size === most) this.bar = Math.min(this.bar, values[most - 1] as number)
  }

  has(mentor: number): boolean {
    return this.mentor.subarray(0, this.size).includes(mentor)
  }

  /** Adds one whatever it costs, after all offers; at most 256, since what is not kept is found again by its price. */
  append(mentor: number, value: number): void {
    if (this.size === this.mentor.length) return
    this.mentor[this.size] = mentor
    this.value[this.size++] = value
  }
}

/**
 * Rows with others added.
 *
 * @param number of each mentor of those added, who are there by row of the columns
 */
export function join(rows: Rows, added: readonly Rows[], number: Int32Array): Rows {
  const total = rows.rowStart.length - 1
  const size = added.reduce((sum, { mentor }) => sum + mentor.length, rows.mentor.length)
  const grown = new Growing(total, size)
  for (let mentee = 0; mentee < total; mentee++) {
    grown.copy(rows, mentee)
    for (const { rowStart, mentor, cost } of added)
      for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++)
        grown.add(number[mentor[at] as number] as number, cost[at] as number)
    grown.endRow(mentee)
  }
  return grown.rows()
}

/**
 * Draws a lot for a pair, from 0 up to less than 1/2: added to whole numbers it chooses among equal ones, so that people
 * who are alike do not all keep the same few mentors.
 */
export function lot(mentee: number, mentor: number): number {
  return (Math.imul(Math.imul(mentee + 1, 0x9e3779b1) ^ (mentor + 1), 0x85ebca6b) >>> 0) / 2 ** 33
}
