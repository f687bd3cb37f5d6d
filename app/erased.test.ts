// Somebody leaves for good: what is theirs alone is in no table any more, what a law asks for stays, and the partner still
// reads what is the partner's too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { setDay } from './changes/change.example.ts'
import { addDecidedWorld } from './decided.example.ts'
import { closeCases, promised, rowsOf } from './due.example.ts'
import { erasedLetter, leftLetter, readyLetter } from './erasures/erasure.email.ts'
import { tellWhoCoordinates } from './erasures/erasure.job.ts'
import { askToLeave, leaveForGood, readLeaving } from './erasures/erasure.server.ts'
import { answerBy, isConfirmed } from './erasures/erasure.ts'
import { erasureWords } from './erasures/erasures.words.ts'
import { answerRequest, listRequests } from './erasures/request.server.ts'
import { listNotes } from './notes/note.server.ts'
import { refuses } from './partnerships/offer.example.ts'
import { compose, errandAt, itemsOf, textOf } from './people/letter.example.ts'
import { addPerson } from './people/person.example.ts'
import { addProgram } from './programs/program.example.ts'

const now = Temporal.Instant.from('2026-11-10T20:00:00Z')
const today = Temporal.PlainDate.from('2026-11-10')

/** The tables may be read by the test, whatever is shut. */
async function readable(db: Db): Promise<void> {
  await as(db, 'owner')
  for (const { table } of promised) await sql.raw(`alter table ${table} no force row level security`).execute(db)
  await closeCases(db)
}

/** Where something is found, in whatever table. */
async function whereIs(db: Db, words: string): Promise<string[]> {
  await as(db, 'owner')
  const found: string[] = []
  for (const { table } of promised)
    if ((await rowsOf(db, table)).some((row) => JSON.stringify(row).includes(words))) found.push(table)
  return found.sort()
}

test(
  'what is theirs alone is in no table any more; what a decision rests on stays; the partner reads on',
  withDatabase(async (db) => {
    let n = 0
    const birds = new Map<string, string>()
    const world = await addDecidedWorld(db, (what) => {
      const bird = `kanari${++n}x ${what}`
      birds.set(bird, what)
      return bird
    })
    const { amina, marcus, partnershipId } = world
    await readable(db)
    await setDay(db, '2026-11-10')
    await as(db, marcus)
    const before = await listNotes(db, marcus, partnershipId, 'ours', testKey)
    await as(db, amina)
    const lists = await readLeaving(db, amina, today)
    assert.deepEqual(lists.handOver, [])
    assert.ok(
      lists.goes.includes('notes') &&
        lists.goes.includes('identity') &&
        lists.goes.includes('groups') &&
        lists.goes.includes('account'),
    )
    assert.deepEqual(
      lists.partners.map(({ until }) => until.toString()),
      ['2027-02-08'],
    )
    const goneOn = await leaveForGood(db, amina, { leavesName: false }, testKey, now)
    assert.equal(goneOn.toString(), '2026-12-15')
    // Her name, her address and her doors
    assert.deepEqual(await whereIs(db, 'Amina'), [])
    assert.deepEqual(await whereIs(db, amina.email), ['outbox'], 'only the last letter is on its way to her')
    for (const table of [
      'private.person_keys',
      'sessions',
      'links',
      'emails',
      'private_notes',
      'journal_entries',
      'well_being_checks',
      'private.self_identifications',
      'concerns',
      'quotes',
      'certificates',
      'plan_copies',
      'consents',
      'group_members',
      'group_posts',
    ])
      assert.ok(
        !(await rowsOf(db, table)).some((row) => JSON.stringify(row).includes(amina.id)),
        `${table} is still hers`,
      )
    // What is found of her words is what a decision rests on
    const resting = [
      'applications',
      'application_answers',
      'application_requests',
      'data_requests',
      'positions',
      'ratings',
      'referees',
      'wishes',
    ]
    for (const [bird, what] of birds)
      if (/mentee$/.test(what))
        assert.deepEqual(
          (await whereIs(db, bird)).filter((table) => !resting.includes(table)),
          [],
          what,
        )
    assert.notDeepEqual(await whereIs(db, [...birds].find(([, what]) => what === 'needs mentee')?.[0] ?? ''), [])
    // The partner
    await as(db, marcus)
    assert.deepEqual(await listNotes(db, marcus, partnershipId, 'ours', testKey), before)
    // The last letter, and nobody else's
    const [item] = await itemsOf(db, 'erasure.done')
    assert.ok(item)
    const letter = await compose(db, erasedLetter, item, now)
    assert.match(letter ? textOf(letter) : '', /15 December 2026/)
    await as(db, 'owner')
    assert.equal((await sql`select 1 from outbox where person_id = ${amina.id}`.execute(db)).rows.length, 0)
    // Whoever comes with the address is somebody new
    await as(db, 'worker')
    assert.equal((await sql`select 1 from app.known_address(${amina.email})`.execute(db)).rows.length, 0)
  }),
)

test(
  'a mentor who leaves their name to a partner is named until the partner loses what they wrote, and no day longer',
  withDatabase(async (db) => {
    const { marcus, amina, program, coordinator } = await addDecidedWorld(db)
    await readable(db)
    await setDay(db, '2026-11-10')
    await as(db, marcus)
    await leaveForGood(db, marcus, { leavesName: true }, testKey, now)
    await as(db, 'owner')
    const { rows } = await sql<{ state: string; how: string }>`select state, ended_as as how from partnerships`.execute(
      db,
    )
    assert.deepEqual(rows, [{ state: 'ended', how: 'mentor_left' }])
    assert.deepEqual(
      (await itemsOf(db, 'partnership.ended')).map(({ personId }) => personId),
      [amina.id],
    )
    const [tell] = await itemsOf(db, 'erasure.tell')
    await as(db, 'worker')
    await tellWhoCoordinates(db, tell ?? assert.fail('nobody is told'), errandAt(now))
    const told = await itemsOf(db, 'erasure.left')
    assert.ok(told.some(({ personId }) => personId === coordinator.id))
    const letter = await compose(db, leftLetter, told[0] ?? assert.fail(), now)
    assert.ok(letter && !/Marcus/.test(textOf(letter)), 'nobody is named')
    assert.deepEqual(letter.from, program.title)
    for (const [day, named] of [
      ['2027-02-08', true],
      ['2027-02-09', false],
    ] as const) {
      await setDay(db, day)
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, amina)
      const person = await db.selectFrom('people').select('name').where('id', '=', marcus.id).executeTakeFirst()
      assert.equal(person?.name === 'Marcus Wong', named, day)
    }
  }),
)

test(
  'whoever is the last to administer or to coordinate hands over first; nothing has been done until then',
  withDatabase(async (db) => {
    const { coordinator, admin, organizationId, program } = await addProgram(db)
    const waiting = async (who: typeof admin) => {
      await as(db, who)
      return (await readLeaving(db, who, today)).handOver.map(({ kind }) => kind)
    }
    for (const [who, what] of [
      [coordinator, 'program'],
      [admin, 'organization'],
    ] as const) {
      assert.deepEqual(await waiting(who), [what])
      await refuses(leaveForGood(db, who, { leavesName: false }, testKey, now))
    }
    await as(db, 'owner')
    const other = await addPerson(db, { name: 'Odile Other' })
    await db.insertInto('programStaff').values({ programId: program.id, personId: other.id }).execute()
    await db.insertInto('staff').values({ organizationId, personId: other.id, role: 'admin' }).execute()
    for (const who of [coordinator, admin]) {
      assert.deepEqual(await waiting(who), [])
      await leaveForGood(db, who, { leavesName: false }, testKey, now)
    }
    assert.deepEqual((await waiting(other)).toSorted(), ['organization', 'program'])
  }),
)

test(
  'while something is open nothing goes: they ask, those who administer see by when, and the way is freed once',
  withDatabase(async (db) => {
    const { amina, admin, supervisingAdmin, coordinator, organizationId } = await addDecidedWorld(db)
    await readable(db)
    await sql`delete from erasures`.execute(db)
    await setDay(db, '2026-11-10')
    const hold = async (held: boolean) => {
      await as(db, 'owner')
      await sql
        .raw(
          `create or replace function app.held_person(person uuid) returns boolean stable language sql as 'select ${held}'`,
        )
        .execute(db)
    }
    await hold(true)
    await as(db, amina)
    await refuses(leaveForGood(db, amina, { leavesName: false }, testKey, now))
    await askToLeave(db, amina, now)
    await refuses(askToLeave(db, amina, now))
    assert.equal((await readLeaving(db, amina, today)).request?.dueOn.toString(), '2026-12-22')
    await as(db, coordinator)
    await refuses(listRequests(db, organizationId))
    await as(db, admin)
    const [request] = await listRequests(db, organizationId)
    assert.ok(request)
    await answerRequest(db, admin, organizationId, request.id, now)
    await refuses(answerRequest(db, admin, organizationId, request.id, now))
    await as(db, supervisingAdmin)
    assert.equal((await listRequests(db, organizationId))[0]?.state, 'ready')
    const [item] = await itemsOf(db, 'erasure.ready')
    assert.equal(item?.personId, amina.id)
    const letter = await compose(db, readyLetter, item ?? assert.fail(), now)
    assert.equal(letter?.to, amina.email)
    await hold(false)
    await as(db, amina)
    await leaveForGood(db, amina, { leavesName: false }, testKey, now)
    await as(db, admin)
    assert.deepEqual(
      (await listRequests(db, organizationId)).map(({ state, goneOn }) => `${state} ${goneOn}`),
      ['done 2026-12-15'],
    )
  }),
)

test('words are typed as people type them; thirty business days are counted without weekends', () => {
  for (const said of ['close my account', ' Close  my account. ', 'FERMER MON COMPTE'])
    assert.ok(isConfirmed(said), said)
  for (const said of ['', 'close', 'close my accounts', 'oui']) assert.ok(!isConfirmed(said), said)
  assert.equal(answerBy(Temporal.PlainDate.from('2026-11-10')).toString(), '2026-12-22')
  assert.equal(erasureWords.type('x').fr, 'Pour confirmer, écrivez : x')
})
