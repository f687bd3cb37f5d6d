import { sql } from 'kysely'
import { system } from './actor.ts'
import { record } from './audit.ts'
import { dateAt } from './clock.ts'
import type { Db } from './database.ts'
import type { Tick } from './duty.ts'

/** How many rows one tick deletes of one table; the next tick goes on. */
const mostAtOnce = 1000

/**
 * Once a day, keeps the promises of every *.privacy.ts: what is due goes, a little at a time, tables that point at others
 * first. What is due is said by each table's own policy in the database, so that no mistake here deletes a day too soon.
 * Killed half-way, the next tick goes on where it stopped. The audit trail is cut by whom it belongs to (app/admin).
 */
export const keepPromises: Tick = async (db, { now }) => {
  const day = dateAt(now)
  const begun = await db.selectFrom('sweeps').selectAll().where('day', '=', day).executeTakeFirst()
  if (begun?.finished) return
  const { rows, finished } = await deleteDue(db, mostAtOnce)
  const told = added((begun?.rows ?? {}) as Counts, rows)
  const kept = { finished, rows: JSON.stringify(told) }
  await db
    .insertInto('sweeps')
    .values({ day, ...kept })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(kept))
    .execute()
  if (finished && Object.keys(told).length > 0)
    await record(db, system('retention.sweep'), 'promises.kept', {
      recordType: 'sweep',
      recordId: day.toString(),
      facts: told,
    })
}

type Counts = Record<string, number>

/**
 * Deletes what is due today, so many rows of each table at most.
 *
 * @returns how many rows of which tables, and whether nothing is left to do
 */
export async function deleteDue(db: Db, most = mostAtOnce): Promise<{ rows: Counts; finished: boolean }> {
  await sql`select app.empty_due(), app.forget_names()`.execute(db)
  const { rows: tables } = await sql<{ name: string }>`select name from app.tables_with('due') name`.execute(db)
  const rows: Counts = {}
  for (const { name } of tables) {
    const gone = (await sql<{ gone: number }>`select app.delete_due(${name}, ${most}) as gone`.execute(db)).rows[0]
      ?.gone
    if (gone) rows[name] = Number(gone)
    if (Number(gone) >= most) return { rows, finished: false } // what points at others goes whole before what it points at
  }
  return { rows, finished: true }
}

function added(one: Counts, other: Counts): Counts {
  const sum = { ...one }
  for (const [name, n] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + n
  return sum
}
