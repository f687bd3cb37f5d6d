import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPool } from '../boards/board.example.ts'
import { answers, publish, refuses } from '../partnerships/offer.example.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { tracing } from '../people/trace.example.ts'
import { addOldPair, day, log } from './contact.example.ts'
import { correctContact, getContact, listContacts, logToday, removeContact, settleTwins } from './contact.server.ts'
import { findTwins } from './contact.ts'

const today = day('2026-12-10')

const view = async (db: Db, { partnershipId }: PairExample, who: PersonActor) => {
  await as(db, who)
  const pair = await getOwnPartnership(db, who, partnershipId)
  return { pair, contacts: await listContacts(db, pair) }
}
const briefly = (contacts: Awaited<ReturnType<typeof listContacts>>) =>
  contacts.map(({ kind, metOn, minutes, way }) => [kind, String(metOn), minutes, way])

test(
  'one tap writes today down as the two speak as a rule, once a day, and says nothing in the trail of the program',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentor, '2026-11-20', { minutes: 40, way: 'phone' })
    const { pair } = await view(db, two, two.mentee)
    const trace = await tracing(db, async () => {
      assert.equal(await logToday(db, two.mentee, pair, today), true)
      assert.equal(await logToday(db, two.mentee, pair, today), false)
    })
    assert.deepEqual(trace, { verbs: ['contact.logged'], posted: [] })
    assert.deepEqual(briefly(await listContacts(db, pair)), [
      ['meeting', '2026-12-10', 40, 'phone'],
      ['meeting', '2026-11-20', 40, 'phone'],
    ])
    await as(db, 'owner')
    const entries = await db
      .selectFrom('auditEntries')
      .select(['verb', 'recordType', 'recordId', 'purpose', 'facts', 'programId'])
      .where('verb', '=', 'contact.logged')
      .execute()
    assert.deepEqual([...new Set(entries.map(({ programId }) => programId))], [null])
  }),
)

test(
  'a meeting is of both, preparation is one’s own',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-12-01')
    await log(db, two, two.mentee, '2026-12-02', { kind: 'preparation', minutes: 30, activity: 'inquiry' })
    const { pair, contacts } = await view(db, two, two.mentee)
    assert.deepEqual(
      contacts.map(({ activity }) => activity),
      ['inquiry', null],
    )
    const own = contacts[0] ?? assert.fail()
    await correctContact(db, two.mentee, pair, own, 1, { ...own, minutes: 20, activity: null }, today)
    assert.equal((await getContact(db, pair, own.id)).activity, null, 'it can be left open again')
    assert.deepEqual(briefly((await view(db, two, two.mentor)).contacts), [['meeting', '2026-12-01', 60, 'video']])
  }),
)

test(
  'a contact lies in the past and after the two could meet',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await refuses(log(db, two, two.mentee, '2026-12-11', { on: '2026-12-10' }))
    await refuses(log(db, two, two.mentee, '2026-10-31', { on: '2026-12-10' }))
    await log(db, two, two.mentee, '2026-11-01', { on: '2026-12-10' })
  }),
)

test(
  'either corrects a meeting, once; only whoever wrote it down takes it out',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const id = await log(db, two, two.mentee, '2026-12-01')
    const { pair } = await view(db, two, two.mentor)
    const contact = await getContact(db, pair, id)
    const change = { metOn: day('2026-12-02'), minutes: 90, way: 'in_person' as const }
    await correctContact(db, two.mentor, pair, contact, contact.version, change, today)
    await assert.rejects(correctContact(db, two.mentor, pair, contact, contact.version, change, today), Conflict)
    await refuses(removeContact(db, two.mentor, contact))
    await db.deleteFrom('contacts').where('id', '=', id).execute()
    const own = await view(db, two, two.mentee)
    assert.deepEqual(briefly(own.contacts), [['meeting', '2026-12-02', 90, 'in_person']], 'the database kept it')
    await removeContact(db, two.mentee, await getContact(db, own.pair, id))
    assert.deepEqual((await view(db, two, two.mentor)).contacts, [])
  }),
)

test(
  'nobody writes in another’s name, nor after the end',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const forged = (loggedBy: string) => () =>
      db
        .insertInto('contacts')
        .values({ partnershipId: two.partnershipId, metOn: '2026-12-01', minutes: 60, way: 'video', loggedBy })
        .execute()
    await as(db, two.mentee)
    assert.equal(await isRefusedByDatabase(db, forged(two.mentor.id)), true)
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    await refuses(log(db, two, two.mentee, '2026-12-01'))
    assert.equal(await isRefusedByDatabase(db, forged(two.mentee.id)), true)
  }),
)

test(
  'what both wrote down within a day is offered to be one; said to be two, it is offered no more',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentor, '2026-12-01')
    const mine = await log(db, two, two.mentee, '2026-12-02')
    await log(db, two, two.mentee, '2026-12-05')
    const { pair, contacts } = await view(db, two, two.mentee)
    assert.deepEqual(
      findTwins(contacts, two.mentee.id).map((twins) => [twins.mine.id, String(twins.theirs.metOn)]),
      [[mine, '2026-12-01']],
    )
    assert.equal(findTwins(contacts, two.mentor.id).length, 1, 'to either')
    await settleTwins(db, two.mentee, pair, mine, 'two')
    assert.deepEqual(findTwins(await listContacts(db, pair), two.mentee.id), [])
    assert.deepEqual(findTwins(await listContacts(db, pair), two.mentor.id), [])

    const again = await log(db, two, two.mentee, '2026-12-09')
    await log(db, two, two.mentor, '2026-12-09', { minutes: 55 })
    await as(db, two.mentee)
    await settleTwins(db, two.mentee, pair, again, 'one')
    const kept = (await listContacts(db, pair)).filter(({ metOn }) => metOn.equals(day('2026-12-09')))
    assert.deepEqual(briefly(kept), [['meeting', '2026-12-09', 55, 'video']])
  }),
)

test(
  'what contacts were for is told as totals of five pairs or more, and to nobody but those who report',
  withDatabase(async (db) => {
    const five = [1, 2, 3, 4, 5]
    const pool = await addPool(db, {
      mentees: five.map((n) => ({ name: `Mentee ${n}` })),
      mentors: five.map((n) => ({ name: `Mentor ${n}` })),
    })
    await publish(db, pool)
    await as(db, 'owner')
    for (const { menteeApplicationId, mentorApplicationId } of await db.selectFrom('offers').selectAll().execute()) {
      const [mentee, mentor] = [pool.nameOf(menteeApplicationId), pool.nameOf(mentorApplicationId)]
      await answers(db, pool, mentor, mentee, 'yes')
      await answers(db, pool, mentee, mentee, 'yes')
    }
    await as(db, 'owner')
    const pairs = await db.selectFrom('partnerships').select(['id', 'menteeId', 'mentorId']).execute()
    const told = async (who: PersonActor) => {
      await as(db, who)
      return (await sql`select * from app.report_activities(${pool.program.id})`.execute(db)).rows
    }
    for (const [at, { id: partnershipId, menteeId }] of pairs.entries()) {
      const mentee = pool.person(`Mentee ${five.find((n) => pool.person(`Mentee ${n}`).id === menteeId)}`)
      assert.deepEqual(await told(pool.coordinator), [], `${at} pairs are too few`)
      await log(db, { partnershipId }, mentee, '2026-12-01', { activity: 'coaching', minutes: 90 })
      await log(db, { partnershipId }, mentee, '2026-12-02')
    }
    assert.deepEqual(await told(pool.coordinator), [{ activity: 'coaching', contacts: 5, minutes: 300 }])
    assert.deepEqual(await told(pool.person('Mentee 1')), [])
  }),
)
