import type { Problem } from '../matching/problem.ts'

/** Pairs row by row, as a problem has them. */
export type Rows = Pick<Problem, 'rowStart' | 'mentor' | 'cost'>

/** Rows of pairs while they grow, mentors ascending in each. */
export class Growing {
  private readonly rowStart: Int32Array
  private mentor: Int32Array
  private cost: Int32Array
  private begin = 0
  private size = 0

  constructor(rows: number, expected: number) {
    this.rowStart = new Int32Array(rows + 1)
    this.mentor = new Int32Array(expected)
    this.cost = new Int32Array(expected)
  }

  /** Puts a pair into its place in the row begun last. */
  insert(mentor: number, cost: number): void {
    if (this.size === this.mentor.length) this.grow(1)
    let at = this.size++
    for (; at > this.begin && (this.mentor[at - 1] as number) > mentor; at--) {
      this.mentor[at] = this.mentor[at - 1] as number
      this.cost[at] = this.cost[at - 1] as number
    }
    this.mentor[at] = mentor
    this.cost[at] = cost
  }

  /** Begins a row with that of another. */
  copy({ rowStart, mentor, cost }: Rows, row: number): void {
    const [first, end] = [rowStart[row] as number, rowStart[row + 1] as number]
    if (this.size + end - first > this.mentor.length) this.grow(end - first)
    for (let at = first; at < end; at++) {
      this.mentor[this.size] = mentor[at] as number
      this.cost[this.size++] = cost[at] as number
    }
  }

  endRow(row: number): void {
    this.rowStart[row + 1] = this.size
    this.begin = this.size
  }

  rows(): Rows {
    const { rowStart, mentor, cost, size } = this
    return { rowStart, mentor: mentor.subarray(0, size), cost: cost.subarray(0, size) }
  }

  private grow(by: number): void {
    const wider = (list: Int32Array) => {
      const longer = new Int32Array(Math.ceil(1.5 * list.length) + by + 1024)
      longer.set(list)
      return longer
    }
    this.mentor = wider(this.mentor)
    this.cost = wider(this.cost)
  }
}
