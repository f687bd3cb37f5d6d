import fc from 'fast-check'
import type { District } from '../districts/district.ts'
import { contactChannels, positionRoles } from '../people/person.ts'
import { criterionKeys, type Policy } from '../programs/policy.ts'
import { type Candidate, unknownCandidate } from './candidate.ts'
import type { Rulings } from './rule.ts'

export const today = Temporal.PlainDate.from('2030-10-01')

const shared = { formerName: null, zone: 'America/Vancouver', language: 'en' }

/** Five true districts: two in the interior, one remote, one in the city, one everywhere. */
export const districts = {
  kamloops: {
    ...shared,
    number: 73,
    name: 'Kamloops-Thompson',
    city: 'Kamloops',
    region: 'Thompson-Okanagan',
    lat: 50.67,
    lon: -120.33,
    sizeBand: 'L',
    setting: 'mixed',
  },
  princeGeorge: {
    ...shared,
    number: 57,
    name: 'Prince George',
    city: 'Prince George',
    region: 'Northern Interior',
    lat: 53.92,
    lon: -122.75,
    sizeBand: 'M',
    setting: 'rural',
  },
  haidaGwaii: {
    ...shared,
    number: 50,
    name: 'Haida Gwaii',
    city: 'Queen Charlotte',
    region: 'North West',
    lat: 53.25,
    lon: -132.07,
    sizeBand: 'XS',
    setting: 'remote',
  },
  vancouver: {
    ...shared,
    number: 39,
    name: 'Vancouver',
    city: 'Vancouver',
    region: 'Metro Vancouver',
    lat: 49.26,
    lon: -123.14,
    sizeBand: 'XL',
    setting: 'urban',
  },
  francophone: {
    ...shared,
    number: 93,
    name: 'Conseil scolaire francophone',
    city: 'Richmond',
    region: 'Province-wide (francophone)',
    lat: 49.17,
    lon: -123.14,
    sizeBand: 'M',
    setting: 'province-wide',
    language: 'fr',
  },
} satisfies Record<string, District>

/** Somebody about whom only what is given is known. */
export function someone(known: Partial<Candidate> = {}): Candidate {
  return { ...unknownCandidate, id: 'application', personId: 'person', name: 'Amina', ...known }
}

export const aMentee = (known: Partial<Candidate> = {}) => someone({ id: 'a1', personId: 'p1', ...known })
export const aMentor = (known: Partial<Candidate> = {}) =>
  someone({ id: 'b1', personId: 'p2', seat: 'mentor', name: 'Jo', ...known })

export function policyWith(
  changes: {
    weights?: Partial<Policy['weights']>
    rules?: Partial<Policy['rules']>
    priority?: Policy['priority']
  } = {},
): Policy {
  const none = Object.fromEntries(criterionKeys.map((key) => [key, 0])) as Policy['weights']
  return {
    aim: 'best',
    weights: { ...none, ...changes.weights },
    rules: { district: 'any', language: false, seniority: false, mostKilometres: null, ...changes.rules },
    priority: changes.priority ?? [],
  }
}

const some = (values: readonly string[]) => fc.subarray([...values])
const people = ['p1', 'p2', 'p3', 'p4']
const competencies = ['vision', 'budget', 'trust']

/** Anybody, with much or little known about them. */
export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    id: fc.uuid(),
    personId: fc.constantFrom(...people),
    seat: fc.constantFrom('mentee' as const, 'mentor' as const),
    district: fc.option(fc.constantFrom(...Object.values(districts))),
    role: fc.option(fc.constantFrom(...positionRoles)),
    since: fc.option(fc.integer({ min: -9000, max: 400 }).map((days) => today.add({ days }))),
    speaks: fc.shuffledSubarray(['en', 'fr', 'pa']),
    channels: some(contactChannels),
    times: some(['evening', 'weekend', 'weekday_morning']),
    levels: some(['elementary', 'secondary']),
    subjects: some(['science', 'music']),
    issues: some(['budget', 'board', 'parents', 'startup']),
    ratings: fc
      .array(
        fc.tuple(
          fc.constantFrom(...competencies),
          fc.record({ rating: fc.integer({ min: 1, max: 5 }), focus: fc.boolean() }),
        ),
      )
      .map((ratings) => new Map(ratings)),
    capacity: fc.integer({ min: 0, max: 4 }),
    alone: fc.boolean(),
    knowsSmallRemote: fc.boolean(),
    prefers: fc.shuffledSubarray(people),
    avoids: some(people).map((all) => all.slice(0, 1)),
    travels: fc.boolean(),
    identity: fc.option(fc.record({ wish: fc.boolean(), meets: some(['b1']).map((all) => new Set(all)) })),
    supervises: some(people).map((all) => new Set(all.slice(2))),
  })
  .map((known) => someone(known))

export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  aim: fc.constant('best' as const),
  weights: fc.record(
    Object.fromEntries(criterionKeys.map((key) => [key, fc.integer({ min: 0, max: 10 })])),
  ) as fc.Arbitrary<Policy['weights']>,
  rules: fc.record({
    district: fc.constantFrom('any', 'same', 'different'),
    language: fc.boolean(),
    seniority: fc.boolean(),
    mostKilometres: fc.option(fc.integer({ min: 1, max: 1500 })),
  }),
  priority: fc.shuffledSubarray(['remote', 'first_year', 'single_administrator']),
})

/** Pins, vetoes and holds among these people, some of them about somebody who is not there. */
export function anyRulings(people: readonly Candidate[]): fc.Arbitrary<Rulings> {
  const one = (seat: Candidate['seat']) =>
    fc.constantFrom('gone', ...people.filter((each) => each.seat === seat).map(({ id }) => id))
  const pairs = fc.array(fc.record({ mentee: one('mentee'), mentor: one('mentor') }), { maxLength: 3 })
  return fc.record({
    pins: pairs,
    vetoes: pairs,
    holds: fc.subarray(people.map(({ id }) => id)).map((held) => held.slice(0, 2)),
  })
}

/** So many people at most, everybody somebody else, most pairs allowed, seats scarce or plenty. */
export function anyProgram(mentees: number, mentors: number) {
  const some = (seat: Candidate['seat'], most: number) =>
    fc.uniqueArray(
      anyCandidate.map(
        (each): Candidate => ({ ...each, seat, avoids: each.alone ? each.avoids : [], supervises: new Set() }),
      ),
      { minLength: most - 2, maxLength: most, selector: ({ id }) => id },
    )
  return fc
    .tuple(some('mentee', mentees), some('mentor', mentors))
    .map((sides) => sides.flat() as Candidate[])
    .chain((people) => {
      const apart = people.map((each, at) => ({ ...each, personId: `p${at}`, capacity: Math.min(2, each.capacity) }))
      return fc.tuple(fc.constant(apart), anyRulings(apart))
    })
}

/** Often of few criteria, so that many pairs tie, and often without rules. */
export const anyProgramPolicy = fc.tuple(anyPolicy, fc.nat(15), fc.boolean()).map(([policy, kept, isOpen]): Policy => {
  const weights = Object.fromEntries(
    criterionKeys.map((key, at) => [key, kept > 9 || at % 5 === kept % 5 ? policy.weights[key] : 0]),
  ) as Policy['weights']
  return { ...policy, weights, rules: isOpen ? policyWith().rules : policy.rules }
})
