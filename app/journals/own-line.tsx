import { sayShortDate } from '#foundation/clock.ts'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { type Check, type CheckQuestion, checkQuestions } from './check-in.server.ts'
import { journalWords as w } from './journals.words.ts'

const size = { width: 360, height: 168, left: 22, right: 12, top: 12, bottom: 42 }
const looks: Record<CheckQuestion, { stroke: string; fill: string; dash: string; label: typeof w.energyShort }> = {
  energy: { stroke: 'stroke-green', fill: 'green', dash: '', label: w.energyShort },
  manageable: { stroke: 'stroke-sea', fill: 'sea', dash: '6 3', label: w.manageableShort },
  supported: { stroke: 'stroke-cedar', fill: 'cedar', dash: '2 3', label: w.supportedShort },
}

/** One's own answers over time: three lines, told apart by dash and word as well as colour, and the numbers as a table. */
export function OwnLine({ checks }: { checks: readonly Check[] }) {
  const say = useSay()
  const { language } = useReader()
  const [first, last] = [checks[0], checks.at(-1)]
  if (!first || !last) return null
  const says = say(w.lineSays(sayShortDate(first.checkedOn, language), sayShortDate(last.checkedOn, language)))
  return (
    <>
      {checks.length > 1 && (
        <figure>
          <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={says}>
            {[1, 2, 3, 4, 5].map((step) => (
              <>
                <line x1={size.left} x2={size.width - size.right} y1={y(step)} y2={y(step)} class="rule" />
                <text x={size.left - 8} y={y(step) + 4} text-anchor="end" class="soft">
                  {step}
                </text>
              </>
            ))}
            {checkQuestions.map((question) => (
              <Line checks={checks} question={question} />
            ))}
            <Legend />
          </svg>
          <figcaption>{says}</figcaption>
        </figure>
      )}
      <Table
        caption={w.yourLine}
        rows={checks.toReversed()}
        columns={[
          { head: w.day, cell: ({ checkedOn }) => sayShortDate(checkedOn, language) },
          ...checkQuestions.map((question) => ({
            head: looks[question].label,
            number: true,
            cell: ({ answers }: Check) => answers[question],
          })),
        ]}
      />
    </>
  )
}

const y = (step: number) => size.top + ((5 - step) / 4) * (size.height - size.top - size.bottom)

function Line({ checks, question }: { checks: readonly Check[]; question: CheckQuestion }) {
  const days = checks.map(({ checkedOn }) => daysAfter(checks, checkedOn))
  const span = Math.max(1, days.at(-1) ?? 1)
  const room = size.width - size.left - size.right
  const points = checks.map(
    ({ answers }, at) => [size.left + ((days[at] ?? 0) / span) * room, y(answers[question])] as const,
  )
  const { stroke, fill, dash } = looks[question]
  return (
    <g>
      <polyline
        points={points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ')}
        class={stroke}
        stroke-width="2"
        stroke-dasharray={dash || undefined}
      />
      {points.map(([px, py]) => (
        <circle cx={px.toFixed(1)} cy={py.toFixed(1)} r="2.5" class={fill} />
      ))}
    </g>
  )
}

const daysAfter = (checks: readonly Check[], day: Temporal.PlainDate) =>
  (checks[0] as Check).checkedOn.until(day, { largestUnit: 'days' }).days

function Legend() {
  const say = useSay()
  const room = (size.width - size.left) / checkQuestions.length
  return (
    <>
      {checkQuestions.map((question, at) => (
        <g>
          <line
            x1={size.left + at * room}
            x2={size.left + at * room + 24}
            y1={size.height - 10}
            y2={size.height - 10}
            class={looks[question].stroke}
            stroke-width="2"
            stroke-dasharray={looks[question].dash || undefined}
          />
          <text x={size.left + at * room + 29} y={size.height - 6}>
            {say(looks[question].label)}
          </text>
        </g>
      ))}
    </>
  )
}
