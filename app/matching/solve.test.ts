import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyProblem, bestByTrying, everyAnswer, pairsOf, worthOf } from './problem.example.ts'
import { makeProblem, type Problem } from './problem.ts'
import { proveBest } from './proof.ts'
import { solve } from './solve.ts'

test('the answer is the one found by trying everything, ties and all, and it is proved', () => {
  fc.assert(
    fc.property(anyProblem(), (problem) => {
      const solution = solve(problem)
      assert.deepEqual(Array.from(solution.mate), bestByTrying(problem)?.mate)
      assert.deepEqual(proveBest(problem, solution.mate, solution), [])
    }),
    { numRuns: 4000 },
  )
})

test('a mentor has at least as many as required, wherever that can be', () => {
  fc.assert(
    fc.property(anyProblem({ least: true }), (problem) => {
      const solution = solve(problem)
      const best = bestByTrying(problem)
      const complaints = proveBest(problem, solution.mate, solution)
      if (best) assert.deepEqual([Array.from(solution.mate), complaints], [best.mate, []])
      else assert.match(complaints.join(), /at least \d are required/)
    }),
    { numRuns: 2000 },
  )
})
