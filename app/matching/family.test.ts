import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveFairest } from './fairest.ts'
import { families } from './family.example.ts'
import { worthByHungarian } from './hungarian.example.ts'
import { proveFairest, proveStable } from './policy-proof.ts'
import { anyProblem, worthOf } from './problem.example.ts'
import { makeProblem, mostCost, type Pair } from './problem.ts'
import { proveBest } from './proof.ts'
import { solve } from './solve.ts'
import { solveStable } from './stable.ts'

for (const family of families(0.02))
  test(`${family.name}, made small: proved, as good as by another method, the same again`, () => {
    for (const seed of [1, 2, 3]) {
      const problem = family.make(seed)
      const solution = solve(problem)
      assert.deepEqual(proveBest(problem, solution.mate, solution), [])
      if (problem.mentees <= 100) assert.deepEqual(worthOf(problem, solution.mate), worthByHungarian(problem))
      assert.deepEqual(solve(structuredClone(problem)), solution)
      assert.deepEqual(proveStable(problem, solveStable(problem)), [])
    }
  })

for (const family of families(0.2))
  test(`${family.name}, at a fifth: proved`, () => {
    const problem = family.make(7)
    const solution = solve(problem)
    assert.deepEqual(proveBest(problem, solution.mate, solution), [])
    const problemOfClasses = { ...problem, priority: problem.priority.map((_, mentee) => mentee % 3) }
    const byClass = solve(problemOfClasses)
    assert.deepEqual(proveBest(problemOfClasses, byClass.mate, byClass), [])
  })

test('mid-size problems of every kind are worth what another method finds', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 40, mentors: 30 }), (problem) => {
      fc.pre(problem.cost.every((cost) => cost <= 1000))
      const solution = solve(problem)
      assert.deepEqual(proveBest(problem, solution.mate, solution), [])
      assert.deepEqual(worthOf(problem, solution.mate), worthByHungarian(problem))
    }),
    { numRuns: 60 },
  )
})

test('long rows are solved on their cheapest pairs, and as well as by another method', () => {
  let state = 1
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (const [mentees, mentors, seats, most] of [
    [30, 130, 1, 1000],
    [120, 110, 1, 50],
    [150, 120, 2, 4],
    [140, 105, 1, 100_000],
  ] as const) {
    const pairs = Array.from(
      { length: mentees * mentors },
      (_, cell): Pair => [Math.floor(cell / mentors), cell % mentors, draw(most)],
    )
    const priority = Array.from({ length: mentees }, () => draw(2))
    const problem = makeProblem({ mentees, mentors, capacity: new Array(mentors).fill(seats), priority }, pairs)
    const solution = solve(problem)
    assert.deepEqual(proveBest(problem, solution.mate, solution), [])
    assert.deepEqual(worthOf(problem, solution.mate), worthByHungarian(problem))
  }
})

test('all pairs, everybody wanting the same few: from the prices of a sample, as well as by another method', () => {
  const people = Array.from({ length: 90 }, (_, at) => (at * 37) % 90)
  for (const seats of [1, 2]) {
    const mentors = people.slice(0, 96 / seats)
    const pairs = people.flatMap((wish, mentee) => mentors.map((far, at): Pair => [mentee, at, (wish + 1) * (far + 1)]))
    const capacity = mentors.map(() => seats)
    const problem = makeProblem({ mentees: 90, mentors: mentors.length, capacity }, pairs)
    const solution = solve(problem)
    assert.deepEqual(proveBest(problem, solution.mate, solution), [])
    assert.deepEqual(worthOf(problem, solution.mate), worthByHungarian(problem))
  }
})

test('prices are the lowest also where a core does not say so: one seat more saves exactly that', () => {
  const mentors = Array.from({ length: 115 }, (_, at) => at)
  const pairs = Array.from({ length: 120 }, (_, mentee) => mentee).flatMap((mentee) =>
    mentors.map((mentor): Pair => [mentee, mentor, Math.abs(3 * mentee - mentor)]),
  )
  const capacity = mentors.map((mentor) => (mentor % 9 === 4 ? 0 : 1))
  const problem = makeProblem({ mentees: 120, mentors: 115, capacity }, pairs)
  const worth = (solved: ReturnType<typeof solve>) => {
    const [unmatched = 0, cost = 0] = worthOf(problem, solved.mate)
    return unmatched * (solved.unmatchedPrice[0] ?? 0) + cost
  }
  const before = solve(problem)
  for (const mentor of [0, 1, 60]) {
    const after = solve({ ...problem, capacity: problem.capacity.with(mentor, (capacity[mentor] ?? 0) + 1) })
    assert.equal(worth(before) - worth(after), before.mentorPrice[mentor])
  }
})

test('sums beyond 2^31, pairs listed twice, nobody allowed', () => {
  const people = Array.from({ length: 50 }, (_, at) => at)
  const pairs = people.flatMap((mentee): Pair[] => [
    [mentee, mentee, mostCost],
    [mentee, mentee, mostCost - 1],
    [mentee, (mentee + 1) % 50, mostCost],
  ])
  const sides = { mentees: 50, mentors: 50, capacity: people.map(() => 1) }
  const problem = makeProblem(sides, pairs)
  const solution = solve(problem)
  assert.deepEqual(proveBest(problem, solution.mate, solution), [])
  assert.equal(worthOf(problem, solution.mate).at(-1), 50 * (mostCost - 1))
  assert.deepEqual(
    Array.from(solve(makeProblem(sides, [])).mate),
    people.map(() => -1),
  )
  const fair = solveFairest(problem)
  assert.deepEqual([fair.worst, proveFairest(problem, fair)], [mostCost - 1, []])
})
