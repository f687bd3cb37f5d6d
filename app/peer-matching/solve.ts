import { arrangeArcs } from './arcs.ts'
import type { Forest } from './forest.ts'
import { Fractional, startGreedily } from './fractional.ts'
import {
  type Certificate,
  type Edges,
  edgesOf,
  type Matching,
  mostPairs,
  type PeerSolution,
  type Peers,
} from './peers.ts'
import { Search } from './search.ts'
import { chooseTrios } from './trio.ts'

/** Pairs people up and lets those left over join a pair; `README.md` says what is promised. */
export function solvePeers(peers: Peers): PeerSolution {
  const pairs = matchAtLeastCost(edgesOf(peers))
  const { trios, certificate } = chooseTrios(peers, pairs.mate, matchAtLeastCost)
  return { ...pairs, trios, trioCertificate: certificate }
}

/**
 * A matching of as many vertices as possible in any graph, at the least cost among those, with the duals that prove
 * it. Everything is computed in whole numbers without chance, so the same graph has the same answer everywhere.
 *
 * Greedy duals, then the fractional problem, then a blossom search from each vertex still exposed. Takes
 * O(n · (m log n + n · d)) at worst, d being how deep blossoms are nested; in practice close to linear.
 */
export function matchAtLeastCost(edges: Edges): Matching {
  const { size, tail, head, cost } = edges
  const arcs = arrangeArcs(size, tail, head, cost)
  const ceiling = mostPairs(edges) * arcs.dearest + 1
  const { mate, dual } = startGreedily(arcs, ceiling)
  new Fractional(arcs, { mate, dual }, ceiling).run()
  const search = new Search(arcs, mate, dual, ceiling)
  for (let vertex = 0; vertex < size; vertex++) if (mate[vertex] === -1 && dual[vertex] !== ceiling) search.run(vertex)
  return { mate, certificate: { unmatchedPrice: ceiling, price: Array.from(dual), ...blossomsOf(search.forest) } }
}

/** The blossoms that cost something, small ones first, so that each stands before the one around it. */
function blossomsOf({ size, parent, price, count }: Forest): Pick<Certificate, 'inside' | 'blossoms'> {
  const found: number[] = []
  const isSeen = new Uint8Array(parent.length)
  for (let vertex = 0; vertex < size; vertex++)
    for (let node = parent[vertex] as number; node >= 0 && !isSeen[node]; node = parent[node] as number) {
      isSeen[node] = 1
      if (price[node] !== 0) found.push(node)
    }
  found.sort((a, b) => (count[a] as number) - (count[b] as number))
  // Where each node stands in the list, or the one around it that does, found once for every node.
  const place = new Int32Array(parent.length).fill(-2)
  for (const [at, node] of found.entries()) place[node] = at
  const placeOf = (start: number): number => {
    let node = start
    while (node >= 0 && place[node] === -2) node = parent[node] as number
    const its = node < 0 ? -1 : (place[node] as number)
    for (let passed = start; passed !== node; passed = parent[passed] as number) place[passed] = its
    return its
  }
  const blossoms = found.map((node): [number, number] => [price[node] as number, placeOf(parent[node] as number)])
  return { inside: Array.from({ length: size }, (_, vertex) => placeOf(parent[vertex] as number)), blossoms }
}
