import { type Policy, type Settled, solveBy } from './policy.ts'
import { type Change, movesBetween } from './price.ts'
import { costOf, type Problem } from './problem.ts'

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
  const chosen = new Map([[mentee, mentor]])
  const { mate: after } = solveBy(onlyPairs(problem, chosen), policy, new Map([...settled, ...chosen]))
  if (after[mentee] !== mentor) return null
  const [was, is] = [sums(problem, mate), sums(problem, after)]
  const [cost, unmatched] = [is.cost - was.cost, is.unmatched - was.unmatched]
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

/** The problem in which some mentees have one pair alone. */
function onlyPairs(problem: Problem, only: ReadonlyMap<number, number>): Problem {
  const kept: number[] = []
  const rowStart = new Int32Array(problem.mentees + 1)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++)
      if (!only.has(mentee) || only.get(mentee) === problem.mentor[at]) kept.push(at)
    rowStart[mentee + 1] = kept.length
  }
  const pick = (list: Int32Array) => Int32Array.from(kept, (at) => list[at] ?? 0)
  return { ...problem, rowStart, mentor: pick(problem.mentor), cost: pick(problem.cost) }
}

const dearest = ({ cost }: Problem) => cost.reduce((most, each) => Math.max(most, each), 1)

function sums(problem: Problem, mate: Int32Array) {
  let [cost, unmatched] = [0, 0]
  mate.forEach((mentor, mentee) => {
    if (mentor < 0) unmatched++
    else cost += costOf(problem, mentee, mentor) ?? 0
  })
  return { cost, unmatched }
}
