import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type pg from 'pg'
import type { OutboxState } from '#database/types.ts'
import { systemClock } from './clock.ts'
import type { Store } from './database.ts'
import { doItem, takeUpLost } from './delivery.ts'
import type { Duties } from './duty.ts'
import { carrierThat, hello, type Outbox, openOutbox, takes } from './outbox.example.ts'
import { type Postman, startPostman } from './postman.ts'

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

test('a job that comes back late leaves alone what was handed over anew, and puts nothing of it back', async () => {
  const id = await outbox.postOne()
  const stand = (state: OutboxState) =>
    outbox.inWorker((db) => db.updateTable('outbox').set({ state, tries: 1 }).execute())
  const carrier = carrierThat(takes)
  await stand('handed')
  await doItem.mail(outbox.deskOf(outbox.store, carrier), { id, tries: 0 })
  assert.deepEqual([carrier.carried, (await outbox.rowOf(id)).state], [[], 'handed'])
  await stand('sending')
  await assert.rejects(doItem.mail(outbox.deskOf(tornOnce(outbox.store), carrier), { id, tries: 1 }), /line tore/)
  assert.equal((await outbox.rowOf(id)).state, 'sending', 'another job is sending it')
})

test('where one letter of many cannot even be put back, that one alone is given out again', async () => {
  const [first, ...others] = [
    await outbox.postOne(),
    await outbox.postOne({ subjectId: '2' }),
    await outbox.postOne({ subjectId: '3' }),
  ]
  const written: string[] = []
  const letters: Duties['letters'] = {
    hello: async (_db, { id }) => {
      written.push(id)
      if (id === first && written.filter((each) => each === id).length === 1)
        throw Object.assign(new Error('It cannot be written.'), { name: 'Never kept \0' })
      return hello
    },
  }
  postman = await startPostman(outbox.serving, outbox.office(carrierThat(takes), { letters }))
  for (const id of [first, ...others]) await outbox.until(id as string, 'sent')
  assert.deepEqual([...written].sort(), [first, first, ...others].sort())
  const again = sql<{ of: string }>`select data->>'id' as of from pgboss.job where name = 'mail' and retry_count > 0`
  const rows = await outbox.inWorker(async (db) => (await again.execute(db)).rows)
  assert.deepEqual(
    rows.map(({ of }) => of).filter((of) => [first, ...others].includes(of)),
    [first],
  )
})

test('what was handed over and has lost its job is taken up again; a letter that was leaving is unknown', async () => {
  const [first, second] = [await outbox.postOne(), await outbox.postOne({ subjectId: '2' })]
  const now = systemClock.now()
  const lay = (id: string, state: OutboxState, movedAt = now.subtract({ hours: 1 })) =>
    outbox.inWorker((db) => db.updateTable('outbox').set({ state, movedAt }).where('id', '=', id).execute())
  const look = async () => {
    await outbox.inWorker((db) => takeUpLost(db, now))
    return [(await outbox.rowOf(first)).state, (await outbox.rowOf(second)).state]
  }
  await lay(first, 'handed', now)
  assert.deepEqual(await look(), ['handed', 'waiting'], 'it was handed over just now')
  await lay(first, 'handed')
  await lay(second, 'sending')
  assert.deepEqual(await look(), ['waiting', 'unknown'])
  await lay(first, 'handed')
  await outbox.leaveJob(first)
  assert.deepEqual(await look(), ['handed', 'unknown'], 'its job is still there')
})

/** A store whose line is torn the first time it is asked. */
function tornOnce(whole: Store): Store {
  let asked = 0
  const connect = () => (asked++ === 0 ? Promise.reject(new Error('The line tore.')) : whole.pool.connect())
  return { ...whole, pool: { connect } as pg.Pool }
}
