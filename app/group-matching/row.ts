import { type GroupProblem, peopleOfOffers } from './problem.ts'

/**
 * A rule as one line of a linear program: so many of these offers (plus `extras`) are taken, at least and at most.
 *
 * Extras are the columns that wishes to be together need: for each wish and each group both may be in, whether they
 * share it; and for each wish, whether it is not met.
 */
export interface Row {
  readonly low: number
  readonly high: number
  readonly offers: readonly number[]
  readonly extras?: readonly (readonly [extra: number, factor: number])[]
  /** The group the row is about, where it says that there must be enough of somebody. */
  readonly fills?: { readonly group: number; readonly what: string }
}

/** Every rule but those on single people (how many groups each is in). */
export interface Rules {
  /** The sizes of all groups, then their leads, then everything else. */
  readonly rows: readonly Row[]
  /** What each extra costs; each is between 0 and 1. */
  readonly extraCost: Float64Array
  /** By wish: its column for "not met", and those for "they share this group", which follow it. */
  readonly wishes: readonly { readonly unmet: number; readonly groups: readonly number[] }[]
}

/** The rules of a problem as rows. */
export function rulesOf(problem: GroupProblem): Rules {
  const person = peopleOfOffers(problem)
  const ofGroup: number[][] = Array.from({ length: problem.groups }, () => [])
  for (const [at, group] of problem.group.entries()) ofGroup[group]?.push(at)
  const rows: Row[] = [
    ...ofGroup.map(
      (offers, group): Row => ({
        low: problem.least[group] as number,
        high: problem.most[group] as number,
        offers,
        fills: { group, what: 'people' },
      }),
    ),
    ...ofGroup.map(
      (offers, group): Row => ({
        low: problem.leastLeads[group] as number,
        high: problem.mostLeads[group] as number,
        offers: offers.filter((at) => problem.lead[at] === 1),
        fills: { group, what: 'leads' },
      }),
    ),
    ...rolesApart(problem, person),
    ...balanceRows(problem, person, ofGroup),
    ...apartRows(problem),
  ]
  return { rows, ...togetherRows(problem, rows) }
}

/** Somebody in several groups is not member and lead of one. */
function rolesApart({ group, mostGroups }: GroupProblem, person: Int32Array): Row[] {
  const rows: Row[] = []
  for (let at = 1; at < group.length; at++)
    if (
      person[at] === person[at - 1] &&
      group[at] === group[at - 1] &&
      (mostGroups[person[at] as number] as number) > 1
    )
      rows.push({ low: 0, high: 1, offers: [at - 1, at] })
  return rows
}

function balanceRows({ balance, most }: GroupProblem, person: Int32Array, ofGroup: number[][]): Row[] {
  return balance.flatMap((rule) =>
    ofGroup.flatMap((offers, group): Row[] => {
      const byValue = new Map<number, number[]>(rule.value === undefined ? [] : [[rule.value, []]])
      for (const at of offers) {
        const value = rule.of[person[at] as number] as number
        if (value < 0 || (rule.value !== undefined && value !== rule.value)) continue
        const its = byValue.get(value)
        if (its) its.push(at)
        else byValue.set(value, [at])
      }
      const low = (most[group] as number) > 0 ? rule.least : 0
      const high = rule.most ?? Number.POSITIVE_INFINITY
      return [...byValue.entries()]
        .filter(([, its]) => low > 0 || its.length > high)
        .map(([value, its]) => ({ low, high, offers: its, fills: { group, what: `of ${rule.name} ${value}` } }))
    }),
  )
}

function apartRows(problem: GroupProblem): Row[] {
  return problem.apart.flatMap(([one, other]) =>
    commonGroups(problem, one, other).map(({ ones, others }) => ({ low: 0, high: 1, offers: [...ones, ...others] })),
  )
}

function togetherRows(problem: GroupProblem, rows: Row[]) {
  const extraCost: number[] = []
  const wishes = problem.together.map(([one, other, cost]) => {
    const unmet = extraCost.push(cost) - 1
    const met: [number, number][] = [[unmet, 1]]
    const groups = commonGroups(problem, one, other).map(({ group, ones, others }) => {
      const share = extraCost.push(0) - 1
      met.push([share, 1])
      for (const offers of [ones, others])
        rows.push({ low: 0, high: Number.POSITIVE_INFINITY, offers, extras: [[share, -1]] })
      return group
    })
    rows.push({ low: 1, high: Number.POSITIVE_INFINITY, offers: [], extras: met })
    return { unmet, groups }
  })
  return { extraCost: Float64Array.from(extraCost), wishes }
}

function commonGroups(problem: GroupProblem, one: number, other: number) {
  const theirs = offersByGroup(problem, other)
  return [...offersByGroup(problem, one)].flatMap(([group, ones]) => {
    const others = theirs.get(group)
    return others ? [{ group, ones, others }] : []
  })
}

function offersByGroup({ rowStart, group }: GroupProblem, person: number): Map<number, number[]> {
  const offers = new Map<number, number[]>()
  for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
    const of = group[at] as number
    offers.set(of, [...(offers.get(of) ?? []), at])
  }
  return offers
}
