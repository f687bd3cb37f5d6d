import { noteRun } from '#app/backups/backup.server.ts'
import type { Run } from '#app/backups/backup.ts'
import { asWorker, inTransaction, type Store } from '#foundation/database.ts'
import { SettingError } from '#foundation/environment.ts'

/** Notes a backup or a drill in the house, for the administrators' page. A house that cannot take the note is told. */
export async function noteIn(store: Store, run: Run): Promise<void> {
  try {
    await inTransaction(store, asWorker, (db) => noteRun(db, run))
  } catch (error) {
    console.error(`It could not be noted on the administrators' page (${(error as Error).name}).`)
  }
}

/** Why something did not come about, as the page may show it: our own sentence, never a word of the database's. */
export function problemOf(error: unknown): string {
  if (error instanceof SettingError) return error.message.slice(0, 1000)
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return `A fault nobody expected: ${error instanceof Error ? error.name : typeof error}${code}. The command said more.`
}
