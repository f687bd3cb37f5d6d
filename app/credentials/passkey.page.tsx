import { z } from 'zod'
import { optionalText, text, version } from '#foundation/form.ts'
import type { Asked } from '#foundation/page.ts'
import { accountPage, type GoTo, goTo, href, openPage, page, stay, withCare } from '#foundation/page.ts'
import { Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { safeDestination } from '../people/sign-in.server.ts'
import { drawChallenge } from './challenge.ts'
import { afterEnrolment } from './codes.page.tsx'
import { credentialsWords as w } from './credentials.words.ts'
import {
  algorithms,
  canHavePasskeys,
  enrolPasskey,
  getPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  rpOf,
  signInByPasskey,
} from './passkey.server.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { prove } from './proof.server.ts'
import { getStanding, isOnlyWay } from './standing.server.ts'
import { waysPage } from './ways.page.tsx'

type Here = Pick<Asked<unknown, never>, 'key' | 'caller' | 'now' | 'settings'>
const ceremonyOf = ({ key, caller, now, settings }: Here) => ({ key, caller, now, origin: settings.origin })
const rp = (origin: string) => ({ id: rpOf(origin), name: 'Alongside' })
const sent = { challenge: text(100), response: text(20_000) }

/** Signing in with a passkey, or proving by one who holds this session. Here the browser runs a script of ours. */
export const passkeySignInPage = openPage('/sign-in/passkey', {
  show({ query, key, caller, now, settings }) {
    const to = safeDestination(query.to)
    return (
      <Page title={w.passkeySignIn} lead={w.passkeySignInLead}>
        <PasskeyForm
          button={w.passkeySignIn}
          drawn={drawChallenge(key, caller.browser, now)}
          task={{ make: false, rp: rp(settings.origin) }}
        >
          <Hidden name="to" value={to} />
        </PasskeyForm>
        <P text={w.passkeyIs} class="soft measure" />
        <Actions>
          <LinkButton href={`/sign-in?to=${encodeURIComponent(to)}`} label={w.anotherWay} plain />
        </Actions>
      </Page>
    )
  },
  form: z.strictObject({ ...sent, to: text(500) }),
  // What is wrong is led to, not thrown: the challenge stays spent, and a blocked passkey blocked.
  async answer(asked): Promise<GoTo> {
    const { db, values } = asked
    const to = safeDestination(values.to)
    const begun = await signInByPasskey(db, values, ceremonyOf(asked))
    if (!begun) return goTo(href(passkeySignInPage, {}, { to }), { notice: withCare(w.passkeyNotKnown) })
    return goTo(to, begun)
  },
})

/** Adding a passkey to this device. */
export const newPasskeyPage = accountPage('/me/sign-in/passkeys/new', {
  async show({ db, actor, query, key, caller, now, settings }) {
    const { mayEnrol } = await getStanding(db)
    if (!mayEnrol) return goTo(href(waysPage))
    const known = await listPasskeys(db, actor)
    return (
      <Page title={w.addPasskey} lead={w.passkeyIs} trail={{ href: href(waysPage), label: w.ways }}>
        {canHavePasskeys(settings.origin) ? (
          <PasskeyForm
            button={w.passkeyMake}
            drawn={drawChallenge(key, caller.browser, now)}
            task={{
              make: true,
              rp: rp(settings.origin),
              algorithms,
              user: {
                id: Buffer.from(actor.id.replaceAll('-', ''), 'hex').toString('base64url'),
                name: actor.name,
                displayName: actor.name,
              },
              known: known.map(({ credential, transports }) => ({ id: credential.toString('base64url'), transports })),
            }}
          >
            <TextField
              name="name"
              label={w.passkeyName}
              hint={w.passkeyNameHint}
              value={deviceOf(caller.agent)}
              width="medium"
            />
            <Hidden name="to" value={query.to ?? ''} />
          </PasskeyForm>
        ) : (
          <P text={w.noPasskeysHere} class="notice" />
        )}
        <Actions>
          <LinkButton href={href(waysPage)} label={w.anotherWay} plain />
        </Actions>
      </Page>
    )
  },
  form: z.strictObject({ ...sent, name: text(60), to: optionalText(500) }),
  async answer(asked): Promise<GoTo> {
    const { db, actor, values, caller } = asked
    await enrolPasskey(db, actor, values, values.name, ceremonyOf(asked))
    return afterEnrolment(db, await prove(db, caller), values.to, w.passkeyAdded)
  },
  fresh: true,
})

/** One passkey: its name, and removing it. */
export const passkeyPage = page('/me/sign-in/passkeys/:passkey', {
  async show({ db, actor, params }) {
    const passkey = await getPasskey(db, actor, params.passkey)
    return (
      <Page title={passkey.name} trail={{ href: href(waysPage), label: w.ways }}>
        <Form button={w.rename} version={passkey.version}>
          <TextField name="name" label={w.passkeyName} value={passkey.name} width="medium" />
        </Form>
        <Section title={w.remove}>
          <Form action={href(passkeyRemovalPage, params)} button={w.remove} tone="care" />
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ name: text(60), version: version() }),
  async answer({ db, actor, params, values }): Promise<GoTo> {
    await renamePasskey(db, actor, params.passkey, values.version, values.name)
    return stay({ notice: w.saved })
  },
  fresh: true,
})

export const passkeyRemovalPage = page('/me/sign-in/passkeys/:passkey/removal', {
  show: ({ params }) => goTo(href(passkeyPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }): Promise<GoTo> {
    if (await isOnlyWay(db, actor, params.passkey)) return goTo(href(waysPage), { notice: w.lastOne })
    await removePasskey(db, actor, params.passkey)
    return goTo(href(waysPage), { notice: w.removed })
  },
  fresh: true,
})

/** "Safari, iPad", as far as a user agent tells. */
function deviceOf(agent: string): string {
  const machine = /(iPad|iPhone|Android|Windows|Mac OS X|Linux)/.exec(agent)?.[1]?.replace('Mac OS X', 'Mac')
  return machine ?? ''
}
