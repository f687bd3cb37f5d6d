import type { ComponentChildren } from 'preact'
import { type Language, pick, sayNumber, type Text } from '#foundation/language.ts'
import { Island } from '#ui/island.tsx'
import { P, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { explainReason, type Labels } from '../scoring/explain.ts'
import { fitOf, kilometresOf, type PairOrder, type Proposal, pairOrders } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** The two or three reasons that count most for a pair, as sentences. */
export function bestReasons(proposal: Pick<Proposal, 'reasons'>, labels: Labels, count = 3): Text[] {
  return [...proposal.reasons]
    .filter(({ value }) => value !== null && value >= 50)
    .sort((a, b) => b.gained - a.gained)
    .slice(0, count)
    .flatMap((reason) => explainReason(reason, labels) ?? [])
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

/** One pair as the browser's own table needs it: words already in the reader's language. */
export interface BoardRow {
  readonly mentee: string
  readonly menteePlace: string
  readonly mentor: string
  readonly mentorPlace: string
  readonly km: number | null
  readonly fit: number
  readonly pinned: boolean
  readonly reasons: readonly string[]
  readonly href: string
}

export function labelledBoard(
  proposals: readonly Proposal[],
  labels: Labels,
  language: Language,
  hrefOf: (proposal: Proposal) => string,
): BoardRow[] {
  const place = ({ district }: Proposal['mentee']) => (district ? `${district.number} ${district.name}` : '')
  return proposals.map((proposal) => ({
    mentee: proposal.mentee.name,
    menteePlace: place(proposal.mentee),
    mentor: proposal.mentor.name,
    mentorPlace: place(proposal.mentor),
    km: kilometresOf(proposal),
    fit: fitOf(proposal.reasons),
    pinned: proposal.pinned,
    reasons: bestReasons(proposal, labels, 2).map((reason) => pick(reason, language)),
    href: hrefOf(proposal),
  }))
}

/** The pairs as a table that can be searched and sorted in the browser; the plain table stands where no script runs. */
export function BoardIsland({ rows, children }: { rows: readonly BoardRow[]; children: ComponentChildren }) {
  const say = useSay()
  const { language } = useReader()
  const words = {
    caption: say(w.pairs),
    mentee: say(w.mentee),
    mentor: say(w.mentor),
    distance: say(w.distance),
    fit: say(w.fit),
    because: say(w.because),
    kept: say(w.kept),
    search: say(w.search),
    sortName: say(w.sortName),
    sortFit: say(w.sortFit),
    sortFar: say(w.sortFar),
    shown: say(w.shown(0, rows.length)).replace('0', '{n}'),
  }
  return (
    <Island name="board" data={{ rows, words, language }}>
      {children}
    </Island>
  )
}

/** What an address asks of a list: a name or place to look for, an order, a page. */
export type Wanted = Readonly<Record<string, string>>

/** A list too long for one page: a field to look for a name or place, and the way through the pages. No script. */
export function Found({
  here,
  anchor,
  keep = {},
  query,
  found,
  filters,
  children,
}: {
  here: string
  /** Where on the page the list stands. */
  anchor?: string
  /** What else the address says, and goes on saying on every page. */
  keep?: Wanted
  query: Wanted
  /** None where nothing is looked for yet. */
  found: { readonly total: number; readonly page: number; readonly pages: number } | undefined
  /** What else can be asked for. */
  filters?: ComponentChildren
  children?: ComponentChildren
}) {
  const say = useSay()
  const hash = anchor ? `#${anchor}` : ''
  const wanted = { ...keep, ...(query.find ? { find: query.find } : {}) }
  return (
    <>
      <Filters action={`${here}${hash}`}>
        <label>
          {say(w.search)}
          <input type="search" name="find" value={query.find ?? ''} />
        </label>
        {filters ?? Object.entries(keep).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      </Filters>
      {found && <P text={w.found(found.total)} class="soft" />}
      {children}
      {found && (
        <Pages
          page={found.page}
          pages={found.pages}
          href={(page) => `${here}?${new URLSearchParams({ ...wanted, page: String(page) })}${hash}`}
        />
      )}
    </>
  )
}

/** The order in which pairs are asked for. */
export function OrderFilter({ query }: { query: Wanted }) {
  const names: Record<PairOrder, Text> = { name: w.sortName, fit: w.sortFit, far: w.sortFar }
  return (
    <Filter
      name="order"
      label={w.order}
      value={query.order ?? 'name'}
      options={pairOrders.map((value) => ({ value, label: names[value] }))}
    />
  )
}
