import { crc32, deflateRawSync, gzipSync, constants as zlib } from 'node:zlib'

/** A file somebody sends, and what may become of it: refused, whatever else; or taken as the words it holds. */
export interface Malice {
  readonly bytes: Buffer
  readonly isRefused: boolean
}

interface Entry {
  readonly name: string
  readonly data: Buffer
  /** What lies about it: its bits, its way of packing, the size it claims. */
  readonly flags?: number
  readonly method?: number
  readonly claims?: number
  /** It is packed already. */
  readonly isPacked?: boolean
}

/** A ZIP archive as no honest program writes it. `shared` lists every entry with the bytes of the first. */
function archive(entries: readonly Entry[], { shared = false } = {}): Buffer {
  const parts: Buffer[] = []
  const listed: Buffer[] = []
  let offset = 0
  for (const { name, data, flags = 0, method = 8, claims, isPacked = false } of entries) {
    const packed = isPacked || method !== 8 ? data : deflateRawSync(data)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(isPacked ? 0 : crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims ?? data.length, 18)
    common.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(shared ? 0 : offset, 10)
    listed.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title]))
    if (shared && parts.length) continue
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** So many times 32 MiB of one sign, packed into a few kilobytes each. */
function bomb(times: number, beginning = ''): Buffer {
  const part = deflateRawSync(Buffer.alloc(32 * 1024 * 1024, ' '), { level: 1, finishFlush: zlib.Z_SYNC_FLUSH })
  const first = deflateRawSync(Buffer.from(beginning), { finishFlush: zlib.Z_SYNC_FLUSH })
  return Buffer.concat([first, ...Array.from({ length: times }, () => part), Buffer.from([3, 0])])
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const heads = `<row r="1">${cell('A1', 'Name')}${cell('B1', 'E-mail')}</row>`
const person = `<row r="2">${cell('A2', 'Amina')}${cell('B2', 'amina.file@example.org')}</row>`

interface Book {
  readonly sheet?: string
  readonly target?: string
  readonly shared?: string
  readonly head?: string
  readonly more?: readonly Entry[]
}

/** A workbook, whole or with something wrong in it. */
function entriesOf({
  sheet = heads + person,
  target = 'worksheets/sheet1.xml',
  shared = '',
  head = '',
  more = [],
}: Book) {
  const files = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="${target}"/><Relationship Id="rId4" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${shared}</sst>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
  }
  return [...Object.entries(files).map(([name, text]): Entry => ({ name, data: Buffer.from(text) })), ...more]
}

const book = (given: Book) => archive(entriesOf(given))
const withSheet = (given: Partial<Entry> & { data: Buffer }) =>
  archive([...entriesOf({}).slice(0, -1), { name: 'xl/worksheets/sheet1.xml', ...given }])
const laughs = `<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${'bcdefghijklm'[n]} "${`&${'abcdefghijkl'[n]};`.repeat(12)}">`).join('')}]>`
const outside = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

/** Two rows of a table anybody may bring. */
export const honest = 'Name,E-mail\r\nAmina,amina.file@example.org\r\n'
export const formulas = `Name,E-mail\r\nBo,bo.file@example.org\r\n${['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\uff1d1', "'=1", '=HYPERLINK("https://evil.example")', '=cmd|’ /C calc’!A0'].map((sign, n) => `"${sign.replaceAll('"', '""')}",no address ${n}`).join('\r\n')}\r\n`

const refused = (bytes: Buffer | string): Malice => ({ bytes: Buffer.from(bytes as string), isRefused: true })
const either = (bytes: Buffer | string): Malice => ({ bytes: Buffer.from(bytes as string), isRefused: false })

/** Everything a file can be that is no table, or one that means harm; made when it is its turn, since some are large. */
export const files: Record<string, () => Malice> = {
  'a program': () => refused(Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(500)])),
  'a picture': () => refused(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01', 'latin1')),
  'a PDF': () => refused('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  'a web page': () => refused('\ufeff  <!doctype html><script data-evil>alert(1)</script>'),
  'a drawing with a script': () => refused('<svg xmlns="http://www.w3.org/2000/svg"><script data-evil/></svg>'),
  'something packed': () => refused(gzipSync(honest)),
  'an old workbook': () => refused(Buffer.from('d0cf11e0a1b11ae1000000', 'hex')),
  'nothing at all': () => refused(''),
  'a letter for Word': () => refused(archive([{ name: 'word/document.xml', data: Buffer.from('<w/>') }])),
  'an empty archive': () => refused(Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')),
  'the beginning of an archive': () => refused('PK\x03\x04'),
  'a picture that is an archive too': () =>
    refused(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'), book({})])),
  'a table that is an archive too': () => refused(Buffer.concat([Buffer.from(honest), book({})])),
  'a PDF that is a table too': () => refused(`%PDF-1.4\n${honest}`),
  'a program in a script': () => either(`#!/bin/sh\n${honest}`),
  'NULs among words': () => refused('Name,E-mail\r\nA\0mina,a@example.org\r\n'),
  'UTF-16 with NULs': () => either(Buffer.from('\ufeffName,E-mail\r\nA\0mina,b@example.org\r\n', 'utf16le')),
  'UTF-16 the other way round': () => refused(Buffer.from('\ufeffName,E-mail\r\nA,b\r\n', 'utf16le').swap16()),
  'half characters': () => either(Buffer.from('Name,E-mail\r\nA\xff\xfe\x80mina,c@example.org\r\n', 'latin1')),
  'text that turns round': () => either('Name,E-mail\r\n\u202egro.live\u2066\u0007\u001b[31m\u009b,d@example.org\r\n'),
  markup: () =>
    either('"<img src=x onerror=alert(1) data-evil>",E-mail\r\n<script data-evil>1</script>,e@example.org\r\n'),
  formulas: () => either(formulas),
  prototypes: () => either('__proto__,constructor,toString,hasOwnProperty\r\n1,2,3,4\r\n'),
  'only quotes': () => either('"'.repeat(1_000_001)),
  'quotes everywhere': () => either(`a,b\r\n${'a"b",'.repeat(100_000)}`),
  'only line ends': () => refused('\r\n'.repeat(2_000_000)),
  'a million columns': () => refused(`${'a,'.repeat(1_000_000)}\r\n`),
  'a million rows': () => refused('a,b\r\n'.repeat(1_000_000)),
  'a cell of twenty megabytes': () => refused(`a,b\r\n${'x'.repeat(20_000_000)},1\r\n`),
  'more than may be': () => refused(Buffer.alloc(25 * 1024 * 1024 + 1, 'a,b\r\n')),
  'more than a page takes': () => refused(Buffer.alloc(40 * 1024 * 1024, 'a,b\r\n')),
  'a workbook with half an end': () => refused(book({}).subarray(0, -40)),
  'a locked workbook': () => refused(withSheet({ data: Buffer.from('x'), flags: 1 })),
  'a workbook packed strangely': () => refused(withSheet({ data: Buffer.from('x'), method: 99 })),
  'a bomb': () => refused(withSheet({ data: bomb(128), isPacked: true })),
  'a bomb that says it is small': () => refused(withSheet({ data: bomb(128), isPacked: true, claims: 10 })),
  'a bomb that begins well': () =>
    refused(withSheet({ data: bomb(64, `<worksheet ${main}><sheetData>${heads}`), isPacked: true })),
  'a bomb beside the sheet': () =>
    either(book({ more: [{ name: 'xl/media/picture.png', data: bomb(128), isPacked: true }] })),
  'a bomb in the words': () =>
    refused(book({ more: [{ name: 'xl/theme/theme1.xml', data: bomb(128), isPacked: true }] })),
  'many files that are one': () => {
    const data = bomb(3)
    const entries = Array.from({ length: 60 }, (_, n) => ({ name: `xl/w${n}.xml`, data, isPacked: true }))
    return refused(archive(entries, { shared: true }))
  },
  'too many files': () =>
    refused(
      book({ more: Array.from({ length: 5000 }, (_, n) => ({ name: `xl/a${n}.xml`, data: Buffer.from('<a/>') })) }),
    ),
  'archives in archives': () => either(book({ more: [{ name: 'xl/more.zip', data: book({}) }] })),
  'files on their way out': () =>
    either(
      book({
        more: [
          '../../../../tmp/evil',
          '/etc/evil',
          'xl/../../evil.xml',
          'C:\\evil.xml',
          'xl/__proto__.xml',
          'xl/a\0.xml',
        ].map((name) => ({ name, data: Buffer.from('<a/>') })),
      }),
    ),
  'the sheet twice': () =>
    either(book({ more: [{ name: 'xl/worksheets/sheet1.xml', data: Buffer.from('<worksheet/>') }] })),
  'a sheet outside': () => refused(book({ target: '../../../../etc/passwd' })),
  'a sheet elsewhere': () => refused(book({ target: 'http://evil.example/sheet.xml' })),
  'a sheet that is a prototype': () => refused(book({ target: '__proto__' })),
  'words from a file of the house': () =>
    either(
      book({ head: outside, sheet: `${heads}<row r="2">${cell('A2', '&x;')}${cell('B2', 'f@example.org')}</row>` }),
    ),
  'a billion laughs': () =>
    either(
      book({ head: laughs, sheet: `${heads}<row r="2">${cell('A2', '&m;')}${cell('B2', 'g@example.org')}</row>` }),
    ),
  'a cell in the last corner': () =>
    refused(book({ sheet: `${heads}<row r="1048576">${cell('XFD1048576', 'a')}</row>` })),
  'a row beyond all': () => refused(book({ sheet: `${heads}<row r="99999999999">${cell('A99999999999', 'a')}</row>` })),
  'days that never were': () =>
    either(book({ sheet: `${heads}<row r="2"><c r="A2" s="1"><v>1e308</v></c><c r="B2"><v>-99999999</v></c></row>` })),
  'a word that is not there': () =>
    either(book({ sheet: `${heads}<row r="2"><c r="A2" t="s"><v>99999</v></c></row>` })),
  'formulas in a workbook': () =>
    either(
      book({
        sheet: `${heads}<row r="2"><c r="A2" t="str"><f>1+1</f><v>=1+1</v></c><c r="B2"><f>WEBSERVICE("http://evil.example")</f></c></row>`,
      }),
    ),
  'cells without an end': () => refused(book({ sheet: '<c r="A1">'.repeat(200_000) })),
  'nests without an end': () => either(book({ sheet: `${'<a>'.repeat(300_000)}${heads}${person}` })),
}

/** Names a file may be sent under. */
export const fileNames: Record<string, string> = {
  'a way out': '../../../../etc/passwd',
  'a way out the other way': '..\\..\\..\\windows\\win.ini',
  'an absolute name': '/etc/cron.d/evil',
  'a name that turns round': 'people\u202evsc.exe\u2066',
  'controls in a name': 'a\u0007\u001b[31m\u009bb\u0000c.csv',
  'a line in a name': 'a\r\nX-Evil: 1\r\n\r\nevil.csv',
  'separators in a name': 'a\u2028b\u2029c\u0085d.csv',
  'nothing seen in a name': '\u200b\u200d\ufeff',
  'markup in a name': '"><img src=x onerror=alert(1) data-evil>.csv',
  'a formula in a name': '=cmd|calc.csv',
  'a prototype as a name': '__proto__',
  'dots as a name': '..',
  'no name': '',
  'a name of quotes': '"; filename="evil.html',
  'a name of percents': '%00%2e%2e%2fevil.csv',
  'a name without end': `${'n'.repeat(9000)}.csv`,
  'half a character in a name': '\ud800.csv',
  'many marks in a name': `a${'\u0301'.repeat(2000)}.csv`,
}
