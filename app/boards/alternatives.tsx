import { both, sayNumber, type Text } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { explainReason, type Labels } from '../matching/explain.ts'
import type { Change } from '../matching/price.ts'
import type { Reason } from '../matching/reason.ts'
import { fitOf } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Names by place in the problem; nobody is null. */
export interface Naming {
  mentee(place: number): string
  mentor(place: number): string | null
}

/** The best other mentors in view of everybody else: what each costs, and who would move. */
export function Alternatives({
  changes,
  nameOf,
  reasonsOf,
  chooseHref,
  labels,
}: {
  changes: readonly Change[]
  nameOf: Naming
  reasonsOf: (change: Change) => readonly Reason[]
  chooseHref: (change: Change) => string | undefined
  labels: Labels
}) {
  const say = useSay()
  const { language } = useReader()
  if (changes.length === 0) return <P text={w.noOthers} />
  return (
    <Table
      caption={w.others}
      rows={changes}
      columns={[
        { head: w.mentor, cell: (change) => nameOf.mentor(change.mentor) },
        {
          head: w.fit,
          number: true,
          cell: (change) => (reasonsOf(change).length ? say(w.percent(fitOf(reasonsOf(change)))) : ''),
        },
        {
          head: w.costs,
          cell: (change) => (
            <>
              {say(w.points(sayNumber(change.cost, language)))}
              {change.unmatched > 0 && <div>{say(w.leavesOut(change.unmatched))}</div>}
            </>
          ),
        },
        { head: w.moves, cell: (change) => <Moves change={change} nameOf={nameOf} /> },
        {
          head: w.because,
          cell: (change) => (
            <ul class="tight small">
              {topReasons(reasonsOf(change), labels).map((reason) => (
                <li>{say(reason)}</li>
              ))}
            </ul>
          ),
        },
        {
          head: w.choose,
          cell: (change) => chooseHref(change) && <a href={`${chooseHref(change)}#decide`}>{say(w.choose)}</a>,
        },
      ]}
    />
  )
}

function topReasons(reasons: readonly Reason[], labels: Labels): Text[] {
  return [...reasons]
    .filter(({ value }) => value !== null && value >= 50)
    .sort((a, b) => b.gained - a.gained)
    .slice(0, 2)
    .flatMap((reason) => explainReason(reason, labels) ?? [])
}

function Moves({ change, nameOf }: { change: Change; nameOf: Naming }) {
  const say = useSay()
  const moved = change.moves.filter(({ mentee }) => mentee !== change.mentee)
  if (moved.length === 0) return <>{say(w.movesNobody)}</>
  return (
    <ul class="tight small">
      {moved.map((move) => (
        <li>
          {say(
            both(
              (language) =>
                w.movesTo(nameOf.mentee(move.mentee), nameOf.mentor(move.to) ?? w.nobody[language])[language],
            ),
          )}
        </li>
      ))}
    </ul>
  )
}
