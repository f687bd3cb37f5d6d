import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { visitor } from './actor.ts'
import { asRole, type Db, inTransaction, type Store } from './database.ts'
import { claimOperation, concludeOperation } from './operation.ts'
import { openTestDatabase } from './testing.ts'

const route = '/programs/:program/apply'
let store: Store
let close: () => Promise<void>

before(async () => {
  const opened = await openTestDatabase()
  store = opened.store
  close = opened.close
})
after(() => close())

const inWeb = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asRole('alongside_web'), work)

/** Sends a form once: claims its key, and if it is new does the work and says where it led. */
async function send(db: Db, op: string, work: () => Promise<void>) {
  const done = await claimOperation(db, visitor, op, route)
  if (done) return done
  await work()
  await concludeOperation(db, op, '/applications/1')
}

/** A promise to be kept by hand. */
function later() {
  let keep = () => {}
  const kept = new Promise<void>((resolve) => (keep = resolve))
  return { kept, keep }
}

test('the same form sent again finds where it led, and does nothing', async () => {
  const op = randomUUID()
  let effects = 0
  const work = async () => void effects++
  assert.equal(await inWeb((db) => send(db, op, work)), undefined)
  assert.deepEqual(await inWeb((db) => send(db, op, work)), { location: '/applications/1' })
  assert.equal(effects, 1)
})

test('a double click: the second waits for the first, then finds where it led', async () => {
  const op = randomUUID()
  const [claimed, goOn] = [later(), later()]
  let effects = 0
  const first = inWeb((db) =>
    send(db, op, async () => {
      effects++
      claimed.keep()
      await goOn.kept
    }),
  )
  await claimed.kept
  const second = inWeb((db) => send(db, op, async () => void effects++))
  const early = await Promise.race([second, new Promise((resolve) => setTimeout(() => resolve('waiting'), 200))])
  assert.equal(early, 'waiting')
  goOn.keep()
  assert.equal(await first, undefined)
  assert.deepEqual(await second, { location: '/applications/1' })
  assert.equal(effects, 1)
})

test('when the first is rolled back, the second does the work', async () => {
  const op = randomUUID()
  const [claimed, goOn] = [later(), later()]
  const first = inWeb((db) =>
    send(db, op, async () => {
      claimed.keep()
      await goOn.kept
      throw new Error('The lights went out.')
    }),
  )
  await claimed.kept
  let effects = 0
  const second = inWeb((db) => send(db, op, async () => void effects++))
  goOn.keep()
  await assert.rejects(first, /lights/)
  assert.equal(await second, undefined)
  assert.equal(effects, 1)
})

test('ten at once have one effect', async () => {
  const op = randomUUID()
  let effects = 0
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => inWeb((db) => send(db, op, async () => void effects++))),
  )
  assert.equal(effects, 1)
  assert.equal(outcomes.filter((outcome) => outcome === undefined).length, 1)
})

test('a key of another form leads nowhere in particular', async () => {
  const op = randomUUID()
  await inWeb((db) => send(db, op, async () => {}))
  assert.deepEqual(await inWeb((db) => claimOperation(db, visitor, op, '/sign-in')), { location: '/' })
})
