import { reduceRows } from './auction.ts'
import { finishExactly } from './finish.ts'
import type { Market } from './market.ts'
import type { Problem } from './problem.ts'
import { Shortlist } from './shortlist.ts'

/** One in so many people are in a sample. */
const oneIn = 4
/** Fewer mentees than this are not sampled again. */
const fewest = 60

/**
 * Starts a problem of all pairs at nearly right prices: those of a sample solved in the same way, one in four people
 * of both sides. What a mentor outside the sample costs is the lowest at which nobody in it would rather have them.
 *
 * Where everybody's cheapest mentors are the same few, prices move far, and each bid or shortest path from price 0
 * would go through nearly everybody; from here they are short.
 */
export function priceBySample(market: Market): void {
  const { problem, price } = market
  if (problem.mentees < fewest) return
  const { sample, mentorAt, menteeAt } = sampleOf(problem)
  const small = market.over(sample)
  priceBySample(small)
  const list = new Shortlist(small)
  reduceRows(small, list)
  finishExactly(small, list)
  for (let rank = 0; rank < mentorAt.length; rank++) price[mentorAt[rank] as number] = small.price[rank] as number
  const isSampled = new Uint8Array(problem.mentors)
  for (const mentor of mentorAt) isSampled[mentor] = 1
  for (let rank = 0; rank < menteeAt.length; rank++) {
    const begin = problem.rowStart[menteeAt[rank] as number] as number
    const paid = small.dual[rank] as number
    for (let to = 0; to < problem.mentors; to++) {
      const worth = paid - (problem.cost[begin + to] as number)
      if (worth > (price[to] as number) && isSampled[to] === 0) price[to] = worth
    }
  }
}

/**
 * Every fourth mentee, and the mentors of every fourth seat, in the order of what they cost on average: so those of
 * every height are in it.
 */
function sampleOf(problem: Problem) {
  const { mentees, mentors, capacity, cost } = problem
  const [ofMentee, ofMentor] = [new Float64Array(mentees), new Float64Array(mentors)]
  for (let mentee = 0, at = 0; mentee < mentees; mentee++)
    for (let to = 0; to < mentors; to++, at++) {
      ofMentee[mentee] = (ofMentee[mentee] as number) + (cost[at] as number)
      ofMentor[to] = (ofMentor[to] as number) + (cost[at] as number)
    }
  const menteeAt = ascending(ofMentee)
    .filter((_, rank) => rank % oneIn === oneIn >> 1)
    .sort()
  const some = new Int32Array(mentors)
  let seat = oneIn >> 1
  for (const mentor of ascending(ofMentor)) {
    const after = seat + (capacity[mentor] as number)
    some[mentor] = Math.floor(after / oneIn) - Math.floor(seat / oneIn)
    seat = after
  }
  const at = ascending(ofMentor)
    .filter((mentor) => (some[mentor] as number) > 0)
    .sort()
  const [rows, columns] = [menteeAt.length, at.length]
  const sampled = new Int32Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const begin = (menteeAt[row] as number) * mentors
    for (let column = 0; column < columns; column++)
      sampled[row * columns + column] = cost[begin + (at[column] as number)] as number
  }
  const sample: Problem = {
    mentees: rows,
    mentors: columns,
    capacity: at.map((mentor) => some[mentor] as number),
    least: new Int32Array(columns),
    priority: new Int32Array(rows),
    rowStart: Int32Array.from({ length: rows + 1 }, (_, row) => row * columns),
    mentor: sampled.map((_, pair) => pair % columns),
    cost: sampled,
  }
  return { sample, mentorAt: at, menteeAt }
}

/** The places of a list, lowest value first. */
function ascending(list: Float64Array): Int32Array {
  return new Int32Array(list.length)
    .map((_, at) => at)
    .sort((a, b) => (list[a] as number) - (list[b] as number) || a - b)
}
