import PDFDocument from 'pdfkit'
import type { Language } from '#foundation/language.ts'

/** One page of US letter, what is printed on in British Columbia, with room around it. */
const page = { size: 'LETTER', margin: 72 } as const
const colour = { ink: '#1F2A26', soft: '#4A554F', evergreen: '#1D5B4A', rule: '#D9D6CB' } as const
const fonts = { serif: 'Times-Roman', strong: 'Times-Bold', plain: 'Helvetica', bold: 'Helvetica-Bold' } as const

/** A line as it is set. */
export interface LineStyle {
  readonly font?: keyof typeof fonts
  readonly size?: number
  readonly tone?: keyof typeof colour
  readonly align?: 'center' | 'left'
  /** Room after it, in points. */
  readonly after?: number
  /** What it is to somebody who hears it. */
  readonly tag?: 'H1' | 'H2' | 'P'
}

/** What can be put on paper: lines, a rule, a table. */
export interface Sheet {
  readonly width: number
  line(text: string, style?: LineStyle): void
  rule(): void
  /** Cells of a table; the first row is its head, numbers stand to the right. The last is its sums, unless said otherwise. */
  table(rows: readonly (readonly string[])[], sums?: boolean): void
  space(points: number): void
}

/**
 * Draws a PDF that can be heard as well as seen: its language, title and reading order stand in it. Only the fonts every
 * reader brings are used, so nothing is embedded.
 */
export async function drawPdf(
  about: {
    readonly title: string
    readonly author: string
    readonly language: Language
    readonly madeAt: Temporal.Instant
  },
  draw: (sheet: Sheet) => void,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    ...page,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: about.language === 'fr' ? 'fr-CA' : 'en-CA',
    info: {
      Title: about.title,
      Author: about.author,
      CreationDate: new Date(about.madeAt.epochMilliseconds),
      ModDate: new Date(about.madeAt.epochMilliseconds),
    },
  })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((resolve) => document.on('end', resolve))
  draw(sheetOn(document))
  document.end()
  await ended
  return Buffer.concat(parts)
}

function sheetOn(document: PDFKit.PDFDocument): Sheet {
  const root = document.struct('Document')
  document.addStructure(root)
  const width = document.page.width - 2 * page.margin
  const tagged = (tag: string, parent: PDFKit.PDFStructureElement, write: () => void) =>
    parent.add(document.struct(tag, {}, write))
  return {
    width,
    line(text, { font = 'serif', size = 12, tone = 'ink', align = 'left', after = 6, tag = 'P' } = {}) {
      tagged(tag, root, () =>
        document
          .font(fonts[font])
          .fontSize(size)
          .fillColor(colour[tone])
          .text(settable(text), page.margin, document.y, { width, align }),
      )
      document.y += after
    },
    rule() {
      document.markContent('Artifact', { type: 'Layout' })
      document
        .moveTo(page.margin, document.y)
        .lineTo(page.margin + width, document.y)
        .strokeColor(colour.rule)
        .stroke()
      document.endMarkedContent()
      document.y += 12
    },
    table(rows, sums = true) {
      const table = document.struct('Table')
      root.add(table)
      const columns = Math.max(1, rows[0]?.length ?? 1)
      const first = columns > 2 ? Math.max(width / columns, 0.4 * width) : 0.6 * width
      const other = (width - first) / Math.max(1, columns - 1)
      const widthOf = (column: number) => (column === 0 ? first : other) - 8
      const fontOf = (row: number) => fonts[row === 0 || (sums && row === rows.length - 1) ? 'bold' : 'plain']
      const heightOf = (row: number) => {
        document.font(fontOf(row)).fontSize(10)
        const heights = (rows[row] ?? []).map((cell, column) =>
          document.heightOfString(settable(cell), { width: widthOf(column) }),
        )
        return Math.max(0, ...heights) + 6
      }
      rows.forEach((cells, row) => {
        const needed = heightOf(row) + (row === 0 ? heightOf(1) : 0) // a head does not stand alone at the foot of a page
        if (document.y + needed > document.page.height - page.margin) document.addPage()
        const line = document.struct('TR')
        table.add(line)
        const top = document.y
        let bottom = top
        cells.forEach((cell, column) => {
          tagged(row === 0 || column === 0 ? 'TH' : 'TD', line, () =>
            document
              .font(fontOf(row))
              .fontSize(10)
              .fillColor(colour.ink)
              .text(settable(cell), page.margin + (column === 0 ? 0 : first + (column - 1) * other), top, {
                width: widthOf(column),
                align: column === 0 ? 'left' : 'right',
              }),
          )
          bottom = Math.max(bottom, document.y)
        })
        line.end()
        document.y = bottom + 6
      })
      table.end()
    },
    space(points) {
      document.y += points
    },
  }
}

/** Whether every letter can be set in the fonts at hand (Windows-1252, which holds all of French). */
export const isSettable = (text: string): boolean => settable(text) === text.normalize('NFC')

/** The text as it can be set: a letter out of reach goes without its marks, one that has no such form as a question mark. */
export function settable(text: string): string {
  return [...text.normalize('NFC').replace(/\u202f/g, '\u00a0')]
    .map((letter) => {
      if (reach.test(letter)) return letter
      const bare = [...letter.normalize('NFD')].filter((part) => reach.test(part)).join('')
      return bare || (/\p{M}/u.test(letter) ? '' : '?')
    })
    .join('')
}

const reach = /^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/u
