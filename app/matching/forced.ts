import { floats, ints } from './market.ts'
import type { Problem, Solution } from './problem.ts'

/** Up to so many pairs a mentee it is soon seen who has no choice. */
const fewPairs = 4

/** Who has no choice, if everybody is to have a mentor. */
export interface Forced {
  /** The only mentor of each mentee, -1 for those who still have a choice. */
  readonly mate: Int32Array
  /** All mentees: those without a choice in the order in which they lost it, then the others, ascending. */
  readonly order: Int32Array
  /** Where the others begin in that order. */
  readonly choosing: number
  /** How many seats each mentor has left for them. */
  readonly seats: Int32Array
}

/**
 * Follows what it means that somebody has one mentor only: that seat is gone for everybody else, and whoever has one
 * left then has no choice either. None are found where rows are long, and where it turns out that somebody would be
 * left without a mentor: then who goes without is a question of classes and of cost.
 */
export function findForced(problem: Problem): Forced | undefined {
  const { mentees, mentors, capacity, least, rowStart, mentor } = problem
  if (mentor.length > fewPairs * mentees) return
  const open = ints(mentees)
  const order = ints(mentees)
  let size = 0
  for (let mentee = 0; mentee < mentees; mentee++) {
    open[mentee] = (rowStart[mentee + 1] as number) - (rowStart[mentee] as number)
    if (open[mentee] === 0) return
    if (open[mentee] === 1) order[size++] = mentee
  }
  if (size === 0) return
  for (let to = 0; to < mentors; to++) if (capacity[to] === 0 || (least[to] as number) > 0) return
  const mate = ints(mentees).fill(-1)
  const seats = capacity.slice()
  const { last, before, asking } = fansOf(problem)
  for (let head = 0; head < size; head++) {
    const mentee = order[head] as number
    let at = rowStart[mentee] as number
    while (seats[mentor[at] as number] === 0) at++
    const to = mentor[at] as number
    mate[mentee] = to
    seats[to] = (seats[to] as number) - 1
    if (seats[to] !== 0) continue
    for (let pair = last[to] as number; pair >= 0; pair = before[pair] as number) {
      const other = asking[pair] as number
      if (mate[other] !== -1) continue
      open[other] = (open[other] as number) - 1
      if (open[other] === 0) return
      if (open[other] === 1) order[size++] = other
    }
  }
  const choosing = size
  for (let mentee = 0; mentee < mentees; mentee++) if (mate[mentee] === -1) order[size++] = mentee
  return { mate, order, choosing, seats }
}

/** The pairs of each mentor, the last one first: who asks, and the pair before it, -1 for none. */
function fansOf({ mentees, mentors, rowStart, mentor }: Problem) {
  const last = ints(mentors).fill(-1)
  const [before, asking] = [ints(mentor.length), ints(mentor.length)]
  for (let mentee = 0; mentee < mentees; mentee++) {
    const end = rowStart[mentee + 1] as number
    for (let pair = rowStart[mentee] as number; pair < end; pair++) {
      const to = mentor[pair] as number
      asking[pair] = mentee
      before[pair] = last[to] as number
      last[to] = pair
    }
  }
  return { last, before, asking }
}

function restOf(problem: Problem, mentees: Int32Array, capacity: Int32Array): Problem {
  const { rowStart, mentor, cost, priority } = problem
  const [to, price] = [ints(mentor.length), ints(mentor.length)]
  const starts = ints(mentees.length + 1)
  let size = 0
  for (let row = 0; row < mentees.length; row++) {
    const mentee = mentees[row] as number
    const end = rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      if (capacity[mentor[at] as number] === 0) continue
      to[size] = mentor[at] as number
      price[size++] = cost[at] as number
    }
    starts[row + 1] = size
  }
  return {
    ...problem,
    mentees: mentees.length,
    capacity,
    priority: mentees.map((mentee) => priority[mentee] as number),
    rowStart: starts,
    mentor: to.subarray(0, size),
    cost: price.subarray(0, size),
  }
}

/**
 * The answer of all from that of those who had a choice; none where not all of them can have a mentor.
 *
 * A seat given without a choice is only wanted by people who lost theirs later, so from the last to the first the lowest
 * price at which nobody would rather have it is known when its turn comes.
 */
export function withForced(
  problem: Problem,
  { mate, order, choosing, seats }: Forced,
  solveRest: (rest: Problem) => Solution | undefined,
): Omit<Solution, 'unmatchedPrice'> | undefined {
  const { mentees, mentors, rowStart, mentor, cost } = problem
  const whole = mate.slice()
  const price = floats(mentors)
  if (choosing < mentees) {
    const others = solveRest(restOf(problem, order.subarray(choosing), seats))
    if (!others) return
    for (let rank = choosing; rank < mentees; rank++)
      whole[order[rank] as number] = others.mate[rank - choosing] as number
    price.set(others.mentorPrice)
  }
  for (let rank = mentees - 1; rank >= 0; rank--) {
    const mentee = order[rank] as number
    const [begin, end] = [rowStart[mentee] as number, rowStart[mentee + 1] as number]
    let own = begin
    while (mentor[own] !== whole[mentee]) own++
    const paid = (cost[own] as number) + (price[whole[mentee] as number] as number)
    for (let at = begin; at < end; at++) {
      const worth = paid - (cost[at] as number)
      if (worth > (price[mentor[at] as number] as number)) price[mentor[at] as number] = worth
    }
  }
  const mentorPrice = new Array<number>(mentors).fill(0)
  for (let to = 0; to < mentors; to++) mentorPrice[to] = price[to] as number
  return { mate: whole, mentorPrice }
}
