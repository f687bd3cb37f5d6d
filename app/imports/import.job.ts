import type { Tick, Work } from '#foundation/postman.ts'
import { keepDays } from './import.ts'
import { runPart } from './run.server.ts'

/** The next part of a running import; it asks for the one after it itself. */
export const runImport: Work = async (db, item, { now }) => {
  await runPart(db, item.subjectId, now)
}

/** Deletes the rows of imports that have served their time, and with them the way back. What was taken stays. */
export const sweepImports: Tick = async (db, { now }) => {
  const old = db
    .selectFrom('imports')
    .select('id')
    .where('state', '<>', 'running')
    .where((of) => of(of.fn.coalesce('finishedAt', 'createdAt'), '<', now.subtract({ hours: 24 * keepDays })))
  await db.deleteFrom('importJournal').where('importId', 'in', old).execute()
  await db.deleteFrom('importTwins').where('importId', 'in', old).execute()
  await db.deleteFrom('importRows').where('importId', 'in', old).execute()
}
