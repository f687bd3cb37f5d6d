// Kysely over one client of pg: questions prepared once a connection, sent side by side, answered in our names.
import { hash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type UnknownRow,
} from 'kysely'
import type pg from 'pg'

/** Names columns in our way on the way out only; answers are named as they are read, once a question. */
class ColumnNames extends CamelCasePlugin {
  override async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
export const columnNames = new ColumnNames()

/** One client as Kysely asks for it. The transaction around it is ours: see database.ts. */
export class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  /** Nothing more can be asked: whoever tries is told by `AsksMore`. */
  close(): void {
    this.#connection.isClosed = true
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

/** Something was asked of a transaction whose questions were all to be known beforehand. */
export class AsksMore extends Error {
  override name = 'AsksMore'
}

/**
 * What is asked in this turn leaves together: a write to the socket costs as much as a small answer does.
 *
 * @param last said just before everything leaves
 */
export function gather(client: pg.ClientBase, last?: () => void): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  const isFirst = stream.writableCorked === 0
  if (!isFirst && !last) return
  stream.cork()
  process.nextTick(() => {
    last?.()
    stream.uncork()
  })
}

class ClientConnection implements DatabaseConnection {
  isClosed = false
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isClosed) throw new AsksMore()
    gather(this.#client)
    const { rows, fields, rowCount } = await this.#client.query<unknown[]>({
      name: statementName(query.sql),
      text: query.sql,
      values: query.parameters.map(toParameter),
      rowMode: 'array',
    })
    return { rows: toObjects(rows, fields) as R[], numAffectedRows: BigInt(rowCount ?? 0) }
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
