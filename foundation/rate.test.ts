import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { limitRate } from './rate.ts'
import { as, isRefusedByDatabase, withDatabase } from './testing.ts'

test(
  'as often as allowed goes on, once more is refused with 429, and others are not touched',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    for (let use = 1; use <= 3; use++) await limitRate(db, 'letters', 'amina@example.org', 3, 3600)
    await assert.rejects(limitRate(db, 'letters', 'amina@example.org', 3, 3600), { name: 'Refusal', status: 429 })
    await limitRate(db, 'letters', 'priya@example.org', 3, 3600)
    await limitRate(db, 'codes', 'amina@example.org', 3, 3600)
  }),
)

test(
  'a new window begins anew',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    await limitRate(db, 'letters', 'amina@example.org', 1, 3600)
    await as(db, 'owner')
    await sql`set local role alongside_gate`.execute(db)
    await sql`update rate_counts set since = since - interval '1 hour'`.execute(db)
    await as(db, 'visitor')
    await limitRate(db, 'letters', 'amina@example.org', 1, 3600)
  }),
)

test(
  'nobody’s page can see or reset the counts',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    await limitRate(db, 'letters', 'amina@example.org', 1, 3600)
    assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('rateCounts').selectAll().execute()))
    assert.ok(await isRefusedByDatabase(db, (db) => db.deleteFrom('rateCounts').execute()))
  }),
)
