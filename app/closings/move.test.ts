import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { easter, holidayOn, holidaysOf, isWorkingDay } from './calendar.ts'
import { type Dated, moveDates, moveDay, moveEnd, moveYears, yearsOn } from './move.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const { compare } = Temporal.PlainDate

const anyDay = fc.integer({ min: 0, max: 365 * 60 }).map((days) => day('2020-01-01').add({ days }))
const years = fc.integer({ min: 1, max: 5 })
const sense = fc.constantFrom('deadline' as const, 'event' as const)
const program = fc.array(fc.record({ date: anyDay, sense }), { minLength: 1, maxLength: 14 })
// The dates of one program lie within two years of each other.
const dates = fc.tuple(program, anyDay).map(([parts, from]): Dated[] =>
  parts.map(({ date, sense }, index) => ({
    key: String(index),
    sense,
    date: from.add({ days: day('2020-01-01').until(date).days % 700 }),
  })),
)

test('the statutory holidays of 2026 and 2027 fall where the province has them', () => {
  assert.equal(
    holidaysOf(2026)
      .map(({ date }) => date.toString().slice(5))
      .join(' '),
    '01-01 02-16 04-03 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25',
  )
  assert.equal(
    holidaysOf(2027)
      .map(({ date }) => date.toString().slice(5))
      .join(' '),
    '01-01 02-15 03-26 05-24 07-01 08-02 09-06 09-30 10-11 11-11 12-25',
  )
  assert.deepEqual(
    [2024, 2025, 2028, 2038].map((year) => easter(year).toString()),
    ['2024-03-31', '2025-04-20', '2028-04-16', '2038-04-25'],
  )
})

for (const [what, from, to] of [
  ['the third Friday of October', '2026-10-16', '2027-10-15'],
  ['the first school day after Labour Day', '2026-09-08', '2027-09-07'],
  ['the last day of May', '2027-05-31', '2028-05-31'],
  ['the last day of May, which is a Saturday', '2030-05-31', '2031-05-30'],
  ['the first of June stays in June', '2026-06-01', '2027-06-01'],
  ['the first of June, which is a Sunday', '2029-06-01', '2030-06-03'],
  ['the middle of June', '2027-06-15', '2028-06-15'],
  ['the middle of April, a Saturday after Good Friday', '2027-04-15', '2028-04-17'],
  ['the last Friday of January', '2027-01-29', '2028-01-28'],
  ['a Thursday that is Remembrance Day next year', '2026-11-12', '2027-11-12'],
  ['the Tuesday after Thanksgiving', '2026-10-13', '2027-10-12'],
  ['Remembrance Day itself', '2026-11-11', '2027-11-11'],
  ['29 February', '2028-02-29', '2029-02-28'],
  ['the end of February before a leap year', '2027-02-26', '2028-02-25'],
] as const)
  test(`${what}: ${from} becomes ${to}`, () => {
    assert.equal(moveDay(day(from), 1).toString(), to)
  })

test('a weekday keeps its place in its month unless a holiday is in the way', () => {
  fc.assert(
    fc.property(anyDay, years, (date, years) => {
      const sinceLabourDay = day(`${date.year}-09-01`).until(date).days
      fc.pre(
        isWorkingDay(date) &&
          date.day > 1 &&
          date.day !== 15 &&
          date.day < date.daysInMonth &&
          (sinceLabourDay < 0 || sinceLabourDay > 11),
      )
      const moved = moveDay(date, years)
      assert.equal(moved.year, date.year + years)
      assert.equal(moved.month, date.month)
      assert.ok(isWorkingDay(moved))
      if (moved.dayOfWeek !== date.dayOfWeek) {
        const near = [-3, -2, -1, 1, 2, 3].map((days) => moved.add({ days }))
        assert.ok(
          near.some((each) => each.dayOfWeek === date.dayOfWeek && holidayOn(each)),
          'a holiday was in the way',
        )
      } else if (date.day <= 28) assert.equal(Math.ceil(moved.day / 7), Math.ceil(date.day / 7))
      else assert.ok(moved.day + 7 > moved.daysInMonth, 'the last of its month')
    }),
  )
})

test('nothing comes to lie on a holiday or a weekend that did not before', () => {
  fc.assert(
    fc.property(anyDay, years, sense, (date, years, sense) => {
      const moved = moveDay(date, years, sense)
      assert.equal(moved.month === date.month || holidayOn(date)?.key === 'goodFriday' || date.month === 9, true)
      if (!holidayOn(date)) assert.equal(holidayOn(moved), undefined)
      if (!holidayOn(date) && !(sense === 'event' && date.dayOfWeek === 6)) assert.ok(isWorkingDay(moved))
      if (sense === 'event' && date.dayOfWeek === 6 && !holidayOn(date)) assert.equal(moved.dayOfWeek, date.dayOfWeek)
    }),
  )
})

test('the dates of a program keep their order, and none that was free comes to lie on a day off', () => {
  fc.assert(
    fc.property(dates, years, (all, years) => {
      const moved = moveDates(all, years)
      const to = (each: Dated) => {
        const date = moved.get(each.key)
        assert.ok(date)
        return date
      }
      for (const one of all) {
        if (!holidayOn(one.date)) assert.equal(holidayOn(to(one)), undefined)
        for (const two of all) {
          if (compare(one.date, two.date) < 0)
            assert.ok(compare(to(one), to(two)) < 0, `${one.date} before ${two.date}`)
          if (one.date.equals(two.date) && one.sense === two.sense) assert.ok(to(one).equals(to(two)))
        }
      }
    }),
  )
})

test('a few days stay as many, end after they begin, and not on a day off', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 13 }), years, (from, length, years) => {
      const to = from.add({ days: length })
      const begins = moveDay(from, years, 'event')
      const ends = moveEnd({ from, to }, begins)
      assert.ok(compare(begins, ends) <= 0)
      if (length === 0) assert.ok(ends.equals(begins))
      else if (isWorkingDay(to)) assert.ok(isWorkingDay(ends))
      else assert.equal(begins.until(ends).days, length)
    }),
  )
})

test('the years of a title move on, in every way of writing them', () => {
  assert.equal(moveYears('Mentorship 2026–27', 1), 'Mentorship 2027–28')
  assert.equal(moveYears('Mentorat 2026-2027, an 2', 1), 'Mentorat 2027-2028, an 2')
  assert.equal(moveYears('2099–00 and 2026', 2), '2101–02 and 2028')
  assert.equal(moveYears('Room 1204', 1), 'Room 1204')
})

test('an old program is copied into the next year that is still ahead', () => {
  assert.equal(yearsOn(day('2026-11-01'), day('2027-06-20')), 1)
  assert.equal(yearsOn(day('2026-11-01'), day('2029-11-01')), 4)
  assert.equal(yearsOn(day('2026-11-01'), day('2026-03-01')), 1)
})
