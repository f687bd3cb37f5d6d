import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import type { Language } from '#foundation/language.ts'
import type { Caller } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { askToSignIn } from '../people/sign-in.server.ts'
import { takeRecoveryCode } from './recovery.server.ts'
import { takeTotp } from './totp.server.ts'

export type NewSession = { readonly token: string; readonly seconds: number }

/**
 * Proves who the holder of this session is, by a code from their app or by a recovery code: whichever it is, they need
 * not say. A wrong one stays counted, so it is returned, not thrown.
 *
 * @returns the session under its new token; why not, otherwise
 */
export async function proveByCode(
  db: Db,
  actor: PersonActor,
  typed: string,
  { key, now, caller }: { key: Buffer; now: Temporal.Instant; caller: Caller },
): Promise<NewSession | 'wrong' | 'wait'> {
  await limitRate(db, 'proofs', caller.address, 300, 900)
  const { rows } = await sql<{ may: boolean }>`select app.may_try() as may`.execute(db)
  if (!rows[0]?.may) return 'wait'
  const isApp = /^[\s\d]*$/.test(typed)
  const good = isApp ? await takeTotp(db, actor, typed, key, now) : await takeRecoveryCode(db, actor, typed, key)
  if (!good) {
    await sql`select app.note_failure()`.execute(db)
    await record(db, actor, 'sign-in.mistyped', { recordType: 'person', recordId: actor.id })
    return 'wrong'
  }
  await record(db, actor, 'sign-in.proved', {
    recordType: 'person',
    recordId: actor.id,
    facts: { by: isApp ? 'app' : 'recovery-code' },
  })
  await sql`select app.note_code()`.execute(db)
  return prove(db, caller)
}

/** This session has proved its holder by something that is theirs alone: it goes on under another token. */
export async function prove(db: Db, caller: Caller): Promise<NewSession> {
  const token = caller.session ?? newToken()
  const { rows } = await sql<{ seconds: number | null }>`
    select app.prove(${hash(token)}, 'strong') as seconds`.execute(db)
  return { token, seconds: orNotFound(rows[0]?.seconds) }
}

/** Sends a code to the holder's own first address, for whoever has nothing but their mailbox. */
export async function sendProof(
  db: Db,
  actor: PersonActor,
  language: Language,
  caller: Caller,
  key: Buffer,
): Promise<void> {
  const { address } = orNotFound(
    await db
      .selectFrom('emails')
      .select('address')
      .where('personId', '=', actor.id)
      .orderBy('first', 'desc')
      .executeTakeFirst(),
  )
  await askToSignIn(db, { address, language, destination: '/' }, caller, key)
}

/** The same by the code of that letter: it proves the mailbox and no more. */
export async function proveByMail(
  db: Db,
  actor: PersonActor,
  typed: string,
  caller: Caller,
): Promise<NewSession | 'wrong' | 'wait'> {
  const token = caller.session ?? newToken()
  const { rows } = await sql<{ outcome: string; seconds: number }>`
    select * from app.prove_by_mail(${typed.replace(/\D/g, '')}, ${hash(caller.browser)}, ${hash(token)})`.execute(db)
  const { outcome, seconds } = orNotFound(rows[0])
  if (outcome !== 'in') return outcome === 'wrong-code' ? 'wrong' : 'wait'
  await record(db, actor, 'sign-in.proved', { recordType: 'person', recordId: actor.id, facts: { by: 'mail' } })
  return { token, seconds }
}
