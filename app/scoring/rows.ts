import type { Problem } from '../matching/problem.ts'

/** Pairs row by row, as a problem has them. */
export type Rows = Pick<Problem, 'rowStart' | 'mentor' | 'cost'>

/** A pair's place in its row is told apart from its mentor in one number by this factor. */
const mostInRow = 2 ** 20

/** Rows of pairs while they grow, mentors ascending in each; the rows may come in any order, each of them once. */
export class Growing {
  /** Where each row begins, and how long it is. */
  private readonly start: Int32Array
  private readonly length: Int32Array
  private mentor: Int32Array
  private cost: Int32Array
  private begin = 0
  private size = 0
  private next = 0
  private isInOrder = true
  private keys = new Float64Array(64)
  private costs = new Int32Array(64)

  constructor(rows: number, expected: number) {
    this.start = new Int32Array(rows)
    this.length = new Int32Array(rows)
    this.mentor = new Int32Array(expected)
    this.cost = new Int32Array(expected)
  }

  /** Puts a pair into the row that ends next. */
  add(mentor: number, cost: number): void {
    if (this.size === this.mentor.length) this.grow(1)
    this.mentor[this.size] = mentor
    this.cost[this.size++] = cost
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
    const { begin, size } = this
    this.sortRow()
    this.start[row] = begin
    this.length[row] = size - begin
    this.begin = size
    if (row !== this.next++) this.isInOrder = false
  }

  rows(): Rows {
    const { start, length, mentor, cost, size, isInOrder } = this
    const rowStart = new Int32Array(length.length + 1)
    for (let row = 0; row < length.length; row++)
      rowStart[row + 1] = (rowStart[row] as number) + (length[row] as number)
    if (isInOrder) return { rowStart, mentor: mentor.subarray(0, size), cost: cost.subarray(0, size) }
    const inOrder = { rowStart, mentor: new Int32Array(size), cost: new Int32Array(size) }
    for (let row = 0, to = 0; row < length.length; row++)
      for (let at = start[row] as number; to < (rowStart[row + 1] as number); at++, to++) {
        inOrder.mentor[to] = mentor[at] as number
        inOrder.cost[to] = cost[at] as number
      }
    return inOrder
  }

  /** Sorts the last row by insertion: most rows are short, and the long ones but for their end in order. */
  private sortRow(): void {
    const { mentor, cost, begin, size } = this
    let sorted = begin + 1
    while (sorted < size && (mentor[sorted] as number) > (mentor[sorted - 1] as number)) sorted++
    if (sorted >= size) return
    const many = size - begin
    if (many > this.keys.length) {
      this.keys = new Float64Array(2 * many)
      this.costs = new Int32Array(2 * many)
    }
    const { keys, costs } = this
    for (let at = 0; at < many; at++) {
      const key = (mentor[begin + at] as number) * mostInRow + at
      costs[at] = cost[begin + at] as number
      let place = at
      for (; place > 0 && (keys[place - 1] as number) > key; place--) keys[place] = keys[place - 1] as number
      keys[place] = key
    }
    for (let at = 0; at < many; at++) {
      const key = keys[at] as number
      const own = Math.floor(key / mostInRow)
      mentor[begin + at] = own
      cost[begin + at] = costs[key - own * mostInRow] as number
    }
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
