import type { Problem } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import { blockSize } from '../scoring/kernel.ts'
import { Growing } from '../scoring/rows.ts'
import { none, type Scorer } from '../scoring/scorer.ts'
import { paidBy } from './prices.ts'

/** About so many pairs are in a sample. */
const mostSampled = 1_000_000
/** How many mentees are looked at between two ticks. */
const tick = 16

/**
 * Nearly right prices of all mentors, by row of the columns: those of a sample of both sides solved exactly. Whoever is
 * outside it costs the lowest at which nobody in it would rather have them.
 *
 * Where seats are few, everybody's cheapest pairs lead to the same ones, and each answer on the pairs kept so far says
 * little of the prices all pairs would have; the pairs that are cheapest at these prices are those that matter.
 *
 * Yields between short pieces of work.
 */
export function* pricesOfSample(
  scorer: Scorer,
  { priority }: Pick<Problem, 'priority'>,
  surroundings: { readonly atMost: number; readonly onPulse?: () => void },
): Generator<undefined, Float64Array> {
  const { columns, blockOf, pinned } = scorer
  const { mentees, mentors } = columns
  const every = Math.max(2, Math.ceil(Math.sqrt((mentees.ids.length * mentors.ids.length) / mostSampled)))
  const isDrawn = (_: unknown, at: number) => at % every === every >> 1
  const seated = Array.from(mentors.ids.keys()).filter((row) => (blockOf[row] as number) < scorer.seatedBlocks)
  const some = { mentees: Array.from(mentees.ids.keys()).filter(isDrawn), mentors: seated.filter(isDrawn) }
  const drawn = new Growing(some.mentees.length, some.mentees.length * some.mentors.length)
  for (const [row, mentee] of some.mentees.entries()) {
    if (row % tick === 0) yield
    if (!pinned.has(mentee) && score(scorer, mentee))
      for (const [place, mentor] of some.mentors.entries()) {
        const cost = costOf(scorer, mentor)
        if (cost < none) drawn.add(place, cost)
      }
    drawn.endRow(row)
  }
  const problem = {
    mentees: some.mentees.length,
    mentors: some.mentors.length,
    capacity: Int32Array.from(some.mentors, (mentor) => mentors.capacity[mentor] as number),
    least: new Int32Array(some.mentors.length),
    priority: Int32Array.from(some.mentees, (mentee) => priority[mentee] as number),
    ...drawn.rows(),
  }
  const solution = solve(problem, undefined, surroundings)
  const paid = paidBy(problem, solution)
  const price = new Float64Array(mentors.ids.length)
  for (const [row, mentee] of some.mentees.entries()) {
    if (row % tick === 0) yield
    if (pinned.has(mentee) || !score(scorer, mentee)) continue
    for (const mentor of seated) {
      const cost = costOf(scorer, mentor)
      if (cost < none) price[mentor] = Math.max(price[mentor] as number, (paid[row] as number) - cost)
    }
  }
  for (const [place, mentor] of some.mentors.entries()) price[mentor] = solution.mentorPrice[place] as number
  return price
}

function score(scorer: Scorer, mentee: number): boolean {
  const mayHave = scorer.begin(mentee)
  if (mayHave) scorer.score(0, scorer.seatedBlocks)
  return mayHave
}

/** What a pair of the mentee scored last costs. */
function costOf({ blockOf, blockStart, cost, lowest }: Scorer, mentor: number): number {
  const block = blockOf[mentor] as number
  if ((lowest[block] as number) >= none) return none
  return cost[block * blockSize + mentor - (blockStart[block] as number)] as number
}
