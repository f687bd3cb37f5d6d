import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueNudge, isNudgeDay, type Reminded, type Rhythm, rhythms } from './nudge.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const introduced = day('2026-11-01')
const pair = (about: Partial<Reminded> = {}): Reminded => ({
  every: 'month',
  toldOn: null,
  state: 'under_way',
  introducedOn: introduced,
  endsOn: day('2027-06-15'),
  meetsEvery: 30,
  lastMet: null,
  ...about,
})

test('the monthly letter waits for the 20th, and for as long as the two agreed on', () => {
  assert.equal(dueNudge(pair(), day('2026-12-19')), undefined)
  assert.equal(String(dueNudge(pair(), day('2026-12-20'))), '2026-12-01')
  assert.equal(dueNudge(pair({ lastMet: day('2026-11-25') }), day('2026-12-24')), undefined)
  assert.equal(String(dueNudge(pair({ lastMet: day('2026-11-25') }), day('2026-12-25'))), '2026-12-01')
  assert.equal(dueNudge(pair({ lastMet: day('2026-12-01') }), day('2026-12-31')), undefined)
})

test('the weekly letter waits for Thursday', () => {
  const weekly = pair({ every: 'week', lastMet: day('2026-11-29') })
  assert.equal(dueNudge(weekly, day('2026-12-09')), undefined, 'Wednesday')
  assert.equal(String(dueNudge(weekly, day('2026-12-10'))), '2026-12-07', 'Thursday')
  assert.equal(dueNudge({ ...weekly, lastMet: day('2026-12-07') }, day('2026-12-10')), undefined)
})

test('nobody is reminded of a partnership that rests or is over', () => {
  assert.equal(dueNudge(pair({ state: 'paused' }), day('2026-12-20')), undefined)
  assert.equal(dueNudge(pair({ state: 'ended' }), day('2026-12-20')), undefined)
  assert.equal(dueNudge(pair(), day('2027-06-20')), undefined)
})

/** A year as it may go: each step the clock moves (also back), somebody meets, or somebody chooses. */
const steps = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.record({ move: fc.integer({ min: 1, max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ move: fc.integer({ min: -40, max: -1 }) }) },
    { weight: 1, arbitrary: fc.record({ meet: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ choose: fc.constantFrom(...rhythms) }) },
  ),
  { minLength: 40, maxLength: 120, size: 'max' },
)

test('however a year goes and the clock moves, no period brings two letters, and none comes after "off"', () => {
  let sent = 0
  fc.assert(
    fc.property(steps, fc.integer({ min: 7, max: 92 }), (year, meetsEvery) => {
      let today = introduced
      let of = pair({ meetsEvery })
      const periods = new Set<string>()
      for (const step of year) {
        if ('choose' in step) of = { ...of, every: step.choose as Rhythm }
        if ('meet' in step) of = { ...of, lastMet: today }
        if ('move' in step) today = today.add({ days: step.move })
        const period = dueNudge(of, today)
        if (!period) continue
        sent++
        assert.notEqual(of.every, 'off')
        assert.ok(isNudgeDay(today), 'the tick looks on this day')
        assert.ok(!periods.has(`${of.every} ${period}`), 'once')
        assert.ok(!of.lastMet || Temporal.PlainDate.compare(of.lastMet, period) < 0, 'they have not met in it')
        periods.add(`${of.every} ${period}`)
        of = { ...of, toldOn: today }
      }
    }),
    { seed: 4, numRuns: 300 },
  )
  assert.ok(sent > 300, 'letters were due')
})
