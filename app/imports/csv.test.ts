import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#foundation/refusal.ts'
import { readCsv, writeCsv } from './csv.ts'
import { limits } from './table.ts'

const read = (text: string | Buffer) => readCsv(Buffer.from(text as string))
const cellsOf = (text: string | Buffer) => read(text).rows.map(({ cells }) => cells)

test('cells are told apart by comma, semicolon or tab, whichever cuts the rows alike', () => {
  for (const sign of [',', ';', '\t']) {
    const table = read(`Name${sign}Town\r\nAmina${sign}Hope\r\nBo${sign}Trail\r\n`)
    assert.deepEqual(table.headings, ['Name', 'Town'])
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['Amina', 'Hope'],
        ['Bo', 'Trail'],
      ],
    )
  }
  assert.deepEqual(cellsOf('Name;Note\nAmina;"a, b, c"\nBo;d, e, f\n'), [
    ['Amina', 'a, b, c'],
    ['Bo', 'd, e, f'],
  ])
})

test('a cell may hold commas, quotation marks and new lines', () => {
  assert.deepEqual(cellsOf('Name,Wants\n"Diallo, Amina","1. ""calm""\n2. sleep"\n'), [
    ['Diallo, Amina', '1. "calm"\n2. sleep'],
  ])
  assert.deepEqual(cellsOf('Name,Pipe\nBo,5" wide\n'), [['Bo', '5" wide']])
})

test('a byte order mark is left off, and UTF-16 from Excel is understood', () => {
  assert.deepEqual(read('\uFEFFName,Town\nAmina,Hope').headings, ['Name', 'Town'])
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name\tTown\nZoë\tHope\n', 'utf16le')])
  assert.deepEqual([read(utf16).encoding, cellsOf(utf16)], ['utf-16', [['Zoë', 'Hope']]])
})

test('a row that is not UTF-8 is read as Windows-1252 and says so; its neighbours are not', () => {
  const utf8 = Buffer.from('Name,Place\nRenée,K̓wsaltktnéws ne Secwepemcúl’ecw\n')
  const windows = Buffer.from('Ren\xe9e,Tsawwassen \x96 l\x92\xe9cole\n', 'latin1')
  const { encoding, rows } = read(Buffer.concat([utf8, windows, Buffer.from('Zoë,Hope\n')]))
  assert.equal(encoding, 'mixed')
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      ['Renée', 'K̓wsaltktnéws ne Secwepemcúl’ecw'],
      ['Renée', 'Tsawwassen – l’école'],
      ['Zoë', 'Hope'],
    ],
  )
  assert.deepEqual(
    rows.map(({ notes }) => notes.map(({ kind }) => kind)),
    [[], ['readAsWindows'], []],
  )
})

test('rows keep the number they have in the file, and empty rows are left out', () => {
  const { rows } = read('Name,Town\n\nAmina,Hope\n,\n\nBo,Trail\n')
  assert.deepEqual(
    rows.map(({ n }) => n),
    [3, 6],
  )
})

test('a column without a heading is called by its letter, and the same heading twice is numbered', () => {
  assert.deepEqual(read('Name,,Name\nAmina,x,Bo,more').headings, ['Name', 'B', 'Name (2)', 'D'])
})

test('what begins like a formula stays text and is remarked on; a telephone number is not', () => {
  const { rows } = read('Name,Note,Phone\nAmina,"=HYPERLINK(""http://example.org"")",+1 604 555-0101\nBo,@SUM(A1),-5\n')
  assert.deepEqual(
    rows.map(({ cells }) => cells[1]),
    ['=HYPERLINK("http://example.org")', '@SUM(A1)'],
  )
  assert.deepEqual(
    rows.flatMap(({ notes }) => notes.map(({ kind, column }) => [kind, column])),
    [
      ['formulaText', 1],
      ['formulaText', 1],
    ],
  )
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('=1+1', "'=1", '@x', '+1', '-1', '\tx', '＝1', 'a\r\nb', '"', ',', ';', 'é', 'K̓w', '’'),
)
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))

test('any table that is written is read back, cell by cell, and nothing in it is calculated', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const kept = rows.map((cells) => cells.map((text) => text.replaceAll('\0', '').toWellFormed()))
      const head = kept[0]?.map((_, index) => `Column ${index}`) ?? []
      const expected = kept.filter((cells) => cells.some((text) => text.trim() !== ''))
      fc.pre(expected.length > 0)
      const width = head.length
      const back = readCsv(Buffer.from(writeCsv([head, ...kept])))
      assert.deepEqual(
        back.rows.map(({ cells }) => cells.slice(0, width)),
        expected,
      )
    }),
    { numRuns: 400 },
  )
})

test('nothing we write begins like a formula in any spreadsheet', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const written = writeCsv([[text]]).slice(1)
      assert.doesNotMatch(written, /^"?[=+\-@\t\r＝＋－＠]/)
    }),
  )
})

test('bytes of any kind are read or refused in words, never a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      try {
        const { headings, rows } = readCsv(Buffer.from(bytes))
        assert.ok(rows.every(({ cells }) => cells.length === headings.length))
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error))
      }
    }),
    { numRuns: 500 },
  )
})

const refusals: Record<string, [string, RegExp]> = {
  'a million columns': [`Name${','.repeat(1_000_000)}\nAmina\n`, /more than 200 columns/],
  'a row of a million cells': [`Name\n${'x,'.repeat(1_000_000)}\n`, /more than 200 columns/],
  'too many rows': [`Name\n${'x\n'.repeat(limits.rows + 1)}`, /beyond the 20000/],
  'a cell of a novel': [`Name\n${'x'.repeat(limits.characters + 1)}\n`, /row 2 holds more than 10000/],
  'a quotation mark that never ends': ['Name,Town\n"Amina,Hope\n', /quotation marks near line/],
  'only headings': ['Name,Town\n\n', /no rows below/],
  nothing: ['\n \n', /empty/],
}
for (const [name, [text, says]] of Object.entries(refusals))
  test(`refused in words: ${name}`, () => {
    const started = performance.now()
    assert.throws(() => read(text), says)
    assert.ok(performance.now() - started < 2000, 'and soon')
  })
