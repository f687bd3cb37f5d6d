import { existsSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { derive } from '#foundation/crypto.ts'
import { openStore, type Store } from '#foundation/database.ts'
import { readKey, SettingError, type Settings } from '#foundation/environment.ts'
import { findQuarters } from '../account.ts'
import { databaseName, reach, urlFor } from '../connect.ts'
import { startEmbedded } from '../embedded.ts'
import { findPrograms } from '../programs.ts'
import { servingLogin } from '../roles.ts'

/** A house as a backup reaches it: nothing is migrated, nothing started that was not there. */
export interface Reached {
  /** A login that may read every row. */
  readonly reader: pg.ClientConfig
  /** The login pages are served with, for noting that a backup was made. */
  readonly serving: Store
  close(): Promise<void>
}

/**
 * Reaches the house the settings name, whether or not it is being served.
 *
 * Embedded: as the superuser of its own cluster. By DATABASE_URL: as the login that is named there, which must be allowed
 * to read every row; row-level security binds even the owner, and would leave out what is confidential.
 *
 * @throws SettingError in one sentence with its cure
 */
export async function reachHouse(settings: Settings, key: Buffer): Promise<Reached> {
  return settings.databaseUrl ? reachExternal(settings.databaseUrl, key) : reachEmbedded(settings, key)
}

async function reachEmbedded({ dataDir }: Settings, key: Buffer): Promise<Reached> {
  if (!hasCluster(dataDir)) throw new SettingError(`There is no house in ${dataDir} yet.`)
  const embedded = await startEmbedded({ home: dataDir })
  const reader = { ...embedded.superuser, database: databaseName }
  const login = `${databaseName}_serving`
  const serving = openStore({ ...reader, user: login, password: passwordOf(key, login) })
  return {
    reader,
    serving,
    close: async () => {
      await serving.pool.end()
      await embedded.stop()
    },
  }
}

/** Whether a database of our own lies in this folder, or where the account's rights have put it. */
export const hasCluster = (dataDir: string): boolean =>
  existsSync(dataDir) && existsSync(path.join(findQuarters(findPrograms(), dataDir).home, 'postgres', 'PG_VERSION'))

/**
 * Reaches a house only to note something in it, where the settings name one that is there.
 *
 * @returns undefined where there is none
 */
export async function openNoting(settings: Settings): Promise<Pick<Reached, 'serving' | 'close'> | undefined> {
  if (!existsSync(settings.keyFile)) return undefined
  const key = readKey(settings.keyFile)
  if (!settings.databaseUrl) return hasCluster(settings.dataDir) ? reachEmbedded(settings, key) : undefined
  const client = await reach(settings.databaseUrl)
  const login = await servingLogin(client).finally(() => client.end())
  const serving = openStore({ connectionString: urlFor(settings.databaseUrl, login, passwordOf(key, login)) })
  return { serving, close: () => serving.pool.end() }
}

async function reachExternal(databaseUrl: string, key: Buffer): Promise<Reached> {
  const client = await reach(databaseUrl)
  try {
    await refusePartialReader(client)
    const login = await servingLogin(client)
    const serving = openStore({ connectionString: urlFor(databaseUrl, login, passwordOf(key, login)) })
    return { reader: { connectionString: databaseUrl }, serving, close: () => serving.pool.end() }
  } finally {
    await client.end()
  }
}

const passwordOf = (key: Buffer, login: string) => derive(key, `database login ${login}`).toString('base64url')

/** @throws SettingError for a login from which row-level security would hide rows */
export async function refusePartialReader(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; all: boolean }>(
    `select session_user as role, rolsuper or (rolbypassrls and pg_has_role(session_user, 'pg_read_all_data', 'usage')) as all
     from pg_roles where rolname = session_user`,
  )
  if (!rows[0]?.all)
    throw new SettingError(
      `${rows[0]?.role} may not read every row, so its backup would be a part. As a superuser make a login for backups alone: create role alongside_backup login bypassrls password '…' in role pg_read_all_data; grant connect on database ${await nameOf(client)} to alongside_backup; and run this with its URL in DATABASE_URL.`,
    )
}

const nameOf = async (client: pg.ClientBase) =>
  (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name
