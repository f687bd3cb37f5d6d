import type { Certificate, Problem } from './problem.ts'

/**
 * Checks that an answer is the best one, trusting nobody: it shares no code with the solver, looks once at every pair,
 * and computes exactly. Returns what is wrong; nothing wrong means proved.
 *
 * 1. Everybody sits where they may: a listed pair, no mentor above their capacity or below their least.
 * 2. No answer is cheaper, unmatched people priced. Whatever the answer, mentee i costs at least `u_i`, the lowest of
 *    cost + mentorPrice over i's pairs and the unmatchedPrice of i's class; and a mentor gives back at most their price
 *    for every seat (for a negative price: for every seat of their least). So Σ u − Σ capacity · price is a lower
 *    bound, and an answer that costs exactly that is best.
 * 3. No answer serves the classes better. If one did, a single chain of moves would lead there, adding at most
 *    min(mentees, mentors) pairs; the check is that no cost of such a chain reaches the unmatchedPrice it saves.
 *
 * @param atMost no pair costs more, where some that are allowed are not listed; those are looked at elsewhere
 */
export function proveBest(problem: Problem, mate: ArrayLike<number>, certificate: Certificate, atMost = 0): string[] {
  const malformed = checkShape(problem, mate, certificate)
  if (malformed.length > 0) return malformed
  const { costs, bound, complaints } = lookAtPairs(problem, mate, certificate)
  complaints.push(...checkLoads(problem, mate))
  if (complaints.length > 0) return complaints
  const gap = costs - bound - priceOfSeats(problem, certificate)
  if (gap !== 0n) complaints.push(`the prices leave room for an answer that costs ${gap} less`)
  return [...complaints, ...checkClasses(problem, mate, certificate, atMost)]
}

function checkShape(problem: Problem, mate: ArrayLike<number>, { mentorPrice, unmatchedPrice }: Certificate): string[] {
  const complaints: string[] = []
  if (mate.length !== problem.mentees) complaints.push(`${problem.mentees} mates are needed, there are ${mate.length}`)
  if (mentorPrice.length !== problem.mentors)
    complaints.push(`${problem.mentors} mentor prices are needed, there are ${mentorPrice.length}`)
  const wholes: [string, ArrayLike<number>][] = [
    ['mate', mate],
    ['mentorPrice', mentorPrice],
    ['unmatchedPrice', unmatchedPrice],
  ]
  for (const [name, list] of wholes) {
    const odd = Array.from(list).findIndex((value) => !Number.isSafeInteger(value))
    if (odd >= 0) complaints.push(`${name}[${odd}] is not a whole number that can be computed with exactly`)
  }
  const unpriced = problem.priority.find((priorityClass) => unmatchedPrice[priorityClass] === undefined)
  if (unpriced !== undefined) complaints.push(`class ${unpriced} has no unmatched price`)
  return complaints
}

/** One pass over all pairs: what the answer costs, unmatched people priced, and the sum of everybody's `u`. */
function lookAtPairs(problem: Problem, mate: ArrayLike<number>, { mentorPrice, unmatchedPrice }: Certificate) {
  const complaints: string[] = []
  let costs = 0n
  let bound = 0n
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const ceiling = unmatchedPrice[problem.priority[mentee] ?? 0] ?? 0
    let lowest = ceiling
    let own = mate[mentee] === -1 ? ceiling : undefined
    for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++) {
      const mentor = problem.mentor[at] ?? 0
      const cost = problem.cost[at] ?? 0
      const priced = cost + (mentorPrice[mentor] ?? 0)
      if (!Number.isSafeInteger(priced))
        complaints.push(`the price of mentor ${mentor} is too large to compute exactly`)
      if (priced < lowest) lowest = priced
      if (mentor === mate[mentee] && !(own !== undefined && own <= cost)) own = cost
    }
    if (own === undefined) complaints.push(`mentee ${mentee} may not be with mentor ${mate[mentee]}`)
    costs += BigInt(own ?? 0)
    bound += BigInt(lowest)
  }
  return { costs, bound, complaints }
}

function checkLoads({ mentors, capacity, least }: Problem, mate: ArrayLike<number>): string[] {
  const load = new Array<number>(mentors).fill(0)
  for (const mentor of Array.from(mate)) if (mentor >= 0 && mentor < mentors) load[mentor] = (load[mentor] ?? 0) + 1
  return load.flatMap((held, mentor) => {
    if (held > (capacity[mentor] ?? 0))
      return [`mentor ${mentor} holds ${held}, at most ${capacity[mentor]} are allowed`]
    if (held < (least[mentor] ?? 0)) return [`mentor ${mentor} holds ${held}, at least ${least[mentor]} are required`]
    return []
  })
}

/** What the mentors give back at most: negative, since it lowers the bound. */
function priceOfSeats({ capacity, least }: Problem, { mentorPrice }: Certificate): bigint {
  return mentorPrice.reduce((sum, price, mentor) => {
    const seats = (price > 0 ? capacity[mentor] : least[mentor]) ?? 0
    return sum - BigInt(price) * BigInt(seats)
  }, 0n)
}

/** Wherever somebody is unmatched, matching them must be worth more than any chain of moves could cost. */
function checkClasses(
  problem: Problem,
  mate: ArrayLike<number>,
  { unmatchedPrice }: Certificate,
  atMost: number,
): string[] {
  const dearest = problem.cost.reduce((most, cost) => (cost > most ? cost : most), atMost)
  const open = problem.capacity.filter((seats) => seats > 0).length
  const chain = BigInt(dearest) * BigInt(Math.min(problem.mentees, open))
  const [matched, unmatched] = [new Set<number>(), new Set<number>()]
  for (const [mentee, its] of problem.priority.entries()) (mate[mentee] === -1 ? unmatched : matched).add(its)
  const price = (priorityClass: number) => BigInt(unmatchedPrice[priorityClass] ?? 0)
  const complaints: string[] = []
  for (const left of unmatched) {
    if (price(left) <= chain) complaints.push(`the unmatched price of class ${left} does not rule out one more match`)
    for (const served of matched)
      if (served > left && price(left) - price(served) <= chain)
        complaints.push(`the unmatched prices do not rule out serving class ${left} before class ${served}`)
  }
  return complaints
}
