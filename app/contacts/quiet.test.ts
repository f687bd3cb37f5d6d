import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QuietState } from '#database/types.ts'
import { after, dueQuiet, firstQuietDays, type QuietEvent, quietDays, quietEvents, type Watched } from './quiet.ts'

const states: readonly QuietState[] = ['well', 'asked', 'not_yet', 'unanswered']
const day = (text: string) => Temporal.PlainDate.from(text)
const watched = (about: Partial<Watched> = {}): Watched => ({
  state: 'under_way',
  quiet: 'well',
  introducedOn: day('2026-11-01'),
  endsOn: day('2027-06-15'),
  meetsEvery: 30,
  lastMet: null,
  countedFrom: null,
  askedOn: null,
  ...about,
})

test('every state is reached from "well" and left again', () => {
  const reached = new Set<QuietState>(['well'])
  for (const state of reached) for (const event of quietEvents) reached.add(after(state, event))
  assert.deepEqual([...reached].sort(), [...states].sort())
  for (const state of states)
    assert.ok(
      quietEvents.some((event) => after(state, event) !== state),
      `${state} is left`,
    )
})

test('a contact, a rest or a call makes everything well, and only silence brings a pair to its coordinator', () => {
  for (const state of states) {
    for (const event of ['contact', 'rest', 'called', 'in_touch'] as const) assert.equal(after(state, event), 'well')
    for (const event of quietEvents)
      if (state !== 'unanswered' && after(state, event) === 'unanswered')
        assert.deepEqual([state, event], ['asked', 'no_answer'])
  }
})

test('quiet is longer than agreed by half, and by a week at least', () => {
  assert.deepEqual([7, 14, 30, 31].map(quietDays), [14, 21, 45, 47])
  assert.equal(dueQuiet(watched(), day('2026-12-16')), undefined)
  assert.equal(dueQuiet(watched(), day('2026-12-17')), 'too_quiet')
  assert.equal(dueQuiet(watched({ lastMet: day('2026-12-01') }), day('2026-12-17')), undefined)
  assert.equal(dueQuiet(watched({ countedFrom: day('2026-12-01') }), day('2026-12-17')), undefined)
})

test('before they have agreed on anything, quiet is longer than a month by a week, however often the program hopes they meet', () => {
  assert.deepEqual([7, 30, 92].map(firstQuietDays), [37, 37, 99])
  const fresh = watched({ meetsEvery: 7 })
  assert.equal(dueQuiet(fresh, day('2026-11-20')), 'too_quiet', 'they agreed on a week')
  const unagreed = { ...fresh, state: 'introduced' } as const
  assert.equal(dueQuiet(unagreed, day('2026-12-08')), undefined)
  assert.equal(dueQuiet(unagreed, day('2026-12-09')), 'too_quiet')
  assert.equal(dueQuiet({ ...unagreed, lastMet: day('2026-11-24') }, day('2026-12-31')), undefined)
})

test('after ten days without an answer the coordinator may call; never while they rest', () => {
  const asked = watched({ quiet: 'asked', askedOn: day('2026-12-17') })
  assert.equal(dueQuiet(asked, day('2026-12-26')), undefined)
  assert.equal(dueQuiet(asked, day('2026-12-27')), 'no_answer')
  assert.equal(dueQuiet({ ...asked, state: 'paused' }, day('2026-12-27')), 'rest')
  assert.equal(dueQuiet(asked, day('2027-06-16')), 'rest')
})

test('however a year goes, a pair comes to its coordinator only after it was asked and had ten days', () => {
  const things = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 9 }) }) },
      {
        weight: 1,
        arbitrary: fc.record({ event: fc.constantFrom<QuietEvent>('contact', 'in_touch', 'not_yet', 'hand') }),
      },
      { weight: 1, arbitrary: fc.record({ state: fc.constantFrom<Watched['state']>('under_way', 'paused') }) },
    ),
    { minLength: 30, maxLength: 60, size: 'max' },
  )
  let calls = 0
  fc.assert(
    fc.property(things, fc.integer({ min: 7, max: 60 }), (year, meetsEvery) => {
      let today = day('2026-11-01')
      let of = watched({ meetsEvery })
      let lastSign = today
      for (const thing of year) {
        if ('state' in thing) of = { ...of, state: thing.state }
        if ('days' in thing) today = today.add({ days: thing.days })
        if ('event' in thing) {
          of = { ...of, quiet: after(of.quiet, thing.event), countedFrom: today }
          lastSign = today
        }
        const event = dueQuiet(of, today)
        if (!event) continue
        const quiet = after(of.quiet, event)
        if (event === 'rest') lastSign = today
        if (quiet === 'unanswered' && of.quiet !== 'unanswered') {
          calls++
          assert.ok(lastSign.until(today).days >= quietDays(meetsEvery) + 10)
          assert.equal(of.state, 'under_way')
        }
        of = {
          ...of,
          quiet,
          askedOn: quiet === 'asked' && of.quiet !== 'asked' ? today : of.askedOn,
          countedFrom: event === 'rest' ? today : of.countedFrom,
        }
      }
    }),
    { seed: 4, numRuns: 300 },
  )
  assert.ok(calls > 50, 'some came')
})
