import type { Problem, Solution } from '../matching/problem.ts'
import type { Columns } from '../scoring/columns.ts'

/** What a solution on some of a program's pairs says of all of them. */
export interface Prices {
  /** What a seat with each mentor is worth, by row of the columns. */
  readonly ofMentor: Float64Array
  /** What each mentee pays: the lowest of cost + price over their listed pairs, or of going without. */
  readonly paid: Float64Array
}

export function pricesOf({ mentors }: Columns, problem: Problem, solution: Solution): Prices {
  const { mentorPrice } = solution
  return {
    ofMentor: Float64Array.from(mentors.number, (number) => mentorPrice[number] as number),
    paid: paidBy(problem, solution),
  }
}

/** What each mentee pays: the lowest of cost + price over their listed pairs, or of going without. */
export function paidBy(problem: Problem, { mentorPrice, unmatchedPrice }: Solution): Float64Array {
  const { mentees, priority, rowStart, mentor, cost } = problem
  const paid = Float64Array.from(priority, (own) => unmatchedPrice[own] as number)
  const price = Float64Array.from(mentorPrice)
  for (let mentee = 0; mentee < mentees; mentee++) {
    let lowest = paid[mentee] as number
    for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++)
      lowest = Math.min(lowest, (cost[at] as number) + (price[mentor[at] as number] as number))
    paid[mentee] = lowest
  }
  return paid
}
