import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { OutboxState } from '#database/types.ts'
import { type Clock, systemClock } from './clock.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import { readSettings } from './environment.ts'
import { type Carrier, LetterUnknown, type Message } from './mail.ts'
import { ask, type Letter, post } from './outbox.ts'
import { type Duties, type Postman, settle, startPostman } from './postman.ts'
import { openTestDatabase, testKey } from './testing.ts'

let store: Store
let serving: pg.ClientConfig
let close: () => Promise<void>
let postman: Postman | undefined

before(async () => ({ store, serving, close } = await openTestDatabase()))
after(() => close())
beforeEach(() => inWorker((db) => db.deleteFrom('outbox').execute()))
afterEach(async () => {
  await postman?.stop()
  postman = undefined
})

const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asWorker, work)
const settings = readSettings({})
const hello: Message = {
  to: 'amina@example.org',
  language: 'en',
  subject: { en: 'Hello', fr: 'Bonjour' },
  paragraphs: [],
  from: { en: 'Us', fr: 'Nous' },
}

/** A carrier that remembers what it took, and does as it is told on each call. */
function carrierThat(...does: ((id: string) => void)[]): Carrier & { carried: string[] } {
  const carried: string[] = []
  return {
    carried,
    async carry(_message, id) {
      carried.push(id)
      does[Math.min(carried.length, does.length) - 1]?.(id)
    },
  }
}

const takes = () => {}
const fails = () => {
  throw new Error('The server is full.')
}
const breaks = () => {
  throw new LetterUnknown()
}

const duties: Duties = { letters: { hello: async () => hello, gone: async () => undefined }, works: {}, ticks: {} }
const office = (carrier: Carrier, more: Partial<Duties> = {}) => ({
  store,
  settings,
  key: testKey,
  clock: systemClock,
  carrier,
  duties: { ...duties, ...more },
})

/** A clock that runs ahead. */
const later = (by: Temporal.DurationLike): Clock => ({ now: () => systemClock.now().add(by) })

async function postOne(letter: Partial<Letter> = {}): Promise<string> {
  return inWorker(async (db) => {
    await post(db, { kind: 'hello', subjectId: '1', ...letter })
    return (await db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()).id
  })
}

const rowOf = (id: string) =>
  inWorker((db) =>
    db.selectFrom('outbox').select(['state', 'tries', 'problem']).where('id', '=', id).executeTakeFirstOrThrow(),
  )

/** Waits until a letter is as expected; pg-boss's own waiting between tries is cut short. */
async function until(id: string, state: OutboxState, tries = 0): Promise<void> {
  const patience = Date.now() + 20_000
  for (;;) {
    const row = await rowOf(id)
    if (row.state === state && row.tries >= tries) return
    const isOver = ['sent', 'failed', 'unknown', 'withdrawn'].includes(row.state)
    assert.ok(!isOver && Date.now() < patience, `The letter is ${JSON.stringify(row)}, not ${state}.`)
    assert.ok(!(await isAbandoned(id)), `pg-boss gave up; the letter is still ${JSON.stringify(row)}.`)
    await inWorker((db) => sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function isAbandoned(id: string): Promise<boolean> {
  const { rows } = await inWorker((db) =>
    sql`select 1 from pgboss.job where id = ${id} and state = 'failed'`.execute(db),
  )
  return rows.length > 0
}

test('a letter is sent once, however often the worker looks', async () => {
  const carrier = carrierThat(takes)
  const id = await postOne()
  await settle(office(carrier))
  await settle(office(carrier))
  assert.deepEqual(carrier.carried, [id])
  assert.equal((await rowOf(id)).state, 'sent')
})

test('a letter waits for its time', async () => {
  const carrier = carrierThat(takes)
  const id = await postOne({ dueAt: systemClock.now().add({ hours: 2 }) })
  await settle(office(carrier))
  assert.equal((await rowOf(id)).state, 'waiting')
  await settle({ ...office(carrier), clock: later({ hours: 3 }) })
  assert.deepEqual(carrier.carried, [id])
})

test('a letter whose reason is gone when its time comes is withdrawn', async () => {
  const carrier = carrierThat(takes)
  const id = await postOne({ kind: 'gone' })
  await settle(office(carrier))
  assert.deepEqual(carrier.carried, [])
  assert.equal((await rowOf(id)).state, 'withdrawn')
})

test('when the connection breaks while a letter leaves, it is unknown and not sent again', async () => {
  const carrier = carrierThat(breaks)
  const id = await postOne()
  await settle(office(carrier))
  await settle(office(carrier))
  assert.equal(carrier.carried.length, 1)
  assert.equal((await rowOf(id)).state, 'unknown')
})

test('work and the mark that it is done are one: work that fails leaves nothing behind', async () => {
  const found: number[] = []
  const letters = (db: Db) => db.selectFrom('outbox').select('kind').where('queue', '=', 'mail').execute()
  const works: Duties['works'] = {
    match: async (db, item) => {
      found.push((await letters(db)).length)
      await post(db, { kind: 'hello', subjectId: `from ${item.subjectId}` })
      if (found.length === 1) throw new Error('The lights went out.')
    },
  }
  await inWorker((db) => ask(db, { kind: 'match', subjectId: '7' }))
  await settle(office(carrierThat(takes), { works }))
  await settle({ ...office(carrierThat(takes), { works }), clock: later({ minutes: 1 }) })
  assert.deepEqual(found, [0, 0])
  assert.deepEqual(await inWorker(letters), [{ kind: 'hello' }])
})

test('what is looked for every few minutes does not stop the rest when it fails', async () => {
  const seen: string[] = []
  const write = process.stderr.write
  process.stderr.write = () => true // the fault is logged, as it should be
  try {
    await settle(
      office(carrierThat(takes), {
        ticks: { first: () => Promise.reject(new Error('no')), second: async () => void seen.push('second') },
      }),
    )
  } finally {
    process.stderr.write = write
  }
  assert.deepEqual(seen, ['second'])
})

test('the worker is woken by the database and sends within a second or two', async () => {
  const carrier = carrierThat(takes)
  postman = await startPostman(serving, office(carrier))
  const began = Date.now()
  const id = await postOne()
  await until(id, 'sent')
  assert.ok(Date.now() - began < 4000, `${Date.now() - began} ms`)
  assert.deepEqual(carrier.carried, [id])
})

test('a carrier that fails is tried again, each time after a longer wait', async () => {
  const carrier = carrierThat(fails, fails, takes)
  const id = await postOne()
  await settle(office(carrier))
  await settle({ ...office(carrier), clock: later({ seconds: 20 }) })
  assert.deepEqual([carrier.carried.length, await rowOf(id)], [1, { state: 'waiting', tries: 1, problem: 'Error' }])
  await settle({ ...office(carrier), clock: later({ seconds: 40 }) })
  await settle({ ...office(carrier), clock: later({ seconds: 100 }) })
  assert.equal(carrier.carried.length, 2)
  await settle({ ...office(carrier), clock: later({ minutes: 4 }) })
  assert.deepEqual([carrier.carried.length, (await rowOf(id)).state], [3, 'sent'])
})

test('after eight tries, a day later, a letter has failed, and a person must look', async () => {
  const carrier = carrierThat(fails)
  const id = await postOne()
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7, 8])
    await settle({ ...office(carrier), clock: later({ hours: 24 * days }) })
  assert.equal(carrier.carried.length, 8)
  assert.deepEqual(await rowOf(id), { state: 'failed', tries: 8, problem: 'Error' })
})

test('a letter that cannot be written is tried eight times and has failed', async () => {
  const letters = { hello: () => Promise.reject(new Error('There is no such program.')) }
  const id = await postOne()
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7])
    await settle({ ...office(carrierThat(takes), { letters }), clock: later({ hours: 24 * days }) })
  assert.deepEqual(await rowOf(id), { state: 'failed', tries: 8, problem: 'Error' })
})

test('settling goes on after a letter that fails, and tries that one again when its wait is over', async () => {
  await postOne()
  await postOne({ subjectId: '2' })
  const carrier = carrierThat(fails, takes)
  await settle(office(carrier))
  const states = () => inWorker((db) => db.selectFrom('outbox').select('state').orderBy('state').execute())
  assert.deepEqual(await states(), [{ state: 'waiting' }, { state: 'sent' }])
  await settle({ ...office(carrier), clock: later({ minutes: 1 }) })
  assert.deepEqual(await states(), [{ state: 'sent' }, { state: 'sent' }])
})

test('a letter found in "sending" after a crash becomes unknown and is not sent again', async () => {
  const id = await postOne()
  await inWorker((db) => db.updateTable('outbox').set({ state: 'sending' }).execute())
  await leaveJob(id)
  const carrier = carrierThat(takes)
  postman = await startPostman(serving, office(carrier))
  await until(id, 'unknown')
  assert.deepEqual(carrier.carried, [])
  assert.match((await rowOf(id)).problem ?? '', /ended while this letter was leaving/)
})

test('a sign-in letter does not wait behind the hundreds that a publication sends', async () => {
  const carrier = carrierThat(takes)
  await inWorker(async (db) => {
    for (let n = 0; n < 250; n++) await post(db, { kind: 'hello', subjectId: String(n) })
    await post(db, { kind: 'sign-in', subjectId: 'door' })
  })
  const id = await inWorker((db) =>
    db.selectFrom('outbox').select('id').where('kind', '=', 'sign-in').executeTakeFirstOrThrow(),
  )
  postman = await startPostman(
    serving,
    office(carrier, { letters: { hello: async () => hello, 'sign-in': async () => hello } }),
  )
  await until(id.id, 'sent')
  assert.ok(carrier.carried.length <= 40, `${carrier.carried.length} letters went before it`)
})

test('two workers share the letters and send each once', async () => {
  const carrier = carrierThat(takes)
  const other = await startPostman(serving, office(carrier))
  postman = await startPostman(serving, office(carrier))
  try {
    await inWorker(async (db) => {
      for (let i = 0; i < 30; i++) await post(db, { kind: 'hello', subjectId: String(i) })
    })
    const patience = Date.now() + 20_000
    while (carrier.carried.length < 30 && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => setTimeout(resolve, 600))
    assert.equal(carrier.carried.length, 30)
    assert.equal(new Set(carrier.carried).size, 30)
  } finally {
    await other.stop()
  }
})

test('a worker that lost the connection on which it hears of letters makes it again', async () => {
  postman = await startPostman(serving, office(carrierThat(takes)))
  const ears = () =>
    store.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where query = 'listen outbox' and datname = current_database()`,
    )
  const [lost] = (await ears()).rows
  await store.pool.query('select pg_terminate_backend($1)', [lost?.pid])
  const patience = Date.now() + 10_000
  const heard = async () => (await ears()).rows.some(({ pid }) => pid !== lost?.pid)
  while (!(await heard()) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.ok(await heard())
})

/** The job of a worker that died: still to be done, as pg-boss gives it out again. */
async function leaveJob(id: string): Promise<void> {
  const asJob = { options: '-c role=alongside_job', supervise: false, schedule: false, migrate: false, max: 1 }
  const boss = new PgBoss({ ...(serving as object), ...asJob, schema: 'pgboss', createSchema: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.send('mail', { id }, { id })
  await boss.stop({ graceful: false })
}
