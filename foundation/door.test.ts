// What is kept of a form that was refused: nothing, but for what a refusal itself leaves behind.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { h } from 'preact'
import { systemClock } from './clock.ts'
import { type Db, openClient } from './database.ts'
import { readSettings } from './environment.ts'
import type { Frame } from './house.ts'
import { KeptPages } from './kept.ts'
import { Metrics } from './metrics.ts'
import { goTo, openPage } from './page.ts'
import { Refusal } from './refusal.ts'
import { makeServer } from './server.ts'
import { openTestDatabase, type TestDatabase, testKey } from './testing.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

/** Something that is kept, for a test to look for. */
const count = (db: Db, what: string) => sql`select app.count_use(${what}, 'somebody', 60)`.execute(db)

async function counted(): Promise<string[]> {
  const client = openClient(database.superuser)
  await client.connect()
  const { rows } = await client.query('select what from rate_counts order by what')
  await client.end()
  return rows.map(({ what }) => what)
}

test('a refused form leaves nothing but what its refusal leaves, and the page says why', async () => {
  const drawn = (text: string) => ({ html: Buffer.from(text), nonce: undefined })
  const frame = {
    ahead: async () => undefined,
    around: (asked) => (view) => drawn(`${asked.refused?.message?.en ?? ''} ${view.op()}`),
    trouble: (_, status, text, onward) => drawn(`${status} ${text?.en} ${onward?.back}`),
  } as Partial<Frame> as Frame
  const forced = openPage('/forced', {
    show: () => h('p', null),
    async answer({ db }) {
      await count(db, 'the form')
      throw new Refusal(
        { en: 'It was forced.', fr: 'Forcée.' },
        { leaving: async (db) => void (await count(db, 'the trace')) },
      )
    },
  })
  const leading = openPage('/leading', {
    show: () => goTo('/forced'),
    answer: () => {
      throw new Refusal({ en: 'Not now.', fr: 'Pas maintenant.' })
    },
  })
  const settings = readSettings({})
  const watch = { metrics: new Metrics(), migrations: [], figures: async () => [] }
  const house = {
    store: database.store,
    settings,
    clock: systemClock,
    frame,
    kept: new KeptPages(),
    key: testKey,
    watch,
  }
  const app = makeServer(house, [forced, leading], [])
  const env = { incoming: { socket: { remoteAddress: '203.0.113.9', remotePort: 1, remoteFamily: 'IPv4' } } }
  const headers = { origin: settings.origin, 'sec-fetch-site': 'same-origin' }
  const send = async (path: string) => {
    const op = (await (await app.request('/forced', {}, env)).text()).trim()
    return app.request(path, { method: 'POST', headers, body: new URLSearchParams({ op }) }, env)
  }
  const sent = await send('/forced')
  assert.deepEqual([sent.status, (await sent.text()).startsWith('It was forced.')], [422, true])
  assert.deepEqual(await counted(), ['the trace'])
  const led = await send('/leading')
  assert.deepEqual([led.status, await led.text()], [422, '422 Not now. /forced'], 'and the way back to where it stood')
})
