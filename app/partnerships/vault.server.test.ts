import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from './partnership.example.ts'
import { openVault } from './vault.server.ts'

test(
  'what one of the two seals the other opens, and nobody else reaches the key',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, pool, partnershipId } = await addPair(db)
    await as(db, mentee)
    const sealed = (await openVault(db, partnershipId, testKey)).seal('Between us', 'notes 1 words')
    assert.ok(!sealed.includes('Between us'))
    await as(db, mentor)
    const vault = await openVault(db, partnershipId, testKey)
    assert.equal(vault.open(sealed, 'notes 1 words'), 'Between us')
    assert.throws(() => vault.open(sealed, 'notes 2 words'), 'moved to another row it does not open')
    for (const other of [coordinator, ...pool.members, 'visitor', 'worker', 'owner'] as const) {
      await as(db, other)
      let seen = 0
      await isRefusedByDatabase(db, async () => {
        seen = (await sql`select 1 from private.partnership_keys`.execute(db)).rows.length
      })
      assert.equal(seen, 0, typeof other === 'string' ? other : other.name)
    }
  }),
)
