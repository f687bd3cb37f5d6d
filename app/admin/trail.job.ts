import { dateAt } from '#foundation/clock.ts'
import { postAll } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'
import { cutTrail, signHeads } from './trail.server.ts'

/**
 * Once a day: signs how far the audit trail has come, sends that to every privacy contact, who keeps it where nobody here
 * can change it, and cuts off what has been kept long enough.
 */
export const keepTrail: Tick = async (db, { key, now }) => {
  const day = dateAt(now)
  if (!(await signHeads(db, key, now, day))) return
  const organizations = await db.selectFrom('organizations').select('privacyEmail').distinct().execute()
  await postAll(
    db,
    organizations.map(({ privacyEmail }) => ({
      kind: 'audit.signed',
      address: privacyEmail,
      subjectId: 'audit',
      occurrence: day.toString(),
      particulars: { day: day.toString() },
    })),
  )
  await cutTrail(db)
}
