import { sayMonth, sayShortDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { useReader, useSay } from './reader.tsx'
import { Table } from './table.tsx'

export interface Moment {
  readonly title: Text | string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly note?: Text | string | null
  /** A day that decides something. */
  readonly strong?: boolean
}

const width = 720
const margin = 12

/** A year as a line with its moments, today marked, and the same dates as a table. */
export function YearLine({
  moments,
  today,
  says,
  todayWord,
  head,
}: {
  moments: readonly Moment[]
  today: Temporal.PlainDate
  says: Text | string
  todayWord: Text
  head: { date: Text; what: Text }
}) {
  const say = useSay()
  const { language } = useReader()
  if (moments.length === 0) return null
  const sorted = [...moments].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
  const first = sorted[0]?.from ?? today
  const last = sorted.reduce((latest, { to }) => (Temporal.PlainDate.compare(to, latest) > 0 ? to : latest), first)
  const days = Math.max(1, first.until(last).days)
  const x = (date: Temporal.PlainDate) => margin + ((width - 2 * margin) * first.until(date).days) / days
  const isInside = Temporal.PlainDate.compare(today, first) >= 0 && Temporal.PlainDate.compare(today, last) <= 0
  return (
    <figure class="year">
      <svg viewBox={`0 0 ${width} 74`} role="img" aria-label={say(says)}>
        <line x1={margin} x2={width - margin} y1="40" y2="40" class="rule" stroke-width="2" />
        {monthsBetween(first, last).map((month) => (
          <g>
            <line x1={x(month)} x2={x(month)} y1="36" y2="44" class="rule" />
            {(days < 500 || month.month % 3 === 1) && (
              <text
                x={x(month)}
                y="62"
                class={`soft ${month.month % 3 === 1 ? '' : 'between'}`}
                text-anchor={x(month) > width - 60 ? 'end' : 'start'}
              >
                {sayMonth(month.month, language)}
              </text>
            )}
          </g>
        ))}
        {sorted.map((moment) =>
          moment.from.equals(moment.to) ? (
            <circle cx={x(moment.from)} cy="40" r={moment.strong ? 7 : 5} class={moment.strong ? 'green' : 'sea'} />
          ) : (
            <rect
              x={x(moment.from)}
              y="35"
              width={Math.max(6, x(moment.to) - x(moment.from))}
              height="10"
              rx="5"
              class={moment.strong ? 'green' : 'sea'}
            />
          ),
        )}
        {isInside && (
          <g>
            <line x1={x(today)} x2={x(today)} y1="18" y2="50" class="stroke-cedar" stroke-width="2" />
            <text x={Math.max(40, Math.min(x(today), width - 60))} y="14" text-anchor="middle">
              {say(todayWord)}
            </text>
          </g>
        )}
      </svg>
      <Table
        caption={says}
        rows={sorted}
        columns={[
          { head: head.date, cell: (moment) => <span class="nowrap">{sayRange(moment, language)}</span> },
          {
            head: head.what,
            cell: (moment) => (
              <>
                {moment.strong ? <strong>{say(moment.title)}</strong> : say(moment.title)}
                {moment.note && <div class="soft small">{say(moment.note)}</div>}
              </>
            ),
          },
        ]}
      />
    </figure>
  )
}

function sayRange({ from, to }: Moment, language: 'en' | 'fr'): string {
  return from.equals(to)
    ? sayShortDate(from, language)
    : `${sayShortDate(from, language)} – ${sayShortDate(to, language)}`
}

function monthsBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const months: Temporal.PlainDate[] = []
  for (
    let month = first.with({ day: 1 }).add({ months: 1 });
    Temporal.PlainDate.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(month)
  return months
}
