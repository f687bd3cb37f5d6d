import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { tellBoth } from './told.server.ts'

const columns = ['id', 'programId', 'mentorId', 'menteeId', 'resumesAs', 'endsOn'] as const

/** Partnerships whose break is over go on by themselves, and both are told. */
export const endPauses: Tick = async (db, { now }) => {
  const over = await db
    .selectFrom('partnerships')
    .select(columns)
    .where('state', '=', 'paused')
    .where('pausedUntil', '<=', dateAt(now))
    .forUpdate()
    .execute()
  for (const pair of over) {
    if (!pair.resumesAs) continue
    await db.updateTable('partnerships').set({ state: pair.resumesAs }).where('id', '=', pair.id).execute()
    await tellBoth(db, system('pause.end'), pair, 'resumed')
  }
}

/** Partnerships whose last day has passed end well, and both are thanked. */
export const endOnTheDay: Tick = async (db, { now }) => {
  const over = await db
    .selectFrom('partnerships')
    .select(columns)
    .where('state', '<>', 'ended')
    .where('endsOn', '<', dateAt(now))
    .forUpdate()
    .execute()
  for (const pair of over) {
    await db
      .updateTable('partnerships')
      .set({ state: 'ended', endedAs: 'completed', endedOn: pair.endsOn })
      .where('id', '=', pair.id)
      .execute()
    await db
      .updateTable('extensions')
      .set({ state: 'withdrawn', answeredBy: sql`proposed_by` })
      .where('partnershipId', '=', pair.id)
      .where('state', '=', 'open')
      .execute()
    await tellBoth(db, system('partnership.end'), pair, 'completed')
  }
}

/**
 * Tells those who coordinate that somebody would like a word: who, and about whom, stands in no letter. A word that came
 * with an end is no second letter while one before it waits.
 */
export const tellConcern: Work = async (db, item) => {
  const concern = await db
    .selectFrom('concerns')
    .select(['id', 'programId', 'partnershipId', 'authorId', 'wish'])
    .where('id', '=', item.subjectId)
    .executeTakeFirst()
  if (!concern || (concern.wish === 'ended' && (await isTold(db, concern)))) return
  const { rows } = await sql<{
    personId: string
  }>`select person_id from app.hearers(${concern.partnershipId}) person_id`.execute(db)
  for (const { personId } of rows)
    await post(db, { kind: 'concern.said', personId, subjectId: concern.programId, occurrence: concern.id })
}

/** Whether an earlier word of theirs about the same partnership still waits: whoever opens that one finds both. */
async function isTold(
  db: Db,
  { id, partnershipId, authorId }: { id: string; partnershipId: string; authorId: string },
) {
  const waiting = await db
    .selectFrom('concerns')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('authorId', '=', authorId)
    .where('settledAt', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  return waiting !== undefined
}
