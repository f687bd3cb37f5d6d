import { sql } from 'kysely'
import { z } from 'zod'
import {
  address,
  choice,
  identifier,
  optionalAddress,
  optionalText,
  pairOf,
  text,
  textPair,
  version,
} from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Choice, Hidden, PairField, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { enterPerson } from '../people/person.server.ts'
import {
  changeOrganization,
  endStaff,
  findOrganization,
  listStaff,
  mustAdminister,
  nameStaff,
} from './organization.server.ts'
import { staffWords, organizationWords as w } from './organizations.words.ts'

/** What else there is of an organization, each a page of its own. */
const parts = [
  ['people', w.people],
  ['honoraria', w.honoraria],
  ['reports', w.reports],
  ['single-sign-on', w.signOn],
  ['activity', w.activity],
  ['erasures', w.erasures],
  ['confidential', w.confidential],
  ['incidents', w.incidents],
  ['privacy-assessment', w.assessment],
  ['backups', w.backups],
  ['mail', w.mail],
] as const

/** An organization for its administrator: particulars, privacy contact, who works there. */
export const organizationPage = page('/organizations/:organization', {
  async show({ db, params }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    return (
      <Page title={organization.name} wide>
        <ul>
          {parts.map(([part, title]) => (
            <li>
              <a href={`/organizations/${organization.slug}/${part}`}>
                <Say text={title} />
              </a>
            </li>
          ))}
        </ul>
        <Section title={w.edit}>
          <Form button={w.save} version={organization.version}>
            <PairField name="name" label={w.name} value={organization.name} />
            <TextArea name="address" label={w.address} value={organization.address} optional rows={2} />
            <TextField name="email" type="email" label={w.email} value={organization.email} optional width="medium" />
            <TextField name="phone" type="tel" label={w.phone} value={organization.phone} optional width="medium" />
            <TextField
              name="website"
              type="url"
              label={w.website}
              value={organization.website}
              optional
              width="medium"
            />
            <Choice
              name="regime"
              label={w.regime}
              value={organization.regime}
              options={[
                { value: 'pipa', label: w.pipa },
                { value: 'fippa', label: w.fippa },
              ]}
            />
            <TextField
              name="privacyName"
              label={w.privacyName}
              hint={w.privacyHint}
              value={organization.privacyName}
              width="medium"
            />
            <TextField
              name="privacyEmail"
              type="email"
              label={w.privacyEmail}
              value={organization.privacyEmail}
              width="medium"
            />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    ...textPair('name', 200),
    address: optionalText(500),
    email: optionalAddress(),
    phone: optionalText(60),
    website: optionalText(200),
    regime: choice(['pipa', 'fippa']),
    privacyName: text(),
    privacyEmail: address(),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const { version, name_en: _en, name_fr: _fr, email, ...rest } = values
    await changeOrganization(db, actor, organization, version, {
      ...rest,
      email: email ?? '',
      name: JSON.stringify(pairOf(values, 'name')),
    })
    return stay({ notice: w.saved })
  },
})

/** Naming and ending administrators and coordinators. */
export const staffPage = page('/organizations/:organization/people', {
  async show({ db, params }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const staff = await listStaff(db, organization.id)
    return (
      <Page
        title={w.people}
        lead={w.peopleLead}
        trail={{ href: href(organizationPage, params), label: organization.name }}
        wide
      >
        <ul>
          {staff.map((member) => (
            <li>
              {member.name}, <Say text={staffWords[member.role]} />{' '}
              <Form action={href(staffEndPage, params)} button={w.end} tone="care" inline>
                <Hidden name="id" value={member.id} />
              </Form>
            </li>
          ))}
        </ul>
        <Section title={w.addPerson}>
          <Form button={w.addPerson}>
            <TextField name="name" label={w.name} width="medium" />
            <TextField name="email" type="email" label={w.email} width="medium" />
            <Choice
              name="role"
              label={w.role}
              row
              options={[
                { value: 'coordinator', label: staffWords.coordinator },
                { value: 'admin', label: staffWords.admin },
              ]}
            />
          </Form>
        </Section>
        <P text={w.peopleLead} class="soft small" />
      </Page>
    )
  },
  form: z.strictObject({ name: text(), email: address(), role: choice(['admin', 'coordinator']) }),
  async answer({ db, actor, params, values }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const { rows } = await sql<{ id: string | null }>`select app.person_at(${values.email}) as id`.execute(db)
    const personId = rows[0]?.id ?? (await enterPerson(db, { name: values.name, email: values.email }))
    await nameStaff(db, actor, organization.id, personId, values.role)
    return stay({ notice: w.saved })
  },
  fresh: 'answer',
})

export const staffEndPage = page('/organizations/:organization/people/end', {
  show: ({ params }) => goTo(href(staffPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values, now }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    await endStaff(db, actor, organization.id, values.id, now)
    return goTo(href(staffPage, params), { notice: w.saved })
  },
  fresh: 'answer',
})
