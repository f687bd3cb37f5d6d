import { crc32, inflateRawSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/universal'
import { Refusal } from '#foundation/refusal.ts'
import { importWords as w } from './imports.words.ts'
import type { Remark } from './remark.ts'
import { type Row, refuseBeyond, storable, type Table, toTable } from './table.ts'

const isWanted = (name: string) => /\.xml(\.rels)?$/.test(name) && /^(xl|_rels)\/|^\[Content/.test(name)

/**
 * Reads the first sheet of an Excel workbook.
 *
 * The workbook is unpacked here, within bounds, and only what is known to be harmless is packed again for the library
 * that knows cell formats: no empty cell a million columns away, no formula. Of a formula the value Excel last
 * calculated is taken and remarked on; nothing is calculated.
 */
export async function readXlsx(bytes: Buffer): Promise<Table> {
  const files = unzip(bytes, isWanted)
  const sheet = firstSheet(files)
  const { xml, remarks } = tidySheet(sheet.xml)
  const kept = [...files].filter(([name]) => !name.startsWith('xl/worksheets/'))
  const clean = zip(new Map([...kept, [sheet.name, Buffer.from(xml)]]))
  const rows = await readCells(clean)
  return toTable(
    'xlsx',
    'utf-8',
    rows.map((cells, index) => toRow(cells, index + 1, remarks.get(index + 1) ?? [])),
  )
}

/** The sheet that comes first in the workbook, which need not be the one called sheet1. */
function firstSheet(files: ReadonlyMap<string, Buffer>): { name: string; xml: string } {
  const workbook = files.get('xl/workbook.xml')?.toString() ?? ''
  const relations = files.get('xl/_rels/workbook.xml.rels')?.toString() ?? ''
  const id = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]+)"/.exec(workbook)?.[1]
  const relation = (relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).find((each) =>
    each.includes(`Id="${id}"`),
  )
  const target = /\bTarget="([^"]+)"/.exec(relation ?? '')?.[1]
  const name = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
  const file = files.get(name)
  if (!file) throw new Refusal(w.brokenWorkbook, { field: 'file' })
  return { name, xml: file.toString() }
}

const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const emptyRow = /<(?:\w+:)?row\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?row>)/g

/** The sheet without empty cells and formulas, and what is to be said about its rows. */
function tidySheet(sheet: string): { xml: string; remarks: Map<number, Remark[]> } {
  const remarks = new Map<number, Remark[]>()
  const remark = (place: Place | undefined, kind: Remark['kind'], about: string[] = []) => {
    if (place) remarks.set(place.row, [...(remarks.get(place.row) ?? []), { kind, column: place.column, about }])
  }
  const xml = sheet
    .replace(cellPattern, (cell, attributes: string, inner: string | undefined) => {
      const place = placeOf(attributes)
      const formula = /<(?:\w+:)?f\b/.test(inner ?? '')
      const hasValue = /<(?:\w+:)?v\b[^>]*>[^<]|<(?:\w+:)?is\b/.test(inner ?? '')
      const isError = /\bt="e"/.test(attributes)
      if (formula) remark(place, hasValue && !isError ? 'formulaValue' : 'formulaEmpty')
      else if (isError) remark(place, 'formulaEmpty')
      if (!hasValue || isError) return ''
      if (place) refuseBeyond(place.row, place.column, 0)
      return formula ? cell.replace(/<((?:\w+:)?)f\b[^>]*?(?:\/>|>[\s\S]*?<\/\1f>)/, '') : cell
    })
    .replace(emptyRow, '')
  for (const [, row] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d+)"/g)) refuseBeyond(Number(row), 0, 0)
  return { xml, remarks }
}

interface Place {
  readonly row: number
  readonly column: number
}

/** "AB7" → row 7, column 27 from 0. */
function placeOf(attributes: string): Place | undefined {
  const [, letters, row] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? []
  if (!letters || !row) return undefined
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 }
}

async function readCells(workbook: Buffer): Promise<unknown[][]> {
  try {
    const { buffer, byteOffset, byteLength } = workbook
    return await readSheet(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  } catch {
    throw new Refusal(w.brokenWorkbook, { field: 'file' })
  }
}

function toRow(cells: readonly unknown[], n: number, notes: readonly Remark[]): Row {
  const said = cells.map((cell) => storable(sayCell(cell)))
  for (const [column, cell] of said.entries()) refuseBeyond(n, column, cell.length)
  return { n, cells: said, notes }
}

/** A cell as text: dates as 2027-03-09, ticks as yes and no. */
function sayCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (!(cell instanceof Date)) return String(cell)
  const iso = cell.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}

/** How much an archive may hold when unpacked: a bomb of a few kilobytes ends here. */
const mostUnpacked = 100 * 1024 * 1024
const mostEntries = 2000

interface Entry {
  readonly name: string
  readonly packed: Buffer
  readonly deflated: boolean
}

/** Unpacks the wanted files of a ZIP archive, counting what comes out and stopping when it is too much. */
export function unzip(archive: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  let room = mostUnpacked
  const files = new Map<string, Buffer>()
  for (const entry of listEntries(archive)) {
    if (!isWanted(entry.name)) continue
    const file = entry.deflated ? inflate(entry.packed, room) : entry.packed
    room -= file.length
    if (room < 0) throw new Refusal(w.unpacksTooLarge, { field: 'file' })
    files.set(entry.name, file)
  }
  return files
}

function inflate(packed: Buffer, room: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Refusal(isTooLarge ? w.unpacksTooLarge : w.brokenWorkbook, { field: 'file' })
  }
}

/** What the directory at the archive's end lists. */
function listEntries(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf('PK\x05\x06')
  if (end < 0 || end + 22 > archive.length) throw new Refusal(w.brokenWorkbook, { field: 'file' })
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Refusal(w.unpacksTooLarge, { field: 'file' })
  try {
    return readDirectory(archive, archive.readUInt32LE(end + 16), count)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(w.brokenWorkbook, { field: 'file' })
    throw error
  }
}

function readDirectory(archive: Buffer, start: number, count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = start, n = 0; n < count; n++) {
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1
    const method = archive.readUInt16LE(at + 10)
    const size = archive.readUInt32LE(at + 20)
    const nameLength = archive.readUInt16LE(at + 28)
    const local = archive.readUInt32LE(at + 42)
    if (isEncrypted || (method !== 0 && method !== 8)) throw new Refusal(w.lockedFile, { field: 'file' })
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    if (from + size > archive.length) throw new Refusal(w.brokenWorkbook, { field: 'file' })
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({ name, deflated: method === 8, packed: archive.subarray(from, from + size) })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

/** Packs files, uncompressed, into an archive of which we know every byte. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, file] of files) {
    const title = Buffer.from(name)
    const common = commonHeader(title, file)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, file])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title]))
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listing, end])
}

/** The 26 bytes that a file's own header and its line in the directory share. */
function commonHeader(title: Buffer, file: Buffer): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2) // names are UTF-8
  header.writeUInt32LE(0x00210000, 6) // 1 January 1980: the same file is the same bytes on any day
  header.writeUInt32LE(crc32(file), 10)
  header.writeUInt32LE(file.length, 14)
  header.writeUInt32LE(file.length, 18)
  header.writeUInt16LE(title.length, 22)
  return header
}
