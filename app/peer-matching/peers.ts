import { BadProblem, checkWhole, inRows, jsonPath, mostCost, type Whereabouts } from '#app/matching/problem.ts'

/**
 * Who may be paired with whom, as numbers: people are places in a list, a pair not listed is not allowed.
 *
 * The pairs are kept row by row, each under its lower person: those of person `i` are `rowStart[i]` up to
 * `rowStart[i + 1]` of `partner` and `cost`, partners above `i` and ascending, none twice.
 */
export interface Peers {
  readonly people: number
  /** Whether somebody left over may join a pair. */
  readonly trios: boolean
  readonly rowStart: Int32Array
  readonly partner: Int32Array
  readonly cost: Int32Array
}

export type PeerPair = readonly [one: number, other: number, cost: number]

/** An undirected graph as a list of edges, for the solver and for the proof. */
export interface Edges {
  readonly size: number
  readonly tail: Int32Array
  readonly head: Int32Array
  /** Whole numbers from 0 to 2^31. */
  readonly cost: ArrayLike<number>
}

/** Duals that prove a matching best, in half units of cost; `proof.ts` says how. */
export interface Certificate {
  /** What leaving a vertex unmatched is taken to cost. */
  readonly unmatchedPrice: number
  /** The dual of every vertex: what matching it is worth. */
  readonly price: readonly number[]
  /** The smallest blossom each vertex is in, by its place in the list; -1 for none. */
  readonly inside: readonly number[]
  /** Odd sets of vertices, nested; what each costs, and the place of the one around it, further on; -1 for none. */
  readonly blossoms: readonly (readonly [price: number, around: number])[]
}

export interface Matching {
  /** Whom each vertex is matched with, -1 for nobody. */
  readonly mate: Int32Array
  readonly certificate: Certificate
}

/** Somebody left over, the pair they join, and what their two new acquaintances cost. */
export interface Trio {
  readonly person: number
  readonly pair: readonly [low: number, high: number]
  readonly cost: number
}

export interface PeerSolution extends Matching {
  readonly trios: readonly Trio[]
  /** Proves the choice of trios, over the graph of `trio.ts`. */
  readonly trioCertificate: Certificate
}

/** So many that every number of the solver, at most 5 · people / 2 · 2^31, is exact in a double. */
export const mostPeers = 2 ** 20

/**
 * Makes a problem from a list of pairs in any order, either person first; the lower of two costs for a pair counts.
 *
 * @throws BadProblem that begins with the place of the first fault
 */
export function makePeers(
  given: { readonly people: number; readonly trios?: boolean },
  pairs: readonly PeerPair[],
  where: Whereabouts = jsonPath,
): Peers {
  const people = checkPeople(given.people, where)
  const trios = given.trios ?? true
  if (typeof trios !== 'boolean') throw new BadProblem(where('trios'), 'true or false is needed')
  const low = new Int32Array(pairs.length)
  const high = new Int32Array(pairs.length)
  const cost = new Int32Array(pairs.length)
  for (let at = 0; at < pairs.length; at++) {
    const pair: unknown = pairs[at]
    if (!Array.isArray(pair) || pair.length !== 3)
      throw new BadProblem(where('pairs', at), 'a pair is [person, person, cost]')
    const one = checkWhole(pair[0], 0, people - 1, 'person', () => where('pairs', at, 0))
    const other = checkWhole(pair[1], 0, people - 1, 'person', () => where('pairs', at, 1))
    if (one === other) throw new BadProblem(where('pairs', at), `person ${one} cannot be their own partner`)
    low[at] = Math.min(one, other)
    high[at] = Math.max(one, other)
    cost[at] = checkWhole(pair[2], 0, mostCost, 'cost', () => where('pairs', at, 2))
  }
  return { people, trios, ...inPeerRows(people, low, high, cost) }
}

export function checkPeople(people: unknown, where: Whereabouts): number {
  return checkWhole(people, 0, mostPeers, 'number of people', () => where('people'))
}

/** Sorts pairs into rows under their lower person. */
export function inPeerRows(people: number, low: Int32Array, high: Int32Array, cost: Int32Array) {
  const { rowStart, mentor: partner, cost: costs } = inRows({ mentees: people, mentors: people }, low, high, cost)
  return { rowStart, partner, cost: costs }
}

/** What a listed pair costs, whoever is named first; undefined where it is not allowed. */
export function costOfPair({ rowStart, partner, cost }: Peers, one: number, other: number): number | undefined {
  const [row, wanted] = one < other ? [one, other] : [other, one]
  let low = rowStart[row] ?? 0
  let high = rowStart[row + 1] ?? 0
  const end = high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((partner[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low < end && partner[low] === wanted ? cost[low] : undefined
}

/** The pairs as edges between people. */
export function edgesOf({ people, rowStart, partner, cost }: Peers): Edges {
  const tail = new Int32Array(partner.length)
  for (let person = 0; person < people; person++) tail.fill(person, rowStart[person], rowStart[person + 1])
  return { size: people, tail, head: partner, cost }
}

/** How many edges a matching can have at most: half of the vertices that have one at all. */
export function mostPairs({ size, tail, head }: Edges): number {
  const isReached = new Uint8Array(size)
  for (const end of [tail, head]) for (let at = 0; at < end.length; at++) isReached[end[at] as number] = 1
  let reached = 0
  for (let vertex = 0; vertex < size; vertex++) reached += isReached[vertex] as number
  return Math.floor(reached / 2)
}
