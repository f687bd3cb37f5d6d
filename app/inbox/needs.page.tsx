import { sql } from 'kysely'
import { both } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { assessmentWords as w } from '../assessments/assessments.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { seatKinds } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { inboxWords } from './inbox.words.ts'

/** What people are least sure of, in figures of five or more. */
export const needsPage = page('/programs/:program/needs', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const framework = await getFramework(db, program.frameworkId)
    const figures = await Promise.all(
      seatKinds.map(async (seat) => {
        const { rows } = await sql<{ competencyId: string; people: number; mean: string; focused: number | null }>`
          select * from app.common_needs(${program.id}, ${seat}::seat_kind) order by mean`.execute(db)
        return { seat, rows }
      }),
    )
    const titleOf = (id: string) =>
      framework.competencies.find((competency) => competency.id === id)?.title ?? both(() => id)
    return (
      <Page
        title={w.needs}
        lead={w.needsLead}
        trail={{ href: `/programs/${program.slug}/applications`, label: inboxWords.back }}
        wide
      >
        {figures.map(({ seat, rows }) => (
          <Section title={seatWords[seat].many}>
            {rows.length === 0 ? (
              <P text={w.tooFew} />
            ) : (
              <Table
                caption={both((language) => `${w.needs[language]}, ${seatWords[seat].many[language]}`)}
                rows={rows}
                columns={[
                  { head: w.competency, cell: (row) => <Say text={titleOf(row.competencyId)} /> },
                  { head: w.mean, number: true, cell: (row) => row.mean },
                  { head: w.people, number: true, cell: (row) => row.people },
                  { head: w.focused, number: true, cell: (row) => row.focused ?? '< 5' },
                ]}
              />
            )}
          </Section>
        ))}
      </Page>
    )
  },
})
