import { type Policy, type Settled, solveBy } from './policy.ts'
import { type Change, movesBetween } from './price.ts'
import { costOf, costOfAnswer, matchedIn, type Problem } from './problem.ts'

/** An answer as it stands, and by which policy it was found. */
export interface Held {
  readonly problem: Problem
  readonly policy: Policy
  readonly mate: Int32Array
  readonly settled: Settled
}

/**
 * What choosing a pair would change under a policy other than the least cost: that mentee is left this pair alone, and
 * the whole is solved again. Null where the pair is not allowed, has no seat, or cannot be had under the policy.
 */
export function changeBy({ problem, policy, mate, settled }: Held, mentee: number, mentor: number): Change | null {
  if (costOf(problem, mentee, mentor) === undefined || problem.capacity[mentor] === 0) return null
  if (mate[mentee] === mentor) return { mentee, mentor, cost: 0, unmatched: 0, price: 0, moves: [] }
  const { mate: after } = solveBy(
    withOnly(problem, mentee, mentor),
    policy,
    new Map([...settled, [mentee, mentor] as const]),
  )
  if (after[mentee] !== mentor) return null
  const cost = costOfAnswer(problem, after) - costOfAnswer(problem, mate)
  const unmatched = matchedIn(mate) - matchedIn(after)
  const moves = movesBetween(mate, after).sort((a, b) => Number(b.mentee === mentee) - Number(a.mentee === mentee))
  return { mentee, mentor, cost, unmatched, price: cost + unmatched * dearest(problem) * problem.mentees, moves }
}

/** The `count` other mentors of a mentee whose choice changes the whole for the better or least for the worse. */
export function alternativesBy(held: Held, mentee: number, count: number): Change[] {
  const { problem, mate } = held
  const [start, end] = [problem.rowStart[mentee] ?? 0, problem.rowStart[mentee + 1] ?? 0]
  return Array.from({ length: end - start }, (_, n) => start + n)
    .sort((a, b) => (problem.cost[a] ?? 0) - (problem.cost[b] ?? 0) || a - b)
    .map((at) => problem.mentor[at] ?? 0)
    .filter((mentor) => mentor !== mate[mentee])
    .slice(0, 2 * count) // whoever fits somebody badly is no alternative for them
    .flatMap((mentor) => changeBy(held, mentee, mentor) ?? [])
    .sort((a, b) => a.price - b.price || a.mentor - b.mentor)
    .slice(0, count)
}

/** The problem in which a mentee has one pair alone. */
function withOnly(problem: Problem, mentee: number, mentor: number): Problem {
  const [start, end] = [problem.rowStart[mentee] ?? 0, problem.rowStart[mentee + 1] ?? 0]
  const kept = (list: Int32Array) => list.filter((_, at) => at < start || at >= end || problem.mentor[at] === mentor)
  return {
    ...problem,
    rowStart: problem.rowStart.map((from, row) => (row > mentee ? from - (end - start) + 1 : from)),
    mentor: kept(problem.mentor),
    cost: kept(problem.cost),
  }
}

const dearest = ({ cost }: Problem) => cost.reduce((most, each) => Math.max(most, each), 1)
