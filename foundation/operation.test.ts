import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { visitor } from './actor.ts'
import { asRole, type Db, inTransaction, type Store } from './database.ts'
import { claimOperation, concludeOperation, operationOf } from './operation.ts'
import { openTestDatabase } from './testing.ts'

const route = '/programs/:program/apply'
const led = { location: '/applications/1', notice: { en: 'It has begun.', fr: 'C’est commencé.' } }
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
  await concludeOperation(db, visitor, op, led)
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
  assert.deepEqual(await inWeb((db) => send(db, op, work)), led)
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
  assert.deepEqual(await second, led)
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
  assert.deepEqual(await inWeb((db) => claimOperation(db, visitor, op, '/sign-in')), {
    location: '/',
    notice: undefined,
  })
})

test('one form with one content is one operation, however its lines end; another word, file, order or place is another', async () => {
  const key = randomUUID()
  const of = (fields: [string, string | File][], under = key, path = '/apply') => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    return operationOf(under, path, data)
  }
  const file = (content: string) => new File([content], 'people.csv', { type: 'text/csv' })
  const written: [string, string | File][] = [
    ['why', 'To learn.\r\nTo rest.'],
    ['file', file('a;b')],
  ]
  const operation = await of(written)
  assert.match(operation, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(
    await of([
      ['why', 'To learn.\nTo rest.'],
      ['file', file('a;b')],
    ]),
    operation,
  )
  const others: Promise<string>[] = [
    of(written, randomUUID()),
    of(written, key, '/withdraw'),
    of(written.toReversed()),
    of([['why', 'To learn.'], ...written.slice(1)]),
    of([...written.slice(0, 1), ['file', file('a;c')]]),
    of(written.slice(0, 1)),
  ]
  assert.equal(new Set([operation, ...(await Promise.all(others))]).size, 7)
})
