import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestByTrying } from '../matching/problem.example.ts'
import { proveBest } from '../matching/proof.ts'
import { solve } from '../matching/solve.ts'
import { criterionKeys } from '../programs/policy.ts'
import { anyProgram, anyProgramPolicy, policyWith, today } from '../scoring/candidate.example.ts'
import { makeColumns } from '../scoring/columns.ts'
import { makePool } from '../scoring/pool.ts'
import { province, provincePolicy } from '../scoring/province.example.ts'
import { dearestUnder } from '../scoring/score.ts'
import { takeCensus } from './census.ts'
import { type Outcome, type Part, solveAtScale } from './scale.ts'

const noRulings = { pins: [], vetoes: [], holds: [] }

function solved(...[columns, policy, rulings, limits]: Parameters<typeof solveAtScale>): Outcome {
  const outcome = solveAtScale(columns, policy, rulings, limits) as Outcome
  const proof = takeCensus(outcome)
  let step = proof.next()
  while (!step.done) step = proof.next()
  assert.deepEqual(step.value.complaints, [])
  return outcome
}

const withKeep = (mentees: number, mentors: number) =>
  fc.tuple(anyProgram(mentees, mentors), anyProgramPolicy, fc.constantFrom(1, 1, 2))

test('with one or two pairs kept of each mentee, the answer is that of trying everything, ties and all', () => {
  fc.assert(
    fc.property(withKeep(4, 3), ([[people, rulings], policy, keep]) => {
      const { solution } = solved(makeColumns(people, today), policy, rulings, { keep })
      const { problem } = makePool(people, policy, rulings, today)
      const mate = Array.from(solution.mate)
      assert.deepEqual(mate, bestByTrying(problem)?.mate)
      assert.deepEqual(proveBest(problem, mate, solution), [])
    }),
    { numRuns: 1200 },
  )
})

test('answer and prices are those of solving on all pairs at once', () => {
  const took: number[] = []
  fc.assert(
    fc.property(withKeep(12, 8), ([[people, rulings], policy, keep]) => {
      const outcome = solved(makeColumns(people, today), policy, rulings, { keep })
      const { problem } = makePool(people, policy, rulings, today)
      const dearest = criterionKeys.reduce((sum, key) => sum + 100 * policy.weights[key], 0)
      assert.deepEqual(outcome.solution, solve(problem, undefined, { atMost: dearest }))
      assert.equal(outcome.isSettled, true)
      took.push(outcome.rounds)
    }),
    { numRuns: 800 },
  )
  const more = took.filter((rounds) => rounds > 2).length
  assert.ok(more > 40, `only ${more} of ${took.length} needed pairs again and again that were left out`)
})

test('a small province, whose lists and competencies are longer than the fast loop holds', () => {
  const people = province({ mentees: 150, mentors: 140, seats: 0.9, competencies: 17, issues: 70 })
  const policy = provincePolicy()
  const columns = makeColumns(people, today)
  const { problem } = makePool(people, policy, noRulings, today)
  const { solution } = solved(columns, policy, noRulings, { keep: 3 })
  const parts = new Set<Part>()
  const again = solveAtScale(columns, policy, noRulings, { keep: 20, progress: (part) => parts.add(part) })
  assert.deepEqual(solution, again?.solution)
  assert.deepEqual(Array.from(solution.mate), Array.from(solve(problem).mate))
  assert.deepEqual(proveBest(problem, solution.mate, solution), [])
  assert.deepEqual([...parts], ['score', 'solve', 'price'])
})

test('where seats are few and most pairs are as good, the answer is that of all pairs, in few rounds', () => {
  const people = province({ mentees: 600, mentors: 300, seats: 0.5 })
  for (const weights of [{}, { experience: 1 }, { role: 3, experience: 1 }]) {
    const policy = policyWith({ weights, priority: ['first_year'] })
    const outcome = solved(makeColumns(people, today), policy, noRulings, {})
    const { problem } = makePool(people, policy, noRulings, today)
    assert.deepEqual(outcome.solution, solve(problem, undefined, { atMost: dearestUnder(policy) }))
    assert.ok(outcome.rounds <= 6, `${outcome.rounds} rounds`) // 9 to 13 where everybody keeps the same few mentors
  }
})

test('a run can be stopped between any two pieces of work', () => {
  const people = province({ mentees: 60, mentors: 30 })
  const columns = makeColumns(people, today)
  let steps = 0
  assert.notEqual(solveAtScale(columns, provincePolicy(), noRulings, { progress: () => steps++ }), null)
  for (let last = 1; last < steps; last++) {
    let asked = 0
    assert.equal(solveAtScale(columns, provincePolicy(), noRulings, { stopped: () => ++asked === last }), null)
    assert.equal(asked, last)
  }
})

test('a run can be stopped while it solves', () => {
  const columns = makeColumns(province({ mentees: 600, mentors: 300 }), today)
  let solving = 0
  let isSolving = false
  const outcome = solveAtScale(columns, provincePolicy(), noRulings, {
    progress: (part, share) => {
      isSolving = part === 'solve' && share === 0
    },
    stopped: () => isSolving && ++solving > 3, // once after the step itself, then by the solver
  })
  assert.equal(outcome, null)
})

test('where too much ties, the answer is still one of the best, and says so', () => {
  const people = province({ mentees: 40, mentors: 40, seats: 10 })
  const policy = policyWith()
  const outcome = solved(makeColumns(people, today), policy, noRulings, { keep: 2, mostPairs: 100 })
  const { problem } = makePool(people, policy, noRulings, today)
  assert.equal(outcome.isSettled, false)
  assert.deepEqual(proveBest(problem, outcome.solution.mate, outcome.solution), [])
})
