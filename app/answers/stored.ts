import type { Answer } from '../matching/policy.ts'
import { makeProblem, type Problem, type Solution } from '../matching/problem.ts'
import { proofOf } from '../matching/result.ts'

/** The instance as it was solved: whoever holds it can check the certificate without us. */
export interface StoredProblem {
  readonly menteeIds: readonly string[]
  readonly mentorIds: readonly string[]
  readonly capacity: readonly number[]
  readonly priority: readonly number[]
  readonly pairs: readonly (readonly [number, number, number])[]
}

export function toStored(problem: Problem, menteeIds: readonly string[], mentorIds: readonly string[]): StoredProblem {
  const pairs: [number, number, number][] = []
  for (let mentee = 0; mentee < problem.mentees; mentee++)
    for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++)
      pairs.push([mentee, problem.mentor[at] ?? 0, problem.cost[at] ?? 0])
  return { menteeIds, mentorIds, capacity: Array.from(problem.capacity), priority: Array.from(problem.priority), pairs }
}

export function fromStored(stored: StoredProblem): Problem {
  const { menteeIds, mentorIds, capacity, priority, pairs } = stored
  return makeProblem({ mentees: menteeIds.length, mentors: mentorIds.length, capacity, priority }, pairs)
}

/** Mentees who are pinned and have the one pair they were pinned to, by their places in an instance. */
export function settledIn(
  { menteeIds, mentorIds }: Pick<StoredProblem, 'menteeIds' | 'mentorIds'>,
  pins: readonly { mentee: string; mentor: string }[],
): Map<number, number> {
  return new Map(
    pins.flatMap(({ mentee, mentor }) => {
      const [at, to] = [menteeIds.indexOf(mentee), mentorIds.indexOf(mentor)]
      return at < 0 || to < 0 ? [] : [[at, to] as const]
    }),
  )
}

/** What proves an answer, as it is kept with its board; a stable one is proved by looking at every pair. */
export function certificateOf(answer: Answer): object {
  const { certificate, ...rest } = proofOf(answer)
  return { mentorPrice: [], unmatchedPrice: [], ...certificate, ...rest }
}

/** The answer on a board, as the engine's questions (prices, alternatives) need it. */
export function solutionOf(
  stored: StoredProblem,
  certificate: { mentorPrice: number[]; unmatchedPrice: number[] },
  pairs: readonly { mentee: string; mentor: string }[],
): Solution {
  const mentorAt = new Map(stored.mentorIds.map((id, at) => [id, at]))
  const mentorOf = new Map(pairs.map(({ mentee, mentor }) => [mentee, mentorAt.get(mentor) ?? -1]))
  return { ...certificate, mate: Int32Array.from(stored.menteeIds, (id) => mentorOf.get(id) ?? -1) }
}
