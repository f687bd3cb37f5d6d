import { rise, sink } from '../matching/market.ts'
import type { Rows } from '../scoring/rows.ts'

/**
 * The nearest of those who would go without, mentor by mentor: of many who wait for the same few seats, most never come
 * near one.
 */
export class Waiting {
  /** Whether anybody was left out of a full list who could improve an answer or tie with it. */
  isCut = false
  private readonly start: Int32Array
  private readonly load: Int32Array
  /** Who waits for each mentor: a heap, the farthest first; their distance with the sign turned. */
  private readonly mentee: Int32Array
  private readonly nearness: Float64Array

  /**
   * @param capacity of each mentor, by row of the columns
   * @param each so many may wait for a seat
   * @param people how many would go without
   */
  constructor(capacity: Int32Array, each: number, people: number) {
    this.start = new Int32Array(capacity.length + 1)
    for (let mentor = 0; mentor < capacity.length; mentor++)
      this.start[mentor + 1] = (this.start[mentor] as number) + Math.min(people, each * (capacity[mentor] as number))
    this.load = new Int32Array(capacity.length)
    this.mentee = new Int32Array(this.start[capacity.length] as number)
    this.nearness = new Float64Array(this.mentee.length)
  }

  /** @param over how much more than they pay the mentor would cost them; 0 is a tie, and less improves the answer */
  offer(mentor: number, mentee: number, over: number): void {
    const { mentee: mentees, nearness, load } = this
    const first = this.start[mentor] as number
    const held = load[mentor] as number
    if (first + held < (this.start[mentor + 1] as number)) {
      rise(mentees, nearness, first, held, mentee, -over)
      load[mentor] = held + 1
      return
    }
    if (Math.floor(over) <= 0) this.isCut = true
    if (held > 0 && -over > (nearness[first] as number)) sink(mentees, nearness, first, held, mentee, -over)
  }

  /**
   * Who was kept, by mentee and then by mentor, each with what `costOf` says.
   *
   * @param total how many mentees there are
   */
  rows(total: number, costOf: (mentee: number, mentor: number, over: number) => number): Rows {
    const { start, load, mentee, nearness } = this
    const rowStart = new Int32Array(total + 1)
    const visit = (each: (seat: number, mentor: number) => void) => {
      for (let to = 0; to < load.length; to++)
        for (let seat = start[to] as number; seat < (start[to] as number) + (load[to] as number); seat++) each(seat, to)
    }
    visit((seat) => {
      const next = (mentee[seat] as number) + 1
      rowStart[next] = (rowStart[next] as number) + 1
    })
    for (let row = 0; row < total; row++) rowStart[row + 1] = (rowStart[row + 1] as number) + (rowStart[row] as number)
    const place = rowStart.slice()
    const rows = {
      rowStart,
      mentor: new Int32Array(rowStart[total] as number),
      cost: new Int32Array(rowStart[total] as number),
    }
    visit((seat, to) => {
      const row = mentee[seat] as number
      const at = place[row] as number
      place[row] = at + 1
      rows.mentor[at] = to
      rows.cost[at] = costOf(row, to, -(nearness[seat] as number))
    })
    return rows
  }
}
