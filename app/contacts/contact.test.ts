import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { byMonth, type Contact, contactKinds, countedMinutes, findTwins, monthsBetween, usualOf } from './contact.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const contact = (about: Partial<Contact>): Contact => ({
  id: 'a',
  kind: 'meeting',
  metOn: day('2026-12-01'),
  minutes: 60,
  way: 'video',
  activity: null,
  loggedBy: 'ana',
  apartFrom: null,
  version: 1,
  ...about,
})

test('months run from the first to this one', () => {
  assert.deepEqual(monthsBetween(day('2026-11-30'), day('2027-01-01')).map(String), [
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ])
  assert.equal(monthsBetween(day('2027-02-01'), day('2027-01-01')).length, 1, 'introduced tomorrow')
})

test('the months add up to the log, whatever it holds', () => {
  const months = monthsBetween(day('2026-09-01'), day('2027-06-30'))
  const logs = fc.array(
    fc.record({
      kind: fc.constantFrom(...contactKinds),
      minutes: fc.integer({ min: 1, max: 1440 }),
      days: fc.integer({ min: 0, max: 302 }),
    }),
  )
  fc.assert(
    fc.property(logs, (drawn) => {
      const log = drawn.map(({ kind, minutes, days }) =>
        contact({ kind, minutes, metOn: day('2026-09-01').add({ days }) }),
      )
      const by = byMonth(log, months)
      for (const kind of contactKinds)
        assert.equal(
          by.reduce((sum, month) => sum + month.minutes[kind], 0),
          log.filter((each) => each.kind === kind).reduce((sum, { minutes }) => sum + minutes, 0),
        )
      for (const month of by) assert.equal(month.met, month.minutes.meeting > 0)
    }),
    { seed: 4 },
  )
})

test('what counts towards the suggestion is what the program says', () => {
  const [month] = byMonth(
    [contact({}), contact({ kind: 'learning', minutes: 30 }), contact({ kind: 'preparation', minutes: 15 })],
    [day('2026-12-01')],
  )
  assert.ok(month)
  const goal = { hoursLeast: 1, hoursMost: null }
  assert.equal(countedMinutes(month, { ...goal, hoursAll: false }), 60)
  assert.equal(countedMinutes(month, { ...goal, hoursAll: true }), 105)
})

test('two of the one are no twins, nor is preparation; one contact is the twin of one other', () => {
  const near = [contact({}), contact({ id: 'b' }), contact({ id: 'c', loggedBy: 'maud', kind: 'preparation' })]
  assert.deepEqual(findTwins(near, 'ana'), [])
  const twins = findTwins([...near, contact({ id: 'd', loggedBy: 'maud' })], 'ana')
  assert.deepEqual(
    twins.map(({ mine, theirs }) => [mine.id, theirs.id]),
    [['a', 'd']],
  )
})

test('the usual is as the last time, or an hour by video', () => {
  assert.deepEqual(usualOf([]), { way: 'video', minutes: 60 })
  const log = [
    contact({ metOn: day('2026-11-01') }),
    contact({ way: 'phone', minutes: 20 }),
    contact({ kind: 'learning' }),
  ]
  assert.deepEqual(usualOf(log), { way: 'phone', minutes: 20 })
})
