import type { Frontier } from './frontier.ts'
import type { Seating } from './seating.ts'

/** Lowers all prices as far as the answer stays proved: a mentor's price is then what one seat more would save. */
export function lowerPrices(seating: Seating, frontier: Frontier): void {
  const { menteePrice, mentorPrice, nobody } = seating
  frontier.clear()
  for (let mentor = 0; mentor < nobody; mentor++) frontier.offer(mentor, Math.max(0, mentorPrice[mentor] as number))
  for (let mentee = seating.firstAt(nobody); mentee >= 0; mentee = seating.after(mentee))
    frontier.reach(seating, mentee, 0, Number.POSITIVE_INFINITY)
  for (let mentor = frontier.take(); mentor >= 0; mentor = frontier.take())
    for (let mentee = seating.firstAt(mentor); mentee >= 0; mentee = seating.after(mentee))
      frontier.reach(seating, mentee, frontier.distance[mentor] as number, Number.POSITIVE_INFINITY)
  for (let mentor = 0; mentor < nobody; mentor++) {
    const fall = frontier.distance[mentor] as number
    mentorPrice[mentor] = (mentorPrice[mentor] as number) - fall
    for (let mentee = seating.firstAt(mentor); mentee >= 0; mentee = seating.after(mentee))
      menteePrice[mentee] = (menteePrice[mentee] as number) - fall
  }
}

/**
 * Among all answers as good as this one, finds the one that gives mentee 0 the lowest-numbered seat, then mentee 1,
 * and so on; nobody is the highest.
 *
 * Answers equally good are those that use only tied seats, which cost a mentee exactly their price, and change no
 * load that a price other than 0 holds fixed. A mentee gets a lower seat where a chain of such moves, by mentees with
 * higher numbers alone, leads from there back to the seat they give up.
 */
export function settleTies(seating: Seating): void {
  const ties = tiedSeats(seating)
  const chains = { ties, from: new Int32Array(seating.nobody + 1), mover: new Int32Array(seating.nobody + 1) }
  const seen = new Int32Array(seating.nobody + 1).fill(-1)
  for (let mentee = 0; mentee < seating.problem.mentees; mentee++) {
    const now = seating.seat[mentee] as number
    for (let at = ties.start[mentee] as number; at < (ties.start[mentee + 1] as number); at++) {
      const lower = ties.seat[at] as number
      if (lower >= now) break
      if (seen[lower] === mentee || !findChain(seating, chains, seen, mentee, lower, now)) continue
      for (let to = now; to !== lower; to = chains.from[to] as number)
        if ((chains.mover[to] as number) >= 0) seating.move(chains.mover[to] as number, to)
      seating.move(mentee, lower)
      break
    }
  }
}

interface Ties {
  readonly start: Int32Array
  readonly seat: number[]
}

/** Row by row, the seats that cost a mentee exactly their price. */
function tiedSeats({ problem, nobody, ceiling, menteePrice, mentorPrice }: Seating): Ties {
  const start = new Int32Array(problem.mentees + 1)
  const seat: number[] = []
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const price = menteePrice[mentee] as number
    for (let at = problem.rowStart[mentee] as number; at < (problem.rowStart[mentee + 1] as number); at++) {
      const mentor = problem.mentor[at] as number
      if ((problem.cost[at] as number) + (mentorPrice[mentor] as number) === price) seat.push(mentor)
    }
    if (price === ceiling[mentee]) seat.push(nobody)
    start[mentee + 1] = seat.length
  }
  return { start, seat }
}

interface Chains {
  readonly ties: Ties
  /** The seat a chain comes from, and who moves; -1 where a load changes and nobody moves. */
  readonly from: Int32Array
  readonly mover: Int32Array
}

/** Searches a chain of tied moves from one seat to another; what was seen for the same mentee is a dead end. */
function findChain(
  seating: Seating,
  { ties, from, mover }: Chains,
  seen: Int32Array,
  mentee: number,
  start: number,
  goal: number,
): boolean {
  const queue = [start]
  seen[start] = mentee
  const go = (seat: number, to: number, who: number) => {
    if (seen[to] === mentee) return
    seen[to] = mentee
    from[to] = seat
    mover[to] = who
    queue.push(to)
  }
  for (let head = 0; head < queue.length && seen[goal] !== mentee; head++) {
    const seat = queue[head] as number
    if (seat === seating.nobody) for (const to of seatsThatGive(seating)) go(seat, to, -1)
    else if (takes(seating, seat)) go(seat, seating.nobody, -1)
    for (let who = seating.firstAt(seat); who >= 0; who = seating.after(who)) {
      if (who <= mentee) continue
      for (let at = ties.start[who] as number; at < (ties.start[who + 1] as number); at++)
        go(seat, ties.seat[at] as number, who)
    }
  }
  return seen[goal] === mentee
}

/** Whether a mentor can hold one more at no cost. */
function takes({ problem, load, mentorPrice }: Seating, mentor: number): boolean {
  return mentorPrice[mentor] === 0 && (load[mentor] as number) < (problem.capacity[mentor] as number)
}

/** Mentors who can hold one fewer at no cost. */
function seatsThatGive({ problem, load, mentorPrice }: Seating): number[] {
  const seats: number[] = []
  for (let mentor = 0; mentor < problem.mentors; mentor++)
    if (mentorPrice[mentor] === 0 && (load[mentor] as number) > (problem.least[mentor] as number)) seats.push(mentor)
  return seats
}
