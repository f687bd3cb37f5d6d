import { costOf, type Problem } from './problem.ts'

export interface Blocking {
  readonly count: number
  /** The first of them, by mentee and then by mentor. */
  readonly pairs: readonly { readonly mentee: number; readonly mentor: number }[]
}

/**
 * Pairs in which both would rather have each other than what they have: a lower cost is better for both, anybody is
 * better than nobody, and a mentor with a free seat is glad of anyone. An answer without such a pair is called stable.
 *
 * @param most how many pairs to name; all are counted
 */
export function blockingPairs(problem: Problem, mate: ArrayLike<number>, most = 1000): Blocking {
  const { worth, load, dearest } = whatTheyHave(problem, mate)
  const pairs: { mentee: number; mentor: number }[] = []
  let count = 0
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    for (let at = problem.rowStart[mentee] as number; at < (problem.rowStart[mentee + 1] as number); at++) {
      const mentor = problem.mentor[at] as number
      const cost = problem.cost[at] as number
      const seats = problem.capacity[mentor] as number
      if (seats === 0 || cost >= (worth[mentee] as number)) continue
      if ((load[mentor] as number) >= seats && cost >= (dearest[mentor] as number)) continue
      count++
      if (pairs.length < most) pairs.push({ mentee, mentor })
    }
  }
  return { count, pairs }
}

/** What each mentee's own pair costs, how many each mentor holds, and the dearest of those. */
function whatTheyHave(problem: Problem, mate: ArrayLike<number>) {
  const worth = new Float64Array(problem.mentees).fill(Number.POSITIVE_INFINITY)
  const load = new Int32Array(problem.mentors)
  const dearest = new Float64Array(problem.mentors).fill(-1)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const mentor = mate[mentee] as number
    if (mentor < 0) continue
    const cost = costOf(problem, mentee, mentor) ?? 0
    worth[mentee] = cost
    load[mentor] = (load[mentor] as number) + 1
    dearest[mentor] = Math.max(dearest[mentor] as number, cost)
  }
  return { worth, load, dearest }
}
