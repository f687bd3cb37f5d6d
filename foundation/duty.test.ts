// Work of minutes: taken on at most once, and nothing else waits for it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemClock } from './clock.ts'
import { asWorker, type Db, inTransaction } from './database.ts'
import type { Duties, Endurance } from './duty.ts'
import { readSettings } from './environment.ts'
import { ask, askLong, post } from './outbox.ts'
import { settle, startPostman } from './postman.ts'
import { openTestDatabase, type TestDatabase, testKey } from './testing.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(database.store, asWorker, work)
const stateOf = (subjectId: string) =>
  inWorker(async (db) => {
    const { state } = await db
      .selectFrom('outbox')
      .select('state')
      .where('subjectId', '=', subjectId)
      .executeTakeFirstOrThrow()
    return state
  })

function officeThat(endures: Endurance, carried: string[] = []) {
  const duties: Duties = {
    letters: {
      hello: async () => ({ to: 'a@example.org', language: 'en', subject: said, paragraphs: [], from: said }),
    },
    works: { small: async (_db, { subjectId }) => void carried.push(subjectId) },
    longWorks: { long: async () => endures },
    ticks: {},
  }
  const carrier = { carry: async (_: unknown, id: string) => void carried.push(id) }
  return { store: database.store, settings: readSettings({}), key: testKey, clock: systemClock, carrier, duties }
}
const said = { en: 'Hello', fr: 'Bonjour' }

test('long work is done once, also where it fails, and its mark is kept before it begins', async () => {
  let times = 0
  const office = officeThat(async () => {
    times++
    assert.equal(await stateOf('fails'), 'sent')
    throw new Error('It went wrong.')
  })
  await inWorker((db) => askLong(db, { kind: 'long', subjectId: 'fails' }))
  await settle(office)
  await settle(office)
  assert.equal(times, 1)
})

test('letters and small work go their way while long work is done, and a stop is heard by it', async () => {
  const carried: string[] = []
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  let stopped = false
  const office = officeThat(async (_store, _clock, signal) => {
    begin()
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    stopped = true
  }, carried)
  const postman = await startPostman(database.serving, office)
  try {
    await inWorker((db) => askLong(db, { kind: 'long', subjectId: 'lasts' }))
    await begun
    await inWorker(async (db) => {
      await post(db, { kind: 'hello', subjectId: 'letter' })
      await ask(db, { kind: 'small', subjectId: 'work' })
    })
    for (const patience = Date.now() + 15_000; carried.length < 2; await new Promise((go) => setTimeout(go, 50)))
      assert.ok(Date.now() < patience, `only ${carried.length} of 2 were done beside it`)
  } finally {
    await postman.stop()
  }
  assert.equal(stopped, true)
})
