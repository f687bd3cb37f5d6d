import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, Facts, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { type Column, Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { wantsCoordinator } from '../programs/readiness.server.ts'
import { settingsWords } from '../programs/settings.words.ts'
import { MonthMarks, sayMonthYear } from './hours.tsx'
import { findForPairs, getPair, listPairs, noteCall, readBegun } from './pair.server.ts'
import { type PairBegun, type PairFilter, type PairLine, pairFilters, type TickedMonth } from './pair.ts'
import { agreedWords, pairStateWords, pairWords as w } from './pairs.words.ts'

const perPage = 50

/** A program's partnerships: who may need a call first. */
export const pairsPage = page('/programs/:program/partnerships', {
  async show({ db, actor, params, query, today }) {
    const { program, coordinates, mayOpen } = await findForPairs(db, actor, params.program)
    const wanted = pairFilters.find((each) => each === query.show) ?? 'all'
    const filter = coordinates || wanted === 'ended' ? wanted : 'all'
    const at = Math.min(10_000, Math.max(1, Math.floor(Number(query.page)) || 1))
    const { lines, shown, all, calls } = await listPairs(db, program, today, { filter, page: at, perPage })
    const path = `/programs/${program.slug}/partnerships`
    const isUnheard = at === 1 && filter === 'all' && (await wantsCoordinator(db, program)) === 'now'
    return (
      <Page title={w.title} lead={coordinates ? w.lead : w.leadShell} wide>
        {isUnheard && (
          <Notice tone="care">
            <P text={settingsWords.coordinatorNow} />
            {coordinates && (
              <Actions>
                <LinkButton
                  href={`/programs/${program.slug}/settings/coordinators`}
                  label={settingsWords.nameCoordinator}
                  plain
                />
              </Actions>
            )}
          </Notice>
        )}
        {all === 0 ? (
          <Empty text={w.none} />
        ) : (
          <>
            {coordinates && <P text={w.tally(all, calls)} />}
            {coordinates && <Show action={path} filter={filter} />}
            {lines.length === 0 ? (
              <P text={w.noneOfThese} />
            ) : (
              <PairTable lines={lines} path={path} coordinates={coordinates} mayOpen={mayOpen} />
            )}
            <Pages
              page={at}
              pages={Math.ceil(shown / perPage)}
              href={(to) => `${path}?${new URLSearchParams({ show: filter, page: String(to) })}`}
            />
          </>
        )}
      </Page>
    )
  },
})

function Show({ action, filter }: { action: string; filter: PairFilter }) {
  const labels = { all: w.showAll, call: w.showCall, quiet: w.showQuiet, unagreed: w.showUnagreed, ended: w.showEnded }
  return (
    <Filters action={action}>
      <Filter
        name="show"
        label={w.show}
        value={filter}
        options={pairFilters.map((value) => ({ value, label: labels[value] }))}
      />
    </Filters>
  )
}

interface TableProps {
  lines: readonly PairLine[]
  path: string
  coordinates: boolean
  mayOpen: boolean
}

function PairTable({ lines, path, coordinates, mayOpen }: TableProps) {
  const say = useSay()
  const { language } = useReader()
  const shell: Column<PairLine>[] = [
    {
      head: w.mentee,
      cell: ({ id, mentee, mentor }) =>
        mayOpen ? (
          <a href={`${path}/${id}`} aria-label={say(w.openPair(mentee, mentor))}>
            {mentee}
          </a>
        ) : (
          mentee
        ),
    },
    { head: w.mentor, cell: ({ mentor }) => mentor },
    { head: w.since, cell: ({ introducedOn }) => <span class="nowrap">{sayShortDate(introducedOn, language)}</span> },
    {
      head: w.state,
      cell: ({ state, call }) => (
        <>
          {say(pairStateWords[state])} {call && <Tag text={w.call} tone="care" />}
        </>
      ),
    },
  ]
  const ticks: Column<PairLine>[] = [
    { head: w.thisMonth, cell: (line) => <ThisMonth line={line} /> },
    {
      head: w.lastMonths,
      cell: ({ months }) => months.length > 0 && <MonthMarks months={months} says={saysOf(months)} />,
    },
  ]
  return <Table caption={w.title} rows={lines} columns={coordinates ? [...shell, ...ticks] : shell} />
}

function ThisMonth({ line: { state, months } }: { line: PairLine }) {
  const say = useSay()
  const current = months.at(-1)
  if (!current || state === 'ended') return <>–</>
  return <span class="nowrap">{say(current.met ? w.met : w.notYet)}</span>
}

const saysOf = (months: readonly TickedMonth[]) => w.metIn(months.filter(({ met }) => met).length, months.length)

/** One partnership for those who run the program or decide in it: who, since when, and for the coordinator the months. */
export const staffPairPage = page('/programs/:program/partnerships/:partnership', {
  async show({ db, actor, params, today }) {
    const { program, coordinates, mayOpen } = await findForPairs(db, actor, params.program)
    const path = `/programs/${program.slug}/partnerships`
    if (!mayOpen) return goTo(path)
    const line = await getPair(db, program, params.partnership, today)
    const begun = coordinates ? await readBegun(db, program, line.id) : undefined
    return (
      <Page title={w.together(line.mentee, line.mentor)} trail={{ href: path, label: w.title }}>
        {line.call && <Call line={line} path={path} />}
        <Section title={w.shell}>
          <Shell line={line} begun={begun} />
          {begun && <P text={w.begunLead} class="soft small measure" />}
        </Section>
        {coordinates && (
          <Section title={w.ticks}>
            {line.supervised ? <P text={w.supervised} /> : <Ticks months={line.months} />}
          </Section>
        )}
        {coordinates && (
          <Actions>
            <LinkButton href={`/programs/${program.slug}/changes/${line.id}`} label={w.toChanges} plain />
          </Actions>
        )}
      </Page>
    )
  },
})

function Call({ line: { id, call }, path }: { line: PairLine; path: string }) {
  const wishedBy = call?.wishedBy
  return (
    <Notice>
      {wishedBy ? (
        <>
          <p>
            <strong>{useSay()(w.wished(wishedBy))}</strong>
          </p>
          <P text={w.wishedLead} />
        </>
      ) : (
        <P text={w.unanswered} />
      )}
      <P text={w.calledLead} class="soft measure" />
      <Form action={`${path}/${id}/call`} button={w.called} tone="plain" />
    </Notice>
  )
}

function Shell({
  line: { mentee, mentor, introducedOn, endsOn, state },
  begun,
}: {
  line: PairLine
  begun: PairBegun | undefined
}) {
  const { language } = useReader()
  const on = (day: Temporal.PlainDate | null | undefined) => (day ? sayShortDate(day, language) : '')
  return (
    <Facts
      facts={[
        [w.mentee, mentee],
        [w.mentor, mentor],
        [w.since, sayShortDate(introducedOn, language)],
        [w.until, sayShortDate(endsOn, language)],
        [w.state, pairStateWords[state]],
        [w.agreement, begun && agreedWords[begun.state](on(begun.since))],
        [w.kickoff, begun && (begun.kickoffOn ? on(begun.kickoffOn) : w.kickoffNot)],
      ]}
    />
  )
}

function Ticks({ months }: { months: readonly TickedMonth[] }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <>
      <P text={w.ticksLead} class="soft measure" />
      <p>
        <MonthMarks months={months.slice(-12)} says={saysOf(months)} />
      </p>
      <Table
        caption={w.ticks}
        rows={months.toReversed()}
        columns={[
          { head: w.monthHead, cell: ({ from }) => sayMonthYear(from, language) },
          {
            head: w.metHead,
            cell: ({ from, met }) => (met ? say(w.met) : from === months.at(-1)?.from ? say(w.notYet) : '–'),
          },
        ]}
      />
      <P text={both((each) => saysOf(months)[each])} class="soft" />
    </>
  )
}

/** The coordinator has called. */
export const callPage = page('/programs/:program/partnerships/:partnership/call', {
  show: ({ params }) => goTo(`/programs/${params.program}/partnerships/${params.partnership}`),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    refuseUnless(await noteCall(db, actor, params.program, params.partnership), w.noCallWaits)
    return goTo(`/programs/${params.program}/partnerships`, { notice: w.calledNoted })
  },
})
