import assert from 'node:assert/strict'
import test from 'node:test'
import { demoFile } from './import.example.ts'
import { readApart, readTable } from './reader.server.ts'
import { limits } from './table.ts'

test('the demo’s two files hold the same rows, whatever they are called', async () => {
  const [csv, xlsx] = [await readTable(demoFile('applications.csv')), await readTable(demoFile('applications.xlsx'))]
  assert.deepEqual([csv.format, csv.encoding, xlsx.format], ['csv', 'mixed', 'xlsx'])
  assert.deepEqual([csv.rows.length, xlsx.rows.length], [240, 240])
  assert.deepEqual(csv.headings, xlsx.headings)
  const differing = csv.rows.filter(
    ({ cells }, index) => JSON.stringify(cells) !== JSON.stringify(xlsx.rows[index]?.cells),
  )
  assert.equal(differing.length, 1, 'only the formula, which a CSV can but write out')
})

const others: Record<string, [Buffer, RegExp]> = {
  'a web page called .csv': [Buffer.from('\uFEFF \n<!doctype html><table><tr><td>Name</td></tr></table>'), /web page/],
  'a spreadsheet saved as XML': [Buffer.from('<?xml version="1.0"?><Workbook/>'), /web page or XML/],
  'an old workbook': [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old \.xls workbook/],
  'a PDF': [Buffer.from('%PDF-1.7\n'), /not a table/],
  'a picture': [Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /not a table/],
  'nothing at all': [Buffer.alloc(0), /empty/],
  'too much': [Buffer.alloc(limits.bytes + 1, 97), /larger than 25 MB/],
}
for (const [name, [bytes, says]] of Object.entries(others))
  test(`refused in words: ${name}`, async () => {
    await assert.rejects(readTable(bytes), says)
  })

test('read in a thread of its own, a file comes back the same, and a refusal in words', async () => {
  const bytes = demoFile('applications.csv')
  assert.deepEqual(await readApart(bytes), await readTable(bytes))
  await assert.rejects(
    readApart(Buffer.from('%PDF-1.7\n')),
    (error: Error & { field?: string; text?: { fr: string } }) => {
      assert.match(error.text?.fr ?? '', /n’est pas un tableau/)
      return error.field === 'file'
    },
  )
})

test('the largest file that may be chosen is read', async (t) => {
  const line = `${Array.from({ length: 40 }, (_, column) => `cell ${column} of many`).join(',')}\r\n`
  const bytes = Buffer.from(line.repeat(20_001))
  const started = performance.now()
  const { rows } = await readApart(bytes)
  t.diagnostic(`${(bytes.length / 1e6).toFixed(0)} MB in ${Math.round(performance.now() - started)} ms`)
  assert.equal(rows.length, 20_000)
})
