import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'

/** The purpose of the link by which a request to begin anew is stopped. */
export const stopPurpose = 'access-stop'

/**
 * Tells of a request to begin anew: the person at every address, with a link that stops it, and those they are in a
 * living partnership with; and leaves a letter to the person for when the 72 hours are over.
 */
export const tellAccess: Work = async (db, item, { key }) => {
  const asked = await findAsked(db, item.subjectId)
  if (!asked) return
  const subjectId = asked.id
  await makeLink(db, key, { personId: asked.personId, purpose: stopPurpose, subjectId, endsAt: asked.endsAt })
  for (const address of await addressesOf(db, asked.personId))
    await post(db, { kind: 'access.asked', personId: asked.personId, address, subjectId })
  for (const personId of await partnersOf(db, asked.personId))
    await post(db, { kind: 'access.asked-partner', personId, subjectId })
  await post(db, { kind: 'access.ready', personId: asked.personId, subjectId, dueAt: asked.readyAt })
}

async function findAsked(db: Db, id: string) {
  return db
    .selectFrom('accessRequests')
    .select(['id', 'personId', 'readyAt', 'endsAt'])
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
}

async function addressesOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('emails')
    .select('address')
    .where('personId', '=', personId)
    .where('verifiedAt', 'is not', null)
    .execute()
  return rows.map(({ address }) => address)
}

async function partnersOf(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ partnerId: string }>`
    select distinct case ${personId}::uuid when mentor_id then mentee_id else mentor_id end as partner_id
    from partnerships where ${personId}::uuid in (mentor_id, mentee_id) and state <> 'ended'`.execute(db)
  return rows.map(({ partnerId }) => partnerId)
}

/** Tells the owner of a passkey that it was blocked. */
export const tellBlocked: Work = async (db, item) => {
  const passkey = await db.selectFrom('passkeys').select('personId').where('id', '=', item.subjectId).executeTakeFirst()
  if (!passkey) return
  for (const address of await addressesOf(db, passkey.personId))
    await post(db, {
      kind: 'sign-in.changed',
      personId: passkey.personId,
      address,
      subjectId: item.subjectId,
      occurrence: 'passkey.blocked',
      particulars: { told: 'passkey.blocked' },
    })
}

/** Deletes what has served its time, by the database's own clock. */
export const sweepCredentials: Tick = async (db) => {
  const before = (days: number) => sql<Temporal.Instant>`now() - make_interval(days => ${days}::int)`
  await db.deleteFrom('totps').where('confirmedAt', 'is', null).where('createdAt', '<', before(1)).execute()
  await db
    .deleteFrom('recoverySeeds')
    .where('madeAt', '<', sql<Temporal.Instant>`now() - interval '15 minutes'`)
    .execute()
  await db.deleteFrom('spentChallenges').where('at', '<', before(1)).execute()
  await db.deleteFrom('proofFailures').where('at', '<', before(2)).execute()
  await db.deleteFrom('accessRequests').where('endsAt', '<', before(90)).execute()
  await db.deleteFrom('addressChanges').where('askedAt', '<', before(7)).execute()
}
