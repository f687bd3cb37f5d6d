import { type FairSolution, solveFairest } from './fairest.ts'
import { proveFairest, proveStable } from './policy-proof.ts'
import type { Problem, Solution } from './problem.ts'
import { proveBest } from './proof.ts'
import { solve } from './solve.ts'
import { solveStable } from './stable.ts'

/** What makes one answer better than another; `solve.ts`, `fairest.ts` and `stable.ts` say exactly. */
export const policies = ['best', 'fairest', 'stable'] as const
export type Policy = (typeof policies)[number]

/** An answer with what its check needs. */
export type Answer =
  | ({ readonly policy: 'best' } & Solution)
  | ({ readonly policy: 'fairest' } & FairSolution)
  | { readonly policy: 'stable'; readonly mate: Int32Array }

/** Solves a problem under a policy. */
export function solveBy(problem: Problem, policy: Policy): Answer {
  if (policy === 'best') return { policy, ...solve(problem) }
  if (policy === 'fairest') return { policy, ...solveFairest(problem) }
  return { policy, mate: solveStable(problem) }
}

/** Checks an answer by the check of its policy, none of which shares code with a solver; nothing wrong means proved. */
export function proveAnswer(problem: Problem, answer: Answer): string[] {
  if (answer.policy === 'best') return proveBest(problem, answer.mate, answer)
  if (answer.policy === 'fairest') return proveFairest(problem, answer)
  return proveStable(problem, answer.mate)
}
