import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, blindOnce, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { makeVault, unwrap } from '#foundation/vault.ts'
import { leaveGroup } from './place.server.ts'
import { addPeople, open, place } from './team.example.ts'
import { findGroupVault, openGroupVault } from './vault.server.ts'

/** Two teams: Ana and Maud in one, Ana and Bea in the other. */
async function addTeams(db: Db) {
  const pool = await addPeople(db)
  const [one, other] = [await open(db, pool, 'learning_team'), await open(db, pool, 'learning_team', { name: 'Other' })]
  for (const name of ['Ana', 'Maud']) await place(db, pool, one, name)
  for (const name of ['Ana', 'Bea']) await place(db, pool, other, name)
  return { pool, one: one.id, other: other.id }
}

test(
  'what a member seals the others open until they leave, and nobody else reaches the key',
  withDatabase(async (db) => {
    const { pool, one } = await addTeams(db)
    const maud = pool.person('Maud')
    await as(db, pool.person('Ana'))
    assert.equal(await findGroupVault(db, one, testKey), undefined, 'whoever only reads makes no key')
    const sealed = (await openGroupVault(db, one, testKey)).seal('Among us', 'here')
    await as(db, maud)
    assert.equal((await openGroupVault(db, one, testKey)).open(sealed, 'here'), 'Among us')
    await assert.rejects(openGroupVault(db, one, Buffer.alloc(32, 8)), 'another key file opens nothing')
    for (const who of [pool.coordinator, pool.person('Bea'), ...pool.members, 'visitor', 'worker', 'owner'] as const) {
      await as(db, who)
      let seen = 0
      await isRefusedByDatabase(db, async () => {
        const keys = await sql`select 1 from private.group_keys where group_id = ${one}`.execute(db)
        seen = keys.rows.length
      })
      assert.equal(seen, 0, typeof who === 'string' ? who : who.name)
    }
    await as(db, maud)
    await leaveGroup(db, maud, one, false)
    assert.equal(await findGroupVault(db, one, testKey), undefined)
  }),
)

test(
  'a key is made once, bound to its group, and opens no other',
  withDatabase(async (db) => {
    const { pool, one, other } = await addTeams(db)
    await as(db, pool.person('Ana'))
    const sealed = (await openGroupVault(db, one, testKey)).seal('Once', 'here')
    const second = await openGroupVault(db, other, testKey)
    assert.throws(() => second.open(sealed, 'here'))
    const { rows } = await sql<{
      wrapped: Buffer
    }>`select wrapped from private.group_keys where group_id = ${one}`.execute(db)
    const wrapped = rows[0]?.wrapped as Buffer
    assert.equal(makeVault(unwrap(testKey, wrapped, `group ${one}`)).open(sealed, 'here'), 'Once')
    assert.throws(() => unwrap(testKey, wrapped, `group ${other}`))
    assert.equal(
      (await openGroupVault(blindOnce(db), one, testKey)).open(sealed, 'here'),
      'Once',
      'and kept, when late',
    )
    await sql`set transaction read only`.execute(db)
    assert.equal((await openGroupVault(db, one, testKey)).open(sealed, 'here'), 'Once', 'nothing is written again')
  }),
)
