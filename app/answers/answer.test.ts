import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { costOfAnswer } from '../matching/problem.ts'
import { anyProgram, anyProgramPolicy, today } from '../scoring/candidate.example.ts'
import { province, provincePolicy } from '../scoring/province.example.ts'
import { findAnswer, findMates, matesOf } from './answer.ts'
import { packNumbers, packProblem, unpackNumbers, unpackProblem } from './packed.ts'
import { fromStored, toStored } from './stored.ts'

const all = Number.POSITIVE_INFINITY
const whole = { most: all }

/** Nothing is held beyond what is needed, or little. */
const anyFew = fc.record({ most: fc.constant(0), keep: fc.constantFrom(1, 2), near: fc.nat(1) })

test('without holding all pairs the answer is the same: who has whom, what it costs, what was allowed, and it is proved', () => {
  let kept = 0
  let scarce = 0
  fc.assert(
    fc.property(anyProgram(14, 9), anyProgramPolicy, anyFew, ([candidates, rulings], policy, few) => {
      const asked = { candidates, policy, rulings, today }
      const [full, part] = [findAnswer(asked, undefined, whole), findAnswer(asked, undefined, few)]
      assert.deepEqual([part.answer.mate, part.verified], [full.answer.mate, true])
      assert.deepEqual(part.pool.allowed, full.pool.allowed)
      assert.equal(costOfAnswer(part.pool.problem, part.answer.mate), costOfAnswer(full.pool.problem, full.answer.mate))
      assert.deepEqual(findMates(asked, few), matesOf({ ...full.pool, mate: full.answer.mate }))
      assert.deepEqual([part.pool.isWhole, full.pool.isWhole], [false, true])
      for (let mentee = 0; mentee < full.pool.mentees.length; mentee++)
        assert.deepEqual(
          Array.from(part.pool.rowOf(mentee)).sort((a, b) => a - b),
          Array.from(full.pool.rowOf(mentee)),
        )
      kept += Number(part.pool.problem.mentor.length < full.pool.problem.mentor.length / 2)
      scarce += Number(part.answer.mate.includes(-1))
    }),
    { numRuns: 200 },
  )
  assert.ok(kept > 25 && scarce > 25, `${kept} with few pairs held, ${scarce} with somebody left over`)
})

test('of a larger program few pairs are held, and every other is at least as dear as its mentee’s margin', () => {
  const candidates = province({ mentees: 220, mentors: 200, seats: 0.95 })
  const asked = { candidates, policy: provincePolicy(), rulings: { pins: [], vetoes: [], holds: [] }, today }
  const parts: [string, number][] = []
  const part = findAnswer(asked, (...said) => parts.push(said), { most: 1000, keep: 8, near: 4 })
  const { pool, answer } = findAnswer(asked, undefined, whole)
  assert.deepEqual(part.answer.mate, answer.mate)
  assert.ok(part.pool.problem.mentor.length < pool.problem.mentor.length / 2)
  assert.ok(part.answer.policy === 'best')
  const { mentorPrice, unmatchedPrice } = part.answer
  const priced = (problem: typeof pool.problem, mentee: number) =>
    Array.from(
      { length: (problem.rowStart[mentee + 1] ?? 0) - (problem.rowStart[mentee] ?? 0) },
      (_, n) => (problem.rowStart[mentee] ?? 0) + n,
    )
      .filter((at) => (problem.capacity[problem.mentor[at] ?? 0] ?? 0) > 0)
      .map((at) => (problem.cost[at] ?? 0) + (mentorPrice[problem.mentor[at] ?? 0] ?? 0))
      .sort((a, b) => a - b)
  for (let mentee = 0; mentee < pool.mentees.length; mentee++) {
    const [every, held] = [priced(pool.problem, mentee), priced(part.pool.problem, mentee)]
    const paid = Math.min(every[0] ?? all, unmatchedPrice[pool.problem.priority[mentee] ?? 0] ?? all)
    for (const each of held) every.splice(every.indexOf(each), 1)
    assert.equal(part.margin[mentee], every[0] === undefined ? -1 : every[0] - paid)
  }
  assert.deepEqual([...new Set(parts.map(([what]) => what))], ['score', 'solve', 'prove'])
  for (const what of ['score', 'solve', 'prove']) {
    const done = parts.filter(([own]) => own === what).map(([, share]) => share)
    assert.deepEqual(
      done,
      [...done].sort((a, b) => a - b),
      what,
    )
    assert.ok(done.every((share) => share >= 0 && share <= 1))
  }
  assert.deepEqual(unpackProblem(packProblem(part.pool.problem)), part.pool.problem)
  assert.deepEqual(unpackNumbers(packNumbers(part.margin)), part.margin)
  const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id)
  assert.deepEqual(fromStored(toStored(pool.problem, ids(pool.mentees), ids(pool.mentors))), pool.problem)
})
