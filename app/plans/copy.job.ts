import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'

/** How long after goodbye a copy nobody withdrew is kept, in days. */
const daysKept = 90

/** Deletes shared copies of plans whose partnership ended long enough ago. */
export const sweepPlanCopies: Tick = async (db, { now }) => {
  await db
    .deleteFrom('planCopies')
    .where('partnershipId', 'in', (of) =>
      of
        .selectFrom('partnerships')
        .select('id')
        .where('state', '=', 'ended')
        .where('endedOn', '<', dateAt(now).subtract({ days: daysKept })),
    )
    .execute()
}
