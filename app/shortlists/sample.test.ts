import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solve } from '../matching/solve.ts'
import { policyWith, today } from '../scoring/candidate.example.ts'
import { makeColumns } from '../scoring/columns.ts'
import { makePool } from '../scoring/pool.ts'
import { province, provincePolicy } from '../scoring/province.example.ts'
import type { Rulings } from '../scoring/rule.ts'
import { dearestUnder } from '../scoring/score.ts'
import { solveAtScale } from './scale.ts'

/** Large enough for a sample, and for the SIMD loops that find what is cheap at its prices. */
const anySize = fc.record({
  mentees: fc.integer({ min: 110, max: 300 }),
  mentors: fc.integer({ min: 95, max: 200 }),
  seats: fc.double({ min: 0.1, max: 1.1, noNaN: true }),
  competencies: fc.integer({ min: 1, max: 14 }),
  issues: fc.integer({ min: 2, max: 30 }),
  seed: fc.nat(),
})
const anyPolicy = fc.oneof(
  fc.option(fc.constant(300)).map((mostKilometres) => provincePolicy({ mostKilometres })),
  fc
    .record({ experience: fc.nat(3), role: fc.nat(2), distance: fc.constantFrom(0, 5) })
    .chain((weights) =>
      fc
        .constantFrom('any' as const, 'same' as const, 'different' as const)
        .map((district) => policyWith({ weights, rules: { district }, priority: ['first_year', 'remote'] })),
    ),
)
const someone = (seat: string) => fc.nat(94).map((at) => `${seat}-${String(at).padStart(6, '0')}`)
const anyPair = fc.record({ mentee: someone('mentee'), mentor: someone('mentor') })
const anyRulings: fc.Arbitrary<Rulings> = fc.record({
  pins: fc.uniqueArray(anyPair, { maxLength: 5, selector: ({ mentee }) => mentee }),
  vetoes: fc.array(anyPair, { maxLength: 20 }),
  holds: fc.array(fc.oneof(someone('mentee'), someone('mentor')), { maxLength: 4 }),
})

test('whatever a sample says, and however few are kept, answer and prices are those of all pairs', () => {
  fc.assert(
    fc.property(anySize, anyPolicy, anyRulings, fc.constantFrom(1, 2, 5, 24), (size, policy, rulings, keep) => {
      const people = province(size)
      const outcome = solveAtScale(makeColumns(people, today), policy, rulings, { keep })
      const { problem } = makePool(people, policy, rulings, today)
      assert.equal(outcome?.isSettled, true)
      assert.deepEqual(outcome?.solution, solve(problem, undefined, { atMost: dearestUnder(policy) }))
    }),
    { numRuns: 40 },
  )
})
