import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How many days before a term ends its member is told. */
const daysBefore = 30

/** Tells members whose term is about to end, once for each end. */
export const tellTermsEnding: Tick = async (db, { now }) => {
  const today = dateAt(now)
  const ending = await db
    .selectFrom('committeeMembers as m')
    .innerJoin('committees', 'committees.id', 'm.committeeId')
    .innerJoin('programs', 'programs.id', 'committees.programId')
    .select(['m.id', 'm.personId', 'm.until'])
    .where('programs.status', '=', 'published')
    .where('m.since', '<=', today)
    .where('m.until', '>=', today)
    .where('m.until', '<=', today.add({ days: daysBefore }))
    .execute()
  for (const { id, personId, until } of ending)
    await post(db, {
      kind: 'committee.term-ending',
      personId,
      subjectId: id,
      occurrence: until.toString(),
      particulars: { until: until.toString() },
    })
}
