import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveFlow } from './flow.ts'
import { loadHighs, runMip } from './mip.ts'
import { buildModel, type Limits } from './model.ts'
import { anyGroups, anyGroupsOf, bestByTrying, isBetter, made } from './problem.example.ts'
import type { GroupProblem } from './problem.ts'
import { findBreaches, proveBest, worthOf } from './proof.ts'
import { rulesOf } from './row.ts'
import { solveGroups } from './solve.ts'

const highs = await loadHighs()
const enough = { seconds: 60 }

test('with rules the answer is as good as the best found by trying everything', () => {
  let refused = 0
  fc.assert(
    fc.property(anyGroups({ rules: true }), (given) => {
      const problem = made(given)
      const best = bestByTrying(problem)
      if (!best) {
        refused++
        return assert.throws(() => solveGroups(problem, highs, enough), {
          name: 'BadProblem',
          message: /group \d lacks \d/,
        })
      }
      const found = solveGroups(problem, highs, enough)
      assert.deepEqual(findBreaches(problem, found.taken), [])
      assert.deepEqual(found.worth, best)
      assert.deepEqual(found.least, best, 'and it is known to be the best')
      if (found.certificate) assert.deepEqual(proveBest(problem, found.taken, found.certificate), [])
    }),
    { numRuns: 2000 },
  )
  assert.ok(refused > 50)
})

test('where HiGHS wrongly rules everything out by presolve, what stands in the way is said all the same', () => {
  const problem = made({
    people: 4,
    groups: 3,
    least: [0, 1, 1],
    most: [3, 1, 1],
    leastLeads: [0, 0, 0],
    mostLeads: [0, 0, 0],
    leastGroups: [0, 0, 2, 1],
    mostGroups: [0, 1, 2, 2],
    pairs: [0, 1, 2]
      .flatMap((group) => [0, 1, 2, 3].map((person) => [person, group, 0] as const))
      .filter(([person, group]) => !(person === 1 && group === 1) && !(person === 3 && group === 2)),
    leads: [],
    balance: [
      { name: 'one', of: [0, 1, 1, 1], value: 1, least: 1 },
      { name: 'other', of: [0, 0, 0, 0], value: 1, least: 1 },
    ],
    apart: [],
    together: [],
  })
  assert.throws(() => solveGroups(problem, highs, enough), { name: 'BadProblem', message: /group \d lacks 1 of other/ })
})

test('without rules, flow and HiGHS agree', () => {
  fc.assert(
    fc.property(anyGroups({ people: 12, groups: 5 }), (given) => {
      const problem = made(given)
      let flow: ReturnType<typeof solveFlow>
      try {
        flow = solveFlow(problem)
      } catch {
        return
      }
      // A wish that costs nothing makes it a matter of HiGHS.
      fc.pre(problem.people > 1)
      const found = solveGroups({ ...problem, together: [[0, 1, 0]] }, highs, enough)
      assert.deepEqual(found.worth, worthOf(problem, flow.taken))
      assert.deepEqual(askHighsAlone(problem), worthOf(problem, flow.taken))
    }),
    { numRuns: 200 },
  )
})

test('a district of 120 people and 6 teams: HiGHS alone finds nothing better, and the same answer comes twice', () => {
  for (const seed of [1, 2, 3]) {
    const problem = made(anyGroupsOf({ people: 120, groups: 6, seed }))
    const found = solveGroups(problem, highs, enough)
    assert.deepEqual(findBreaches(problem, found.taken), [])
    assert.deepEqual(found.least, found.worth)
    assert.deepEqual(askHighsAlone(problem), found.worth)
    assert.deepEqual(solveGroups(problem, highs, enough).taken, found.taken)
  }
})

test('one rule more never makes the answer better', () => {
  fc.assert(
    fc.property(anyGroups({ people: 9, groups: 4, rules: true }), (given) => {
      const loose = made({ ...given, apart: [], together: [] })
      const tight = made(given)
      let found: ReturnType<typeof solveGroups>
      try {
        found = solveGroups(tight, highs, enough)
      } catch {
        return
      }
      assert.deepEqual(findBreaches(tight, found.taken), [])
      assert.ok(!isBetter(found.worth, solveGroups(loose, highs, enough).worth))
    }),
    { numRuns: 400 },
  )
})

/** The whole program given to HiGHS, one count after the other, with nothing of ours to help it. */
function askHighsAlone(problem: GroupProblem) {
  const rules = rulesOf(problem)
  const core = Int32Array.from(problem.cost.keys())
  let limits: Limits = {}
  for (const stage of ['unplaced', 'short', 'cost'] as const) {
    const model = buildModel(problem, rules, { core, stage, limits })
    const { columns } = runMip(highs, model.data, { seconds: 60 })
    const worth = worthOf(problem, model.takenOf(columns ?? new Float64Array(model.data.numCols)))
    if (stage === 'cost') return worth
    limits = { ...limits, [stage]: worth[stage] }
  }
  return undefined
}
