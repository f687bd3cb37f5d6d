import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { families } from './family.example.ts'
import { anyProblem, bestByTrying, everyAnswer, pairsOf, worthOf } from './problem.example.ts'
import { makeProblem, mostCost, type Pair, type Problem } from './problem.ts'
import { proveBest } from './proof.ts'
import { solve } from './solve.ts'

/** Solves and proves: in these tests nothing is believed without its proof. */
function solved(problem: Problem) {
  const solution = solve(problem)
  assert.deepEqual(proveBest(problem, solution.mate, solution), [])
  return { ...solution, mate: Array.from(solution.mate), worth: worthOf(problem, solution.mate) }
}

const larger = anyProblem({ mentees: 14, mentors: 9 })

test('the answer is the one found by trying everything, ties and all, and it is proved', () => {
  fc.assert(
    fc.property(anyProblem(), (problem) => assert.deepEqual(solved(problem).mate, bestByTrying(problem)?.mate)),
    { numRuns: 4000 },
  )
})

test('an answer stays as it is while others are found, and after one that was stopped the next is right', () => {
  const [large] = families(0.5).filter(({ name }) => name === 'realistic 1,000')
  assert.ok(large)
  const problems = [1, 2].map((seed) => large.make(seed))
  const [first, second] = problems.map(solved)
  for (const pulses of [1, 3, 9]) {
    let left = pulses
    const onPulse = () => {
      if (--left === 0) throw new Error('stopped')
    }
    assert.throws(() => solve(problems[1] as Problem, undefined, { onPulse }), /stopped/)
    assert.deepEqual(problems.map(solved), [first, second])
  }
})

test('a mentor has at least as many as required, wherever that can be', () => {
  fc.assert(
    fc.property(anyProblem({ least: true }), (problem) => {
      const best = bestByTrying(problem)
      if (best) return assert.deepEqual(solved(problem).mate, best.mate)
      const solution = solve(problem)
      assert.match(proveBest(problem, solution.mate, solution).join(), /at least \d are required/)
    }),
    { numRuns: 2000 },
  )
})

test('no other answer is ever proved, with these prices or with prices a little changed', () => {
  const nudges = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(anyProblem({ mentees: 4 }), nudges, (problem, nudge) => {
      const { mentorPrice, unmatchedPrice, worth } = solved(problem)
      const nudged = mentorPrice.map((price, mentor) => Math.max(0, price + (nudge[mentor] ?? 0)))
      for (const other of everyAnswer(problem)) {
        if (other.worth.join() === worth.join()) continue
        for (const prices of [mentorPrice, nudged])
          assert.notDeepEqual(proveBest(problem, other.mate, { mentorPrice: prices, unmatchedPrice }), [])
      }
    }),
    { numRuns: 500 },
  )
})

test('the order in which people are listed changes neither what the answer is worth nor any price', () => {
  fc.assert(
    fc.property(larger, fc.infiniteStream(fc.nat()), (problem, draw) => {
      const shuffled = (length: number) => {
        const keys = Array.from({ length }, () => draw.next().value as number)
        return Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
      }
      const [mentees, mentors] = [shuffled(problem.mentees), shuffled(problem.mentors)]
      const again = solved(
        makeProblem(
          {
            ...problem,
            capacity: mentors.map((mentor) => problem.capacity[mentor] ?? 0),
            priority: mentees.map((mentee) => problem.priority[mentee] ?? 0),
          },
          pairsOf(problem).map(
            ([mentee, mentor, cost]): Pair => [mentees.indexOf(mentee), mentors.indexOf(mentor), cost],
          ),
        ),
      )
      const before = solved(problem)
      assert.deepEqual(again.worth, before.worth)
      assert.deepEqual(
        again.mentorPrice,
        mentors.map((mentor) => before.mentorPrice[mentor]),
      )
    }),
    { numRuns: 1000 },
  )
})

test('a mentor nobody may have, or without a seat, changes nothing', () => {
  fc.assert(
    fc.property(larger, fc.boolean(), (problem, isAllowed) => {
      const pairs = pairsOf(problem)
      if (isAllowed) for (let mentee = 0; mentee < problem.mentees; mentee++) pairs.push([mentee, problem.mentors, 0])
      const capacity = [...problem.capacity, isAllowed ? 0 : 2]
      const more = makeProblem(
        { ...problem, mentors: problem.mentors + 1, capacity, least: [...problem.least, 0] },
        pairs,
      )
      assert.deepEqual(solved(more).mate, solved(problem).mate)
    }),
    { numRuns: 1000 },
  )
})

test('one seat more never hurts, and saves exactly the price of the mentor', () => {
  fc.assert(
    fc.property(larger, fc.nat(8), (problem, at) => {
      fc.pre(at < problem.mentors)
      const before = solved(problem)
      const after = solved({ ...problem, capacity: problem.capacity.with(at, (problem.capacity[at] ?? 0) + 1) })
      const priced = (worth: number[]) =>
        worth.reduce((sum, value, place) => sum + BigInt(value) * BigInt(before.unmatchedPrice[place] ?? 1), 0n)
      assert.ok(priced(after.worth) <= priced(before.worth))
      assert.equal(priced(before.worth) - priced(after.worth), BigInt(before.mentorPrice[at] ?? 0))
    }),
    { numRuns: 1000 },
  )
})

test('scaling all costs scales the answer', () => {
  fc.assert(
    fc.property(larger, fc.integer({ min: 2, max: 9 }), (problem, factor) => {
      fc.pre(problem.cost.every((cost) => cost * factor <= mostCost))
      assert.deepEqual(
        solved({ ...problem, cost: problem.cost.map((cost) => cost * factor) }).mate,
        solved(problem).mate,
      )
    }),
    { numRuns: 1000 },
  )
})

test('a better class is never left out for a worse one, whatever it costs', () => {
  const sides = { mentees: 3, mentors: 2, capacity: [1, 1], priority: [1, 1, 0] }
  const problem = makeProblem(sides, [
    [0, 0, 0],
    [1, 1, 0],
    [2, 0, mostCost],
  ])
  assert.deepEqual(solved(problem).mate, [-1, 1, 0])
})

test('empty problems have empty answers', () => {
  for (const [mentees, mentors] of [
    [0, 0],
    [0, 3],
    [3, 0],
    [2, 2],
  ] as const) {
    const problem = makeProblem({ mentees, mentors, capacity: new Array(mentors).fill(1) }, [])
    assert.deepEqual(solved(problem).mate, new Array(mentees).fill(-1))
  }
})

test('the highest costs, few and many seats, one class for each person', () => {
  const people = Array.from({ length: 30 }, (_, at) => at)
  const pairs = people.flatMap((mentee) =>
    people.map((mentor): Pair => [mentee, mentor, mostCost - ((mentee * mentor) % 7)]),
  )
  for (const seats of [1, 2 ** 31 - 1])
    assert.equal(
      solved(
        makeProblem({ mentees: 30, mentors: 30, capacity: people.map(() => seats), priority: people }, pairs),
      ).mate.includes(-1),
      false,
    )
})

test('costs that cannot be added up exactly are refused, not rounded', () => {
  const people = Array.from({ length: 1500 }, (_, at) => at)
  const sides = { mentees: 1500, mentors: 1500, capacity: people.map(() => 1), priority: people }
  assert.throws(
    () =>
      solve(
        makeProblem(
          sides,
          people.map((at): Pair => [at, at, mostCost]),
        ),
      ),
    /cannot be added up exactly/,
  )
})

test('120 mentees and 105 mentors, all pairs allowed, are solved in a moment', () => {
  const pairs = Array.from(
    { length: 120 * 105 },
    (_, cell): Pair => [Math.floor(cell / 105), cell % 105, (cell * 7919) % 15_013],
  )
  const problem = makeProblem(
    { mentees: 120, mentors: 105, capacity: Array.from({ length: 105 }, (_, at) => 1 + (at % 2)) },
    pairs,
  )
  const start = performance.now()
  solved(problem)
  assert.ok(performance.now() - start < 1000, 'measured at about 10 ms')
})
