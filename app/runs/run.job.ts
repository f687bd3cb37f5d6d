import type { Tick } from '#foundation/postman.ts'
import { failRun } from './run.server.ts'
import { keepDays, stillSeconds } from './run.ts'
import { runWords as w } from './runs.words.ts'

/** Finds runs that died with their worker, and deletes those that ended long ago. */
export const watchRuns: Tick = async (db, { now }) => {
  const dead = await db
    .selectFrom('matchingRuns')
    .select('id')
    .where('state', '=', 'running')
    .where('begunAt', 'is not', null)
    .where('movedAt', '<', now.subtract({ seconds: stillSeconds }))
    .execute()
  for (const { id } of dead) await failRun(db, id, w.died, now)
  await db
    .deleteFrom('matchingRuns')
    .where('endedAt', '<', now.subtract({ hours: 24 * keepDays }))
    .execute()
}
