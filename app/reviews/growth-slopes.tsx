import type { Text } from '#foundation/language.ts'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { reviewWords as w } from './reviews.words.ts'

export interface SlopeRow {
  readonly label: Text
  /** From 1 to 5 at each time; undefined where it was not rated. */
  readonly values: readonly (number | undefined)[]
}

const rowHeight = 56
const labelWidth = 300
const width = 640

/** One's own ratings from time to time, a slope a competency, with the same numbers as a table. */
export function GrowthSlopes({ rows, times }: { rows: readonly SlopeRow[]; times: readonly Text[] }) {
  const say = useSay()
  const x = (time: number) => labelWidth + 30 + ((width - labelWidth - 60) * time) / Math.max(1, times.length - 1)
  const y = (row: number, value: number) => row * rowHeight + 46 - (value - 1) * 9
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${rows.length * rowHeight + 30}`} role="img" aria-label={say(w.growthSays)}>
        {rows.map(({ label, values }, row) => {
          const points = values.flatMap((value, time) => (value === undefined ? [] : [{ value, time }]))
          return (
            <g>
              <text x={labelWidth} y={row * rowHeight + 32} text-anchor="end">
                {clip(say(label))}
              </text>
              <line x1={x(0)} x2={x(times.length - 1)} y1={y(row, 1)} y2={y(row, 1)} class="rule" />
              {points.length > 1 && (
                <polyline
                  points={points.map(({ value, time }) => `${x(time)},${y(row, value)}`).join(' ')}
                  class={rises(points) ? 'stroke-green' : 'stroke-sea'}
                  stroke-width="3"
                />
              )}
              {points.map(({ value, time }) => (
                <circle cx={x(time)} cy={y(row, value)} r="5" class={rises(points) ? 'green' : 'sea'} />
              ))}
            </g>
          )
        })}
        {times.map((time, index) => (
          <text x={x(index)} y={rows.length * rowHeight + 20} text-anchor="middle" class="soft">
            {say(time)}
          </text>
        ))}
      </svg>
      <Table
        caption={w.growthSays}
        rows={rows}
        columns={[
          { head: w.competency, cell: ({ label }) => say(label) },
          ...times.map((time, index) => ({
            head: time,
            number: true,
            cell: ({ values }: SlopeRow) => values[index] ?? '—',
          })),
        ]}
      />
    </figure>
  )
}

const rises = (points: readonly { value: number }[]) => (points.at(-1)?.value ?? 0) > (points[0]?.value ?? 0)
const clip = (text: string) => (text.length > 44 ? `${text.slice(0, 43)}…` : text)
