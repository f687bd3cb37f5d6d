import { accessSync, constants, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { derive } from '#foundation/crypto.ts'
import { SettingError } from '#foundation/environment.ts'
import { databaseName, ensureDatabase, ownerName } from '../connect.ts'
import { isAlive } from '../postmaster.ts'
import { keyMark } from '../safety.ts'
import { type Loaded, loadHouse } from './load.ts'
import { type Manifest, type Opened, openFiles, type Part, parts } from './opened.ts'
import { type LookThrough, prove } from './proof.ts'
import { makeRecoveryKey, markOf } from './recovery.ts'
import { inScratch, isFull } from './scratch.ts'
import { type Content, remark } from './script.ts'
import { keepFolder, type Sealed, seal } from './sealed.ts'
import { inSnapshot, type Snapshot } from './snapshot.ts'

/** What a backup needs. */
export interface Order {
  /** A login that may read every row. */
  readonly reader: pg.ClientConfig
  /** The house's key, which is sealed into a file of its own. */
  readonly key: Buffer
  /** The public half of the recovery key. */
  readonly recipient: string
  /** Where the rows and the list go. */
  readonly folder: string
  /** Where the wrapped keys and the house's key go: the same folder, or one that lies apart. */
  readonly keysFolder: string
  /** Where a second copy of the data may lie for a minute. */
  readonly workshop: string
  /** How the audit trail is looked through. */
  readonly look: LookThrough
}

/**
 * Makes a backup of a house that goes on serving, proves it by restoring it, and only then gives it its name. Nothing
 * half made is ever called a backup: until the list is written, last of all, there is none.
 */
export async function makeBackup(order: Order): Promise<{ manifest: Manifest; list: string }> {
  const folderOf = (part: Part) => (part === 'data' ? order.folder : order.keysFolder)
  for (const folder of [order.folder, order.keysFolder]) prepare(folder)
  const began = performance.now()
  // The private half of the recovery key is on paper, elsewhere. A key that lives for this one minute reads it all back.
  const proving = await makeRecoveryKey()
  const marker = `.partial-${process.pid}`
  let stem = ''
  const partial = (part: Part) => path.join(folderOf(part), `${stem}.${part}.age${marker}`)
  const named = new Set<string>()
  try {
    const { head, files } = await inSnapshot(order.reader, async (snapshot) => {
      if (snapshot.head.house !== keyMark(order.key))
        throw new SettingError('The key file is not the one this house began with. Name that one by KEY_FILE.')
      stem = stemOf(snapshot.head.madeAt)
      const files = await writeAll(snapshot, order.key, [order.recipient, proving.recipient], partial)
      return { head: snapshot.head, files }
    })
    const loaded = await rehearse(await openFiles(partial, proving.code), order.workshop, order.look)
    const listed = Object.fromEntries(
      parts.map((part) => [part, { name: `${stem}.${part}.age`, ...files[part] }]),
    ) as Record<Part, Sealed>
    const manifest: Manifest = {
      alongside: 'backup',
      format: 1,
      madeAt: head.madeAt,
      schema: head.migrations.at(-1)?.name ?? '',
      recovery: markOf(order.recipient),
      files: listed,
      verified: { at: new Date().toISOString(), ...loaded, seconds: Math.ceil((performance.now() - began) / 1000) },
    }
    for (const part of parts) {
      const name = path.join(folderOf(part), listed[part].name)
      renameSync(partial(part), name)
      named.add(name)
    }
    if (order.keysFolder !== order.folder) await keepFolder(order.keysFolder)
    const list = await writeList(order.folder, stem, manifest)
    named.clear()
    return { manifest, list }
  } catch (error) {
    throw isFull(error) ? noRoom(`${[...new Set([order.folder, order.keysFolder])].join(' or ')}`) : error
  } finally {
    for (const file of [...named, ...parts.map(partial)]) rmSync(file, { force: true })
  }
}

const noRoom = (place: string) =>
  new SettingError(
    `There is no room left in ${place}. No backup was made, and nothing of it was left there. Make room, or name another place by --to.`,
  )

/** Restores a backup into a database that is thrown away, and looks at it as a whole, its audit trail included. */
export function rehearse(opened: Opened, workshop: string, look: LookThrough): Promise<Loaded> {
  return inScratch(workshop, async ({ superuser }) => {
    const password = derive(opened.key, 'database owner').toString('base64url')
    await ensureDatabase(superuser, password, databaseName)
    const owner = { ...superuser, user: ownerName, password, database: databaseName }
    const loaded = await loadHouse(owner, `${databaseName}_serving`, opened)
    const wrong = await prove({ ...superuser, database: databaseName }, opened.key, look)
    if (wrong.length)
      throw new SettingError(`The restored house is not whole; it does not hold that ${wrong.join('; ')}.`)
    return loaded
  })
}

async function writeAll(
  snapshot: Snapshot,
  key: Buffer,
  recipients: readonly string[],
  fileOf: (part: Part) => string,
): Promise<Record<Part, Omit<Sealed, 'name'>>> {
  const told: Record<string, Content> = {}
  const keys = await seal(fileOf('keys'), recipients, snapshot.write('keys', {}, {}))
  const housekey = await seal(
    fileOf('housekey'),
    recipients,
    only(remark({ alongside: 'housekey', key: key.toString('base64') })),
  )
  const beside = { keys: keys.sha256, housekey: housekey.sha256 }
  return { keys, housekey, data: await seal(fileOf('data'), recipients, snapshot.write('data', told, { beside })) }
}

async function* only(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk
}

const stemOf = (madeAt: string) => `alongside-${madeAt.slice(0, 19).replaceAll(':', '-')}Z`

async function writeList(folder: string, stem: string, manifest: Manifest): Promise<string> {
  const list = path.join(folder, `${stem}.json`)
  const making = `${list}.partial-${process.pid}`
  try {
    writeFileSync(making, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(making, list)
  } finally {
    rmSync(making, { force: true })
  }
  await keepFolder(folder)
  return list
}

/** Makes the folder, and clears what killed backups left in it. */
function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new SettingError(`${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}).`)
  }
  for (const name of readdirSync(folder)) {
    const pid = Number(/^alongside-.*\.partial-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (pid === process.pid || (pid && !isAlive(pid))) rmSync(path.join(folder, name))
  }
}
