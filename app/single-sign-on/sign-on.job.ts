import { sql } from 'kysely'
import type { Tick } from '#foundation/postman.ts'

/** Deletes attempts a week after they ended, as sign-ins by letter are. */
export const sweepSignOns: Tick = async (db) => {
  await db.deleteFrom('signOnAttempts').where('endsAt', '<', sql<Temporal.Instant>`now() - interval '7 days'`).execute()
}
