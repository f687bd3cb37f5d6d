import { sql } from 'kysely'
import type { Tick } from '#foundation/postman.ts'

/**
 * Deletes what has served its time: sessions, sign-ins and links a week after they ran out, operation keys, rate counts, letters.
 * By the database's own clock, which is the one that let them live.
 */
export const sweep: Tick = async (db) => {
  const before = (days: number) => sql<Temporal.Instant>`now() - make_interval(days => ${days}::int)`
  await db.deleteFrom('sessions').where(sql<Temporal.Instant>`least(ends_at, ended_at)`, '<', before(7)).execute()
  await db.deleteFrom('signIns').where('endsAt', '<', before(7)).execute()
  await db.deleteFrom('links').where(sql<Temporal.Instant>`least(ends_at, ended_at)`, '<', before(7)).execute()
  await db.deleteFrom('operations').where('at', '<', before(30)).execute()
  await db.deleteFrom('rateCounts').where('since', '<', before(2)).execute()
  await db
    .deleteFrom('outbox')
    .where('state', 'in', ['sent', 'withdrawn', 'unknown', 'failed'])
    .where('createdAt', '<', before(90))
    .execute()
  await db // the last letter to somebody who has left for good holds their address
    .deleteFrom('outbox')
    .where('kind', '=', 'erasure.done')
    .where('state', 'in', ['sent', 'unknown', 'failed'])
    .where('createdAt', '<', before(7))
    .execute()
  await db.deleteFrom('localLetters').where('at', '<', before(90)).execute()
}
