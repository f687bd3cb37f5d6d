import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { projectRoot, SettingError } from '#foundation/environment.ts'
import { loadReference } from './reference.ts'

const folder = path.join(projectRoot, 'database', 'migrations')

/** A number no other program uses for its advisory locks: "alng". Whoever migrates holds it; a backup shares it. */
export const migrationLock = 0x616c6e67

interface Migration {
  readonly name: string
  readonly sql: string
  readonly digest: string
}

/**
 * The work queues; pg-boss keeps one table for all. A job that outlives a minute is taken to have died; a long one, which
 * is never taken on twice, only after a day.
 */
export const queues = ['mail', 'work', 'tick', 'long'] as const

/**
 * Brings the database to this release: migrations in order, each in its own transaction, under a lock so that two
 * nodes starting together do it once; then the job queues and the reference data. Doing it again changes nothing.
 *
 * @param owner a connection as the database's owner
 * @returns the names of the migrations applied now
 */
export async function migrate(owner: pg.ClientBase): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    const applied = await applyAll(owner, allMigrations())
    await prepareQueues(owner)
    await loadReference(owner)
    return applied
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

/** The names of migrations this release has and the database lacks, as the serving login sees it. */
export async function pendingMigrations(client: pg.ClientBase): Promise<string[]> {
  const done = (await isMigrated(client)) ? await readDone(client) : new Map()
  return allMigrations()
    .filter(({ name }) => !done.has(name))
    .map(({ name }) => name)
}

/**
 * Brings an empty database to exactly these migrations, where an older backup was made; `migrate` does the rest.
 *
 * @throws SettingError where this release has not all of them, or has others by their names
 */
export async function migrateTo(
  owner: pg.ClientBase,
  wanted: readonly Pick<Migration, 'name' | 'digest'>[],
): Promise<void> {
  const ours = new Map(allMigrations().map((migration) => [migration.name, migration]))
  for (const { name, digest } of wanted) {
    const known = ours.get(name)
    if (known?.digest !== digest)
      throw new SettingError(
        known
          ? `The backup was made by a release in which ${name} says something else. Restore it with that release.`
          : `The backup was made by a newer release: this one lacks ${name}. Install that release, then restore.`,
      )
  }
  const names = new Set(wanted.map(({ name }) => name))
  await applyAll(
    owner,
    [...ours.values()].filter(({ name }) => names.has(name)),
  )
}

async function applyAll(owner: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await owner.query(
    `create table if not exists migrations (name text primary key, digest text not null, at timestamptz not null default now());
     grant select on migrations to alongside_job`,
  )
  const done = await readDone(owner)
  const applied: string[] = []
  for (const migration of migrations) {
    const digest = done.get(migration.name)
    if (digest === migration.digest) continue
    if (digest !== undefined)
      throw new Error(`Migration ${migration.name} was changed after it had been applied. Add a new migration instead.`)
    await applyOne(owner, migration)
    applied.push(migration.name)
  }
  return applied
}

async function applyOne(owner: pg.ClientBase, { name, sql, digest }: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(sql)
    await owner.query('insert into migrations (name, digest) values ($1, $2)', [name, digest])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw new Error(`Migration ${name} could not be applied: ${(error as Error).message}`, { cause: error })
  }
}

/** The names of this release's migrations, in order. */
export const migrationNames = (): string[] => allMigrations().map(({ name }) => name)

function allMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
    })
}

async function isMigrated(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(`select to_regclass('public.migrations') is not null as yes`)
  return rows[0]?.yes ?? false
}

async function readDone(client: pg.ClientBase): Promise<Map<string, string>> {
  await client.query('set role alongside_job')
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations')
  await client.query('reset role')
  return new Map(rows.map((row) => [row.name, row.digest]))
}

/** pg-boss's own schema and our queues, made by the owner; the worker may use them and not change them. */
async function prepareQueues(owner: pg.ClientBase): Promise<void> {
  const db = {
    executeSql: async (text: string, values?: unknown[]) => onlyRows(await owner.query(text, values as unknown[])),
  }
  const boss = new PgBoss({ db, schema: 'pgboss', supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  for (const queue of queues)
    if (!(await boss.getQueue(queue)))
      await boss.createQueue(queue, {
        retryLimit: 5,
        retryDelay: 5,
        retryBackoff: true,
        expireInSeconds: queue === 'long' ? 86_000 : 60,
        deleteAfterSeconds: 86_400,
      })
  await boss.stop({ graceful: false })
  await owner.query(`
    grant usage on schema pgboss to alongside_job;
    grant select, insert, update, delete on all tables in schema pgboss to alongside_job;
    grant execute on all functions in schema pgboss to alongside_job`)
}

/** pg-boss sends several statements at once and reads the last answer's rows. */
function onlyRows(result: pg.QueryResult | pg.QueryResult[]): { rows: unknown[] } {
  const last = Array.isArray(result) ? result.findLast(({ rows }) => rows.length > 0) : result
  return { rows: last?.rows ?? [] }
}
