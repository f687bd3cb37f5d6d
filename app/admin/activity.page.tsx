import { provincialZone, sayInstant } from '#foundation/clock.ts'
import { pick } from '#foundation/language.ts'
import { download, href, page } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Page, Tag } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Filter, Filters, Table } from '#ui/table.tsx'
import { sayAct } from '../looks/acts.words.ts'
import { actedAsWords } from '../looks/looks.words.ts'
import { organizationPage } from '../organizations/organization.page.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import {
  type Act,
  type ActivityPart,
  activityParts,
  actsPerPage,
  listActivity,
  takeActivityOut,
} from './activity.server.ts'
import { csvOf, particulars } from './activity.ts'
import { activityWords as w } from './activity.words.ts'
import { undeliveredWords } from './undelivered.words.ts'

/** The audit trail of a program's staff and committee, for its coordinator. */
export const activityPage = page('/programs/:program/activity', {
  async show({ db, actor, params, query }) {
    const program = await findCoordinated(db, actor, params.program)
    const { before, part } = chosenIn(query)
    const acts = await listActivity(db, { programId: program.id }, { before, part })
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Actions>
          <LinkButton href={`/programs/${program.slug}/letters`} label={undeliveredWords.link} plain />
        </Actions>
        <Choose path={href(activityPage, params)} part={part} />
        <Acts acts={acts} zone={program.zone} />
        <Onwards acts={acts} path={href(activityPage, params)} before={before} part={part} />
      </Page>
    )
  },
})

/** What concerns an organization, for its administrator. */
export const organizationActivityPage = page('/organizations/:organization/activity', {
  async show({ db, params, query }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const { before, part } = chosenIn(query)
    const acts = await listActivity(db, { organizationId: organization.id }, { before, part })
    return (
      <Page
        title={w.title}
        lead={w.organizationLead}
        trail={{ href: href(organizationPage, params), label: organization.name }}
        wide
      >
        <Actions>
          <LinkButton href={href(activityFilePage, params)} label={w.download} plain />
        </Actions>
        <Choose path={href(organizationActivityPage, params)} part={part} />
        <Acts acts={acts} zone={provincialZone} />
        <Onwards acts={acts} path={href(organizationActivityPage, params)} before={before} part={part} />
      </Page>
    )
  },
})

/** The same as a file for a spreadsheet; whatever could be taken for a formula is text. */
export const activityFilePage = page('/organizations/:organization/activity/file', {
  audited: true,
  fresh: true,
  async show({ db, actor, params, language }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const acts = await takeActivityOut(db, actor, organization.id)
    return download(`${pick(w.file, language)}.csv`, 'text/csv; charset=utf-8', csvOf(acts, language))
  },
})

interface Chosen {
  readonly before: number | undefined
  readonly part: ActivityPart | undefined
}

const chosenIn = ({ before, show }: Readonly<Record<string, string>>): Chosen => ({
  before: before && /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  part: activityParts.find((each) => each === show),
})

function Choose({ path, part }: { path: string; part: ActivityPart | undefined }) {
  return (
    <Filters action={path}>
      <Filter
        name="show"
        label={w.show}
        value={part}
        options={[{ value: '', label: w.all }, ...activityParts.map((value) => ({ value, label: w[value] }))]}
      />
    </Filters>
  )
}

function Acts({ acts, zone }: { acts: readonly Act[]; zone: string }) {
  const { language } = useReader()
  if (acts.length === 0) return <Empty text={w.empty} />
  return (
    <Table
      caption={w.title}
      rows={acts}
      columns={[
        { head: w.when, cell: (act) => sayInstant(act.at, zone, language) },
        { head: w.who, cell: (act) => <Who act={act} /> },
        {
          head: w.what,
          cell: (act) => (
            <>
              <Say text={sayAct(act.verb)} /> {act.outcome === 'denied' && <Tag text={w.refused} tone="care" />}
            </>
          ),
        },
        { head: w.facts, cell: (act) => <span class="small">{particulars(act)}</span> },
      ]}
    />
  )
}

function Who({ act: { name, actedAs } }: { act: Act }) {
  if (!name) return <Say text={w.house} />
  return (
    <>
      {name}
      <span class="soft">
        , <Say text={actedAsWords[actedAs] ?? actedAs} />
      </span>
    </>
  )
}

/** A list that grows at its head is gone through by where one is, not by page numbers. */
function Onwards({ acts, path, before, part }: { acts: readonly Act[]; path: string } & Chosen) {
  const last = acts.at(-1)
  const to = (query: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...(part && { show: part }), ...query })}`
  return (
    <Actions>
      {before !== undefined && <LinkButton href={to({})} label={w.newest} plain />}
      {last && acts.length === actsPerPage && (
        <LinkButton href={to({ before: String(last.seq) })} label={w.older} plain />
      )}
    </Actions>
  )
}
