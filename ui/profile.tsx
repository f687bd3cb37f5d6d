import type { Text } from '#foundation/language.ts'
import { useSay } from './reader.tsx'
import { Table } from './table.tsx'

export interface ProfileRow {
  readonly label: Text | string
  /** From 1 to 5; undefined where it is not known or not shown. */
  readonly left: number | undefined
  readonly right: number | undefined
  /** A line the left side most wants to work on. */
  readonly marked?: boolean
}

const rowHeight = 34
const labelWidth = 300
const width = 640
const steps = 5

/** Two people on the same axes: where one's gap meets the other's strength is seen at a glance. */
export function Profile({
  rows,
  says,
  left,
  right,
  head,
}: {
  rows: readonly ProfileRow[]
  says: Text | string
  left: Text | string
  right: Text | string
  head: Text
}) {
  const say = useSay()
  const x = (value: number) => labelWidth + 20 + ((width - labelWidth - 50) * (value - 1)) / (steps - 1)
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${rows.length * rowHeight + 44}`} role="img" aria-label={say(says)}>
        {rows.map((row, index) => {
          const y = index * rowHeight + 22
          return (
            <g>
              <text x={labelWidth} y={y + 4} text-anchor="end">
                {clip(say(row.label))}
                {row.marked ? ' ★' : ''}
              </text>
              <line x1={x(1)} x2={x(steps)} y1={y} y2={y} class="rule" />
              {row.left !== undefined && row.right !== undefined && (
                <line
                  x1={x(row.left)}
                  x2={x(row.right)}
                  y1={y}
                  y2={y}
                  class={row.right > row.left ? 'stroke-green' : 'stroke-cedar'}
                  stroke-width="4"
                />
              )}
              {row.right !== undefined && <circle cx={x(row.right)} cy={y} r="7" class="green" />}
              {row.left !== undefined && <circle cx={x(row.left)} cy={y} r="5" class="paper ink" stroke-width="2" />}
            </g>
          )
        })}
        <g transform={`translate(${labelWidth + 20} ${rows.length * rowHeight + 26})`}>
          <circle r="5" class="paper ink" stroke-width="2" />
          <text x="12" y="4">
            {say(left)}
          </text>
          <circle cx="150" r="7" class="green" />
          <text x="164" y="4">
            {say(right)}
          </text>
        </g>
      </svg>
      <Table
        caption={says}
        rows={rows}
        columns={[
          { head, cell: (row) => say(row.label) },
          { head: left, number: true, cell: (row) => row.left ?? '—' },
          { head: right, number: true, cell: (row) => row.right ?? '—' },
        ]}
      />
    </figure>
  )
}

const clip = (text: string) => (text.length > 44 ? `${text.slice(0, 43)}…` : text)
