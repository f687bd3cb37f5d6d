import { Nest } from './nest.ts'
import { costOfPair, edgesOf, type PeerSolution, type Peers } from './peers.ts'
import { costOfPairs } from './result.ts'
import { matchAtLeastCost } from './solve.ts'

export interface PeerReason {
  readonly person: number
  /** One partner, two in a trio, none. */
  readonly partners: readonly number[]
  /** What the person's own pairs cost: one, or both of somebody who joined, or the pair and the newcomer. */
  readonly cost: number
  /** Whom else they could most cheaply be paired with, by what that costs everybody at the very least; lowest id first. */
  readonly alternative: { readonly person: number; readonly least: number } | null
}

/** What choosing a pair changes, trios apart. */
export interface PairChange {
  readonly pair: readonly [low: number, high: number]
  /** Added to the total cost of all pairs. */
  readonly cost: number
  /** Added to the number of people without a pair. */
  readonly unmatched: number
  /** Both, an unmatched person priced as in the certificate; never less than 0. */
  readonly price: number
  /** The best pairs for everybody, this one among them. */
  readonly mate: Int32Array
}

/** Everybody's partners, what they cost, and the best alternative, read off the certificate in one pass over the pairs. */
export function reasonsOf(peers: Peers, solution: PeerSolution): PeerReason[] {
  const { tail, head } = edgesOf(peers)
  const least = leastPrices(peers, solution)
  const best = new Int32Array(peers.people).fill(-1)
  const bound = new Float64Array(peers.people).fill(Number.POSITIVE_INFINITY)
  const consider = (person: number, other: number, price: number) => {
    if (solution.mate[person] === other || price > (bound[person] as number)) return
    if (price === bound[person] && other > (best[person] as number)) return
    best[person] = other
    bound[person] = price
  }
  for (let at = 0; at < tail.length; at++) {
    consider(tail[at] as number, head[at] as number, least[at] as number)
    consider(head[at] as number, tail[at] as number, least[at] as number)
  }
  const company = companyOf(solution)
  return Array.from(company, (partners, person) => ({
    person,
    partners,
    cost: partners.reduce((sum, other) => sum + (costOfPair(peers, person, other) ?? 0), 0),
    alternative:
      (best[person] as number) < 0 ? null : { person: best[person] as number, least: bound[person] as number },
  }))
}

/** The price of every listed pair at the very least: its slack, see `proof.ts`, in units of cost (halves are possible). */
export function leastPrices(peers: Peers, { certificate: { price, inside, blossoms } }: PeerSolution): Float64Array {
  const { tail, head, cost } = edgesOf(peers)
  const nest = new Nest(blossoms)
  return Float64Array.from(tail, (one, at) => {
    const other = head[at] as number
    const shared = nest.priceOfBoth(inside[one] as number, inside[other] as number)
    return (2 * (cost[at] as number) - (price[one] as number) - (price[other] as number) + shared) / 2
  })
}

/**
 * Exactly what pairing two people would change in total, and everybody's pairs then; null where they may not be paired.
 * Solves the problem for everybody else once more.
 */
export function priceOfPair(peers: Peers, solution: PeerSolution, one: number, other: number): PairChange | null {
  if (costOfPair(peers, one, other) === undefined) return null
  const { size, ...edges } = edgesOf(peers)
  const isKept = (_: number, at: number) =>
    ![edges.tail[at], edges.head[at]].some((end) => end === one || end === other)
  const cost = peers.cost.filter(isKept)
  const rest = matchAtLeastCost({ size, tail: edges.tail.filter(isKept), head: edges.head.filter(isKept), cost })
  const mate = rest.mate.with(one, other).with(other, one)
  const change = {
    cost: costOfPairs(peers, mate) - costOfPairs(peers, solution.mate),
    unmatched: unmatchedIn(mate) - unmatchedIn(solution.mate),
  }
  const price = change.cost + (change.unmatched * solution.certificate.unmatchedPrice) / 2
  return { pair: one < other ? [one, other] : [other, one], ...change, price, mate }
}

/**
 * The `count` best other partners for a person in the context of everybody else, the least price first, then the lowest
 * id. Prices are exact; bounds from the certificate say which need not be tried.
 */
export function alternativesFor(peers: Peers, solution: PeerSolution, person: number, count: number): PairChange[] {
  const { tail, head } = edgesOf(peers)
  const least = leastPrices(peers, solution)
  const candidates = Array.from(tail.keys())
    .filter((at) => tail[at] === person || head[at] === person)
    .map((at) => ({ other: (tail[at] as number) + (head[at] as number) - person, bound: least[at] as number }))
    .filter(({ other }) => other !== solution.mate[person])
    .sort((a, b) => a.bound - b.bound || a.other - b.other)
  const best: PairChange[] = []
  const partnerIn = ({ pair }: PairChange) => pair[0] + pair[1] - person
  for (const { other, bound } of candidates) {
    const last = best[count - 1]
    if (count < 1 || (last && bound > last.price)) break
    const change = priceOfPair(peers, solution, person, other)
    if (change) best.push(change)
    best.sort((a, b) => a.price - b.price || partnerIn(a) - partnerIn(b))
    best.length = Math.min(best.length, count)
  }
  return best
}

/** Everybody's partners, trios included. */
function companyOf({ mate, trios }: PeerSolution): number[][] {
  const company = Array.from(mate, (other) => (other < 0 ? [] : [other]))
  for (const { person, pair } of trios) {
    company[person] = [...pair]
    for (const each of pair) company[each]?.push(person)
  }
  return company
}

function unmatchedIn(mate: Int32Array): number {
  return mate.reduce((count, other) => count + (other < 0 ? 1 : 0), 0)
}
