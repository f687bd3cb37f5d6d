import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { systemClock } from './clock.ts'
import type { Db } from './database.ts'
import { breaks, carrierThat, fails, hello, later, type Outbox, openOutbox, takes } from './outbox.example.ts'
import { ask, post } from './outbox.ts'
import { type Duties, type Postman, settle, startPostman } from './postman.ts'

let outbox: Outbox
let postman: Postman | undefined

before(async () => {
  outbox = await openOutbox()
})
after(() => outbox.close())
beforeEach(() => outbox.inWorker((db) => db.deleteFrom('outbox').execute()))
afterEach(async () => {
  await postman?.stop()
  postman = undefined
})

test('a letter is sent once, however often the worker looks', async () => {
  const carrier = carrierThat(takes)
  const id = await outbox.postOne()
  await settle(outbox.office(carrier))
  await settle(outbox.office(carrier))
  assert.deepEqual(carrier.carried, [id])
  assert.equal((await outbox.rowOf(id)).state, 'sent')
})

test('a letter waits for its time', async () => {
  const carrier = carrierThat(takes)
  const id = await outbox.postOne({ dueAt: systemClock.now().add({ hours: 2 }) })
  await settle(outbox.office(carrier))
  assert.equal((await outbox.rowOf(id)).state, 'waiting')
  await settle({ ...outbox.office(carrier), clock: later({ hours: 3 }) })
  assert.deepEqual(carrier.carried, [id])
})

test('a letter whose reason is gone when its time comes is withdrawn', async () => {
  const carrier = carrierThat(takes)
  const id = await outbox.postOne({ kind: 'gone' })
  await settle(outbox.office(carrier))
  assert.deepEqual(carrier.carried, [])
  assert.equal((await outbox.rowOf(id)).state, 'withdrawn')
})

test('when the connection breaks while a letter leaves, it is unknown and not sent again', async () => {
  const carrier = carrierThat(breaks)
  const id = await outbox.postOne()
  await settle(outbox.office(carrier))
  await settle(outbox.office(carrier))
  assert.equal(carrier.carried.length, 1)
  assert.equal((await outbox.rowOf(id)).state, 'unknown')
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
  await outbox.inWorker((db) => ask(db, { kind: 'match', subjectId: '7' }))
  await settle(outbox.office(carrierThat(takes), { works }))
  await settle({ ...outbox.office(carrierThat(takes), { works }), clock: later({ minutes: 1 }) })
  assert.deepEqual(found, [0, 0])
  assert.deepEqual(await outbox.inWorker(letters), [{ kind: 'hello' }])
})

test('what is looked for every few minutes does not stop the rest when it fails', async () => {
  const seen: string[] = []
  const write = process.stderr.write
  process.stderr.write = () => true // the fault is logged, as it should be
  try {
    await settle(
      outbox.office(carrierThat(takes), {
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
  postman = await startPostman(outbox.serving, outbox.office(carrier))
  const began = Date.now()
  const id = await outbox.postOne()
  await outbox.until(id, 'sent')
  assert.ok(Date.now() - began < 4000, `${Date.now() - began} ms`)
  assert.deepEqual(carrier.carried, [id])
})

test('a carrier that fails is tried again, each time after a longer wait', async () => {
  const carrier = carrierThat(fails, fails, takes)
  const id = await outbox.postOne()
  await settle(outbox.office(carrier))
  await settle({ ...outbox.office(carrier), clock: later({ seconds: 20 }) })
  assert.deepEqual(
    [carrier.carried.length, await outbox.rowOf(id)],
    [1, { state: 'waiting', tries: 1, problem: 'Error' }],
  )
  await settle({ ...outbox.office(carrier), clock: later({ seconds: 40 }) })
  await settle({ ...outbox.office(carrier), clock: later({ seconds: 100 }) })
  assert.equal(carrier.carried.length, 2)
  await settle({ ...outbox.office(carrier), clock: later({ minutes: 4 }) })
  assert.deepEqual([carrier.carried.length, (await outbox.rowOf(id)).state], [3, 'sent'])
})

test('after eight tries, a day later, a letter has failed, and a person must look', async () => {
  const carrier = carrierThat(fails)
  const id = await outbox.postOne()
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7, 8])
    await settle({ ...outbox.office(carrier), clock: later({ hours: 24 * days }) })
  assert.equal(carrier.carried.length, 8)
  assert.deepEqual(await outbox.rowOf(id), { state: 'failed', tries: 8, problem: 'Error' })
})

test('a letter that cannot be written is tried eight times and has failed', async () => {
  const letters = { hello: () => Promise.reject(new Error('There is no such program.')) }
  const id = await outbox.postOne()
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7])
    await settle({ ...outbox.office(carrierThat(takes), { letters }), clock: later({ hours: 24 * days }) })
  assert.deepEqual(await outbox.rowOf(id), { state: 'failed', tries: 8, problem: 'Error' })
})

test('settling goes on after a letter that fails, and tries that one again when its wait is over', async () => {
  await outbox.postOne()
  await outbox.postOne({ subjectId: '2' })
  const carrier = carrierThat(fails, takes)
  await settle(outbox.office(carrier))
  const states = () => outbox.inWorker((db) => db.selectFrom('outbox').select('state').orderBy('state').execute())
  assert.deepEqual(await states(), [{ state: 'waiting' }, { state: 'sent' }])
  await settle({ ...outbox.office(carrier), clock: later({ minutes: 1 }) })
  assert.deepEqual(await states(), [{ state: 'sent' }, { state: 'sent' }])
})

test('a letter found in "sending" after a crash becomes unknown and is not sent again', async () => {
  const id = await outbox.postOne()
  await outbox.inWorker((db) => db.updateTable('outbox').set({ state: 'sending' }).execute())
  await outbox.leaveJob(id)
  const carrier = carrierThat(takes)
  postman = await startPostman(outbox.serving, outbox.office(carrier))
  await outbox.until(id, 'unknown')
  assert.deepEqual(carrier.carried, [])
  assert.match((await outbox.rowOf(id)).problem ?? '', /ended while this letter was leaving/)
})

test('a sign-in letter does not wait behind the hundreds that a publication sends', async () => {
  const carrier = carrierThat(takes)
  await outbox.inWorker(async (db) => {
    for (let n = 0; n < 250; n++) await post(db, { kind: 'hello', subjectId: String(n) })
    await post(db, { kind: 'sign-in', subjectId: 'door' })
  })
  const id = await outbox.inWorker((db) =>
    db.selectFrom('outbox').select('id').where('kind', '=', 'sign-in').executeTakeFirstOrThrow(),
  )
  postman = await startPostman(
    outbox.serving,
    outbox.office(carrier, { letters: { hello: async () => hello, 'sign-in': async () => hello } }),
  )
  await outbox.until(id.id, 'sent')
  assert.ok(carrier.carried.length <= 40, `${carrier.carried.length} letters went before it`)
})

test('two workers share the letters and send each once', async () => {
  const carrier = carrierThat(takes)
  const other = await startPostman(outbox.serving, outbox.office(carrier))
  postman = await startPostman(outbox.serving, outbox.office(carrier))
  try {
    await outbox.inWorker(async (db) => {
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
  postman = await startPostman(outbox.serving, outbox.office(carrierThat(takes)))
  const ears = () =>
    outbox.store.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where query = 'listen outbox' and datname = current_database()`,
    )
  const [lost] = (await ears()).rows
  await outbox.store.pool.query('select pg_terminate_backend($1)', [lost?.pid])
  const patience = Date.now() + 10_000
  const heard = async () => (await ears()).rows.some(({ pid }) => pid !== lost?.pid)
  while (!(await heard()) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.ok(await heard())
})
