import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveFlow } from './flow.ts'
import { anyGroups, bestByTrying, isBetter } from './problem.example.ts'
import { type GivenGroups, makeGroupProblem, mostGroupsThereAre } from './problem.ts'
import { proveBest, worthOf } from './proof.ts'

/** Solves and proves: in these tests nothing is believed without its proof. */
function solved(given: GivenGroups) {
  const problem = makeGroupProblem(given)
  const answer = solveFlow(problem)
  assert.deepEqual(proveBest(problem, answer.taken, answer), [])
  return { ...answer, problem, worth: worthOf(problem, answer.taken) }
}

test('the answer is as good as the best found by trying everything, and it is proved', () => {
  let refused = 0
  fc.assert(
    fc.property(anyGroups(), (given) => {
      const best = bestByTrying(makeGroupProblem(given))
      if (best) return assert.deepEqual(solved(given).worth, best)
      refused++
      assert.throws(() => solved(given), /^BadProblem: \$\.least: not every group can be filled: group \d lacks \d/)
    }),
    { numRuns: 3000 },
  )
  assert.ok(refused > 100, 'some of them cannot be filled')
})

test('no other prices prove another answer', () => {
  const nudges = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(anyGroups(), nudges, fc.nat(), (given, nudge, at) => {
      const problem = makeGroupProblem(given)
      fc.pre(problem.cost.length > 0 && bestByTrying(problem) !== undefined)
      const { taken, worth, ...certificate } = solved(given)
      const other = taken.with(at % taken.length, 1 - (taken[at % taken.length] ?? 0))
      const isAsGood = Object.entries(worthOf(problem, other)).join() === Object.entries(worth).join()
      const placePrice = certificate.placePrice.map((price, group) => price + (nudge[group] ?? 0))
      if (isAsGood) return
      for (const prices of [certificate, { ...certificate, placePrice }])
        assert.notDeepEqual(proveBest(problem, other, prices), [])
    }),
    { numRuns: 500 },
  )
})

test('the order in which people are listed changes nothing of what the answer is worth', () => {
  fc.assert(
    fc.property(anyGroups({ people: 9, groups: 5 }), (given) => {
      const turn = (person: number) => given.people - 1 - person
      const turned = (offers: GivenGroups['pairs'] = []) =>
        offers.map(([person, group, cost]) => [turn(person), group, cost] as const)
      const reversed = {
        leastGroups: Array.from(given.leastGroups ?? []).reverse(),
        mostGroups: Array.from(given.mostGroups ?? []).reverse(),
      }
      const again = { ...given, ...reversed, pairs: turned(given.pairs), leads: turned(given.leads) }
      assert.deepEqual(worthOrRefusal(again), worthOrRefusal(given))
    }),
    { numRuns: 500 },
  )
})

test('a group nobody may join changes nothing, and one place more never hurts', () => {
  fc.assert(
    fc.property(anyGroups({ people: 9, groups: 5 }), fc.nat(), (given, at) => {
      const before = worthOrRefusal(given)
      const lists = ['least', 'most', 'leastLeads', 'mostLeads'] as const
      const more = Object.fromEntries(lists.map((name) => [name, [...Array.from(given[name] ?? []), 0]]))
      assert.deepEqual(worthOrRefusal({ ...given, ...(more as object), groups: given.groups + 1 }), before)
      if (typeof before === 'string' || given.groups === 0) return
      const wider = Array.from(given.most).with(at % given.groups, (given.most[at % given.groups] ?? 0) + 1)
      const after = worthOrRefusal({ ...given, most: wider })
      assert.ok(typeof after !== 'string' && !isBetter(before, after))
    }),
    { numRuns: 500 },
  )
})

test('scaling all costs scales the answer', () => {
  fc.assert(
    fc.property(anyGroups({ people: 9, groups: 5 }), fc.integer({ min: 2, max: 9 }), (given, factor) => {
      const scaled = (offers: GivenGroups['pairs'] = []) =>
        offers.map(([person, group, cost]) => [person, group, (cost % 1000) * factor] as const)
      const small = (offers: GivenGroups['pairs'] = []) =>
        offers.map(([person, group, cost]) => [person, group, cost % 1000] as const)
      const before = worthOrRefusal({ ...given, pairs: small(given.pairs), leads: small(given.leads) })
      const after = worthOrRefusal({ ...given, pairs: scaled(given.pairs), leads: scaled(given.leads) })
      assert.deepEqual(after, typeof before === 'string' ? before : { ...before, cost: before.cost * factor })
    }),
    { numRuns: 500 },
  )
})

test('no people, no groups, no places, nobody allowed', () => {
  const empty = { people: 0, groups: 0, most: [], pairs: [] }
  assert.deepEqual(solved(empty).worth, { unplaced: 0, short: 0, cost: 0 })
  assert.deepEqual(solved({ ...empty, people: 3 }).worth, { unplaced: 3, short: 0, cost: 0 })
  assert.deepEqual(solved({ ...empty, groups: 2, most: [3, 0] }).worth, { unplaced: 0, short: 0, cost: 0 })
  assert.deepEqual(solved({ people: 2, groups: 1, most: [0], pairs: [[0, 0, 1]] }).worth.unplaced, 2)
  assert.throws(
    () => solved({ people: 2, groups: 2, most: [4, 1], least: [3, 0], leastLeads: [1, 0], pairs: [[0, 0, 1]] }),
    {
      message: '$.least: not every group can be filled: group 0 lacks 2 people and 1 lead',
    },
  )
})

test('who could lead a group that takes no leads, and be its member, is proved as well', () => {
  const given = {
    ...{ people: 2, groups: 3, least: [1, 0, 0], most: [1, 1, 1], mostLeads: [0, 0, 1] },
    ...{ leastGroups: [2, 0], mostGroups: [2, 2] },
    pairs: [
      [0, 0, 1],
      [0, 1, 1],
      [0, 2, 0],
      [1, 0, 0],
    ] as const,
    leads: [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ] as const,
  }
  assert.deepEqual(solved(given).worth, { unplaced: 0, short: 0, cost: 1 })
})

test('costs that cannot be added up exactly are refused, not rounded', () => {
  const most = new Array<number>(mostGroupsThereAre).fill(1)
  const pairs = most.map((_, at) => [at, at, 2 ** 30] as const)
  const given = { people: most.length, groups: most.length, most, pairs }
  assert.throws(() => solved(given), /cannot be added up exactly/)
})

function worthOrRefusal(given: GivenGroups) {
  try {
    return solved(given).worth
  } catch (error) {
    assert.match(String(error), /not every group can be filled/)
    return 'refused'
  }
}
