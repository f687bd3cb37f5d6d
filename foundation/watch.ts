import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { sql } from 'kysely'
import { callerAddress } from './address.ts'
import { wrongZoneFact } from './clock.ts'
import { hash } from './crypto.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import type { Settings } from './environment.ts'
import { securityHeaders } from './headers.ts'
import type { Figure, Metrics } from './metrics.ts'

/** What is needed to say how a house does. */
export interface Watch {
  readonly metrics: Metrics
  /** The migrations this release was built with. */
  readonly migrations: readonly string[]
  /** What the rooms count, read as the worker. */
  figures(db: Db): Promise<readonly Figure[]>
}

interface Watched {
  readonly store: Store
  readonly settings: Settings
  readonly watch: Watch
}

/** How long the worker may go without looking for what is due; it looks every five minutes. */
const silence = 15 * 60

/**
 * Three addresses for machines. `/health`: this process answers, whatever its database does; a supervisor restarts it
 * when it does not. `/ready`: it can serve; a load balancer sends nobody here while it cannot. `/metrics`: for
 * Prometheus on this computer, or with METRICS_TOKEN from another.
 */
export function serveWatch(app: Hono, house: Watched): void {
  const headers = { ...securityHeaders(undefined, false), 'cache-control': 'no-store' }
  app.get('/health', (c) => c.json({ status: 'alive' }, 200, headers))
  app.get('/ready', async (c) => {
    const found = await examine(house)
    const fit = found.database === 'ok' && found.migrations === 'ok' && found.clock === 'ok'
    return c.json({ status: fit ? 'ready' : 'not ready', ...found }, fit ? 200 : 503, headers)
  })
  let lag: Lag | undefined
  app.get('/metrics', async (c) => {
    if (!mayCount(c, house.settings.metricsToken)) return c.notFound()
    if (!lag) {
      lag = monitorEventLoopDelay({ resolution: 20 }) // only where somebody looks
      lag.enable()
    }
    const figures = [...processFigures(lag), ...poolFigures(house.store), ...(await databaseFigures(house))]
    lag.reset()
    return c.body(house.watch.metrics.say(figures), 200, { ...headers, 'content-type': 'text/plain; version=0.0.4' })
  })
}

/** What this node finds when it looks at itself. A silent worker is told, and no reason to send nobody here. */
interface Findings {
  readonly database: 'ok' | 'away'
  readonly migrations: 'ok' | 'pending' | 'unknown'
  readonly clock: 'ok' | 'wrong' | 'unknown'
  readonly worker: 'ok' | 'silent' | 'unknown'
}

async function examine({ store, watch }: Watched): Promise<Findings> {
  try {
    return await inTransaction(store, asWorker, (db) => examineIn(db, watch.migrations), { readOnly: true })
  } catch {
    return { database: 'away', migrations: 'unknown', clock: 'unknown', worker: 'unknown' }
  }
}

async function examineIn(db: Db, migrations: readonly string[]): Promise<Findings> {
  const { rows } = await sql<{ done: string[]; now: Temporal.Instant }>`
    select array(select name from migrations) as done, clock_timestamp() as now`.execute(db)
  const [found] = rows
  const done = new Set(found?.done)
  if (migrations.some((name) => !done.has(name)))
    return { database: 'ok', migrations: 'pending', clock: 'unknown', worker: 'unknown' }
  const apart = Math.abs((found?.now.epochMilliseconds ?? 0) - Date.now())
  const silent = await readSilence(db)
  return {
    database: 'ok',
    migrations: 'ok',
    clock: apart > 30_000 || wrongZoneFact() ? 'wrong' : 'ok',
    worker: silent !== undefined && silent < silence ? 'ok' : 'silent',
  }
}

/** For how many seconds the worker has not looked for what is due. */
async function readSilence(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from clock_timestamp() - at)::float8 as seconds from worker_signs where what = 'looked'`.execute(
    db,
  )
  return rows[0]?.seconds
}

/** Somebody on this computer, and no proxy between; or whoever has the token. */
function mayCount(c: Context, token: string | undefined): boolean {
  const [, given] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? []
  if (given !== undefined) return token !== undefined && timingSafeEqual(hash(given), hash(token))
  const peer = c.env?.incoming ? getConnInfo(c).remote.address : undefined
  return /^(127\.|::1$)/.test(callerAddress(peer ?? '', c.req.header('x-forwarded-for')))
}

type Lag = ReturnType<typeof monitorEventLoopDelay>

function processFigures(lag: Lag): Figure[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const at = (percentile: number) => lag.percentile(percentile) / 1e9
  return [
    { name: 'process_resident_memory_bytes', help: 'Memory held.', values: [[{}, rss]] },
    { name: 'process_heap_used_bytes', help: 'Memory in use by the program itself.', values: [[{}, heapUsed]] },
    {
      name: 'process_cpu_seconds_total',
      help: 'CPU time used.',
      kind: 'counter',
      values: [[{}, (user + system) / 1e6]],
    },
    { name: 'process_uptime_seconds', help: 'Time since the start.', values: [[{}, process.uptime()]] },
    {
      name: 'event_loop_lag_seconds',
      help: 'How late the process came to its work since the last look.',
      values: [50, 99, 100].map((percentile) => [{ quantile: String(percentile / 100) }, at(percentile)]),
    },
  ]
}

function poolFigures({ pool }: Store): Figure[] {
  const { totalCount, idleCount, waitingCount } = pool
  const states = { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
  return [
    {
      name: 'alongside_database_connections',
      help: 'Connections to the database, and requests that wait for one.',
      values: Object.entries(states).map(([state, n]) => [{ state }, n]),
    },
  ]
}

/** What only the database knows; without it, that it is away. */
async function databaseFigures({ store, watch }: Watched): Promise<Figure[]> {
  const up = (value: number): Figure => ({
    name: 'alongside_database_up',
    help: 'Whether the database answers.',
    values: [[{}, value]],
  })
  try {
    return await inTransaction(
      store,
      asWorker,
      async (db) => [up(1), ...(await workFigures(db)), ...(await watch.figures(db))],
      { readOnly: true },
    )
  } catch {
    return [up(0)]
  }
}

async function workFigures(db: Db): Promise<Figure[]> {
  const outbox = await sql<{ queue: string; state: string; n: number }>`
    select queue, state, count(*)::int as n from outbox where state not in ('sent', 'withdrawn') group by 1, 2`.execute(
    db,
  )
  const jobs = await sql<{ queue: string; state: string; n: number }>`
    select name as queue, state, count(*)::int as n from pgboss.job where name not like '\\_\\_%' and state <> 'completed' group by 1, 2`.execute(
    db,
  )
  const values = (rows: readonly { queue: string; state: string; n: number }[]) =>
    rows.map(({ queue, state, n }) => [{ queue, state }, n] as const)
  const silent = await readSilence(db)
  return [
    { name: 'alongside_outbox_items', help: 'Letters and work that are not done.', values: values(outbox.rows) },
    { name: 'alongside_jobs', help: 'Jobs of the worker that are not done.', values: values(jobs.rows) },
    {
      name: 'alongside_worker_silence_seconds',
      help: 'Since when the worker has not looked for what is due.',
      values: silent === undefined ? [] : [[{}, silent]],
    },
  ]
}
