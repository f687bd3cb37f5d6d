import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alternativesBy, changeBy } from './change.ts'
import { proveAnswer, solveBy } from './policy.ts'
import { anyProblem, pairsOf } from './problem.example.ts'
import { costOfAnswer, matchedIn } from './problem.ts'

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
