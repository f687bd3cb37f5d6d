import { z } from 'zod'
import { dateAt, sayInstant, sayShortDate } from '#foundation/clock.ts'
import { choice, identifier, tick } from '#foundation/form.ts'
import { goTo, href, linkPage, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { endPurpose } from './session.email.ts'
import { endAllSessions, endSession, getSession, listLivingSessions } from './session.server.ts'
import { describeAgent } from './session.ts'
import { sessionWords as w } from './sessions.words.ts'

/** Every browser that opens Alongside as the reader. */
export const devicesPage = page('/me/devices', {
  async show({ db, actor, language }) {
    const sessions = await listLivingSessions(db, actor)
    const isHere = ({ id }: { id: string }) => id === actor.sessionId
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: '/me', label: w.aboutMe }}>
        <Table
          caption={w.title}
          rows={sessions}
          columns={[
            {
              head: w.browser,
              cell: (session) => (
                <>
                  {describeAgent(session.agent)[language]}{' '}
                  {isHere(session) && (
                    <strong>
                      (<Say text={w.thisOne} />)
                    </strong>
                  )}
                </>
              ),
            },
            { head: w.since, cell: (session) => sayShortDate(dateAt(session.createdAt, actor.zone), language) },
            {
              head: w.lastSeen,
              cell: (session) =>
                isHere(session) ? <Say text={w.now} /> : sayInstant(session.seenAt, actor.zone, language),
            },
            {
              head: w.endHead,
              speaks: true,
              cell: (session) =>
                !isHere(session) && (
                  <Form action={href(deviceEndPage)} button={w.end} tone="plain" inline>
                    <Hidden name="id" value={session.id} />
                  </Form>
                ),
            },
          ]}
        />
        <Section title={w.everywhere}>
          <P text={w.everywhereLead} />
          <Actions>
            {sessions.length > 1 && (
              <Form action={href(everywherePage)} button={w.others} inline>
                <Hidden name="which" value="others" />
              </Form>
            )}
            <Form action={href(everywherePage)} button={w.all} tone="plain" inline>
              <Hidden name="which" value="all" />
            </Form>
          </Actions>
        </Section>
        <P text={w.lasts} class="soft measure" />
        <P text={w.notice} class="soft measure" />
      </Page>
    )
  },
})

/** Signing one browser out. */
export const deviceEndPage = page('/me/devices/end', {
  show: () => goTo(href(devicesPage)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, values, now }) {
    await endSession(db, actor, values.id, now)
    return values.id === actor.sessionId
      ? goTo('/', { session: null, notice: w.allEnded })
      : goTo(href(devicesPage), { notice: w.ended })
  },
})

/** Signing out everywhere. */
export const everywherePage = page('/me/devices/everywhere', {
  show: () => goTo(href(devicesPage)),
  form: z.strictObject({ which: choice(['others', 'all']) }),
  async answer({ db, actor, values, now }) {
    await endAllSessions(db, actor, actor.id, now, { but: values.which === 'others' ? actor.sessionId : null })
    return values.which === 'others'
      ? goTo(href(devicesPage), { notice: w.othersEnded })
      : goTo('/', { session: null, notice: w.allEnded })
  },
})

/** "It was not me", from the letter: whoever reads the letter ends that session, without signing in. */
export const sessionLinkPage = linkPage('/sessions/:token', endPurpose, {
  async show({ db, actor, language }) {
    const session = await getSession(db, actor, orNotFound(actor.link).subjectId)
    const browser = describeAgent(session.agent)[language]
    return (
      <Page title={w.linkTitle} lead={w.linkLead(browser, sayInstant(session.createdAt, actor.zone, language))}>
        {session.living ? (
          <Form button={w.linkEnd}>
            <Tick name="everywhere" label={w.linkEverywhere} />
          </Form>
        ) : (
          <P text={w.linkOver} />
        )}
        <P text={w.linkNext} />
      </Page>
    )
  },
  form: z.strictObject({ everywhere: tick() }),
  async answer({ db, actor, values, now }) {
    if (values.everywhere) await endAllSessions(db, actor, actor.id, now)
    else await endSession(db, actor, orNotFound(actor.link).subjectId, now)
    return stay({ notice: values.everywhere ? w.allEnded : w.ended })
  },
})
