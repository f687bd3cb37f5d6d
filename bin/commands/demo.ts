import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isUnfounded } from '#app/organizations/organization.server.ts'
import { connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { asRole, asWorker, type Db, inTransaction } from '#foundation/database.ts'
import { projectRoot, readKey, readSettings, SettingError, type Settings } from '#foundation/environment.ts'
import { runDemo } from '../demo/run.ts'
import { coordinator, demoToday, layDemo } from '../demo/world.ts'
import { readOptions } from '../options.ts'
import { serveUntilStopped } from './start.ts'

export const command = {
  about: 'Look around with invented people; --run goes from a file to published matches and says how long it took.',
  help: `bin/alongside demo [--run]

Serves Alongside with a demo world: four programs at four stages, invented people in real districts. It has a data
folder of its own (.alongside/demo), so it never touches your house; delete that folder to begin the demo again.

  --run   instead of serving: opens a new house, imports the demo's file, decides, matches, proves, signs and publishes,
          prints counts, cost, proof and seconds, and leaves nothing behind.

With DATABASE_URL the demo is laid into that database, if nobody has set it up yet. The demo is served on this computer
only and sends nothing: APP_ORIGIN, SMTP_URL and NODE_ENV do not count for it.`,
  async run(args: string[]) {
    const { values } = readOptions(args, { run: { type: 'boolean' } })
    refuseWrongNode()
    if (values.run) await runOnce()
    else await serveDemo()
  },
}

async function runOnce(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alongside-demo-'))
  const given = process.env.DATABASE_URL ? {} : { DATA_DIR: folder }
  const settings = readSettings({
    ...process.env,
    ...given,
    KEY_FILE: process.env.KEY_FILE ?? path.join(folder, 'key'),
  })
  const key = readKey(settings.keyFile)
  const connected = await connect(settings)
  try {
    const isNew = await inTransaction(connected.store, asRole('alongside_web'), isUnfounded, { readOnly: true })
    if (!isNew) throw new SettingError('DATABASE_URL names a house that is set up already. The demo needs a new one.')
    await runDemo({ store: connected.store, key }, demoToday())
  } finally {
    await connected.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Invented people get no letters, and a demo is served to nobody else. */
const onlyHere = { APP_ORIGIN: '', SMTP_URL: '', NODE_ENV: '' }

async function serveDemo(): Promise<void> {
  const folder = path.join(projectRoot, '.alongside', 'demo')
  const settings = readSettings({
    DATA_DIR: folder,
    KEY_FILE: path.join(folder, 'key'),
    ...process.env,
    ...onlyHere,
  })
  await serveUntilStopped(
    { ...settings, demo: true },
    {
      pages: true,
      worker: true,
      prepare: async ({ store }, key) => {
        if (await layDemo({ store, key }, (line) => console.log(line))) return
        await inTransaction(store, asWorker, (db) => refuseOtherHouse(db, settings), { readOnly: true })
      },
    },
  )
}

/** The demo lets anybody be anybody, so it serves a demo world, wholly laid, and nothing else. */
async function refuseOtherHouse(db: Db, { dataDir }: Settings): Promise<void> {
  const ours = db.selectFrom('emails').select('personId').where('address', '=', coordinator.email)
  if (!(await ours.executeTakeFirst()))
    throw new SettingError(
      'This house has real people in it, and the demo lets anybody be anybody. Unset DATABASE_URL and DATA_DIR, or start it by: npm start',
    )
  if ((await db.selectFrom('programs').select('id').execute()).length < 4)
    throw new SettingError(
      `The demo world was left half laid. Delete ${dataDir}, or name a new database, and start again.`,
    )
}
