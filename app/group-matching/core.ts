import type { Bound, Multipliers } from './bound.ts'
import type { GroupProblem, Taken } from './problem.ts'
import { repair } from './repair.ts'
import type { Search, Standing } from './search.ts'

/** Up to so many offers the linear program holds them all at once; beyond, so many for each person to begin with. */
const plenty = 6000
const offersEach = 6
/** What the first program in whole numbers holds for each person. */
const firstEach = 2
const mostRounds = 20

/**
 * Finds the least cost over a core of offers and proves the rest away (reduced-cost fixing: G. Nemhauser, L. Wolsey,
 * Integer and Combinatorial Optimization, 1988, II.5.2). By the prices of `priceAll` every offer shows how much dearer any
 * answer with it must be; where that is more than the best answer leaves room for, the offer is of no use. A first,
 * small program finds a better answer, which leaves less room.
 */
export function narrow(search: Search, known: Bound): Standing {
  const { problem, least } = search
  const room = () => search.best.worth.cost - known.cost
  let width = Math.min(widthOf(known.extra, firstEach * problem.people), room())
  for (let round = 0; round < mostRounds && search.gap >= 1 && !search.isOver; round++) {
    const core = within(known.extra, width, search.best.taken)
    const { status } = search.solve(core, 'cost', least, {
      // An answer is made of the core alone, or holds an offer that makes it dearer by more than the width.
      onBound: (bound) => search.learn(Math.min(bound - 1e-6, known.cost + width)),
    })
    if (status !== 'optimal') break
    width = room()
  }
  return search.best
}

/**
 * Prices from the linear program over all offers, for answers that leave out as few people as can be. Of many offers
 * it begins with some, and adds those that the prices ask for. Rounded and repaired, it is a first answer.
 */
export function priceAll(search: Search): Bound {
  const { problem, flow, least } = search
  let known = search.price(search.flowMultipliers)
  search.learn(known.cost)
  search.offer(flow.taken)
  if (search.gap < 1) return known
  const all = problem.cost.length
  let begun = all > plenty ? offersEach * problem.people : all
  let core = within(known.extra, widthOf(known.extra, begun), flow.taken)
  let columns: Float64Array | undefined
  for (let round = 0; round < mostRounds && !search.isOver; round++) {
    const end = search.solve(core, 'cost', least, { isRelaxed: true })
    if (end.status === 'infeasible' && begun < all) {
      if (!search.hasAnswer) search.offer(repair(problem, search.rules, flow.taken))
      begun *= 2
      core = within(known.extra, widthOf(known.extra, begun), flow.taken, search.answer ?? flow.taken)
      continue
    }
    if (end.status !== 'optimal' || !end.columns) return known
    columns = end.columns
    const now = search.price(multipliersOf(search, end.duals))
    if (now.cost > known.cost) known = now
    search.learn(known.cost)
    const room = end.bound - now.cost
    const inside = new Set(core)
    const wanted = Int32Array.from(
      now.extra.keys().filter((at) => !inside.has(at) && (now.extra[at] as number) <= room),
    )
    if (room < 0.5 || wanted.length === 0) break
    search.offer(repair(problem, search.rules, rounded(problem, core, columns)))
    core = Int32Array.from([...core, ...nearest(wanted, now.extra, 2 * problem.people)]).sort()
  }
  if (columns) search.offer(repair(problem, search.rules, rounded(problem, core, columns)))
  return known
}

/** HiGHS says what a row is worth per unit of its bound; a multiplier is what one unit more is taken to cost. */
function multipliersOf({ problem, rules, flow }: Search, duals: Float64Array): Multipliers {
  const limits = rules.rows.length + problem.people
  const priceOf = (at: number, otherwise: number) => Math.max(0, -(duals[at] as number)) || otherwise
  return {
    row: duals.slice(0, rules.rows.length).map((dual) => -dual),
    unplaced: priceOf(limits, flow.unplacedPrice),
    short: priceOf(limits + 1, flow.shortPrice),
  }
}

/** The answer nearest to a fractional one: what is taken more than half, or at least what is taken most. */
function rounded(
  { rowStart, people, cost, leastGroups }: GroupProblem,
  core: Int32Array,
  columns: Float64Array,
): Taken {
  const share = new Float64Array(cost.length)
  for (const [at, offer] of core.entries()) share[offer] = columns[at] as number
  const taken = Uint8Array.from(share, (part) => (part > 0.5 ? 1 : 0))
  for (let person = 0; person < people; person++) {
    const [start, end] = [rowStart[person] as number, rowStart[person + 1] as number]
    if (leastGroups[person] === 0 || taken.subarray(start, end).includes(1)) continue
    let most = start
    for (let at = start; at < end; at++) if ((share[at] as number) > (share[most] as number)) most = at
    if ((share[most] ?? 0) > 1e-6) taken[most] = 1
  }
  return taken
}

/** How dear the so-manieth cheapest offer is. */
function widthOf(extra: Float64Array, count: number): number {
  const sorted = extra.slice().sort()
  return sorted[Math.min(count, sorted.length) - 1] ?? 0
}

function nearest(offers: Int32Array, extra: Float64Array, most: number): Int32Array {
  return offers.sort((a, b) => (extra[a] as number) - (extra[b] as number) || a - b).subarray(0, most)
}

/** The offers up to so dear, and those of some answers. */
function within(extra: Float64Array, width: number, ...answers: Taken[]): Int32Array {
  return Int32Array.from(
    extra.keys().filter((at) => (extra[at] as number) <= width || answers.some((taken) => taken[at] === 1)),
  )
}
