import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { choice, optionalText, text, version } from '#foundation/form.ts'
import { type Asked, goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { discover, redirectUri, SignOnError } from './oidc.server.ts'
import {
  addProvider,
  changeProvider,
  getProvider,
  listProviders,
  openProvider,
  type Provider,
  type ProviderForm,
} from './provider.server.ts'
import { troubleWords, signOnWords as w } from './single-sign-on.words.ts'

/** The organization, for its administrator. */
async function administer(db: Db, slug: string) {
  const organization = await findOrganization(db, slug)
  await mustAdminister(db, organization.id)
  return organization
}

async function administerProvider(db: Db, params: { organization: string; provider: string }): Promise<Provider> {
  const organization = await administer(db, params.organization)
  return getProvider(db, organization.id, params.provider)
}

/** Every employer by whose sign-in people come in. */
export const providersPage = page('/organizations/:organization/single-sign-on', {
  async show({ db, params }) {
    const organization = await administer(db, params.organization)
    const providers = await listProviders(db, organization.id)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/organizations/${params.organization}`, label: organization.name }}
        wide
      >
        <P text={w.proves} />
        {providers.length === 0 ? (
          <P text={w.noProviders} />
        ) : (
          <Table
            caption={w.title}
            rows={providers}
            columns={[
              {
                head: w.name,
                cell: ({ id, label }) => <a href={href(providerPage, { ...params, provider: id })}>{label}</a>,
              },
              { head: w.domains, cell: ({ domains }) => domains.join(', ') },
              {
                head: w.state,
                cell: ({ openedAt }) => (
                  <Tag text={openedAt ? w.open : w.closed} tone={openedAt ? 'good' : undefined} />
                ),
              },
            ]}
          />
        )}
        <Actions>
          <LinkButton href={href(newProviderPage, params)} label={w.add} />
        </Actions>
      </Page>
    )
  },
})

const fields = {
  label: text(120),
  issuer: text(300),
  clientId: text(300),
  secret: optionalText(500),
  domains: text(5000),
}
const formOf = (values: Omit<ProviderForm, 'domains'> & { domains: string }): ProviderForm => ({
  ...values,
  domains: values.domains.split(/[\n,;]+/),
})

function Fields({ provider }: { provider?: Provider }) {
  return (
    <>
      <TextField name="label" label={w.label} hint={w.labelHint} value={provider?.label} />
      <TextField name="issuer" type="url" label={w.issuer} hint={w.issuerHint} value={provider?.issuer} />
      <TextField name="clientId" label={w.clientId} value={provider?.clientId} width="medium" />
      <TextField name="secret" label={w.secret} hint={w.secretHint} optional={provider !== undefined} width="medium" />
      <TextArea name="domains" label={w.domains} hint={w.domainsHint} value={provider?.domains.join('\n')} rows={3} />
    </>
  )
}

/** Setting one up. */
export const newProviderPage = page('/organizations/:organization/single-sign-on/new', {
  fresh: true,
  async show({ db, params }) {
    await administer(db, params.organization)
    return (
      <Page title={w.add} lead={w.addLead} trail={{ href: href(providersPage, params), label: w.title }} wide>
        <Form button={w.save}>
          <Fields />
        </Form>
      </Page>
    )
  },
  form: z.strictObject(fields),
  async answer({ db, actor, params, values, key, settings }) {
    const organization = await administer(db, params.organization)
    const provider = await addProvider(db, actor, organization.id, formOf(values), key, settings.local)
    return goTo(href(providerPage, { ...params, provider }), { notice: w.saved })
  },
})

/** One employer: what to give its people, trying it, changing it. */
export const providerPage = page('/organizations/:organization/single-sign-on/:provider', {
  fresh: true,
  async show({ db, params, settings }) {
    const provider = await administerProvider(db, params)
    return (
      <Page title={provider.label} trail={{ href: href(providersPage, params), label: w.title }} wide>
        <p>
          <Tag text={provider.openedAt ? w.open : w.closed} tone={provider.openedAt ? 'good' : undefined} />
        </p>
        <Facts facts={[[w.redirect, <code>{redirectUri(settings.origin, provider.id)}</code>]]} />
        <P text={w.redirectHint} class="soft measure" />
        <P text={w.testLead} />
        <Actions>
          <LinkButton href={href(testPage, params)} label={w.test} plain={provider.openedAt !== null} />
          {provider.openedAt && (
            <Form action={href(switchPage, params)} button={w.closeIt} tone="care" inline>
              <Hidden name="to" value="closed" />
            </Form>
          )}
        </Actions>
        <Section title={w.change}>
          <Form button={w.save} version={provider.version}>
            <Fields provider={provider} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ ...fields, version: version() }),
  async answer({ db, actor, params, values, key, settings }) {
    const provider = await administerProvider(db, params)
    const { version, ...form } = values
    await changeProvider(db, actor, provider, formOf(form), version, key, settings.local)
    const { openedAt } = await administerProvider(db, params)
    return stay({ notice: provider.openedAt && !openedAt ? w.savedClosed : w.saved })
  },
})

/** Asks the issuer what it is, and shows the answer; from here it is opened. */
export const testPage = page('/organizations/:organization/single-sign-on/:provider/test', {
  async outside({ params, settings, briefly }) {
    const provider = await briefly((db, actor) =>
      actor.kind === 'person' ? administerProvider(db, params) : Promise.resolve(undefined),
    )
    if (!provider) return undefined
    try {
      return (await discover({ ...provider, secret: '' }, settings.local)).serverMetadata()
    } catch (error) {
      if (error instanceof SignOnError) return error.trouble
      throw error
    }
  },
  async show({ db, params }: Pick<Asked<{ organization: string; provider: string }, never>, 'db' | 'params'>, said) {
    const provider = await administerProvider(db, params)
    const trail = { href: href(providerPage, params), label: provider.label }
    if (!said || typeof said === 'string')
      return (
        <Page title={w.testTitle(provider.label)} trail={trail} wide>
          <Notice tone="care">
            <P text={troubleWords[said as keyof typeof troubleWords] ?? troubleWords['not-provider']} />
          </Notice>
          <Actions>
            <LinkButton href={href(testPage, params)} label={w.test} plain />
          </Actions>
        </Page>
      )
    return (
      <Page title={w.testTitle(provider.label)} lead={w.testGood} trail={trail} wide>
        <Facts
          facts={[
            [w.issuer, said.issuer],
            [w.signInEnd, said.authorization_endpoint],
            [w.tokenEnd, said.token_endpoint],
            [w.pkce, said.code_challenge_methods_supported?.includes('S256') ? w.yes : w.notSaid],
            [w.issSent, said.authorization_response_iss_parameter_supported ? w.yes : w.notSaid],
          ]}
        />
        {!provider.openedAt && (
          <Form action={href(switchPage, params)} button={w.openIt}>
            <Hidden name="to" value="open" />
          </Form>
        )}
      </Page>
    )
  },
})

/** Opening and closing. */
export const switchPage = page('/organizations/:organization/single-sign-on/:provider/switch', {
  fresh: true,
  show: ({ params }) => goTo(href(providerPage, params)),
  form: z.strictObject({ to: choice(['open', 'closed']) }),
  async answer({ db, actor, params, values, now }) {
    const provider = await administerProvider(db, params)
    await openProvider(db, actor, provider, values.to === 'open', now)
    return goTo(href(providerPage, params), { notice: values.to === 'open' ? w.opened : w.closedDone })
  },
})
