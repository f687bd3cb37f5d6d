import { parse } from 'csv-parse/sync'
import { Refusal } from '#foundation/refusal.ts'
import { importWords as w } from './imports.words.ts'
import type { Remark } from './remark.ts'
import { type Row, refuseBeyond, storable, type Table, toTable } from './table.ts'

const delimiters = [',', ';', '\t'] as const
/** How much of a file is looked at to find out what stands between its cells. */
const sample = 64 * 1024

/**
 * Reads a CSV file, whatever stands between its cells and however it was saved.
 *
 * A row that is not valid UTF-8 is read as Windows-1252, what Excel on Windows writes, and says so: one file may hold
 * both where rows were pasted together. No cell is ever taken for more than text.
 */
export function readCsv(bytes: Buffer): Table {
  const { text, encoding } = decode(bytes)
  const records = readRecords(text, delimiterOf(text))
  if (encoding !== 'mixed') return toTable('csv', encoding, records.map(toRow))
  return toTable('csv', encoding, records.map(decodeRecord).map(markFormulas))
}

/** The whole as text; "mixed" where it is not valid UTF-8, each byte then standing for itself. */
function decode(bytes: Buffer): { text: string; encoding: 'utf-8' | 'utf-16' | 'mixed' } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16.decode(bytes), encoding: 'utf-16' }
  const plain = bytes.subarray(hasMark(bytes) ? 3 : 0)
  try {
    return { text: utf8.decode(plain), encoding: 'utf-8' }
  } catch {
    return { text: plain.toString('latin1'), encoding: 'mixed' }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const utf16 = new TextDecoder('utf-16le')
const windows1252 = new TextDecoder('windows-1252')
const hasMark = (bytes: Buffer) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

function readRecords(text: string, delimiter: string): string[][] {
  try {
    return parseAll(text, delimiter, false)
  } catch (error) {
    if (error instanceof Refusal) throw error
  }
  try {
    return parseAll(text, delimiter, true) // a quote in the middle of a cell: 5" pipe
  } catch (error) {
    if (error instanceof Refusal) throw error
    const line = (error as { lines?: number }).lines ?? 1
    throw new Refusal(w.brokenCsv(line), { field: 'file' })
  }
}

function parseAll(text: string, delimiter: string, relaxed: boolean): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: relaxed,
    cast: (cell, { records, index }) => {
      refuseBeyond(records + 1, index, cell.length)
      return cell
    },
  })
}

/** Whatever cuts the first rows into the most cells of the same number; a comma where all do as badly. */
function delimiterOf(text: string): string {
  const start = text.length > sample ? text.slice(0, text.lastIndexOf('\n', sample) + 1) || text.slice(0, sample) : text
  const ranked = delimiters.map((delimiter) => ({ delimiter, fits: fitOf(start, delimiter) }))
  return ranked.reduce((best, each) => (each.fits > best.fits ? each : best)).delimiter
}

function fitOf(start: string, delimiter: string): number {
  try {
    const records: string[][] = parse(start, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      to: 20,
    })
    const width = records[0]?.length ?? 0
    return width < 2 ? 0 : width * records.filter((record) => record.length === width).length
  } catch {
    return 0
  }
}

function toRow(record: string[], index: number): Row {
  return markFormulas({ n: index + 1, cells: record.map(storable), notes: [] })
}

/** A record of single bytes, read as UTF-8 if it is valid, else as Windows-1252. */
function decodeRecord(record: string[], index: number): Row {
  const raw = record.map((cell) => Buffer.from(cell, 'latin1'))
  try {
    return { n: index + 1, cells: raw.map((cell) => storable(utf8.decode(cell))), notes: [] }
  } catch {
    const notes: Remark[] = [{ kind: 'readAsWindows', column: null, about: [] }]
    return { n: index + 1, cells: raw.map((cell) => storable(windows1252.decode(cell))), notes }
  }
}

const formulaStart = /^[=+\-@\t\r＝＋－＠]/
const escapedStart = /^'+[=+\-@\t\r＝＋－＠]/
const isPlainNumber = /^[+-][\d ().-]+$/

/** A cell that a spreadsheet would calculate stays the text it is, and is remarked on. */
function markFormulas({ n, cells, notes }: Row): Row {
  const remarks: Remark[] = []
  const read = cells.map((cell, column) => {
    if (formulaStart.test(cell) && !isPlainNumber.test(cell))
      remarks.push({ kind: 'formulaText', column, about: [cell.slice(0, 60)] })
    return escapedStart.test(cell) ? cell.slice(1) : cell
  })
  return { n, cells: read, notes: [...notes, ...remarks] }
}

/** Writes a CSV that no spreadsheet calculates: whatever begins like a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')}`
}

/** A text no spreadsheet calculates. */
export const safeText = (cell: string): string =>
  formulaStart.test(cell) || escapedStart.test(cell) ? `'${cell}` : cell

function writeCell(cell: string): string {
  const safe = safeText(cell)
  return /[",;\t\r\n]|^\s|\s$|^$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
