import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { Db } from './database.ts'
import { ask, post, unpost } from './outbox.ts'
import { as, isRefusedByDatabase, withDatabase } from './testing.ts'

const count = async (db: Db) =>
  (
    await db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test(
  'the same letter posted again is the same letter',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    const letter = { kind: 'offer', personId: randomUUID(), subjectId: 'application 1' }
    assert.equal(await post(db, letter), true)
    assert.equal(await post(db, { ...letter, particulars: { seat: 'mentor' } }), false)
    await as(db, 'worker')
    assert.equal(await count(db), 1)
  }),
)

test(
  'another kind, subject, reader, address or occurrence makes another letter',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    const letter = {
      kind: 'reminder',
      personId: randomUUID(),
      address: 'a@example.org',
      subjectId: '1',
      occurrence: '1',
    }
    const others = [
      letter,
      { ...letter, kind: 'offer' },
      { ...letter, personId: randomUUID() },
      { ...letter, personId: null },
      { ...letter, address: 'b@example.org' },
      { ...letter, address: null },
      { ...letter, subjectId: '2' },
      { ...letter, occurrence: '2' },
    ]
    for (const other of others) assert.equal(await post(db, other), true)
    for (const other of others) assert.equal(await post(db, other), false)
  }),
)

test(
  'work is asked for once, and is not taken for a letter',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    assert.equal(await ask(db, { kind: 'match', subjectId: '1' }), true)
    assert.equal(await ask(db, { kind: 'match', subjectId: '1' }), false)
    await as(db, 'worker')
    assert.equal((await db.selectFrom('outbox').select('queue').executeTakeFirstOrThrow()).queue, 'work')
  }),
)

test(
  'what has not been sent can be taken back; what has been cannot',
  withDatabase(async (db) => {
    await post(db, { kind: 'reminder', subjectId: '1' })
    await post(db, { kind: 'reminder', subjectId: '2' })
    await as(db, 'worker')
    await db.updateTable('outbox').set({ state: 'sent' }).where('subjectId', '=', '2').execute()
    await as(db, 'visitor')
    await unpost(db, 'reminder', '1')
    await unpost(db, 'reminder', '2')
    await as(db, 'worker')
    const states = await db.selectFrom('outbox').select('state').orderBy('subjectId').execute()
    assert.deepEqual(states, [{ state: 'withdrawn' }, { state: 'sent' }])
  }),
)

test(
  'a page can neither read what letters hold nor mark one as sent',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    await post(db, { kind: 'offer', subjectId: '1', particulars: { seat: 'mentor' } })
    assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('outbox').select('particulars').execute()))
    assert.ok(await isRefusedByDatabase(db, (db) => db.updateTable('outbox').set({ state: 'sent' }).execute()))
    assert.ok(await isRefusedByDatabase(db, (db) => db.deleteFrom('outbox').execute()))
  }),
)
