import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { SettingError } from '#foundation/environment.ts'
import { migrationLock } from '../migrate.ts'
import { type Column, type Content, remark, Tally, tableEnd, tableHead } from './script.ts'

/** Everything of a house at one moment, while it goes on serving. */
export interface Snapshot {
  readonly head: Head
  /** Tables of wrapped data keys, kept apart from what they open. */
  readonly keys: readonly Column[]
  /** Every other table. */
  readonly data: readonly Column[]
  /** The rows of these tables, as a script. `told` is filled with how much of each there was. */
  write(part: 'data' | 'keys', told: Record<string, Content>, more: object): AsyncGenerator<Buffer>
}

/** What a backup says of itself before anything else. */
export interface Head {
  readonly format: 1
  readonly madeAt: string
  readonly server: string
  /** The mark of the house's key, as the database remembers it. */
  readonly house: string
  readonly migrations: readonly { readonly name: string; readonly digest: string }[]
}

/**
 * Reads a house as it stands at this moment: one transaction that sees what was there at its beginning, holding up
 * nobody. `row_security = off` makes a login that is not allowed everything fail, where it would otherwise read a part.
 *
 * @param reader a login that may read every row: a superuser, or one with BYPASSRLS that may select
 */
export async function inSnapshot<T>(reader: pg.ClientConfig, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...reader, options: settings })
  client.on('error', () => {}) // it is told by the question that fails
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock_shared(${migrationLock})`)
    await client.query('begin isolation level repeatable read read only')
    const tables = await readTables(client)
    const head = await readHead(client)
    await client.query(`lock table ${tables.map(({ table }) => table).join(', ')} in access share mode`)
    const isKeys = ({ table, columns }: Column) => table.startsWith('"private".') && columns.includes('"wrapped"')
    const [keys, data] = [tables.filter(isKeys), tables.filter((one) => !isKeys(one))]
    return await work({
      head,
      keys,
      data,
      write: (part, told, more) => write(client, head, part === 'keys' ? keys : data, part, told, more),
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Values are written the same whatever the server is set to. */
const settings =
  '-c row_security=off -c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c bytea_output=hex -c extra_float_digits=3 -c client_encoding=UTF8 -c statement_timeout=0 -c lock_timeout=60000 -c idle_in_transaction_session_timeout=0'

async function* write(
  client: pg.Client,
  head: Head,
  tables: readonly Column[],
  part: string,
  told: Record<string, Content>,
  more: object,
): AsyncGenerator<Buffer> {
  yield remark({ alongside: part, ...head, ...more })
  for (const one of tables) {
    const tally = new Tally()
    yield tableHead(one)
    const rows: Readable = client.query(copyTo(`copy ${one.table} (${one.columns}) to stdout`))
    for await (const chunk of rows) yield tally.add(chunk as Buffer)
    yield tableEnd
    told[one.table] = tally.sum()
  }
  yield remark({ end: part, tables: told, sequences: part === 'data' ? await readSequences(client) : {} })
}

/** All our tables but the list of migrations, which is in the head. The worker's queues are made from the outbox again. */
async function readTables(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<{ table: string; columns: string }>(`
    select format('"%s"."%s"', n.nspname, c.relname) as table, string_agg(format('"%s"', a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'private', 'app') and c.relkind = 'r' and c.relname <> 'migrations'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by n.nspname, c.relname order by 1`)
  return rows
}

async function readSequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select format('"%s"."%s"', schemaname, sequencename) as name, last_value::text as last
    from pg_sequences where schemaname in ('public', 'private', 'app') and last_value is not null`)
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

async function readHead(client: pg.Client): Promise<Head> {
  const { rows } = await client.query<{ server: string; house: string | null; exists: boolean }>(`
    select current_setting('server_version') as server, to_regclass('public.migrations') is not null as exists,
      obj_description(to_regclass('public.migrations'), 'pg_class') as house`)
  const [found] = rows
  if (!found?.exists || !found.house) throw new SettingError('There is no house in this database yet.')
  const { rows: migrations } = await client.query<{ name: string; digest: string }>(
    'select name, digest from public.migrations order by name',
  )
  return { format: 1, madeAt: new Date().toISOString(), server: found.server, house: found.house, migrations }
}
