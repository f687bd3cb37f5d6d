import type { Text } from '#foundation/language.ts'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { surveyWords } from '../surveys/surveys.words.ts'
import { reviewWords as w } from './reviews.words.ts'

export interface SlopeRow {
  readonly label: Text
  /** From 1 to 5 at each time; undefined where it was not rated. */
  readonly values: readonly (number | undefined)[]
}

/**
 * One's own ratings from time to time, a slope a competency, with the same numbers as a table. Names are words of the page:
 * they wrap, and only what is drawn grows with the width.
 */
export function GrowthSlopes({ rows, times }: { rows: readonly SlopeRow[]; times: readonly Text[] }) {
  const say = useSay()
  const x = (time: number) => `${2 + (96 * time) / Math.max(1, times.length - 1)}%`
  const y = (value: number) => 46 - (value - 1) * 9
  return (
    <figure>
      <div class="bars slopes small" role="img" aria-label={say(w.growthSays)}>
        {rows.map(({ label, values }) => {
          const points = values.flatMap((value, time) => (value === undefined ? [] : [{ value, time }]))
          const tone = rises(points) ? 'green' : 'sea'
          return (
            <>
              <p>{say(label)}</p>
              <svg aria-hidden="true">
                <line x1={x(0)} x2={x(times.length - 1)} y1={y(1)} y2={y(1)} class="rule" />
                {points.slice(1).map(({ value, time }, at) => (
                  <line
                    x1={x(points[at]?.time ?? time)}
                    y1={y(points[at]?.value ?? value)}
                    x2={x(time)}
                    y2={y(value)}
                    class={`stroke-${tone}`}
                    stroke-width="3"
                  />
                ))}
                {points.map(({ value, time }) => (
                  <circle cx={x(time)} cy={y(value)} r="5" class={tone} />
                ))}
                {times.map((time, index) => (
                  <text x={x(index)} y="68" text-anchor={anchorOf(index, times.length)} class="soft">
                    {say(time)}
                    {values[index] !== undefined && ` · ${values[index]}`}
                  </text>
                ))}
              </svg>
            </>
          )
        })}
      </div>
      <details class="paper-open">
        <summary>{say(surveyWords.asTable)}</summary>
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
      </details>
    </figure>
  )
}

/** The words at both ends stay within the picture. */
const anchorOf = (index: number, many: number) => (index === 0 ? 'start' : index === many - 1 ? 'end' : 'middle')
const rises = (points: readonly { value: number }[]) => (points.at(-1)?.value ?? 0) > (points[0]?.value ?? 0)
