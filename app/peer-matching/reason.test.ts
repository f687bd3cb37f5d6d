import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyPeers, bestByTrying, pairsOf } from './peers.example.ts'
import { costOfPair, makePeers, type PeerPair, type Peers } from './peers.ts'
import { provePeers } from './proof.ts'
import { alternativesFor, leastPrices, priceOfPair, reasonsOf } from './reason.ts'
import { solvePeers } from './solve.ts'

/** The best way to let people left over join pairs, by trying all: how many join, and what it costs. */
function bestTrios(peers: Peers, left: number[], pairs: (readonly [number, number])[]): [number, number] {
  const [person, ...others] = left
  if (person === undefined) return [0, 0]
  let best = bestTrios(peers, others, pairs)
  for (const pair of pairs) {
    const [one, other] = pair.map((each) => costOfPair(peers, person, each))
    if (one === undefined || other === undefined) continue
    const [count, cost] = bestTrios(
      peers,
      others,
      pairs.filter((each) => each !== pair),
    )
    const found: [number, number] = [count + 1, cost + one + other]
    if (found[0] > best[0] || (found[0] === best[0] && found[1] < best[1])) best = found
  }
  return best
}

test('as many as can join a pair do, one to a pair, at the least cost, and only where both are allowed', () => {
  fc.assert(
    fc.property(anyPeers(), (peers) => {
      const { mate, trios } = solvePeers(peers)
      const people = [...mate.keys()]
      const left = people.filter((person) => mate[person] === -1)
      const pairs = people.flatMap((one) => (one < (mate[one] ?? -1) ? [[one, mate[one] ?? -1] as const] : []))
      const cost = trios.reduce((sum, trio) => sum + trio.cost, 0)
      assert.deepEqual([trios.length, cost], peers.trios ? bestTrios(peers, left, pairs) : [0, 0])
      assert.equal(new Set(trios.map(({ pair }) => pair.join())).size, trios.length)
    }),
    { numRuns: 2000 },
  )
})

test('a dearer choice of trios, or one that is not allowed, is not proved', () => {
  const pairs: PeerPair[] = [
    [0, 1, 0],
    [2, 3, 0],
    [4, 0, 5],
    [4, 1, 5],
    [4, 2, 6],
    [4, 3, 6],
  ]
  const peers = makePeers({ people: 5 }, pairs)
  const solution = solvePeers(peers)
  assert.deepEqual(solution.trios, [{ person: 4, pair: [0, 1], cost: 10 }])
  const other = (...trios: (typeof solution.trios)[number][]) => provePeers(peers, { ...solution, trios })
  assert.match(other({ person: 4, pair: [2, 3], cost: 12 }).join(), /^trios: the prices leave room/)
  assert.match(other().join(), /^trios: the prices leave room/)
  assert.match(other({ person: 4, pair: [1, 2], cost: 11 }).join(), /^4 cannot join 1 and 2/)
  assert.match(other(...solution.trios, ...solution.trios).join(), /^a second trio/)
})

test('the exact price of a pair is what trying everything says, and never below its bound', () => {
  fc.assert(
    fc.property(anyPeers({ people: 8 }), (peers) => {
      const solution = solvePeers(peers)
      const least = leastPrices(peers, solution)
      const before = bestByTrying(peers)
      for (const [at, [one, other, cost]] of pairsOf(peers).entries()) {
        const rest = pairsOf(peers).filter(([a, b]) => ![a, b].some((each) => each === one || each === other))
        const after = bestByTrying(makePeers(peers, rest))
        const change = priceOfPair(peers, solution, other, one)
        assert.equal(change?.unmatched, 2 * (before.pairs - after.pairs - 1))
        assert.equal(change?.cost, after.cost + cost - before.cost)
        assert.ok((change?.price ?? -1) >= (least[at] ?? 0) && (least[at] ?? -1) >= 0)
        assert.deepEqual([change?.mate[one], change?.mate[other]], [other, one])
      }
    }),
    { numRuns: 300 },
  )
})

test('everybody has their partners, what they cost, and whom else they might have', () => {
  const pairs: PeerPair[] = [
    [0, 1, 4],
    [0, 2, 9],
    [1, 2, 9],
    [2, 3, 1],
    [2, 4, 3],
    [3, 4, 5],
  ]
  const peers = makePeers({ people: 6 }, pairs)
  const solution = solvePeers(peers)
  const reasons = reasonsOf(peers, solution)
  assert.deepEqual(
    reasons.map(({ partners, cost }) => [partners, cost]),
    [
      [[1], 4],
      [[0], 4],
      [[3, 4], 4],
      [[2, 4], 6],
      [[2, 3], 8],
      [[], 0],
    ],
  )
  assert.equal(reasons[4]?.alternative?.person, 2)
  assert.ok((reasons[4]?.alternative?.least ?? 9) <= (priceOfPair(peers, solution, 4, 2)?.price ?? -1))
  assert.equal(reasons[5]?.alternative, null)
})

test('the best alternatives are those with the least exact prices', () => {
  fc.assert(
    fc.property(anyPeers({ people: 8 }), fc.integer({ min: 0, max: 3 }), (peers, count) => {
      if (peers.people === 0) return
      const solution = solvePeers(peers)
      const others = [...solution.mate.keys()].filter((other) => other !== 0 && other !== solution.mate[0])
      const prices = others
        .flatMap((other) => priceOfPair(peers, solution, 0, other) ?? [])
        .sort((a, b) => a.price - b.price || a.pair[1] - b.pair[1])
      assert.deepEqual(alternativesFor(peers, solution, 0, count), prices.slice(0, count))
    }),
    { numRuns: 300 },
  )
})
