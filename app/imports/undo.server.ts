import { sql } from 'kysely'
import pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import type { Program } from '../programs/program.ts'
import type { HindranceReason, Import } from './import.ts'
import { importWords as w } from './imports.words.ts'

/** Steps of the journal undone in one question to the database, each of which may take five seconds. */
const stepsAtOnce = 300

export interface Hindrance {
  readonly applicationId: string
  readonly name: string
  readonly reason: HindranceReason
}

/** Why an import can no longer be undone: whose application somebody has done something with since. */
export async function listHindrances(db: Db, importId: string): Promise<Hindrance[]> {
  const { rows } = await sql<Hindrance>`
    select h.application_id, p.name, h.reason from app.import_hindrances(${importId}) h
    join applications a on a.id = h.application_id join people p on p.id = a.person_id order by p.name`.execute(db)
  return rows
}

/**
 * Undoes a whole import: what it made is deleted, what it changed is as it was before, to the last column. All of it,
 * or nothing where somebody has done something with a part of it since.
 */
export async function undoImport(
  db: Db,
  actor: PersonActor,
  program: Program,
  imported: Import,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(imported.state === 'done' || imported.state === 'stopped', w.notUndoable)
  refuseUnless((await listHindrances(db, imported.id)).length === 0, w.hindered)
  try {
    while ((await undoSteps(db, imported.id)) > 0);
  } catch (error) {
    if (error instanceof pg.DatabaseError && (error.code === 'AL001' || error.code === '23503'))
      throw new Refusal(w.changedSince)
    throw error
  }
  await db
    .updateTable('imports')
    .set({ state: 'undone', undoneBy: actor.id, undoneAt: now, version: imported.version + 1 })
    .where('id', '=', imported.id)
    .execute()
  await record(db, actor, 'import.undone', { recordType: 'import', recordId: imported.id, programId: program.id })
}

async function undoSteps(db: Db, importId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`select app.undo_import(${importId}, ${stepsAtOnce}) as left`.execute(db)
  return rows[0]?.left ?? 0
}
