import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice, optionalAddress, optionalDate, optionalText, pairOf, textPair, version } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { DateField, PairField, Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { listDistricts, listRegions } from '../districts/district.server.ts'
import type { District } from '../districts/district.ts'
import { resolveDistrict } from '../districts/district-choice.server.ts'
import { DistrictField } from '../districts/district-field.tsx'
import { districtWords, regionText } from '../districts/districts.words.ts'
import { listPlaces, type PlaceForm, removePlace, savePlace } from './contact.server.ts'
import { findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

type Place = Awaited<ReturnType<typeof listPlaces>>[number]

/** What is different in one region or district. */
export const placesPage = page('/programs/:program/settings/places', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const places = await listPlaces(db, program.id)
    return (
      <Page
        title={w.places}
        lead={w.placesLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        {places.map((place) => (
          <div class="notice">
            <PlaceLines place={place} />
            <p>
              <a href={href(placePage, { ...params, place: place.id })}>
                <Say text={w.edit} />
              </a>
            </p>
          </div>
        ))}
        <Section title={w.addPlace}>
          <Form button={w.save} version={0}>
            <PlaceFields districts={await listDistricts(db)} regions={await listRegions(db)} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: ({ db }) => placeForm(db),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await savePlace(db, actor, program, await readPlace(db, values), null)
    return stay({ notice: w.saved })
  },
})

/** One of them, to change or remove. */
export const placePage = page('/programs/:program/settings/places/:place', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const place = orNotFound((await listPlaces(db, program.id)).find(({ id }) => id === params.place))
    return (
      <Page title={nameOf(place)} trail={{ href: href(placesPage, params), label: w.places }} wide>
        <Form button={w.save} version={place.version}>
          <PlaceFields place={place} districts={await listDistricts(db)} regions={await listRegions(db)} />
        </Form>
        <Form action={href(placeRemovalPage, params)} button={w.removePlace} tone="care" />
      </Page>
    )
  },
  form: ({ db }) => placeForm(db),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const { id } = orNotFound((await listPlaces(db, program.id)).find(({ id }) => id === params.place))
    await savePlace(db, actor, program, await readPlace(db, values), { id, version: values.version })
    return goTo(href(placesPage, params), { notice: w.saved })
  },
})

export const placeRemovalPage = page('/programs/:program/settings/places/:place/removal', {
  show: ({ params }) => goTo(href(placePage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const place = (await listPlaces(db, program.id)).find(({ id }) => id === params.place)
    if (place) await removePlace(db, actor, program, place.id)
    return goTo(href(placesPage, params), { notice: w.removed })
  },
})

async function placeForm(db: Db) {
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
}

async function readPlace(db: Db, values: z.output<Awaited<ReturnType<typeof placeForm>>>): Promise<PlaceForm> {
  const districtNumber = await resolveDistrict(db, values.district, 'district')
  const region = values.region || null
  refuseUnless((region === null) !== (districtNumber === null), w.oneOfBoth, { field: 'region' })
  return {
    region,
    districtNumber,
    note: pairOf(values, 'note'),
    contactName: values.contactName,
    contactEmail: values.contactEmail ?? '',
    closesOn: values.closesOn ?? null,
  }
}

const nameOf = ({ region, districtNumber, districtName }: Place): Text | string =>
  region ? regionText(region) : `${districtNumber} ${districtName}`

function PlaceLines({ place }: { place: Place }) {
  const { language } = useReader()
  return (
    <>
      <p>
        <strong>
          <Say text={nameOf(place)} />
        </strong>
      </p>
      <p>
        <Say text={place.note} /> {place.contactName} {place.contactEmail}{' '}
        {place.closesOn && sayShortDate(place.closesOn, language)}
      </p>
    </>
  )
}

function PlaceFields({
  place,
  districts,
  regions,
}: {
  place?: Place
  districts: readonly District[]
  regions: readonly string[]
}) {
  return (
    <>
      <Select
        name="region"
        label={districtWords.regionWord}
        value={place?.region}
        options={regions.map((region) => ({ value: region, label: regionText(region) }))}
        optional
      />
      <DistrictField name="district" districts={districts} value={place?.districtNumber} optional />
      <PairField name="note" label={w.note} value={place?.note} long />
      <TextField name="contactName" label={w.name} value={place?.contactName} optional width="medium" />
      <TextField name="contactEmail" type="email" label={w.email} value={place?.contactEmail} optional width="medium" />
      <DateField name="closesOn" label={w.laterDeadline} value={place?.closesOn?.toString()} optional />
    </>
  )
}
