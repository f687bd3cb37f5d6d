import { sayMonth } from '#foundation/clock.ts'
import { both, type Language, sayNumber, type Text } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { contactKinds, countedMinutes, type HoursGoal, type Month } from './contact.ts'
import { kindWords, contactWords as w } from './contacts.words.ts'

/** "1 h 30 min" / « 1 h 30 min ». */
export function sayMinutes(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${sayNumber(hours, language)} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ')
}

/** What a program suggests, in words. */
export const sayGoal = ({ hoursLeast, hoursMost }: HoursGoal): Text =>
  hoursMost && hoursMost !== hoursLeast ? w.from(hoursLeast, hoursMost) : w.atLeast(hoursLeast)

const width = 480
const fills = { meeting: 'green', preparation: 'sea', learning: 'lichen ink' } as const

/** One month as a bar with what the program suggests marked on it, and the same in words. Never red, never a reproach. */
export function HoursMeter({ month, goal }: { month: Month; goal: HoursGoal }) {
  const say = useSay()
  const { language } = useReader()
  const counted = countedMinutes(month, goal)
  const all = contactKinds.reduce((sum, kind) => sum + month.minutes[kind], 0)
  const [least, most] = [goal.hoursLeast * 60, (goal.hoursMost ?? goal.hoursLeast) * 60]
  const scale = width / (Math.max(all, most, 60) * 1.1)
  const told = counted > 0 ? w.soFar(sayMinutes(counted, language)) : w.nothingYet
  const parts = contactKinds
    .filter((kind) => month.minutes[kind] > 0)
    .map((kind) => `${say(kindWords[kind]).toLowerCase()} ${sayMinutes(month.minutes[kind], language)}`)
    .join(', ')
  let from = 0
  return (
    <figure>
      <svg viewBox={`0 0 ${width} 30`} role="img" aria-label={say(told)}>
        <rect x="0" y="7" width={width} height="16" rx="6" class="lichen" opacity="0.35" />
        {contactKinds.map((kind) => {
          const start = from
          from += month.minutes[kind] * scale
          return (
            month.minutes[kind] > 0 && <rect x={start} y="7" width={from - start} height="16" class={fills[kind]} />
          )
        })}
        {least > 0 && <line x1={least * scale} x2={least * scale} y1="2" y2="28" class="ink" stroke-width="2" />}
        {most > least && <line x1={most * scale} x2={most * scale} y1="2" y2="28" class="ink" stroke-width="2" />}
      </svg>
      <figcaption>
        {say(told)} {all > 0 && `${say(w.ofWhich(parts))} `}
        {goal.hoursLeast > 0 && say(both((each) => w.suggests(sayGoal(goal)[each])[each]))}{' '}
        {goal.hoursLeast > 0 && say(goal.hoursAll ? w.ofAll : w.ofMeetings)}
      </figcaption>
    </figure>
  )
}

const [step, rise, perRow] = [38, 44, 6]

/** Months as a small row of marks, six and then six more: filled where the two met. */
export function MonthMarks({
  months,
  says,
}: {
  months: readonly { readonly from: Temporal.PlainDate; readonly met: boolean }[]
  says: Text
}) {
  const say = useSay()
  const { language } = useReader()
  const [across, down] = [Math.min(perRow, months.length) * step, Math.ceil(months.length / perRow) * rise]
  return (
    <svg viewBox={`0 0 ${across} ${down}`} width={across} height={down} role="img" aria-label={say(says)}>
      {months.map(({ from, met }, at) => {
        const [x, y] = [(at % perRow) * step + step / 2, Math.floor(at / perRow) * rise + 12]
        return (
          <g>
            {met ? (
              <>
                <circle cx={x} cy={y} r="8" class="green" />
                <path d={`M${x - 4} ${y} l3 3 l5 -6`} class="stroke-paper" stroke-width="2" />
              </>
            ) : (
              <circle cx={x} cy={y} r="8" class="stroke-sea" stroke-width="1.5" stroke-dasharray="3 2" />
            )}
            <text x={x} y={y + 23} class="soft" text-anchor="middle">
              {sayMonth(from.month, language)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A month named: "November 2026" in the reader's language. */
export const sayMonthYear = (month: Temporal.PlainDate, language: Language): string =>
  month.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', { month: 'long', year: 'numeric' })

/** The months as marks and as a table with the hours of each kind. */
export function Months({ months }: { months: readonly Month[] }) {
  const say = useSay()
  const { language } = useReader()
  const shown = months.slice(-12)
  const met = months.filter((month) => month.met).length
  return (
    <>
      <P text={w.monthsSay(met, months.length)} />
      <p>
        <MonthMarks months={shown} says={w.monthsSay(met, months.length)} />
      </p>
      <details>
        <summary>{say(w.asTable)}</summary>
        <Table
          caption={w.months}
          rows={[...months].reverse()}
          columns={[
            { head: w.monthHead, cell: ({ from }) => sayMonthYear(from, language) },
            {
              head: w.met,
              cell: (month) => (month.met ? `✓ ${say(w.met)}` : month === months.at(-1) ? say(w.notMet) : '–'),
            },
            ...contactKinds.map((kind) => ({
              head: kindWords[kind],
              number: true,
              cell: ({ minutes }: Month) => (minutes[kind] > 0 ? sayMinutes(minutes[kind], language) : '–'),
            })),
          ]}
        />
      </details>
    </>
  )
}
