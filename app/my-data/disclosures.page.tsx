import { sayInstant } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { isUse, sayDisclosure } from './disclosure.ts'
import { listDisclosures, listOwnPrograms } from './gather.server.ts'
import type { Disclosure, OwnProgram } from './gathered.ts'
import { myDataWords, disclosureWords as w } from './my-data.words.ts'

/** To whom one's information went, and for which decisions it was used. */
export const disclosuresPage = page('/me/data/disclosures', {
  async show({ db }) {
    const all = await listDisclosures(db)
    const programs = await listOwnPrograms(db)
    const given = all.filter((each) => !isUse(each))
    const used = all.filter(isUse)
    return (
      <Page
        title={myDataWords.disclosures}
        lead={myDataWords.disclosuresLead}
        trail={{ href: '/me/data', label: myDataWords.title }}
        wide
      >
        <Section title={w.given}>
          <P text={w.employer} />
          {given.length === 0 ? <P text={w.none} /> : <Register caption={w.given} rows={given} programs={programs} />}
          <p>
            <a href="/me/looks">
              <Say text={w.looks} />
            </a>
          </p>
        </Section>
        <Section title={w.used}>
          {used.length === 0 ? <P text={w.noneUsed} /> : <Register caption={w.used} rows={used} programs={programs} />}
        </Section>
      </Page>
    )
  },
})

function Register({
  caption,
  rows,
  programs,
}: {
  caption: typeof w.given
  rows: readonly Disclosure[]
  programs: readonly OwnProgram[]
}) {
  const { zone, language } = useReader()
  const titleOf = (programId: string) => programs.find(({ id }) => id === programId)?.title
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { head: w.when, cell: ({ at }) => sayInstant(at, zone, language) },
        { head: w.what, cell: (row) => <Say text={sayDisclosure(row)} /> },
        { head: w.program, cell: ({ programId }) => <Say text={titleOf(programId) ?? '—'} /> },
      ]}
    />
  )
}
