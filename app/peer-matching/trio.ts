import { openingsOf } from './openings.ts'
import type { Certificate, Edges, Matching, Peers, Trio } from './peers.ts'

/**
 * Lets as many people as possible of those left over join a pair, one to a pair, only where both pairs of the two are
 * allowed, at the least total of those costs: a matching between people and pairs.
 */
export function chooseTrios(
  peers: Peers,
  mate: ArrayLike<number>,
  match: (edges: Edges) => Matching,
): { trios: Trio[]; certificate: Certificate } {
  const { left, pairs, edges } = openingsOf(peers, mate)
  const { mate: joins, certificate } = match(edges)
  const cost = new Map<string, number>()
  for (let at = 0; at < edges.tail.length; at++) cost.set(`${edges.tail[at]} ${edges.head[at]}`, edges.cost[at] ?? 0)
  const trios = left.flatMap((person, place): Trio[] => {
    const pair = pairs[(joins[place] ?? -1) - left.length]
    return pair ? [{ person, pair, cost: cost.get(`${place} ${joins[place]}`) ?? 0 }] : []
  })
  return { trios, certificate }
}
