import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { choice, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page } from '#ui/page.tsx'
import { Files } from './report.page.tsx'
import { findForReport, getEdition, shareEdition } from './report.server.ts'
import { ReportBody } from './report-body.tsx'
import { reportWords as w } from './reports.words.ts'

/** A published edition, as it was. */
export const editionPage = page('/programs/:program/report/editions/:edition', {
  async show({ db, actor, params, language }) {
    const { program, writes, seesDraft } = await findForReport(db, actor, params.program)
    const { edition, report } = await getEdition(db, program, params.edition)
    const path = `/programs/${program.slug}/report`
    const trail = seesDraft
      ? { href: path, label: w.title }
      : { href: `/programs/${program.slug}`, label: program.title }
    return (
      <Page
        title={report.title}
        lead={w.publishedOn(edition.n, sayShortDate(dateAt(edition.publishedAt), language))}
        trail={trail}
        wide
      >
        {writes && (
          <Notice>
            <P text={edition.shared ? w.sharedNow : w.unsharedNow} />
            <Form
              action={`${path}/editions/${edition.n}/sharing`}
              version={edition.version}
              button={edition.shared ? w.unshare : w.share}
              tone="plain"
            >
              <Hidden name="shared" value={edition.shared ? 'no' : 'yes'} />
            </Form>
          </Notice>
        )}
        {seesDraft && <Files path={`${path}/editions/${edition.n}/files`} />}
        <ReportBody report={report} />
      </Page>
    )
  },
})

/** Whether the people who take part may read an edition. */
export const editionSharingPage = page('/programs/:program/report/editions/:edition/sharing', {
  show: ({ params }) => goTo(`/programs/${params.program}/report/editions/${params.edition}`),
  form: z.strictObject({ shared: choice(['yes', 'no']), version: version() }),
  async answer({ db, actor, params, values }) {
    const shared = values.shared === 'yes'
    await shareEdition(db, actor, params.program, params.edition, { shared, version: values.version })
    return goTo(`/programs/${params.program}/report/editions/${params.edition}`, {
      notice: shared ? w.sharedNow : w.unsharedNow,
    })
  },
})
