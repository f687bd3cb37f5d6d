import { sql } from 'kysely'
import type { Actor, PersonActor, Visitor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive, hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import type { Language } from '#foundation/language.ts'
import { postAll } from '#foundation/outbox.ts'
import type { Caller } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { endAllSessions, listVerifiedAddresses } from '../sessions/session.server.ts'
import { type Proof, type SignOnTrouble, secretsOf } from './oidc.server.ts'
import { openSecret } from './provider.server.ts'
import { signOnWords as w } from './single-sign-on.words.ts'

/** Signing in by letters and by employers are counted together, and a whole district shares an address. */
export const limitSignOn = (db: Db, caller: Caller) => limitRate(db, 'sign-in requests', caller.address, 300, 900)

/** Begins an attempt in this browser. @returns its id, from which everything random in it follows */
export async function beginSignOn(
  db: Db,
  providerId: string,
  destination: string,
  caller: Caller,
  key: Buffer,
): Promise<string> {
  const id = crypto.randomUUID()
  const { state } = secretsOf(key, id)
  await sql`select app.begin_sign_on(${id}, ${providerId}, ${hash(state)}, ${hash(caller.browser)}, ${destination})`.execute(
    db,
  )
  return id
}

/** An attempt whose browser has come back. */
export interface TakenAttempt {
  readonly attemptId: string
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  readonly domains: readonly string[]
}

/** Takes the state a browser came back with, once; undefined for any but the browser, the provider and the time it was for. */
export async function takeSignOn(
  db: Db,
  providerId: string,
  state: string,
  caller: Caller,
  key: Buffer,
): Promise<TakenAttempt | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(providerId)) return undefined
  const { rows } = await sql<
    Omit<TakenAttempt, 'secret'> & { sealed: Buffer }
  >`select * from app.take_sign_on(${hash(state)}, ${hash(caller.browser)}, ${providerId})`.execute(db)
  const [taken] = rows
  if (!taken) return undefined
  const { sealed, ...rest } = taken
  return { ...rest, secret: openSecret(key, providerId, sealed) }
}

/** Whom a provider names: issuer and subject together, never an address. Hashed with the house's key. */
export const subjectHash = (key: Buffer, { issuer, subject }: Pick<Proof, 'issuer' | 'subject'>): Buffer =>
  derive(key, `sign-on subject ${JSON.stringify([issuer, subject])}`)

/** Whether the employer may vouch for this address: one of the domains its organization listed. */
export const isOfEmployer = (address: string, domains: readonly string[]): boolean =>
  domains.includes(address.slice(address.lastIndexOf('@') + 1))

type Completed =
  | { readonly outcome: 'in'; destination: string; language: Language; session: { token: string; seconds: number } }
  | { readonly outcome: 'same' | 'unknown'; destination: string }

/** Ends an attempt with what the provider proved: a session for whom it is known to be, or a wait for the owner's word. */
export async function completeSignOn(
  db: Db,
  actor: PersonActor | Visitor,
  taken: TakenAttempt,
  proof: Proof,
  caller: Caller,
  key: Buffer,
  now: Temporal.Instant,
): Promise<Completed> {
  const token = caller.session ?? newToken()
  const { rows } = await sql<{
    outcome: 'in' | 'same' | 'unknown' | 'over'
    personId: string
    destination: string
    seconds: number
    language: Language
  }>`select * from app.complete_sign_on(${taken.attemptId}, ${subjectHash(key, proof)}, ${proof.address}, ${hash(token)}, ${caller.agent})`.execute(
    db,
  )
  const { outcome, personId, destination, seconds, language } = orNotFound(rows[0])
  refuseUnless(outcome !== 'over', w.over)
  if (outcome !== 'in') return { outcome, destination }
  // Somebody else was signed in in this browser; their session does not stay behind without a browser.
  if (actor.kind === 'person' && actor.sessionId)
    await db.updateTable('sessions').set({ endedAt: now }).where('id', '=', actor.sessionId).execute()
  await record(db, actor, 'sign-in.completed', {
    recordType: 'person',
    recordId: personId,
    purpose: 'single-sign-on',
  })
  return { outcome, destination, language, session: { token, seconds } }
}

/** Writes down that somebody was not let in, so that an administrator who is asked can see why. */
export async function noteRefused(
  db: Db,
  actor: Actor,
  providerId: string,
  trouble: SignOnTrouble | 'other-domain',
): Promise<void> {
  await record(db, actor, 'sign-on.refused', {
    recordType: 'sign-on-provider',
    recordId: providerId,
    facts: { trouble },
  })
}

/** What a provider said in this browser and its owner has not confirmed yet. */
export async function findWaiting(db: Db, providerId: string, caller: Caller) {
  if (!/^[0-9a-f-]{36}$/.test(providerId)) return undefined
  const { rows } = await sql<{
    attemptId: string
    label: string
    address: string
    destination: string
  }>`select * from app.waiting_sign_on(${hash(caller.browser)}, ${providerId})`.execute(db)
  return rows[0]
}

/**
 * The signed-in person confirms that whom the provider named is they. From now on that opens their account, and all their
 * addresses are told.
 */
export async function connectSignOn(
  db: Db,
  actor: PersonActor,
  providerId: string,
  caller: Caller,
  now: Temporal.Instant,
): Promise<void> {
  const waiting = await findWaiting(db, providerId, caller)
  refuseUnless(waiting, w.over)
  const { rows } = await sql<{
    outcome: 'connected' | 'replaced' | 'taken' | 'over'
  }>`select app.connect_sign_on(${waiting.attemptId}, ${hash(caller.browser)}) as outcome`.execute(db)
  const outcome = rows[0]?.outcome
  refuseUnless(outcome !== 'over', w.over)
  refuseUnless(outcome !== 'taken', w.taken)
  if (outcome === 'replaced') await endAllSessions(db, actor, actor.id, now, { but: actor.sessionId })
  await record(db, actor, 'sign-on.connected', {
    recordType: 'person',
    recordId: actor.id,
    facts: { replaced: outcome === 'replaced' },
  })
  const addresses = await listVerifiedAddresses(db, actor.id)
  await postAll(
    db,
    addresses.map((address) => ({
      kind: 'sign-on.connected',
      personId: actor.id,
      address,
      subjectId: providerId,
      occurrence: waiting.attemptId,
    })),
  )
}

/** The employers the actor can sign in by. */
export async function listConnected(db: Db, actor: PersonActor) {
  return db
    .selectFrom('signOnIdentities')
    .innerJoin('signOnProviders', 'signOnProviders.id', 'signOnIdentities.providerId')
    .select(['signOnIdentities.id', 'providerId', 'label', 'connectedAt', 'usedAt', 'openedAt'])
    .where('personId', '=', actor.id)
    .where('endedAt', 'is', null)
    .orderBy('label')
    .execute()
}

/** An employer's sign-in opens the actor's account no longer; every other session of theirs ends, whatever began it. */
export async function disconnect(db: Db, actor: PersonActor, id: string, now: Temporal.Instant): Promise<void> {
  const ended = await db
    .updateTable('signOnIdentities')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('personId', '=', actor.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  orNotFound(ended.numUpdatedRows > 0n)
  await endAllSessions(db, actor, actor.id, now, { but: actor.sessionId })
  await record(db, actor, 'sign-on.disconnected', { recordType: 'person', recordId: actor.id })
}
