import fc from 'fast-check'
import { makePeers, type PeerPair, type Peers } from './peers.ts'

/** A small problem of any kind: ties or none, scarce or plenty, trios wanted or not. */
export function anyPeers({ people = 9 } = {}): fc.Arbitrary<Peers> {
  return fc
    .record({
      people: fc.integer({ min: 0, max: people }),
      most: fc.constantFrom(0, 1, 3, 20, 1000, 2 ** 30),
      density: fc.constantFrom(2, 4, 7, 10),
      trios: fc.boolean(),
    })
    .chain(({ people, most, density, trios }) =>
      fc.array(fc.tuple(fc.nat(9), fc.nat(most)), { minLength: people ** 2, maxLength: people ** 2 }).map((cells) =>
        makePeers(
          { people, trios },
          cells.flatMap(([chance, cost], cell): PeerPair[] => {
            const [one, other] = [Math.floor(cell / people), cell % people]
            return one < other && chance < density ? [[one, other, cost]] : []
          }),
        ),
      ),
    )
}

/** Draws whole numbers below a limit, the same ones for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Points in a square, each paired with those near it, by distance: many nested blossoms. */
export function nearby(people: number, seed: number, reach = 1): Peers {
  const draw = dice(seed)
  const places = Array.from({ length: people }, () => [draw(1000), draw(1000)] as const)
  const pairs = places.flatMap(([x, y], one) =>
    places.slice(0, one).flatMap(([u, v], other): PeerPair[] => {
      const distance = Math.hypot(x - u, y - v)
      return distance <= 1000 * reach ? [[one, other, Math.round(1000 * distance)]] : []
    }),
  )
  return makePeers({ people }, pairs)
}

/** The pairs of a problem as a list, the lower person first. */
export function pairsOf({ people, rowStart, partner, cost }: Peers): PeerPair[] {
  return Array.from({ length: people }, (_, person) => person).flatMap((person) =>
    Array.from(
      partner.subarray(rowStart[person], rowStart[person + 1]),
      (other, at): PeerPair => [person, other, cost[(rowStart[person] ?? 0) + at] ?? 0],
    ),
  )
}

/** The most pairs there can be, their least cost, and in how many ways, by trying every set of people once. */
export function bestByTrying(peers: Peers): { pairs: number; cost: number; ways: number } {
  const cost = new Map(pairsOf(peers).map(([one, other, price]) => [one * peers.people + other, price]))
  const known = new Map<number, { pairs: number; cost: number; ways: number }>()
  const best = (done: number): { pairs: number; cost: number; ways: number } => {
    if (done === 2 ** peers.people - 1) return { pairs: 0, cost: 0, ways: 1 }
    const before = known.get(done)
    if (before) return before
    let one = 0
    while ((done >> one) & 1) one++
    let found = { ...best(done | (1 << one)) }
    for (let other = one + 1; other < peers.people; other++) {
      const price = cost.get(one * peers.people + other)
      if ((done >> other) & 1 || price === undefined) continue
      const rest = best(done | (1 << one) | (1 << other))
      const each = { pairs: rest.pairs + 1, cost: rest.cost + price, ways: rest.ways }
      const gain = each.pairs - found.pairs || found.cost - each.cost
      if (gain > 0) found = each
      else if (gain === 0) found.ways += each.ways
    }
    known.set(done, found)
    return found
  }
  return best(0)
}
