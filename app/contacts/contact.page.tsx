import { z } from 'zod'
import type { ContactActivity, ContactWay } from '#database/types.ts'
import { choice, date, optionalChoice, version, whole } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, DateField, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { correctContact, getContact, listContacts, logContact, removeContact } from './contact.server.ts'
import { type Contact, contactActivities, contactKinds, contactWays, usualOf } from './contact.ts'
import { activityWords, kindWords, contactWords as w, wayWords } from './contacts.words.ts'

const back = (partnership: string) => `/partnerships/${partnership}/contacts`
const kindOptions = contactKinds.map((value) => ({ value, label: kindWords[value] }))
const wayOptions = contactWays.map((value) => ({ value, label: wayWords[value] }))
const activityOptions = contactActivities.map((value) => ({ value, label: activityWords[value] }))
const about = {
  metOn: date(),
  minutes: whole(1, 1440),
  way: optionalChoice(contactWays),
  activity: optionalChoice(contactActivities),
}
/** What was left empty is nothing. */
const orNone = <Values extends { way?: ContactWay; activity?: ContactActivity }>({
  way,
  activity,
  ...rest
}: Values) => ({
  ...rest,
  way: way ?? null,
  activity: activity ?? null,
})

/** A contact of another day, or time of one's own. */
export const newContactPage = page('/partnerships/:partnership/contacts/new', {
  async show({ db, actor, params, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const usual = usualOf(await listContacts(db, pair))
    return (
      <Page title={w.addTitle} trail={{ href: back(params.partnership), label: w.title }}>
        <P text={w.audience(shownName(pair.partner))} class="audience measure" />
        <Form button={w.write}>
          <Choice name="kind" label={w.kind} hint={w.ownTimeHint} value="meeting" options={kindOptions} />
          <When metOn={today.toString()} minutes={usual.minutes} />
          <Select name="way" label={w.how} hint={w.wayHint} value={usual.way} options={wayOptions} optional />
          <WhatFor />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ kind: choice(contactKinds), ...about }),
  async answer({ db, actor, params, values, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    await logContact(db, actor, pair, orNone(values), today)
    return goTo(back(params.partnership), { notice: w.written })
  },
})

function When({ metOn, minutes }: { metOn: string; minutes: number }) {
  return (
    <>
      <DateField name="metOn" label={w.when} value={metOn} />
      <TextField name="minutes" label={w.minutes} value={minutes} width="short" inputmode="numeric" />
    </>
  )
}

function WhatFor({ value }: { value?: Contact['activity'] }) {
  return (
    <Select name="activity" label={w.activity} hint={w.activityHint} value={value} options={activityOptions} optional />
  )
}

/** Correcting what is written down. */
export const contactPage = page('/partnerships/:partnership/contacts/:contact', {
  async show({ db, actor, params }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const contact = await getContact(db, pair, params.contact)
    return (
      <Page
        title={w.changeTitle}
        lead={kindWords[contact.kind]}
        trail={{ href: back(params.partnership), label: w.title }}
      >
        <P text={contact.way ? w.audience(shownName(pair.partner)) : w.ownTime} class="audience measure" />
        <Form button={w.save} version={contact.version}>
          <When metOn={contact.metOn.toString()} minutes={contact.minutes} />
          {contact.way && <Select name="way" label={w.how} value={contact.way} options={wayOptions} />}
          <WhatFor value={contact.activity} />
        </Form>
        {contact.loggedBy === actor.id && (
          <Removal contact={contact} at={`${back(params.partnership)}/${contact.id}`} />
        )}
      </Page>
    )
  },
  form: z.strictObject({ ...about, version: version() }),
  async answer({ db, actor, params, values, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const contact = await getContact(db, pair, params.contact)
    await correctContact(db, actor, pair, contact, values.version, orNone(values), today)
    return goTo(back(params.partnership), { notice: w.changed })
  },
})

function Removal({ contact, at }: { contact: Contact; at: string }) {
  return (
    <Section title={w.remove}>
      {contact.way && <P text={w.removeLead} />}
      <Form action={`${at}/removal`} button={w.remove} tone="care" />
    </Section>
  )
}

/** Taking out what was written down by mistake. */
export const takeOutPage = page('/partnerships/:partnership/contacts/:contact/removal', {
  show: ({ params }) => goTo(`${back(params.partnership)}/${params.contact}`),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    await removeContact(db, actor, await getContact(db, pair, params.contact))
    return goTo(back(params.partnership), { notice: w.removed })
  },
})
