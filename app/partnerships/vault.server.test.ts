import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { as, blindOnce, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { makeVault, unwrap } from '#foundation/vault.ts'
import { addPool } from '../boards/board.example.ts'
import { answers, publish } from './offer.example.ts'
import { addPair } from './partnership.example.ts'
import { findVault, openVault } from './vault.server.ts'

test(
  'what one of the two seals the other opens, and nobody else reaches the key',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, pool, partnershipId } = await addPair(db)
    await as(db, mentee)
    assert.equal(await findVault(db, partnershipId, testKey), undefined, 'whoever only reads makes no key')
    const sealed = (await openVault(db, partnershipId, testKey)).seal('Between us', 'notes 1 words')
    assert.equal((await findVault(db, partnershipId, testKey))?.open(sealed, 'notes 1 words'), 'Between us')
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

test(
  'a key is made once, bound to its pair, and where it cannot be kept nothing is sealed',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    await as(db, coordinator)
    await isRefusedByDatabase(db, async () => {
      await assert.rejects(openVault(db, partnershipId, testKey))
      throw Object.assign(new pg.DatabaseError('over', 4, 'error'), { code: '42501' })
    })
    await as(db, mentee)
    const sealed = (await openVault(db, partnershipId, testKey)).seal('Once', 'here')
    const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from private.partnership_keys`.execute(db)
    const wrapped = rows[0]?.wrapped as Buffer
    assert.equal(makeVault(unwrap(testKey, wrapped, `partnership ${partnershipId}`)).open(sealed, 'here'), 'Once')
    assert.throws(() => unwrap(testKey, wrapped, 'partnership another'))
    await as(db, mentor)
    await assert.rejects(openVault(db, partnershipId, Buffer.alloc(32, 8)), 'another key file opens nothing')
    await as(db, mentee)
    await sql`set transaction read only`.execute(db)
    assert.equal((await openVault(db, partnershipId, testKey)).open(sealed, 'here'), 'Once', 'and it stays the same')
  }),
)

test(
  'somebody in two pairs has a key for each, and neither opens what the other holds',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud', capacity: 2 }],
    })
    await publish(db, pool)
    for (const mentee of ['Ana', 'Ben']) for (const who of ['Maud', mentee]) await answers(db, pool, who, mentee, 'yes')
    await as(db, pool.person('Maud'))
    const pairs = await db.selectFrom('partnerships').select('id').execute()
    const [one, other] = pairs.map(({ id }) => id) as [string, string]
    const sealed = (await openVault(db, one, testKey)).seal('Between us', 'here')
    assert.equal(await findVault(db, other, testKey), undefined, 'the other pair has none yet')
    const second = await openVault(db, other, testKey)
    assert.throws(() => second.open(sealed, 'here'))
    for (const [id, opens] of [
      [one, true],
      [other, false],
    ] as const) {
      const found = await findVault(db, id, testKey)
      if (opens) assert.equal(found?.open(sealed, 'here'), 'Between us')
      else assert.throws(() => found?.open(sealed, 'here'))
    }
    assert.equal((await openVault(db, one, testKey)).open(sealed, 'here'), 'Between us')
  }),
)

test(
  'whoever finds no key and is too late to make one seals with the one that was made meanwhile',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    const sealed = (await openVault(db, partnershipId, testKey)).seal('Once', 'here')
    assert.equal((await openVault(blindOnce(db), partnershipId, testKey)).open(sealed, 'here'), 'Once')
  }),
)
