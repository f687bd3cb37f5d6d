import { readSheet } from 'read-excel-file/universal'
import { Refusal } from '#foundation/refusal.ts'
import { importWords as w } from './imports.words.ts'
import type { Remark } from './remark.ts'
import { type Row, refuseBeyond, storable, type Table, toTable } from './table.ts'
import { unzip, zip } from './zip.ts'

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
