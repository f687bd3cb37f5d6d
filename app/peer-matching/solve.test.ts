import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { costOfAnswer, makeProblem, matchedIn } from '#app/matching/problem.ts'
import { solve } from '#app/matching/solve.ts'
import { anyPeers, bestByTrying, dice, nearby, pairsOf } from './peers.example.ts'
import { edgesOf, makePeers, mostPeers, type PeerPair, type Peers } from './peers.ts'
import { proveMatching, provePeers } from './proof.ts'
import { costOfPairs } from './result.ts'
import { matchAtLeastCost, solvePeers } from './solve.ts'

/** Solves and proves: in these tests nothing is believed without its proof. */
function solved(peers: Peers) {
  const solution = solvePeers(peers)
  assert.deepEqual(provePeers(peers, solution), [])
  const pairs = solution.mate.reduce((count, other, person) => count + (other > person ? 1 : 0), 0)
  return { ...solution, mate: Array.from(solution.mate), pairs, cost: costOfPairs(peers, solution.mate) }
}

/** A problem with drawn pairs, each listed with some chance in ten. */
function drawn(people: number, seed: number, { chance = 10, most = 2 ** 30 } = {}): Peers {
  const draw = dice(seed)
  const pairs: PeerPair[] = []
  for (let one = 0; one < people; one++)
    for (let other = 0; other < one; other++) if (draw(10) < chance) pairs.push([one, other, draw(most + 1)])
  return makePeers({ people }, pairs)
}

test('the answer is as good as the best found by trying everything, and it is proved', () => {
  fc.assert(
    fc.property(anyPeers(), (peers) => {
      const { pairs, cost } = solved(peers)
      const { ways, ...best } = bestByTrying(peers)
      assert.deepEqual({ pairs, cost }, best)
      assert.ok(ways > 0)
    }),
    { numRuns: 4000 },
  )
})

test('so it is for larger ones, where blossoms nest', () => {
  for (let seed = 0; seed < 60; seed++)
    for (const peers of [nearby(12 + (seed % 4), seed), drawn(15, seed, { chance: 3, most: 9 })]) {
      const { pairs, cost } = solved(peers)
      const best = bestByTrying(peers)
      assert.deepEqual([pairs, cost], [best.pairs, best.cost])
    }
})

test('between two sides it agrees with the engine that matches mentees to mentors', () => {
  for (let seed = 0; seed < 30; seed++) {
    const draw = dice(seed)
    const side = 20 + draw(40)
    const most = [3, 1000, 2 ** 30][seed % 3] as number
    const listed = Array.from({ length: side * 6 }, () => [draw(side), draw(side), draw(most)] as const)
    const problem = makeProblem({ mentees: side, mentors: side, capacity: new Array<number>(side).fill(1) }, listed)
    const { mate } = solve(problem)
    const peers = makePeers(
      { people: 2 * side },
      listed.map(([a, b, cost]): PeerPair => [a, side + b, cost]),
    )
    const { pairs, cost } = solved(peers)
    assert.deepEqual([pairs, cost], [matchedIn(mate), costOfAnswer(problem, mate)])
  }
})

test('numbering people differently changes nothing but their numbers', () => {
  fc.assert(
    fc.property(anyPeers(), fc.nat(), (peers, seed) => {
      const draw = dice(seed)
      const keys = Array.from({ length: peers.people }, () => draw(2 ** 30))
      const named = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
      const pairs = pairsOf(peers).map(([a, b, cost]): PeerPair => [named[b] ?? 0, named[a] ?? 0, cost])
      const [before, after] = [solved(peers), solved(makePeers(peers, pairs))]
      assert.deepEqual([after.pairs, after.cost], [before.pairs, before.cost])
      if (bestByTrying(peers).ways > 1) return
      for (const [person, other] of before.mate.entries())
        assert.equal(after.mate[named[person] ?? 0], other < 0 ? -1 : named[other])
    }),
    { numRuns: 1000 },
  )
})

test('the order of the pairs, and which of two people is named first, change nothing at all', () => {
  fc.assert(
    fc.property(anyPeers(), (peers) => {
      const pairs = pairsOf(peers).map(([a, b, cost]): PeerPair => [b, a, cost])
      assert.deepEqual(solved(makePeers(peers, pairs.reverse())), solved(peers))
    }),
    { numRuns: 300 },
  )
})

test('costs in another unit cost as much, and somebody nobody may be with changes nothing', () => {
  fc.assert(
    fc.property(anyPeers(), fc.integer({ min: 2, max: 7 }), (peers, unit) => {
      const before = solved(peers)
      const pairs = pairsOf(peers)
      if (pairs.every(([, , cost]) => cost * unit <= 2 ** 30)) {
        const scaled = solved(
          makePeers(
            peers,
            pairs.map(([a, b, cost]): PeerPair => [a, b, cost * unit]),
          ),
        )
        assert.deepEqual([scaled.pairs, scaled.cost], [before.pairs, before.cost * unit])
      }
      const more = solved(makePeers({ ...peers, people: peers.people + 1 }, pairs))
      assert.deepEqual([more.mate, more.trios], [[...before.mate, -1], before.trios])
    }),
    { numRuns: 1000 },
  )
})

test('no dearer or smaller answer is ever proved, and no changed price either', () => {
  for (let seed = 0; seed < 200; seed++) {
    const peers = nearby(11, seed)
    const { mate, certificate } = solvePeers(peers)
    const edges = edgesOf(peers)
    const [one, other] = [mate.findIndex((each) => each >= 0), mate.findLastIndex((each) => each >= 0)]
    const [his, hers] = [mate[one] as number, mate[other] as number]
    if (his !== other) {
      const swapped = mate.with(one, other).with(other, one).with(his, hers).with(hers, his)
      if (costOfPairs(peers, swapped) > costOfPairs(peers, mate))
        assert.notDeepEqual(proveMatching(edges, swapped, certificate), [])
    }
    assert.notDeepEqual(proveMatching(edges, mate.with(one, -1).with(his, -1), certificate), [])
    const price = certificate.price.map((each, person) => (person === one ? each + 1 : each))
    assert.notDeepEqual(proveMatching(edges, mate, { ...certificate, price }), [])
    const blossoms = certificate.blossoms.map(([each, around]) => [each - 1, around] as const)
    if (blossoms.length) assert.notDeepEqual(proveMatching(edges, mate, { ...certificate, blossoms }), [])
  }
})

const chain = (people: number, cost: (at: number) => number, closed = false): Peers =>
  makePeers(
    { people },
    Array.from({ length: closed ? people : people - 1 }, (_, at): PeerPair => [at, (at + 1) % people, cost(at)]),
  )
const sides = (left: number, right: number): Peers =>
  makePeers(
    { people: left + right },
    Array.from(
      { length: left * right },
      (_, at): PeerPair => [at % left, left + Math.floor(at / left), (at * 7919) % 101],
    ),
  )
/** Triangles in a row, each held to the next by one pair, ever dearer: blossoms grow around blossoms. */
const triangles = (count: number): Peers =>
  makePeers(
    { people: 3 * count },
    Array.from({ length: count }, (_, at): PeerPair[] => {
      const [a, dear] = [3 * at, 2 ** Math.min(at, 29)]
      const held: PeerPair[] =
        at + 1 < count
          ? [
              [a + 2, a + 3, dear],
              [a, a + 4, dear + at],
            ]
          : []
      return [[a, a + 1, at], [a + 1, a + 2, at], [a, a + 2, at], ...held]
    }).flat(),
  )

const families: [string, Peers][] = [
  ['a path', chain(1000, (at) => (at * 31) % 17)],
  ['a path where the middle is cheap', chain(801, (at) => Math.abs(400 - at))],
  ['an odd cycle', chain(999, (at) => (at * 7) % 23, true)],
  ['an odd cycle of equal pairs', chain(1001, () => 5, true)],
  ['everybody with everybody, equal', drawn(150, 1, { most: 0 })],
  ['everybody with everybody, few costs', drawn(151, 2, { most: 3 })],
  ['everybody with everybody, any cost', drawn(151, 3)],
  [
    'the highest cost everywhere',
    makePeers(
      { people: 301 },
      pairsOf(drawn(301, 4, { chance: 2 })).map(([a, b]) => [a, b, 2 ** 30]),
    ),
  ],
  ['two sides', sides(40, 50)],
  [
    'one in the middle',
    makePeers(
      { people: 500 },
      Array.from({ length: 499 }, (_, at): PeerPair => [250, at < 250 ? at : at + 1, at]),
    ),
  ],
  ['triangles', triangles(150)],
  ['near each other', nearby(400, 5, 0.1)],
  ['near each other, one too many', nearby(401, 6, 0.2)],
  ['one pair in ten', drawn(500, 7, { chance: 1 })],
  [
    'points that double their distance',
    makePeers(
      { people: 31 },
      pairsOf(drawn(31, 8)).map(([a, b]) => [a, b, 2 ** b - 2 ** a > 2 ** 30 ? 2 ** 30 : 2 ** b - 2 ** a]),
    ),
  ],
]
for (const [what, peers] of families)
  test(`proved: ${what}`, () => {
    const again = solved(peers)
    assert.deepEqual(solvePeers(peers).mate, Int32Array.from(again.mate), 'the same answer every time')
  })

test('many problems of middle size are proved, with blossoms that open again', () => {
  for (let seed = 0; seed < 60; seed++) {
    solved(drawn(40 + (seed % 50), seed, { chance: 1 + (seed % 4), most: [2, 30, 2 ** 30][seed % 3] as number }))
    solved(nearby(40 + seed, seed, 0.3))
  }
})

test('nobody, one person, and people without pairs', () => {
  for (const people of [0, 1, 7]) assert.deepEqual(solved(makePeers({ people }, [])).mate, new Array(people).fill(-1))
  assert.deepEqual(solved(makePeers({ people: 2 }, [[1, 0, 2 ** 30]])).mate, [1, 0])
  assert.deepEqual(
    solved(
      makePeers({ people: 2 }, [
        [1, 0, 9],
        [0, 1, 4],
      ]),
    ).cost,
    4,
  )
})

test('sums beyond 2^31, and beyond 2^50 for the unmatched price, are exact', () => {
  const people = 2 ** 11
  const many = chain(people, (at) => 2 ** 30 - (at % 3))
  assert.ok(solved(many).cost > 2 ** 39)
  const size = mostPeers
  // Everybody in a row, dear and free in turn: each row of four must take its two dear ends.
  const row = Array.from({ length: size - 1 }, (_, at) => at).filter((at) => at % 4 < 3)
  const edges = {
    size,
    tail: Int32Array.from(row),
    head: Int32Array.from(row, (at) => at + 1),
    cost: row.map((at) => (at % 4 === 1 ? 0 : 2 ** 31)),
  }
  const { mate, certificate } = matchAtLeastCost(edges)
  assert.deepEqual(Array.from(mate.subarray(0, 4)), [1, 0, 3, 2])
  assert.equal(certificate.unmatchedPrice, 2 ** 50 + 1)
  assert.deepEqual(proveMatching(edges, mate, certificate), [])
})
