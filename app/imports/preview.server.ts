import { sql } from 'kysely'
import type { ImportOutcome } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import type { Program } from '../programs/program.ts'
import { forecast } from './forecast.server.ts'
import { type Import, importOutcomes } from './import.ts'
import { importWords as w } from './imports.words.ts'
import type { Remark } from './remark.ts'

/** One row as the preview and the result show it. */
export interface ShownRow {
  readonly n: number
  readonly cells: readonly string[]
  readonly outcome: ImportOutcome
  readonly remarks: readonly Remark[]
  readonly changes: readonly string[]
  readonly applicationId: string | null
  /** Who it became, where it was taken and the actor may see them. */
  readonly name: string | null
}

export interface RowFilter {
  readonly show?: string
  readonly page?: string
}

export const rowsPerPage = 50

/** What the filter "show" may say: an outcome, or rows with something remarked. */
export const rowFilters = [...importOutcomes.filter((outcome) => outcome !== 'waiting'), 'remarked'] as const

const fitting = (db: Db, imported: Import, { show }: RowFilter) => {
  const column = imported.state === 'mapped' ? ('importRows.forecast' as const) : ('importRows.outcome' as const)
  return db
    .selectFrom('importRows')
    .where('importRows.importId', '=', imported.id)
    .$if(importOutcomes.includes(show as ImportOutcome), (rows) => rows.where(column, '=', show as ImportOutcome))
    .$if(show === 'remarked', (rows) =>
      rows.where(sql<boolean>`import_rows.remarks <> '[]' or import_rows.notes <> '[]'`),
    )
}

/** A page of rows that fit a filter, and how many fit in all. */
export async function listRows(
  db: Db,
  imported: Import,
  filter: RowFilter,
): Promise<{ rows: ShownRow[]; total: number; page: number }> {
  const { n: total } = await fitting(db, imported, filter)
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const page = Math.min(Math.max(1, Math.trunc(Number(filter.page)) || 1), Math.max(1, Math.ceil(total / rowsPerPage)))
  const rows = await readShown(db, imported, filter, { limit: rowsPerPage, offset: (page - 1) * rowsPerPage })
  return { rows, total, page }
}

/** How many rows are kept from the actor, because they are about people the actor supervises. */
export async function countApart(db: Db, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select app.rows_apart(${importId}) as n`.execute(db)
  return rows[0]?.n ?? 0
}

/** Every row that was not taken, for mending it in a spreadsheet. */
export async function listLeftOut(db: Db, imported: Import): Promise<ShownRow[]> {
  const kept = await readShown(db, imported, { show: 'kept' }, {})
  const stopped = await readShown(db, imported, { show: 'problem' }, {})
  return [...kept, ...stopped].sort((a, b) => a.n - b.n)
}

async function readShown(
  db: Db,
  imported: Import,
  filter: RowFilter,
  { limit, offset }: { limit?: number; offset?: number },
): Promise<ShownRow[]> {
  const rows = await fitting(db, imported, filter)
    .leftJoin('applications', 'applications.id', 'importRows.applicationId')
    .leftJoin('people', 'people.id', 'applications.personId')
    .select([
      'importRows.n',
      'cells',
      'forecast',
      'outcome',
      'remarks',
      'notes',
      'changes',
      'applications.id as applicationId',
      'people.name',
    ])
    .orderBy('importRows.n')
    .$if(limit !== undefined, (some) => some.limit(limit ?? 0).offset(offset ?? 0))
    .execute()
  return rows.map(({ forecast, outcome, notes, remarks, cells, ...row }) => ({
    ...row,
    cells: cells as string[],
    outcome: imported.state === 'mapped' ? forecast : outcome,
    remarks: [...(remarks as Remark[]), ...(notes as Remark[])],
  }))
}

/** Perhaps the same person, as the page asks about it: the rows of one, and the rows or name of the other. */
export interface TwinCase {
  readonly id: string
  readonly verdict: boolean | null
  readonly one: readonly TwinRow[]
  readonly other: readonly TwinRow[]
  /** Somebody the program knows already. */
  readonly known: { readonly name: string; readonly email: string | null } | null
}

export interface TwinRow {
  readonly n: number
  readonly cells: readonly string[]
}

/** How many cases a page asks about. */
export const casesPerPage = 25

/** The cases of an import, those not said yet first. */
export async function listTwins(db: Db, imported: Import, page: number): Promise<{ cases: TwinCase[]; total: number }> {
  const twins = await db
    .selectFrom('importTwins')
    .leftJoin('people', 'people.id', 'importTwins.personId')
    .leftJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['importTwins.id', 'oneRows', 'otherRows', 'verdict', 'people.name', 'emails.address'])
    .where('importId', '=', imported.id)
    .orderBy('verdict', (order) => order.asc().nullsFirst())
    .orderBy('oneKey')
    .execute()
  const shown = twins.slice((page - 1) * casesPerPage, page * casesPerPage)
  const rows = await readRowsOf(
    db,
    imported,
    shown.flatMap(({ oneRows, otherRows }) => [...oneRows, ...otherRows]),
  )
  const cases = shown
    .filter(({ oneRows, otherRows }) => [...oneRows, ...otherRows].every((n) => rows.has(n))) // none is kept from the reader
    .map(({ id, verdict, oneRows, otherRows, name, address }) => ({
      id,
      verdict,
      one: oneRows.flatMap((n) => rows.get(n) ?? []),
      other: otherRows.flatMap((n) => rows.get(n) ?? []),
      known: name ? { name, email: address } : null,
    }))
  return { cases, total: twins.length }
}

async function readRowsOf(db: Db, imported: Import, numbers: readonly number[]): Promise<Map<number, TwinRow>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('importRows')
    .select(['n', 'cells'])
    .where('importId', '=', imported.id)
    .where('n', 'in', numbers)
    .execute()
  return new Map(rows.map(({ n, cells }) => [n, { n, cells: cells as string[] }]))
}

/** How many cases there are, and of how many nobody has said anything yet; their rows wait. */
export async function countTwins(db: Db, importId: string): Promise<{ total: number; open: number }> {
  return db
    .selectFrom('importTwins')
    .select((of) => [
      of.fn.countAll<number>().as('total'),
      of.fn.countAll<number>().filterWhere('verdict', 'is', null).as('open'),
    ])
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
}

/** Keeps what a coordinator says of some cases, and works out again what running the import would do. */
export async function decideTwins(
  db: Db,
  actor: PersonActor,
  program: Program,
  imported: Import,
  verdicts: ReadonlyMap<string, boolean | null>,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(imported.state === 'mapped', w.notChangeable)
  for (const [id, verdict] of verdicts)
    await db
      .updateTable('importTwins')
      .set({ verdict })
      .where('id', '=', id)
      .where('importId', '=', imported.id)
      .execute()
  await forecast(db, program, imported, now)
  await record(db, actor, 'import.compared', {
    recordType: 'import',
    recordId: imported.id,
    programId: program.id,
    facts: { cases: verdicts.size },
  })
}
