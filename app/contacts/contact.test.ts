import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  byMonth,
  type Contact,
  contactKinds,
  countedMinutes,
  findTwins,
  monthsBetween,
  monthsOf,
  usualOf,
} from './contact.ts'

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

test('a partnership counts no month before its start in which nothing was noted, and none after its end', () => {
  const lasting = { introducedOn: day('2026-03-23'), startsOn: day('2026-04-01'), endedOn: null }
  const months = (noted: string[], more = {}) =>
    monthsOf({ ...lasting, ...more }, noted.map(day), day('2026-06-10')).map((month) => month.month)
  assert.deepEqual(months([]), [4, 5, 6])
  assert.deepEqual(months(['2026-05-02', '2026-03-30']), [3, 4, 5, 6], 'they could not wait')
  assert.deepEqual(months([], { introducedOn: day('2026-05-20') }), [5, 6], 'introduced after the program began')
  assert.deepEqual(months([], { endedOn: day('2026-05-31') }), [4, 5])
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
