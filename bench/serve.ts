// One server of a benchmark, in a process of its own so that its CPU time is its own:
// `house` is Alongside's pages as they are served, `whole` pages and worker in one process as `npm start` runs them, `bare`
// is a Hono page with one select.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type pg from 'pg'
import { duties } from '#app/worker.ts'
import { systemClock } from '#foundation/clock.ts'
import { asWorker, inTransaction, openStore } from '#foundation/database.ts'
import { projectRoot, readSettings } from '#foundation/environment.ts'
import { localCarrier } from '#foundation/mail.ts'
import { startPostman } from '#foundation/postman.ts'

const [kind = 'bare', config = '{}', port = '0', clock = ''] = process.argv.slice(2)
// The serving login owns no rights until it takes a role: the peer takes the one the house takes.
const role = kind === 'bare' ? { options: '-c role=alongside_web' } : {}
const store = openStore({ ...(JSON.parse(config) as pg.PoolConfig), ...role })
const fixed = clock ? Temporal.Instant.from(clock) : undefined
const now = fixed ? { now: () => fixed } : systemClock

async function makeApp(): Promise<Hono> {
  if (kind === 'bare') return bare()
  const settings = readSettings({ PORT: port, DATA_DIR: '/tmp/none', KEY_FILE: '/tmp/none' })
  const { makeHouse } = (await import(`${projectRoot}build/server.js`)) as { makeHouse(given: object): Hono }
  const key = Buffer.alloc(32, 7)
  if (kind === 'whole') {
    const carrier = localCarrier((work) => inTransaction(store, asWorker, work))
    await startPostman(JSON.parse(config), { store, settings, key, clock: now, carrier, duties })
  }
  return makeHouse({ store, settings, key, clock: now })
}

/** The peer: the least a page from a database can be in this stack. */
function bare(): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    const { rows } = await store.pool.query('select number, name, city from districts where number = $1', [73])
    return c.html(
      `<!doctype html><html lang="en"><head><title>${rows[0].name}</title></head><body><h1>${rows[0].name}</h1><p>${rows[0].city}</p></body></html>`,
    )
  })
  return app
}

const app = await makeApp()
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => process.send?.('ready'))
process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit())
