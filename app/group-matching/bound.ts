import type { Certificate } from './flow.ts'
import type { GroupProblem } from './problem.ts'
import type { Rules } from './row.ts'

/** What each row, being left out and being short of a group is taken to cost. */
export interface Multipliers {
  /** By row: what one more within it costs; below 0 where one more is wanted. */
  readonly row: Float64Array
  readonly unplaced: number
  readonly short: number
}

export interface Bound {
  /** What every answer with these counts costs at the very least. */
  readonly cost: number
  /** By offer: how much more every answer costs that takes it. */
  readonly extra: Float64Array
}

/**
 * What no answer can cost less than, and what each offer adds to that (Lagrangian relaxation: A. Geoffrion,
 * Mathematical Programming Study 2, 1974). Any multipliers give a true bound; good ones come from a linear program.
 *
 * Every row is let go and its breach paid for; what is left falls apart into single people, each of whom takes the
 * cheapest set of offers. Sums are in floating point; a bound is lowered by more than they can be wrong.
 * @param unplaced how many people are left out in the answers looked at, at most, and `short` likewise
 */
export function lowerBound(
  problem: GroupProblem,
  rules: Rules,
  multipliers: Multipliers,
  { unplaced, short }: { unplaced: number; short: number },
): Bound {
  const priced = Float64Array.from(problem.cost)
  const extraPriced = rules.extraCost.slice()
  let sum = -multipliers.unplaced * unplaced - multipliers.short * short
  let size = Math.abs(sum)
  rules.rows.forEach(({ low, high, offers, extras = [] }, at) => {
    const price = multipliers.row[at] as number
    if (price === 0 || (price > 0 ? high : low) === Number.POSITIVE_INFINITY) return
    for (const offer of offers) priced[offer] = (priced[offer] as number) + price
    for (const [extra, factor] of extras) extraPriced[extra] = (extraPriced[extra] as number) + factor * price
    const given = price * (price > 0 ? high : low)
    sum -= given
    size += Math.abs(given)
  })
  for (const cost of extraPriced) sum += Math.min(0, cost)
  const extra = new Float64Array(priced.length)
  for (let person = 0; person < problem.people; person++) {
    const best = cheapestOf(problem, person, priced, multipliers, extra)
    sum += best
    size += Math.abs(best)
  }
  return { cost: sum - 1e-7 - size * 1e-12, extra }
}

/** The multipliers that a flow's prices are. */
export function fromCertificate(
  rules: Rules,
  { placePrice, leadPrice, unplacedPrice, shortPrice }: Certificate,
): Multipliers {
  const row = new Float64Array(rules.rows.length)
  row.set([...placePrice, ...leadPrice])
  return { row, unplaced: unplacedPrice, short: shortPrice }
}

/** The cheapest set of offers of one person; fills in how much dearer each offer makes it. */
function cheapestOf(
  problem: GroupProblem,
  person: number,
  priced: Float64Array,
  { unplaced, short }: Multipliers,
  extra: Float64Array,
): number {
  const [start, end] = [problem.rowStart[person] as number, problem.rowStart[person + 1] as number]
  const [wanted, most] = [problem.leastGroups[person] as number, problem.mostGroups[person] as number]
  const missing = (held: number) =>
    (wanted > 0 && held === 0 ? unplaced : 0) + Math.max(0, wanted - Math.max(1, held)) * short
  if (most === 0) {
    extra.fill(Number.POSITIVE_INFINITY, start, end)
    return missing(0)
  }
  // Letting somebody lead and be a member of one group only lowers the bound; what counts is that it stays one.
  const sorted = most === 1 ? [] : Float64Array.from(priced.subarray(start, end)).sort()
  let [best, others] = [missing(0), Number.POSITIVE_INFINITY]
  if (most === 1) {
    for (let at = start; at < end; at++) best = Math.min(best, (priced[at] as number) + missing(1))
    others = missing(1)
  } else {
    let sum = 0
    for (let held = 0; held <= Math.min(most, sorted.length); held++) {
      if (held > 0) sum += sorted[held - 1] as number
      best = Math.min(best, sum + missing(held))
      // The rest of a set that holds a given offer costs no less than the cheapest so many.
      if (held < most) others = Math.min(others, sum + missing(held + 1))
    }
  }
  for (let at = start; at < end; at++) extra[at] = Math.max(0, (priced[at] as number) + others - best)
  return best
}
