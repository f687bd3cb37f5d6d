import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { duties } from '#app/worker.ts'
import { type Connected, connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { systemClock } from '#foundation/clock.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { projectRoot, readKey, readSettings, type Settings } from '#foundation/environment.ts'
import { log } from '#foundation/log.ts'
import { localCarrier, smtpCarrier } from '#foundation/mail.ts'
import { type Postman, startPostman } from '#foundation/postman.ts'
import { ensureBuilt } from '../../tools/build.ts'
import { welcome } from '../welcome.ts'

export const command = {
  about: 'Serve Alongside: pages, worker and, unless DATABASE_URL is set, the database.',
  help: `bin/alongside start [--worker | --no-worker]

Starts the embedded database (or checks the one DATABASE_URL names), brings it to this release, and serves.

  --worker     only the worker: letters, reminders, long work. For running it apart from the pages.
  --no-worker  only the pages.

Settings, all optional: DATABASE_URL, APP_ORIGIN, DATA_DIR, PORT, SMTP_URL, MAIL_FROM, KEY_FILE. See docs/operate.md.`,
  async run(args: string[]) {
    await serveUntilStopped(readSettings(), {
      pages: !args.includes('--worker'),
      worker: !args.includes('--no-worker'),
    })
  },
}

/** Serves until the process is told to stop; told twice, it stops at once. */
export async function serveUntilStopped(settings: Settings, parts: Parts): Promise<void> {
  const running = await start(settings, parts)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(130))
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
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
  const [connected] = await Promise.all([connect(settings), parts.pages ? ensureBuilt() : undefined])
  await parts.prepare?.(connected, key)
  const postman = parts.worker ? await startWorker(connected, settings, key) : undefined
  const close = parts.pages ? await servePages(connected, settings, key) : async () => {}
  if (parts.pages) await welcome(connected.store, settings, key)
  else console.log('The worker is running.')
  return { connected, stop: () => stopAll(close, postman, connected) }
}

async function startWorker({ store, serving }: Connected, settings: Settings, key: Buffer): Promise<Postman> {
  const { smtpUrl } = settings
  const carrier = smtpUrl
    ? smtpCarrier({ ...settings, smtpUrl })
    : localCarrier((work) => inTransaction(store, asWorker, work))
  return startPostman(serving, { store, settings, key, clock: systemClock, carrier, duties })
}

async function servePages({ store }: Connected, settings: Settings, key: Buffer): Promise<() => Promise<void>> {
  const { makeHouse } = (await import(`${projectRoot}build/server.js`)) as { makeHouse: (given: object) => Hono }
  const house = makeHouse({ store, settings, key, clock: systemClock })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const options = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384, keepAliveTimeout: 5000 }
    const listening = serve(
      {
        fetch: house.fetch,
        port: settings.port,
        hostname: settings.production ? '0.0.0.0' : '127.0.0.1',
        serverOptions: options,
      },
      () => resolve(listening),
    )
    listening.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${settings.port} is taken, perhaps by another Alongside. Stop it, or choose another: PORT=${settings.port + 1} npm start`,
            )
          : error,
      ),
    )
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), 10_000).unref()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
}

/** Stops accepting, finishes what is under way (at most ten seconds), then the worker, then the database. */
async function stopAll(close: () => Promise<void>, postman: Postman | undefined, connected: Connected): Promise<void> {
  log.info('stopping')
  await close()
  await postman?.stop()
  await connected.close()
}
