import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive, seal, unseal } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { credentialsWords as w } from './credentials.words.ts'
import { getStanding, settleEnrolment, tellEverywhere } from './standing.server.ts'
import { stepOf } from './totp.ts'

const sealKey = (key: Buffer) => derive(key, 'totp')
const bound = (id: string, personId: string) => `totps ${id} ${personId}`

/** Draws a secret for an app; it counts for nothing until the app has shown that it has it. */
export async function beginTotp(db: Db, actor: PersonActor, key: Buffer): Promise<void> {
  refuseUnless((await getStanding(db)).mayEnrol, w.notYet)
  await db.deleteFrom('totps').where('personId', '=', actor.id).where('confirmedAt', 'is', null).execute()
  const id = crypto.randomUUID()
  const sealed = seal(sealKey(key), randomBytes(20), bound(id, actor.id))
  await db.insertInto('totps').values({ id, personId: actor.id, sealed }).execute()
}

/** The secret that waits for its first code, if one does. */
export async function findWaiting(db: Db, actor: PersonActor, key: Buffer) {
  return findTotp(db, actor, key, 'is')
}

async function findTotp(db: Db, actor: PersonActor, key: Buffer, confirmed: 'is' | 'is not') {
  const row = await db
    .selectFrom('totps')
    .select(['id', 'sealed', 'lastStep'])
    .where('personId', '=', actor.id)
    .where('confirmedAt', confirmed, null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      lastStep: Number(row.lastStep),
      secret: unseal(sealKey(key), row.sealed, bound(row.id, actor.id)),
    }
  )
}

/** The app shows that it has the secret: from now on its codes prove who somebody is. */
export async function confirmTotp(
  db: Db,
  actor: PersonActor,
  typed: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const waiting = orNotFound(await findWaiting(db, actor, key))
  const step = stepOf(waiting.secret, typed, now, waiting.lastStep)
  refuseUnless(step, w.wrongTotp, { field: 'code' })
  const { rows } = await sql<{ done: boolean }>`select app.confirm_totp(${waiting.id}, ${step}) as done`.execute(db)
  refuseUnless(rows[0]?.done, w.notYet)
  await settleEnrolment(db, actor, 'totp.added', waiting.id)
}

/** Takes a code from the app, once. @returns whether it was good */
export async function takeTotp(
  db: Db,
  actor: PersonActor,
  typed: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const totp = await findTotp(db, actor, key, 'is not')
  const step = totp && stepOf(totp.secret, typed, now, totp.lastStep)
  if (!totp || step === undefined) return false
  const spent = await db
    .updateTable('totps')
    .set({ lastStep: step })
    .where('id', '=', totp.id)
    .where('lastStep', '<', step)
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}

/** The app whose codes count, if there is one. */
export async function findApp(db: Db, actor: PersonActor): Promise<string | undefined> {
  const app = await db
    .selectFrom('totps')
    .select('id')
    .where('personId', '=', actor.id)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  return app?.id
}

/** Removes the app: its codes count no more. */
export async function removeTotp(db: Db, actor: PersonActor, id: string): Promise<void> {
  const removed = await db.deleteFrom('totps').where('id', '=', id).where('personId', '=', actor.id).executeTakeFirst()
  orNotFound(removed.numDeletedRows > 0n)
  await record(db, actor, 'totp.removed', { recordType: 'totp', recordId: id })
  await tellEverywhere(db, actor, 'totp.removed', id)
}
