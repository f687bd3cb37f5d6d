import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { prepareDatabase } from '#database/connect.ts'
import { type Embedded, startEmbedded } from '#database/embedded.ts'
import type { PersonActor } from './actor.ts'
import { type Db, openClient, openStore, over, type Store } from './database.ts'

/** The key of every test database. */
export const testKey = Buffer.alloc(32, 7)

/** What a house of its own is given beside the tests: where programs are, and what has been compiled of us before. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return { PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) }
}

/** A cluster for one run of the tests. tools/test.ts starts one for all files and names it in the environment. */
export interface TestCluster {
  readonly superuser: pg.ClientConfig
  readonly owner: pg.ClientConfig
  readonly template: string
}

const templateName = 'alongside_template'

/** Starts a throwaway cluster with a migrated template database. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop(): Promise<void> }> {
  const home = mkdtempSync(path.join(tmpdir(), 'alongside-test-'))
  chmodSync(home, 0o711) // started as root, the database's own account must be able to enter
  const embedded: Embedded = await startEmbedded({ home, throwaway: true })
  const { owner } = await prepareDatabase(embedded, testKey, templateName)
  return {
    cluster: { superuser: embedded.superuser, owner, template: templateName },
    stop: async () => {
      await embedded.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

let shared: Promise<TestCluster> | undefined

/** The run's cluster, or one of our own when a single file is run by hand. */
async function cluster(): Promise<TestCluster> {
  const given = process.env.ALONGSIDE_TEST_CLUSTER
  if (given) return JSON.parse(given) as TestCluster
  shared ??= (async () => {
    const own = await startTestCluster()
    process.once('beforeExit', () => own.stop()) // an `after` hook here would belong to the first test alone
    return own.cluster
  })()
  return shared
}

/** A whole database of a test's own. */
export interface TestDatabase {
  readonly store: Store
  readonly serving: pg.ClientConfig
  readonly owner: pg.ClientConfig
  /** For what no role of ours may do: standing in for somebody who has broken into the server. */
  readonly superuser: pg.ClientConfig
  close(): Promise<void>
}

/** A database of one's own, copied from the template; for tests that need several transactions. */
export async function openTestDatabase(): Promise<TestDatabase & { readonly superuser: pg.ClientConfig }> {
  const { superuser, owner, template } = await cluster()
  const name = `t_${randomUUID().slice(0, 8)}`
  await asSuperuser(superuser, `create database ${name} template ${template} strategy file_copy owner alongside_owner`)
  const login = `${name}_serving`
  await asSuperuser(
    superuser,
    `create role ${login} login noinherit password 'test'; grant alongside_web, alongside_job to ${login}; grant connect on database ${name} to ${login}`,
  )
  const serving = { ...superuser, user: login, password: 'test', database: name }
  const store = openStore(serving)
  return {
    store,
    serving,
    owner: { ...owner, database: name },
    superuser: { ...superuser, database: name },
    close: () => store.pool.end(), // the database goes with its cluster: whoever drops some makes others wait for their files
  }
}

async function asSuperuser(config: pg.ClientConfig, statements: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    for (const statement of statements.split(';').filter((part) => part.trim())) await client.query(statement)
  } finally {
    await client.end()
  }
}

let copied: Promise<pg.ClientConfig> | undefined

/** One copy of the template for all tests of a file, so that two files at once never wait for each other's names. */
function fileDatabase(): Promise<pg.ClientConfig> {
  copied ??= (async () => {
    const { superuser, owner, template } = await cluster()
    const name = `f_${randomUUID().slice(0, 8)}`
    await asSuperuser(
      superuser,
      `create database ${name} template ${template} strategy file_copy owner alongside_owner`,
    )
    return { ...owner, database: name }
  })()
  return copied
}

/**
 * Runs a test in one transaction that is undone afterwards. It begins as the owner, for laying out a small world;
 * `as` steps into somebody's shoes, under row-level security like a page's transaction.
 */
export function withDatabase(test: (db: Db) => Promise<void>): () => Promise<void> {
  return async () => {
    const client = idle.pop() ?? (await connect(await fileDatabase()))
    client.ref()
    try {
      await client.query('begin')
      await test(over(client))
    } finally {
      await client.query('rollback')
      client.unref()
      idle.push(client)
    }
  }
}

/** A client knows how not to keep its process alive between two uses; its types do not tell. */
type ReusableClient = pg.Client & { ref(): void; unref(): void }

/** Connections between two tests: a new one would read again what the last one knows of every table. */
const idle: ReusableClient[] = []

async function connect(config: pg.ClientConfig): Promise<ReusableClient> {
  const client = openClient(config) as ReusableClient
  client.on('error', () => {}) // ended with its database, when all tests are done
  await client.connect()
  return client
}

/** Lays something as the owner in a transaction of its own, which is kept: for a database that others look at. */
export async function layAsOwner<T>(owner: pg.ClientConfig, work: (db: Db) => Promise<T>): Promise<T> {
  const client = openClient(owner)
  await client.connect()
  try {
    await client.query('begin')
    const value = await work(over(client))
    await client.query('commit')
    return value
  } finally {
    await client.end()
  }
}

/** Makes the rest of the transaction act as somebody: their role and their row-level security. */
export async function as(db: Db, actor: Pick<PersonActor, 'id'> | 'visitor' | 'worker' | 'owner'): Promise<Db> {
  await sql`reset role`.execute(db)
  const id = typeof actor === 'object' ? actor.id : ''
  await sql`select set_config('app.actor', ${id}, true), set_config('app.holder', '', true), set_config('app.session', '', true)`.execute(
    db,
  )
  if (actor !== 'owner')
    await sql.raw(`set local role ${actor === 'worker' ? 'alongside_job' : 'alongside_web'}`).execute(db)
  return db
}

/** The actor that a signed-in person is. */
export function signedIn(person: { id: string; name: string; language?: string }): PersonActor {
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    language: person.language === 'fr' ? 'fr' : 'en',
    zone: 'America/Vancouver',
    via: 'session',
    sessionId: randomUUID(),
    link: null,
  }
}

/** Whether `attempt` is refused by the database itself; the transaction goes on. */
export async function isRefusedByDatabase(db: Db, attempt: (db: Db) => Promise<unknown>): Promise<boolean> {
  await sql`savepoint attempt`.execute(db)
  try {
    await attempt(db)
    await sql`release savepoint attempt`.execute(db)
    return false
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(db)
    if (error instanceof pg.DatabaseError && (error.code === '42501' || error.code === 'P0001')) return true
    throw error
  }
}

/** As the database looks to whoever asks a moment before somebody else has kept what is looked for. */
export function blindOnce(db: Db): Db {
  let looked = false
  const nothing = { select: () => nothing, where: () => nothing, executeTakeFirst: async () => undefined }
  return new Proxy(db, {
    get: (of, name) => {
      if (name !== 'selectFrom' || looked) return Reflect.get(of, name).bind(of)
      looked = true
      return () => nothing
    },
  })
}
