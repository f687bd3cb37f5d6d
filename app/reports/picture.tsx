import { sayNumber } from '#foundation/language.ts'
import { Bars } from '#ui/bars.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import type { Block, Cell } from './report.ts'
import { reportWords as w } from './reports.words.ts'

type Told = Extract<Block, { kind: 'table' }>

const fills: readonly string[] = ['green', 'sea', 'lichen ink', 'cedar']

const numberOf = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : 0)

/** The numbers of a table as bars: a row's columns beside each other where they are parts of it. A last "All" is not drawn. */
export function Picture({ table }: { table: Told }) {
  const say = useSay()
  const { language } = useReader()
  const last = table.head.length - (table.head.length > 2 && say(table.head.at(-1) ?? '') === say(w.all) ? 1 : 0)
  const fillOf = (at: number) => fills[at % fills.length] ?? 'lichen ink'
  return (
    <Bars
      says={w.picture}
      legend={table.head.slice(1, last).map((label, at) => ({ label, fill: fillOf(at) }))}
      rows={table.rows.map(([label, ...row]) => {
        const parts = row.slice(0, last - 1).map((cell, at) => ({ n: numberOf(cell), fill: fillOf(at) }))
        const number = sayNumber(
          parts.reduce((sum, { n }) => sum + n, 0),
          language,
        )
        return {
          label: typeof label === 'number' ? sayNumber(label, language) : (label ?? ''),
          parts,
          says: table.unit ? say(w.withUnit(number, say(table.unit))) : number,
        }
      })}
    />
  )
}
