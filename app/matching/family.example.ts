import { inRows, type Problem } from './problem.ts'

/** A kind of instance, made anew from a seed. */
export interface Family {
  readonly name: string
  make(seed: number): Problem
}

type Draw = (below: number) => number

/** Whole numbers by chance, the same for the same seed (xorshift, Marsaglia 2003). */
function drawFrom(seed: number): Draw {
  let state = (seed * 2654435761) | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}

/** The families of the benchmark; `scale` multiplies the number of people. */
export function families(scale: number): Family[] {
  const n = (people: number) => Math.max(2, Math.round(people * scale))
  const dense = (people: number) => Math.max(2, Math.round(people * Math.sqrt(scale)))
  return [
    { name: 'realistic 40', make: (seed) => realistic(drawFrom(seed), n(40), n(24), 15, 1.2) },
    { name: 'realistic 1,000', make: (seed) => realistic(drawFrom(seed), n(1000), n(600), 50, 1.15) },
    { name: 'realistic 10,000', make: (seed) => realistic(drawFrom(seed), n(10_000), n(5000), 50, 1.15) },
    { name: 'scarce 10,000', make: (seed) => realistic(drawFrom(seed), n(10_000), n(5000), 50, 0.8) },
    { name: 'tight 10,000', make: (seed) => realistic(drawFrom(seed), n(10_000), n(5000), 50, 1) },
    { name: 'tie-heavy 10,000', make: (seed) => uniform(drawFrom(seed), n(10_000), n(10_000), 30, 8, 1) },
    { name: 'uniform 20,000', make: (seed) => uniform(drawFrom(seed), n(20_000), n(20_000), 20, 1_000_000, 1) },
    { name: 'geometric 20,000', make: (seed) => geometric(drawFrom(seed), n(20_000), n(20_000), 20) },
    { name: 'unbalanced 200,000', make: (seed) => uniform(drawFrom(seed), n(200_000), n(2000), 10, 10_000, 120) },
    {
      name: 'dense 1,000',
      make: (seed) => uniform(drawFrom(seed), dense(1000), dense(1000), dense(1000), 1_000_000, 1),
    },
    {
      name: 'dense, small costs 1,000',
      make: (seed) => uniform(drawFrom(seed), dense(1000), dense(1000), dense(1000), 100, 1),
    },
    { name: 'dense geometric 1,000', make: (seed) => geometric(drawFrom(seed), dense(1000), dense(1000), dense(1000)) },
    { name: 'Machol–Wien 500', make: () => matchMade(dense(500), dense(500), (i, j) => (i + 1) * (j + 1)) },
    { name: 'price war 4,000', make: (seed) => priceWar(drawFrom(seed), n(4000)) },
    { name: 'chain 20,000', make: () => chain(n(20_000)) },
  ]
}

/** A million mentees, realistic; apart, since a peer takes minutes. */
export const million: Family = {
  name: 'realistic 1,000,000',
  make: (seed) => realistic(drawFrom(seed), 1_000_000, 500_000, 20, 1.15),
}

function build(
  mentees: number,
  mentors: number,
  capacity: Int32Array,
  rows: Iterable<[Int32Array, Int32Array]>,
): Problem {
  let size = 0
  let [mentee, mentor, cost] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)]
  let row = 0
  for (const [to, price] of rows) {
    if (size + to.length > mentee.length) {
      const wider = (list: Int32Array) => {
        const longer = new Int32Array(2 * list.length + to.length)
        longer.set(list)
        return longer
      }
      ;[mentee, mentor, cost] = [wider(mentee), wider(mentor), wider(cost)]
    }
    mentee.fill(row++, size, size + to.length)
    mentor.set(to, size)
    cost.set(price, size)
    size += to.length
  }
  const sides = { mentees, mentors, capacity, least: new Int32Array(mentors), priority: new Int32Array(mentees) }
  return { ...sides, ...inRows(sides, mentee.slice(0, size), mentor.slice(0, size), cost.slice(0, size)) }
}

/**
 * Mentees and mentors in 60 districts on a map; candidates are the nearest in district and beyond, the cost is made of
 * distance, how far strengths miss gaps, and wishes, from 0 to 10,000. Mentors hold one to three.
 */
function realistic(draw: Draw, mentees: number, mentors: number, pairs: number, seatsPerMentee: number): Problem {
  const districts = 60
  const place = Array.from({ length: districts }, () => [draw(1000), draw(1000)] as const)
  const byDistrict = Array.from({ length: districts }, (): number[] => [])
  const strength = new Int32Array(mentors)
  const home = new Int32Array(mentors)
  for (let mentor = 0; mentor < mentors; mentor++) {
    home[mentor] = Math.min(draw(districts), draw(districts))
    strength[mentor] = draw(4096)
    byDistrict[home[mentor] as number]?.push(mentor)
  }
  const near = place.map(([x, y]) =>
    place
      .map(([a, b], at) => [Math.hypot(a - x, b - y), at] as const)
      .sort((left, right) => left[0] - right[0])
      .map(([distance, at]) => [Math.round(distance), at] as const),
  )
  const capacity = new Int32Array(mentors)
  let seats = Math.round(mentees * seatsPerMentee)
  for (let at = 0; seats > 0; at++, seats--) {
    const mentor = at < mentors ? at : draw(mentors)
    capacity[mentor] = (capacity[mentor] as number) + 1
  }
  function* rows(): Generator<[Int32Array, Int32Array]> {
    for (let mentee = 0; mentee < mentees; mentee++) {
      const district = Math.min(draw(districts), draw(districts))
      const gap = draw(4096)
      const chosen = new Map<number, number>()
      const consider = (mentor: number, distance: number) => {
        let misses = gap & ~(strength[mentor] as number)
        let missed = 0
        for (; misses; misses &= misses - 1) missed++
        const wish = draw(50) === 0 ? 0 : 1500
        chosen.set(mentor, Math.min(10_000, 3 * distance + 350 * missed + wish + draw(300)))
      }
      for (const [distance, at] of near[district] ?? []) {
        const there = byDistrict[at] ?? []
        for (let n = 0; n < Math.min(there.length, pairs) && chosen.size < 0.7 * pairs; n++)
          consider(there[draw(there.length)] as number, distance)
        if (chosen.size >= 0.7 * pairs) break
      }
      while (chosen.size < Math.min(pairs, mentors)) {
        const mentor = draw(mentors)
        if (!chosen.has(mentor)) consider(mentor, distanceTo(district, home[mentor] as number))
      }
      yield [Int32Array.from(chosen.keys()), Int32Array.from(chosen.values())]
    }
  }
  const distanceTo = (from: number, to: number) =>
    Math.round(
      Math.hypot((place[from]?.[0] ?? 0) - (place[to]?.[0] ?? 0), (place[from]?.[1] ?? 0) - (place[to]?.[1] ?? 0)),
    )
  return build(mentees, mentors, capacity, rows())
}

/** Costs by chance; everybody can be matched, since mentee i may have mentor i (modulo the mentors). */
function uniform(draw: Draw, mentees: number, mentors: number, pairs: number, most: number, seats: number): Problem {
  function* rows(): Generator<[Int32Array, Int32Array]> {
    for (let mentee = 0; mentee < mentees; mentee++) {
      const chosen = new Set([mentee % mentors])
      if (pairs >= mentors) for (let mentor = 0; mentor < mentors; mentor++) chosen.add(mentor)
      else while (chosen.size < pairs) chosen.add(draw(mentors))
      yield [Int32Array.from(chosen), Int32Array.from(chosen, () => draw(most))]
    }
  }
  return build(mentees, mentors, new Int32Array(mentors).fill(seats), rows())
}

/** Points in the plane; costs are distances, pairs the nearest ones and one that makes a full match possible. */
function geometric(draw: Draw, mentees: number, mentors: number, pairs: number): Problem {
  const points = (count: number) => Array.from({ length: count }, () => [draw(100_000), draw(100_000)] as const)
  const [from, to] = [points(mentees), points(mentors)]
  const side = Math.max(1, Math.floor(Math.sqrt(mentors / 4)))
  const cell = (x: number) => Math.min(side - 1, Math.floor((x * side) / 100_000))
  const grid = Array.from({ length: side * side }, (): number[] => [])
  to.forEach(([x, y], at) => void grid[cell(x) * side + cell(y)]?.push(at))
  const distance = (a: readonly [number, number], b: readonly [number, number]) =>
    Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]))
  function* rows(): Generator<[Int32Array, Int32Array]> {
    for (let mentee = 0; mentee < mentees; mentee++) {
      const here = from[mentee] ?? [0, 0]
      const around = new Set([mentee % mentors])
      for (let reach = 1; around.size < Math.min(mentors, 2 * pairs) && reach <= side; reach++)
        for (let x = cell(here[0]) - reach; x <= cell(here[0]) + reach; x++)
          for (let y = cell(here[1]) - reach; y <= cell(here[1]) + reach; y++)
            if (x >= 0 && y >= 0 && x < side && y < side) for (const at of grid[x * side + y] ?? []) around.add(at)
      const sorted = [...around]
        .map((at) => [distance(here, to[at] ?? here), at] as const)
        .sort((a, b) => a[0] - b[0])
        .filter(([, at], rank) => rank < pairs || at === mentee % mentors)
      yield [Int32Array.from(sorted, ([, at]) => at), Int32Array.from(sorted, ([cost]) => cost)]
    }
  }
  return build(mentees, mentors, new Int32Array(mentors).fill(1), rows())
}

function matchMade(mentees: number, mentors: number, costOf: (mentee: number, mentor: number) => number): Problem {
  function* rows(): Generator<[Int32Array, Int32Array]> {
    const all = Int32Array.from({ length: mentors }, (_, mentor) => mentor)
    for (let mentee = 0; mentee < mentees; mentee++) yield [all, all.map((mentor) => costOf(mentee, mentor))]
  }
  return build(mentees, mentors, new Int32Array(mentors).fill(1), rows())
}

/** Everybody wants the same few: groups of mentees of whom all but one have to go far. */
function priceWar(draw: Draw, mentees: number): Problem {
  const group = 20
  function* rows(): Generator<[Int32Array, Int32Array]> {
    for (let mentee = 0; mentee < mentees; mentee++) {
      const first = mentee - (mentee % group)
      const wanted = Array.from({ length: group - 1 }, (_, at) => first + at).filter((mentor) => mentor < mentees)
      const own = new Map(wanted.map((mentor) => [mentor, draw(3)]))
      own.set(Math.min(mentees - 1, first + group - 1), 1_000_000 + draw(1000))
      if (!own.has(mentee)) own.set(mentee, 1_000_000)
      yield [Int32Array.from(own.keys()), Int32Array.from(own.values())]
    }
  }
  return build(mentees, mentees, new Int32Array(mentees).fill(1), rows())
}

/** One long chain: mentee i may have mentors i and i + 1, and prefers the next; the last has only one. */
function chain(mentees: number): Problem {
  function* rows(): Generator<[Int32Array, Int32Array]> {
    for (let mentee = 0; mentee < mentees; mentee++)
      yield mentee + 1 < mentees
        ? [Int32Array.of(mentee, mentee + 1), Int32Array.of(1000, 0)]
        : [Int32Array.of(mentee), Int32Array.of(0)]
  }
  return build(mentees, mentees, new Int32Array(mentees).fill(1), rows())
}
