import { z } from 'zod'
import { address } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { type GoTo, goTo, href, openPage, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { signInCodePage } from '../people/sign-in.page.tsx'
import { askToSignIn, safeDestination } from '../people/sign-in.server.ts'
import {
  authorizationUrl,
  discover,
  prove,
  redirectUri,
  SignOnError,
  type SignOnTrouble,
  secretsOf,
} from './oidc.server.ts'
import { findOpenProvider } from './provider.server.ts'
import {
  beginSignOn,
  completeSignOn,
  connectSignOn,
  findWaiting,
  isOfEmployer,
  limitSignOn,
  noteRefused,
  takeSignOn,
} from './sign-on.server.ts'
import { signOnWords as w } from './single-sign-on.words.ts'

/** Sends the browser to an employer's sign-in; where that does not answer, the letter is on the same page. */
export const beginSignOnPage = openPage('/sign-in/with/:provider', {
  audited: true, // it notes the attempt
  async outside({ params, caller, settings, briefly }) {
    const provider = await briefly(async (db) => {
      await limitSignOn(db, caller)
      return findOpenProvider(db, params.provider)
    })
    if (!provider) return undefined
    const found = await discover({ ...provider, secret: '' }, settings.local).catch(troubleOf)
    return { provider, found }
  },
  async show({ db, params, query, caller, key, settings }, outside) {
    const provider = orNotFound(outside?.provider ?? (await findOpenProvider(db, params.provider)))
    if (!outside || typeof outside.found === 'string')
      return <NotIn provider={provider} text={outside && w.down(provider.label)} />
    const attempt = await beginSignOn(db, provider.id, safeDestination(query.to), caller, key)
    const redirect = redirectUri(settings.origin, provider.id)
    return goTo(await authorizationUrl(outside.found, secretsOf(key, attempt), redirect))
  },
  form: z.strictObject({ address: address() }),
  async answer({ db, values, language, caller, key, query }): Promise<GoTo> {
    const destination = safeDestination(query.to)
    await askToSignIn(db, { address: values.address, language, destination }, caller, key)
    return goTo(href(signInCodePage))
  },
})

/** Where an employer's sign-in sends the browser back to. */
export const signOnBackPage = openPage('/sign-in/with/:provider/back', {
  audited: true, // it signs in
  async outside({ params, query, search, caller, key, settings, briefly }) {
    const taken = await briefly(async (db) => {
      await limitSignOn(db, caller)
      return takeSignOn(db, params.provider, query.state ?? '', caller, key)
    })
    if (!taken) return undefined
    const speak = async () =>
      prove(
        await discover(taken, settings.local),
        secretsOf(key, taken.attemptId),
        redirectUri(settings.origin, params.provider),
        search,
      )
    return { taken, proof: await speak().catch(troubleOf) }
  },
  async show({ db, actor, params, language, caller, key, now }, outside) {
    const provider = orNotFound(await findOpenProvider(db, params.provider))
    const refuse = async (trouble: SignOnTrouble | 'other-domain', text: Text) => {
      await noteRefused(db, actor, provider.id, trouble)
      return <NotIn provider={provider} text={text} />
    }
    if (!outside) return actor.kind === 'person' ? goTo('/') : <NotIn provider={provider} text={w.over} />
    const { taken, proof } = outside
    const { label } = provider
    if (proof === 'cancelled') return refuse(proof, w.cancelled(label))
    if (typeof proof === 'string') return refuse(proof, proof === 'not-believed' ? w.notBelieved(label) : w.down(label))
    if (proof.address && !isOfEmployer(proof.address, taken.domains))
      return refuse('other-domain', w.otherDomain(label))
    const done = await completeSignOn(db, actor, taken, proof, caller, key, now)
    if (done.outcome === 'in') return goTo(done.destination, { session: done.session, language: done.language })
    if (done.outcome === 'same') return goTo(done.destination, { notice: w.already(label) })
    const confirm = href(connectPage, params)
    if (actor.kind === 'person') return goTo(confirm)
    if (!proof.verified) return goTo(`/sign-in?to=${encodeURIComponent(confirm)}`, { notice: w.firstTimeOther(label) })
    await askToSignIn(db, { address: proof.address, language, destination: confirm }, caller, key)
    return goTo(href(signInCodePage), { notice: w.firstTime(label) })
  },
})

/** The owner of an account, signed in, says whether whom the employer named is they. */
export const connectPage = page('/sign-in/with/:provider/connect', {
  fresh: true,
  async show({ db, actor, params, caller }) {
    const waiting = await findWaiting(db, params.provider, caller)
    if (!waiting)
      return (
        <Page title={w.ownTitle} trail={{ href: ownPath, label: w.ownTitle }}>
          <P text={w.nothingWaits} />
        </Page>
      )
    const { label, address } = waiting
    return (
      <Page title={w.connectTitle(label)}>
        <P text={w.connectWho(label, address)} />
        <P text={w.connectHere(actor.name)} />
        <P text={w.connectMeans} />
        <Form button={w.connect} />
        <Actions>
          <LinkButton href="/" label={w.notMe} plain />
        </Actions>
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, caller, now }) {
    const { label, destination } = orNotFound(await findWaiting(db, params.provider, caller))
    await connectSignOn(db, actor, params.provider, caller, now)
    return goTo(destination === '/' ? ownPath : destination, { notice: w.connected(label) })
  },
})

const ownPath = '/me/single-sign-on'

function troubleOf(error: unknown): SignOnTrouble {
  if (error instanceof SignOnError) return error.trouble
  throw error
}

/** Nobody is signed in: why, and the letter, which needs no employer. */
function NotIn({ provider, text }: { provider: { id: string; label: string }; text: Text | undefined }) {
  const here = href(beginSignOnPage, { provider: provider.id })
  return (
    <Page title={w.signInWith(provider.label)}>
      {text && (
        <Notice tone="care">
          <P text={text} />
        </Notice>
      )}
      <Actions>
        <LinkButton href={here} label={w.again(provider.label)} plain />
      </Actions>
      <Section title={w.byLetter}>
        <P text={w.byLetterLead} />
        <Form action={here} button={w.sendLink}>
          <TextField
            name="address"
            type="email"
            label={w.email}
            autocomplete="email"
            width="medium"
            inputmode="email"
          />
        </Form>
      </Section>
    </Page>
  )
}
