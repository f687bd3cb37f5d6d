import { Frontier } from './frontier.ts'
import type { Change, Move } from './price.ts'
import { BadProblem, costOf, type Problem, type Solution } from './problem.ts'

/** A change as one search finds it. */
export interface Detour extends Change {
  /** The price at the very least, where pairs that are not listed might make it lower; the price itself otherwise. */
  readonly atLeast: number
}

/** What is asked about a problem that may list some of its allowed pairs only. */
export interface Listed {
  readonly problem: Problem
  /** Best over all allowed pairs, with prices that prove it. */
  readonly solution: Solution
  /** By mentee: how much more than they pay the nearest pair costs that is not listed; -1 where all are. */
  readonly margin?: Int32Array
}

/**
 * What choosing a pair would cost in total and who would move, by one search for the shortest way from the seat that is
 * taken to the seat that is given up: whoever is sent away takes another's seat, or a free one, or goes without, and so
 * on; people without a mentor may take a seat that falls free. Among ways of the same length the one that moves fewest.
 * The answer and its prices are those of `solve`, so no step is shorter than 0 (reduced costs), and the first way found
 * is the shortest.
 *
 * A way through a pair that is not listed is as long as the way to its mentee and their margin, at least: where that
 * is no shorter than the way found, what is found is exact over all allowed pairs.
 *
 * @param cost of the pair, where it is allowed and not listed
 * @returns null where the pair is not allowed or its mentor has no seat
 */
export function detour(
  { problem, solution, margin }: Listed,
  mentee: number,
  mentor: number,
  cost = costOf(problem, mentee, mentor),
): Detour | null {
  if (problem.least.some((least) => least > 0)) throw new BadProblem('least', 'a detour knows nothing of it')
  if (cost === undefined || problem.capacity[mentor] === 0) return null
  if (solution.mate[mentee] === mentor) return { ...nothing, mentee, mentor }
  const search = new Search(problem, solution, mentee, margin)
  const { far, nearest } = search.find(mentor)
  const own = cost + (solution.mentorPrice[mentor] as number) - search.paidBy(mentee)
  const from = solution.mate[mentee] as number
  const moves = [{ mentee, from, to: mentor }, ...search.moves(mentor)]
  const worth = (who: number, to: number) =>
    to < 0 ? 0 : who === mentee && to === mentor ? cost : (costOf(problem, who, to) ?? 0)
  return {
    mentee,
    mentor,
    cost: moves.reduce((sum, move) => sum + worth(move.mentee, move.to) - worth(move.mentee, move.from), 0),
    unmatched: moves.reduce((sum, { from, to }) => sum + Number(to < 0) - Number(from < 0), 0),
    price: own + far,
    atLeast: own + Math.min(far, nearest),
    moves,
  }
}

const nothing = { cost: 0, unmatched: 0, price: 0, atLeast: 0, moves: [] }

/**
 * The `count` best other mentors for a mentee among listed pairs, the least price first, then the lowest number.
 * What a pair costs more than its mentee pays says which need not be tried.
 */
export function detours(listed: Listed, mentee: number, count: number): Detour[] {
  const { problem, solution } = listed
  const { mentor, cost, rowStart } = problem
  const tried = Array.from({ length: (rowStart[mentee + 1] ?? 0) - (rowStart[mentee] ?? 0) }, (_, n) => {
    const at = (rowStart[mentee] as number) + n
    const to = mentor[at] as number
    return { to, bound: (cost[at] as number) + (solution.mentorPrice[to] as number) }
  })
    .filter(({ to }) => to !== solution.mate[mentee])
    .sort((a, b) => a.bound - b.bound || a.to - b.to)
  const paid = paidIn(problem, solution, mentee)
  const best: Detour[] = []
  for (const { to, bound } of tried) {
    const last = best[count - 1]
    if (count < 1 || (last && bound - paid >= last.price)) break
    const change = detour(listed, mentee, to)
    if (change) best.push(change)
    best.sort((a, b) => a.price - b.price || a.mentor - b.mentor)
    best.length = Math.min(best.length, count)
  }
  return best
}

/** What somebody pays in an answer: their pair's cost and their mentor's price, or the price of going without. */
export function paidIn(problem: Problem, { mate, mentorPrice, unmatchedPrice }: Solution, mentee: number): number {
  const mentor = mate[mentee] as number
  if (mentor < 0) return unmatchedPrice[problem.priority[mentee] as number] as number
  return (costOf(problem, mentee, mentor) as number) + (mentorPrice[mentor] as number)
}

/** A search over mentors; one place more, the hub, stands for free seats and for going without. */
class Search {
  private readonly problem: Problem
  private readonly solution: Solution
  private readonly mentee: number
  private readonly margin: Int32Array | undefined
  private readonly hub: number
  private readonly frontier: Frontier
  private readonly before: Int32Array
  private readonly holders: number[][]
  /** What is longer counts first; among ways of the same length, how many move. */
  private readonly unit: number

  constructor(problem: Problem, solution: Solution, mentee: number, margin: Int32Array | undefined) {
    this.problem = problem
    this.solution = solution
    this.mentee = mentee
    this.margin = margin
    this.hub = problem.mentors
    this.frontier = new Frontier(problem.mentors + 1)
    this.before = new Int32Array(problem.mentors + 1).fill(-1)
    this.holders = Array.from({ length: problem.mentors + 1 }, () => [])
    for (const [who, mentor] of solution.mate.entries())
      if (who !== mentee) this.holders[mentor < 0 ? this.hub : mentor]?.push(who)
    const dearest = [...solution.unmatchedPrice, ...problem.cost.subarray(0, 1)].reduce((a, b) => Math.max(a, b), 0)
    const unit = 2 ** Math.ceil(Math.log2(problem.mentors + 2))
    this.unit = dearest * 8 * unit < Number.MAX_SAFE_INTEGER ? unit : 1
  }

  paidBy(mentee: number): number {
    return paidIn(this.problem, this.solution, mentee)
  }

  /** @returns how far the seat given up is, and how near a way through a pair that is not listed may come */
  find(start: number): { far: number; nearest: number } {
    const { frontier, mentee, hub, unit } = this
    const now = this.solution.mate[mentee] as number
    const goal = now < 0 ? hub : now
    let nearest = Number.POSITIVE_INFINITY
    frontier.offer(start, 0)
    for (let at = frontier.take(); at >= 0; at = frontier.take()) {
      const far = Math.floor((frontier.distance[at] as number) / unit)
      if (at === goal) return { far, nearest }
      nearest = Math.min(nearest, this.leave(at, frontier.distance[at] as number, far))
    }
    throw new Error('The prices prove nothing: a seat that was given up cannot be reached.')
  }

  /** Offers every place that can be reached from one. @returns how far the nearest pair that is not listed is */
  private leave(at: number, distance: number, far: number): number {
    const { problem, solution, hub, margin, unit } = this
    const { rowStart, mentor, cost, capacity } = problem
    let nearest = Number.POSITIVE_INFINITY
    for (const who of this.holders[at] as number[]) {
      const paid = this.paidBy(who)
      const base = distance + 1 - paid * unit
      for (let pair = rowStart[who] as number; pair < (rowStart[who + 1] as number); pair++) {
        const to = mentor[pair] as number
        this.offer(to, base + ((cost[pair] as number) + (solution.mentorPrice[to] as number)) * unit, at, who)
      }
      if (at !== hub)
        this.offer(hub, base + (solution.unmatchedPrice[problem.priority[who] as number] as number) * unit, at, who)
      const own = margin?.[who] ?? -1
      if (own >= 0) nearest = Math.min(nearest, far + own)
    }
    if (at !== hub) {
      const isLeaving = this.solution.mate[this.mentee] === at
      if ((this.holders[at] as number[]).length + Number(isLeaving) < (capacity[at] as number))
        this.offer(hub, distance, at, -1)
    } else this.leaveHub(distance)
    return nearest
  }

  /** A seat anywhere may be left free. */
  private leaveHub(distance: number): void {
    const { holders, hub, solution, mentee, unit } = this
    for (let to = 0; to < hub; to++)
      if ((holders[to] as number[]).length > 0 || solution.mate[mentee] === to)
        this.offer(to, distance + (solution.mentorPrice[to] as number) * unit, hub, -1)
  }

  private offer(to: number, distance: number, from: number, who: number): void {
    const { frontier } = this
    if (distance >= (frontier.distance[to] as number)) return
    frontier.offer(to, distance)
    frontier.via[to] = who
    this.before[to] = from
  }

  /** Who moves on the way found, by number. */
  moves(start: number): Move[] {
    const { solution, hub, frontier, before, mentee } = this
    const now = solution.mate[mentee] as number
    const moves: Move[] = []
    for (let at = now < 0 ? hub : now; at !== start; at = before[at] as number) {
      const who = frontier.via[at] as number
      if (who >= 0) moves.push({ mentee: who, from: solution.mate[who] as number, to: at === hub ? -1 : at })
    }
    return moves.sort((a, b) => a.mentee - b.mentee)
  }
}
