import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findForced } from './forced.ts'
import { bestByTrying } from './problem.example.ts'
import { costOfAnswer, makeProblem, type Pair, type Problem } from './problem.ts'
import { proveBest } from './proof.ts'
import { solve } from './solve.ts'

/** Few pairs each: some people have one alone, and giving it to them leaves others with one. */
const sparse = fc
  .record({
    capacity: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 5 }),
    priority: fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }),
    rows: fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(20)), { minLength: 1, maxLength: 3 }), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ rows, ...sides }) => {
    const pairs = rows.flatMap((row, mentee) => row.map(([mentor, cost]): Pair => [mentee, mentor, cost]))
    return makeProblem({ mentees: 5, mentors: sides.capacity.length, ...sides }, pairs)
  })

test('where people have no choice, the answer is still the one found by trying everything, and it is proved', () => {
  let [withChoice, inVain] = [0, 0]
  fc.assert(
    fc.property(sparse, (problem) => {
      const solution = solve(problem)
      const forced = findForced(problem)
      if (forced && forced.choosing < 5) withChoice++
      if (!forced || solution.mate.includes(-1)) inVain++
      assert.deepEqual(Array.from(solution.mate), bestByTrying(problem)?.mate)
      assert.deepEqual(proveBest(problem, solution.mate, solution), [])
    }),
    { numRuns: 2000 },
  )
  assert.ok(withChoice > 100 && inVain > 100, `${withChoice} left some a choice, ${inVain} left somebody out`)
})

test('a price is what one more seat would save, also of a seat given without a choice', () => {
  fc.assert(
    fc.property(sparse, (problem) => {
      const { mate, mentorPrice } = solve(problem)
      if (!findForced(problem) || mate.includes(-1)) return
      for (let mentor = 0; mentor < problem.mentors; mentor++) {
        const wider: Problem = {
          ...problem,
          capacity: problem.capacity.with(mentor, (problem.capacity[mentor] ?? 0) + 1),
        }
        const saved = costOfAnswer(problem, mate) - costOfAnswer(wider, solve(wider).mate)
        assert.equal(mentorPrice[mentor], saved)
      }
    }),
    { numRuns: 1000 },
  )
})

test('a pin at the end of a chain seats everybody on it', () => {
  const pairs = Array.from({ length: 9 }, (_, mentee): Pair[] => [
    [mentee, mentee, 5],
    [mentee, mentee + 1, 1],
  ]).flat()
  const problem = makeProblem({ mentees: 10, mentors: 10, capacity: new Array(10).fill(1) }, [...pairs, [9, 9, 7]])
  const { mate, mentorPrice } = solve(problem)
  assert.deepEqual(Array.from(mate), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.deepEqual(mentorPrice, [0, 4, 8, 12, 16, 20, 24, 28, 32, 36])
  assert.equal(findForced(problem)?.choosing, 10)
})
