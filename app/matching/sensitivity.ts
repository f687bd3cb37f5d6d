import { BadProblem, costOf, mostCost, type Problem } from './problem.ts'
import { solve } from './solve.ts'

/** From where to where a weight may move, in steps from today's, before other pairs are better. */
export interface WeightRange {
  /** 0 or less; minus infinity where nothing would ever change. */
  readonly down: number
  /** 0 or more; infinity where nothing would ever change. */
  readonly up: number
}

/**
 * How far a weight can move, in whole steps, while an answer stays a best one.
 *
 * The answer's cost changes in a straight line with the weight, the least cost is concave in it. So from a step too far
 * one goes back to where the better answer found there is no better any more, again and again until none is better:
 * a handful of solves (Newton's method; Dinkelbach 1967).
 *
 * @param mate the best answer today
 * @param part what one step more of the weight adds to the cost of each pair, in the order of `problem.cost`; may be
 *   negative
 * @param most how many steps to look; further on counts as never. Steps that make a cost negative or too high are not
 *   looked at.
 */
export function weightRange(problem: Problem, mate: Int32Array, part: Int32Array, most = 1000): WeightRange {
  if (part.length !== problem.cost.length)
    throw new BadProblem('part', `${problem.cost.length} numbers are needed, there are ${part.length}`)
  const today = totals(problem, part, mate)
  return { down: -search(problem, part, today, -1, most) || 0, up: search(problem, part, today, 1, most) }
}

function search(problem: Problem, part: Int32Array, today: Totals, sign: 1 | -1, most: number): number {
  let steps = Math.min(most, room(problem, part, sign))
  const limit = steps
  while (steps > 0) {
    const cost = problem.cost.map((each, at) => each + sign * steps * (part[at] as number))
    const there = totals(problem, part, solve({ ...problem, cost }).mate)
    const gain = today.cost - there.cost + sign * steps * (today.part - there.part)
    if (gain <= 0) return steps === limit ? Number.POSITIVE_INFINITY : steps
    steps = Math.floor((there.cost - today.cost) / (sign * (today.part - there.part)))
  }
  return 0
}

/** How many steps keep every cost within its limits. */
function room(problem: Problem, part: Int32Array, sign: 1 | -1): number {
  let steps = Number.POSITIVE_INFINITY
  part.forEach((each, at) => {
    const cost = problem.cost[at] as number
    if (sign * each < 0) steps = Math.min(steps, Math.floor(cost / Math.abs(each)))
    if (sign * each > 0) steps = Math.min(steps, Math.floor((mostCost - cost) / Math.abs(each)))
  })
  return steps
}

interface Totals {
  readonly cost: number
  readonly part: number
}

function totals(problem: Problem, part: Int32Array, mate: Int32Array): Totals {
  let [cost, parts] = [0, 0]
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    if ((mate[mentee] as number) < 0) continue
    cost += costOf(problem, mentee, mate[mentee] as number) ?? 0
    parts += costOf({ ...problem, cost: part }, mentee, mate[mentee] as number) ?? 0
  }
  return { cost, part: parts }
}
