import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isUnfounded } from '#app/organizations/organization.server.ts'
import { connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { asRole, inTransaction } from '#foundation/database.ts'
import { projectRoot, readKey, readSettings, SettingError } from '#foundation/environment.ts'
import { runDemo } from '../demo/run.ts'
import { demoToday, layWorld } from '../demo/world.ts'
import { serveUntilStopped } from './start.ts'

export const command = {
  about: 'Look around with invented people; --run goes from a file to published matches and says how long it took.',
  help: `bin/alongside demo [--run]

Serves Alongside with a demo world: three programs at three stages, invented people in real districts. It has a data
folder of its own (.alongside/demo), so it never touches your house; delete that folder to begin the demo again.

  --run   instead of serving: opens a new house, imports the demo's file, decides, matches, proves, signs and publishes,
          prints counts, cost, proof and seconds, and leaves nothing behind.

With DATABASE_URL the demo is laid into that database, if nobody has set it up yet.`,
  async run(args: string[]) {
    refuseWrongNode()
    if (args.includes('--run')) await runOnce()
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

async function serveDemo(): Promise<void> {
  const folder = path.join(projectRoot, '.alongside', 'demo')
  const settings = readSettings({
    DATA_DIR: folder,
    KEY_FILE: path.join(folder, 'key'),
    ...process.env,
  })
  await serveUntilStopped(
    { ...settings, demo: true },
    {
      pages: true,
      worker: true,
      prepare: async ({ store }, key) => {
        await layWorld({ store, key }, demoToday(), (line) => console.log(line))
      },
    },
  )
}
