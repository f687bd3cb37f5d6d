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

/** Two means of each row as a slope from 1 to 5, with its name at the end. */
export function Slopes({ table }: { table: Told }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <svg class="bars" viewBox={`0 0 ${width} ${table.rows.length * 50}`} role="img" aria-label={say(w.picture)}>
      {table.rows.map((row, at) => {
        const x = (mean: number) => 10 + ((width - 90) * (mean - 1)) / 4
        const [start, finish] = [numberOf(row[1]), numberOf(row[2])]
        return (
          <g transform={`translate(0 ${at * 50})`}>
            <text y="14">{clip(textOf(row[0], language))}</text>
            <line x1={x(1)} x2={x(5)} y1="32" y2="32" class="rule" />
            <line x1={x(start)} x2={x(finish)} y1="32" y2="32" class="stroke-green" stroke-width="4" />
            <circle cx={x(start)} cy="32" r="5" class="paper ink" stroke-width="2" />
            <circle cx={x(finish)} cy="32" r="7" class="green" />
            <text x={x(5) + 16} y="36">
              {sayNumber(start, language)} → {sayNumber(finish, language)}
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
