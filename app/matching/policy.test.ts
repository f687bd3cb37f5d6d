import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveFairest } from './fairest.ts'
import { proveFairest, proveStable } from './policy-proof.ts'
import { anyProblem, everyAnswer, pairsOf } from './problem.example.ts'
import { makeProblem, type Problem } from './problem.ts'
import { solveStable } from './stable.ts'

test('the stable answer is stable, and no other stable answer serves any mentee better where costs differ', () => {
  fc.assert(
    fc.property(anyProblem(), (problem) => {
      const mate = solveStable(problem)
      assert.deepEqual(proveStable(problem, mate), [])
      if (new Set(problem.cost).size < problem.cost.length) return
      for (const other of everyAnswer(problem))
        if (proveStable(problem, other.mate).length === 0) assert.deepEqual(other.mate, Array.from(mate))
    }),
    { numRuns: 1500 },
  )
})

test('an answer with a pair that would rather have each other is not taken for stable', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 4 }), (problem) => {
      for (const { mate } of everyAnswer(problem))
        assert.equal(proveStable(problem, mate).length === 0, !isBlocked(problem, mate))
    }),
    { numRuns: 300 },
  )
})

/** By the words of the definition, pair by pair. */
function isBlocked(problem: Problem, mate: readonly number[]): boolean {
  const pairs = pairsOf(problem)
  const costOf = (who: number, whom: number) => pairs.find(([mentee, mentor]) => mentee === who && mentor === whom)?.[2]
  return pairs.some(([mentee, mentor, cost]) => {
    const now = mate[mentee] as number
    if (now >= 0 && cost >= (costOf(mentee, now) ?? 0)) return false
    const held = mate.flatMap((to, who) => (to === mentor ? [who] : []))
    if (held.length < (problem.capacity[mentor] ?? 0)) return true
    return held.some((who) => cost < (costOf(who, mentor) ?? 0))
  })
}

test('the fairest answer serves the classes as the best does, its worst pair is the least bad, its cost the least', () => {
  fc.assert(
    fc.property(anyProblem(), (problem) => {
      const fair = solveFairest(problem)
      assert.deepEqual(proveFairest(problem, fair), [])
      assert.deepEqual(rank(problem, Array.from(fair.mate)), fairestByTrying(problem))
    }),
    { numRuns: 1500 },
  )
})

test('the fairest answer keeps every least that can be kept', () => {
  fc.assert(
    fc.property(anyProblem({ least: true }), (problem) => {
      const best = fairestByTrying(problem)
      if (!best) return
      const fair = solveFairest(problem)
      assert.deepEqual(proveFairest(problem, fair), [])
      assert.deepEqual(rank(problem, Array.from(fair.mate)), best)
    }),
    { numRuns: 700 },
  )
})

/** Unmatched people by class, then the worst pair, then the sum. */
function rank(problem: Problem, mate: readonly number[]): number[] {
  const costs = pairsOf(problem).filter(([mentee, mentor]) => mate[mentee] === mentor)
  const classes = Math.max(-1, ...problem.priority) + 1
  const left = Array.from({ length: classes }, (_, its) =>
    mate.reduce((sum, mentor, mentee) => sum + Number(mentor === -1 && problem.priority[mentee] === its), 0),
  )
  return [...left, Math.max(-1, ...costs.map(([, , cost]) => cost)), costs.reduce((sum, [, , cost]) => sum + cost, 0)]
}

function fairestByTrying(problem: Problem): number[] | undefined {
  let best: number[] | undefined
  for (const { mate } of everyAnswer(problem)) {
    const its = rank(problem, mate)
    const differs = its.findIndex((value, at) => value !== best?.[at])
    if (!best || (differs >= 0 && (its[differs] ?? 0) < (best[differs] ?? 0))) best = its
  }
  return best
}

test('empty and degenerate problems have an answer under every policy', () => {
  for (const [mentees, mentors, seats] of [
    [0, 0, 1],
    [0, 2, 1],
    [2, 0, 1],
    [1, 1, 0],
    [1, 1, 1],
  ] as const) {
    for (const pairs of [[], mentees && mentors ? [[0, 0, 2 ** 30] as const] : []]) {
      const problem = makeProblem({ mentees, mentors, capacity: new Array(mentors).fill(seats) }, pairs)
      assert.deepEqual(proveStable(problem, solveStable(problem)), [])
      assert.deepEqual(proveFairest(problem, solveFairest(problem)), [])
    }
  }
})
