import type { Tick } from '#foundation/postman.ts'

const daysListed = 90

/** Deletes what nobody fetched within its day, and after 90 days that there was one. */
export const sweepExports: Tick = async (db, { now }) => {
  await db.updateTable('private.ownExports').set({ sealed: null }).where('endsAt', '<', now).execute()
  await db
    .deleteFrom('private.ownExports')
    .where('madeAt', '<', now.subtract({ hours: 24 * daysListed }))
    .execute()
}
