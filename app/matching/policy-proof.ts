import type { FairSolution } from './fairest.ts'
import type { Problem } from './problem.ts'
import { proveBest } from './proof.ts'

/**
 * Checks that an answer is stable, sharing no code with the solver: everybody sits where they may, and no listed pair
 * would both gain strictly. Returns what is wrong; nothing wrong means proved.
 */
export function proveStable(problem: Problem, mate: ArrayLike<number>): string[] {
  const { mentees, mentors, capacity } = problem
  const paid = new Array<number>(mentees).fill(Number.POSITIVE_INFINITY)
  const costs = Array.from({ length: mentors }, (): number[] => [])
  const complaints: string[] = []
  if (mate.length !== mentees) return [`${mentees} mates are needed, there are ${mate.length}`]
  eachPair(problem, (mentee, mentor, cost) => {
    if (mate[mentee] === mentor) paid[mentee] = cost
  })
  for (let mentee = 0; mentee < mentees; mentee++) {
    const mentor = mate[mentee] as number
    if (mentor === -1) continue
    if (paid[mentee] === Number.POSITIVE_INFINITY) complaints.push(`mentee ${mentee} may not be with mentor ${mentor}`)
    else costs[mentor]?.push(paid[mentee] as number)
  }
  const dearest = costs.map((held, mentor) => {
    if (held.length > (capacity[mentor] as number))
      complaints.push(`mentor ${mentor} holds ${held.length}, at most ${capacity[mentor]} are allowed`)
    if (held.length < (capacity[mentor] as number)) return Number.POSITIVE_INFINITY
    return held.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY)
  })
  eachPair(problem, (mentee, mentor, cost) => {
    if (cost < (paid[mentee] as number) && cost < (dearest[mentor] as number))
      complaints.push(`mentee ${mentee} and mentor ${mentor} would both rather have each other`)
  })
  return complaints
}

/**
 * Checks that an answer is the fairest, by three certificates checked for themselves: it is the best over pairs up to
 * its worst; over all pairs no answer serves the classes better; over cheaper pairs alone every answer serves them less
 * well. Returns what is wrong; nothing wrong means proved.
 */
export function proveFairest(problem: Problem, { mate, worst, all, below, ...certificate }: FairSolution): string[] {
  let dearest = -1
  eachPair(problem, (mentee, mentor, cost) => {
    if (mate[mentee] === mentor && cost > dearest) dearest = cost
  })
  if (dearest > worst) return [`a pair costs ${dearest}, more than the worst is said to be, ${worst}`]
  const complaints = [
    ...proveBest(only(problem, worst), mate, certificate),
    ...proveBest(free(problem, Number.POSITIVE_INFINITY), mate, all).map((says) => `over all pairs: ${says}`),
  ]
  if (worst < 0) return complaints
  const lacking = problem.least.some((least, mentor) => below.mate.filter((held) => held === mentor).length < least)
  // Where cheaper pairs leave a mentor below their least, the search has only the solver's word for it.
  if (lacking) return complaints
  complaints.push(
    ...proveBest(free(problem, worst - 1), below.mate, below).map((says) => `over cheaper pairs: ${says}`),
  )
  const served = (answer: Int32Array, its: number) =>
    answer.reduce((sum, mentor, mentee) => sum + Number(mentor >= 0 && problem.priority[mentee] === its), 0)
  if (![...new Set(problem.priority)].some((its) => served(below.mate, its) < served(mate, its)))
    complaints.push(`cheaper pairs than ${worst} would do`)
  return complaints
}

function eachPair(problem: Problem, visit: (mentee: number, mentor: number, cost: number) => void): void {
  for (let mentee = 0; mentee < problem.mentees; mentee++)
    for (let at = problem.rowStart[mentee] as number; at < (problem.rowStart[mentee + 1] as number); at++)
      visit(mentee, problem.mentor[at] as number, problem.cost[at] as number)
}

function only(problem: Problem, most: number): Problem {
  const [mentor, cost]: [number[], number[]] = [[], []]
  const rowStart = new Int32Array(problem.mentees + 1)
  eachPair(problem, (mentee, to, price) => {
    if (price > most) return
    mentor.push(to)
    cost.push(price)
    rowStart[mentee + 1] = mentor.length
  })
  for (let row = 1; row < rowStart.length; row++)
    rowStart[row] = Math.max(rowStart[row] as number, rowStart[row - 1] as number)
  return { ...problem, rowStart, mentor: Int32Array.from(mentor), cost: Int32Array.from(cost) }
}

function free(problem: Problem, most: number): Problem {
  const kept = only(problem, most)
  return { ...kept, cost: new Int32Array(kept.cost.length) }
}
