import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound } from '#foundation/refusal.ts'

/** What the holder of this session can prove themselves with, and whether they may add something. */
export interface Standing {
  readonly hasPasskey: boolean
  readonly hasTotp: boolean
  /** They have something stronger than a mailbox, be it a blocked passkey: a mailbox alone does not let them in. */
  readonly hasStrong: boolean
  /** Recovery codes not used yet. */
  readonly codes: number
  /** They see what is other people's, and therefore need more than a mailbox. */
  readonly holdsOffice: boolean
  readonly mayEnrol: boolean
}

/** Asks the database, which alone decides. */
export async function getStanding(db: Db): Promise<Standing> {
  const { rows } = await sql<Standing>`select * from app.my_standing()`.execute(db)
  return orNotFound(rows[0])
}

/** Whether this session proved its holder in the last five minutes. */
export async function isFresh(db: Db, actor: PersonActor): Promise<boolean> {
  const found = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', actor.sessionId)
    .where('provedAt', '>', sql<Temporal.Instant>`now() - interval '5 minutes'`)
    .executeTakeFirst()
  return found !== undefined
}

/** What follows when a passkey or an app was added: a request to begin anew is done with, and every address is told. */
export async function settleEnrolment(
  db: Db,
  actor: PersonActor,
  verb: 'passkey.added' | 'totp.added',
  id: string,
): Promise<void> {
  await sql`select app.settle_access()`.execute(db)
  await record(db, actor, verb, { recordType: verb === 'passkey.added' ? 'passkey' : 'totp', recordId: id })
  await tellEverywhere(db, actor, verb, id)
}

/** What letters about signing in can be about. */
export type Told =
  | 'passkey.added'
  | 'totp.added'
  | 'passkey.removed'
  | 'totp.removed'
  | 'passkey.blocked'
  | 'codes.made'
  | 'codes.used'
  | 'address.added'
  | 'address.removed'

/**
 * Tells the person at every address they have what was done to how they sign in.
 *
 * @param subjectId the row it was done to; with what was done it makes the letter unique
 */
export async function tellEverywhere(db: Db, actor: PersonActor, told: Told, subjectId: string): Promise<void> {
  const addresses = await db
    .selectFrom('emails')
    .select('address')
    .where('personId', '=', actor.id)
    .where('verifiedAt', 'is not', null)
    .execute()
  for (const { address } of addresses)
    await post(db, {
      kind: 'sign-in.changed',
      personId: actor.id,
      address,
      subjectId,
      occurrence: told,
      particulars: { told },
    })
}

/** Whether this is all that is theirs alone of somebody who sees what is other people's: they add another first. */
export async function isOnlyWay(db: Db, actor: PersonActor, id: string): Promise<boolean> {
  const { holdsOffice } = await getStanding(db)
  if (!holdsOffice) return false
  const passkeys = db
    .selectFrom('passkeys')
    .select('id')
    .where('personId', '=', actor.id)
    .where('blockedAt', 'is', null)
  const apps = db.selectFrom('totps').select('id').where('personId', '=', actor.id).where('confirmedAt', 'is not', null)
  const ways = await passkeys.unionAll(apps).execute()
  return ways.every((way) => way.id === id)
}
