import { z } from 'zod'
import { provincialZones, sayInstant, zoneName } from '#foundation/clock.ts'
import { choice, optionalText, text, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Choice, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { channelWords, peopleWords as w } from './people.words.ts'
import { changeAbout, endSessions, getPerson, listAddresses, listGivenBack, listSessions } from './person.server.ts'
import { contactChannels } from './person.ts'

/** What Alongside knows about a person as a person; also where they set language and zone. */
export const mePage = page('/me', {
  async show({ db, actor, language }) {
    const me = await getPerson(db, actor.id)
    const addresses = await listAddresses(db, actor.id)
    const sessions = await listSessions(db, actor)
    const { certificates, isPaid } = await listGivenBack(db)
    return (
      <Page title={w.me} lead={w.meLead}>
        <Form button={w.save} version={me.version}>
          <TextField name="name" label={w.name} value={me.name} audience={w.seenByAll} autocomplete="name" />
          <TextField
            name="preferredName"
            label={w.preferredName}
            value={me.preferredName}
            audience={w.seenByAll}
            optional
            width="medium"
          />
          <TextField
            name="pronouns"
            label={w.pronouns}
            value={me.pronouns}
            audience={w.seenByAll}
            optional
            width="medium"
          />
          <TextField
            name="phone"
            type="tel"
            label={w.phone}
            value={me.phone}
            audience={w.seenByProgram}
            optional
            width="medium"
            autocomplete="tel"
          />
          <Select
            name="preferredChannel"
            label={w.preferredChannel}
            value={me.preferredChannel ?? 'email'}
            options={contactChannels.map((value) => ({ value, label: channelWords[value] ?? value }))}
          />
          <Choice
            name="language"
            label={w.language}
            value={me.language}
            row
            options={[
              { value: 'en', label: w.english },
              { value: 'fr', label: w.french },
            ]}
          />
          <Select
            name="zone"
            label={w.zone}
            hint={w.zoneHint}
            value={me.zone}
            options={provincialZones.map((value) => ({ value, label: zoneName(value) }))}
          />
        </Form>
        <Section title={w.addresses}>
          <ul>
            {addresses.map((email) => (
              <li>
                {email.address}{' '}
                {email.first && (
                  <span class="soft">
                    (<Say text={w.firstAddress} />)
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={w.supervision}>
          <P text={w.supervisionLead} />
          <Actions>
            <LinkButton href="/me/supervision" label={w.supervisionOpen} plain />
          </Actions>
        </Section>
        {(isPaid || certificates.length > 0) && (
          <Section title={w.givenBack}>
            <ul>
              {isPaid && (
                <li>
                  <a href="/honoraria">
                    <Say text={w.honoraria} />
                  </a>
                </li>
              )}
              {certificates.map(({ code, title }) => (
                <li>
                  <a href={`/certificates/${code}`}>
                    <Say text={w.certificate(title[language])} />
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={w.calendar}>
          <P text={w.calendarLead} />
          <Actions>
            <LinkButton href="/me/calendar" label={w.calendarOpen} plain />
          </Actions>
        </Section>
        <Section title={w.sessions}>
          <Table
            caption={w.sessions}
            rows={sessions}
            columns={[
              {
                head: w.browser,
                cell: (session) => (
                  <>
                    {browserName(session.agent)}{' '}
                    {session.id === actor.sessionId && (
                      <span class="soft">
                        (<Say text={w.thisBrowser} />)
                      </span>
                    )}
                  </>
                ),
              },
              { head: w.lastUsed, cell: (session) => sayInstant(session.seenAt, actor.zone, language) },
            ]}
          />
          {sessions.length > 1 && <Form action={href(sessionsPage)} button={w.signOutEverywhere} tone="plain" />}
        </Section>
        <Section title={w.leaving}>
          <P text={w.leavingLead} />
          <Actions>
            <LinkButton href="/me/erasure" label={w.leavingOpen} plain />
          </Actions>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    name: text(),
    preferredName: optionalText(),
    pronouns: optionalText(60),
    phone: optionalText(60),
    preferredChannel: choice(contactChannels),
    language: choice(['en', 'fr']),
    zone: choice(provincialZones),
    version: version(),
  }),
  async answer({ db, actor, values }) {
    await changeAbout(db, actor, actor.id, values)
    return stay({ notice: w.saved, language: values.language })
  },
})

/** Signing out of every other browser. */
export const sessionsPage = page('/me/sessions', {
  show: () => goTo(href(mePage)),
  form: z.strictObject({}),
  async answer({ db, actor, now }) {
    await endSessions(db, actor, 'others', now)
    return goTo(href(mePage), { notice: w.signedOutEverywhere })
  },
})

/** "Firefox on Windows", as far as a user agent tells. */
function browserName(agent: string): string {
  const browser = /Edg\//.exec(agent) ? 'Edge' : (/(Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? '—')
  const machine = /(iPad|iPhone|Android|Windows|Mac OS X|Linux)/.exec(agent)?.[1]
  return machine ? `${browser}, ${machine.replace('Mac OS X', 'Mac')}` : browser
}
