import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { text } from '#foundation/form.ts'
import { type Asked, goTo, page } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Page, Section } from '#ui/page.tsx'
import {
  actOnGrant,
  approveGrant,
  findGuarded,
  type Grant,
  getGrant,
  listSteps,
  mayAct,
  signedRequest,
} from './grant.server.ts'
import { confidentialAt } from './grant.ts'
import { GrantFacts, GrantReadings, GrantSteps } from './grant-view.tsx'
import { kindWords, grantWords as w } from './grants.words.ts'
import { listReadings } from './reading.server.ts'
import { prepareToSign } from './signature.server.ts'
import { sentSignature, signedForm } from './signing.form.ts'
import { SignForm } from './signing.tsx'

type Where = Pick<Asked<{ organization: string; grant: string }, PersonActor>, 'db' | 'params'>

/** A grant, for those who guard it. */
export async function findGrant({ db, params }: Where) {
  const organization = await findGuarded(db, params.organization)
  const grant = await getGrant(db, params.grant, { organizationId: organization.id })
  return { organization, grant, at: `${confidentialAt(organization.slug)}/${grant.id}` }
}

export const titleOf = ({ mentee, mentor }: Grant) => w.aboutTitle(mentee, mentor)

/** Where one request stands, and what its reader here may do about it. */
export const grantPage = page('/organizations/:organization/confidential/:grant', {
  async show({ db, actor, params, key }) {
    const { organization, grant, at } = await findGrant({ db, params })
    const may = await Promise.all(
      (['approved', 'declined', 'upheld', 'begun', 'withdrawn'] as const).map((act) => mayAct(db, grant.id, act)),
    )
    const [approve, decline, decide, begin, withdraw] = may
    return (
      <Page
        title={titleOf(grant)}
        lead={grant.title}
        trail={{ href: confidentialAt(organization.slug), label: w.title }}
      >
        <GrantFacts grant={grant} />
        {grant.state === 'open' && grant.askedBy === actor.id && <Kinds grant={grant} at={at} />}
        <Actions>
          {approve && <LinkButton href={`${at}/agreement`} label={w.approveTitle} />}
          {decline && <LinkButton href={`${at}/refusal`} label={w.declineTitle} plain />}
          {decide && <LinkButton href={`${at}/decision`} label={w.decideTitle} />}
          {begin && <LinkButton href={`${at}/beginning`} label={w.beginTitle} />}
        </Actions>
        <GrantSteps grant={grant} steps={await listSteps(db, grant, key)} readerId={actor.id} />
        <GrantReadings readings={await listReadings(db, grant.id)} />
        {withdraw && <Form action={`${at}/withdrawal`} button={w.withdraw} tone="care" />}
      </Page>
    )
  },
})

function Kinds({ grant, at }: { grant: Grant; at: string }) {
  return (
    <Section title={w.readKind}>
      <Actions>
        {grant.kinds.map((kind) => (
          <LinkButton href={`${at}/read/${kind}`} label={kindWords[kind]} plain />
        ))}
      </Actions>
    </Section>
  )
}

/** The second signature. */
export const grantAgreementPage = page('/organizations/:organization/confidential/:grant/agreement', {
  fresh: true,
  async show({ db, actor, params, key, settings }) {
    const { grant, at } = await findGrant({ db, params })
    if (!(await mayAct(db, grant.id, 'approved'))) return goTo(at)
    const request = await signedRequest(db, grant, key)
    const signing = await prepareToSign(db, actor, key, request, { act: 'approved', words: '' }, settings)
    return (
      <Page title={w.approveTitle} lead={w.approveLead} trail={{ href: at, label: titleOf(grant) }}>
        <GrantFacts grant={grant} />
        <GrantSteps grant={grant} steps={await listSteps(db, grant, key)} readerId={actor.id} />
        <SignForm signing={signing} button={w.approve} />
      </Page>
    )
  },
  form: signedForm,
  async answer({ db, actor, params, values, key, settings }) {
    const { grant, at } = await findGrant({ db, params })
    await approveGrant(db, actor, grant, key, sentSignature(values, settings))
    return goTo(at, { notice: w.approved })
  },
})

/** A no instead. */
export const grantRefusalPage = page('/organizations/:organization/confidential/:grant/refusal', {
  async show({ db, params }) {
    const { grant, at } = await findGrant({ db, params })
    if (!(await mayAct(db, grant.id, 'declined'))) return goTo(at)
    return (
      <Page title={w.decline} trail={{ href: at, label: titleOf(grant) }}>
        <Form button={w.decline}>
          <TextArea name="words" label={w.declineReason} audience={w.reasonAudience} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ words: text(2000) }),
  async answer({ db, actor, params, values, key }) {
    const { grant, at } = await findGrant({ db, params })
    await actOnGrant(db, actor, grant, 'declined', values.words, key)
    return goTo(at, { notice: w.declined })
  },
})

/** The day of reading begins. */
export const grantBeginningPage = page('/organizations/:organization/confidential/:grant/beginning', {
  fresh: true,
  async show({ db, params }) {
    const { grant, at } = await findGrant({ db, params })
    if (!(await mayAct(db, grant.id, 'begun'))) return goTo(at)
    return (
      <Page title={w.beginTitle} lead={w.beginLead} trail={{ href: at, label: titleOf(grant) }}>
        <GrantFacts grant={grant} />
        <Form button={w.begin} />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key }) {
    const { grant, at } = await findGrant({ db, params })
    await actOnGrant(db, actor, grant, 'begun', '', key)
    return goTo(at)
  },
})

/** Taking it back. */
export const grantWithdrawalPage = page('/organizations/:organization/confidential/:grant/withdrawal', {
  async show({ db, params }) {
    const { at } = await findGrant({ db, params })
    return goTo(at)
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key }) {
    const { grant, at } = await findGrant({ db, params })
    await actOnGrant(db, actor, grant, 'withdrawn', '', key)
    return goTo(at, { notice: w.withdrawn })
  },
})
