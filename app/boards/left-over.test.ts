import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pick } from '#foundation/language.ts'
import { findAnswer } from '../answers/answer.ts'
import { rowsOf } from '../matching/leftover.ts'
import { makeProblem } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import { anyProgram, anyProgramPolicy, today } from '../scoring/candidate.example.ts'
import type { Pool } from '../scoring/pool.ts'
import { explainLeft, leftOversOf } from './left-over.ts'

const crowd = (n: number, name: string) => Array.from({ length: n }, (_, at) => ({ id: `${name} ${at}`, capacity: 1 }))

/** Everybody may be matched with everybody, at the same cost. */
function poolOf(mentees: number, mentors: number): Pool {
  const pairs = Array.from(
    { length: mentees * mentors },
    (_, at) => [Math.floor(at / mentors), at % mentors, 1] as [number, number, number],
  )
  const sides = { mentees, mentors, capacity: Array(mentors).fill(1), priority: Array(mentees).fill(0) }
  const problem = makeProblem(sides, pairs)
  const people = { mentees: crowd(mentees, 'mentee'), mentors: crowd(mentors, 'mentor') }
  const allowed = { pairs: pairs.length, ofMentor: new Int32Array(mentors).fill(mentees) }
  return { problem, ...people, allowed, rowOf: rowsOf(problem), whyNot: () => null } as never
}

test('of a large crowd that competes for the same places, only the names that are told are kept', () => {
  const pool = poolOf(30, 20)
  const left = leftOversOf(pool, solve(pool.problem), [])
  assert.equal(left.length, 10)
  for (const { reason } of left) {
    assert.ok(reason.kind === 'scarce')
    assert.deepEqual([reason.mentees.length, reason.mentors.length, reason.places], [12, 12, 20])
    assert.deepEqual(reason.of, { mentees: 30, mentors: 20 })
    const words = pick(explainLeft(reason, new Map(), true), 'en')
    assert.match(words, /30/)
    assert.match(words, /19 others/)
  }
})

test('whoever is held back is told so, and a spare mentor how many were allowed', () => {
  const pool = poolOf(2, 3)
  const reasons = leftOversOf(pool, { mate: Int32Array.from([0, -1]) }, ['mentee 1', 'mentor 2'])
  assert.deepEqual(
    reasons.map(({ applicationId, reason }) => [applicationId, reason]),
    [
      ['mentee 1', { kind: 'held' }],
      ['mentor 1', { kind: 'spare', allowed: 2 }],
      ['mentor 2', { kind: 'held' }],
    ],
  )
})

test('who is left over, and why, is the same where not all pairs are held', () => {
  const kinds = new Map<string, number>()
  fc.assert(
    fc.property(anyProgram(14, 9), anyProgramPolicy, ([candidates, rulings], policy) => {
      const [whole, part] = [{ most: Number.POSITIVE_INFINITY }, { most: 0, keep: 1, near: 0 }].map((holding) => {
        const { pool, answer } = findAnswer({ candidates, policy, rulings, today }, undefined, holding)
        return leftOversOf(pool, answer, rulings.holds)
      })
      assert.deepEqual(part, whole)
      for (const { reason } of whole ?? []) kinds.set(reason.kind, (kinds.get(reason.kind) ?? 0) + 1)
    }),
    { numRuns: 150 },
  )
  for (const kind of ['held', 'nobody', 'scarce', 'spare'])
    assert.ok((kinds.get(kind) ?? 0) > 10, `${kind}: ${kinds.get(kind)}`)
})
