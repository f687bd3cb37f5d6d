import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accountLine, digitsOf, looksLikeInsuranceNumber } from './details.ts'

test('a social insurance number is known however it is written', () => {
  for (const said of [
    '046454286',
    '046 454 286',
    '046-454-286',
    'NAS : 046–454–286.',
    '０４６ ４５４ ２８６',
    'x046.454.286',
  ])
    assert.ok(looksLikeInsuranceNumber(said), said)
})

test('telephone numbers, addresses and codes are not taken for one', () => {
  for (const said of [
    ...['604 555 0140', '1 604 555 0140', '(604) 555-0140', '1204 10250 101 Street', '046454287', '0464542860'],
    ...['PO Box 46, V6B 1A1', '046 4542 86', ''],
  ])
    assert.ok(!looksLikeInsuranceNumber(said), said)
})

test('of nine digits, one last digit in ten makes one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
      const first = String(n).padStart(8, '0')
      const known = [...'0123456789'].filter((last) => looksLikeInsuranceNumber(first + last))
      assert.equal(known.length, 1)
    }),
  )
})

test('digits are read without what stands between them, and written so that no nought is lost', () => {
  assert.equal(digitsOf(' 00-123 '), '00123')
  const account = { way: 'direct_deposit', institution: '003', transit: '00123', account: '0012345', note: '' } as const
  assert.equal(accountLine(account), '003-00123-0012345')
  assert.equal(accountLine({ ...account, institution: '', transit: '', account: '' }), '')
})
