import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { address, choice, optionalText, text } from '#foundation/form.ts'
import { same } from '#foundation/language.ts'
import { goTo, href, openPage, page } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { Choice, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { listDistricts } from '../districts/district.server.ts'
import { type District, districtLabel } from '../districts/district.ts'
import { resolveDistrict } from '../districts/district-choice.server.ts'
import { DistrictField } from '../districts/district-field.tsx'
import { signInLinkPage } from '../people/sign-in.page.tsx'
import { makeOperatorLink } from '../people/sign-in.server.ts'
import { addOrganization, foundHouse, isUnfounded, setupToken } from './organization.server.ts'
import { knownOrganizations, type NewOrganization, slugFrom } from './organization.ts'
import { organizationWords as w } from './organizations.words.ts'

const known = knownOrganizations()
const choices: [string, ...string[]] = ['district', 'other', ...known.map(({ slug }) => slug)]

const organizationForm = {
  which: choice(choices),
  district: optionalText(120),
  ownName: optionalText(),
  privacyName: text(),
  privacyEmail: address(),
}

function OrganizationFields({ districts }: { districts: readonly District[] }) {
  return (
    <>
      <Choice
        name="which"
        label={w.which}
        options={[
          ...known.map(({ slug, name }) => ({ value: slug, label: name })),
          { value: 'district', label: w.aDistrict },
          { value: 'other', label: w.another },
        ]}
      />
      <DistrictField name="district" districts={districts} value={null} optional />
      <TextField name="ownName" label={w.ownName} optional width="medium" />
      <TextField name="privacyName" label={w.privacyName} hint={w.privacyHint} width="medium" />
      <TextField name="privacyEmail" type="email" label={w.privacyEmail} width="medium" />
    </>
  )
}

/** What a form says about an organization, completed from what we know. */
async function readOrganization(
  db: Db,
  form: { which: string; district: string; ownName: string; privacyName: string; privacyEmail: string },
): Promise<NewOrganization> {
  const base = {
    districtNumber: null,
    address: '',
    email: '',
    phone: '',
    website: '',
    privacyName: form.privacyName,
    privacyEmail: form.privacyEmail,
  }
  const shipped = known.find(({ slug }) => slug === form.which)
  if (shipped) return { ...base, ...shipped }
  if (form.which === 'other') {
    refuseUnless(form.ownName, w.nameNeeded, { field: 'ownName' })
    return { ...base, slug: slugFrom(form.ownName), kind: 'association', name: same(form.ownName), regime: 'pipa' }
  }
  const districtNumber = await resolveDistrict(db, form.district, 'district')
  refuseUnless(districtNumber, w.districtNeeded, { field: 'district' })
  const district = orNotFound((await listDistricts(db)).find(({ number }) => number === districtNumber))
  const name = { en: `School District ${districtLabel(district)}`, fr: `District scolaire ${districtLabel(district)}` }
  return { ...base, slug: `sd${districtNumber}`, kind: 'district', districtNumber, name, regime: 'fippa' }
}

/** The first start of an installation: an organization and its first person. The address is printed by the start. */
export const setupPage = openPage('/setup/:token', {
  async show({ db, params, key }) {
    orNotFound(params.token === setupToken(key))
    if (!(await isUnfounded(db))) return goTo('/sign-in', { notice: w.alreadySetUp })
    return (
      <Page title={w.setupTitle} lead={w.setupLead}>
        <Form button={w.begin}>
          <OrganizationFields districts={await listDistricts(db)} />
          <TextField name="name" label={w.yourName} autocomplete="name" width="medium" />
          <TextField name="email" type="email" label={w.yourEmail} autocomplete="email" width="medium" />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...organizationForm, name: text(), email: address() }),
  async answer({ db, actor, params, values, key }) {
    orNotFound(params.token === setupToken(key))
    await foundHouse(db, actor, { name: values.name, address: values.email }, await readOrganization(db, values))
    const token = await makeOperatorLink(db, values.email, key)
    return goTo(href(signInLinkPage, { token }), { notice: w.ready })
  },
})

/** Another organization on the same installation. */
export const newOrganizationPage = page('/organizations/new', {
  async show({ db }) {
    return (
      <Page title={w.add}>
        <Form button={w.begin}>
          <OrganizationFields districts={await listDistricts(db)} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject(organizationForm),
  async answer({ db, actor, values }) {
    const organization = await readOrganization(db, values)
    await addOrganization(db, actor, organization)
    return goTo(`/organizations/${organization.slug}`, { notice: w.saved })
  },
})
