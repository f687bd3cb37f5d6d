import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ImportOutcome } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { forecast, getExpected, withWholeFile } from './forecast.server.ts'
import { guessMapping } from './guess.ts'
import { type Counts, type Import, standsStill, toCounts } from './import.ts'
import { importWords as w } from './imports.words.ts'
import { askForPart } from './run.server.ts'
import type { Row, Table } from './table.ts'
import { type Expected, listTargets, type Mapping, refuseUnusable } from './target.ts'

const importColumns = [
  'id',
  'programId',
  'fileName',
  'encoding',
  'headings',
  'rowCount',
  'mapping',
  'state',
  'counts',
  'createdAt',
  'movedAt',
  'finishedAt',
  'undoneAt',
  'version',
] as const

/** A program's imports, newest first. */
export async function listImports(db: Db, programId: string): Promise<Import[]> {
  const rows = await db
    .selectFrom('imports')
    .select(importColumns)
    .where('programId', '=', programId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, mapping: row.mapping as Mapping | null, counts: row.counts as Counts | null }))
}

/** An import before a coordinator of its program. Anyone else finds nothing. */
export async function getImport(
  db: Db,
  actor: PersonActor,
  slug: string,
  id: string,
): Promise<{ program: Program; imported: Import }> {
  const program = await findCoordinated(db, actor, slug)
  return { program, imported: await readImport(db, program, id) }
}

export async function readImport(db: Db, program: Program, id: string): Promise<Import> {
  const found = await db
    .selectFrom('imports')
    .select(importColumns)
    .where('id', '=', id)
    .where('programId', '=', program.id)
    .executeTakeFirst()
  const row = orNotFound(found)
  return { ...row, mapping: row.mapping as Mapping | null, counts: row.counts as Counts | null }
}

/** Keeps a file that has been read, as it is. Nothing of it is in the program yet. @returns the import's id */
export async function keepUpload(
  db: Db,
  actor: PersonActor,
  program: Program,
  name: string,
  bytes: Uint8Array,
  table: Table,
): Promise<string> {
  const id = crypto.randomUUID()
  const { format, encoding, headings, rows } = table
  await db
    .insertInto('imports')
    .values({
      id,
      programId: program.id,
      fileName: tidyName(name),
      digest: createHash('sha256').update(bytes).digest(),
      format,
      encoding,
      headings: [...headings],
      rowCount: rows.length,
      createdBy: actor.id,
    })
    .execute()
  for (let from = 0; from < rows.length; from += 500) await keepRows(db, id, rows.slice(from, from + 500))
  await record(db, actor, 'import.uploaded', {
    recordType: 'import',
    recordId: id,
    programId: program.id,
    facts: { rows: rows.length, format },
  })
  return id
}

/** The last part of whatever path a browser sent. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/\p{C}/gu, '').trim().slice(-200) || '?'
}

async function keepRows(db: Db, importId: string, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into import_rows (import_id, n, cells, notes)
    select ${importId}, r.n, r.cells, r.notes from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, cells jsonb, notes jsonb)`.execute(
    db,
  )
}

/** When the very same file was last imported into this program and not undone. */
export async function importedBefore(db: Db, imported: Import): Promise<Temporal.Instant | undefined> {
  const before = await db
    .selectFrom('imports as earlier')
    .innerJoin('imports as this', 'this.digest', 'earlier.digest')
    .select('earlier.finishedAt')
    .where('this.id', '=', imported.id)
    .where('earlier.programId', '=', imported.programId)
    .where('earlier.state', '=', 'done')
    .whereRef('earlier.createdAt', '<', 'this.createdAt')
    .orderBy('earlier.createdAt', 'desc')
    .executeTakeFirst()
  return before?.finishedAt ?? undefined
}

/** The mapping in force; else what the program last did with the same headings; else a guess. */
export async function proposeMapping(db: Db, imported: Import, expected: Expected): Promise<Mapping> {
  if (imported.mapping) return imported.mapping
  const before = await db
    .selectFrom('imports')
    .select('mapping')
    .where('programId', '=', imported.programId)
    .where('headings', '=', sql<string[]>`${[...imported.headings]}::text[]`)
    .where('mapping', 'is not', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  const remembered = before?.mapping as Mapping | undefined
  const known = new Set<string>(listTargets(expected))
  if (!remembered) return guessMapping(imported.headings, expected)
  return { ...remembered, columns: remembered.columns.map((target) => (target && known.has(target) ? target : null)) }
}

/** What stands in each column: its first two different values. */
export async function readSamples(db: Db, imported: Import): Promise<string[][]> {
  const rows = await db
    .selectFrom('importRows')
    .select('cells')
    .where('importId', '=', imported.id)
    .orderBy('n')
    .limit(300)
    .execute()
  const cells = rows.map((row) => row.cells as string[])
  return imported.headings.map((_, column) => {
    const said = cells.map((row) => row[column]?.trim() ?? '').filter(Boolean)
    return [...new Set(said)].slice(0, 2)
  })
}

/** Says what each column means, and works out what running the import would do. */
export async function saveMapping(
  db: Db,
  program: Program,
  imported: Import,
  mapping: Mapping,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(imported.state === 'uploaded' || imported.state === 'mapped', w.notChangeable)
  refuseUnusable(mapping, await getExpected(db, program))
  await changeVersioned(db, 'imports', imported.id, version, { mapping: JSON.stringify(mapping), state: 'mapped' })
  await forecast(db, program, { ...imported, mapping }, now)
}

/** Rows by what would become of them, or by what became of them. */
export async function countRows(db: Db, imported: Import): Promise<Counts> {
  if (imported.counts) return imported.counts
  const column = imported.state === 'mapped' ? 'forecast' : 'outcome'
  const rows = await withWholeFile(db, imported.id, () =>
    db
      .selectFrom('importRows')
      .select((of) => [of.ref(column).as('outcome'), of.fn.countAll<number>().as('n')])
      .where('importId', '=', imported.id)
      .groupBy(column)
      .execute(),
  )
  return toCounts(rows as { outcome: ImportOutcome; n: number }[])
}

/** Begins a run, or begins again one that stopped or stands still. Rows with a problem stay out of it. */
export async function startRun(
  db: Db,
  actor: PersonActor,
  program: Program,
  imported: Import,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  const waits = imported.state === 'mapped' || imported.state === 'stopped' || standsStill(imported, now)
  refuseUnless(waits, w.notRunnable)
  if (imported.state === 'mapped') await forecast(db, program, imported, now)
  await withWholeFile(db, imported.id, () =>
    db
      .updateTable('importRows')
      .set({ outcome: 'problem' })
      .where('importId', '=', imported.id)
      .where('forecast', '=', 'problem')
      .where('outcome', '=', 'waiting')
      .execute(),
  )
  const { waiting } = await countRows(db, { ...imported, state: 'running' })
  refuseUnless(waiting > 0, w.nothingToRun)
  await changeVersioned(db, 'imports', imported.id, version, {
    state: 'running',
    runBy: actor.id,
    runAt: sql`coalesce(run_at, now())`, // the database's time, with which it compares when somebody signed in
    movedAt: now,
    finishedAt: null,
  })
  await askForPart(db, imported.id, version + 1, waiting)
  await record(db, actor, 'import.started', {
    recordType: 'import',
    recordId: imported.id,
    programId: program.id,
    facts: { rows: waiting },
  })
}
