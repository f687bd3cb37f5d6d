import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeLink } from '../people/link.server.ts'
import { credentialsWords as w } from './credentials.words.ts'
import { tellEverywhere } from './standing.server.ts'

/** The purpose of the link by which a new address is confirmed. */
export const addressPurpose = 'address'

/**
 * Notes another address and writes to it; it counts once the letter's link was used. Says and does the same whether or
 * not the address is somebody's: only who opens that mailbox learns it.
 */
export async function addAddress(db: Db, actor: PersonActor, address: string, key: Buffer, now: Temporal.Instant) {
  await limitRate(db, 'new addresses', actor.id, 5, 3600)
  const change = await db
    .insertInto('addressChanges')
    .values({ personId: actor.id, address })
    .returning('id')
    .executeTakeFirstOrThrow()
  const endsAt = now.add({ hours: 24 })
  await makeLink(db, key, { personId: actor.id, purpose: addressPurpose, subjectId: change.id, endsAt })
  await post(db, { kind: 'address.confirm', personId: actor.id, address, subjectId: change.id })
  await record(db, actor, 'address.asked', { recordType: 'address-change', recordId: change.id })
}

/** The address of a change, for who confirms it. */
export async function findChange(db: Db, actor: PersonActor, id: string | undefined) {
  return orNotFound(
    await db
      .selectFrom('addressChanges')
      .select(['id', 'address', 'confirmedAt'])
      .where('id', '=', id ?? null)
      .where('personId', '=', actor.id)
      .executeTakeFirst(),
  )
}

/** Whoever opened the letter at the new address: it is theirs now, and the addresses they had are told. */
export async function confirmAddress(db: Db, actor: PersonActor, id: string): Promise<void> {
  const change = await findChange(db, actor, id)
  if (change.confirmedAt) return
  await tellEverywhere(db, actor, 'address.added', change.id)
  const { rows } = await sql<{ done: boolean }>`select app.confirm_address(${change.id}) as done`.execute(db)
  refuseUnless(rows[0]?.done, w.addressTaken)
  await record(db, actor, 'address.added', { recordType: 'address-change', recordId: change.id })
}

/** Letters go to this address from now on. */
export async function putFirst(db: Db, actor: PersonActor, id: string): Promise<void> {
  const email = await ownVerified(db, actor, id)
  await db
    .updateTable('emails')
    .set({ first: false })
    .where('personId', '=', actor.id)
    .where('first', '=', true)
    .execute()
  await db.updateTable('emails').set({ first: true }).where('id', '=', email.id).execute()
  await record(db, actor, 'address.put-first', { recordType: 'email', recordId: email.id })
}

/** Removes an address that is not the first one, and says so to all of them. */
export async function removeAddress(db: Db, actor: PersonActor, id: string): Promise<void> {
  const email = orNotFound(
    await db
      .selectFrom('emails')
      .select(['id', 'first'])
      .where('id', '=', id)
      .where('personId', '=', actor.id)
      .executeTakeFirst(),
  )
  refuseUnless(!email.first, w.firstStays)
  await tellEverywhere(db, actor, 'address.removed', email.id)
  await db.deleteFrom('emails').where('id', '=', email.id).execute()
  await record(db, actor, 'address.removed', { recordType: 'email', recordId: email.id })
}

async function ownVerified(db: Db, actor: PersonActor, id: string) {
  return orNotFound(
    await db
      .selectFrom('emails')
      .select('id')
      .where('id', '=', id)
      .where('personId', '=', actor.id)
      .where('verifiedAt', 'is not', null)
      .executeTakeFirst(),
  )
}
