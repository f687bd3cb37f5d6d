import { Refusal } from '#foundation/refusal.ts'
import { importWords as w } from './imports.words.ts'
import type { Remark } from './remark.ts'

/** What a file held: headings, and below them rows of text. Nothing in it has been understood yet. */
export interface Table {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
}

/** One row as it stood in the file; `n` is its number there, the headings being counted. */
export interface Row {
  readonly n: number
  readonly cells: readonly string[]
  readonly notes: readonly Remark[]
}

/** How much one file may hold. Past these somebody has picked the wrong file, or means harm. */
export const limits = { bytes: 25 * 1024 * 1024, rows: 20_000, columns: 200, characters: 10_000 } as const

/** Stops at the first cell that lies outside the bounds; asked for every cell while a file is being read. */
export function refuseBeyond(row: number, column: number, characters: number): void {
  if (column >= limits.columns) throw new Refusal(w.tooManyColumns(limits.columns), { field: 'file' })
  if (row > limits.rows + 1) throw new Refusal(w.tooManyRows(limits.rows), { field: 'file' })
  if (characters > limits.characters) throw new Refusal(w.cellTooLong(row, limits.characters), { field: 'file' })
}

/** Takes the first row that says anything as the headings; rows that say nothing are left out. */
export function toTable(format: Table['format'], encoding: string, rows: readonly Row[]): Table {
  const [head, ...below] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!head) throw new Refusal(w.emptyFile, { field: 'file' })
  if (below.length === 0) throw new Refusal(w.onlyHeadings, { field: 'file' })
  if (below.length > limits.rows) throw new Refusal(w.tooManyRows(limits.rows), { field: 'file' })
  const width = widthOf([head, ...below])
  return { format, encoding, headings: nameColumns(head.cells, width), rows: below.map((row) => square(row, width)) }
}

/** Up to the last column in which anything stands. */
function widthOf(rows: readonly Row[]): number {
  return Math.max(...rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1))
}

function square({ n, cells, notes }: Row, width: number): Row {
  return { n, notes, cells: Array.from({ length: width }, (_, column) => cells[column] ?? '') }
}

/** A column without a heading is called by its letter, and a heading that comes again is numbered. */
function nameColumns(cells: readonly string[], width: number): string[] {
  const times = new Map<string, number>()
  return Array.from({ length: width }, (_, column) => {
    const said = (cells[column] ?? '').trim().replace(/\s+/g, ' ') || columnLetters(column)
    const time = (times.get(said) ?? 0) + 1
    times.set(said, time)
    return time === 1 ? said : `${said} (${time})`
  })
}

/** A, B … Z, AA: what a spreadsheet calls a column, from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** What no text column of the database can hold is taken out; everything else stays as it was. */
export function storable(cell: string): string {
  return cell.includes('\0') || !cell.isWellFormed() ? cell.replaceAll('\0', '').toWellFormed() : cell
}
