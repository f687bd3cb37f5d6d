import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { honorariumStates, mayNeedSlip, standingOf, sumCents, yearTotals, yesOf } from './honorarium.ts'
import { csvOf, dollars, type PayLine, xlsxOf } from './sheet.ts'

const cents = fc.integer({ min: 1, max: 10_000_000 })
const day = fc
  .record({
    year: fc.constantFrom(2026, 2027),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((date) => Temporal.PlainDate.from(date))
const claim = fc
  .record({
    personId: fc.constantFrom('ana', 'ben', 'cem'),
    amountCents: cents,
    state: fc.constantFrom(...honorariumStates),
    day,
  })
  .map(({ day, ...rest }) => ({ ...rest, payee: rest.personId, paidOn: rest.state === 'paid' ? day : null }))

test('no cent is lost or counted twice between claims, states, years and payees', () => {
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 40 }), (claims) => {
      const standing = standingOf(claims)
      assert.equal(
        standing.reduce((sum, row) => sum + row.cents, 0),
        sumCents(claims),
      )
      assert.equal(
        standing.reduce((sum, row) => sum + row.claims, 0),
        claims.length,
      )
      const paid = sumCents(claims.filter(({ state }) => state === 'paid'))
      const coming = sumCents(claims.filter(({ state }) => state === 'approved' || state === 'exported'))
      const years = [2026, 2027].map((year) => yearTotals(claims, year, 2027))
      assert.equal(
        years.flat().reduce((sum, row) => sum + row.paidCents, 0),
        paid,
      )
      assert.equal(
        years.flat().reduce((sum, row) => sum + row.comingCents, 0),
        coming,
      )
      for (const year of years) assert.equal(new Set(year.map(({ personId }) => personId)).size, year.length)
    }),
  )
})

test('the word about slips begins above $500, not at it', () => {
  assert.deepEqual([50_000, 50_001].map(mayNeedSlip), [false, true])
})

test('dollars are exact to the cent', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      const [whole = '', rest = ''] = dollars(amount).split('.')
      assert.equal(BigInt(whole) * 100n + BigInt(rest), BigInt(amount))
      assert.equal(rest.length, 2)
    }),
  )
})

test('nobody says both yeses, nor one over their own money or that of somebody they supervise', () => {
  const person = fc.constantFrom('ana', 'ben', 'cem')
  fc.assert(
    fc.property(
      person,
      person,
      fc.option(person),
      fc.boolean(),
      fc.boolean(),
      fc.array(person),
      (id, personId, approvedBy, coordinates, pays, below) => {
        const handler = { id, coordinates, pays, supervises: new Set(below) }
        for (const state of honorariumStates) {
          const asked = { state, personId, approvedBy }
          assert.equal(
            yesOf(handler, { ...asked, conditions: [{ en: 'Trained', fr: 'Formé', proof: null, met: false }] }),
            undefined,
          )
          const yes = yesOf(handler, { ...asked, conditions: [] })
          if (!yes) continue
          assert.equal(state, 'earned')
          assert.ok(id !== personId && !below.includes(personId))
          assert.equal(yes, approvedBy === null ? 'first' : 'second')
          assert.ok(yes === 'first' ? coordinates : (coordinates || pays) && approvedBy !== id)
        }
      },
    ),
  )
})

const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', "'=1"]
const line = (payee: string): PayLine => ({
  id: '5a1c0d9e-0000-4000-8000-000000000001',
  payee,
  program: payee,
  amountCents: 30_005,
  approvedBy: payee,
  secondedBy: 'Zoë',
})

test('no name becomes a formula, in CSV or XLSX, and amounts are numbers', async () => {
  for (const payee of dangerous) {
    const [, cells = []] = parse(csvOf(7, [line(payee)], 'fr'), { bom: true }) as string[][]
    for (const cell of [cells[1], cells[2], cells[4]]) assert.equal(cell, `'${payee}`)
    assert.deepEqual([cells[0], cells[3], cells[5]], ['7', '300.05', 'Zoë'])
    const [, row = []] = await readSheet(await xlsxOf(7, [line(payee)], 'fr'), { trim: false } as never)
    assert.equal(row[0], 7)
    assert.equal(row[3], 300.05)
    for (const cell of [row[1], row[2], row[4]]) assert.match(String(cell), /^'/, JSON.stringify(payee))
  }
})
