import type { Text } from '#foundation/language.ts'
import { openPage } from '#foundation/page.ts'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { recordWords } from '../access/access.words.ts'
import { matrix, type RecordKind, type Role, recordKinds, roles } from '../access/matrix.ts'
import { countGrants } from '../break-glass/grant.server.ts'
import { grantWords } from '../break-glass/grants.words.ts'
import { listOrganizations } from '../organizations/organization.server.ts'
import { regimeWords } from '../organizations/regime.words.ts'
import { roleNames, privacyWords as w } from './privacy.words.ts'
import { schedule } from './schedule.ts'

/** Who sees what, how long it is kept, whom to ask: written from the same data the product obeys. */
export const privacyPage = openPage('/privacy', {
  cacheable: true,
  async show({ db }) {
    const organizations = await listOrganizations(db)
    const years = await countGrants(db)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Section title={w.promises}>
          <ul class="measure">
            {[w.noEvaluation, w.noSupervisor, w.assessment, w.mail, w.looks, w.outside].map((text) => (
              <li>
                <Say text={text} />
              </li>
            ))}
          </ul>
          <Notice>
            <P text={w.operator} />
          </Notice>
          <P text={w.rights} />
        </Section>
        <Section title={w.contacts}>
          <ul>
            {organizations.map((organization) => (
              <li>
                <Say text={organization.name} />: {organization.privacyName},{' '}
                <a href={`mailto:${organization.privacyEmail}`}>{organization.privacyEmail}</a>
                <div class="soft small">
                  <Say text={regimeWords[organization.regime].law} />.{' '}
                  <Say text={regimeWords[organization.regime].kept} />
                </div>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={grantWords.yearly}>
          <P text={grantWords.yearlyLead} />
          {years.length === 0 ? (
            <P text={grantWords.yearlyNone} />
          ) : (
            <Table
              caption={grantWords.yearly}
              narrow
              rows={years}
              columns={[
                { head: grantWords.year, cell: ({ year }) => year },
                { head: grantWords.asked, number: true, cell: ({ asked }) => asked },
                { head: grantWords.opened, number: true, cell: ({ opened }) => opened },
                { head: grantWords.refused, number: true, cell: ({ refused }) => refused },
              ]}
            />
          )}
        </Section>
        <Section title={w.matrix}>
          <P text={w.matrixLead} class="soft small measure" />
          <Table
            caption={w.matrix}
            rows={recordKinds}
            columns={[
              { head: w.record, cell: (kind: RecordKind) => <Say text={recordWords[kind] ?? kind} /> },
              ...roles.map((role) => ({
                head: roleNames[role] ?? role,
                cell: (kind: RecordKind) => <span class="small">{cell(kind, role)}</span>,
              })),
            ]}
          />
        </Section>
        <Section title={w.kept}>
          <Table
            caption={w.kept}
            rows={retention()}
            columns={[
              { head: w.what, cell: (row) => <Say text={recordWords[row.record] ?? row.record} /> },
              {
                head: w.howLong,
                cell: (row) => <Say text={row.keep} />,
              },
            ]}
          />
          <P text={w.keptHow} class="soft small measure" />
        </Section>
      </Page>
    )
  },
})

const cell = (kind: RecordKind, role: Role) => (matrix[kind] as Partial<Record<Role, string>>)[role] ?? ''

/** One line for each kind of record and each rule about it; tables no person is in are left out. */
function retention(): { record: string; keep: Text }[] {
  const lines = new Map<string, { record: string; keep: Text }>()
  for (const { record, keep } of Object.values(schedule))
    if (record !== 'public' && record !== 'system') lines.set(`${record} ${keep.en}`, { record, keep })
  return [...lines.values()]
}
