import { type CompiledQuery, type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#database/types.ts'
import { ClientDriver, gather, isSpoiled, Questions } from './driver.ts'

/** A transaction that carries its actor. Every domain function takes one, and there is no other way to the data. */
export type Db = Kysely<DB>

/** The serving connection pool. Its login role can do nothing until it takes a role inside a transaction. */
export interface Store {
  readonly pool: pg.Pool
  /** How it was opened, for a thread that must open its own. */
  readonly config: pg.PoolConfig
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

/** Limits of one question to the database, so that a slow one cannot hold the house. Its questions are many and small: compiling one
 * takes longer than answering it. */
const limits =
  '-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c jit=off -c timezone=UTC'

/** How long a reader waits for a database that does not answer, in milliseconds: then it counts as gone. */
const patience = 2000

/** Opens the pool. Nothing is connected until the first transaction. */
export function openStore(config: pg.PoolConfig): Store {
  const pool = new pg.Pool({
    max: 12,
    connectionTimeoutMillis: patience,
    query_timeout: 8000,
    options: limits,
    pipeline: true,
    ...config,
    types,
  })
  pool.on('error', () => {}) // an idle connection lost with its server; the next transaction opens another
  pool.on('connect', (client) => client.on('error', () => {})) // one in use: its questions fail, the process lives on
  return { pool, config }
}

/** A few connections for work of minutes in a thread of its own: one question may take as long as the work does. */
export function openSlowStore(config: pg.PoolConfig): Store {
  const limits = '-c statement_timeout=600000 -c lock_timeout=60000 -c idle_in_transaction_session_timeout=120000'
  return openStore({ ...config, max: 2, query_timeout: 600_000, options: `${limits} -c jit=off -c timezone=UTC` })
}

/** A connection, and what is left of the reader's patience for its first question. */
async function reach({ pool }: Store): Promise<{ client: pg.PoolClient; query_timeout: number }> {
  const began = performance.now()
  const client = await pool.connect()
  return { client, query_timeout: Math.max(250, patience - (performance.now() - began)) }
}

/** Asks one question outside any transaction, as nobody: about the database itself. */
export async function askStore<Row extends pg.QueryResultRow>(store: Store, question: pg.QueryConfig): Promise<Row[]> {
  const { client, query_timeout } = await reach(store)
  let broken: Error | undefined
  try {
    return (await client.query<Row>({ ...question, query_timeout } as pg.QueryConfig)).rows
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** One connection outside any pool, which reads dates and instants as the pool's do; for tests and tools. */
export function openClient(config: pg.ClientConfig): pg.Client {
  return new pg.Client({ ...config, types, pipeline: true, options: '-c jit=off -c timezone=UTC' })
}

/**
 * Runs `work` in one transaction: all of it is kept, or none.
 *
 * A read-only one sees the database as it stood at its beginning throughout.
 * `opening` is the SQL that takes a role and says who acts, sent together with `begin`.
 * A serialization failure or deadlock means nothing happened: the work is done again, at most three times. So it is where a row
 * was there that may be there once only: somebody was quicker, and what that means is told by whoever looks again.
 * Questions asked `ahead` leave together with the opening, before it is answered. Where they are the `whole` of it, so
 * does its end: one question more, and `AsksMore` is thrown.
 */
export async function inTransaction<T, Entry, Early = undefined>(
  store: Store,
  opening: string,
  work: (db: Db, entry: Entry | undefined, early: Promise<Early> | undefined) => Promise<T>,
  { readOnly = false, serializable = false, ahead, whole = false }: Manner<Early> = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(
        store,
        `begin${serializable ? ' isolation level serializable' : readOnly ? ' isolation level repeatable read read only' : ''};${opening}`,
        work,
        ahead,
        whole,
      )
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error
    }
  }
}

interface Manner<Early> {
  readonly readOnly?: boolean
  readonly serializable?: boolean
  readonly ahead?: ((db: Db) => Promise<Early>) | undefined
  readonly whole?: boolean
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
  const done = await work(db) // where it fails the transaction is over, and so is the role
  await sql.raw('set local role alongside_web').execute(db)
  return done
}

const mostQuestions = 500
const questions = new Map<string, CompiledQuery<unknown>>()

/**
 * Asks a question that is put together once and then asked again and again.
 *
 * @param name names the question with everything it depends on: equal names are equal questions
 */
export async function askAgain<Row>(db: Db, name: string, question: () => RawBuilder<Row>): Promise<readonly Row[]> {
  let known = questions.get(name)
  if (!known) {
    known = question().compile(db)
    const [oldest] = questions.keys()
    if (questions.size >= mostQuestions && oldest !== undefined) questions.delete(oldest)
    questions.set(name, known)
  }
  const asked = known as CompiledQuery<Row>
  return (await (db instanceof Questions ? db.driver.ask(asked) : db.executeQuery(asked))).rows
}

/**
 * A digest of everything some questions answer, asked at once and without fetching any of it: what was drawn from
 * equal digests is equal. Asked, like the questions themselves, under the actor's own policies.
 *
 * @param name as for `askAgain`
 */
export async function digestOf(db: Db, name: string, questions: () => readonly Expression<unknown>[]): Promise<string> {
  const [row] = await askAgain(db, name, () => {
    const texts = questions().map((each) => sql`(select coalesce(json_agg(q)::text, '') from (${each}) q)`)
    return sql<{ digest: string }>`select md5(concat_ws(' ', ${sql.join(texts)})) as digest`
  })
  return row?.digest ?? ''
}

async function once<T, Entry, Early>(
  store: Store,
  opening: string,
  work: (db: Db, entry: Entry | undefined, early: Promise<Early> | undefined) => Promise<T>,
  ahead: Manner<Early>['ahead'],
  whole: boolean,
): Promise<T> {
  const { client, query_timeout } = await reach(store)
  const driver = new ClientDriver(client)
  const db = new Questions(driver)
  const options = { query_timeout }
  let broken: Error | undefined
  try {
    if (ahead && whole) return await inOneBreath(driver, { opening, work, ahead, db, options })
    if (ahead) gather(client)
    const opened = client.query({ text: opening, ...options } as pg.QueryConfig)
    const early = ahead?.(db)
    early?.catch(() => {}) // told to whoever waits for it
    const results = (await opened) as unknown as pg.QueryResult[]
    const value = await work(db, results.at(-1)?.rows[0] as Entry | undefined, early)
    await client.query('commit')
    return value
  } catch (error) {
    broken = (await rollBack(client)) ?? (isSpoiled(client) ? (error as Error) : undefined)
    throw isAfterFault(error) ? (driver.fault ?? error) : error
  } finally {
    client.release(broken)
  }
}

interface Breath<T, Entry, Early> {
  readonly opening: string
  readonly db: Db
  readonly options: object
  ahead(db: Db): Promise<Early>
  work(db: Db, entry: Entry | undefined, early: Promise<Early>): Promise<T>
}

/** A transaction of which everything is asked ahead: its end leaves with its beginning. */
async function inOneBreath<T, Entry, Early>(
  driver: ClientDriver,
  { opening, work, ahead, db, options }: Breath<T, Entry, Early>,
): Promise<T> {
  driver.holdBack()
  const early = ahead(db)
  early.catch(() => {}) // told to whoever waits for it
  // What is asked in this turn has been asked when the turn is over.
  const { opened, ended } = await new Promise<ReturnType<ClientDriver['closeWith']>>((resolve) =>
    process.nextTick(() => resolve(driver.closeWith(opening, options))),
  )
  ended.catch(() => {}) // told below, unless something before it failed
  const value = await work(db, (await opened) as Entry | undefined, early)
  await ended
  return value
}

/** Rolls back; a connection on which even that fails is thrown away. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
  } catch (error) {
    return error as Error
  }
}

/**
 * Whether the database could not read a value as what it was to be: an id, a kind, a number, a day, a text it can keep.
 * Where only an address was given, the address names nothing.
 */
export function isUnreadable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^22(003|007|008|021|P02|P05)$/.test(error.code ?? '')
}

/** The transaction had failed before this was asked. */
const isAfterFault = (error: unknown) => error instanceof pg.DatabaseError && error.code === '25P02'

function isRetryable(error: unknown) {
  return error instanceof pg.DatabaseError && ['40001', '40P01', '23505'].includes(error.code ?? '')
}

/** A Kysely over one client, for the length of one transaction. */
export const over = (client: pg.ClientBase): Db => new Questions(new ClientDriver(client))
