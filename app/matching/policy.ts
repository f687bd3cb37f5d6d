import { type FairSolution, solveFairest } from './fairest.ts'
import { proveFairest, proveStable } from './policy-proof.ts'
import { mostCost, type Problem, type Solution } from './problem.ts'
import { proveBest } from './proof.ts'
import { type Progress, solve } from './solve.ts'
import { solveStable } from './stable.ts'

/** What makes one answer better than another; `solve.ts`, `fairest.ts` and `stable.ts` say exactly. */
export const policies = ['best', 'fairest', 'stable'] as const
export type Policy = (typeof policies)[number]

/** An answer with what its check needs. */
export type Answer =
  | ({ readonly policy: 'best' } & Solution)
  | ({ readonly policy: 'fairest' } & FairSolution)
  | { readonly policy: 'stable'; readonly mate: Int32Array }

/** The mentor of each mentee whose pair is settled beforehand: it is that mentee's only pair, and kept where it can be. */
export type Settled = ReadonlyMap<number, number>
const nobody: Settled = new Map()

/** Solves a problem under a policy. Settled pairs come first for their mentors too, whatever a stable answer would say. */
export function solveBy(problem: Problem, policy: Policy, settled = nobody, progress?: Progress): Answer {
  if (policy === 'best') return { policy, ...solve(problem, progress) }
  if (policy === 'fairest') return { policy, ...solveFairest(problem) }
  return { policy, mate: solveStable(settledFirst(problem, settled)) }
}

/**
 * The same problem with settled pairs before all others: they cost nothing and every other pair is one dearer, so that
 * nobody's order of the others changes.
 */
function settledFirst(problem: Problem, settled: Settled): Problem {
  if (settled.size === 0) return problem
  const cost = problem.cost.map((each) => Math.min(each + 1, mostCost))
  for (const [mentee, mentor] of settled)
    for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++)
      if (problem.mentor[at] === mentor) cost[at] = 0
  return { ...problem, cost }
}

/** Checks an answer by the check of its policy, none of which shares code with a solver; nothing wrong means proved. */
export function proveAnswer(problem: Problem, answer: Answer, settled = nobody): string[] {
  if (answer.policy === 'best') return proveBest(problem, answer.mate, answer)
  if (answer.policy === 'fairest') return proveFairest(problem, answer)
  return proveStable(settledFirst(problem, settled), answer.mate)
}
