import { z } from 'zod'
import {
  address,
  choice,
  identifier,
  optionalAddress,
  optionalDate,
  optionalText,
  pairOf,
  text,
  textPair,
  version,
} from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { DateField, Hidden, PairField, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section, Tag } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { listDistricts, listRegions } from '../districts/district.server.ts'
import { resolveDistrict } from '../districts/district-choice.server.ts'
import { DistrictField } from '../districts/district-field.tsx'
import { districtWords, regionText } from '../districts/districts.words.ts'
import { listContacts, listPlaces, removeContact, removePlace, saveContact, savePlace } from './contact.server.ts'
import { addCoordinator, endCoordinator, listCoordinators } from './coordinator.server.ts'
import { findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

const up = (slug: string) => ({ href: `/programs/${slug}/settings`, label: programWords.settings })

/** Whom to ask about the program. The first one's address receives answers to its letters. */
export const contactsPage = page('/programs/:program/settings/contacts', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    const contacts = await listContacts(db, program.id)
    const editing = refused?.typed.id?.[0]
    return (
      <Page title={w.contacts} trail={up(program.slug)} wide>
        {contacts.map((contact) => (
          <details open={contact.id === editing}>
            <summary>{contact.name}</summary>
            {refused && contact.id !== editing ? null : <ContactForm known={contact} />}
            <Form action={href(contactRemovalPage, params)} button={w.remove} tone="care">
              <Hidden name="id" value={contact.id} />
            </Form>
          </details>
        ))}
        {(!refused || !editing) && (
          <Section title={w.addContact}>
            <ContactForm />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    id: identifier().optional(),
    name: text(),
    ...textPair('role', 200),
    email: optionalAddress(),
    phone: optionalText(60),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const { id, version, name, email, phone } = values
    await saveContact(
      db,
      actor,
      program,
      { name, role: pairOf(values, 'role'), email: email ?? '', phone },
      id ? { id, version } : null,
    )
    return stay({ notice: w.saved })
  },
})

function ContactForm({ known }: { known?: Awaited<ReturnType<typeof listContacts>>[number] }) {
  return (
    <Form button={w.save} version={known?.version ?? 0}>
      {known && <Hidden name="id" value={known.id} />}
      <TextField name="name" label={w.name} value={known?.name} />
      <PairField name="role" label={w.role} value={known?.role} />
      <TextField name="email" type="email" label={w.email} value={known?.email} optional width="medium" />
      <TextField name="phone" type="tel" label={w.phone} value={known?.phone} optional width="medium" />
    </Form>
  )
}

export const contactRemovalPage = page('/programs/:program/settings/contacts/removal', {
  show: ({ params }) => goTo(href(contactsPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values }) {
    await removeContact(db, actor, await findCoordinated(db, actor, params.program), values.id)
    return goTo(href(contactsPage, params), { notice: w.removed })
  },
})

/** What is different in one region or district. */
export const placesPage = page('/programs/:program/settings/places', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const places = await listPlaces(db, program.id)
    const regions = await listRegions(db)
    return (
      <Page title={w.places} lead={w.placesLead} trail={up(program.slug)} wide>
        {places.map((place) => (
          <div class="notice">
            <p>
              <strong>
                {place.region ? (
                  <Say text={regionText(place.region)} />
                ) : (
                  `${place.districtNumber} ${place.districtName}`
                )}
              </strong>
            </p>
            <p>
              <Say text={place.note} /> {place.contactName} {place.contactEmail} {place.closesOn?.toString()}
            </p>
            <Form action={href(placeRemovalPage, params)} button={w.remove} tone="care" inline>
              <Hidden name="id" value={place.id} />
            </Form>
          </div>
        ))}
        <Section title={w.addPlace}>
          <Form button={w.save} version={0}>
            <Select
              name="region"
              label={districtWords.regionWord}
              options={regions.map((region) => ({ value: region, label: regionText(region) }))}
              optional
            />
            <DistrictField name="district" districts={await listDistricts(db)} value={null} optional />
            <PairField name="note" label={w.note} long />
            <TextField name="contactName" label={w.name} optional width="medium" />
            <TextField name="contactEmail" type="email" label={w.email} optional width="medium" />
            <DateField name="closesOn" label={w.laterDeadline} optional />
          </Form>
        </Section>
      </Page>
    )
  },
  form: async ({ db }) => {
    const regions = await listRegions(db)
    return z.strictObject({
      region: choice(['', ...regions]).default(''),
      district: optionalText(120),
      ...textPair('note', 1000),
      contactName: optionalText(),
      contactEmail: optionalAddress(),
      closesOn: optionalDate(),
      version: version(),
    })
  },
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const districtNumber = await resolveDistrict(db, values.district, 'district')
    const region = values.region || null
    refuseUnless((region === null) !== (districtNumber === null), w.oneOfBoth, { field: 'region' })
    await savePlace(
      db,
      actor,
      program,
      {
        region,
        districtNumber,
        note: pairOf(values, 'note'),
        contactName: values.contactName,
        contactEmail: values.contactEmail ?? '',
        closesOn: values.closesOn ?? null,
      },
      null,
    )
    return stay({ notice: w.saved })
  },
})

export const placeRemovalPage = page('/programs/:program/settings/places/removal', {
  show: ({ params }) => goTo(href(placesPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values }) {
    await removePlace(db, actor, await findCoordinated(db, actor, params.program), values.id)
    return goTo(href(placesPage, params), { notice: w.removed })
  },
})

/** Who runs the program. */
export const coordinatorsPage = page('/programs/:program/settings/coordinators', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const coordinators = await listCoordinators(db, program.id)
    return (
      <Page title={w.coordinators} trail={up(program.slug)} wide>
        <ul>
          {coordinators.map((coordinator) => (
            <li>
              {coordinator.name} {coordinator.readsWishes && <Tag text={w.readsWishes} />}{' '}
              {coordinators.length > 1 && (
                <Form action={href(coordinatorEndPage, params)} button={w.end} tone="care" inline>
                  <Hidden name="id" value={coordinator.id} />
                </Form>
              )}
            </li>
          ))}
        </ul>
        <Section title={w.addCoordinator}>
          <Form button={w.addCoordinator}>
            <TextField name="name" label={w.name} width="medium" />
            <TextField name="email" type="email" label={w.email} width="medium" />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ name: text(), email: address() }),
  async answer({ db, actor, params, values }) {
    await addCoordinator(db, actor, await findCoordinated(db, actor, params.program), values)
    return stay({ notice: w.saved })
  },
})

export const coordinatorEndPage = page('/programs/:program/settings/coordinators/end', {
  show: ({ params }) => goTo(href(coordinatorsPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values, now }) {
    await endCoordinator(db, actor, await findCoordinated(db, actor, params.program), values.id, now)
    return goTo(href(coordinatorsPage, params), { notice: w.removed })
  },
})
