import pg from 'pg'
import { derive } from '#foundation/crypto.ts'
import { openStore, type Store } from '#foundation/database.ts'
import { readKey, SettingError, type Settings } from '#foundation/environment.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { ensureRoles, servingLogin } from './roles.ts'
import { refuseUnsafeRole, refuseWrongServer } from './safety.ts'

/** An open house: the serving pool, and how to close everything again. */
export interface Connected {
  readonly store: Store
  readonly serving: pg.ClientConfig
  close(): Promise<void>
}

const ownerName = 'alongside_owner'
const databaseName = 'alongside'

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
  return settings.databaseUrl ? connectExternal(settings.databaseUrl) : connectEmbedded(settings, key)
}

/** Migrates the database the settings name, as its owner. @returns what was applied, and the URL to serve with */
export async function migrateHouse(settings: Settings): Promise<{ applied: string[]; servingUrl: string | undefined }> {
  const key = readKey(settings.keyFile)
  if (!settings.databaseUrl) {
    const { close, applied } = await connectEmbedded(settings, key)
    await close()
    return { applied, servingUrl: undefined }
  }
  const owner = new pg.Client({ connectionString: settings.databaseUrl })
  await owner.connect()
  try {
    const login = await servingLogin(owner)
    const password = servingPassword(key, login)
    await ensureRoles(owner, login, password)
    const applied = await migrate(owner)
    const url = new URL(settings.databaseUrl)
    url.username = encodeURIComponent(login)
    url.password = encodeURIComponent(password)
    return { applied, servingUrl: url.href }
  } finally {
    await owner.end()
  }
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
    const password = servingPassword(key, login)
    await ensureRoles(owner, login, password)
    return { applied: await migrate(owner), serving: { ...ownerConfig, user: login, password }, owner: ownerConfig }
  } finally {
    await owner.end()
  }
}

async function ensureDatabase(superuser: pg.ClientConfig, ownerPassword: string, database: string): Promise<void> {
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

async function connectExternal(databaseUrl: string): Promise<Connected> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    throw new SettingError(`DATABASE_URL cannot be reached: ${(error as Error).message}.`)
  }
  try {
    await refuseUnsafeRole(client)
    const pending = await pendingMigrations(client)
    if (pending.length)
      throw new SettingError(
        `The database lacks ${pending.length} migration(s). Run once, with the owner's URL: DATABASE_URL=… bin/alongside migrate`,
      )
  } finally {
    await client.end()
  }
  return openSafely({ connectionString: databaseUrl })
}

async function openSafely(serving: pg.ClientConfig): Promise<Connected> {
  const client = new pg.Client(serving)
  await client.connect()
  try {
    await refuseWrongServer(client)
    await refuseUnsafeRole(client)
  } finally {
    await client.end()
  }
  const store = openStore(serving)
  return { store, serving, close: () => store.pool.end() }
}

function servingPassword(key: Buffer, login: string): string {
  return derive(key, `database login ${login}`).toString('base64url')
}
