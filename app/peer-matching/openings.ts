import type { Edges, Peers } from './peers.ts'

/** Who could join whom: the people left over are the first vertices, the pairs the rest. */
export interface Openings {
  readonly left: readonly number[]
  readonly pairs: readonly (readonly [low: number, high: number])[]
  readonly edges: Edges
}

/** Says who of those left over may join which pair, and what that costs; nobody where trios are not wanted. */
export function openingsOf(peers: Peers, mate: ArrayLike<number>): Openings {
  const left: number[] = []
  const pairs: [number, number][] = []
  const pairOf = new Int32Array(peers.people).fill(-1)
  for (let person = 0; person < peers.people; person++) {
    const other = mate[person] as number
    if (other === -1) left.push(person)
    else if (person < other) {
      pairOf[person] = pairs.length
      pairOf[other] = pairs.length
      pairs.push([person, other])
    }
  }
  const tail: number[] = []
  const head: number[] = []
  const cost: number[] = []
  const known = peers.trios ? acquaintances(peers, mate) : new Map<number, [number, number][]>()
  for (const [place, person] of left.entries()) {
    const half = new Map<number, number>()
    for (const [other, one] of known.get(person) ?? []) {
      const pair = pairOf[other] as number
      const first = half.get(pair)
      if (first === undefined) half.set(pair, one)
      else {
        tail.push(place)
        head.push(left.length + pair)
        cost.push(first + one)
      }
    }
  }
  const edges = { size: left.length + pairs.length, tail: Int32Array.from(tail), head: Int32Array.from(head), cost }
  return { left, pairs, edges }
}

/** The allowed pairs of everybody left over with everybody who is not. */
function acquaintances({ people, rowStart, partner, cost }: Peers, mate: ArrayLike<number>) {
  const known = new Map<number, [other: number, cost: number][]>()
  const add = (person: number, other: number, at: number) => {
    if (mate[person] !== -1 || mate[other] === -1) return
    const list = known.get(person)
    if (list) list.push([other, cost[at] as number])
    else known.set(person, [[other, cost[at] as number]])
  }
  for (let low = 0; low < people; low++)
    for (let at = rowStart[low] as number; at < (rowStart[low + 1] as number); at++) {
      add(low, partner[at] as number, at)
      add(partner[at] as number, low, at)
    }
  return known
}
