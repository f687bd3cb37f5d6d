import { pick, sayNumber } from '#foundation/language.ts'
import { useReader, useSay } from '#ui/reader.tsx'
import type { Block, Cell } from './report.ts'
import { reportWords as w } from './reports.words.ts'

type Told = Extract<Block, { kind: 'table' }>

const width = 400
const fills = ['green', 'sea', 'lichen ink', 'cedar'] as const

const numberOf = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : 0)

/** The numbers of a table as bars: a row's columns beside each other where they are parts of it. A last "All" is not drawn. */
export function Bars({ table }: { table: Told }) {
  const say = useSay()
  const { language } = useReader()
  const last = table.head.length - (table.head.length > 2 && say(table.head.at(-1) ?? '') === say(w.all) ? 1 : 0)
  const heads = table.head.slice(1, last)
  const most = Math.max(1, ...table.rows.map((row) => sum(row.slice(1, last))))
  const scale = (width - 60) / most
  const legend = heads.length > 1
  const top = legend ? 8 + heads.length * 20 : 0
  return (
    <svg class="bars" viewBox={`0 0 ${width} ${top + table.rows.length * 46}`} role="img" aria-label={say(w.picture)}>
      {legend &&
        heads.map((head, at) => (
          <g transform={`translate(0 ${at * 20})`}>
            <rect y="3" width="14" height="12" class={fills[at % fills.length]} />
            <text x="22" y="14">
              {say(head)}
            </text>
          </g>
        ))}
      {table.rows.map((row, at) => {
        let from = 0
        return (
          <g transform={`translate(0 ${top + at * 46})`}>
            <text y="14">{clip(textOf(row[0], language))}</text>
            {heads.map((_, column) => {
              const wide = numberOf(row[column + 1]) * scale
              const start = from
              from += wide
              return wide > 0 && <rect x={start} y="20" width={wide} height="14" class={fills[column % fills.length]} />
            })}
            <text x={from + 8} y="32">
              {sayNumber(sum(row.slice(1, last)), language)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

const sum = (cells: readonly Cell[]) => cells.reduce<number>((total, cell) => total + numberOf(cell), 0)
const textOf = (cell: Cell | undefined, language: 'en' | 'fr') =>
  cell === undefined ? '' : typeof cell === 'number' ? sayNumber(cell, language) : pick(cell, language)
const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
