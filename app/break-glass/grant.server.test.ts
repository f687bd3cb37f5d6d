// The one way into what two people wrote: open only while every condition holds, and each of them alone closes it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { asked, asks, layPair, reach, setNow, wanted } from './grant.example.ts'
import {
  actOnGrant,
  approveGrant,
  askGrant,
  getGrant,
  listGrants,
  listGuardedPairs,
  listSteps,
} from './grant.server.ts'
import type { GrantAct } from './grant.ts'
import { readPieces } from './piece.server.ts'
import { listReadings, readByGrant } from './reading.server.ts'

const waited = '2026-12-04T18:00:01Z'
const dayLater = '2026-12-05T18:00:02Z'

async function step(db: Db, who: PersonActor, grantId: string, act: Exclude<GrantAct, 'asked'>, words = '') {
  await as(db, who)
  const grant = await getGrant(db, grantId, {})
  if (act === 'approved') return approveGrant(db, who, grant, testKey)
  return actOnGrant(db, who, grant, act, words, testKey)
}

/** Who looked at what is the actor's, as `app/looks` will tell them. */
const looks = async (db: Db) =>
  (await sql<{ name: string; verb: string }>`select name, verb from app.looks()`.execute(db)).rows

const refused = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && [404, 409, 410, 422].includes(error.status))

test(
  'asked, agreed to, told, waited, begun: what is in scope opens for a day, each page written down for the two',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, contact, mentee, mentor, coordinator, partnershipId } = pair
    const id = await asks(db, pair, admin)
    await step(db, contact, id, 'approved')
    await setNow(db, waited)
    assert.deepEqual(await reach(db, admin, pair), [0, 0], 'not before they begin')
    await step(db, admin, id, 'begun')
    await as(db, admin)
    const pieces = await readByGrant(db, admin, await getGrant(db, id, {}), 'notes', testKey)
    assert.deepEqual(
      pieces.map(({ words }) => words),
      [['within']],
      'only what was written in these days',
    )
    await sql`savepoint shut`.execute(db)
    await as(db, 'owner')
    await sql`alter table shared_notes disable row level security`.execute(db)
    const [open, unasked] = [
      await readPieces(await as(db, admin), partnershipId, 'notes', testKey),
      await readPieces(await as(db, contact), partnershipId, 'notes', testKey).catch(() => []),
    ]
    assert.deepEqual([open.map(({ words }) => words), unasked], [[['within']], []], 'also where the rows keep nothing')
    await sql`rollback to savepoint shut`.execute(db)
    await as(db, admin)
    assert.equal((await db.selectFrom('privateNotes').select('id').execute()).length, 0)
    const update = (db: Db) =>
      db.updateTable('sharedNotes').set({ version: 9 }).where('partnershipId', '=', partnershipId).executeTakeFirst()
    assert.equal((await update(db)).numUpdatedRows, 0n, 'read-only')
    for (const other of [contact, coordinator, pair.second, ...pair.pool.members])
      assert.deepEqual(await reach(db, other, pair), [0, 0], other.name)
    for (const partner of [mentee, mentor]) {
      await as(db, partner)
      const [told] = await listGrants(db, { own: true })
      assert.equal(told?.asker, admin.name)
      assert.deepEqual(
        (await listReadings(db, id)).map(({ kind, pieces }) => [kind, pieces]),
        [['notes', 1]],
      )
      assert.deepEqual(
        (await listSteps(db, await getGrant(db, id, {}), testKey)).map(({ act }) => act),
        ['asked', 'approved', 'begun'],
      )
      assert.deepEqual(await looks(db), [{ name: admin.name, verb: 'grant.read' }])
    }
    await setNow(db, dayLater)
    assert.deepEqual(await reach(db, admin, pair), [0, 0], 'a day later it is closed')
    await as(db, admin)
    await refused(readByGrant(db, admin, await getGrant(db, id, {}), 'notes', testKey))
    assert.ok(
      await isRefusedByDatabase(db, (db) =>
        db.insertInto('grantReadings').values({ grantId: id, readerId: admin.id, kind: 'notes', pieces: 0 }).execute(),
      ),
    )
  }),
)

test(
  'nobody who stands too near asks or agrees, and nobody agrees with themselves',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, second, contact, mentee, coordinator, program, organizationId } = pair
    await as(db, coordinator)
    assert.deepEqual(await listGuardedPairs(db, organizationId), [])
    await refused(askGrant(db, coordinator, organizationId, wanted(pair), testKey))
    const id = await asks(db, pair, admin)
    await refused(step(db, admin, id, 'approved'))
    await refused(step(db, mentee, id, 'approved'))
    await refused(step(db, coordinator, id, 'approved'))
    const raw = (who: PersonActor, act: string) =>
      isRefusedByDatabase(db, async () => {
        await as(db, who)
        await sql`insert into grant_steps (id, grant_id, act, person_id, words_sealed, signature, signed_with)
          values (gen_random_uuid(), ${id}, ${act}::grant_act, ${who.id}, '', 'x', 'house')`.execute(db)
      })
    for (const who of [admin, mentee, coordinator]) assert.ok(await raw(who, 'approved'), who.name)
    assert.ok(await raw(admin, 'begun'))
    assert.ok(await raw(admin, 'overruled'))
    await as(db, 'owner')
    await sql`insert into program_staff (program_id, person_id) values (${program.id}, ${second.id})`.execute(db)
    assert.ok(await raw(second, 'approved'), 'who coordinates the program')
    await as(db, 'owner')
    await sql`update staff set since = ${'2026-12-01T19:00:00Z'}, until = null where person_id = ${second.id}`.execute(
      db,
    )
    await sql`delete from program_staff where person_id = ${second.id}`.execute(db)
    assert.ok(await raw(second, 'approved'), 'who was named after it was asked')
    await step(db, contact, id, 'approved')
  }),
)

test(
  'an objection closes it until the privacy contact decides in writing; the other partner does not read it',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, second, contact, mentee, mentor } = pair
    const id = await asks(db, pair, admin)
    await step(db, second, id, 'approved')
    await step(db, mentee, id, 'objected', 'It is a private matter.')
    await refused(step(db, mentee, id, 'objected', 'again'))
    await setNow(db, waited)
    await refused(step(db, admin, id, 'begun'))
    await refused(step(db, second, id, 'overruled', 'It goes on.'))
    await as(db, mentor)
    const grant = await getGrant(db, id, {})
    assert.equal(grant.state, 'objected')
    assert.ok(!(await listSteps(db, grant, testKey)).some(({ act }) => act === 'objected'))
    await step(db, contact, id, 'overruled', 'The complaint is grave.')
    await as(db, mentor)
    assert.equal(
      (await listSteps(db, grant, testKey)).find(({ act }) => act === 'overruled')?.words,
      'The complaint is grave.',
    )
    await step(db, admin, id, 'begun')
    assert.deepEqual(await reach(db, admin, pair), [1, 1])
  }),
)

test(
  'what a court has sealed is told when its day comes, and not before; where somebody is in danger, within a day',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, mentee } = pair
    const own = async () => {
      await as(db, mentee)
      return [(await listGrants(db, { own: true })).length, (await looks(db)).length]
    }
    const silentUntil = Temporal.PlainDate.from('2027-02-01')
    const sealed = await asks(db, pair, admin, { ground: 'legal_order', silentUntil })
    await record(db, admin, 'grant.read', { recordType: 'grant', recordId: sealed, about: [mentee.id] })
    assert.deepEqual(await own(), [0, 0])
    await setNow(db, '2027-02-01T14:59:59Z')
    assert.deepEqual(await own(), [0, 0])
    await setNow(db, '2027-02-01T15:00:00Z')
    assert.deepEqual(await own(), [1, 1])
    await setNow(db, asked)
    await asks(db, pair, admin, { ground: 'imminent_harm' })
    await setNow(db, '2026-12-02T18:00:00Z')
    assert.deepEqual(await own(), [1, 0])
    await refused(asks(db, pair, admin, { silentUntil: Temporal.PlainDate.from('2027-02-01') }))
  }),
)

test(
  'a request changed after it was signed opens nothing',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, contact } = pair
    const id = await asks(db, pair, admin)
    await step(db, contact, id, 'approved')
    await setNow(db, waited)
    await step(db, admin, id, 'begun')
    await as(db, 'owner')
    await sql`alter table grants no force row level security`.execute(db)
    await sql`update grants set kinds = '{notes,plan}' where id = ${id}`.execute(db)
    await sql`alter table grants force row level security`.execute(db)
    await as(db, admin)
    await refused(readByGrant(db, admin, await getGrant(db, id, {}), 'notes', testKey))
    await as(db, pair.mentee)
    assert.ok(await openVault(db, pair.partnershipId, testKey))
  }),
)
