import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { makeVault, unwrap, type Vault } from '#foundation/vault.ts'
import { type RecordKind, recordKinds } from '../access/matrix.ts'
import { grants } from '../access/policy.ts'
import { findGroupVault } from '../groups/vault.server.ts'
import { listEveryLook } from '../looks/looks.server.ts'
import { listOwnOrganizations } from '../organizations/organization.server.ts'
import { findVault } from '../partnerships/vault.server.ts'
import { openOwnVault } from '../people/vault.server.ts'
import {
  type Column,
  type Disclosure,
  type Gathered,
  keyGone,
  type OwnProgram,
  onRequest,
  type Part,
  type Row,
} from './gathered.ts'
import { readLabels } from './label.server.ts'
import { readNames } from './name.server.ts'
import { openSealed, sealedColumns } from './sealed.ts'

/** A table as the actor's role may read it. */
interface Table {
  readonly schema: string
  readonly name: string
  /** The database itself says what of it leaves. */
  readonly handedOut: boolean
  readonly columns: readonly (Column & { readonly sqlName: string; readonly bytes: boolean })[]
}

/**
 * Reads everything about the actor, as the actor: each table that promises to be in a person's export, under row-level
 * security, with what was sealed opened by their own keys. Nothing is listed here by hand: a new table is in it as soon
 * as its room has promised so.
 */
export async function gatherOwn(db: Db, actor: PersonActor, schedule: Privacy, key: Buffer): Promise<Gathered> {
  const tables = await readTables(db)
  const open = makeOpener(db, actor, key)
  const parts: Part[] = []
  for (const [table, promise] of Object.entries(schedule)) {
    const found = tables.get(table)
    if (typeof promise.export !== 'object' || !found) continue
    const rows = found.handedOut
      ? await readHandedOut(db, found)
      : await readRows(db, actor, found, promise.export.by, promise.record)
    const columns = found.handedOut ? columnsOf(found, rows) : found.columns.filter((column) => leaves(table, column))
    const opened: Row[] = []
    for (const row of rows) opened.push(await open(table, row, columns))
    if (rows.length > 0) parts.push({ table, record: promise.record, keep: promise.keep, columns, rows: opened })
  }
  const order = (record: string) => recordKinds.indexOf(record as RecordKind)
  parts.sort((a, b) => order(a.record) - order(b.record))
  return {
    parts,
    programs: await listOwnPrograms(db),
    disclosures: await listDisclosures(db),
    looks: await listEveryLook(db),
    laws: (await listOwnOrganizations(db)).map(({ name, regime }) => ({ name, regime })),
    names: await readNames(db, actor, parts),
    labels: await readLabels(db, actor),
  }
}

/** To whom the actor's information went and what it was used for, newest first. */
export async function listDisclosures(db: Db): Promise<Disclosure[]> {
  const { rows } = await sql<Disclosure>`select * from app.own_disclosures() order by at desc, kind`.execute(db)
  return rows
}

/** Every program the actor applied to, the latest first. */
export async function listOwnPrograms(db: Db): Promise<OwnProgram[]> {
  const { rows } = await sql<OwnProgram>`
    select id, title, ends_on, days_kept from programs where id in (select program_id from applications where person_id = app.actor())
    order by ends_on desc, id`.execute(db)
  return rows
}

interface Found extends Omit<Table, 'columns'> {
  readonly column: string
  readonly bytes: boolean
  readonly coded: boolean
  readonly refers: string | null
}

/** Every table and column the role of the transaction may read, by the name they have in code. */
async function readTables(db: Db): Promise<Map<string, Table>> {
  const { rows } = await sql<Found>`
    select n.nspname as schema, c.relname as name, a.attname as column, a.atttypid = 'bytea'::regtype as bytes,
      exists (select 1 from pg_type t where t.oid = a.atttypid and t.typtype = 'e') as coded,
      (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
       where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as refers,
      o.proname is not null as handed_out
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    left join pg_proc o on o.pronamespace = 'app'::regnamespace and o.proname = 'export_of_' || c.relname
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (o.proname is not null or has_column_privilege(c.oid, a.attnum, 'select'))
    order by n.nspname, c.relname, a.attnum`.execute(db)
  const tables = new Map<string, Table & { columns: Table['columns'][number][] }>()
  for (const { schema, name, handedOut, column, bytes, coded, refers } of rows) {
    const table = tables.get(camel(name)) ?? { schema, name, handedOut, columns: [] }
    table.columns.push({
      name: camel(column),
      sqlName: column,
      bytes,
      coded: coded || codedTexts.has(column),
      refers: refers && camel(refers),
    })
    tables.set(camel(name), table)
  }
  return tables
}

/** Columns of text that take one of a few words. */
const codedTexts = new Set([
  ...[
    'method',
    'arranged_by',
    'kickoff',
    'every',
    'recommends',
    'speaks',
    'channels',
    'times',
    'language',
    'group_key',
  ],
  ...['duty', 'prompt', 'purpose'],
])

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The rows of a table that are the actor's; also those of their partnerships, where the matrix gives both of them these. */
async function readRows(db: Db, actor: PersonActor, table: Table, by: string, record: string): Promise<Row[]> {
  const has = (name: string) => table.columns.find((column) => column.name === name)
  const mine: RawBuilder<unknown>[] = [ownedBy(table, by)]
  if (has('mentorId') && has('menteeId')) mine.push(sql`mentor_id = app.actor()`)
  const isShared =
    recordKinds.includes(record as RecordKind) && grants(record as RecordKind, 'mentor', 'read').has('partner')
  if (isShared && has('partnershipId')) mine.push(sql`partnership_id in (select app.partnered())`)
  const first = ['at', 'createdAt', 'askedAt', 'writtenOn', 'metOn'].map(has).find(Boolean)
  const { rows } = await sql<Row>`
    select ${sql.join(table.columns.filter((column) => needed(table, column)).map(({ sqlName }) => sql.ref(sqlName)))}
    from ${sql.table(`${table.schema}.${table.name}`)} where ${sql.join(mine, sql` or `)}
    ${first ? sql`order by ${sql.ref(first.sqlName)}` : sql``}`.execute(db)
  return table.name === 'thanks' ? rows.map((row) => heldShut(row, actor)) : rows
}

/** What the database itself hands out of a table, where a page shows less than is the person's to take. */
async function readHandedOut(db: Db, { name }: Table): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.table(`app.export_of_${name}`)}()`.execute(db)
  return rows
}

/** What is handed out of a table, also what it does not hold itself. */
const columnsOf = ({ columns }: Table, [first]: readonly Row[]): Column[] =>
  Object.keys(first ?? {}).map(
    (name) => columns.find((column) => column.name === name) ?? { name, refers: null, coded: false },
  )

/** How a promise's column leads to the person. */
function ownedBy(table: Table, by: string): RawBuilder<unknown> {
  const column = table.columns.find(({ name }) => name === by)
  if (!column) throw new Error(`${table.name} promises an export by ${by}, which nobody may read.`)
  const name = sql.ref(column.sqlName)
  if (by === 'partnershipId') return sql`${name} in (select app.partnered())`
  if (by === 'applicationId') return sql`${name} in (select a.id from applications a where a.person_id = app.actor())`
  if (by === 'assessmentId') return sql`${name} in (select a.id from assessments a where a.person_id = app.actor())`
  return sql`${name} = app.actor()`
}

/** A note of thanks that its reader has not opened stays shut here too. */
const heldShut = (row: Row, actor: PersonActor): Row =>
  row.writerId === actor.id || row.openedAt ? row : { ...row, wordsSealed: null }

/** Bytes leave only opened; what is given on request does not leave by itself. */
function leaves(table: string, { name, bytes }: Table['columns'][number]): boolean {
  if (onRequest[table]?.includes(name)) return false
  return !bytes || sealedColumns[table]?.[name] !== undefined
}

/** Whether a column is read at all: files of megabytes are not, those go along as files. */
const needed = ({ name: table }: Table, { name, bytes }: Table['columns'][number]) =>
  !bytes || name === 'wrapped' || sealedColumns[camel(table)]?.[name] !== undefined

type Open = (table: string, row: Row, columns: readonly Column[]) => Promise<Row>

/** Opens rows one after another, each key asked for once. */
function makeOpener(db: Db, actor: PersonActor, key: Buffer): Open {
  const vaults = new Map<string, Promise<Vault | undefined>>()
  const vaultFor = (whose: string, row: Row) => {
    if (whose === 'copy') {
      const { id, wrapped } = row as { id: string; wrapped: Buffer }
      return Promise.resolve(makeVault(unwrap(key, wrapped, `plan copy ${id}`)))
    }
    const name = whose === 'own' ? whose : String(whose === 'group' ? row.groupId : row.partnershipId)
    const open = () =>
      whose === 'own'
        ? openOwnVault(db, actor, key)
        : whose === 'group'
          ? findGroupVault(db, name, key)
          : findVault(db, name, key)
    const known = vaults.get(name) ?? open()
    vaults.set(name, known)
    return known
  }
  return async (table, row, columns) => {
    const opened: Record<string, unknown> = {}
    for (const { name } of columns) {
      const column = sealedColumns[table]?.[name]
      const value = row[name]
      if (!column || value === null || value === undefined) opened[name] = value ?? null
      else {
        const vault = await vaultFor(column.whose, row)
        opened[name] = vault ? openSealed(vault, column, value as Buffer, row) : keyGone
      }
    }
    return opened
  }
}
