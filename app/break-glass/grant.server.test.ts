// The one way into what two people wrote: open only while every condition holds, and each of them alone closes it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { writeNote } from '../notes/note.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { addGuardedPair, asks, type GuardedPair, setNow, wanted } from './grant.example.ts'
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
import { listReadings, readByGrant } from './reading.server.ts'

const asked = '2026-12-01T18:00:00Z'
const waited = '2026-12-04T18:00:01Z'
const dayLater = '2026-12-05T18:00:02Z'

/** Ana and Maud with a note of each month, and one that Ana keeps for herself. */
async function layPair(db: Db): Promise<GuardedPair> {
  const pair = await addGuardedPair(db)
  await as(db, pair.mentee)
  for (const [at, words] of [
    ['2026-09-20T18:00:00Z', 'before'],
    ['2026-11-20T18:00:00Z', 'within'],
    ['2027-01-20T18:00:00Z', 'after'],
  ] as const) {
    const note = { kind: 'ours', words } as const
    await writeNote(db, pair.mentee, pair.partnershipId, note, testKey, Temporal.Instant.from(at))
  }
  const own = { kind: 'mine', words: 'kept' } as const
  await writeNote(db, pair.mentee, pair.partnershipId, own, testKey, Temporal.Instant.from('2026-11-20T18:00:00Z'))
  await setNow(db, asked)
  return pair
}

async function step(db: Db, who: PersonActor, grantId: string, act: Exclude<GrantAct, 'asked'>, words = '') {
  await as(db, who)
  const grant = await getGrant(db, grantId, {})
  if (act === 'approved') return approveGrant(db, who, grant, testKey)
  return actOnGrant(db, who, grant, act, words, testKey)
}

/** How much of the pair somebody reaches: rows of notes, keys. */
async function reach(db: Db, who: PersonActor, { partnershipId }: GuardedPair): Promise<[notes: number, keys: number]> {
  await as(db, who)
  const notes = await db.selectFrom('sharedNotes').select('id').where('partnershipId', '=', partnershipId).execute()
  const keys = await db
    .selectFrom('private.partnershipKeys')
    .select('wrapped')
    .where('partnershipId', '=', partnershipId)
    .execute()
  return [notes.length, keys.length]
}

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

/** Facts as the database might come to hold them, whoever wrote them there. */
interface Facts {
  asker: string
  approver: string | null
  signed: boolean
  approved: boolean
  ground: string
  also: readonly (readonly [act: GrantAct, person: string])[]
  begun: string | null
  now: string
  kinds: string
  days: readonly [string, string]
}

async function layFacts(db: Db, pair: GuardedPair, facts: Facts): Promise<void> {
  await setNow(db, facts.now)
  for (const table of ['grants', 'grant_steps'])
    await sql.raw(`alter table ${table} no force row level security`).execute(db)
  const id = crypto.randomUUID()
  await sql`insert into grants (id, organization_id, partnership_id, ground, kinds, from_on, until_on, asked_by, asked_at, wrapped)
    values (${id}, ${pair.organizationId}, ${pair.partnershipId}, ${facts.ground}::grant_ground, ${facts.kinds}::grant_kind[],
      ${facts.days[0]}, ${facts.days[1]}, ${facts.asker}, ${asked}, '')`.execute(db)
  await sql`alter table grant_steps drop constraint grant_steps_check, drop constraint grant_steps_check1`.execute(db)
  const put = (act: GrantAct, person: string, signed: boolean, at: string) =>
    sql`insert into grant_steps (id, grant_id, act, person_id, at, words_sealed, signature)
      values (gen_random_uuid(), ${id}, ${act}::grant_act, ${person}, ${at}, '', ${signed ? Buffer.from('x') : null})`.execute(
      db,
    )
  await put('asked', facts.asker, facts.signed, asked)
  if (facts.approver) await put('approved', facts.approver, facts.approved, asked)
  for (const [act, person] of facts.also) await put(act, person, false, asked)
  if (facts.begun) await put('begun', facts.asker, false, facts.begun)
  for (const table of ['grants', 'grant_steps'])
    await sql.raw(`alter table ${table} force row level security`).execute(db)
}

test(
  'each condition that alone is missing closes it',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, second, contact, mentee, mentor, organizationId, program, partnershipId } = pair
    const whole: Facts = {
      asker: admin.id,
      approver: contact.id,
      signed: true,
      approved: true,
      ground: 'misconduct',
      also: [],
      begun: '2026-12-04T19:00:00Z',
      now: '2026-12-05T18:59:59Z',
      kinds: '{notes}',
      days: ['2026-10-01', '2026-12-31'],
    }
    const soon = { begun: '2026-12-01T19:00:00Z', now: '2026-12-01T20:00:00Z' }
    const endStaff = () => sql`update staff set until = now() where person_id = ${admin.id}`.execute(db)
    const coordinate = () =>
      sql`insert into program_staff (program_id, person_id) values (${program.id}, ${admin.id})`.execute(db)
    const supervise = (whom: PersonActor) =>
      sql`insert into supervisions (supervisor_id, supervised_id, declared_by) values (${admin.id}, ${whom.id}, ${whom.id})`.execute(
        db,
      )
    type Case = readonly [why: string, opens: boolean, facts: Partial<Facts>, meanwhile?: () => Promise<unknown>]
    const cases: readonly Case[] = [
      ['every condition holds', true, {}],
      ['not signed by whoever asked', false, { signed: false }],
      ['nobody has agreed', false, { approver: null }],
      ['agreed to, not signed', false, { approved: false }],
      ['agreed to by the same person', false, { approver: admin.id }],
      ['agreed to by the mentee', false, { approver: mentee.id }],
      ['agreed to by the mentor', false, { approver: mentor.id }],
      ['turned down', false, { also: [['declined', second.id]] }],
      ['taken back', false, { also: [['withdrawn', admin.id]] }],
      [
        'closed after an objection',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['upheld', contact.id],
          ],
        },
      ],
      ['an objection waits', false, { also: [['objected', mentee.id]] }],
      [
        'an objection was decided',
        true,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', contact.id],
          ],
        },
      ],
      [
        'an objection was decided by whoever asked',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', admin.id],
          ],
        },
      ],
      [
        'an objection was decided by the other partner',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', mentor.id],
          ],
        },
      ],
      [
        'a second objection waits',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', contact.id],
            ['objected', mentor.id],
          ],
        },
      ],
      ['begun before three days had passed', false, { begun: '2026-12-04T17:59:59Z' }],
      ['begun at once, by a legal order', false, { ground: 'legal_order', ...soon }],
      ['begun at once, and somebody is in danger', true, { ground: 'imminent_harm', ...soon }],
      ['in danger, yet nobody has agreed', false, { ground: 'imminent_harm', ...soon, approver: null }],
      ['not begun', false, { begun: null }],
      ['a day has passed', false, { now: '2026-12-05T19:00:00Z' }],
      ['of another kind', false, { kinds: '{plan,cases,meetings,agreement,reviews}' }],
      ['of earlier days', false, { days: ['2026-09-21', '2026-11-19'] }],
      ['of later days', false, { days: ['2026-11-21', '2027-01-19'] }],
      ['the reader holds no office any more', false, {}, endStaff],
      ['the reader coordinates the program', false, {}, coordinate],
      ['the reader supervises the mentee', false, {}, () => supervise(mentee)],
      ['the reader supervises the mentor', false, {}, () => supervise(mentor)],
      ['the mentor asked', false, { asker: mentor.id }],
    ]
    for (const [why, opens, change, meanwhile] of cases) {
      const facts = { ...whole, ...change }
      await sql`savepoint truth`.execute(db)
      await layFacts(db, pair, facts)
      await meanwhile?.()
      const [notes] = await reach(db, admin, pair)
      assert.equal(notes, opens ? 1 : 0, why)
      for (const other of [second, contact, pair.coordinator])
        assert.deepEqual(await reach(db, other, pair), [0, 0], `${why}: ${other.name}`)
      await sql`rollback to savepoint truth`.execute(db)
    }
    assert.ok(organizationId && partnershipId)
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
      return (await listGrants(db, { own: true })).length
    }
    await asks(db, pair, admin, { ground: 'legal_order', silentUntil: Temporal.PlainDate.from('2027-02-01') })
    assert.equal(await own(), 0)
    await setNow(db, '2027-02-01T14:59:59Z')
    assert.equal(await own(), 0)
    await setNow(db, '2027-02-01T15:00:00Z')
    assert.equal(await own(), 1)
    await setNow(db, asked)
    await asks(db, pair, admin, { ground: 'imminent_harm' })
    await setNow(db, '2026-12-02T18:00:00Z')
    assert.equal(await own(), 1)
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
