import path from 'node:path'
import { verifyTrail } from '#app/admin/verify.server.ts'
import type { Run } from '#app/backups/backup.ts'
import { makeBackup } from '#database/backup/make.ts'
import { reachHouse } from '#database/backup/reach.ts'
import { findRecipient, markOf } from '#database/backup/recovery.ts'
import { rotate } from '#database/backup/rotation.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { projectRoot, readKey, readSettings, SettingError, type Settings } from '#foundation/environment.ts'
import { noteIn, problemOf } from '../noting.ts'
import { readOptions } from '../options.ts'

export const command = {
  about: 'Back up the house while it serves, sealed to the recovery key, and prove it by restoring it.',
  help: `bin/alongside backup [--to DIR] [--keys-to DIR]

Writes three sealed files and a list: the rows (.data.age), the wrapped keys that open what is confidential in them
(.keys.age), the house's key file (.housekey.age), and, last, alongside-DATE.json. Then it restores them into a database
of their own, looks through it, and only then says that the backup is good. Backups older than 35 days are removed.

  --to DIR       where it goes (DATA_DIR/backups). Copy it to another building.
  --keys-to DIR  where the two files of keys go instead, so that no one place holds everything.

Needs a recovery key: bin/alongside recovery-key. With a DATABASE_URL, name a login that may read every row
(docs/operate.md says which). Run it every night from cron or a timer; the administrators' page tells when it did not.`,
  async run(args: string[]) {
    const { values } = readOptions(args, { to: { type: 'string' }, 'keys-to': { type: 'string' } })
    refuseWrongNode()
    const settings = readSettings()
    const folder = path.resolve(projectRoot, values.to ?? path.join(settings.dataDir, 'backups'))
    const keysFolder = path.resolve(projectRoot, values['keys-to'] ?? folder)
    const recipient = mustFindRecipient(settings)
    const key = readKey(settings.keyFile)
    const reached = await reachHouse(settings, key)
    const beganAt = Temporal.Now.instant()
    const begun = { kind: 'backup', beganAt, ofAt: null, rows: 0, bytes: 0, recovery: markOf(recipient) } as const
    try {
      const { manifest, list } = await makeBackup({
        reader: reached.reader,
        key,
        recipient,
        folder,
        keysFolder,
        workshop: settings.dataDir,
        look: verifyTrail,
      })
      const gone = rotate(folder, keysFolder, Temporal.Now.instant())
      const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0)
      const { rows, tables, seconds } = manifest.verified
      const run: Run = {
        ...begun,
        endedAt: Temporal.Now.instant(),
        good: true,
        ofAt: Temporal.Instant.from(manifest.madeAt),
        rows,
        bytes,
        problem: '',
      }
      await noteIn(reached.serving, run)
      console.log(`A good backup: ${list}`)
      console.log(
        `${rows} rows of ${tables} tables, ${(bytes / 1e6).toFixed(1)} MB, restored and looked through in ${seconds} s.`,
      )
      console.log(`Only the recovery code marked ${manifest.recovery} opens it. Copy all four files to another place.`)
      if (gone) console.log(`Removed: ${gone} older than 35 days.`)
    } catch (error) {
      await noteIn(reached.serving, {
        ...begun,
        endedAt: Temporal.Now.instant(),
        good: false,
        problem: problemOf(error),
      })
      throw error
    } finally {
      await reached.close()
    }
  },
}

function mustFindRecipient({ keyFile }: Settings): string {
  const recipient = findRecipient(keyFile)
  if (recipient) return recipient
  throw new SettingError(
    'There is no recovery key yet, and nothing to seal a backup to. Make one, with two sheets of paper at hand: bin/alongside recovery-key',
  )
}
