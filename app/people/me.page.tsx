import { z } from 'zod'
import { provincialZones, zoneName } from '#foundation/clock.ts'
import { choice, optionalText, text, version } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { Choice, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { listEmployers } from './employer.server.ts'
import { channelWords, peopleWords as w } from './people.words.ts'
import { changeAbout, getPerson, listAddresses, listGivenBack } from './person.server.ts'
import { contactChannels } from './person.ts'

/** What Alongside knows about a person as a person; also where they set language and zone. */
export const mePage = page('/me', {
  async show({ db, actor, language }) {
    const me = await getPerson(db, actor.id)
    const addresses = await listAddresses(db, actor.id)
    const employers = await listEmployers(db)
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
        <Section title={w.ways}>
          <P text={w.waysLead} />
          <Actions>
            <LinkButton href="/me/sign-in" label={w.ways} plain />
          </Actions>
        </Section>
        <Section title={w.supervision}>
          <P text={w.supervisionLead} />
          <Actions>
            <LinkButton href="/me/supervision" label={w.supervisionOpen} plain />
          </Actions>
        </Section>
        <Section title={w.looks}>
          <P text={w.looksLead} />
          <Actions>
            <LinkButton href="/me/looks" label={w.looksOpen} plain />
          </Actions>
        </Section>
        <Section title={w.confidential}>
          <P text={w.confidentialLead} />
          <Actions>
            <LinkButton href="/me/confidential" label={w.confidentialOpen} plain />
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
        <Section title={w.data}>
          <P text={w.dataLead} />
          <Actions>
            <LinkButton href="/me/data" label={w.dataOpen} plain />
          </Actions>
        </Section>
        <Section title={w.calendar}>
          <P text={w.calendarLead} />
          <Actions>
            <LinkButton href="/me/calendar" label={w.calendarOpen} plain />
          </Actions>
        </Section>
        <Section title={w.sessions}>
          <P text={w.sessionsLead} />
          <Actions>
            <LinkButton href="/me/devices" label={w.sessionsOpen} plain />
            {employers.length > 0 && <LinkButton href="/me/single-sign-on" label={w.employersOpen} plain />}
          </Actions>
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
