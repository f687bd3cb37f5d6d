import { post } from '#foundation/outbox.ts'
import type { Work } from '#foundation/postman.ts'

/** Writes to those who coordinate a program that somebody left it for good: neither who nor why. */
export const tellWhoCoordinates: Work = async (db, item) => {
  const staff = await db
    .selectFrom('programStaff')
    .select('personId')
    .where('programId', '=', item.subjectId)
    .where('until', 'is', null)
    .execute()
  for (const { personId } of staff)
    await post(db, { kind: 'erasure.left', personId, subjectId: item.subjectId, occurrence: item.id })
}
