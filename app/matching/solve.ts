import { Frontier } from './frontier.ts'
import { BadProblem, type Problem, type Solution } from './problem.ts'
import { Seating } from './seating.ts'
import { lowerPrices, settleTies } from './settle.ts'

/**
 * The best answer to a problem, in this order:
 *
 * 1. as many mentees of priority class 0 as possible have a mentor, then of class 1, and so on; together that is also
 *    as many as possible;
 * 2. the least total cost;
 * 3. mentee 0 has the lowest-numbered mentor any such answer gives them (no mentor counts as the highest number), then
 *    mentee 1, and so on.
 *
 * Rule 3 leaves exactly one answer, whatever the method and the machine. Prices are the lowest that prove it: a
 * mentor's price is what one seat more with them would save.
 *
 * Method: shortest augmenting paths. Mentees enter one at a time; each takes the cheapest chain of moves that ends on
 * a free seat or on nobody, found by Dijkstra over costs reduced by the prices. Everything is a whole number below
 * 2^53, so nothing is rounded.
 *
 * A mentor who cannot be given their `least` is given as many as possible; `proof.ts` complains of it.
 */
export function solve(problem: Problem): Solution {
  const { step, unmatchedPrice } = classPrices(problem)
  const seating = new Seating(problem, unmatchedPrice, step)
  const frontier = new Frontier(problem.mentors)
  const left: number[] = []
  for (let mentee = 0; mentee < problem.mentees; mentee++) if (!takeFreeSeat(seating, mentee)) left.push(mentee)
  for (const mentee of left) augment(seating, frontier, mentee)
  lowerPrices(seating, frontier)
  settleTies(seating)
  return {
    mate: seating.seat.map((seat) => (seat === seating.nobody ? -1 : seat)),
    mentorPrice: Array.from(seating.mentorPrice),
    unmatchedPrice,
  }
}

/**
 * What leaving somebody unmatched costs, by class, high enough that no cost ever decides over it.
 *
 * An answer that could match more people, or somebody of a better class instead of another, can be improved by a
 * single chain of moves: the sets of mentees who can be matched together are the independent sets of a transversal
 * matroid, where one exchange at a time leads to the best. A chain meets each mentor once, so it adds at most
 * min(mentees, mentors) pairs, and costs at most that many times the highest cost. With one such `step` between
 * classes and below the last, every such chain pays. Filling a mentor's `least` is one chain too, worth one step.
 */
function classPrices({ mentees, mentors, priority, cost }: Problem) {
  const dearest = cost.reduce((most, each) => Math.max(most, each), 0)
  const step = Math.min(mentees, mentors) * dearest + 1
  const last = priority.reduce((most, each) => Math.max(most, each), -1)
  const unmatchedPrice = new Array<number>(last + 1).fill(0)
  for (const priorityClass of priority) unmatchedPrice[priorityClass] = step
  let price = 0
  for (let priorityClass = last; priorityClass >= 0; priorityClass--)
    unmatchedPrice[priorityClass] = price += unmatchedPrice[priorityClass] as number
  if (4 * Math.max(price, step) > Number.MAX_SAFE_INTEGER)
    throw new BadProblem('cost', `costs up to ${dearest} for so many people and classes cannot be added up exactly`)
  return { step, unmatchedPrice }
}

/** Seats a mentee at their cheapest mentor, or with nobody, where that is free of charge; else only sets their price. */
function takeFreeSeat(seating: Seating, mentee: number): boolean {
  const { rowStart, mentor, cost } = seating.problem
  let best = seating.ceiling[mentee] as number
  for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++)
    best = Math.min(best, (cost[at] as number) + (seating.mentorPrice[mentor[at] as number] as number))
  seating.menteePrice[mentee] = best
  for (let at = rowStart[mentee] as number; at < (rowStart[mentee + 1] as number); at++) {
    const to = mentor[at] as number
    if ((cost[at] as number) + (seating.mentorPrice[to] as number) !== best || seating.roomCost(to) !== 0) continue
    seating.move(mentee, to)
    return true
  }
  if (best !== seating.ceiling[mentee]) return false
  seating.move(mentee, seating.nobody)
  return true
}

/** Places one more mentee by the cheapest chain of moves, and changes the prices so that they prove it cheapest. */
function augment(seating: Seating, frontier: Frontier, source: number): void {
  const { ceiling, menteePrice, mentorPrice } = seating
  frontier.clear()
  let cost = (ceiling[source] as number) - (menteePrice[source] as number)
  let end = seating.nobody
  let last = source // who ends up with nobody, where the chain ends there
  const settled: number[] = []
  frontier.reach(seating, source, 0, cost)
  for (let mentor = frontier.take(); mentor >= 0; mentor = frontier.take()) {
    const distance = frontier.distance[mentor] as number
    if (distance >= cost) break
    settled.push(mentor)
    if (distance + seating.roomCost(mentor) < cost) {
      cost = distance + seating.roomCost(mentor)
      end = mentor
    }
    for (let mentee = seating.firstAt(mentor); mentee >= 0; mentee = seating.after(mentee)) {
      const leaving = distance + (ceiling[mentee] as number) - (menteePrice[mentee] as number)
      if (leaving < cost) {
        cost = leaving
        end = seating.nobody
        last = mentee
      }
      frontier.reach(seating, mentee, distance, cost)
    }
  }
  menteePrice[source] = (menteePrice[source] as number) + cost
  for (const mentor of settled) {
    const rise = cost - (frontier.distance[mentor] as number)
    mentorPrice[mentor] = (mentorPrice[mentor] as number) + rise
    for (let mentee = seating.firstAt(mentor); mentee >= 0; mentee = seating.after(mentee))
      menteePrice[mentee] = (menteePrice[mentee] as number) + rise
  }
  moveAlong(seating, frontier.via, source, end, last)
}

/** Carries a chain out, from its end back to the mentee who came in. */
function moveAlong(seating: Seating, via: Int32Array, source: number, end: number, last: number): void {
  let to = end
  let mentee = end === seating.nobody ? last : (via[end] as number)
  while (mentee !== source) {
    const from = seating.seat[mentee] as number
    seating.move(mentee, to)
    to = from
    mentee = via[to] as number
  }
  seating.move(source, to)
}
