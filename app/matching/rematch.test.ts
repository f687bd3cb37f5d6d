import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyProblem, everyAnswer, worthOf } from './problem.example.ts'
import { costOf, type Problem } from './problem.ts'
import { proveBest } from './proof.ts'
import { rematch } from './rematch.ts'
import { weightRange } from './sensitivity.ts'
import { solve } from './solve.ts'

const small = anyProblem().filter(({ cost }) => cost.every((each) => each <= 1000))

const movesOf = (problem: Problem, before: Int32Array, mate: ArrayLike<number>) =>
  before.reduce((sum, mentor, mentee) => {
    const couldStay = mentor >= 0 && costOf(problem, mentee, mentor) !== undefined
    return sum + Number(couldStay && mate[mentee] !== mentor)
  }, 0)

const isLess = (a: readonly number[], b: readonly number[]) => {
  const differs = a.findIndex((value, at) => value !== b[at])
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0)
}

test('of all best answers, the one that moves the fewest existing pairs', () => {
  fc.assert(
    fc.property(small, fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 5, maxLength: 5 }), (problem, seats) => {
      const before = Int32Array.from(seats.slice(0, problem.mentees))
      const found = rematch(problem, before)
      assert.deepEqual(proveBest(found.problem, found.mate, found.solution), [])
      const rank = (mate: ArrayLike<number>) => [...worthOf(problem, mate), movesOf(problem, before, mate)]
      for (const { mate } of everyAnswer(problem)) assert.equal(isLess(rank(mate), rank(found.mate)), false)
      assert.equal(found.moved.length, movesOf(problem, before, found.mate))
    }),
    { numRuns: 700 },
  )
})

test('with so many moves allowed, no answer that serves the classes as well and moves as few costs less', () => {
  const drawn = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(small, drawn, fc.nat(4), (problem, seats, most) => {
      const before = Int32Array.from(seats.slice(0, problem.mentees))
      const found = rematch(problem, before, most)
      const worth = worthOf(problem, found.mate)
      const classes = worth.length - 1
      let fewest = Number.POSITIVE_INFINITY
      for (const { mate } of everyAnswer(problem)) {
        const other = worthOf(problem, mate)
        if (other.slice(0, classes).join() !== worth.slice(0, classes).join()) continue
        const moves = movesOf(problem, before, mate)
        fewest = Math.min(fewest, moves)
        if (moves <= found.moved.length) assert.ok((other[classes] ?? 0) >= (worth[classes] ?? 0))
      }
      assert.ok(found.moved.length <= Math.max(most, fewest))
    }),
    { numRuns: 700 },
  )
})

test('a weight moves just so far before other pairs are better', () => {
  const drawn = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(small, drawn, (given, parts) => {
      const problem = { ...given, cost: given.cost.map((each) => each + 100) }
      const part = problem.cost.map((_, at) => parts[at] ?? 0)
      const { mate } = solve(problem)
      const range = weightRange(problem, mate, part, 20)
      for (let step = -20; step <= 20; step++) {
        const moved = { ...problem, cost: problem.cost.map((each, at) => each + step * (part[at] ?? 0)) }
        const isBest = worthOf(moved, solve(moved).mate).join() === worthOf(moved, mate).join()
        assert.equal(isBest, range.down <= step && step <= range.up, `${step} of ${JSON.stringify(range)}`)
      }
    }),
    { numRuns: 150 },
  )
})
