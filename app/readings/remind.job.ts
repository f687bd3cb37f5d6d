import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How many days before the day a member who still has something to read is reminded, once. */
const daysBefore = 3

/** Reminds members of what they have not read, three days before the day it was asked for. Another day reminds anew. */
export const remindReaders: Tick = async (db, { now }) => {
  const today = dateAt(now)
  const due = await db
    .selectFrom('committeeMembers as m')
    .innerJoin('committees', 'committees.id', 'm.committeeId')
    .innerJoin('programs', 'programs.id', 'committees.programId')
    .select(['m.id', 'm.personId', 'committees.readBy'])
    .where('programs.status', '=', 'published')
    .where('committees.readBy', '>=', today)
    .where('committees.readBy', '<=', today.add({ days: daysBefore }))
    .where('m.since', '<=', today)
    .where('m.until', '>=', today)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('readings')
          .select('readings.id')
          .whereRef('readings.memberId', '=', 'm.id')
          .where('readings.doneAt', 'is', null)
          .where('readings.recusedAt', 'is', null),
      ),
    )
    .execute()
  for (const { id, personId, readBy } of due)
    await post(db, { kind: 'reading.reminder', personId, subjectId: id, occurrence: String(readBy) })
}
