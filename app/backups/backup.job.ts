import { sql } from 'kysely'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'
import { listRuns } from './backup.server.ts'
import { judge } from './backup.ts'

/** Leaves the worker's sign of life: by the database's clock, which all nodes share. */
export const signOfLife: Tick = async (db) => {
  await sql`insert into worker_signs (what, at) values ('looked', now())
    on conflict (what) do update set at = excluded.at`.execute(db)
}

/**
 * Tells everybody who administers an organization that there is no good backup of the last day: once, and again each
 * week while it lasts. A house that never had one is being tried out.
 */
export const watchBackups: Tick = async (db, { now }) => {
  const { backup, backupLate } = judge(await listRuns(db), now)
  if (!backup?.ofAt || !backupLate) return
  const weeks = Math.floor(now.since(backup.ofAt).total('hours') / (7 * 24))
  const admins = await db
    .selectFrom('staff')
    .select('personId')
    .distinct()
    .where('role', '=', 'admin')
    .where('until', 'is', null)
    .execute()
  for (const { personId } of admins)
    await post(db, { kind: 'backup.overdue', personId, subjectId: personId, occurrence: `${backup.ofAt} ${weeks}` })
}

/** Runs are kept for two years, like the audit trail. */
export const sweepRuns: Tick = async (db, { now }) => {
  await db
    .deleteFrom('backupRuns')
    .where('endedAt', '<', now.subtract({ hours: 730 * 24 }))
    .execute()
}
