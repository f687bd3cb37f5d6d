import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { asPerson, inTransaction, openClient, over } from '#foundation/database.ts'
import { as, openTestDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPerson } from './person.example.ts'
import { openOwnVault, vaultOf } from './vault.server.ts'

test(
  'what somebody seals for themselves they open again, and nobody else reaches the key',
  withDatabase(async (db) => {
    const [amina, marcus] = [await addPerson(db, { name: 'Amina' }), await addPerson(db, { name: 'Marcus' })]
    await as(db, amina)
    const sealed = (await openOwnVault(db, amina, testKey)).seal('For me alone', 'here')
    assert.equal((await openOwnVault(db, amina, testKey)).open(sealed, 'here'), 'For me alone', 'the key is the same')
    const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from private.person_keys`.execute(db)
    const wrapped = rows[0]?.wrapped as Buffer
    assert.equal(rows.length, 1)
    assert.equal(vaultOf(amina.id, wrapped, testKey).open(sealed, 'here'), 'For me alone')
    assert.throws(() => vaultOf(marcus.id, wrapped, testKey), 'it opens under its owner’s name alone')
    await as(db, marcus)
    assert.equal((await sql`select 1 from private.person_keys`.execute(db)).rows.length, 0)
    assert.throws(() => vaultOf(amina.id, wrapped, Buffer.alloc(32, 8)), 'and not with another key file')
    const own = await openOwnVault(db, marcus, testKey)
    assert.throws(() => own.open(sealed, 'here'))
  }),
)

test('of two first needs at once both get one key', async (t) => {
  const { store, owner, close } = await openTestDatabase()
  t.after(close)
  const client = openClient(owner)
  await client.connect()
  const amina = await addPerson(over(client), { name: 'Amina' }).finally(() => client.end())
  let times = 0
  const sealed = await Promise.all(
    ['one', 'two', 'three', 'four'].map((words) =>
      inTransaction(store, asPerson(amina), async (db) => {
        times++
        return (await openOwnVault(db, amina, testKey)).seal(words, words)
      }),
    ),
  )
  assert.equal(times, 4, 'nobody had to begin again')
  const reading = { readOnly: true }
  const vault = await inTransaction(store, asPerson(amina), (db) => openOwnVault(db, amina, testKey), reading)
  assert.deepEqual(
    sealed.map((each, n) => vault.open(each, ['one', 'two', 'three', 'four'][n] ?? '')),
    ['one', 'two', 'three', 'four'],
  )
})

test(
  'a key that cannot be kept is a fault, and nothing is sealed with it',
  withDatabase(async (db) => {
    const [amina, marcus] = [await addPerson(db, { name: 'Amina' }), await addPerson(db, { name: 'Marcus' })]
    await as(db, marcus)
    await assert.rejects(openOwnVault(db, amina, testKey))
  }),
)
