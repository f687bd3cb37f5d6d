import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hoursWords } from './certificate.words.ts'
import { type HoursRow, sayYearMonth, statementOf } from './hours.ts'

const rows: fc.Arbitrary<HoursRow[]> = fc.array(
  fc.record({
    month: fc
      .record({
        year: fc.constantFrom(2026, 2027),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      })
      .map((date) => Temporal.PlainDate.from(date)),
    kind: fc.constantFrom('meeting', 'preparation', 'learning', 'shadow_day'),
    minutes: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 40 },
)

const add = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)

test('every minute is counted once: by line, by column and in all', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { kinds, months, sums, total } = statementOf(given)
      assert.equal(total, add(given.map(({ minutes }) => minutes)))
      assert.equal(add(months.map((month) => month.total)), total)
      assert.equal(add(sums), total)
      for (const month of months) assert.equal(add(month.minutes), month.total)
      for (const [index, sum] of sums.entries())
        assert.equal(add(months.map(({ minutes }) => minutes[index] ?? 0)), sum)
      assert.equal(new Set(kinds).size, kinds.length)
      assert.deepEqual(
        months.map(({ month }) => String(month)),
        [...new Set(months.map(({ month }) => String(month)))].sort(),
      )
    }),
  )
})

test('kinds stand as people speak of them, unknown ones last', () => {
  const month = Temporal.PlainDate.from('2027-01-01')
  const given = ['zoo', 'learning', 'meeting'].map((kind) => ({ month, kind, minutes: 1 }))
  assert.deepEqual(statementOf(given).kinds, ['meeting', 'learning', 'zoo'])
})

test('time and months are said in both languages', () => {
  assert.deepEqual(hoursWords.duration(150), { en: '2 hours and 30 minutes', fr: '2 heures et 30 minutes' })
  assert.deepEqual(hoursWords.duration(60), { en: '1 hour', fr: '1 heure' })
  assert.deepEqual(hoursWords.duration(45), { en: '45 minutes', fr: '45 minutes' })
  assert.equal(sayYearMonth(Temporal.PlainDate.from('2027-03-01'), 'fr'), 'mars 2027')
  assert.equal(sayYearMonth(Temporal.PlainDate.from('2027-03-01'), 'en'), 'March 2027')
})
