import assert from 'node:assert/strict'
import test from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { Refusal } from '#foundation/refusal.ts'
import { readXlsx, unzip, zip } from './xlsx.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook whose first sheet is `sheet`, though it is the second file. */
function workbook(sheet: string, { shared = [] as string[] } = {}): Buffer {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="People" sheetId="2" r:id="rId2"/><sheet name="Other" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${toXml(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Wrong sheet</t></is></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
  }
  return zip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])))
}

const toXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const word = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${toXml(text)}</t></is></c>`
const heads = `<row r="1">${word('A1', 'Name')}${word('B1', 'Since')}${word('C1', 'Wants')}</row>`

test('the first sheet of the workbook is read: words, days, figures and ticks', async () => {
  const sheet = `${heads}<row r="2">${word('A2', 'Amina & Bo')}<c r="B2" s="1"><v>46235</v></c><c r="C2" t="b"><v>1</v></c></row><row r="4">${word('A4', 'Zoë')}<c r="B4"><v>6045550101</v></c></row>`
  const { headings, rows, format } = await readXlsx(workbook(sheet))
  assert.deepEqual([format, headings], ['xlsx', ['Name', 'Since', 'Wants']])
  assert.deepEqual(
    rows.map(({ n, cells }) => [n, ...cells]),
    [
      [2, 'Amina & Bo', '2026-08-01', 'yes'],
      [4, 'Zoë', '6045550101', ''],
    ],
  )
})

test('of a formula its last value is taken and remarked on; one without a value, or in error, is empty', async () => {
  const sheet = `${heads}<row r="2">${word('A2', 'Amina')}<c r="B2" t="str"><f>1+1</f><v>two</v></c><c r="C2"><f>NOW()</f></c></row><row r="3">${word('A3', 'Bo')}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
  const { rows } = await readXlsx(workbook(sheet))
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      ['Amina', 'two', ''],
      ['Bo', '', ''],
    ],
  )
  assert.deepEqual(
    rows.map(({ notes }) => notes.map(({ kind, column }) => [kind, column])),
    [
      [
        ['formulaValue', 1],
        ['formulaEmpty', 2],
      ],
      [['formulaEmpty', 1]],
    ],
  )
})

test('shared words come back whatever they are, but for spaces around them', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((word) => /^[^\p{C}\r]*\S[^\p{C}\r]*$/u.test(word) && !/_x[0-9A-F]{4}_/i.test(word))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (shared) => {
      const row = shared
        .map((_, index) => `<c r="${String.fromCharCode(65 + index)}2" t="s"><v>${index}</v></c>`)
        .join('')
      const { rows } = await readXlsx(workbook(`${heads}<row r="2">${row}</row>`, { shared }))
      const spoken = (cells: readonly string[] = []) => cells.slice(0, shared.length).map((each) => each.trim())
      assert.deepEqual(spoken(rows[0]?.cells), spoken(shared))
    }),
    { numRuns: 60 },
  )
})

test('empty cells formatted a million columns away do not count', async () => {
  const sheet = `${heads}<row r="2">${word('A2', 'Amina')}<c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`
  assert.equal((await readXlsx(workbook(sheet))).rows.length, 1)
})

const hostile: Record<string, [() => Buffer, RegExp]> = {
  'a cell in the last column Excel has': [
    () => workbook(`${heads}<row r="2">${word('XFD2', 'x')}</row>`),
    /more than 200 columns/,
  ],
  'a cell in the last row Excel has': [
    () => workbook(`${heads}<row r="1048576">${word('A1048576', 'x')}</row>`),
    /beyond the 20000/,
  ],
  'a bomb of one file': [
    () => packed('xl/worksheets/sheet1.xml', Buffer.alloc(200 * 1024 * 1024, 32)),
    /unpacks to more/,
  ],
  'an archive cut in half': [() => workbook(heads).subarray(0, 900), /not an Excel workbook/],
  'an archive of something else': [
    () => zip(new Map([['word/document.xml', Buffer.from('<w/>')]])),
    /not an Excel workbook/,
  ],
  'XML that is none': [() => workbook('<row><c r="A1" t="s"><v>99</v></c></row>'), /not an Excel workbook/],
  'a directory that points outside': [() => misdirected(), /not an Excel workbook/],
}
for (const [name, [make, says]] of Object.entries(hostile))
  test(`refused in words: ${name}`, async () => {
    await assert.rejects(readXlsx(make()), says)
  })

test('archives broken anywhere are refused, never a fault', async () => {
  const good = workbook(`${heads}<row r="2">${word('A2', 'Amina')}</row>`)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
      const broken = Buffer.from(good)
      broken[at] = value
      try {
        await readXlsx(broken)
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error))
      }
    }),
    { numRuns: 300 },
  )
})

test('what is packed unpacks to the same', () => {
  const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.dictionary(name, fc.uint8Array({ maxLength: 200 }), { maxKeys: 5 }), (files) => {
      const given = new Map(Object.entries(files).map(([key, bytes]) => [key, Buffer.from(bytes)]))
      assert.deepEqual(
        unzip(zip(given), () => true),
        given,
      )
    }),
  )
})

/** An archive with one deflated file. */
function packed(name: string, content: Buffer): Buffer {
  const body = deflateRawSync(content)
  const archive = zip(new Map([[name, body]]))
  for (const at of [4 + 4, archive.lastIndexOf('PK\x01\x02') + 6 + 4]) archive.writeUInt16LE(8, at)
  return archive
}

function misdirected(): Buffer {
  const archive = Buffer.from(workbook(heads))
  archive.writeUInt32LE(archive.length - 4, archive.lastIndexOf('PK\x05\x06') + 16)
  return archive
}
