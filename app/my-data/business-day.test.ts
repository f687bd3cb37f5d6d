import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addBusinessDays, holidaysIn, isBusinessDay } from './business-day.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 36_000 }).map((n) => day('2000-01-01').add({ days: n }))

test('the statutory holidays of two years, as they were kept', () => {
  assert.deepEqual(holidaysIn(2026).map(String), [
    ...['2026-01-01', '2026-02-16', '2026-04-03', '2026-05-18', '2026-07-01', '2026-08-03'],
    ...['2026-09-07', '2026-09-30', '2026-10-12', '2026-11-11', '2026-12-25'],
  ])
  assert.deepEqual(
    [2024, 2025, 2027].map((year) => holidaysIn(year).slice(1, 4).map(String)),
    [
      ['2024-02-19', '2024-03-29', '2024-05-20'],
      ['2025-02-17', '2025-04-18', '2025-05-19'],
      ['2027-02-15', '2027-03-26', '2027-05-24'],
    ],
  )
})

test('thirty business days over Christmas end at the beginning of February', () => {
  assert.equal(String(addBusinessDays(day('2026-12-18'), 30)), '2027-02-02')
  assert.equal(String(addBusinessDays(day('2026-11-20'), 1)), '2026-11-23', 'a Friday is followed by Monday')
})

test('what is counted is business days, each once, and the last of them is the answer', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const due = addBusinessDays(from, n)
      let counted = 0
      for (let each = from.add({ days: 1 }); Temporal.PlainDate.compare(each, due) <= 0; each = each.add({ days: 1 }))
        if (isBusinessDay(each)) counted++
      assert.equal(counted, n)
      assert.ok(isBusinessDay(due))
    }),
  )
})

test('later is never due earlier, and adding in two steps is adding at once', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(30), fc.nat(30), (from, a, b) => {
      assert.ok(addBusinessDays(addBusinessDays(from, a), b).equals(addBusinessDays(from, a + b)))
      assert.ok(Temporal.PlainDate.compare(addBusinessDays(from, a), addBusinessDays(from.add({ days: 1 }), a)) <= 0)
    }),
  )
})
