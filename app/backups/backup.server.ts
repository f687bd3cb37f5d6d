import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Archiving, Run } from './backup.ts'

/** Notes a backup or a drill, as the worker. */
export async function noteRun(db: Db, run: Run): Promise<void> {
  const { id } = await db.insertInto('backupRuns').values(run).returning('id').executeTakeFirstOrThrow()
  const verb = `${run.kind}.${run.good ? 'made' : 'failed'}`
  await record(db, system('backup'), verb, { recordType: 'backup', recordId: id })
}

/** The last runs, the latest first; none but to whoever administers an organization. */
export async function listRuns(db: Db): Promise<Run[]> {
  const kinds = ['backup', 'drill'] as const
  const lists = await Promise.all(kinds.map((kind) => lastRuns(db, kind)))
  return lists.flat().sort((a, b) => Temporal.Instant.compare(b.endedAt, a.endedAt))
}

/** The last of a kind, and the last good one if it is older. */
async function lastRuns(db: Db, kind: Run['kind']): Promise<Run[]> {
  const runs = db
    .selectFrom('backupRuns')
    .select(['kind', 'beganAt', 'endedAt', 'good', 'ofAt', 'rows', 'bytes', 'recovery', 'problem'])
    .where('kind', '=', kind)
    .orderBy('endedAt', 'desc')
  const last = await runs.limit(40).execute()
  if (last.some(({ good }) => good)) return last
  return [...last, ...(await runs.where('good', '=', true).limit(1).execute())]
}

/** Whether the database server puts its log away elsewhere as it goes. */
export async function readArchiving(db: Db): Promise<Archiving> {
  const { rows } = await sql<Archiving>`
    select current_setting('archive_mode') <> 'off' as on, extract(epoch from current_setting('archive_timeout')::interval)::int as timeout,
      last_archived_time as archived_at, last_failed_time as failed_at from pg_stat_archiver`.execute(db)
  return rows[0] ?? { on: false, timeout: 0, archivedAt: null, failedAt: null }
}
