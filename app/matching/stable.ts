import { costOf, type Problem } from './problem.ts'

/**
 * An answer in which no mentee and mentor would both rather have each other: mentees ask in the order of their costs,
 * mentors keep the cheapest they were asked by (deferred acceptance, Gale and Shapley 1962, with capacities).
 *
 * Ties are broken by the lowest id on both sides, so there is one answer; it is the best stable one for every mentee
 * under that order. Nobody blocks it who would gain strictly. Priority classes and `least` have no part in it.
 */
export function solveStable(problem: Problem): Int32Array {
  const { mentees, mentors, capacity, rowStart, mentor, cost } = problem
  const wishes = inOrderOfCost(problem)
  const next = rowStart.slice(0, mentees)
  const mate = new Int32Array(mentees).fill(-1)
  const held = Array.from({ length: mentors }, (): number[] => []) // places of pairs, a heap, the dearest first
  const menteeOf = new Int32Array(mentor.length)
  for (let mentee = 0; mentee < mentees; mentee++) menteeOf.fill(mentee, rowStart[mentee], rowStart[mentee + 1])
  const isDearer = (a: number, b: number) =>
    (cost[a] as number) !== (cost[b] as number)
      ? (cost[a] as number) > (cost[b] as number)
      : (menteeOf[a] as number) > (menteeOf[b] as number)
  for (let start = 0; start < mentees; start++) {
    let mentee = start
    while (mentee >= 0 && (next[mentee] as number) < (rowStart[mentee + 1] as number)) {
      const place = wishes[next[mentee] as number] as number
      next[mentee] = (next[mentee] as number) + 1
      const to = mentor[place] as number
      const heap = held[to] as number[]
      if (heap.length < (capacity[to] as number)) push(heap, place, isDearer)
      else if (heap.length > 0 && isDearer(heap[0] as number, place)) {
        const out = menteeOf[heap[0] as number] as number
        replaceTop(heap, place, isDearer)
        mate[mentee] = to
        mate[out] = -1
        mentee = out
        continue
      } else continue
      mate[mentee] = to
      mentee = -1
    }
  }
  return mate
}

/** The places of the pairs, row by row, the cheapest first, then the lowest mentor. */
function inOrderOfCost({ mentees, rowStart, cost }: Problem): Int32Array {
  const places = Int32Array.from(cost.keys())
  for (let mentee = 0; mentee < mentees; mentee++)
    places
      .subarray(rowStart[mentee], rowStart[mentee + 1])
      .sort((a, b) => (cost[a] as number) - (cost[b] as number) || a - b)
  return places
}

type Order = (a: number, b: number) => boolean

function push(heap: number[], place: number, isBefore: Order): void {
  let at = heap.push(place) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBefore(place, heap[parent] as number)) break
    heap[at] = heap[parent] as number
    at = parent
  }
  heap[at] = place
}

function replaceTop(heap: number[], place: number, isBefore: Order): void {
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1] as number, heap[child] as number)) child++
    if (!isBefore(heap[child] as number, place)) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = place
}

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
