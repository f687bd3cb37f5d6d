import { sql } from 'kysely'
import { post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'
import { endPurpose } from './session.email.ts'
import { listVerifiedAddresses } from './session.server.ts'

/** Tells somebody, at every address of theirs, that they signed in from a browser not seen before. */
export const tellNewDevice: Work = async (db, { subjectId }, { key }) => {
  const session = await db
    .selectFrom('sessions')
    .select(['id', 'personId', 'endsAt', 'endedAt'])
    .where('id', '=', subjectId)
    .executeTakeFirst()
  if (!session || session.endedAt) return
  const { personId, endsAt } = session
  await makeLink(db, key, { personId, purpose: endPurpose, subjectId: session.id, endsAt })
  for (const address of await listVerifiedAddresses(db, personId))
    await post(db, { kind: 'session.new-device', personId, address, subjectId: session.id })
}

/** Forgets browsers nobody has signed in from for 400 days: as long as a browser may keep their name. */
export const sweepDevices: Tick = async (db) => {
  await db.deleteFrom('devices').where('seenAt', '<', sql<Temporal.Instant>`now() - interval '400 days'`).execute()
}
