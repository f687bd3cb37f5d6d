import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'

/** Counts the hours of every program, once a day. */
export const countHours: Tick = async (db, { now }) => {
  await sql`select app.count_hours(${dateAt(now)})`.execute(db)
}
