import { sql } from 'kysely'
import type { Tick } from '#foundation/postman.ts'

/**
 * Deletes what has served its time: sessions and sign-ins (90 and 7 days), links, operation keys, rate counts, letters.
 * By the database's own clock, which is the one that let them live.
 */
export const sweep: Tick = async (db) => {
  const before = (days: number) => sql<Temporal.Instant>`now() - make_interval(days => ${days}::int)`
  await db.deleteFrom('sessions').where('endsAt', '<', before(90)).execute()
  await db.deleteFrom('signIns').where('endsAt', '<', before(7)).execute()
  await db.deleteFrom('links').where('endsAt', '<', before(7)).execute()
  await db.deleteFrom('operations').where('at', '<', before(30)).execute()
  await db.deleteFrom('rateCounts').where('since', '<', before(2)).execute()
  await db
    .deleteFrom('outbox')
    .where('state', 'in', ['sent', 'withdrawn'])
    .where('createdAt', '<', before(90))
    .execute()
}
