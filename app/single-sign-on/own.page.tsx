import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { identifier } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { listEmployers } from '../people/employer.server.ts'
import { disconnect, listConnected } from './sign-on.server.ts'
import { signOnWords as w } from './single-sign-on.words.ts'

/** The employers whose sign-in opens the reader's account, and those that could. */
export const ownSignOnPage = page('/me/single-sign-on', {
  async show({ db, actor, language }) {
    const connected = await listConnected(db, actor)
    const others = (await listEmployers(db)).filter(({ id }) => !connected.some(({ providerId }) => providerId === id))
    return (
      <Page title={w.ownTitle} lead={w.ownLead} trail={{ href: '/me', label: w.aboutMe }}>
        {connected.length === 0 ? (
          <P text={w.none} />
        ) : (
          <Table
            caption={w.ownTitle}
            rows={connected}
            columns={[
              {
                head: w.employer,
                cell: ({ label, openedAt }) => (
                  <>
                    {label}{' '}
                    {!openedAt && (
                      <span class="soft">
                        (<Say text={w.closedNow} />)
                      </span>
                    )}
                  </>
                ),
              },
              { head: w.since, cell: ({ connectedAt }) => sayInstant(connectedAt, actor.zone, language) },
              {
                head: w.used,
                cell: ({ usedAt }) => (usedAt ? sayInstant(usedAt, actor.zone, language) : <Say text={w.never} />),
              },
              {
                head: w.endHead,
                speaks: true,
                cell: ({ id }) => (
                  <Form action={href(disconnectPage)} button={w.disconnect} tone="care" inline>
                    <Hidden name="id" value={id} />
                  </Form>
                ),
              },
            ]}
          />
        )}
        {others.length > 0 && (
          <Section title={w.offered}>
            <Actions>
              {others.map(({ id, label }) => (
                <LinkButton href={`/sign-in/with/${id}?to=/me/single-sign-on`} label={w.connectWith(label)} plain />
              ))}
            </Actions>
          </Section>
        )}
      </Page>
    )
  },
})

/** Letting an employer's sign-in go. */
export const disconnectPage = page('/me/single-sign-on/end', {
  show: () => goTo(href(ownSignOnPage)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, values, now }) {
    await disconnect(db, actor, values.id, now)
    return goTo(href(ownSignOnPage), { notice: w.disconnected })
  },
})
