import writeXlsxFile from 'write-excel-file/node'
import { sayDate } from '#foundation/clock.ts'
import { type Language, pick, sayNumber } from '#foundation/language.ts'
import { drawPdf } from '#foundation/pdf.ts'
import { safeText, writeCsv } from '../imports/csv.ts'
import { type Cell, type Report, tablesOf } from './report.ts'
import { reportWords as w } from './reports.words.ts'

export const fileForms = ['pdf', 'xlsx', 'csv'] as const
export type FileForm = (typeof fileForms)[number]
export const fileTypes: Record<FileForm, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const textOf = (cell: Cell | undefined, language: Language) =>
  typeof cell === 'number' ? String(cell) : cell === undefined ? '' : pick(cell, language)

/** Every figure as a line: section, table, row, column, value. A spreadsheet takes nothing of it for a formula. */
export function reportCsv(report: Report, language: Language): string {
  const say = (cell: Cell | undefined) => textOf(cell, language)
  return writeCsv([
    [say(w.section), say(w.table), '', '', ''],
    ...tablesOf(report).flatMap(({ section, table }) =>
      table.rows.flatMap((row) =>
        row
          .slice(1)
          .map((cell, at) => [say(section.title), say(table.caption), say(row[0]), say(table.head[at + 1]), say(cell)]),
      ),
    ),
  ])
}

/** The same as a spreadsheet: a sheet for the words, a sheet for each section that has tables. */
export async function reportXlsx(report: Report, language: Language): Promise<Buffer> {
  const cellOf = (cell: Cell | undefined, strong = false) =>
    typeof cell === 'number'
      ? { type: Number, value: cell }
      : { type: String, value: safeText(textOf(cell, language)), ...(strong && { fontWeight: 'bold' as const }) }
  const sheets = report.sections
    .filter(({ blocks, words }) => words !== '' || blocks.length > 0)
    .map((section, at) => ({
      sheet: sheetName(`${at + 1} ${pick(section.title, language)}`),
      columns: [{ width: 46 }, { width: 18 }, { width: 18 }, { width: 18 }, { width: 18 }],
      data: [
        [cellOf(section.title, true)],
        ...section.blocks.flatMap((block) => {
          if (block.kind === 'say') return [[cellOf(block.text)]]
          if (block.kind === 'quote') return [[cellOf(`${block.words} (${textOf(block.signed, language)})`)]]
          return [
            [],
            [cellOf(block.caption, true)],
            block.head.map((head) => cellOf(head, true)),
            ...block.rows.map((row) => row.map((cell) => cellOf(cell))),
            [],
          ]
        }),
        ...(section.words === '' ? [] : [[cellOf(section.words)]]),
      ],
    }))
  return writeXlsxFile(sheets).toBuffer()
}

/** A name a spreadsheet takes: at most 31 letters, none it keeps for itself. */
const sheetName = (name: string) =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim()

/** The report on paper, as it can also be heard. */
export function reportPdf(report: Report, language: Language, now: Temporal.Instant): Promise<Uint8Array> {
  const say = (cell: Cell | undefined) =>
    typeof cell === 'number' ? sayNumber(cell, language) : textOf(cell, language)
  const title = `${say(w.title)} – ${say(report.title)}`
  return drawPdf({ title, author: say(report.organization), language, madeAt: now }, ({ line, rule, table, space }) => {
    line(say(report.organization), { font: 'plain', tone: 'soft', after: 16 })
    line(say(report.title), { tag: 'H1', font: 'strong', size: 22, tone: 'evergreen', after: 4 })
    line(say(w.asOf(sayDate(Temporal.PlainDate.from(report.asOf), language))), { tone: 'soft', after: 14 })
    rule()
    for (const section of report.sections.filter(({ blocks, words }) => words !== '' || blocks.length > 0)) {
      line(say(section.title), { tag: 'H2', font: 'strong', size: 15, after: 6 })
      for (const block of section.blocks) {
        if (block.kind === 'say') line(say(block.text))
        else if (block.kind === 'quote')
          line(`${language === 'fr' ? `« ${block.words} »` : `“${block.words}”`} ${say(block.signed)}`)
        else {
          line(say(block.caption), { font: 'bold', size: 10, after: 4 })
          table([block.head.map(say), ...block.rows.map((row) => row.map(say))], false)
          space(8)
        }
      }
      for (const paragraph of section.words.split(/\n+/).filter(Boolean)) line(paragraph)
      space(12)
    }
  })
}
