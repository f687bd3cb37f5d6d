import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How many days before a confirmed membership ends its holder is told. */
const daysBefore = 30

/** Tells whoever takes part, or waits to, that their membership is about to end; once for each end. */
export const tellMembershipsEnding: Tick = async (db, { now }) => {
  const today = dateAt(now)
  const ending = await db
    .selectFrom('attestations')
    .innerJoin('applications', 'applications.id', 'attestations.applicationId')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .select(['applications.id', 'applications.personId', 'attestations.expiresOn'])
    .where('programs.status', '=', 'published')
    .where('applications.status', 'in', ['submitted', 'asked', 'accepted', 'waiting'])
    .where('attestations.confirmed', '=', true)
    .where('attestations.expiresOn', '<=', today.add({ days: daysBefore }))
    .where('attestations.expiresOn', '>=', today)
    .execute()
  for (const { id, personId, expiresOn } of ending)
    await post(db, { kind: 'membership.ending', personId, subjectId: id, occurrence: String(expiresOn) })
}
