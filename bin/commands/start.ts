import { duties } from '#app/worker.ts'
import { type Connected, connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { systemClock } from '#foundation/clock.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { readKey, readSettings, type Settings } from '#foundation/environment.ts'
import { log } from '#foundation/log.ts'
import { localCarrier, smtpCarrier } from '#foundation/mail.ts'
import { type Postman, startPostman } from '#foundation/postman.ts'
import { ensureBuilt } from '../../tools/build.ts'
import { readOptions, UsageError } from '../options.ts'
import { refuseTakenPort, servePages } from '../pages.ts'
import { stopBy } from '../stopping.ts'
import { welcome } from '../welcome.ts'

export const command = {
  about: 'Serve Alongside: pages, worker and, unless DATABASE_URL is set, the database.',
  help: `bin/alongside start [--worker | --no-worker]

Starts the embedded database (or checks the one DATABASE_URL names), brings it to this release, and serves.

  --worker     only the worker: letters, reminders, long work. For running it apart from the pages.
  --no-worker  only the pages.

Settings, from the environment, all optional; docs/operate.md explains them:

  DATABASE_URL  a PostgreSQL 15 or later, as \`migrate\` printed it; without it, one of our own in DATA_DIR
  APP_ORIGIN    the address people type (http://127.0.0.1:PORT)
  PORT          where to listen (3000)
  DATA_DIR      where everything is kept (.alongside)
  KEY_FILE      the key that everything secret hangs on; made when it is missing (.alongside.key)
  SMTP_URL      the mail server; without it, letters lie on a page of this computer
  MAIL_FROM     whom letters come from (Alongside <no-reply@ the address people type>)
  MAIL_DKIM_SELECTOR  the selector of your mail server's DKIM key, for the check of the domain`,
  async run(args: string[]) {
    const { values } = readOptions(args, { worker: { type: 'boolean' }, 'no-worker': { type: 'boolean' } })
    if (values.worker && values['no-worker']) throw new UsageError('--worker and --no-worker leave nothing to do.')
    await serveUntilStopped(readSettings(), { pages: !values.worker, worker: !values['no-worker'] })
  },
}

/** Serves until the process is told to stop; told twice, it stops at once. */
export async function serveUntilStopped(settings: Settings, parts: Parts): Promise<void> {
  const running = await start(settings, parts)
  stopBy(running.stop)
}

/** What one process does of the house. */
export interface Parts {
  readonly pages: boolean
  readonly worker: boolean
  /** What must be there before anybody is served. */
  prepare?(connected: Connected, key: Buffer): Promise<void>
}

export interface Running {
  readonly connected: Connected
  stop(): Promise<void>
}

/** Opens the database, builds what is to be built, starts worker and pages, and says where to look. */
export async function start(settings: Settings, parts: Parts): Promise<Running> {
  refuseWrongNode()
  const key = readKey(settings.keyFile)
  if (parts.pages) await refuseTakenPort(settings)
  const [connected] = await Promise.all([connect(settings), parts.pages ? ensureBuilt() : undefined])
  let postman: Postman | undefined
  try {
    await parts.prepare?.(connected, key)
    postman = parts.worker ? await startWorker(connected, settings, key) : undefined
    const close = parts.pages ? await servePages(connected, settings, key) : async () => {}
    if (parts.pages) await welcome(connected.store, settings, key)
    else console.log('The worker is running. Stop with Ctrl-C.')
    return { connected, stop: () => stopAll(close, postman, connected) }
  } catch (error) {
    await postman?.stop()
    await connected.close()
    throw error
  }
}

async function startWorker({ store, serving }: Connected, settings: Settings, key: Buffer): Promise<Postman> {
  const { smtpUrl } = settings
  const carrier = smtpUrl
    ? smtpCarrier({ ...settings, smtpUrl })
    : localCarrier((work) => inTransaction(store, asWorker, work))
  return startPostman(serving, { store, settings, key, clock: systemClock, carrier, duties })
}

/** Stops accepting, finishes what is under way (at most ten seconds), then the worker, then the database. */
async function stopAll(close: () => Promise<void>, postman: Postman | undefined, connected: Connected): Promise<void> {
  log.info('stopping')
  await close()
  await postman?.stop()
  await connected.close()
}
