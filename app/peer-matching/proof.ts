import { Nest } from './nest.ts'
import { openingsOf } from './openings.ts'
import { type Certificate, costOfPair, type Edges, edgesOf, mostPairs, type PeerSolution, type Peers } from './peers.ts'

/** Checks the pairs and the trios of an answer. Returns what is wrong; nothing wrong means proved. */
export function provePeers(
  peers: Peers,
  { mate, certificate, trios, trioCertificate }: Omit<PeerSolution, 'mate'> & { mate: ArrayLike<number> },
): string[] {
  const edges = edgesOf(peers)
  const complaints = proveMatching(edges, mate, certificate)
  if (complaints.length > 0) return complaints
  const openings = openingsOf(peers, mate)
  const placeOf = new Map(openings.left.map((person, place) => [`${person}`, place]))
  for (const [at, pair] of openings.pairs.entries()) placeOf.set(pair.join(), openings.left.length + at)
  const joins = new Array<number>(openings.edges.size).fill(-1)
  for (const { person, pair } of trios) {
    const [place, joined] = [placeOf.get(`${person}`), placeOf.get(pair.join())]
    if (
      place === undefined ||
      joined === undefined ||
      !pair.every((each) => costOfPair(peers, person, each) !== undefined)
    )
      return [`${person} cannot join ${pair.join(' and ')}`]
    if (joins[place] !== -1 || joins[joined] !== -1) return [`a second trio with ${person} or ${pair.join(' and ')}`]
    joins[place] = joined
    joins[joined] = place
  }
  return proveMatching(openings.edges, joins, trioCertificate).map((complaint) => `trios: ${complaint}`)
}

/**
 * Checks that a matching is one of most vertices at the least cost, trusting nobody: it shares with the solver only what
 * says the problem (`peers.ts`, `openings.ts`), looks once at every edge, and computes exactly. Returns what is wrong;
 * nothing wrong means proved.
 *
 * All prices are in half units of cost. The slack of an edge is 2 · cost, less the prices of its ends, plus the prices
 * of all blossoms that hold both ends.
 *
 * 1. Everybody is matched over an edge there is, both ways.
 * 2. No matching is cheaper, unmatched vertices priced. No slack is negative, no blossom's price either, and no vertex's
 *    price is above the unmatched one. A blossom of 2k + 1 vertices holds at most k edges of any matching. So
 *    Σ price − Σ k · blossom price is a lower bound, and a matching that costs exactly that is best.
 * 3. No matching has more edges. If one did, a single path would lead there, adding at most as many edges as half
 *    the vertices that have any; the check is that their cost does not reach the two unmatched prices it saves.
 */
export function proveMatching(edges: Edges, mate: ArrayLike<number>, certificate: Certificate): string[] {
  const malformed = checkShape(edges, mate, certificate)
  if (malformed.length > 0) return malformed
  const { costs, dearest, complaints } = lookAtEdges(edges, mate, certificate)
  const { unmatchedPrice, price } = certificate
  let [bound, unmatched] = [0n, 0n]
  for (const [vertex, each] of price.entries()) {
    if (each > unmatchedPrice) complaints.push(`the price of ${vertex} is above the unmatched price`)
    if (mate[vertex] === -1) unmatched++
    bound += BigInt(each)
  }
  bound -= priceOfBlossoms(certificate, complaints)
  const gap = costs + unmatched * BigInt(unmatchedPrice) - bound
  if (gap !== 0n) complaints.push(`the prices leave room for a matching that costs ${gap} half units less`)
  if (unmatched > 1n && BigInt(unmatchedPrice) <= BigInt(dearest) * BigInt(mostPairs(edges)))
    complaints.push('the unmatched price does not rule out one more pair')
  return complaints
}

function checkShape(
  { size }: Edges,
  mate: ArrayLike<number>,
  { unmatchedPrice, price, inside, blossoms }: Certificate,
) {
  const complaints: string[] = []
  if (mate.length !== size) complaints.push(`${size} mates are needed, there are ${mate.length}`)
  if (price.length !== size) complaints.push(`${size} prices are needed, there are ${price.length}`)
  if (inside.length !== size) complaints.push(`${size} places inside are needed, there are ${inside.length}`)
  if (![unmatchedPrice, ...price, ...blossoms.flat()].every(Number.isSafeInteger))
    complaints.push('a price is not a whole number that can be computed with exactly')
  if (!inside.every((at) => Number.isInteger(at) && at >= -1 && at < blossoms.length))
    complaints.push('somebody is inside a blossom that is not there')
  for (const [at, [each, around]] of blossoms.entries()) {
    if (each < 0) complaints.push(`blossom ${at} has the price ${each}`)
    if (around !== -1 && !(around > at && around < blossoms.length))
      complaints.push(`blossom ${at} lies in ${around}, which does not come after it`)
  }
  return complaints
}

/** One pass over all edges: no slack below zero, every match is an edge; what the matching costs in half units. */
function lookAtEdges(
  { size, tail, head, cost }: Edges,
  mate: ArrayLike<number>,
  { price, inside, blossoms }: Certificate,
) {
  const complaints: string[] = []
  const nest = new Nest(blossoms)
  const isFound = new Uint8Array(size)
  let [costs, dearest] = [0n, 0]
  for (let at = 0; at < tail.length; at++) {
    const [one, other, each] = [tail[at] as number, head[at] as number, cost[at] as number]
    dearest = Math.max(dearest, each)
    const shared = nest.priceOfBoth(inside[one] as number, inside[other] as number)
    const slack = 2 * each - (price[one] as number) - (price[other] as number) + shared
    if (!Number.isSafeInteger(slack)) complaints.push(`the slack of ${one} and ${other} cannot be computed exactly`)
    if (slack < 0) complaints.push(`${one} and ${other} cost less than their prices`)
    if (mate[one] !== other || mate[other] !== one || isFound[one]) continue
    isFound[one] = 1
    isFound[other] = 1
    costs += BigInt(2 * each)
  }
  for (let vertex = 0; vertex < size; vertex++)
    if (mate[vertex] !== -1 && !isFound[vertex]) complaints.push(`${vertex} may not be with ${mate[vertex]}`)
  return { costs, dearest, complaints }
}

/** What the blossoms take off the bound: k times its price for one of 2k + 1 vertices. */
function priceOfBlossoms({ inside, blossoms }: Certificate, complaints: string[]): bigint {
  const held = new Array<number>(blossoms.length).fill(0)
  for (const at of inside) if (at >= 0) held[at] = (held[at] as number) + 1
  let sum = 0n
  for (const [at, [each, around]] of blossoms.entries()) {
    const vertices = held[at] as number
    if (vertices % 2 === 0) complaints.push(`blossom ${at} holds ${vertices} vertices, an even number`)
    else sum += BigInt(each) * BigInt((vertices - 1) / 2)
    if (around >= 0) held[around] = (held[around] as number) + vertices
  }
  return sum
}
