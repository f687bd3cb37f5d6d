import { byName } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { Actions, LinkButton, P, Page, Section, Tag, Todo } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { listClaimsOf } from './export.server.ts'
import { honorariaPage } from './honoraria.page.tsx'
import { honorariaWords as w } from './honoraria.words.ts'
import { mayNeedSlip, type YearTotal, yearTotals } from './honorarium.ts'
import { moneyText } from './money.ts'

/** What an organization paid each person in a calendar year, over all its programs. */
export const yearPage = page('/organizations/:organization/honoraria', {
  async show({ db, params, query, today }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const year = /^20\d\d$/.test(query.year ?? '') ? Number(query.year) : today.year
    const claims = await listClaimsOf(db, organization.id)
    const totals = yearTotals(claims, year, today.year).sort((a, b) => byName(a.payee, b.payee))
    const programs = await db
      .selectFrom('programs')
      .innerJoin('seats', 'seats.programId', 'programs.id')
      .select(['programs.slug', 'programs.title'])
      .where('programs.organizationId', '=', organization.id)
      .where('seats.kind', '=', 'mentor')
      .where('seats.honorariumCents', '>', 0)
      .orderBy('programs.endsOn', 'desc')
      .orderBy('programs.slug')
      .execute()
    return (
      <Page
        title={w.organizationTitle}
        lead={w.organizationLead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
        wide
      >
        <Section title={w.yearTotal(year)}>
          {totals.length === 0 ? <P text={w.nothingPaid} /> : <Totals totals={totals} year={year} />}
          <P text={w.taxes} class="soft small measure" />
          <Actions>
            {[year - 1, year + 1].map((other) => (
              <LinkButton href={href(yearPage, params, { year: other })} label={w.otherYear(other)} plain />
            ))}
          </Actions>
        </Section>
        {programs.length > 0 && (
          <Section title={w.programs}>
            <Todo
              items={programs.map(({ slug, title }) => ({
                sentence: title,
                href: href(honorariaPage, { program: slug }),
                button: w.toPrograms,
                plain: true,
              }))}
            />
          </Section>
        )}
      </Page>
    )
  },
})

function Totals({ totals, year }: { totals: readonly YearTotal[]; year: number }) {
  const say = useSay()
  const all = {
    payee: say(w.all),
    paidCents: totals.reduce((sum, { paidCents }) => sum + paidCents, 0),
    comingCents: totals.reduce((sum, { comingCents }) => sum + comingCents, 0),
    slip: false,
  }
  const rows = totals.map((total) => ({ ...total, slip: mayNeedSlip(total.paidCents + total.comingCents) }))
  return (
    <Table
      caption={w.yearTotal(year)}
      rows={[...rows, all]}
      columns={[
        { head: w.payee, cell: ({ payee }) => payee },
        { head: w.paid, cell: ({ paidCents }) => say(moneyText(paidCents)), number: true },
        { head: w.coming, cell: ({ comingCents }) => say(moneyText(comingCents)), number: true },
        { head: w.taxSlip, cell: ({ slip }) => slip && <Tag text={w.slip} tone="care" /> },
      ]}
    />
  )
}
