import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { goalTitle, largestGaps, nextSteps, noGoalWords, type Step } from './plan.ts'

const framework = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => ({
  id,
  code: id,
  domain: null,
  title: { en: `Leading ${id}`, fr: `Diriger ${id}` },
}))
const ratings = fc
  .subarray(framework)
  .chain((rated) =>
    fc.tuple(
      ...rated.map(({ id }) =>
        fc
          .record({ rating: fc.integer({ min: 1, max: 5 }), focus: fc.boolean() })
          .map((said) => ({ competencyId: id, comment: '', ...said })),
      ),
    ),
  )

test('what is suggested to begin with is where somebody has most to learn: first what they want, then where they are least sure', () => {
  fc.assert(
    fc.property(ratings, fc.integer({ min: 1, max: 4 }), (rated, most) => {
      const of = new Map(rated.map((each) => [each.competencyId, each]))
      const suggested = largestGaps(framework, rated, most)
      const rank = (id: string) => (of.get(id)?.focus ? 0 : 10) + (of.get(id)?.rating ?? 0)
      const open = rated.filter(({ rating }) => rating < 5).map(({ competencyId }) => competencyId)
      assert.equal(suggested.length, Math.min(most, open.length))
      for (const { id } of suggested) {
        assert.ok(open.includes(id), 'nothing they are sure of, and nothing they said nothing about')
        for (const other of open.filter((each) => !suggested.some((one) => one.id === each)))
          assert.ok(rank(id) <= rank(other))
      }
    }),
  )
})

test('a goal without a name of its own is called by what it grows, in the reader’s language', () => {
  const titles = new Map(framework.map(({ id, title }) => [id, title]))
  const goal = { words: noGoalWords, competencies: ['A', 'C'] }
  assert.deepEqual(goalTitle(goal, titles), { en: 'Leading A; Leading C', fr: 'Diriger A; Diriger C' })
  assert.equal(goalTitle({ ...goal, words: { title: 'Listen more' } }, titles), 'Listen more')
})

test('the next steps are one’s own, still to do and of goals that are not over; soonest first, without a day last', () => {
  const step = (words: string, other: Partial<Step> = {}): Step => ({
    id: words,
    goalId: 'goal',
    ownerId: 'me',
    dueOn: null,
    state: 'open',
    doneOn: null,
    words,
    version: 1,
    ...other,
  })
  const goal = (state: 'planned' | 'reached', steps: Step[]) => ({
    id: 'goal',
    ownerId: 'me',
    competencies: [],
    words: noGoalWords,
    version: 1,
    state,
    steps,
  })
  const on = (day: string) => ({ dueOn: Temporal.PlainDate.from(day) })
  const goals = [
    goal('planned', [
      step('some day'),
      step('later', on('2027-02-01')),
      step('soon', on('2027-01-05')),
      step('theirs', { ownerId: 'partner' }),
      step('over', { state: 'done' }),
      step('dropped', { state: 'let_go' }),
    ]),
    goal('reached', [step('of a goal that is reached')]),
  ]
  assert.deepEqual(
    nextSteps(goals, 'me').map(({ words }) => words),
    ['soon', 'later', 'some day'],
  )
})
