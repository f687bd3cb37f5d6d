import pg from 'pg'
import { derive } from '#foundation/crypto.ts'
import { openStore, type Store } from '#foundation/database.ts'
import { readKey, SettingError, type Settings } from '#foundation/environment.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { ensureRoles, servingLogin } from './roles.ts'
import {
  refuseOpenTables,
  refuseOtherKey,
  refuseStranger,
  refuseUnfitOwner,
  refuseUnsafeRole,
  refuseWrongServer,
  rememberKey,
} from './safety.ts'

/** An open house: the serving pool, and how to close everything again. */
export interface Connected {
  readonly store: Store
  readonly serving: pg.ClientConfig
  close(): Promise<void>
}

export const ownerName = 'alongside_owner'
export const databaseName = 'alongside'

/**
 * Opens the database the settings name, brought to this release and checked for safety.
 *
 * Embedded: started, migrated and opened in one go. By DATABASE_URL: the URL is the serving login's, made once by
 * `alongside migrate` with the owner's URL; pending migrations and an unsafe role are refused with the cure.
 *
 * @throws SettingError in one sentence with its cure
 */
export async function connect(settings: Settings): Promise<Connected> {
  const key = readKey(settings.keyFile)
  return settings.databaseUrl ? connectExternal(settings.databaseUrl, key) : connectEmbedded(settings, key)
}

/** Migrates the database the settings name, as its owner. @returns what was applied, and the URL to serve with */
export async function migrateHouse(settings: Settings): Promise<{ applied: string[]; servingUrl: string | undefined }> {
  const key = readKey(settings.keyFile)
  if (!settings.databaseUrl) {
    const { close, applied } = await connectEmbedded(settings, key)
    await close()
    return { applied, servingUrl: undefined }
  }
  const owner = await reach(settings.databaseUrl)
  try {
    await refuseWrongServer(owner)
    const login = await servingLogin(owner)
    await refuseUnfitOwner(owner, login)
    const { applied, password } = await bringUp(owner, key, login)
    return { applied, servingUrl: urlFor(settings.databaseUrl, login, password) }
  } finally {
    await owner.end()
  }
}

/** The same database by another login, to serve with. An address without a host (a socket named by ?host=) has no place for one. */
export function urlFor(databaseUrl: string, login: string, password: string): string {
  const url = new URL(databaseUrl)
  if (url.host) {
    url.username = encodeURIComponent(login)
    url.password = encodeURIComponent(password)
  } else {
    url.searchParams.set('user', login)
    url.searchParams.set('password', password)
  }
  return url.href
}

async function connectEmbedded(settings: Settings, key: Buffer): Promise<Connected & { applied: string[] }> {
  const embedded = await startEmbedded({ home: settings.dataDir })
  try {
    const { applied, serving } = await prepareDatabase(embedded, key, databaseName)
    const connected = await openSafely(serving)
    const close = async () => {
      await connected.close()
      await embedded.stop()
    }
    return { ...connected, applied, close }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Makes and migrates one database of an embedded cluster. @returns how to serve from it */
export async function prepareDatabase(
  embedded: Embedded,
  key: Buffer,
  database: string,
): Promise<{ applied: string[]; serving: pg.ClientConfig; owner: pg.ClientConfig }> {
  const ownerPassword = derive(key, 'database owner').toString('base64url')
  await ensureDatabase(embedded.superuser, ownerPassword, database)
  const ownerConfig = { ...embedded.superuser, user: ownerName, password: ownerPassword, database }
  const owner = new pg.Client(ownerConfig)
  await owner.connect()
  try {
    const login = await servingLogin(owner)
    const { applied, password } = await bringUp(owner, key, login)
    return { applied, serving: { ...ownerConfig, user: login, password }, owner: ownerConfig }
  } finally {
    await owner.end()
  }
}

/** Roles, migrations, the mark of the key. @returns what was applied, and the serving login's password */
async function bringUp(owner: pg.Client, key: Buffer, login: string): Promise<{ applied: string[]; password: string }> {
  await refuseOtherKey(owner, key)
  const password = derive(key, `database login ${login}`).toString('base64url')
  await ensureRoles(owner, login, password)
  const applied = await migrate(owner)
  await rememberKey(owner, key)
  return { applied, password }
}

/** Makes the owner and an empty database of theirs, where they are missing. */
export async function ensureDatabase(
  superuser: pg.ClientConfig,
  ownerPassword: string,
  database: string,
): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [ownerName])
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${ownerName} login createrole password ${pg.escapeLiteral(ownerPassword)}`,
    )
    const exists = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!exists.rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner ${ownerName}`)
  } finally {
    await client.end()
  }
}

async function connectExternal(databaseUrl: string, key: Buffer): Promise<Connected> {
  const client = await reach(databaseUrl)
  try {
    await refuseWrongServer(client)
    await refuseUnsafeRole(client)
    await refuseStranger(client)
    await refuseOtherKey(client, key)
    const pending = await pendingMigrations(client)
    if (pending.length)
      throw new SettingError(
        `The database lacks ${pending.length} migration(s). Run once, with the owner's URL: DATABASE_URL=… bin/alongside migrate`,
      )
    await refuseOpenTables(client)
  } finally {
    await client.end()
  }
  return open({ connectionString: databaseUrl })
}

/** @throws SettingError where it cannot be opened */
export async function reach(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // it is told by the question that fails
  try {
    await client.connect()
    return client
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error
    throw new SettingError(`DATABASE_URL cannot be opened: ${(reason as Error).message}.`)
  }
}

async function openSafely(serving: pg.ClientConfig): Promise<Connected> {
  const client = new pg.Client(serving)
  await client.connect()
  try {
    await refuseWrongServer(client)
    await refuseUnsafeRole(client)
    await refuseOpenTables(client)
  } finally {
    await client.end()
  }
  return open(serving)
}

function open(serving: pg.ClientConfig): Connected {
  const store = openStore(serving)
  return { store, serving, close: () => store.pool.end() }
}
