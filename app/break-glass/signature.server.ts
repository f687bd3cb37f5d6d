import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { type Assertion, isAssertionOf, takeAssertion, waysToSign } from '../credentials/assertion.server.ts'
import { type Challenge, drawChallenge, lasts, readChallenge } from '../credentials/challenge.ts'
import { spendDrawn } from '../credentials/passkey.server.ts'
import { digestOfGrant, houseMark, isMarked, type Request, type Signature, type Signer } from './grant.ts'
import { signingWords as w } from './signing.words.ts'

/** What a page sent of a passkey: the challenge it had drawn, by name, and what the passkey made of it. */
export interface SentSignature {
  readonly challenge: string
  readonly response: string
  readonly origin: string
}

/** What is kept of a passkey's signature: when its page was drawn, a word of the house's nobody could guess, and what was signed. */
interface Kept extends Assertion {
  readonly drawn: string
  readonly nonce: string
}

/** The instant the database goes by in this transaction: every step bears it, and what is signed says it. */
export async function instantOf(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select app.now() as at`.execute(db)
  return orNotFound(rows[0]).at
}

/** A challenge is drawn for one session, and says when. */
const reader = (actor: PersonActor) => actor.sessionId ?? actor.id
const drawnAt = (name: string) => Temporal.Instant.fromEpochMilliseconds(Number(name.split('.')[0]) * 1000)
/** A request asked for by passkey bears the name that was drawn with its page. */
export const idOfDrawn = (name: string): string => name.slice(name.indexOf('.') + 1)

/**
 * What a passkey signs: the digest of the request and the signer. The step itself bears the instant it is taken at, which
 * no page can know before; what is signed says when the page was drawn, at most five minutes earlier.
 */
function challengeOver(request: Request, signer: Signer, name: string, nonce: string): string {
  const at = drawnAt(name)
  const said = signer.act === 'asked' ? { ...request, askedAt: at } : request
  return digestOfGrant(said, { ...signer, at }, nonce).toString('base64url')
}

/** Draws what a passkey is to sign for one step, into one page. The request is given as it will stand, but for its name. */
export async function drawSignature(
  db: Db,
  actor: PersonActor,
  key: Buffer,
  request: Omit<Request, 'id'> & { readonly id?: string },
  step: Pick<Signer, 'act' | 'words'>,
): Promise<Challenge> {
  const at = await instantOf(db)
  const { name, challenge: nonce } = drawChallenge(key, reader(actor), at)
  const whole = { ...request, id: request.id ?? idOfDrawn(name) }
  return { name, challenge: challengeOver(whole, { ...step, personId: actor.id, at }, name, nonce) }
}

/** What a page needs so that somebody may sign there. */
export async function prepareToSign(
  db: Db,
  actor: PersonActor,
  key: Buffer,
  request: Parameters<typeof drawSignature>[3],
  step: Pick<Signer, 'act' | 'words'>,
  { origin }: { readonly origin: string },
) {
  const drawn = await drawSignature(db, actor, key, request, step)
  return { ways: await waysToSign(db, actor), drawn, origin }
}

/** Whoever has a passkey signs what the house has spelled out: they read their own words over first. */
export const mustReadOver = async (db: Db, actor: PersonActor): Promise<boolean> =>
  (await waysToSign(db, actor)).passkeys.length > 0

/** Signs a step: by the actor's passkey where they have one, else by the house for somebody who has just proved who they are. */
export async function signStep(
  db: Db,
  actor: PersonActor,
  key: Buffer,
  request: Request,
  signer: Signer,
  sent: SentSignature | undefined,
): Promise<Signature> {
  if (!sent) {
    refuseUnless((await waysToSign(db, actor)).plainly, w.needsPasskey)
    return { signature: houseMark(key, request, signer, null), signedWith: 'house', assertion: null }
  }
  const drawn = readChallenge(key, reader(actor), sent.challenge, signer.at)
  refuseUnless(drawn && (await spendDrawn(db, drawn.id)), w.notSigned)
  const over = challengeOver(request, signer, sent.challenge, drawn.challenge)
  const signed = await takeAssertion(db, actor, sent.response, over, sent.origin)
  refuseUnless(signed, w.notSigned)
  const kept: Kept = { ...signed, drawn: sent.challenge, nonce: drawn.challenge }
  const assertion = Buffer.from(JSON.stringify(kept))
  return { signature: houseMark(key, request, signer, assertion), signedWith: 'passkey', assertion }
}

/** Whether a step still is what was signed: by the house's mark, and by the passkey that signed it. */
export async function isSigned(key: Buffer, request: Request, signer: Signer, signature: Signature): Promise<boolean> {
  if (!isMarked(key, request, signer, signature)) return false
  const { signedWith, assertion } = signature
  if (signedWith === 'house' || !assertion) return signedWith === 'house' && !assertion
  const kept = JSON.parse(assertion.toString()) as Kept
  const late = drawnAt(kept.drawn).until(signer.at).total('seconds')
  return late >= 0 && late <= lasts + 1 && isAssertionOf(kept, challengeOver(request, signer, kept.drawn, kept.nonce))
}
