import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How many days before the deadline somebody unfinished is reminded, once. */
const daysBefore = 3

/**
 * Reminds everyone who has begun and not sent, three days before the last day of their place. A moved deadline reminds
 * anew.
 */
export const remindUnfinished: Tick = async (db, { now }) => {
  const programs = await db.selectFrom('programs').select(['id', 'zone']).where('status', '=', 'published').execute()
  for (const program of programs) {
    const today = dateAt(now, program.zone)
    const lastDay = sql<Temporal.PlainDate>`app.last_day(applications.id)`
    const unfinished = await db
      .selectFrom('applications')
      .select(['id', 'personId', lastDay.as('lastDay')])
      .where('programId', '=', program.id)
      .where('status', '=', 'draft')
      .where(sql<boolean>`${lastDay} between ${today} and ${today.add({ days: daysBefore })}`)
      .execute()
    for (const { id, personId, lastDay } of unfinished)
      await post(db, { kind: 'application.reminder', personId, subjectId: id, occurrence: lastDay.toString() })
  }
}
