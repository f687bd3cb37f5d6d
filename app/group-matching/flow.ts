import { BadProblem } from '#app/matching/problem.ts'
import { cheapestFlow, type Flow, Network } from './network.ts'
import type { GroupProblem, Taken } from './problem.ts'

/** Prices that prove an answer best; `proof.ts` says how. */
export interface Certificate {
  /** What a place in each group is worth; below 0 where a group would be too small otherwise. */
  readonly placePrice: readonly number[]
  /** What it is worth besides to be one of its leads. */
  readonly leadPrice: readonly number[]
  /** What leaving somebody out is taken to cost, and what a group fewer than somebody is to be in. */
  readonly unplacedPrice: number
  readonly shortPrice: number
}

export interface FlowAnswer extends Certificate {
  readonly taken: Taken
}

/** A group that cannot be filled, and how many people (and leads among them) are missing. */
export interface Unfilled {
  readonly group: number
  readonly people: number
  readonly leads: number
}

/**
 * The best answer where bounds are all there is: most people in a group, then most of the groups people are to be in,
 * then the least cost. Balance and wishes are not looked at; with them, this is what the best answer cannot surpass.
 *
 * A minimum-cost flow: from everybody through what they take to groups; being left out, being short of a group and a
 * group short of people cost so much more each that no chain of moves could make up for it. (A chain passes a group
 * at most once as member and once as lead, and the source once, so it changes each of these counts by at most one but
 * for what groups are short of.)
 * @throws BadProblem with the groups that cannot be filled, and by how many
 */
export function solveFlow(problem: GroupProblem, cost: ArrayLike<number> = problem.cost): FlowAnswer {
  const prices = pricesOf(problem, cost)
  const { network, offerArc, placeArc, leadArc, placeNode, leadNode } = buildNetwork(problem, cost, prices)
  const flow = cheapestFlow(network)
  const unfilled = unfilledIn(problem, flow, placeArc, leadArc)
  if (unfilled.length > 0) throw new BadProblem('$.least', sayUnfilled(unfilled))
  const { potential } = flow
  const at = (node: number) => potential[node] as number
  const sink = network.nodes - 1
  const groups = Array.from({ length: problem.groups }, (_, group) => group)
  return {
    taken: Uint8Array.from(offerArc, (arc) => flow.flowOn(arc)),
    placePrice: groups.map((group) => at(sink) - at(placeNode(group))),
    leadPrice: groups.map((group) => at(placeNode(group)) - at(leadNode(group))),
    unplacedPrice: prices.unplaced,
    shortPrice: prices.short,
  }
}

/** One sentence on the groups that cannot be filled. */
export function sayUnfilled(unfilled: readonly Unfilled[]): string {
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
  const each = unfilled.map(({ group, people, leads }) => {
    const missing = [
      people > 0 && counted(people, 'person', 'people'),
      leads > 0 && counted(leads, 'lead', 'leads'),
    ].filter((said) => said !== false)
    return `group ${group} lacks ${missing.join(' and ')}`
  })
  return `not every group can be filled: ${each.slice(0, 10).join(', ')}${each.length > 10 ? `, and ${each.length - 10} more` : ''}`
}

function pricesOf({ people, groups }: GroupProblem, cost: ArrayLike<number>) {
  let dearest = 0
  for (let at = 0; at < cost.length; at++) dearest = Math.max(dearest, Math.abs(cost[at] as number))
  const short = dearest * Math.min(people, 2 * groups) + 1
  const unplaced = 3 * short
  const unfilled = 4 * unplaced
  if (unfilled * (4 * groups + 4) > Number.MAX_SAFE_INTEGER)
    throw new BadProblem('$.pairs', `costs up to ${dearest} over ${groups} groups cannot be added up exactly`)
  return { short, unplaced, unfilled }
}

/** Nodes: the source, people, (person, group) where both roles are open, leads of a group, groups, the sink. */
function buildNetwork(problem: GroupProblem, cost: ArrayLike<number>, prices: ReturnType<typeof pricesOf>) {
  const { people, groups, rowStart, group, lead } = problem
  const isTwice = (at: number, person: number) =>
    (problem.mostGroups[person] as number) > 1 &&
    at < (rowStart[person + 1] as number) - 1 &&
    group[at] === group[at + 1]
  let twice = 0
  for (let person = 0; person < people; person++)
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++)
      if (isTwice(at, person)) twice++
  const leadNode = (of: number) => 1 + people + twice + of
  const placeNode = (of: number) => 1 + people + twice + groups + of
  const network = new Network(2 + people + twice + 2 * groups)
  const offerArc = new Int32Array(group.length)
  let both = 1 + people
  for (let person = 0; person < people; person++) {
    const wanted = problem.leastGroups[person] as number
    if (wanted > 0) network.add(0, 1 + person, 1, -prices.unplaced)
    if (wanted > 1) network.add(0, 1 + person, wanted - 1, -prices.short)
    network.add(0, 1 + person, (problem.mostGroups[person] as number) - wanted, 0)
    let from = 1 + person
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      if (isTwice(at, person)) {
        from = both++
        network.add(1 + person, from, 1, 0)
      }
      const node = lead[at] === 1 ? leadNode : placeNode
      offerArc[at] = network.add(from, node(group[at] as number), 1, cost[at] as number)
      if (!isTwice(at, person)) from = 1 + person
    }
  }
  const required = (from: number, to: number, least: number, most: number) => {
    network.add(from, to, most - least, 0)
    return network.add(from, to, least, -prices.unfilled)
  }
  const each = Array.from({ length: groups }, (_, of) => of)
  const leadArc = each.map((of) =>
    required(leadNode(of), placeNode(of), problem.leastLeads[of] as number, problem.mostLeads[of] as number),
  )
  const placeArc = each.map((of) =>
    required(placeNode(of), network.nodes - 1, problem.least[of] as number, problem.most[of] as number),
  )
  return { network, offerArc, placeArc, leadArc, placeNode, leadNode }
}

function unfilledIn(problem: GroupProblem, flow: Flow, placeArc: number[], leadArc: number[]): Unfilled[] {
  return placeArc
    .map((arc, group) => ({
      group,
      people: (problem.least[group] as number) - flow.flowOn(arc),
      leads: (problem.leastLeads[group] as number) - flow.flowOn(leadArc[group] as number),
    }))
    .filter(({ people, leads }) => people > 0 || leads > 0)
}
