import { findBlocks, seatedPairs } from './cardinality.ts'
import type { Certificate, Problem, Solution } from './problem.ts'
import { solve } from './solve.ts'

/** A fair answer, and what proves that nobody's worst could be better. */
export interface FairSolution extends Solution {
  /** What the dearest pair costs; -1 where nobody is matched. The certificate is that of the pairs up to it. */
  readonly worst: number
  /** Proof that no answer over all pairs serves the classes better. */
  readonly all: Certificate
  /** The best there is over pairs cheaper than `worst`, with its proof: it serves the classes less well. */
  readonly below: Solution
}

/**
 * The fairest answer: as many people of each priority class as the best answer has; among those answers the worst-served
 * mentee as well off as possible (bottleneck); among those the least total cost, ties broken as `solve` does.
 *
 * What is promised is the worst pair and then the sum, not the second worst pair and so on (leximin).
 *
 * Method: the lowest cost up to which pairs must be allowed is found by halving, each time asking only who can be
 * matched; the best answer over those pairs follows.
 */
export function solveFairest(problem: Problem): FairSolution {
  const all = solve(withoutCosts(problem))
  const costs = Int32Array.from(new Set(problem.cost)).sort()
  let [low, high] = [-1, costs.length - 1] // at `low` too few, at `high` enough
  if (isAsGood(problem, emptyAnswer(problem), all.mate)) high = -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isAsGood(problem, anyAnswer(upTo(problem, costs[middle] as number)), all.mate)) high = middle
    else low = middle
  }
  const worst = costs[high] ?? -1
  return { ...solve(upTo(problem, worst)), worst, all, below: solve(withoutCosts(upTo(problem, worst - 1))) }
}

/** The problem without the pairs that cost more than so much. */
export function upTo(problem: Problem, most: number): Problem {
  const keep = problem.cost.map((cost) => (cost <= most ? 1 : 0))
  const rowStart = new Int32Array(problem.mentees + 1)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    let kept = rowStart[mentee] as number
    const end = problem.rowStart[mentee + 1] as number
    for (let at = problem.rowStart[mentee] as number; at < end; at++) kept += keep[at] as number
    rowStart[mentee + 1] = kept
  }
  const only = (list: Int32Array) => list.filter((_, at) => keep[at] === 1)
  return { ...problem, rowStart, mentor: only(problem.mentor), cost: only(problem.cost) }
}

/** The problem where only it counts who is matched. */
export function withoutCosts(problem: Problem): Problem {
  return { ...problem, cost: new Int32Array(problem.cost.length) }
}

/** An answer that serves the classes best, whatever it costs; where a mentor has a least, one that keeps it. */
function anyAnswer(problem: Problem): Int32Array {
  const isPlain = problem.least.every((least) => least === 0)
  return isPlain ? findBlocks(seatedPairs(problem)).mate.slice() : solve(withoutCosts(problem)).mate
}

function emptyAnswer({ mentees }: Problem): Int32Array {
  return new Int32Array(mentees).fill(-1)
}

/** Whether an answer keeps every least and leaves no more people of any class than another does. */
function isAsGood(problem: Problem, mate: Int32Array, other: Int32Array): boolean {
  const balance = new Map<number, number>()
  const load = new Int32Array(problem.mentors)
  const otherLoad = new Int32Array(problem.mentors)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const [now, then] = [mate[mentee] as number, other[mentee] as number]
    const its = problem.priority[mentee] as number
    balance.set(its, (balance.get(its) ?? 0) + Number(now >= 0) - Number(then >= 0))
    if (now >= 0) load[now] = (load[now] as number) + 1
    if (then >= 0) otherLoad[then] = (otherLoad[then] as number) + 1
  }
  const keeps = (held: number, mentor: number) =>
    held >= Math.min(problem.least[mentor] as number, otherLoad[mentor] as number)
  return load.every(keeps) && [...balance.values()].every((more) => more >= 0)
}
