import { sayShortDate } from '#foundation/clock.ts'
import { sayNumber } from '#foundation/language.ts'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { type Beat, type Mark, marks, type Week } from './pulse.ts'
import { markMeanings, markWords, pulseWords as w } from './pulse.words.ts'

const step = 18
const perRow = 13

/** How each mark looks; a shape takes its colour where it is shown, because no style reaches into it from outside. */
const looks: Record<Mark, string> = {
  rhythm: 'green',
  quiet: 'stroke-sea',
  hand: 'cedar',
  beginning: 'soft',
  paused: 'soft',
}

/** The shape of a mark around the middle of its week: known without colour, and on paper. */
function Shape({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'rhythm':
      return <circle r="6" />
    case 'quiet':
      return <circle r="5.5" stroke-width="1.5" stroke-dasharray="3 2" />
    case 'hand':
      return <path d="M0 -7 L7 6 L-7 6 Z" />
    case 'beginning':
      return <circle r="2.5" />
    case 'paused':
      return <path d="M-4 -5 h3 v10 h-3 z M1 -5 h3 v10 h-3 z" />
  }
}

/** The weeks of one pair, oldest first, thirteen to a row. What it shows is said in words. */
export function Strip({ weeks }: { weeks: readonly Week[] }) {
  const says = useSaysOf()(weeks)
  const [across, down] = [Math.min(perRow, weeks.length) * step, Math.ceil(weeks.length / perRow) * step]
  return (
    <svg viewBox={`0 0 ${across} ${down}`} width={across} height={down} role="img" aria-label={says}>
      {weeks.map(({ mark }, at) => (
        <use
          class={looks[mark]}
          href={`#mark-${mark}`}
          x={(at % perRow) * step + step / 2}
          y={Math.floor(at / perRow) * step + step / 2}
        />
      ))}
    </svg>
  )
}

/** "9 weeks in rhythm, 2 quiet". */
function useSaysOf(): (weeks: readonly Week[]) => string {
  const say = useSay()
  const { language } = useReader()
  return (weeks) =>
    marks
      .map((mark) => ({ mark, n: weeks.filter((week) => week.mark === mark).length }))
      .filter(({ n }) => n > 0)
      .map(({ mark, n }) => `${say(markWords[mark])}${say(w.colon)} ${sayNumber(n, language)}`)
      .join(', ')
}

/** What each shape means. The shapes are drawn here, once a page; each strip only points at them. */
export function Legend() {
  const say = useSay()
  return (
    <ul class="small legend">
      {marks.map((mark) => (
        <li>
          <svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">
            <defs>
              <g id={`mark-${mark}`}>
                <Shape mark={mark} />
              </g>
            </defs>
            <use href={`#mark-${mark}`} class={looks[mark]} />
          </svg>{' '}
          <strong>{say(markWords[mark])}</strong>
          {say(w.colon)} {say(markMeanings[mark])}
        </li>
      ))}
    </ul>
  )
}

/** The same marks in words: runs of weeks with one mark are one line. */
export function MarksInWords({ lines }: { lines: readonly Beat[] }) {
  const say = useSay()
  const { language } = useReader()
  const rows = lines.flatMap((line) => runsOf(line.weeks).map((run) => ({ line, ...run })))
  return (
    <details>
      <summary>{say(w.asTable)}</summary>
      <Table
        caption={w.asTable}
        rows={rows}
        columns={[
          { head: w.pair, cell: ({ line }) => `${line.mentee} ${say(w.and)} ${line.mentor}` },
          { head: w.weekOf, cell: ({ from }) => <span class="nowrap">{sayShortDate(from, language)}</span> },
          { head: w.weeks, number: true, cell: ({ n }) => sayNumber(n, language) },
          { head: w.thisWeek, cell: ({ mark }) => say(markWords[mark]) },
        ]}
      />
    </details>
  )
}

function runsOf(weeks: readonly Week[]) {
  const runs: { from: Temporal.PlainDate; mark: Mark; n: number }[] = []
  for (const { week, mark } of weeks) {
    const last = runs.at(-1)
    if (last?.mark === mark) last.n += 1
    else runs.push({ from: week, mark, n: 1 })
  }
  return runs
}
