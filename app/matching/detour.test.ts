import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { detour, detours } from './detour.ts'
import { alternatives, priceOfChange } from './price.ts'
import { anyProblem, pairsOf } from './problem.example.ts'
import { costOfAnswer, makeProblem, matchedIn } from './problem.ts'
import { solve } from './solve.ts'

test('one search finds what solving once more finds, and its moves lead there', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 7, mentors: 5 }), (problem) => {
      const solution = solve(problem)
      for (const [mentee, mentor] of pairsOf(problem)) {
        const change = detour({ problem, solution }, mentee, mentor)
        const again = priceOfChange(problem, solution, mentee, mentor)
        assert.equal(change === null, again === null)
        if (!change || !again) continue
        assert.deepEqual(
          [change.cost, change.unmatched, change.price, change.atLeast],
          [again.cost, again.unmatched, again.price, again.price],
        )
        const mate = solution.mate.slice()
        for (const { mentee: who, from, to } of change.moves) {
          assert.equal(mate[who], from)
          mate[who] = to
        }
        for (const [to, seats] of problem.capacity.entries())
          assert.ok(mate.filter((held) => held === to).length <= seats)
        assert.equal(costOfAnswer(problem, mate) - costOfAnswer(problem, solution.mate), change.cost)
        assert.equal(matchedIn(solution.mate) - matchedIn(mate), change.unmatched)
        if (problem.cost.every((cost) => cost <= 1000)) assert.ok(change.moves.length <= again.moves.length)
      }
    }),
    { numRuns: 800 },
  )
})

test('the best others are those of solving once more for each', () => {
  fc.assert(
    fc.property(anyProblem({ mentees: 8, mentors: 7 }), fc.nat(4), (problem, count) => {
      const solution = solve(problem)
      for (let mentee = 0; mentee < problem.mentees; mentee++)
        assert.deepEqual(
          detours({ problem, solution }, mentee, count).map(({ mentor, price }) => [mentor, price]),
          alternatives(problem, solution, mentee, count).map(({ mentor, price }) => [mentor, price]),
        )
    }),
    { numRuns: 400 },
  )
})

test('where pairs are left out, the true price lies between the two that are told, and a pair left out has one too', () => {
  let exact = 0
  let open = 0
  fc.assert(
    fc.property(anyProblem({ mentees: 7, mentors: 6 }), fc.infiniteStream(fc.boolean()), (problem, chance) => {
      const solution = solve(problem)
      const paid = Array.from(solution.mate, (mentor, mentee) => {
        const own = pairsOf(problem).find(([who, to]) => who === mentee && to === mentor)?.[2]
        const without = solution.unmatchedPrice[problem.priority[mentee] as number] as number
        return own === undefined ? without : own + (solution.mentorPrice[mentor] as number)
      })
      const over = ([mentee, mentor, cost]: readonly [number, number, number]) =>
        cost + (solution.mentorPrice[mentor] as number) - (paid[mentee] as number)
      const [kept, left] = [[], []] as [ReturnType<typeof pairsOf>, ReturnType<typeof pairsOf>]
      for (const pair of pairsOf(problem))
        (solution.mate[pair[0]] === pair[1] || (chance.next().value as boolean) ? kept : left).push(pair)
      const margin = Int32Array.from(paid, (_, mentee) => {
        const own = left.filter(([who, to]) => who === mentee && (problem.capacity[to] ?? 0) > 0).map(over)
        return own.length === 0 ? -1 : Math.min(...own, 2 ** 30)
      })
      const listed = { problem: makeProblem(problem, kept), solution, margin }
      for (const [mentee, mentor, cost] of [...kept, ...left]) {
        const change = detour(listed, mentee, mentor, cost)
        const whole = detour({ problem, solution }, mentee, mentor)
        assert.equal(change === null, whole === null)
        if (!change || !whole) continue
        assert.ok(change.atLeast <= whole.price && whole.price <= change.price)
        if (change.atLeast === change.price) exact++
        else open++
      }
    }),
    { numRuns: 600 },
  )
  assert.ok(exact > 100 && open > 20, `${exact} exact, ${open} open`)
})
