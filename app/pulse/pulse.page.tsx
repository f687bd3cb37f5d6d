import type { ContactKind } from '#database/types.ts'
import { sayShortDate } from '#foundation/clock.ts'
import { both, sayNumber } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Empty, P, Page, Section, Tag, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { contactKinds } from '../contacts/contact.ts'
import { kindWords } from '../contacts/contacts.words.ts'
import { sayMinutes, sayMonthYear } from '../contacts/hours.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { type Counted, sumOf } from './counted.ts'
import { countCadences, countDue, readHours, readPulse } from './pulse.server.ts'
import { type Beat, type PulseFilter, pulseFilters, spans } from './pulse.ts'
import { cadenceWords, filterWords, markWords, pulseWords as w } from './pulse.words.ts'
import { Legend, MarksInWords, Strip } from './strip.tsx'

const perPage = 50

/** The program as its coordinator reads it in one look: a mark a pair a week, and what is due. */
export const pulsePage = page('/programs/:program/pulse', {
  async show({ db, actor, params, query, today }) {
    const program = await findCoordinated(db, actor, params.program)
    const filter = pulseFilters.find((each) => each === query.show) ?? 'all'
    const span = spans.find((each) => String(each) === query.weeks) ?? spans[0]
    const at = Math.min(10_000, Math.max(1, Math.floor(Number(query.page)) || 1))
    const { lines, shown, all, calls, quiet } = await readPulse(db, program, {
      filter,
      page: at,
      perPage,
      weeks: span,
      today,
    })
    const path = `/programs/${program.slug}`
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Due due={await countDue(db, program)} calls={calls} path={path} />
        <Section title={w.pairs}>
          {all === 0 ? (
            <Empty text={w.none} />
          ) : (
            <>
              <P text={w.tally(all, calls, quiet)} />
              <Choose action={`${path}/pulse`} filter={filter} span={span} />
              {lines.length === 0 ? <P text={w.noneOfThese} /> : <Beats lines={lines} path={path} span={span} />}
              <Pages
                page={at}
                pages={Math.ceil(shown / perPage)}
                href={(to) =>
                  `${path}/pulse?${new URLSearchParams({ show: filter, weeks: String(span), page: String(to) })}`
                }
              />
            </>
          )}
        </Section>
        {all > 0 && <Totals hours={await readHours(db, program)} cadences={await countCadences(db, program)} />}
      </Page>
    )
  },
})

function Due({ due, calls, path }: { due: Awaited<ReturnType<typeof countDue>>; calls: number; path: string }) {
  const items = [
    { n: calls, sentence: w.dueCalls, href: `${path}/partnerships?show=call` },
    { n: due.unmatched, sentence: w.dueUnmatched, href: `${path}/offers` },
    { n: due.answers, sentence: w.dueAnswers, href: `${path}/offers` },
    { n: due.undecided, sentence: w.dueUndecided, href: `${path}/applications` },
    { n: due.inLine, sentence: w.dueInLine, href: `${path}/applications?state=waiting` },
  ].filter(({ n }) => n > 0)
  return (
    <Section title={w.due}>
      {items.length === 0 ? (
        <P text={w.nothingDue} class="soft" />
      ) : (
        <Todo
          items={items.map(({ n, sentence, href }) => ({ sentence: sentence(n), href, button: w.see, plain: true }))}
        />
      )}
    </Section>
  )
}

function Choose({ action, filter, span }: { action: string; filter: PulseFilter; span: number }) {
  return (
    <Filters action={action}>
      <Filter
        name="show"
        label={w.show}
        value={filter}
        options={pulseFilters.map((value) => ({ value, label: filterWords[value] }))}
      />
      <Filter
        name="weeks"
        label={w.weeks}
        value={String(span)}
        options={spans.map((value) => ({ value: String(value), label: w.lastWeeks(value) }))}
      />
    </Filters>
  )
}

function Beats({ lines, path, span }: { lines: readonly Beat[]; path: string; span: number }) {
  const say = useSay()
  return (
    <>
      <Legend />
      <Table
        caption={w.pairs}
        rows={lines}
        columns={[
          {
            head: w.pair,
            cell: ({ id, mentee, mentor }) => (
              <a href={`${path}/partnerships/${id}`} aria-label={say(w.open(mentee, mentor))}>
                {mentee} {say(w.and)} {mentor}
              </a>
            ),
          },
          {
            head: w.thisWeek,
            cell: ({ now, call, supervised }) => (
              <>
                {supervised ? <span class="soft small">{say(w.supervised)}</span> : now && say(markWords[now])}{' '}
                {call && now !== 'hand' && <Tag text={w.call} tone="care" />}
              </>
            ),
          },
          { head: w.lastWeeks(span), cell: ({ weeks }) => weeks.length > 0 && <Strip weeks={weeks} /> },
        ]}
      />
      <MarksInWords lines={lines} />
    </>
  )
}

interface Summed {
  hours: Awaited<ReturnType<typeof readHours>>
  cadences: readonly Counted[]
}

function Totals({ hours, cadences }: Summed) {
  const say = useSay()
  const { language } = useReader()
  const time = (minutes: number | undefined) => (minutes ? sayMinutes(minutes, language) : '–')
  return (
    <Section title={w.totals}>
      <P text={w.totalsLead} class="soft measure" />
      {hours && <P text={w.countedOn(both((each) => sayShortDate(hours.countedOn, each)))} class="soft" />}
      {!hours || hours.months.length === 0 ? (
        <P text={w.noHours} />
      ) : (
        <Table
          caption={w.hours}
          captionShown
          rows={hours.months}
          columns={[
            { head: w.month, cell: ({ month }) => sayMonthYear(month, language) },
            ...contactKinds.map((kind: ContactKind) => ({
              head: kindWords[kind],
              number: true,
              cell: ({ minutes }: NonNullable<Summed['hours']>['months'][number]) => time(minutes[kind]),
            })),
          ]}
        />
      )}
      {cadences.length === 0 ? (
        <P text={w.cadenceFew} />
      ) : (
        <Table
          caption={w.cadence}
          captionShown
          rows={cadences}
          columns={[
            {
              head: w.cadenceHead,
              cell: ({ keys }) => keys.map((key) => say(cadenceWords[key] ?? key)).join(', '),
            },
            { head: w.pairsHead, number: true, cell: (group) => sayNumber(sumOf(group), language) },
          ]}
        />
      )}
    </Section>
  )
}
