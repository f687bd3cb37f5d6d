import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { visitor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import type { Language } from '#foundation/language.ts'
import { ask } from '#foundation/outbox.ts'
import type { Caller } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { readChallenge } from './challenge.ts'
import { credentialsWords as w } from './credentials.words.ts'
import type { NewSession } from './proof.server.ts'
import { settleEnrolment, tellEverywhere } from './standing.server.ts'

/** What a browser sent about a passkey, and by which challenge of ours it was asked. */
export interface Sent {
  readonly challenge: string
  readonly response: string
}

/** The house as passkeys know it, and the moment. */
export interface Ceremony {
  readonly origin: string
  readonly key: Buffer
  readonly caller: Caller
  readonly now: Temporal.Instant
}

/** ES256, EdDSA and RS256: between them, every device there is. */
export const algorithms = [-7, -8, -257] as const

/** Passkeys belong to a name: at a bare number (127.0.0.1) no browser makes one. */
export const rpOf = (origin: string): string => new URL(origin).hostname
export const canHavePasskeys = (origin: string): boolean => !/^[\d.]+$|^\[/.test(rpOf(origin))

/** The actor's passkeys, the newest first. */
export async function listPasskeys(db: Db, actor: PersonActor) {
  return db
    .selectFrom('passkeys')
    .select(['id', 'credential', 'transports', 'name', 'usedAt', 'blockedAt', 'createdAt', 'version'])
    .where('personId', '=', actor.id)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** One passkey of the actor's own. */
export async function getPasskey(db: Db, actor: PersonActor, id: string) {
  return orNotFound((await listPasskeys(db, actor)).find((passkey) => passkey.id === id))
}

/** Adds the passkey that a browser has just made. */
export async function enrolPasskey(db: Db, actor: PersonActor, sent: Sent, name: string, ceremony: Ceremony) {
  const { origin } = ceremony
  const expectedChallenge = await spendChallenge(db, sent.challenge, ceremony)
  refuseUnless(expectedChallenge, w.passkeyOver)
  const made = await orUndefined(async () =>
    verifyRegistrationResponse({
      response: JSON.parse(sent.response) as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpOf(origin),
      supportedAlgorithmIDs: [...algorithms],
    }),
  )
  refuseUnless(made?.verified, w.passkeyFailed)
  const { credential } = made.registrationInfo
  const id = crypto.randomUUID()
  const added = await db
    .insertInto('passkeys')
    .values({
      id,
      personId: actor.id,
      credential: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)).slice(0, 8),
      name,
    })
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .executeTakeFirst()
  refuseUnless(added.numInsertedOrUpdatedRows === 1n, w.passkeyFailed)
  await settleEnrolment(db, actor, 'passkey.added', id)
}

/**
 * Signs in whoever has the passkey that signed, or proves the holder of this session by it. Whatever is wrong, the
 * answer is one and the same: nothing tells a passkey we do not know from one that signed badly.
 */
export async function signInByPasskey(
  db: Db,
  sent: Sent,
  ceremony: Ceremony,
): Promise<{ session: NewSession; language: Language } | undefined> {
  const { origin, caller } = ceremony
  await limitRate(db, 'passkey sign-ins', caller.address, 300, 900)
  const expectedChallenge = await spendChallenge(db, sent.challenge, ceremony)
  const response = await orUndefined(async () => JSON.parse(sent.response) as AuthenticationResponseJSON)
  if (!expectedChallenge || typeof response?.id !== 'string') return undefined
  const passkey = await findByCredential(db, Buffer.from(response.id, 'base64url'))
  if (!passkey) return undefined
  // The counter is judged below, where it can be told from a bad signature.
  const credential = { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 }
  const proved = await orUndefined(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpOf(origin),
      credential,
    }),
  )
  if (!proved?.verified) return undefined
  const { newCounter } = proved.authenticationInfo
  if (hasGoneBack(newCounter, passkey.counter)) {
    await blockPasskey(db, passkey.id)
    return undefined
  }
  return begin(db, passkey, newCounter, caller)
}

interface Found {
  readonly id: string
  readonly personId: string
  readonly publicKey: Buffer
  readonly counter: number
}

async function findByCredential(db: Db, credential: Buffer): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select * from app.passkey_for(${credential})`.execute(db)
  return rows[0]
}

async function begin(db: Db, passkey: Found, counter: number, caller: Caller) {
  const token = caller.session ?? newToken()
  const { rows } = await sql<{ personId: string; seconds: number; language: Language }>`
    select * from app.sign_in_by_passkey(${passkey.id}, ${passkey.counter}, ${counter}, ${hash(token)}, ${caller.agent})`.execute(
    db,
  )
  const begun = rows[0]
  if (!begun) return undefined
  await record(db, visitor, 'sign-in.completed', {
    recordType: 'person',
    recordId: begun.personId,
    facts: { by: 'passkey' },
  })
  return { session: { token, seconds: begun.seconds }, language: begun.language }
}

/** Whether a device counts lower than it did; many never count at all. */
export const hasGoneBack = (counter: number, was: number): boolean => (counter > 0 || was > 0) && counter <= was

/** A counter that goes back means that somebody has a copy: this passkey opens nothing any more, and its owner hears of it. */
export async function blockPasskey(db: Db, id: string): Promise<void> {
  await sql`select app.block_passkey(${id})`.execute(db)
  await record(db, visitor, 'passkey.blocked', { recordType: 'passkey', recordId: id })
  await ask(db, { kind: 'passkey.tell-blocked', subjectId: id })
}

/** @returns the challenge, if this browser was given it lately and has not used it before */
async function spendChallenge(db: Db, name: string, { key, caller, now }: Ceremony): Promise<string | undefined> {
  const drawn = readChallenge(key, caller.browser, name, now)
  return drawn && (await spendDrawn(db, drawn.id)) ? drawn.challenge : undefined
}

/** Takes a challenge out of the world. @returns whether it was still in it */
export async function spendDrawn(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ spent: boolean }>`select app.spend_challenge(${id}) as spent`.execute(db)
  return rows[0]?.spent === true
}

/** The library throws for whatever a stranger may have sent. */
export async function orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** Gives a passkey another name. */
export async function renamePasskey(db: Db, actor: PersonActor, id: string, version: number, name: string) {
  await getPasskey(db, actor, id)
  await changeVersioned(db, 'passkeys', id, version, { name })
  await record(db, actor, 'passkey.renamed', { recordType: 'passkey', recordId: id })
}

/** Removes a passkey: it opens nothing any more. */
export async function removePasskey(db: Db, actor: PersonActor, id: string): Promise<void> {
  await getPasskey(db, actor, id)
  await db.deleteFrom('passkeys').where('id', '=', id).where('personId', '=', actor.id).execute()
  await record(db, actor, 'passkey.removed', { recordType: 'passkey', recordId: id })
  await tellEverywhere(db, actor, 'passkey.removed', id)
}
