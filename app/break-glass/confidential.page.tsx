import { page } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { hasPrivacyContact, listReceived } from './extract.server.ts'
import { extractWords as x } from './extracts.words.ts'
import { findGuarded, type Grant, listGrants } from './grant.server.ts'
import { confidentialAt } from './grant.ts'
import { useInstant } from './grant-view.tsx'
import { groundWords, stateWords, grantWords as w } from './grants.words.ts'

/** Where those who guard it find every request, and what was given them out of somebody's own hands. */
export const confidentialPage = page('/organizations/:organization/confidential', {
  async show({ db, actor, params }) {
    const organization = await findGuarded(db, params.organization)
    const grants = await listGrants(db, { organizationId: organization.id })
    const received = await listReceived(db, actor, organization.id)
    const hasContact = await hasPrivacyContact(db, organization.id)
    const at = confidentialAt(organization.slug)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
        wide
      >
        {!hasContact && (
          <Notice tone="care">
            <P text={w.noContact(organization.privacyName)} />
          </Notice>
        )}
        <Section title={w.firstTitle}>
          <P text={w.first} />
        </Section>
        {received.length > 0 && (
          <Section title={x.received}>
            <ul>
              {received.map((extract) => (
                <li>
                  <Received extract={extract} at={at} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={w.requests}>
          {grants.length === 0 ? <Empty text={w.none} /> : <Grants grants={grants} at={at} />}
          <Actions>
            <LinkButton href={`${at}/new`} label={w.askFor} plain />
          </Actions>
        </Section>
      </Page>
    )
  },
})

function Received({
  extract,
  at,
}: {
  extract: { id: string; sharedAt: Temporal.Instant; pieces: number; readAt: Temporal.Instant | null }
  at: string
}) {
  const say = useSay()
  const instant = useInstant()
  return (
    <>
      <a href={`${at}/extracts/${extract.id}`}>{say(x.receivedLine(instant(extract.sharedAt), extract.pieces))}</a>{' '}
      {!extract.readAt && <span class="soft">({say(x.unread)})</span>}
    </>
  )
}

function Grants({ grants, at }: { grants: readonly Grant[]; at: string }) {
  const instant = useInstant()
  return (
    <Table
      caption={w.requests}
      rows={grants}
      columns={[
        {
          head: w.pair,
          cell: (grant) => (
            <a href={`${at}/${grant.id}`}>
              <Say text={w.pairIs(grant.mentee, grant.mentor)} />
            </a>
          ),
        },
        { head: w.ground, cell: (grant) => <Say text={groundWords[grant.ground]} /> },
        { head: w.who, cell: (grant) => grant.asker },
        { head: w.askedAt, cell: (grant) => instant(grant.askedAt) },
        { head: w.state, cell: (grant) => <Say text={stateWords[grant.state] ?? grant.state} /> },
      ]}
    />
  )
}
