import type { Text } from '#foundation/language.ts'
import { sayNumber } from '#foundation/language.ts'
import { Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { kilometres } from '../districts/district.ts'
import { explainReason, type Labels } from '../matching/explain.ts'
import { fitOf, type Proposal } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** The two or three reasons that count most for a pair, as sentences. */
export function bestReasons(proposal: Pick<Proposal, 'reasons'>, labels: Labels, count = 3): Text[] {
  return [...proposal.reasons]
    .filter(({ value }) => value !== null && value >= 50)
    .sort((a, b) => b.gained - a.gained)
    .slice(0, count)
    .flatMap((reason) => explainReason(reason, labels) ?? [])
}

/** How far apart a pair's districts are; null where one is not known. */
export function kilometresOf({ mentee, mentor }: Proposal): number | null {
  return mentee.district && mentor.district ? Math.round(kilometres(mentee.district, mentor.district)) : null
}

/** Every proposed pair with its reasons; a name opens the pair. */
export function PairTable({
  proposals,
  labels,
  hrefOf,
}: {
  proposals: readonly Proposal[]
  labels: Labels
  hrefOf: (proposal: Proposal) => string
}) {
  const say = useSay()
  const { language } = useReader()
  const place = (side: Proposal['mentee']) => (side.district ? `${side.district.number} ${side.district.name}` : '')
  return (
    <Table
      caption={w.pairs}
      rows={proposals}
      columns={[
        {
          head: w.mentee,
          cell: (proposal) => (
            <>
              <a href={hrefOf(proposal)}>{proposal.mentee.name}</a>
              <div class="soft small">{place(proposal.mentee)}</div>
            </>
          ),
        },
        {
          head: w.mentor,
          cell: (proposal) => (
            <>
              {proposal.mentor.name} {proposal.pinned && <Tag text={w.kept} />}
              <div class="soft small">{place(proposal.mentor)}</div>
            </>
          ),
        },
        {
          head: w.distance,
          number: true,
          cell: (proposal) => {
            const km = kilometresOf(proposal)
            return km === null ? '' : say(w.km(sayNumber(km, language)))
          },
        },
        { head: w.fit, number: true, cell: (proposal) => say(w.percent(fitOf(proposal.reasons))) },
        {
          head: w.because,
          cell: (proposal) => (
            <ul class="tight small">
              {bestReasons(proposal, labels, 2).map((reason) => (
                <li>{say(reason)}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
