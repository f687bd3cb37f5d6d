import { sql } from 'kysely'
import { visitor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive, hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import type { Language } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import type { Caller } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { peopleWords } from './people.words.ts'

export interface SignInRequest {
  readonly address: string
  readonly language: Language
  /** A path of ours to go on to. */
  readonly destination: string
  /** Asked while applying: an address nobody has yet becomes a new person with this name. */
  readonly joining?: { readonly name: string }
}

/** The link token of one request: derived, so that it is in the letter and in no table. */
export function signInToken(key: Buffer, id: string): string {
  return derive(key, `sign-in ${id}`).toString('base64url')
}

/** The 8-digit code of the same request. */
export function signInCode(key: Buffer, id: string): string {
  return String(derive(key, `code ${id}`).readUInt32BE() % 100_000_000).padStart(8, '0')
}

/**
 * Asks for a letter with a link and a code, good in this browser. Says and does the same whether or not the address
 * is known: what the letter says is decided when it is written.
 */
export async function askToSignIn(db: Db, request: SignInRequest, caller: Caller, key: Buffer): Promise<void> {
  await limitRate(db, 'sign-in mail an hour', request.address, 5, 3600)
  await limitRate(db, 'sign-in mail a day', request.address, 10, 86_400)
  await limitRate(db, 'sign-in requests', caller.address, 300, 900)
  const id = await makeSignIn(db, request, key, hash(caller.browser), 15)
  await post(db, {
    kind: 'sign-in',
    address: request.address,
    subjectId: id,
    particulars: { joining: request.joining !== undefined, language: request.language },
  })
}

/**
 * The operator's own door: a link that opens in any browser, for an hour. Written into the audit trail.
 *
 * @returns the token to put into the link
 */
export async function makeOperatorLink(db: Db, address: string, key: Buffer): Promise<string> {
  const id = await makeSignIn(db, { address, language: 'en', destination: '/' }, key, null, 60)
  await record(db, { kind: 'system', id: null, job: 'operator' }, 'sign-in.opened', {
    recordType: 'sign-in',
    recordId: id,
    purpose: 'operator',
  })
  return signInToken(key, id)
}

/**
 * The demo's own door: a link that proves all there is to prove, because everybody behind it is invented.
 *
 * @returns the token to put into the link
 */
export async function makeDemoLink(db: Db, address: string, key: Buffer): Promise<string> {
  const id = await makeSignIn(db, { address, language: 'en', destination: '/' }, key, null, 60)
  await sql`select app.vouch_for(${id})`.execute(db)
  return signInToken(key, id)
}

async function makeSignIn(
  db: Db,
  request: SignInRequest,
  key: Buffer,
  browser: Buffer | null,
  minutes: number,
): Promise<string> {
  const id = crypto.randomUUID()
  const code = hash(`${request.address} ${signInCode(key, id)}`)
  await sql`select app.ask_to_sign_in(${id}, ${request.address}, ${hash(signInToken(key, id))}, ${code}, ${browser},
    ${request.joining?.name ?? ''}, ${request.language}, ${request.destination}, ${request.joining !== undefined}, ${minutes})`.execute(
    db,
  )
  return id
}

export interface SignedIn {
  readonly session: { token: string; seconds: number }
  readonly destination: string
  readonly language: Language
}

/**
 * Completes a sign-in by the link's token or by the typed code, in the browser that asked.
 * A wrong code is counted even though it is refused, so this is called outside the form's own transaction rules:
 * the outcome is returned, not thrown.
 */
export async function completeSignIn(
  db: Db,
  proof: { token: string } | { code: string },
  caller: Caller,
): Promise<SignedIn | 'other-browser' | 'wrong-code' | 'over'> {
  const session = caller.session ?? newToken()
  const byToken = 'token' in proof ? hash(proof.token) : null
  const byCode = 'code' in proof ? proof.code.replace(/\D/g, '') : null
  const { rows } = await sql<{
    outcome: 'in' | 'other-browser' | 'wrong-code' | 'over'
    destination: string
    seconds: number
    language: Language
    personId: string
  }>`
    select * from app.complete_sign_in(${byToken}, ${byCode}, ${hash(caller.browser)}, ${hash(session)}, ${caller.agent})`.execute(
    db,
  )
  const result = orNotFound(rows[0])
  if (result.outcome !== 'in') return result.outcome
  await record(db, visitor, 'sign-in.completed', { recordType: 'person', recordId: result.personId })
  return {
    session: { token: session, seconds: result.seconds },
    destination: result.destination,
    language: result.language,
  }
}

/** Only a path of ours may be gone on to: it begins with one slash and holds no scheme, host or backslash. */
export function safeDestination(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[\w\-/.~%?=&+]*$/.test(path) ? path : '/'
}

/** Refuses what `completeSignIn` did not let in, in words. */
export function refuseUnlessIn(
  outcome: SignedIn | 'other-browser' | 'wrong-code' | 'over',
): asserts outcome is SignedIn {
  refuseUnless(outcome !== 'over', peopleWords.over)
  refuseUnless(outcome !== 'wrong-code', peopleWords.wrongCode, { field: 'code' })
  refuseUnless(outcome !== 'other-browser', peopleWords.otherBrowser)
}
