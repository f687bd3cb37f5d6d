import { crc32 } from 'node:zlib'

/** A cell of a workbook: text, a day, or a formula with the value it last had. */
export type Cell = string | { readonly day: Temporal.PlainDate } | { readonly formula: string; readonly value: string }

/**
 * Writes an Excel workbook of one sheet, uncompressed and without a date of its own: the same rows are the same bytes
 * on every machine.
 */
export function writeWorkbook(rows: readonly (readonly Cell[])[]): Buffer {
  const strings = new Map<string, number>()
  const sheet = rows.map((cells, index) => writeRow(cells, index + 1, strings)).join('')
  const shared = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${toXml(text)}</t></si>`).join('')
  return pack({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${excel}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${excel}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${excel}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${excel}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Applications" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" uniqueCount="${strings.size}">${shared}</sst>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  })
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function writeRow(cells: readonly Cell[], row: number, strings: Map<string, number>): string {
  const written = cells.map((cell, column) => writeCell(cell, `${letters(column)}${row}`, strings))
  return `<row r="${row}">${written.join('')}</row>`
}

function writeCell(cell: Cell, place: string, strings: Map<string, number>): string {
  if (cell === '') return ''
  if (typeof cell === 'string') {
    if (!strings.has(cell)) strings.set(cell, strings.size)
    return `<c r="${place}" t="s"><v>${strings.get(cell)}</v></c>`
  }
  if ('day' in cell) return `<c r="${place}" s="1"><v>${serial(cell.day)}</v></c>`
  return `<c r="${place}" t="str"><f>${toXml(cell.formula)}</f><v>${toXml(cell.value)}</v></c>`
}

/** Days since the last day of 1899, as Excel counts them. */
const serial = (day: Temporal.PlainDate) => Temporal.PlainDate.from('1899-12-30').until(day).days

const toXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** A ZIP archive of stored files. */
function pack(files: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const [title, body] = [Buffer.from(name), Buffer.from(content)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(0x00210000, 6) // 1 January 1980
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, body)
    offset += 4 + common.length + title.length + body.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}
