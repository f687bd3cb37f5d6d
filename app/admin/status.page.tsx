import { headLine, publicKeyOf, type SignedHead } from '#foundation/chain.ts'
import { provincialZone, sayInstant } from '#foundation/clock.ts'
import { sayNumber } from '#foundation/language.ts'
import { download, href, openPage } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { listOrganizations } from '../organizations/organization.server.ts'
import { PrivacyContacts } from '../organizations/privacy-contacts.tsx'
import { listHeads } from './trail.server.ts'
import { trailWords as w } from './trail.words.ts'

/** Both trails of the last two weeks. */
const mostShown = 28

/** What was signed of the audit trail, for anybody, and how to hold us to it. */
export const statusPage = openPage('/status', {
  cacheable: true,
  async show({ db, key }) {
    const heads = (await listHeads(db, mostShown)).filter(({ place }) => place > 0) // a trail not begun says nothing yet
    const organizations = await listOrganizations(db)
    return (
      <Page title={w.title} lead={w.lead}>
        <Section title={w.latest}>{heads.length === 0 ? <Empty text={w.none} /> : <Latest heads={heads} />}</Section>
        {heads.length > 0 && (
          <Section title={w.keep}>
            <P text={w.keepLead} class="measure" />
            {heads
              .filter(({ signedAt }) => heads[0]?.signedAt.equals(signedAt))
              .map((head) => (
                <p class="pre small">{headLine(head)}</p>
              ))}
            <Actions>
              <LinkButton href={href(headsPage)} label={w.download} plain />
            </Actions>
          </Section>
        )}
        <Section title={w.check}>
          <P text={w.checkNobody} class="measure" />
          <P text={w.checkOperator} class="measure" />
          <p class="pre small">bin/alongside audit verify --anchor FILE</p>
          <P text={w.checkSignature} class="measure" />
          <p class="pre small">{publicKeyOf(key).trim()}</p>
          <P text={w.checkLimits} class="measure" />
        </Section>
        {organizations.length > 0 && (
          <Section title={w.contacts}>
            <PrivacyContacts organizations={organizations} />
          </Section>
        )}
      </Page>
    )
  },
})

function Latest({ heads }: { heads: readonly SignedHead[] }) {
  const { language } = useReader()
  return (
    <Table
      caption={w.latest}
      rows={heads}
      columns={[
        { head: w.when, cell: ({ signedAt }) => sayInstant(signedAt, provincialZone, language) },
        { head: w.which, cell: ({ chain }) => <Say text={chain === 'glass' ? w.whichGlass : w.whichHouse} /> },
        { head: w.lines, number: true, cell: ({ place }) => sayNumber(place, language) },
        { head: w.print, cell: ({ hash }) => <span class="small">{hash.toString('hex').slice(0, 16)}…</span> },
      ]}
    />
  )
}

/** Every signed head there is, as text, with the key to check them by. */
export const headsPage = openPage('/status/heads', {
  async show({ db, key }) {
    const lines = (await listHeads(db, 20_000)).map(headLine)
    return download('alongside-heads.txt', 'text/plain; charset=utf-8', `${lines.join('\n')}\n\n${publicKeyOf(key)}`)
  },
})
