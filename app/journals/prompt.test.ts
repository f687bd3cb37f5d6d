import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { promptOf, promptText, stageNames, stageOf } from './prompt.ts'

const startsOn = Temporal.PlainDate.from('2026-11-02')
const anyPair = fc.integer({ min: 0, max: 800 }).map((days) => ({ startsOn, endsOn: startsOn.add({ days }) }))

test('the question stays for a week, changes with the next, and can always be left for another', () => {
  fc.assert(
    fc.property(anyPair, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 6 }), (pair, week, day) => {
      const monday = startsOn.add({ days: 7 * week })
      const asked = promptOf(pair, monday)
      assert.equal(promptOf(pair, monday.add({ days: day })), asked)
      assert.notEqual(promptOf(pair, monday, 1), asked)
      assert.notEqual(promptOf(pair, monday.add({ days: 7 })), asked)
      assert.ok(promptText(asked))
    }),
  )
})

test('over two years every question comes up, those that stand on one’s own feet last', () => {
  const pair = { startsOn, endsOn: startsOn.add({ days: 700 }) }
  const weeks = Array.from({ length: 100 }, (_, week) => promptOf(pair, startsOn.add({ days: 7 * week })))
  assert.equal(new Set(weeks).size, 24)
  assert.equal(weeks[0], 'hopes')
  assert.ok(weeks.indexOf('now-can') > weeks.lastIndexOf('difficult'))
  assert.equal(promptOf(pair, startsOn.subtract({ days: 30 })), 'hopes', 'also before it begins')
})

test('two people pass three stages in their order, each for about a third of their time, and stay in the last', () => {
  fc.assert(
    fc.property(anyPair, fc.integer({ min: -50, max: 900 }), fc.integer({ min: 0, max: 300 }), (pair, day, later) => {
      const at = (days: number) => stageNames.indexOf(stageOf(pair, startsOn.add({ days })))
      assert.ok(at(day) <= at(day + later))
    }),
  )
  const year = { startsOn, endsOn: startsOn.add({ days: 364 }) }
  const stageIn = (week: number) => stageOf(year, startsOn.add({ weeks: week }))
  assert.deepEqual([0, 17, 18, 35, 36, 60].map(stageIn), ['suggest', 'suggest', 'try', 'try', 'stand', 'stand'])
})

test('an entry whose question is no longer asked has none', () => {
  assert.equal(promptText('long-forgotten'), undefined)
  assert.equal(promptText(null), undefined)
})
