import type { Text } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { type Cell, type Figure, leftOutKey } from './figure.ts'
import { groupsOf, type Item } from './item.ts'
import { surveyWords as w } from './surveys.words.ts'

const colours: readonly string[] = ['green', 'sea', 'cedar']
const width = 440

/** What each answer of a question is called. */
export const labelsOf = (item: Item): Record<string, Text> => ({
  ...Object.fromEntries(groupsOf(item).map(({ key, label }) => [key, label])),
  [leftOutKey]: w.leftOut,
})

/** The same for what changed between two times. */
export const changeLabels: Record<string, Text> = {
  rose: w.rose,
  stayed: w.stayed,
  fell: w.fell,
  [leftOutKey]: w.leftOut,
}

/** A question's answers as bars, and the same numbers as a table. Hidden cells have no bar. */
export function FigureBars({
  figure: { cells },
  labels,
  title,
}: {
  figure: Figure
  labels: Readonly<Record<string, Text>>
  title: Text
}) {
  const say = useSay()
  if (cells.every(({ n }) => n === null || n === 0)) return <P text={w.allHidden} class="soft measure" />
  const shown = cells.filter((cell): cell is Cell & { n: number } => cell.n !== null && cell.n > 0)
  const most = Math.max(...shown.map(({ n }) => n))
  return (
    <figure class="measure">
      <svg viewBox={`0 0 ${width} ${shown.length * 26 + 4}`} role="img" aria-label={say(w.chart(say(title)))}>
        {shown.map(({ key, n }, index) => (
          <g transform={`translate(0 ${index * 26 + 4})`}>
            <text x="140" y="14" text-anchor="end">
              {say(labels[key] ?? key)}
            </text>
            <rect
              x="150"
              width={(250 * n) / most}
              height="18"
              rx="3"
              class={colours[cells.findIndex((cell) => cell.key === key)] ?? 'lichen'}
            />
            <text x={158 + (250 * n) / most} y="14">
              {n}
            </text>
          </g>
        ))}
      </svg>
      <Table
        caption={w.chart(say(title))}
        rows={cells.filter(({ n, key }) => n !== 0 || key !== leftOutKey)}
        columns={[
          { head: w.answer, cell: ({ key }) => say(labels[key] ?? key) },
          { head: w.people, number: true, cell: ({ n }) => n ?? <Say text={w.hidden} /> },
        ]}
      />
    </figure>
  )
}
