import { z } from 'zod'
import { endOf, provincialZone, sayInstant } from '#foundation/clock.ts'
import { choice, date, identifier, optionalAddress } from '#foundation/form.ts'
import { goTo, page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, DateField, Hidden, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { traceWords, breachWords as w } from './breaches.words.ts'
import { findIncident } from './incident.page.tsx'
import { findPeople, leaveOut, listOwnPrograms, listPeople } from './incident.server.ts'
import { incidentTraces } from './incident.ts'

/** Whom an incident concerns: looked for in what was written down, and left out by hand. */
export const incidentPeoplePage = page('/organizations/:organization/incidents/:incident/people', {
  async show({ db, params, key, today }) {
    const { organization, incident, at } = await findIncident({ db, params, key })
    const people = await listPeople(db, incident.id)
    const programs = await listOwnPrograms(db, organization.id)
    return (
      <Page title={w.people} trail={{ href: at, label: incident.words.title }}>
        <P text={w.howMany(people.length)} />
        <ul class="todo">
          {people.map((person) => (
            <li>
              <div>
                <Person person={person} />
              </div>
              {!person.toldAt && (
                <Form action={`${at}/people/removal`} button={w.leaveOut} tone="plain" inline>
                  <Hidden name="person" value={person.personId} />
                </Form>
              )}
            </li>
          ))}
        </ul>
        <Section title={w.findThem}>
          <P text={w.findLead} />
          <Form button={w.find}>
            <Choice
              name="trace"
              label={w.trace}
              options={incidentTraces.map((value) => ({ value, label: traceWords[value] }))}
            />
            <TextField name="address" type="email" label={w.address} hint={w.addressHint} optional width="medium" />
            <Select
              name="program"
              label={w.program}
              options={programs.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <DateField name="since" label={w.since} value={incident.foundOn.subtract({ days: 30 }).toString()} />
            <DateField name="until" label={w.until} value={today.toString()} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    trace: choice(incidentTraces),
    address: optionalAddress(),
    program: z.preprocess((typed) => (typed === '' ? undefined : typed), identifier().optional()),
    since: date(),
    until: date(),
  }),
  async answer({ db, actor, params, values, key }) {
    const { incident } = await findIncident({ db, params, key })
    const { trace, address, program, since, until } = values
    refuseUnless(trace === 'program' || address, w.needsAddress, { field: 'address' })
    refuseUnless(trace !== 'program' || program, w.needsProgram, { field: 'program' })
    const n = await findPeople(db, actor, incident, {
      trace,
      address: address ?? '',
      programId: program ?? null,
      since: since.toZonedDateTime(provincialZone).toInstant(),
      until: endOf(until),
    })
    return stay({ notice: w.found(n) })
  },
})

function Person({ person }: { person: Awaited<ReturnType<typeof listPeople>>[number] }) {
  const say = useSay()
  const { language, zone } = useReader()
  const told = person.toldAt ? w.toldOn(sayInstant(person.toldAt, zone, language)) : w.notTold
  return (
    <>
      {person.name} <span class="soft small">({say(told)})</span>
    </>
  )
}

/** Leaving somebody out whom it does not concern. */
export const incidentPersonRemovalPage = page('/organizations/:organization/incidents/:incident/people/removal', {
  async show({ db, params, key }) {
    return goTo(`${(await findIncident({ db, params, key })).at}/people`)
  },
  form: z.strictObject({ person: identifier() }),
  async answer({ db, actor, params, values, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    await leaveOut(db, actor, incident, values.person)
    return goTo(`${at}/people`, { notice: w.saved })
  },
})
