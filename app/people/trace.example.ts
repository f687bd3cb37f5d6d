import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'

/** What has been left behind so far: verbs of the audit trail and kinds of letters and work, in order. */
export interface Trace {
  readonly verbs: readonly string[]
  readonly posted: readonly string[]
}

/** Reads the trace as the owner, whoever acts; they go on acting. */
export async function traceOf(db: Db): Promise<Trace> {
  return asOwner(db, async () => {
    const entries = await db.selectFrom('auditEntries').select('verb').orderBy('seq').execute()
    const items = await db
      .selectFrom('outbox')
      .select('kind')
      .where('state', '=', 'waiting')
      .orderBy('kind')
      .orderBy('subjectId')
      .execute()
    return { verbs: entries.map(({ verb }) => verb), posted: items.map(({ kind }) => kind) }
  })
}

/** What `work` adds to the trace. */
export async function tracing(db: Db, work: () => Promise<unknown>): Promise<Trace> {
  const before = await traceOf(db)
  await work()
  const after = await traceOf(db)
  const posted = [...after.posted]
  for (const kind of before.posted) if (posted.includes(kind)) posted.splice(posted.indexOf(kind), 1)
  return { verbs: after.verbs.slice(before.verbs.length), posted }
}

/** Nothing recorded, nobody written to. */
export const noTrace: Trace = { verbs: [], posted: [] }

/** Does something as the owner of the database, and steps back into whoever acted before. */
export async function asOwner<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(db)
  await sql`reset role`.execute(db)
  try {
    return await work()
  } finally {
    await sql`select set_config('role', ${rows[0]?.role ?? 'none'}, true)`.execute(db)
  }
}
