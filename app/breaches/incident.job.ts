import { sql } from 'kysely'
import type { Tick } from '#foundation/postman.ts'

/** Deletes cases that have been kept as long as was promised. */
export const sweepIncidents: Tick = async (db, { now }) => {
  await db
    .deleteFrom('incidents')
    .where('openedAt', '<', sql<Temporal.Instant>`${now.toString()}::timestamptz - interval '7 years'`)
    .execute()
}
