// Kysely over one client of pg: questions prepared once a connection, sent side by side, answered in our names.
import { hash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type UnknownRow,
} from 'kysely'
import type pg from 'pg'
import type { DB } from '#database/types.ts'

/** Names columns in our way on the way out only; answers are named as they are read, once a question. */
class ColumnNames extends CamelCasePlugin {
  override async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
const columnNames = new ColumnNames()

/** One client as Kysely asks for it. The transaction around it is ours: see database.ts. */
export class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  /** Holds back what is asked from now on, for `closeWith`. */
  holdBack(): void {
    this.#connection.held = []
  }
  /**
   * Nothing more can be asked: whoever tries is told by `AsksMore`. What was held back leaves between `opening` and commit:
   * in one message and with one answer where every question is known by its text alone, else each by itself.
   *
   * @returns the last row that opening answered, once it has; and when all is over
   */
  closeWith(opening: string, options: object): { opened: Promise<unknown>; ended: Promise<unknown> } {
    return this.#connection.closeWith(opening, options)
  }
  /** Asks what needs no putting together. */
  ask<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.#connection.executeQuery(query)
  }
  /** What first went wrong here: whatever is asked after it fails too, and says nothing of why. */
  get fault(): unknown {
    return this.#connection.fault
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

/** Writes one question at a time, from beginning to end: one does for all, and is dear to make. */
const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()
const plugins = [columnNames]

/** Kysely over one connection; what is put together already goes to it by the shortest way. */
export class Questions extends Kysely<DB> {
  readonly driver: ClientDriver
  constructor(driver: ClientDriver) {
    super({
      dialect: {
        createDriver: () => driver,
        createAdapter: () => adapter,
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => compiler,
      },
      plugins,
    })
    this.driver = driver
  }
}

/** Something was asked of a transaction whose questions were all to be known beforehand. */
export class AsksMore extends Error {
  override name = 'AsksMore'
}

/** What is asked in this turn leaves together: a write to the socket costs as much as a small answer does. */
export function gather(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

interface Held {
  readonly query: CompiledQuery
  resolve(result: QueryResult<never> | Promise<QueryResult<never>>): void
  reject(error: unknown): void
}

class ClientConnection implements DatabaseConnection {
  held: Held[] | undefined
  fault: unknown
  #isClosed = false
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  closeWith(opening: string, options: object): { opened: Promise<unknown>; ended: Promise<unknown> } {
    const held = this.held ?? []
    this.held = undefined
    this.#isClosed = true
    const prepared = preparedBy(this.#client)
    if (held.every(({ query }) => query.parameters.length === 0) && prepared.size + held.length <= mostPrepared)
      return inOneMessage(this.#client, { opening, held, prepared, options })
    gather(this.#client)
    const opened = this.#client
      .query({ text: opening, ...options } as pg.QueryConfig)
      .then((results) => (results as unknown as pg.QueryResult[]).at(-1)?.rows[0])
    for (const { query, resolve } of held) resolve(this.#ask(query))
    return { opened, ended: this.#client.query('commit') }
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isClosed) throw new AsksMore()
    const { held } = this
    if (held) return new Promise<QueryResult<never>>((resolve, reject) => held.push({ query, resolve, reject }))
    return this.#ask(query)
  }
  async #ask<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    gather(this.#client)
    const answered = this.#client.query<unknown[]>({
      name: statementName(query.sql),
      text: query.sql,
      values: query.parameters.map(toParameter),
      rowMode: 'array',
    })
    const { rows, fields, rowCount } = await answered.catch((error: unknown) => {
      this.fault ??= error
      throw error
    })
    return { rows: toObjects(rows, fields) as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }
  async *streamQuery(): AsyncIterableIterator<never> {
    yield await Promise.reject(new Error('Streaming is not offered: a page reads what fits on a page.'))
  }
}

const mostPrepared = 40
/** Kept with the connection itself: the built pages and the commands each hold this file and share connections. */
const learned = Symbol.for('alongside: learned')
const spoiled = Symbol.for('alongside: spoiled')
type Connected = pg.ClientBase & { [learned]?: Set<string>; [spoiled]?: boolean }

/** The questions one connection has been taught by their text. */
const preparedBy = (client: Connected): Set<string> => (client[learned] ??= new Set())

/** Whether a connection must not be used again. */
export const isSpoiled = (client: Connected): boolean => client[spoiled] === true

interface Message {
  readonly opening: string
  readonly held: readonly Held[]
  readonly prepared: Set<string>
  readonly options: object
}

/**
 * Opening, questions and commit as one message of the simple protocol, answered in one: a process is woken once and not
 * three times. Only for questions without parameters, so that no value is ever written into SQL. Where it fails, nobody
 * knows which questions the connection has learned: it is spoiled.
 */
function inOneMessage(client: Connected, { opening, held, prepared, options }: Message) {
  const names = held.map(({ query }) => `told ${nameOf(query.sql)}`)
  const isNew = names.map((name) => !prepared.has(name))
  const asked = held.map(
    ({ query }, n) => `${isNew[n] ? `prepare "${names[n]}" as ${query.sql};` : ''}execute "${names[n]}"`,
  )
  const answered = client.query({
    text: [opening, ...asked, 'commit'].join(';'),
    rowMode: 'array',
    ...options,
  } as pg.QueryConfig) as unknown as Promise<pg.QueryResult<unknown[]>[]>
  for (const name of names) prepared.add(name)
  const opened = answered.then((results) => {
    let at = results.length - 1 // the commit
    const told = held.map((_, back) => {
      const n = held.length - 1 - back
      const { rows = [], fields = [] } = results[--at] ?? {}
      if (isNew[n]) at--
      return () => held[n]?.resolve({ rows: toObjects(rows, fields) as never[] })
    })
    for (const tell of told) tell()
    const { rows: [row] = [], fields = [] } = results[--at] ?? {}
    return row && Object.fromEntries(fields.map(({ name }, n) => [name, row[n]]))
  })
  opened.catch((error) => {
    client[spoiled] = true
    for (const { reject } of held) reject(error)
  })
  return { opened, ended: opened }
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

const names = new Map<string, string>()

/** A name made of the text, remembered. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = hash('sha256', text, 'base64url')
    if (names.size >= mostNamed) names.clear()
    names.set(text, name)
  }
  return name
}

function toParameter(value: unknown): unknown {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value
}
