import { type CriterionKey, criterionKeys, type Policy } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import { criteria } from './criterion.ts'
import { neutral, type Reason } from './reason.ts'

/**
 * What a pair that is allowed costs, with one reason a criterion that has a weight.
 *
 * Every criterion gives a value from 0 to 100, 100 being a perfect fit and 50 what is not known. It loses
 * weight · (100 - value), and the cost is the sum: a whole number, at most 15 · 10 · 100 = 15,000.
 */
export function scorePair(
  mentee: Candidate,
  mentor: Candidate,
  weights: Policy['weights'],
  today: Temporal.PlainDate,
): { cost: number; reasons: Reason[] } {
  const reasons = criterionKeys.flatMap((key) =>
    weights[key] > 0 ? look(key, weights[key], mentee, mentor, today) : [],
  )
  return { cost: reasons.reduce((sum, { lost }) => sum + lost, 0), reasons }
}

/** What no pair costs more than under a policy. */
export const dearestUnder = ({ weights }: Pick<Policy, 'weights'>) =>
  100 * criterionKeys.reduce((sum, key) => sum + weights[key], 0)

/** What an allowed pair loses by one criterion alone; 0 where it does not apply. */
export function lossBy(
  key: CriterionKey,
  weight: number,
  mentee: Candidate,
  mentor: Candidate,
  today: Temporal.PlainDate,
): number {
  return weight > 0 ? (look(key, weight, mentee, mentor, today)[0]?.lost ?? 0) : 0
}

function look(
  key: CriterionKey,
  weight: number,
  mentee: Candidate,
  mentor: Candidate,
  today: Temporal.PlainDate,
): Reason[] {
  const finding = criteria[key](mentee, mentor, today)
  if (!finding) return []
  const value = finding.value ?? neutral
  // The union of all reasons is too wide for TypeScript to follow key and facts together.
  return [{ key, ...finding, weight, gained: weight * value, lost: weight * (100 - value) } as Reason]
}

/**
 * The reasons that may be stored where a committee reads them: without the wish for shared identity, which is for one
 * named coordinator and never shown.
 */
export function shownReasons(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ key }) => key !== 'identity')
}
