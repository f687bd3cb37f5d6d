import fc from 'fast-check'
import { type GivenBalance, type GivenGroups, type GroupProblem, makeGroupProblem, type Taken } from './problem.ts'
import { findBreaches, type Worth, worthOf } from './proof.ts'

/** A small problem of any kind: plenty or scarce, with leads or without, one group a person or several. */
export function anyGroups({ people = 4, groups = 3, rules = false } = {}): fc.Arbitrary<GivenGroups> {
  return fc
    .record({
      people: fc.integer({ min: 0, max: people }),
      groups: fc.integer({ min: 0, max: groups }),
      most: fc.constantFrom(0, 1, 3, 20, 1000, 2 ** 30),
      density: fc.constantFrom(3, 6, 10),
      hasLeads: fc.boolean(),
      isSeveral: fc.boolean(),
    })
    .chain(({ most, density, hasLeads, isSeveral, ...sides }) => {
      const cells = fc.array(fc.tuple(fc.nat(9), fc.nat(most)), sized(sides.people * sides.groups))
      const bounds = (length: number, low: number, high: number) =>
        fc.array(fc.tuple(fc.integer({ min: 0, max: low }), fc.integer({ min: 0, max: high })), sized(length))
      return fc
        .record({
          member: cells,
          leader: cells,
          size: bounds(sides.groups, 2, 3),
          leading: bounds(sides.groups, hasLeads ? 1 : 0, 2),
          held: bounds(sides.people, isSeveral ? 2 : 1, isSeveral ? 2 : 1),
          rules: anyRules(sides.people, rules),
        })
        .map(({ member, leader, size, leading, held, rules }) => {
          const offers = (given: [number, number][], wanted: number) =>
            given.flatMap(([chance, cost], cell): [number, number, number][] =>
              chance < wanted ? [[Math.floor(cell / sides.groups), cell % sides.groups, cost]] : [],
            )
          return {
            ...sides,
            ...{ least: size.map(([a, b]) => Math.min(a, b)), most: size.map(([, b]) => b) },
            ...{ leastLeads: leading.map(([a, b]) => Math.min(a, b)), mostLeads: leading.map(([, b]) => b) },
            ...{ leastGroups: held.map(([a, b]) => Math.min(a, b)), mostGroups: held.map(([, b]) => b) },
            ...{ pairs: offers(member, density), leads: hasLeads ? offers(leader, 4) : [] },
            ...rules,
          }
        })
    })
}

function anyRules(people: number, wanted: boolean): fc.Arbitrary<Partial<GivenGroups>> {
  if (!wanted || people < 2) return fc.constant({})
  const two = fc.tuple(fc.nat(people - 1), fc.nat(people - 1))
  const of = fc.array(fc.constantFrom(0, 0, 1, null), sized(people))
  const balance: fc.Arbitrary<GivenBalance> = fc.oneof(
    fc.record({ of, most: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ of, value: fc.constantFrom(0, 1), least: fc.integer({ min: 0, max: 1 }) }),
  )
  return fc.record({
    balance: fc.array(balance, { maxLength: 2 }),
    apart: fc.array(two, { maxLength: 2 }).map((pairs) => pairs.filter(([a, b]) => a !== b)),
    together: fc
      .array(fc.tuple(two, fc.nat(30)), { maxLength: 2 })
      .map((wishes) => wishes.flatMap(([[a, b], cost]): [number, number, number][] => (a === b ? [] : [[a, b, cost]]))),
  })
}

/** What the best of all answers is worth, by trying each; undefined where none keeps every rule. */
export function bestByTrying(problem: GroupProblem): Worth | undefined {
  let best: Worth | undefined
  for (const taken of everyAnswer(problem)) {
    const worth = worthOf(problem, taken)
    if ((!best || isBetter(worth, best)) && findBreaches(problem, taken).length === 0) best = worth
  }
  return best
}

/** Whether one worth is better than another. */
export function isBetter(one: Worth, other: Worth): boolean {
  const [a, b] = [one, other].map(({ unplaced, short, cost }) => [unplaced, short, cost])
  const differs = a?.findIndex((value, at) => value !== b?.[at]) ?? -1
  return differs >= 0 && (a?.[differs] ?? 0) < (b?.[differs] ?? 0)
}

function* everyAnswer(
  problem: GroupProblem,
  person = 0,
  taken: Taken = new Uint8Array(problem.cost.length),
): Generator<Taken> {
  if (person === problem.people) {
    yield taken
    return
  }
  const [start, end] = [problem.rowStart[person] ?? 0, problem.rowStart[person + 1] ?? 0]
  for (const chosen of subsets(problem, start, end, problem.mostGroups[person] ?? 0)) {
    const next = taken.slice()
    for (const at of chosen) next[at] = 1
    yield* everyAnswer(problem, person + 1, next)
  }
}

function* subsets(
  { group }: GroupProblem,
  at: number,
  end: number,
  most: number,
  chosen: number[] = [],
): Generator<number[]> {
  if (at === end) {
    yield chosen
    return
  }
  yield* subsets({ group } as GroupProblem, at + 1, end, most, chosen)
  if (chosen.length < most && !chosen.some((other) => group[other] === group[at]))
    yield* subsets({ group } as GroupProblem, at + 1, end, most, [...chosen, at])
}

function sized(length: number) {
  return { minLength: length, maxLength: length }
}

/** A problem made from whatever was drawn. */
export function made(given: GivenGroups): GroupProblem {
  return makeGroupProblem(given)
}

/**
 * A problem as a district has it: people of schools on a map, six a school, a third experienced, a fifth willing to lead;
 * groups somewhere, liked or not; one in ten must not meet somebody, one in ten would like to.
 * @param choices how many groups each person says yes to, the cheapest ones; all unless told
 */
export function anyGroupsOf({
  people = 300,
  groups = 12,
  choices = Number.POSITIVE_INFINITY,
  seed = 1,
  isPlain = false,
}): GivenGroups {
  const draw = drawer(seed)
  const somewhere = () => [draw(), draw()] as const
  const many = <Made>(length: number, make: (at: number) => Made) => Array.from({ length }, (_, at) => make(at))
  const [places, schools] = [many(groups, somewhere), many(Math.ceil(people / 6), somewhere)]
  const school = many(people, () => Math.floor(draw() * schools.length))
  const offers = school.map((at, person) => {
    const [x, y] = schools[at] ?? [0, 0]
    const cost = ([east, north]: readonly [number, number]) =>
      Math.round(600 * Math.hypot(east - x, north - y) + (draw() < 0.3 ? 0 : draw() * 400))
    return places
      .map((place, group): [number, number, number] => [person, group, cost(place)])
      .sort((a, b) => a[2] - b[2])
      .slice(0, choices)
  })
  const experienced = many(people, () => (draw() < 0.35 ? 1 : 0))
  const two = () => [Math.floor(draw() * people), Math.floor(draw() * people)] as const
  const apart = many(Math.floor(people / 10), two).filter(([a, b]) => a !== b)
  const together = many(Math.floor(people / 10), two).filter(([a, b]) => a !== b)
  const share = people / groups
  const rules = {
    balance: [
      { name: 'school', of: school, most: 2 },
      { name: 'experienced', of: experienced, value: 1, least: Math.floor(share * 0.2) },
    ],
    apart,
    together: together.map(([a, b]): [number, number, number] => [a, b, 150]),
  }
  return {
    ...{ people, groups, pairs: offers.flat(), leads: offers.filter(() => draw() < 0.2).flat() },
    ...{ least: many(groups, () => Math.floor(share * 0.7)), most: many(groups, () => Math.ceil(share * 1.08)) },
    ...{ leastLeads: many(groups, () => Math.min(2, Math.floor(share / 8))), mostLeads: many(groups, () => 3) },
    ...(isPlain ? {} : rules),
  }
}

/** Numbers from 0 to 1 that look like chance and are the same every time (mulberry32). */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
