import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How many days before the deadline somebody unfinished is reminded, once. */
const daysBefore = 3

/** Reminds everyone who has begun and not sent, three days before the deadline. A moved deadline reminds anew. */
export const remindUnfinished: Tick = async (db, { now }) => {
  const programs = await db
    .selectFrom('programs')
    .select(['id', 'closesOn', 'zone'])
    .where('status', '=', 'published')
    .execute()
  for (const program of programs) {
    const left = dateAt(now, program.zone).until(program.closesOn).days
    if (left < 0 || left > daysBefore) continue
    const unfinished = await db
      .selectFrom('applications')
      .select(['id', 'personId'])
      .where('programId', '=', program.id)
      .where('status', '=', 'draft')
      .execute()
    for (const { id, personId } of unfinished)
      await post(db, { kind: 'application.reminder', personId, subjectId: id, occurrence: program.closesOn.toString() })
  }
}
