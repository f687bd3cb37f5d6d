import { hash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Expression,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
  type UnknownRow,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#database/types.ts'

/** A transaction that carries its actor. Every domain function takes one, and there is no other way to the data. */
export type Db = Kysely<DB>

/** The serving connection pool. Its login role can do nothing until it takes a role inside a transaction. */
export interface Store {
  readonly pool: pg.Pool
}

/** The database roles a transaction can take: a person's pages, or the worker. Row-level security knows both. */
export type Role = 'alongside_web' | 'alongside_job'

const timestamptz = 1184
const date = 1082
const int8 = 20

/** timestamptz → Temporal.Instant, date → Temporal.PlainDate, bigint → number (counts only). */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === timestamptz) return (value: string) => Temporal.Instant.from(value.replace(' ', 'T'))
    if (oid === date) return (value: string) => Temporal.PlainDate.from(value)
    if (oid === int8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Limits of one question to the database, so that a slow one cannot hold the house. */
const limits =
  '-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC'

/** Opens the pool. Nothing is connected until the first transaction. */
export function openStore(config: pg.PoolConfig): Store {
  const pool = new pg.Pool({
    max: 12,
    connectionTimeoutMillis: 2500,
    query_timeout: 8000,
    options: limits,
    pipeline: true,
    ...config,
    types,
  })
  pool.on('error', () => {}) // an idle connection lost with its server; the next transaction opens another
  return { pool }
}

/** One connection outside any pool, which reads dates and instants as the pool's do; for tests and tools. */
export function openClient(config: pg.ClientConfig): pg.Client {
  return new pg.Client({ ...config, types, pipeline: true, options: '-c timezone=UTC' })
}

/**
 * Runs `work` in one transaction: all of it is kept, or none.
 *
 * A read-only one sees the database as it stood at its beginning throughout.
 * `opening` is the SQL that takes a role and says who acts, sent together with `begin`.
 * A serialization failure or deadlock means nothing happened: the work is done again, at most three times.
 */
export async function inTransaction<T, Entry>(
  store: Store,
  opening: string,
  work: (db: Db, entry: Entry | undefined) => Promise<T>,
  { readOnly = false, serializable = false } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(
        store,
        `begin${serializable ? ' isolation level serializable' : readOnly ? ' isolation level repeatable read read only' : ''};${opening}`,
        work,
      )
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error
    }
  }
}

/** The opening of a transaction in which nobody in particular acts. */
export const asRole = (role: Role): string => `set local role ${role}`

/** The opening of the worker's transactions. */
export const asWorker = asRole('alongside_job')

/**
 * The opening of a transaction in somebody's name, for the operator's own commands: no page can open one, there the
 * database itself turns a session into a person.
 */
export function asPerson({ id }: { readonly id: string }): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('Not the id of a person.')
  return `${asRole('alongside_web')};select set_config('app.actor', '${id}', true)`
}

/**
 * Reads as the worker inside a person's transaction: the engine needs more than any one person may see, and shows none
 * of it. Only what `work` returns comes back.
 */
export async function readAsWorker<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  await sql.raw('set local role alongside_job').execute(db)
  try {
    return await work(db)
  } finally {
    await sql.raw('set local role alongside_web').execute(db)
  }
}

/**
 * A digest of everything some questions answer, asked at once and without fetching any of it: what was drawn from
 * equal digests is equal. Asked, like the questions themselves, under the actor's own policies.
 */
export async function digestOf(db: Db, questions: readonly Expression<unknown>[]): Promise<string> {
  const texts = questions.map((question) => sql`(select coalesce(json_agg(q)::text, '') from (${question}) q)`)
  const { rows } = await sql<{ digest: string }>`select md5(concat_ws(' ', ${sql.join(texts)})) as digest`.execute(db)
  return rows[0]?.digest ?? ''
}

async function once<T, Entry>(
  store: Store,
  opening: string,
  work: (db: Db, entry: Entry | undefined) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect()
  let broken: Error | undefined
  try {
    const results = (await client.query(opening)) as unknown as pg.QueryResult[]
    const entry = results.at(-1)?.rows[0] as Entry | undefined
    const value = await work(over(client), entry)
    await client.query('commit')
    return value
  } catch (error) {
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

/** Rolls back; a connection on which even that fails is thrown away. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
  } catch (error) {
    return error as Error
  }
}

function isRetryable(error: unknown) {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01')
}

/** A Kysely over one client, for the length of one transaction. */
export function over(client: pg.ClientBase): Db {
  const driver = new ClientDriver(client)
  return new Kysely<DB>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [columnNames],
  })
}

/** Names columns in our way on the way out only; answers are named as they are read, once a question. */
class ColumnNames extends CamelCasePlugin {
  override async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
const columnNames = new ColumnNames()

class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  beginTransaction(): Promise<void> {
    throw new Error('A transaction is already under way: db is one.')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#gather()
    const { rows, fields, rowCount } = await this.#client.query<unknown[]>({
      name: statementName(query.sql),
      text: query.sql,
      values: query.parameters.map(toParameter),
      rowMode: 'array',
    })
    return { rows: toObjects(rows, fields) as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }
  /** Questions asked side by side leave together: a write to the socket costs as much as a small answer does. */
  #gather(): void {
    const { stream } = (this.#client as unknown as { connection: { stream: Writable } }).connection
    if (stream.writableCorked > 0) return
    stream.cork()
    process.nextTick(() => stream.uncork())
  }
  async *streamQuery(): AsyncIterableIterator<never> {
    yield await Promise.reject(new Error('Streaming is not offered: a page reads what fits on a page.'))
  }
}

const camelCased = new Map<string, string>()

/** own_name → ownName, remembered. */
function camelCase(column: string): string {
  const known = camelCased.get(column)
  if (known !== undefined) return known
  const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (camelCased.size < 5000) camelCased.set(column, name)
  return name
}

function toObjects(rows: readonly unknown[][], fields: readonly pg.FieldDef[]): Record<string, unknown>[] {
  const names = fields.map(({ name }) => camelCase(name))
  return rows.map((row) => {
    const object: Record<string, unknown> = {}
    for (let i = 0; i < names.length; i++) object[names[i] as string] = row[i]
    return object
  })
}

const often = 10
const mostNamed = 120
const timesAsked = new Map<string, number>()
const statementNames = new Map<string, string>()

/**
 * A question asked often is prepared under a name, so that the database plans it, policies and all, once a connection
 * instead of every time. Only so many: each takes memory in every connection. The name is made of the text, so that the built
 * pages and the commands, each with this file, mean the same by it.
 */
function statementName(text: string): string | undefined {
  const name = statementNames.get(text)
  if (name || statementNames.size >= mostNamed || timesAsked.size >= 5000) return name
  const times = (timesAsked.get(text) ?? 0) + 1
  timesAsked.set(text, times)
  if (times >= often) statementNames.set(text, hash('sha256', text, 'base64url'))
  return undefined
}

function toParameter(value: unknown): unknown {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value
}
