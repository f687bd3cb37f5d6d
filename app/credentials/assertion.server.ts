import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { credentialsWords as w } from './credentials.words.ts'
import { blockPasskey, hasGoneBack, listPasskeys, orUndefined, rpOf } from './passkey.server.ts'

/** What a passkey signed, with all that is needed to check it years later. Bytes are in base64url. */
export interface Assertion {
  readonly credential: string
  readonly publicKey: string
  readonly clientData: string
  readonly authenticatorData: string
  readonly signature: string
}

/** How somebody may sign something of their own. */
export interface WaysToSign {
  /** The passkeys that may; with one of them, the house alone signs for nobody. */
  readonly passkeys: readonly { readonly id: string; readonly transports: readonly string[] }[]
  /** The house may sign for them: they have no passkey, or have typed a code in the last five minutes. */
  readonly plainly: boolean
}

export async function waysToSign(db: Db, actor: PersonActor): Promise<WaysToSign> {
  const { rows } = await sql<{ plainly: boolean }>`select app.may_sign_plainly() as plainly`.execute(db)
  const passkeys = (await listPasskeys(db, actor)).filter(({ blockedAt }) => blockedAt === null)
  return {
    passkeys: passkeys.map(({ credential, transports }) => ({ id: credential.toString('base64url'), transports })),
    plainly: rows[0]?.plainly === true,
  }
}

/**
 * Takes what a passkey of the actor's own signed over a challenge that says what it is about.
 *
 * @param response what the browser sent
 * A counter that went back means that somebody has a copy: nothing is signed, and that passkey is blocked as it is at the door.
 *
 * @returns nothing if the signature is not good
 */
export async function takeAssertion(
  db: Db,
  actor: PersonActor,
  response: string,
  challenge: string,
  origin: string,
): Promise<Assertion | undefined> {
  const sent = await orUndefined(async () => JSON.parse(response) as AuthenticationResponseJSON)
  if (typeof sent?.id !== 'string') return undefined
  const passkey = await db
    .selectFrom('passkeys')
    .select(['id', 'publicKey', 'counter'])
    .where('personId', '=', actor.id)
    .where('credential', '=', Buffer.from(sent.id, 'base64url'))
    .where('blockedAt', 'is', null)
    .executeTakeFirst()
  const { clientDataJSON: clientData, authenticatorData, signature } = sent.response ?? {}
  if (!passkey || !clientData || !authenticatorData || !signature) return undefined
  const publicKey = passkey.publicKey.toString('base64url')
  const assertion: Assertion = { credential: sent.id, publicKey, clientData, authenticatorData, signature }
  const counter = await verify(assertion, challenge, origin)
  const was = Number(passkey.counter)
  if (counter === undefined) return undefined
  if (hasGoneBack(counter, was)) throw new Refusal(w.passkeyCopied, { leaving: (db) => blockPasskey(db, passkey.id) })
  const { rows } = await sql<{ used: boolean }>`
    select app.use_passkey(${passkey.id}, ${was}, ${counter}) as used`.execute(db)
  return rows[0]?.used ? assertion : undefined
}

/** Whether a passkey signed this challenge, at the house's address of that day. */
export async function isAssertionOf(assertion: Assertion, challenge: string): Promise<boolean> {
  const said = await orUndefined(
    async () => JSON.parse(Buffer.from(assertion.clientData, 'base64url').toString()) as { origin: string },
  )
  return said !== undefined && (await verify(assertion, challenge, said.origin)) !== undefined
}

/** @returns the device's counter, if the signature is good */
async function verify(assertion: Assertion, challenge: string, origin: string): Promise<number | undefined> {
  const { credential: id, publicKey, clientData, authenticatorData, signature } = assertion
  const checked = await orUndefined(() =>
    verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: clientData, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpOf(origin),
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
    }),
  )
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined
}
