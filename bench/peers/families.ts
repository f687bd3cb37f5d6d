// Instances for `npm run bench -- peers`, drawn anew and always the same.
import { makePeers, type PeerPair, type Peers } from '#app/peer-matching/peers.ts'

type Draw = (below: number) => number

export interface Family {
  readonly name: string
  readonly people: number
  readonly make: () => Peers
}

const sizes: [people: number, each: number][] = [
  [120, 119],
  [1000, 200],
  [1001, 200],
  [1000, 999],
  [10_000, 4],
  [10_000, 10],
  [10_000, 40],
]

/** Any costs up to a million, few different costs, distances in a square: each in every size. */
export const families: Family[] = sizes.flatMap(([people, each]): Family[] => {
  const size = `${people.toLocaleString('en')} × ${each}`
  return [
    { name: `random ${size}`, people, make: () => drawn(people, each, 1_000_000) },
    { name: `tie-heavy ${size}`, people, make: () => drawn(people, each, 10) },
    { name: `geometric ${size}`, people, make: () => nearby(people, each) },
  ]
})

/** Pairs drawn at random, about `each` for everybody. */
function drawn(people: number, each: number, most: number): Peers {
  const draw = dice(people * 31 + each)
  const pairs: PeerPair[] = []
  if (each === people - 1)
    for (let one = 0; one < people; one++)
      for (let other = 0; other < one; other++) pairs.push([one, other, draw(most + 1)])
  while (pairs.length < (people * Math.min(each, people - 2)) / 2) {
    const [one, other] = [draw(people), draw(people)]
    if (one !== other) pairs.push([one, other, draw(most + 1)])
  }
  return makePeers({ people }, pairs)
}

/** Points in a square, each paired with those so near that there are about `each`, at the cost of the distance. */
function nearby(people: number, each: number): Peers {
  const draw = dice(people * 37 + each)
  const side = 1_000_000
  const places = Array.from({ length: people }, () => [draw(side), draw(side)] as const)
  const reach = each === people - 1 ? 2 * side : side * Math.sqrt(each / people / Math.PI)
  const cells = new Map<string, number[]>()
  const pairs: PeerPair[] = []
  for (const [one, [x, y]] of places.entries()) {
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)]
    for (const across of [column - 1, column, column + 1])
      for (const down of [row - 1, row, row + 1])
        for (const other of cells.get(`${across} ${down}`) ?? []) {
          const [u, v] = places[other] as readonly [number, number]
          const distance = Math.hypot(x - u, y - v)
          if (distance <= reach) pairs.push([one, other, Math.round(distance)])
        }
    const cell = cells.get(`${column} ${row}`)
    if (cell) cell.push(one)
    else cells.set(`${column} ${row}`, [one])
  }
  return makePeers({ people }, pairs)
}

/** xorshift: whole numbers below a limit, the same for the same seed. */
function dice(seed: number): Draw {
  let state = seed | 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}
