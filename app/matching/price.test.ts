import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bottleneckOf, bottlenecks } from './leftover.ts'
import { proveAnswer, solveBy } from './policy.ts'
import { alternatives, alternativesBy, changeBy, leastPrice, priceOfChange } from './price.ts'
import { anyProblem, everyAnswer, pairsOf } from './problem.example.ts'
import { costOfAnswer, makeProblem, matchedIn, type Problem, type Solution } from './problem.ts'
import { solve } from './solve.ts'
import { blockingPairs } from './stable.ts'

test('the price of a change is the difference to the best of all answers with that pair', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 4 }), (problem) => {
      const solution = solve(problem)
      const answers = [...everyAnswer(problem)]
      for (const [mentee, mentor] of pairsOf(problem)) {
        const having = answers.filter(({ mate }) => mate[mentee] === mentor)
        const change = priceOfChange(problem, solution, mentee, mentor)
        assert.equal(change === null, having.length === 0)
        if (!change) continue
        const best = having.reduce(
          (low, { worth }) => lower(low, priced(solution, worth)),
          priced(solution, having[0]?.worth ?? []),
        )
        const today = priced(solution, answers.find(({ mate }) => mate.join() === solution.mate.join())?.worth ?? [])
        assert.equal(BigInt(change.price), best - today)
        assert.ok(leastPrice(problem, solution, mentee, mentor) <= change.price)
      }
    }),
    { numRuns: 400 },
  )
})

test('carrying the moves out gives what was announced, with as few people moved as can be', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 4 }), (problem) => {
      fc.pre(problem.cost.every((cost) => cost <= 1000))
      const solution = solve(problem)
      const answers = [...everyAnswer(problem)]
      for (const [mentee, mentor] of pairsOf(problem)) {
        const change = priceOfChange(problem, solution, mentee, mentor)
        if (!change) continue
        const mate = Array.from(solution.mate)
        for (const { mentee: who, from, to } of change.moves) {
          assert.equal(mate[who], from)
          mate[who] = to
        }
        assert.equal(mate[mentee], mentor)
        const after = answers.find((answer) => answer.mate.join() === mate.join())
        const equals = answers.filter(
          ({ mate, worth }) => mate[mentee] === mentor && worth.join() === after?.worth.join(),
        )
        const moved = (other: number[]) =>
          other.filter((to, who) => to !== solution.mate[who] && solution.mate[who] !== -1).length
        assert.equal(moved(mate), Math.min(...equals.map((answer) => moved(answer.mate))))
      }
    }),
    { numRuns: 300 },
  )
})

test('the alternatives are the cheapest changes, in order', () => {
  fc.assert(
    fc.property(
      anyProblem({ mentees: 6, mentors: 6 }),
      fc.nat(5),
      fc.integer({ min: 0, max: 4 }),
      (problem, mentee, count) => {
        fc.pre(mentee < problem.mentees)
        const solution = solve(problem)
        const prices = pairsOf(problem)
          .filter(([who, mentor]) => who === mentee && mentor !== solution.mate[mentee])
          .flatMap(([, mentor]) => priceOfChange(problem, solution, mentee, mentor)?.price ?? [])
        const best = alternatives(problem, solution, mentee, count)
        assert.deepEqual(
          best.map(({ price }) => price),
          prices.sort((a, b) => a - b).slice(0, count),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('a pair that takes a seat somebody else needs says who loses it', () => {
  const problem = makeProblem({ mentees: 2, mentors: 2, capacity: [1, 1] }, [
    [0, 0, 5],
    [0, 1, 1],
    [1, 1, 2],
  ])
  const change = priceOfChange(problem, solve(problem), 0, 1)
  assert.deepEqual(
    { ...change, price: 0 },
    {
      mentee: 0,
      mentor: 1,
      cost: -6,
      unmatched: 1,
      price: 0,
      moves: [
        { mentee: 0, from: 0, to: 1 },
        { mentee: 1, from: 1, to: -1 },
      ],
    },
  )
})

test('a pair that breaks what a mentor requires cannot be had', () => {
  const problem = makeProblem({ mentees: 1, mentors: 2, capacity: [1, 1], least: [1, 0] }, [
    [0, 0, 5],
    [0, 1, 1],
  ])
  assert.equal(priceOfChange(problem, solve(problem), 0, 1), null)
})

test('blocking pairs are those in which both are better off', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 4 }), (problem) => {
      for (const { mate } of everyAnswer(problem)) {
        const expected = pairsOf(problem).filter(([mentee, mentor]) => isBlocking(problem, mate, mentee, mentor))
        const { count, pairs } = blockingPairs(problem, mate, 2)
        assert.equal(count, expected.length)
        assert.deepEqual(
          pairs,
          expected.slice(0, 2).map(([mentee, mentor]) => ({ mentee, mentor })),
        )
      }
    }),
    { numRuns: 200 },
  )
})

test('a bottleneck has fewer places than people, is complete, and no smaller one holds its mentee', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 7, mentors: 4 }), (problem) => {
      const { mate } = solve(problem)
      for (let mentee = 0; mentee < problem.mentees; mentee++) {
        if (mate[mentee] !== -1) continue
        const found = bottleneckOf(problem, mate, mentee)
        violates(problem, found.mentees, found)
        assert.deepEqual(found.left, [mentee])
        for (const without of found.mentees.filter((each) => each !== mentee)) {
          const fewer = found.mentees.filter((each) => each !== without)
          assert.ok(placesFor(problem, fewer) >= fewer.length)
        }
      }
    }),
    { numRuns: 1000 },
  )
})

test('bottlenecks told together name everybody left over once, and share no mentor', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 9, mentors: 5 }), (problem) => {
      const { mate } = solve(problem)
      const told = bottlenecks(problem, mate)
      for (const each of told) violates(problem, each.mentees, each)
      const left = Array.from(mate.keys()).filter((mentee) => mate[mentee] === -1)
      assert.deepEqual(
        told.flatMap((each) => each.left).sort((a, b) => a - b),
        left,
      )
      const mentors = told.flatMap((each) => each.mentors)
      assert.equal(new Set(mentors).size, mentors.length)
    }),
    { numRuns: 1000 },
  )
})

function violates(problem: Problem, mentees: readonly number[], told: { places: number; left: readonly number[] }) {
  assert.equal(told.places, placesFor(problem, mentees))
  assert.equal(mentees.length - told.places, told.left.length)
}

function placesFor(problem: Problem, mentees: readonly number[]): number {
  const mentors = new Set(
    pairsOf(problem)
      .filter(([mentee]) => mentees.includes(mentee))
      .map(([, mentor]) => mentor),
  )
  return [...mentors].reduce((sum, mentor) => sum + (problem.capacity[mentor] ?? 0), 0)
}

/** The definition, word for word. */
function isBlocking(problem: Problem, mate: number[], mentee: number, mentor: number): boolean {
  const cost = (who: number, whom: number) =>
    pairsOf(problem).find(([a, b]) => a === who && b === whom)?.[2] ?? Number.POSITIVE_INFINITY
  const held = mate.flatMap((whom, who) => (whom === mentor ? [who] : []))
  const seats = problem.capacity[mentor] ?? 0
  const menteeGains = mate[mentee] === -1 || cost(mentee, mentor) < cost(mentee, mate[mentee] ?? -1)
  const mentorGains = held.length < seats || held.some((who) => cost(mentee, mentor) < cost(who, mentor))
  return menteeGains && mentorGains
}

function priced({ unmatchedPrice }: Solution, worth: readonly number[]): bigint {
  return worth.reduce((sum, value, at) => sum + BigInt(value) * BigInt(unmatchedPrice[at] ?? 1), 0n)
}

function lower(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

const anyPolicy = fc.constantFrom('fairest' as const, 'stable' as const)

test('a change under another policy holds the chosen pair, and says what the whole then costs and who moves', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 5 }), anyPolicy, fc.nat(), (problem, policy, pick) => {
      const pairs = pairsOf(problem)
      const pair = pairs[pick % Math.max(1, pairs.length)]
      if (!pair) return
      const { mate } = solveBy(problem, policy)
      const change = changeBy({ problem, policy, mate, settled: new Map() }, pair[0], pair[1])
      if (!change) return assert.notEqual(mate[pair[0]], pair[1])
      const after = mate.slice()
      for (const move of change.moves) {
        assert.equal(after[move.mentee], move.from)
        after[move.mentee] = move.to
      }
      assert.equal(after[pair[0]], pair[1])
      assert.equal(change.cost, costOfAnswer(problem, after) - costOfAnswer(problem, mate))
      assert.equal(change.unmatched, matchedIn(mate) - matchedIn(after))
    }),
    { numRuns: 600 },
  )
})

test('a settled pair is kept by every policy, and the check knows it', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 5 }), fc.nat(), (problem, pick) => {
      const pairs = pairsOf(problem).filter(([, mentor]) => (problem.capacity[mentor] ?? 0) > 0)
      const pair = pairs[pick % Math.max(1, pairs.length)]
      if (!pair || Math.max(...problem.cost) === 2 ** 30) return
      const [mentee, mentor] = pair
      const held = { problem, policy: 'stable' as const, mate: solveBy(problem, 'stable').mate, settled: new Map() }
      const change = changeBy(held, mentee, mentor)
      assert.ok(change, 'with a seat, a settled pair is always had')
      for (const other of alternativesBy(held, mentee, 3)) assert.notEqual(other.mentor, held.mate[mentee])
    }),
    { numRuns: 600 },
  )
})

test('without settled pairs the check is that of the policy', () => {
  fc.assert(
    fc.property(anyProblem(), anyPolicy, (problem, policy) => {
      assert.deepEqual(proveAnswer(problem, solveBy(problem, policy)), [])
    }),
    { numRuns: 200 },
  )
})
