import { highestOf } from './market.ts'
import { type Policy, type Settled, solveBy } from './policy.ts'
import { costOf, costOfAnswer, matchedIn, mostCost, type Problem, type Solution } from './problem.ts'
import { solve } from './solve.ts'

/** One mentee who changes mentor; -1 is nobody. */
export interface Move {
  readonly mentee: number
  readonly from: number
  readonly to: number
}

/** What follows when one pair is chosen and everybody else is matched as well as can be. */
export interface Change {
  readonly mentee: number
  readonly mentor: number
  /** How much more the whole answer costs; may be negative where somebody loses their mentor. */
  readonly cost: number
  /** How many people more are left without a mentor. */
  readonly unmatched: number
  /** Both in one number, to put changes in order: the cost, and the unmatched price of everybody who loses a mentor. */
  readonly price: number
  /** Who changes mentor, the chosen mentee first. */
  readonly moves: readonly Move[]
}

/**
 * What choosing a pair would cost in total, exactly, and who would move: as few people as possible among equally good
 * answers. Null where the pair is not allowed or cannot be had, for want of a seat or because of a mentor's least.
 *
 * Solves the problem once more with the pair set apart; at the size of one program that takes milliseconds.
 */
export function priceOfChange(problem: Problem, solution: Solution, mentee: number, mentor: number): Change | null {
  if (costOf(problem, mentee, mentor) === undefined || problem.capacity[mentor] === 0) return null
  if (solution.mate[mentee] === mentor) return { mentee, mentor, cost: 0, unmatched: 0, price: 0, moves: [] }
  const rest = solve(preferringToday(withoutSeat(problem, mentee, mentor), solution.mate))
  const mate = rest.mate.with(mentee, mentor)
  if (fallsShort(problem, mate) && !fallsShort(problem, solution.mate)) return null
  const [before, after] = [tally(problem, solution, solution.mate), tally(problem, solution, mate)]
  const cost = after.cost - before.cost
  const moves = movesBetween(solution.mate, mate).sort(
    (a, b) => Number(b.mentee === mentee) - Number(a.mentee === mentee),
  )
  return {
    mentee,
    mentor,
    cost,
    unmatched: after.unmatched - before.unmatched,
    price: cost + Number(after.priced - before.priced),
    moves,
  }
}

/**
 * The `count` best other mentors for a mentee in the context of everybody else, the least price first, then the lowest
 * number. Bounds from the certificate say which need not be tried.
 */
export function alternatives(problem: Problem, solution: Solution, mentee: number, count: number): Change[] {
  const row = problem.mentor.subarray(problem.rowStart[mentee], problem.rowStart[mentee + 1])
  const candidates = Array.from(row)
    .filter((mentor) => mentor !== solution.mate[mentee])
    .map((mentor) => ({ mentor, bound: leastPrice(problem, solution, mentee, mentor) }))
    .sort((a, b) => a.bound - b.bound || a.mentor - b.mentor)
  const best: Change[] = []
  for (const { mentor, bound } of candidates) {
    const last = best[count - 1]
    if (count < 1 || (last && bound >= last.price)) break
    const change = priceOfChange(problem, solution, mentee, mentor)
    if (change) best.push(change)
    best.sort((a, b) => a.price - b.price || a.mentor - b.mentor)
    best.length = Math.min(best.length, count)
  }
  return best
}

/** What choosing a pair costs at the very least, read off the certificate at once: never more than its price. */
export function leastPrice(problem: Problem, solution: Solution, mentee: number, mentor: number): number {
  const priced = (at: number) => (problem.cost[at] ?? 0) + (solution.mentorPrice[problem.mentor[at] ?? 0] ?? 0)
  let lowest = solution.unmatchedPrice[problem.priority[mentee] ?? 0] ?? 0
  for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++)
    lowest = Math.min(lowest, priced(at))
  return (costOf(problem, mentee, mentor) ?? Number.POSITIVE_INFINITY) + (solution.mentorPrice[mentor] ?? 0) - lowest
}

/** Who sits elsewhere in a second answer. */
export function movesBetween(before: Int32Array, after: Int32Array): Move[] {
  return Array.from(after, (to, mentee) => ({ mentee, from: before[mentee] ?? -1, to })).filter(
    ({ from, to }) => from !== to,
  )
}

/** The problem for everybody else once a mentee has taken a seat. */
function withoutSeat(problem: Problem, mentee: number, mentor: number): Problem {
  const [start, end] = [problem.rowStart[mentee] ?? 0, problem.rowStart[mentee + 1] ?? 0]
  const others = (list: Int32Array) => list.filter((_, at) => at < start || at >= end)
  const oneFewer = (list: Int32Array) => list.with(mentor, Math.max(0, (list[mentor] ?? 0) - 1))
  return {
    ...problem,
    capacity: oneFewer(problem.capacity),
    least: oneFewer(problem.least),
    rowStart: problem.rowStart.map((from, row) => (row > mentee ? from - (end - start) : from)),
    mentor: others(problem.mentor),
    cost: others(problem.cost),
  }
}

/** Makes every pair dearer by one unit too small to matter, except those of today; where costs leave room for it. */
function preferringToday(problem: Problem, mate: Int32Array): Problem {
  const unit = problem.mentees + 1
  const dearest = problem.cost.reduce((most, each) => Math.max(most, each), 0)
  if ((dearest + 1) * unit > mostCost) return problem
  const cost = new Int32Array(problem.cost.length)
  for (let mentee = 0; mentee < problem.mentees; mentee++)
    for (let at = problem.rowStart[mentee] ?? 0; at < (problem.rowStart[mentee + 1] ?? 0); at++)
      cost[at] = (problem.cost[at] ?? 0) * unit + (problem.mentor[at] === mate[mentee] ? 0 : 1)
  return { ...problem, cost }
}

function tally(problem: Problem, { unmatchedPrice }: Solution, mate: Int32Array) {
  let [cost, unmatched, priced] = [0, 0, 0n]
  mate.forEach((mentor, mentee) => {
    if (mentor >= 0) cost += costOf(problem, mentee, mentor) ?? 0
    else {
      unmatched++
      priced += BigInt(unmatchedPrice[problem.priority[mentee] ?? 0] ?? 0)
    }
  })
  return { cost, unmatched, priced }
}

function fallsShort({ mentors, least }: Problem, mate: Int32Array): boolean {
  const load = new Int32Array(mentors)
  for (const mentor of mate) if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1
  return least.some((fewest, mentor) => (load[mentor] ?? 0) < fewest)
}

/** An answer as it stands, and by which policy it was found. */
export interface Held {
  readonly problem: Problem
  readonly policy: Policy
  readonly mate: Int32Array
  readonly settled: Settled
}

/**
 * What choosing a pair would change under a policy other than the least cost: that mentee is left this pair alone, and
 * the whole is solved again. Null where the pair is not allowed, has no seat, or cannot be had under the policy.
 */
export function changeBy({ problem, policy, mate, settled }: Held, mentee: number, mentor: number): Change | null {
  if (costOf(problem, mentee, mentor) === undefined || problem.capacity[mentor] === 0) return null
  if (mate[mentee] === mentor) return { mentee, mentor, cost: 0, unmatched: 0, price: 0, moves: [] }
  const { mate: after } = solveBy(
    withOnly(problem, mentee, mentor),
    policy,
    new Map([...settled, [mentee, mentor] as const]),
  )
  if (after[mentee] !== mentor) return null
  const cost = costOfAnswer(problem, after) - costOfAnswer(problem, mate)
  const unmatched = matchedIn(mate) - matchedIn(after)
  const moves = movesBetween(mate, after).sort((a, b) => Number(b.mentee === mentee) - Number(a.mentee === mentee))
  const price = cost + unmatched * Math.max(1, highestOf(problem.cost)) * problem.mentees
  return { mentee, mentor, cost, unmatched, price, moves }
}

/** The `count` other mentors of a mentee whose choice changes the whole for the better or least for the worse. */
export function alternativesBy(held: Held, mentee: number, count: number): Change[] {
  const { problem, mate } = held
  const [start, end] = [problem.rowStart[mentee] ?? 0, problem.rowStart[mentee + 1] ?? 0]
  return Array.from({ length: end - start }, (_, n) => start + n)
    .sort((a, b) => (problem.cost[a] ?? 0) - (problem.cost[b] ?? 0) || a - b)
    .map((at) => problem.mentor[at] ?? 0)
    .filter((mentor) => mentor !== mate[mentee])
    .slice(0, 2 * count) // whoever fits somebody badly is no alternative for them
    .flatMap((mentor) => changeBy(held, mentee, mentor) ?? [])
    .sort((a, b) => a.price - b.price || a.mentor - b.mentor)
    .slice(0, count)
}

/** The problem in which a mentee has one pair alone. */
function withOnly(problem: Problem, mentee: number, mentor: number): Problem {
  const [start, end] = [problem.rowStart[mentee] ?? 0, problem.rowStart[mentee + 1] ?? 0]
  const kept = (list: Int32Array) => list.filter((_, at) => at < start || at >= end || problem.mentor[at] === mentor)
  return {
    ...problem,
    rowStart: problem.rowStart.map((from, row) => (row > mentee ? from - (end - start) + 1 : from)),
    mentor: kept(problem.mentor),
    cost: kept(problem.cost),
  }
}
