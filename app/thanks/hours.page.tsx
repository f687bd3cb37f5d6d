import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { pick } from '#foundation/language.ts'
import { download, href, page } from '#foundation/page.ts'
import { Empty, LinkButton, P, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findProgram } from '../programs/program.server.ts'
import { hoursWords as w } from './certificate.words.ts'
import { listOwnHours } from './hours.server.ts'
import { kindName, type Statement, sayShortDuration, sayYearMonth, statementOf } from './hours.ts'
import { hoursPdf } from './hours-pdf.ts'

async function getStatement(db: Db, actor: PersonActor, slug: string) {
  const program = await findProgram(db, slug)
  return { program, statement: statementOf(await listOwnHours(db, actor, program.id)) }
}

/** What the reader gave in a program, month by month. */
export const hoursPage = page('/programs/:program/hours', {
  async show({ db, actor, params }) {
    const { program, statement } = await getStatement(db, actor, params.program)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: `/programs/${program.slug}`, label: program.title }}>
        {statement.months.length === 0 ? <Empty text={w.none} /> : <Months statement={statement} />}
        <p>
          <LinkButton href={href(hoursPdfPage, params)} label={w.pdf} plain />
        </p>
        <P text={w.ownWord} class="soft small" />
      </Page>
    )
  },
})

function Months({ statement }: { statement: Statement }) {
  const say = useSay()
  const { language } = useReader()
  const sums = { name: say(w.total), minutes: statement.sums, total: statement.total }
  const months = statement.months.map(({ month, minutes, total }) => ({
    name: sayYearMonth(month, language),
    minutes,
    total,
  }))
  return (
    <Table
      caption={w.statement}
      rows={[...months, sums]}
      columns={[
        { head: w.month, cell: ({ name }) => name },
        ...statement.kinds.map((kind, index) => ({
          head: kindName(kind),
          cell: ({ minutes }: typeof sums) => sayShortDuration(minutes[index] ?? 0),
          number: true,
        })),
        { head: w.total, cell: ({ total }) => <strong>{sayShortDuration(total)}</strong>, number: true },
      ]}
    />
  )
}

export const hoursPdfPage = page('/programs/:program/hours/pdf', {
  async show({ db, actor, params, language, today, now }) {
    const { program, statement } = await getStatement(db, actor, params.program)
    const about = { name: actor.name, program: program.title, organization: program.organizationName }
    return download(
      `${pick(w.file, language)}.pdf`,
      'application/pdf',
      await hoursPdf({ ...about, statement, today, now }, language),
    )
  },
})
