import type { Language, Text } from '#foundation/language.ts'
import { drawPdf } from '#foundation/pdf.ts'

/** One piece of a document made to be read, completed by hand, and filed. */
export type Block =
  | { readonly kind: 'say'; readonly text: Text | string }
  | { readonly kind: 'list'; readonly items: readonly (Text | string)[] }
  | { readonly kind: 'table'; readonly caption: Text; readonly head: readonly Text[]; readonly rows: readonly Cells[] }
  /** Room to write: what only the organization can say. */
  | { readonly kind: 'blank'; readonly label: Text; readonly lines: number }

export type Cells = readonly (Text | string)[]

export interface Part {
  readonly title: Text
  readonly blocks: readonly Block[]
}

export interface Paper {
  readonly title: Text
  readonly lead: Text
  readonly parts: readonly Part[]
}

const ruled = '_'.repeat(70)

/** The document as a PDF; a table becomes a line for each of its rows, so that long cells can be read. */
export function paperPdf(
  paper: Paper,
  about: { readonly author: string; readonly language: Language; readonly madeAt: Temporal.Instant },
): Promise<Uint8Array> {
  const say = (text: Text | string) => (typeof text === 'string' ? text : text[about.language])
  return drawPdf({ title: say(paper.title), ...about }, (sheet) => {
    const line = (text: string) => sheet.line(text, { size: 10.5, after: 5 })
    const draw = (block: Block) => {
      if (block.kind === 'say') line(say(block.text))
      if (block.kind === 'list') for (const item of block.items) line(`•  ${say(item)}`)
      if (block.kind === 'blank') {
        sheet.line(say(block.label), { font: 'strong', size: 10.5 })
        for (let n = 0; n < block.lines; n++) line(ruled)
      }
      if (block.kind === 'table') {
        sheet.line(say(block.caption), { font: 'strong', size: 11 })
        for (const [first = '', ...rest] of block.rows)
          line(`${say(first)}. ${rest.map((cell, at) => `${say(block.head[at + 1] ?? '')}: ${say(cell)}`).join('; ')}`)
      }
    }
    sheet.line(say(paper.title), { font: 'strong', size: 20, tone: 'evergreen', tag: 'H1', after: 10 })
    line(say(paper.lead))
    for (const { title, blocks } of paper.parts) {
      sheet.space(10)
      sheet.line(say(title), { font: 'strong', size: 14, tag: 'H2' })
      for (const block of blocks) draw(block)
    }
  })
}
