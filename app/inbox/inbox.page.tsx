import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { hash } from '#foundation/crypto.ts'
import { askAgain, digestOf } from '#foundation/database.ts'
import { date, version } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { DateField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { drawOnce } from '#ui/once.tsx'
import { Actions, Empty, LinkButton, P, Page, Tag } from '#ui/page.tsx'
import { InZone, Say, useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { rolesIn } from '../access/standing.server.ts'
import { inboxStates } from '../applications/application.ts'
import { districtWords } from '../districts/districts.words.ts'
import { findCoordinated, idOf, selectPrograms } from '../programs/program.server.ts'
import { type Program, seatKinds } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { moveDeadline } from './deadline.server.ts'
import { type Inbox, type InboxLine, inboxOf, selectInbox } from './inbox.server.ts'
import { membershipWords, stateWords, inboxWords as w } from './inbox.words.ts'

/** The coordinator's inbox. */
export const inboxPage = page('/programs/:program/applications', {
  ahead: ({ db, params: { program }, query, now }) =>
    Promise.all([
      digestOf(db, JSON.stringify(['inbox', program]), () => [
        selectPrograms(db).where('programs.slug', '=', program),
        rolesIn(idOf(db, program)),
      ]),
      askAgain(db, JSON.stringify(['inbox', program, query, dateAt(now)]), () =>
        selectInbox(idOf(db, program), query, dateAt(now)),
      ),
    ]),
  async show({ db, actor, params, query, today, language }, [of, [told]]) {
    const draw = async () => {
      const program = await findCoordinated(db, actor, params.program)
      return (
        <InZone zone={program.zone}>
          <Lines program={program} inbox={inboxOf(told)} query={query} />
        </InZone>
      )
    }
    const name = `inbox ${params.program} ${today} ${new URLSearchParams(query)}`
    const shown = hash(`${of} ${JSON.stringify(told)}`).toString('base64url')
    return (
      <Page title={w.title} wide>
        {await drawOnce({ language, zone: actor.zone }, name, shown, draw)}
      </Page>
    )
  },
})

function Lines({
  program,
  inbox: { lines, total, page, pages, counts, places },
  query,
}: {
  program: Program
  inbox: Inbox
  query: Readonly<Record<string, string>>
}) {
  const params = { program: program.slug }
  const isEmpty = Object.values(counts).every((n) => n === 0)
  const here = (more: Record<string, string | number | undefined>) => href(inboxPage, params, { ...query, ...more })
  return (
    <>
      <PlacesLine program={program} places={places} />
      <Actions>
        <LinkButton href={`/programs/${program.slug}/applications/new`} label={w.enter} plain />
        <LinkButton href={`/programs/${program.slug}/imports`} label={w.import} plain />
        <LinkButton href={href(deadlinePage, params)} label={w.moveDeadline} plain />
        <LinkButton href={`/programs/${program.slug}/needs`} label={w.needs} plain />
      </Actions>
      {isEmpty ? (
        <Empty text={w.empty} />
      ) : (
        <>
          <InboxFilters action={href(inboxPage, params)} query={query} counts={counts} />
          {total === 0 ? (
            <P text={w.noneFit} />
          ) : (
            <InboxTable
              slug={program.slug}
              lines={lines}
              total={total}
              sorted={query.sort}
              sortHref={(sort) => here({ sort, page: undefined })}
            />
          )}
          <Pages page={page} pages={pages} href={(n) => here({ page: n })} />
        </>
      )}
    </>
  )
}

function PlacesLine({ program, places }: { program: Program; places: { taken: number; offered: number } }) {
  const say = useSay()
  const cap = program.cap === null ? say(w.noCap) : String(program.cap)
  return <P text={w.places(places.taken, cap, places.offered)} class="soft" />
}

function InboxFilters({
  action,
  query,
  counts,
}: {
  action: string
  query: Readonly<Record<string, string>>
  counts: Record<string, number>
}) {
  const say = useSay()
  const option = (value: string, label: string) => ({ value, label })
  return (
    <Filters action={action}>
      <Filter
        name="state"
        label={w.state}
        value={query.state}
        options={[
          option('', say(w.all)),
          option('undecided', `${say(w.undecided)} (${(counts.complete ?? 0) + (counts.eligible ?? 0)})`),
          ...inboxStates.map((state) => option(state, `${say(stateWords[state] ?? state)} (${counts[state]})`)),
        ]}
      />
      <Filter
        name="seat"
        label={w.seat}
        value={query.seat}
        options={[option('', say(w.all)), ...seatKinds.map((kind) => option(kind, say(seatWords[kind].one)))]}
      />
      <Filter
        name="membership"
        label={w.membership}
        value={query.membership}
        options={[
          option('', say(w.all)),
          ...['unchecked', 'confirmed', 'expired', 'refused'].map((state) =>
            option(state, say(membershipWords[state] ?? state)),
          ),
        ]}
      />
      <Filter
        name="names"
        label={w.names}
        value={query.names}
        options={[option('', say(w.all)), option('unknown', say(w.namesUnknown))]}
      />
      <label>
        {say(w.search)}
        <input type="search" name="search" value={query.search ?? ''} />
      </label>
    </Filters>
  )
}

function InboxTable({
  slug,
  lines,
  total,
  sorted,
  sortHref,
}: {
  slug: string
  lines: readonly InboxLine[]
  total: number
  sorted: string | undefined
  sortHref: (sort: string) => string
}) {
  const { zone, language } = useReader()
  const tone = (line: InboxLine) =>
    line.state === 'complete' || line.state === 'eligible' ? 'care' : line.state === 'accepted' ? 'good' : undefined
  return (
    <Table
      caption={w.caption(String(total))}
      captionShown
      rows={lines}
      sorted={sorted}
      sortHref={sortHref}
      columns={[
        {
          head: w.name,
          sort: 'name',
          cell: (line) => <a href={`/programs/${slug}/applications/${line.id}`}>{line.name}</a>,
        },
        { head: w.seat, cell: (line) => <Say text={seatWords[line.seat].one} /> },
        { head: districtWords.district, sort: 'district', cell: (line) => line.district ?? '—' },
        {
          head: w.state,
          sort: 'state',
          cell: (line) => <Tag text={stateWords[line.state] ?? line.state} tone={tone(line)} />,
        },
        {
          head: w.membership,
          cell: (line) => (line.membership === 'none' ? '' : <Say text={membershipWords[line.membership] ?? ''} />),
        },
        {
          head: w.sentOn,
          sort: 'sent',
          cell: (line) => (
            <span class="nowrap">
              {line.submittedAt ? sayShortDate(dateAt(line.submittedAt, zone), language) : <Say text={w.notSent} />}
            </span>
          ),
        },
      ]}
    />
  )
}

/** Moving the deadline, once, with everyone unfinished told. */
export const deadlinePage = page('/programs/:program/deadline', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page
        title={w.moveDeadline}
        lead={both((language) => w.moveLead(sayShortDate(program.closesOn, language))[language])}
        trail={{ href: `/programs/${program.slug}/applications`, label: w.back }}
      >
        <Form button={w.move} version={program.version}>
          <DateField name="closesOn" label={w.newDeadline} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ closesOn: date(), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const told = await moveDeadline(db, actor, program, values.closesOn, values.version)
    return goTo(`/programs/${program.slug}/applications`, { notice: w.moved(told) })
  },
})
