import { noteRun } from '#app/backups/backup.server.ts'
import type { Run } from '#app/backups/backup.ts'
import { openNoting } from '#database/backup/reach.ts'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { asWorker, inTransaction, type Store } from '#foundation/database.ts'
import { SettingError, type Settings } from '#foundation/environment.ts'

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

/** Writes into the audit trail of a house that it came back, and from when. */
export async function noteRestored(settings: Settings, madeAt: string): Promise<void> {
  const house = await openNoting(settings)
  if (!house) return
  try {
    await inTransaction(house.serving, asWorker, (db) =>
      record(db, system('restore'), 'house.restored', { recordType: 'backup', recordId: madeAt }),
    )
  } finally {
    await house.close()
  }
}
