import type { Text } from '#foundation/language.ts'
import type { Share } from '../surveys/told.ts'

/** The parts of a report, in the order of the yearly form of Massachusetts, with growth and other years added. */
export const sectionKeys = [
  'summary',
  'people',
  'selection',
  'training',
  'cost',
  'incentives',
  'duration',
  'match',
  'activities',
  'meetings',
  'topics',
  'growth',
  'satisfaction',
  'endings',
  'voices',
  'well',
  'improve',
  'years',
] as const
export type SectionKey = (typeof sectionKeys)[number]

/** What stands in a cell: words in both languages, a proper name or number as text, or a number. */
export type Cell = Text | string | number

/** A sentence, or a table; a table may be drawn as bars of its numbers besides. */
export type Block =
  | { readonly kind: 'say'; readonly text: Text }
  | {
      readonly kind: 'quote'
      /** Which words somebody gave, and which version of them: an edition keeps only this. */
      readonly id: string
      readonly version: number
      readonly words: string
      readonly signed: Text | string
    }
  | {
      readonly kind: 'table'
      readonly caption: Text
      readonly head: readonly Text[]
      readonly rows: readonly (readonly Cell[])[]
      readonly picture?: 'bars'
      /** What its numbers are, said with each of them in the picture. */
      readonly unit?: Text
    }

/** Words that somebody lets the program quote. */
export type Quote = Extract<Block, { kind: 'quote' }>

export interface ReportSection {
  readonly key: SectionKey
  readonly title: Text
  readonly blocks: readonly Block[]
  /** What the coordinator wrote to it. */
  readonly words: string
}

/** The few numbers by which years are compared; null where they are not told, not there where the edition is older than they are. */
export interface Summary {
  readonly mentees: number | null
  readonly mentors: number | null
  readonly matched: number | null
  readonly waiting: number | null
  /** Who said that mentoring made them a more effective leader. */
  readonly effective?: Share | null
  /** Who found their match good at the end of the year. */
  readonly match?: Share | null
  /** Of all ratings counted, those that rose. */
  readonly rose?: Share | null
  /** Of those matched, who met in three quarters of the months or more. */
  readonly rhythm?: Share | null
  readonly costCents?: number | null
}

/** A whole report, as it is shown, filed and frozen. */
export interface Report {
  readonly title: Text
  readonly organization: Text
  /** The day up to which it counts, as 2027-06-30. */
  readonly asOf: string
  readonly summary: Summary
  readonly sections: readonly ReportSection[]
}

/** Everything of a report that is a table, with its section: for a spreadsheet. */
export const tablesOf = ({ sections }: Report) =>
  sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [{ section, table: block }] : [])),
  )

/** A report with each of its quotes changed, or left out. */
export const withQuotes = (report: Report, change: (quote: Quote) => Quote | undefined): Report => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block): Block[] => {
      const kept = block.kind === 'quote' ? change(block) : block
      return kept ? [kept] : []
    }),
  })),
})
