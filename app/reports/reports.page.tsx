import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { Empty, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { listReported, type Reported } from './reported.server.ts'
import { reportWords as w } from './reports.words.ts'

/** The programs of an organization with their report and surveys, for its administrators. */
export const organizationReportsPage = page('/organizations/:organization/reports', {
  async show({ db, params }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const programs = await listReported(db, organization.id)
    return (
      <Page
        title={w.ofOrganization}
        lead={w.ofOrganizationLead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
        wide
      >
        {programs.length === 0 ? <Empty text={w.noPrograms} /> : <Programs programs={programs} />}
      </Page>
    )
  },
})

function Programs({ programs }: { programs: readonly Reported[] }) {
  const say = useSay()
  const { language } = useReader()
  const published = ({ edition, publishedAt }: Reported) =>
    edition && publishedAt ? w.publishedOn(edition, sayShortDate(dateAt(publishedAt), language)) : w.notPublished
  return (
    <Table
      caption={w.ofOrganization}
      rows={programs}
      columns={[
        { head: w.program, cell: ({ slug, title }) => <a href={`/programs/${slug}`}>{say(title)}</a> },
        {
          head: w.title,
          cell: (program) => <a href={`/programs/${program.slug}/report`}>{say(published(program))}</a>,
        },
        {
          head: w.surveys,
          cell: ({ slug, surveys }) => <a href={`/programs/${slug}/surveys`}>{say(w.surveysClosed(surveys))}</a>,
        },
      ]}
    />
  )
}
