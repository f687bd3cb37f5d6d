// What the house says of itself to machines: that it lives, that it can serve, and what it counts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { asWorker, inTransaction, openStore, type Store } from './database.ts'
import { readSettings } from './environment.ts'
import { Metrics } from './metrics.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'
import { serveWatch } from './watch.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const metrics = new Metrics()
const token = 'a-token-of-twenty-signs'

function served({ store = database.store, migrations = ['0001_foundation.sql'], given = {} } = {}) {
  const app = new Hono()
  const figures = async () => [{ name: 'of_a_room', help: 'A figure.', values: [[{}, 7]] as const }]
  serveWatch(app, { store, settings: readSettings(given), watch: { metrics, migrations, figures } })
  return async (path: string, headers: Record<string, string> = {}, peer = '203.0.113.9') => {
    const env = { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } } }
    const response = await app.request(path, { headers }, env)
    return { status: response.status, text: await response.text() }
  }
}

const sign = (ago: string) =>
  inTransaction(database.store, asWorker, (db) =>
    sql`insert into worker_signs values ('looked', now() - ${ago}::interval) on conflict (what) do update set at = excluded.at`.execute(
      db,
    ),
  )

test('it is ready with its database at this release; a silent worker is told, and keeps nobody out', async () => {
  const ask = served()
  assert.deepEqual(JSON.parse((await ask('/ready')).text).worker, 'silent', 'no worker was ever seen')
  await sign('1 minute')
  const ready = { status: 'ready', database: 'ok', migrations: 'ok', clock: 'ok', worker: 'ok' }
  assert.deepEqual(await ask('/ready'), { status: 200, text: JSON.stringify(ready) })
  await sign('16 minutes')
  assert.deepEqual(await ask('/ready'), { status: 200, text: JSON.stringify({ ...ready, worker: 'silent' }) })
})

test('a database behind this release, and one that is away, keep everybody out; the process lives', async () => {
  const behind = await served({ migrations: ['0001_foundation.sql', '9999_tomorrow.sql'] })('/ready')
  assert.deepEqual([behind.status, JSON.parse(behind.text).migrations], [503, 'pending'])
  const store: Store = openStore({ host: '/nowhere', user: 'nobody' })
  const away = served({ store })
  const said = await away('/ready')
  assert.deepEqual([said.status, JSON.parse(said.text).database], [503, 'away'])
  assert.deepEqual(await away('/health'), { status: 200, text: '{"status":"alive"}' })
  assert.match((await away('/metrics', {}, '127.0.0.1')).text, /^alongside_database_up 0$/m)
  await store.pool.end()
})

test('only somebody on this computer, or with the token, reads what is counted', async () => {
  const ask = served({ given: { METRICS_TOKEN: token } })
  const closed = served()
  const bearer = (given: string) => ({ authorization: `Bearer ${given}` })
  const tried = [
    ['a stranger', await ask('/metrics')],
    ['a stranger behind our proxy', await ask('/metrics', { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1')],
    ['somebody in the same building', await ask('/metrics', {}, '10.1.2.3')],
    ['a wrong token', await ask('/metrics', bearer(`${token}x`), '127.0.0.1')],
    ['a token where none is set', await closed('/metrics', bearer(token), '127.0.0.1')],
    ['any token where none is set', await closed('/metrics', bearer('undefined'))],
  ] as const
  for (const [who, { status }] of tried) assert.equal(status, 404, who)
  assert.equal((await ask('/metrics', bearer(token))).status, 200)
  assert.equal((await closed('/metrics', {}, '::1')).status, 200)
})

test('it counts requests, connections, letters and jobs that wait, and what the rooms count; never who or what', async () => {
  metrics.observe('GET', '/programs/:program', 200, 0.01)
  await inTransaction(database.store, asWorker, (db) =>
    db
      .insertInto('outbox')
      .values({ queue: 'mail', kind: 'hello', subjectId: 'x', address: 'amina@example.org' })
      .execute(),
  )
  const { text } = await served()('/metrics', {}, '127.0.0.1')
  for (const line of [
    'http_requests_total{method="GET",route="/programs/:program",status="200"} 1',
    'alongside_outbox_items{queue="mail",state="waiting"} 1',
    'alongside_database_up 1',
    'of_a_room 7',
  ])
    assert.ok(text.includes(`\n${line}\n`), line)
  for (const name of [
    'alongside_database_connections{state="waiting"}',
    'event_loop_lag_seconds{quantile="0.99"}',
    'process_resident_memory_bytes',
    'alongside_worker_silence_seconds',
  ])
    assert.match(text, new RegExp(`^${name.replace(/[{}.]/g, '\\$&')} [\\d.e+-]+$`, 'm'))
  assert.ok(!text.includes('amina'))
  for (const line of text.split('\n').filter(Boolean))
    assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+|\S+ NaN)$/)
})
