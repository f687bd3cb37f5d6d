import { Refusal } from '#foundation/refusal.ts'
import { readCsv } from './csv.ts'
import { importWords as w } from './imports.words.ts'
import { limits, type Table } from './table.ts'
import { readXlsx } from './xlsx.ts'

/** Reads a file by what is in it; its name is never believed. */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length > limits.bytes) throw new Refusal(w.fileTooLarge, { field: 'file' })
  if (bytes.length === 0) throw new Refusal(w.emptyFile, { field: 'file' })
  if (startsWith(bytes, 'PK\x03\x04')) return readXlsx(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new Refusal(w.oldWorkbook, { field: 'file' })
  if (startsWith(bytes, '%PDF') || isBinary(bytes)) throw new Refusal(w.notATable, { field: 'file' })
  if (/^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 200))) throw new Refusal(w.webPage, { field: 'file' })
  return readCsv(bytes)
}

const startsWith = (bytes: Buffer, mark: string) => bytes.toString('latin1', 0, mark.length) === mark

/** Text holds no NUL byte, unless it says at its start that it is UTF-16. */
function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe)
}
