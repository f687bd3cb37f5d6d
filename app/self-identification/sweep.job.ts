import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'

/** Deletes what was said of oneself for programs that are over. */
export const sweepIdentifications: Tick = async (db, { now }) => {
  await sql`select app.sweep_identifications(${dateAt(now)})`.execute(db)
}
