import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import type { FoundTask } from './pair-task.ts'

/** What one partnership asks of the actor, soonest first. My day asks the same of all of them (`readDay`). */
export async function listPairTasks(db: Db, partnershipId: string): Promise<FoundTask[]> {
  const { rows } = await sql<FoundTask>`
    select kind, partnership_id, subject_id, due::text, n, partner from app.pair_tasks()
    where partnership_id = ${partnershipId} order by due nulls last, kind`.execute(db)
  return rows
}
