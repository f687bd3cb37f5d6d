import { provincialZone, sayInstant } from '#foundation/clock.ts'
import { pick } from '#foundation/language.ts'
import { download, href, page } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Page, Tag } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { sayAct } from '../looks/acts.words.ts'
import { actedAsWords } from '../looks/looks.words.ts'
import { organizationPage } from '../organizations/organization.page.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { type Act, actsPerPage, listActivity, takeActivityOut } from './activity.server.ts'
import { csvOf, particulars } from './activity.ts'
import { activityWords as w } from './activity.words.ts'
import { undeliveredWords } from './undelivered.words.ts'

/** The audit trail of a program's staff and committee, for its coordinator. */
export const activityPage = page('/programs/:program/activity', {
  async show({ db, actor, params, query }) {
    const program = await findCoordinated(db, actor, params.program)
    const before = beforeIn(query)
    const acts = await listActivity(db, { programId: program.id }, { before })
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Actions>
          <LinkButton href={`/programs/${program.slug}/letters`} label={undeliveredWords.link} plain />
        </Actions>
        <Acts acts={acts} zone={program.zone} />
        <Onwards acts={acts} path={href(activityPage, params)} isFirst={before === undefined} />
      </Page>
    )
  },
})

/** What concerns an organization, for its administrator. */
export const organizationActivityPage = page('/organizations/:organization/activity', {
  async show({ db, params, query }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const before = beforeIn(query)
    const acts = await listActivity(db, { organizationId: organization.id }, { before })
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
        <Acts acts={acts} zone={provincialZone} />
        <Onwards acts={acts} path={href(organizationActivityPage, params)} isFirst={before === undefined} />
      </Page>
    )
  },
})

/** The same as a file for a spreadsheet; whatever could be taken for a formula is text. */
export const activityFilePage = page('/organizations/:organization/activity/file', {
  audited: true,
  async show({ db, actor, params, language }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const acts = await takeActivityOut(db, actor, organization.id)
    return download(`${pick(w.file, language)}.csv`, 'text/csv; charset=utf-8', csvOf(acts, language))
  },
})

const beforeIn = ({ before }: Readonly<Record<string, string>>) =>
  before && /^\d{1,15}$/.test(before) ? Number(before) : undefined

function Acts({ acts, zone }: { acts: readonly Act[]; zone: string }) {
  const { language } = useReader()
  if (acts.length === 0) return <Empty text={w.empty} />
  return (
    <Table
      caption={w.title}
      rows={acts}
      columns={[
        { head: w.when, cell: (act) => <span class="nowrap">{sayInstant(act.at, zone, language)}</span> },
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
function Onwards({ acts, path, isFirst }: { acts: readonly Act[]; path: string; isFirst: boolean }) {
  const last = acts.at(-1)
  return (
    <Actions>
      {!isFirst && <LinkButton href={path} label={w.newest} plain />}
      {last && acts.length === actsPerPage && <LinkButton href={`${path}?before=${last.seq}`} label={w.older} plain />}
    </Actions>
  )
}
