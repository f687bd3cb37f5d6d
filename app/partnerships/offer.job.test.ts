import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPerson, asWorker, type Db, inTransaction, openClient, over } from '#foundation/database.ts'
import { as, openTestDatabase, testKey } from '#foundation/testing.ts'
import { addPool, approve, boardNow } from '../boards/board.example.ts'
import { answerOffer } from './answer.server.ts'
import { takeBackOffers, watchOffers } from './offer.job.ts'
import { publishBoard } from './publication.server.ts'

/** A published board of one pair, committed: the two answer and the worker looks in transactions of their own. */
async function openOffer() {
  const database = await openTestDatabase()
  const client = openClient(database.owner)
  await client.connect()
  await client.query('begin')
  const db = over(client)
  const pool = await addPool(db, {
    mentees: [{ name: 'Abena Asare' }],
    mentors: [{ name: 'Wanda Wolf', position: { districtNumber: 36 } }],
  })
  await publishBoard(db, pool.coordinator, pool.program, await approve(db, pool), testKey, boardNow)
  await as(db, 'owner')
  const offer = await db.selectFrom('offers').select(['id', 'answerBy']).executeTakeFirstOrThrow()
  await client.query('commit')
  await client.end()
  return { ...database, pool, offer }
}

type House = Awaited<ReturnType<typeof openOffer>>

/** The mentor says yes; while that is not yet kept, the worker looks at the same offer. @returns what is kept in the end */
async function answerMeanwhile({ store, pool, offer }: House, now: Temporal.Instant, look: (db: Db) => Promise<void>) {
  const mentor = pool.person('Wanda Wolf')
  let looking: Promise<void> | undefined
  await inTransaction(store, asPerson(mentor), async (db) => {
    await answerOffer(db, mentor, offer.id, { answer: 'yes', word: '', promised: true }, testKey, now)
    looking = inTransaction(store, asWorker, look)
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  await looking
  return inTransaction(store, asWorker, async (db) => ({
    state: (await db.selectFrom('offers').select('state').executeTakeFirstOrThrow()).state,
    places: (await db.selectFrom('places').select('n').execute()).length,
  }))
}

test('an offer answered in the moment its time runs out is not closed, and keeps its place', async (t) => {
  const house = await openOffer()
  t.after(() => house.close())
  const now = house.offer.answerBy.add({ minutes: 1 })
  const kept = await answerMeanwhile(house, now, (db) => watchOffers(db, { now, key: testKey, settings: {} as never }))
  assert.deepEqual(kept, { state: 'asking_mentee', places: 1 })
})

test('an offer answered in the moment somebody leaves is taken back after the answer, and whoever answered is told', async (t) => {
  const house = await openOffer()
  t.after(() => house.close())
  const { store, pool } = house
  const application = pool.application('Abena Asare')
  await inTransaction(store, asWorker, (db) =>
    db.updateTable('applications').set({ status: 'withdrawn' }).where('id', '=', application).execute(),
  )
  const item = { id: 'left', kind: 'application.left', personId: null, address: null, subjectId: application }
  const errand = { now: boardNow, key: testKey, settings: {} as never }
  const kept = await answerMeanwhile(house, boardNow, (db) => takeBackOffers(db, { ...item, particulars: {} }, errand))
  assert.deepEqual(kept, { state: 'withdrawn', places: 0 })
  const told = await inTransaction(store, asWorker, (db) =>
    db.selectFrom('outbox').select('personId').where('kind', '=', 'offer.taken-back').execute(),
  )
  assert.deepEqual(
    told.map(({ personId }) => personId),
    [pool.person('Wanda Wolf').id],
  )
})
