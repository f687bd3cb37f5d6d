import { dateAt } from '#foundation/clock.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** How long a board must stand before anybody is written to: until then another may replace it. */
const minutes = 60

/** Asks every member who may decide and has not signed to look at a board that stands; once a board. */
export const askForSignatures: Tick = async (db, { now }) => {
  const today = dateAt(now)
  const waiting = await db
    .selectFrom('matchings')
    .innerJoin('programs', 'programs.id', 'matchings.programId')
    .innerJoin('committees', 'committees.programId', 'matchings.programId')
    .innerJoin('committeeMembers as m', 'm.committeeId', 'committees.id')
    .select(['matchings.id as board', 'm.id', 'm.personId'])
    .where('programs.status', '=', 'published')
    .where('matchings.state', '=', 'proposed')
    .where('matchings.verified', '=', true)
    .where('matchings.madeAt', '<=', now.subtract({ minutes }))
    .where('m.promisedAt', 'is not', null)
    .where('m.since', '<=', today)
    .where('m.until', '>=', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('signOffs')
            .select('signOffs.memberId')
            .whereRef('signOffs.matchingId', '=', 'matchings.id')
            .whereRef('signOffs.memberId', '=', 'm.id'),
        ),
      ),
    )
    .execute()
  for (const { board, id, personId } of waiting)
    await post(db, { kind: 'board.to-sign', personId, subjectId: id, occurrence: board, particulars: { board } })
}
