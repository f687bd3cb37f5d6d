import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { href, page } from '#foundation/page.ts'
import { Empty, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { listOwnOrganizations } from '../organizations/organization.server.ts'
import { PrivacyContacts } from '../organizations/privacy-contacts.tsx'
import { mePage } from '../people/me.page.tsx'
import { sayAct } from './acts.words.ts'
import {
  kindOf,
  type Look,
  listLookingPrograms,
  listLooks,
  listOwnActs,
  lookKinds,
  looksPerPage,
} from './looks.server.ts'
import { actedAsWords, lookKindWords, sayLook, looksWords as w } from './looks.words.ts'

/** Who looked at what is the reader's own, and what the reader did of late. */
export const looksPage = page('/me/looks', {
  async show({ db, actor, query }) {
    const kind = lookKinds.find((each) => each === query.show)
    const programs = await listLookingPrograms(db)
    const program = programs.find(({ slug }) => slug === query.program)?.slug
    const at = Math.min(1000, Math.max(1, Math.floor(Number(query.page)) || 1))
    const { looks, all } = await listLooks(db, { kind, program, page: at })
    const own = await listOwnActs(db, actor, 10)
    const isWhole = !kind && !program && at === 1
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: href(mePage), label: w.back }}>
        {isWhole && looks.length === 0 ? (
          <Empty text={w.none} />
        ) : (
          <>
            <Choose kind={kind} program={program} programs={programs} />
            {looks.length === 0 ? <P text={w.noneOfThese} /> : <Looks looks={looks} />}
            <Pages
              page={at}
              pages={Math.ceil(all / looksPerPage)}
              href={(page) => href(looksPage, {}, { show: kind, program, page })}
            />
          </>
        )}
        <Ask organizations={await listOwnOrganizations(db)} />
        {own.length > 0 && <Own acts={own} />}
      </Page>
    )
  },
})

function Choose({
  kind,
  program,
  programs,
}: {
  kind: string | undefined
  program: string | undefined
  programs: Awaited<ReturnType<typeof listLookingPrograms>>
}) {
  return (
    <Filters action={href(looksPage)}>
      <Filter
        name="show"
        label={w.kind}
        value={kind}
        options={[{ value: '', label: w.all }, ...lookKinds.map((value) => ({ value, label: lookKindWords[value] }))]}
      />
      {programs.length > 1 && (
        <Filter
          name="program"
          label={w.program}
          value={program}
          options={[
            { value: '', label: w.anyProgram },
            ...programs.map(({ slug, title }) => ({ value: slug, label: title })),
          ]}
        />
      )}
    </Filters>
  )
}

function Looks({ looks }: { looks: readonly Look[] }) {
  const { language, zone } = useReader()
  return (
    <Table
      caption={w.title}
      rows={looks}
      columns={[
        { head: w.when, cell: ({ at }) => <span class="nowrap">{sayShortDate(dateAt(at, zone), language)}</span> },
        { head: w.who, cell: (look) => <Who look={look} /> },
        {
          head: w.what,
          cell: ({ verb, recordType }) => {
            const kind = kindOf(verb)
            const said = <Say text={sayLook(verb, recordType)} />
            return kind === 'emergency' ? (
              <>
                <strong>{said}</strong> · <Say text={sayAct(verb)} />
              </>
            ) : (
              said
            )
          },
        },
        { head: w.program, cell: ({ programTitle }) => programTitle && <Say text={programTitle} /> },
      ]}
    />
  )
}

function Who({ look: { name, actedAs } }: { look: Look }) {
  return (
    <>
      {name ?? <Say text={w.house} />}
      {name && (
        <span class="soft">
          , <Say text={actedAsWords[actedAs] ?? actedAs} />
        </span>
      )}
    </>
  )
}

function Ask({ organizations }: { organizations: Awaited<ReturnType<typeof listOwnOrganizations>> }) {
  return (
    <Section title={w.contacts}>
      <P text={w.ask} class="measure" />
      <PrivacyContacts organizations={organizations} />
      <P text={w.kept} class="soft small measure" />
      <p>
        <a href="/status">
          <Say text={w.toStatus} />
        </a>
      </p>
    </Section>
  )
}

function Own({ acts }: { acts: Awaited<ReturnType<typeof listOwnActs>> }) {
  const { language, zone } = useReader()
  return (
    <Section title={w.own}>
      <P text={w.ownLead} class="soft measure" />
      <Table
        caption={w.own}
        rows={acts}
        narrow
        columns={[
          { head: w.when, cell: ({ at }) => <span class="nowrap">{sayShortDate(dateAt(at, zone), language)}</span> },
          { head: w.what, cell: ({ verb }) => <Say text={sayAct(verb)} /> },
        ]}
      />
    </Section>
  )
}
