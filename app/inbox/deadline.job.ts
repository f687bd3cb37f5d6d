import { post } from '#foundation/outbox.ts'
import type { Work } from '#foundation/postman.ts'

/** Tells everyone who has begun and not sent that there is more time. The worker does, because it sees all of them. */
export const tellUnfinished: Work = async (db, item) => {
  const unfinished = await db
    .selectFrom('applications')
    .select(['id', 'personId'])
    .where('programId', '=', item.subjectId)
    .where('status', 'in', ['draft', 'asked'])
    .execute()
  for (const { id, personId } of unfinished)
    await post(db, { kind: 'deadline.moved', personId, subjectId: id, occurrence: String(item.particulars.closesOn) })
}
