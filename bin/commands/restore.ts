import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { verifyTrail } from '#app/admin/verify.server.ts'
import type { Run } from '#app/backups/backup.ts'
import { rehearse } from '#database/backup/make.ts'
import { type Manifest, type Opened, openListed, readManifest } from '#database/backup/opened.ts'
import { openNoting } from '#database/backup/reach.ts'
import { keepRecipient, type RecoveryKey, readCode } from '#database/backup/recovery.ts'
import { type Restored, restoreEmbedded, restoreInto } from '#database/backup/restored.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { readSettings, SettingError, type Settings } from '#foundation/environment.ts'
import { noteIn, noteRestored, problemOf } from '../noting.ts'
import { readOptions, UsageError } from '../options.ts'
import { readSecret } from '../typed.ts'

export const command = {
  about: 'Bring a house back from a backup, with the recovery code from the paper; --drill only shows that it works.',
  help: `bin/alongside restore FILE [--keys DIR] [--into URL | --drill]

FILE is the list of a backup (alongside-DATE.json). The recovery code is asked for, or read from standard input.

Without --into the house comes back as our own database in DATA_DIR, which must hold none. Its key is written to KEY_FILE,
which must not hold another. Nothing is ever restored over something.

  --keys DIR  where the .keys.age and .housekey.age lie, if not beside the list
  --into URL  a new, empty PostgreSQL database, as the owner that migrates (docs/operate.md)
  --drill     restores into a database that is thrown away, looks through it, and notes the drill on the administrators' page

Everybody signs in again. Letters that were about to leave are shown to the coordinators instead of sent: they may have
left since. What was erased after the backup was made must be erased again.`,
  async run(args: string[]) {
    const { values, positionals } = readOptions(
      args,
      { keys: { type: 'string' }, into: { type: 'string' }, drill: { type: 'boolean' } },
      { most: 1 },
    )
    const [file] = positionals
    if (!file) throw new UsageError('Which backup? bin/alongside restore FILE')
    if (values.drill && values.into) throw new UsageError('Either --drill or --into.')
    refuseWrongNode()
    const settings = readSettings()
    const listed = readManifest(path.resolve(file))
    const elsewhere = values.keys === undefined ? {} : keysIn(path.resolve(values.keys), listed.manifest)
    const recovery = await readCode(await readSecret('The recovery code, as it stands on the paper: '))
    const open = () => openListed(listed, recovery, elsewhere)
    if (values.drill) await drill(settings, listed.manifest, open)
    else await restore(settings, values.into, await open(), recovery)
  },
}

const keysIn = (folder: string, { files }: Manifest) => ({
  keys: path.join(folder, path.basename(files.keys.name)),
  housekey: path.join(folder, path.basename(files.housekey.name)),
})

async function restore(
  settings: Settings,
  into: string | undefined,
  opened: Opened,
  recovery: RecoveryKey,
): Promise<void> {
  const began = performance.now()
  refuseOtherKeyFile(settings, opened.key)
  const url = into ?? settings.databaseUrl
  const restored: Restored = url ? await restoreInto(url, opened) : await restoreEmbedded(settings.dataDir, opened)
  writeKey(settings, opened.key)
  keepRecipient(settings.keyFile, recovery.recipient)
  await noteRestored({ ...settings, databaseUrl: url }, opened.head.madeAt)
  const seconds = Math.ceil((performance.now() - began) / 1000)
  console.log(
    `The house is back as it was on ${opened.head.madeAt}: ${restored.rows} rows of ${restored.tables} tables, in ${seconds} s.`,
  )
  console.log(`Its key is in ${settings.keyFile}. Everybody signs in again.`)
  if (restored.servingUrl) console.log(`\nServe with (keep it secret):\n  DATABASE_URL='${restored.servingUrl}'\n`)
  console.log('Then: npm start. What was erased since must be erased again (docs/operate.md).')
}

/** @throws SettingError where the key file is another house's */
function refuseOtherKeyFile({ keyFile }: Settings, key: Buffer): void {
  if (existsSync(keyFile) && !Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64').equals(key))
    throw new SettingError(
      `${keyFile} holds the key of another house. Name a file that does not exist yet by KEY_FILE; this house's key is written there.`,
    )
}

function writeKey({ keyFile }: Settings, key: Buffer): void {
  if (existsSync(keyFile)) return
  mkdirSync(path.dirname(keyFile), { recursive: true })
  writeFileSync(keyFile, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(keyFile, 0o600)
}

async function drill(settings: Settings, manifest: Manifest, open: () => Promise<Opened>): Promise<void> {
  const beganAt = Temporal.Now.instant()
  const bytes = Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)
  const begun = { kind: 'drill', beganAt, bytes, recovery: manifest.recovery } as const
  const ofAt = Temporal.Instant.from(manifest.madeAt)
  const now = () => Temporal.Now.instant()
  const note = async (run: Run) => {
    const house = await openNoting(settings)
    if (house) await noteIn(house.serving, run).finally(house.close)
    else console.log('There is no house here to note the drill in.')
  }
  try {
    const { rows, tables } = await rehearse(await open(), settings.dataDir, verifyTrail)
    await note({ ...begun, endedAt: now(), good: true, ofAt, rows, problem: '' })
    console.log(
      `It works: ${rows} rows of ${tables} tables came back, as they were on ${manifest.madeAt}. Nothing of it was kept.`,
    )
  } catch (error) {
    await note({ ...begun, endedAt: now(), good: false, ofAt: null, rows: 0, problem: problemOf(error) })
    throw error instanceof pg.DatabaseError
      ? new Error(`The database refused it (${error.code}).`, { cause: error })
      : error
  }
}
