import { sql } from 'kysely'
import type { Tick } from '#foundation/postman.ts'

/** Deletes private notes 90 days after their partnership has ended. Row-level security shows the worker no others. */
export const sweepNotes: Tick = async (db) => {
  await db
    .deleteFrom('privateNotes')
    .where('partnershipId', 'in', (of) =>
      of
        .selectFrom('partnerships')
        .select('partnerships.id')
        .where('state', '=', 'ended')
        .where('endedOn', '<', sql<Temporal.PlainDate>`app.today() - 90`),
    )
    .execute()
}
