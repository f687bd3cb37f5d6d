import pg from 'pg'
import { derive } from '#foundation/crypto.ts'
import { SettingError } from '#foundation/environment.ts'
import { databaseName, ensureDatabase, ownerName, reach, urlFor } from '../connect.ts'
import { startEmbedded } from '../embedded.ts'
import { servingLogin } from '../roles.ts'
import { refuseUnfitOwner, refuseWrongServer } from '../safety.ts'
import { type Loaded, loadHouse, refuseFurnished } from './load.ts'
import type { Opened } from './opened.ts'
import { hasCluster } from './reach.ts'

export interface Restored extends Loaded {
  /** The URL to serve with, where it was restored into a server of one's own. */
  readonly servingUrl?: string
}

/** The name a restored database has until it is whole. */
const unfinished = 'alongside_unfinished'

/**
 * Restores into our own database in this folder, which must hold none. Until everything is there it has another name, so
 * one that was interrupted is never served, and the next attempt begins anew.
 */
export async function restoreEmbedded(dataDir: string, opened: Opened): Promise<Restored> {
  const furnished = new SettingError(
    `There is a house in ${dataDir} already, and nothing is ever restored over something. Name an empty folder by DATA_DIR, or put the old one away first.`,
  )
  const wasThere = hasCluster(dataDir)
  const embedded = await startEmbedded({ home: dataDir })
  try {
    if (wasThere && (await exists(embedded.superuser))) throw furnished
    await onCluster(embedded.superuser, `drop database if exists ${unfinished} with (force)`)
    const password = derive(opened.key, 'database owner').toString('base64url')
    await ensureDatabase(embedded.superuser, password, unfinished)
    const owner = { ...embedded.superuser, user: ownerName, password, database: unfinished }
    const loaded = await loadHouse(owner, `${databaseName}_serving`, opened)
    await onCluster(embedded.superuser, `alter database ${unfinished} rename to ${databaseName}`)
    return loaded
  } finally {
    await embedded.stop()
  }
}

async function exists(superuser: pg.ClientConfig): Promise<boolean> {
  return (await onCluster(superuser, `select 1 from pg_database where datname = '${databaseName}'`)) > 0
}

async function onCluster(superuser: pg.ClientConfig, statement: string): Promise<number> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    return (await client.query(statement)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** Restores into an empty database on a server of one's own, as the owner that migrates it. */
export async function restoreInto(databaseUrl: string, opened: Opened): Promise<Restored> {
  const client = await reach(databaseUrl)
  let login: string
  try {
    await refuseWrongServer(client)
    login = await servingLogin(client)
    await refuseUnfitOwner(client, login)
    await refuseFurnished(client)
  } finally {
    await client.end()
  }
  try {
    const loaded = await loadHouse({ connectionString: databaseUrl }, login, opened)
    const password = derive(opened.key, `database login ${login}`).toString('base64url')
    return { ...loaded, servingUrl: urlFor(databaseUrl, login, password) }
  } catch (error) {
    console.error('The database is left half made: drop it and make it anew before trying again.')
    throw error
  }
}
