import writeXlsxFile from 'write-excel-file/node'
import { type Language, pick } from '#foundation/language.ts'
import { safeText, writeCsv } from '../imports/csv.ts'
import { honorariaWords as w } from './honoraria.words.ts'

/** One line of an export, as finance reads it. There are no bank details in it: they stand apart, and are never stored in a file. */
export interface PayLine {
  readonly id: string
  readonly payee: string
  readonly program: string
  readonly amountCents: number
  readonly approvedBy: string
  readonly secondedBy: string
}

/** Dollars with two decimals, exactly: no number with a fraction is ever computed with. */
export function dollars(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

const headOf = (language: Language) =>
  [w.exportNumber, w.payee, w.program, w.amountCad, w.approvedBy, w.secondedBy, w.claim].map((text) =>
    pick(text, language),
  )

/** The export as CSV: whatever could be taken for a formula is text. */
export function csvOf(number: number, lines: readonly PayLine[], language: Language): string {
  return writeCsv([
    headOf(language),
    ...lines.map(({ id, payee, program, amountCents, approvedBy, secondedBy }) => [
      String(number),
      payee,
      program,
      dollars(amountCents),
      approvedBy,
      secondedBy,
      id,
    ]),
  ])
}

/** The same as XLSX: every cell says what it is, so that nothing is calculated but what is a number. */
export async function xlsxOf(number: number, lines: readonly PayLine[], language: Language): Promise<Buffer> {
  const text = (value: string) => ({ type: String, value: safeText(value) })
  const count = (value: number, format: string) => ({ type: Number, value, format })
  return writeXlsxFile([
    headOf(language).map((value) => ({ ...text(value), fontWeight: 'bold' as const })),
    ...lines.map(({ id, payee, program, amountCents, approvedBy, secondedBy }) => [
      count(number, '0'),
      text(payee),
      text(program),
      count(Number(dollars(amountCents)), '0.00'),
      text(approvedBy),
      text(secondedBy),
      text(id),
    ]),
  ]).toBuffer()
}
