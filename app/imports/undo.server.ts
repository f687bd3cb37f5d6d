import { sql } from 'kysely'
import pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import type { Program } from '../programs/program.ts'
import { type HindranceReason, type Import, keepDays } from './import.ts'
import { importWords as w } from './imports.words.ts'

/** Rows brought back in one question to the database, which may take five seconds. */
const rowsAtOnce = 1000

/** The tables a run writes, whoever refers to a row before the row. */
const childrenFirst = [
  'ratings',
  'wishes',
  'attestations',
  'application_answers',
  'applications',
  'assessments',
  'positions',
  'emails',
  'contact_cards',
  'people',
] as const

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

/** Whether the way back is still kept. */
export function isStillUndoable({ finishedAt }: Import, now: Temporal.Instant): boolean {
  return finishedAt === null || Temporal.Instant.compare(finishedAt, now.subtract({ hours: 24 * keepDays })) > 0
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
  const isOver = imported.state === 'done' || imported.state === 'stopped'
  refuseUnless(isOver && isStillUndoable(imported, now), w.notUndoable)
  refuseUnless((await listHindrances(db, imported.id)).length === 0, w.hindered)
  try {
    await sql`select app.forget_wished(${imported.id})`.execute(db)
    for (const table of childrenFirst) while (await undoTable(db, imported.id, table));
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

async function undoTable(db: Db, importId: string, table: string): Promise<boolean> {
  const { rows } = await sql<{
    more: boolean
  }>`select app.undo_import(${importId}, ${table}, ${rowsAtOnce}) as more`.execute(db)
  return rows[0]?.more ?? false
}
