import { type Move, movesBetween } from './price.ts'
import { BadProblem, costOf, mostCost, type Problem, type Solution } from './problem.ts'
import { solve } from './solve.ts'

export interface Rematch {
  readonly mate: Int32Array
  /** Mentees who had a mentor they could have kept, and have another or none now. */
  readonly moved: readonly Move[]
  /** What moving one more pair may save at the least before it is moved. */
  readonly threshold: number
  /** The problem with what moving was taken to cost, and its solution, which `proveBest` checks. */
  readonly problem: Problem
  readonly solution: Solution
}

/**
 * A new answer after somebody joined or left, that disturbs existing pairs as little as wanted. As many people as can be
 * are matched whatever it takes, class by class; then every existing pair that is given up must save more than a
 * `threshold`.
 *
 * Without `most`, the answer is a best one and moves the fewest pairs any best one moves. With `most`, the threshold is
 * the lowest at which at most so many pairs move (found by halving; moves never grow with the threshold): no answer that
 * moves as few costs less. Answers between two thresholds are not looked for. Where more people can be matched only by
 * moving more pairs, more are moved.
 *
 * @param before the mentor of each mentee today, -1 for none; a pair that is no longer allowed is not counted as moved
 */
export function rematch(problem: Problem, before: Int32Array, most = Number.POSITIVE_INFINITY): Rematch {
  if (before.length !== problem.mentees) throw new BadProblem('before', `${problem.mentees} mentors are needed`)
  const dearest = problem.cost.reduce((highest, each) => Math.max(highest, each), 0)
  const unit = problem.mentees + 1
  const highest = Math.floor((mostCost - dearest * unit) / unit) // so that the new costs stay within the limit
  if (highest < 1) throw new BadProblem('cost', `costs up to ${dearest} leave no room to weigh moves against them`)
  const at = (threshold: number) => attempt(problem, before, unit, threshold)
  let found = at(0)
  if (found.moved.length <= most) return found
  let [low, high] = [0, Math.min(highest, 1)]
  for (found = at(high); found.moved.length > most && high < highest; found = at(high)) {
    low = high
    high = Math.min(highest, 2 * high)
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const tried = at(middle)
    if (tried.moved.length <= most) [high, found] = [middle, tried]
    else low = middle
  }
  return found
}

function attempt(problem: Problem, before: Int32Array, unit: number, threshold: number): Rematch {
  // Every pair but those of today is dearer, newcomers' too: as many are matched in any case, so that what counts is
  // only how many stay, also where one mentee loses the mentor another gets.
  const cost = problem.cost.map((each) => each * unit + threshold * unit + 1)
  for (let mentee = 0; mentee < problem.mentees; mentee++)
    for (let at = problem.rowStart[mentee] as number; at < (problem.rowStart[mentee + 1] as number); at++)
      if (problem.mentor[at] === before[mentee]) cost[at] = (problem.cost[at] as number) * unit
  const priced = { ...problem, cost }
  const solution = solve(priced)
  const moved = movesBetween(before, solution.mate).filter(({ mentee }) => couldStay(problem, before, mentee))
  return { mate: solution.mate, moved, threshold, problem: priced, solution }
}

function couldStay(problem: Problem, before: Int32Array, mentee: number): boolean {
  const mentor = before[mentee] as number
  return mentor >= 0 && costOf(problem, mentee, mentor) !== undefined
}
