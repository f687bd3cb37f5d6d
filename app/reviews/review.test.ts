import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupsOf } from '../surveys/item.ts'
import { programQuestions, reviewMoments, reviewWindows, windowOn, wordQuestions } from './review.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = { startsOn: day('2026-10-20'), endsOn: day('2027-06-20') }
const said = (windows: ReturnType<typeof reviewWindows>) =>
  windows.map(({ moment, opensOn, dueOn }) => `${moment} ${opensOn} ${dueOn}`)

test('the mid-year review opens at the program’s own date, else half-way, and takes three weeks or the program’s time', () => {
  const january = { startsOn: day('2027-01-25'), endsOn: day('2027-01-29') }
  assert.deepEqual(said(reviewWindows(year, january)), [
    'mid_year 2027-01-25 2027-02-15',
    'year_end 2027-05-20 2027-06-20',
  ])
  const long = { startsOn: day('2027-01-25'), endsOn: day('2027-03-01') }
  assert.equal(said(reviewWindows(year, long))[0], 'mid_year 2027-01-25 2027-03-01')
  assert.equal(said(reviewWindows(year, undefined))[0], 'mid_year 2027-02-18 2027-03-11')
})

test('a date of the program outside the time of a pair, as of one that began late, is not theirs', () => {
  const november = { startsOn: day('2026-10-01'), endsOn: day('2026-10-05') }
  assert.equal(said(reviewWindows(year, november))[0], 'mid_year 2027-02-18 2027-03-11')
})

test('two who began in January look back half-way of their own: at the program’s date it is too early for them', () => {
  const january = { startsOn: day('2027-01-25'), endsOn: day('2027-01-29') }
  const from = (startsOn: string) => said(reviewWindows({ ...year, startsOn: day(startsOn) }, january))[0]
  assert.equal(from('2026-11-26'), 'mid_year 2027-01-25 2027-02-15', 'sixty days')
  assert.equal(from('2026-11-27'), 'mid_year 2027-03-09 2027-03-30')
  assert.equal(from('2027-01-10'), 'mid_year 2027-03-31 2027-04-21')
  assert.equal(from('2027-03-20'), 'year_end 2027-05-20 2027-06-20', 'too short for one')
})

test('windows never overlap, lie within the partnership, and one day opens at most one', () => {
  const some = fc.record({ length: fc.integer({ min: 2, max: 900 }), at: fc.integer({ min: -50, max: 950 }) })
  fc.assert(
    fc.property(some, fc.nat(900), ({ length, at }, probe) => {
      const pair = { startsOn: year.startsOn, endsOn: year.startsOn.add({ days: length }) }
      const midFrom = year.startsOn.add({ days: Math.max(0, at) })
      const windows = reviewWindows(pair, { startsOn: midFrom, endsOn: midFrom.add({ days: 3 }) })
      assert.equal(windows.at(-1)?.moment, 'year_end')
      for (const { opensOn, dueOn } of windows) {
        assert.ok(Temporal.PlainDate.compare(opensOn, dueOn) <= 0)
        assert.ok(Temporal.PlainDate.compare(dueOn, pair.endsOn) <= 0)
      }
      const [first, second] = windows
      if (first && second) assert.ok(Temporal.PlainDate.compare(first.dueOn, second.opensOn) < 0)
      const today = year.startsOn.add({ days: probe })
      const found = windowOn(windows, today)
      if (found) assert.ok(windows.includes(found))
    }),
  )
})

test('both parts of both reviews are said in both languages, and each answer is counted once', () => {
  for (const moment of reviewMoments) {
    for (const { ask } of [...wordQuestions[moment], ...programQuestions[moment]])
      assert.ok(ask.en && ask.fr && ask.en !== ask.fr)
    for (const item of programQuestions[moment])
      if (item.options)
        assert.deepEqual(
          groupsOf(item)
            .flatMap(({ values }) => values)
            .toSorted(),
          item.options.map(({ value }) => value),
        )
  }
})
