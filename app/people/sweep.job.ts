import type { Tick } from '#foundation/postman.ts'

/** Deletes what has served its time: sessions and sign-ins (90 and 7 days), links, operation keys, rate counts. */
export const sweep: Tick = async (db, { now }) => {
  const before = (days: number) => now.subtract({ hours: 24 * days })
  await db.deleteFrom('sessions').where('endsAt', '<', before(90)).execute()
  await db.deleteFrom('signIns').where('endsAt', '<', before(7)).execute()
  await db.deleteFrom('links').where('endsAt', '<', before(7)).execute()
  await db.deleteFrom('operations').where('at', '<', before(30)).execute()
  await db.deleteFrom('rateCounts').where('since', '<', before(2)).execute()
  await db.deleteFrom('outbox').where('state', 'in', ['sent', 'withdrawn']).where('movedAt', '<', before(90)).execute()
}
