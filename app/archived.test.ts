import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow } from './boards/board.example.ts'
import { archiveProgram } from './closings/closing.server.ts'
import { letItBe } from './contacts/contact.example.ts'
import { answers, publish } from './partnerships/offer.example.ts'
import { errandAt } from './people/letter.example.ts'
import { duties } from './worker.ts'

/** What every tick of the house posts and asks for over half a year, week by week, beyond what was there. */
async function halfYearOf(db: Db): Promise<Set<string>> {
  await sql`savepoint before`.execute(await as(db, 'owner'))
  const known = await db.selectFrom('outbox').select('id').execute()
  for (let week = 0; week < 26; week++) {
    const now = boardNow.add({ hours: 24 * (1 + 7 * week) })
    await letItBe(db, now.toString().slice(0, 10))
    await as(db, 'worker')
    for (const tick of Object.values(duties.ticks)) await tick(db, errandAt(now))
  }
  await as(db, 'owner')
  const posted = await db.selectFrom('outbox').select(['id', 'kind']).execute()
  await sql`rollback to savepoint before`.execute(db)
  const ofTheHouse = ['audit.signed', 'backup.overdue']
  const isNew = ({ id, kind }: { id: string; kind: string }) =>
    !known.some((each) => each.id === id) && !ofTheHouse.includes(kind)
  return new Set(posted.filter(isNew).map(({ kind }) => kind))
}

/** A program in which everything that can remind of something has something to remind of. */
async function addBusyProgram(db: Db) {
  const pool = await addPool(db, {
    mentees: [{ name: 'Ana' }, { name: 'Bea' }],
    mentors: [{ name: 'Maud' }, { name: 'Max' }],
  })
  await publish(db, pool)
  const { mentor } = await db
    .selectFrom('offers')
    .innerJoin('people', 'people.id', 'offers.mentorId')
    .select('people.name as mentor')
    .where('menteeApplicationId', '=', pool.application('Ana'))
    .executeTakeFirstOrThrow()
  await answers(db, pool, mentor, 'Ana', 'yes')
  await answers(db, pool, 'Ana', 'Ana', 'yes') // Bea's mentor has not answered
  await as(db, 'owner')
  const [reader, ending] = pool.members
  assert.ok(reader && ending)
  await db.updateTable('committees').set({ readBy: '2026-11-10' }).execute()
  await db
    .insertInto('readings')
    .values({ applicationId: pool.application('Bea'), memberId: reader.memberId })
    .execute()
  await db.updateTable('committeeMembers').set({ until: '2027-03-01' }).where('id', '=', ending.memberId).execute()
  await db
    .insertInto('attestations')
    .values({
      applicationId: pool.application('Ana'),
      body: JSON.stringify({ en: 'B', fr: 'B' }),
      confirmed: true,
      checkedAt: boardNow,
      checkedBy: pool.coordinator.id,
      expiresOn: '2027-03-01',
    })
    .onConflict((conflict) =>
      conflict.column('applicationId').doUpdateSet({ confirmed: true, checkedAt: boardNow, expiresOn: '2027-03-01' }),
    )
    .execute()
  await db.updateTable('programs').set({ closesOn: '2026-11-18', matchBy: '2026-11-30' }).execute()
  await db.updateTable('applications').set({ status: 'draft' }).where('id', '=', pool.application('Bea')).execute()
  await db
    .updateTable('offers')
    .set({ answerBy: Temporal.Instant.from('2026-11-10T18:00:00Z') })
    .where('state', '<>', 'accepted')
    .execute()
  await db.updateTable('matchings').set({ state: 'proposed', verified: true, madeAt: boardNow }).execute()
  return pool
}

test(
  'a closed program reminds nobody of anything: every tick of the house passes it by, for half a year',
  withDatabase(async (db) => {
    const { program, coordinator } = await addBusyProgram(db)
    const reminding = [...(await halfYearOf(db))].sort()
    assert.deepEqual(reminding, [
      'application.reminder',
      'board.to-sign',
      'committee.term-ending',
      'contact.nudge',
      'contact.reach',
      'membership.ending',
      'offer.cascade',
      'offer.over',
      'offer.reminder',
      'reading.reminder',
      'review.opened',
      'review.reminder',
    ])
    await as(db, coordinator)
    const { version } = await db
      .selectFrom('programs')
      .select('version')
      .where('id', '=', program.id)
      .executeTakeFirstOrThrow()
    await archiveProgram(db, coordinator, program, version, boardNow, Temporal.PlainDate.from('2026-10-25'))
    assert.deepEqual([...(await halfYearOf(db))], [])
  }),
)
