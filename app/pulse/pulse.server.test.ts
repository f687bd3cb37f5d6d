import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addOldPair, day, letItBe, log, noonOf } from '../contacts/contact.example.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { countCadences, listBeats, listHours, withWeeks } from './pulse.server.ts'
import type { Mark } from './pulse.ts'

/** The marks of Ana and Maud as somebody sees them on a day: "rhythm 3, quiet 2". */
async function marksOn(db: Db, { program }: PairExample, who: PersonActor, today: string, weeks = 60): Promise<string> {
  await letItBe(db, today)
  await as(db, who)
  const lines = await withWeeks(db, program, await listBeats(db, program, 'all', day(today)), weeks, day(today))
  const runs: { mark: Mark; n: number }[] = []
  for (const { mark } of lines.flatMap((line) => line.weeks)) {
    const last = runs.at(-1)
    if (last?.mark === mark) last.n += 1
    else runs.push({ mark, n: 1 })
  }
  return runs.map(({ mark, n }) => `${mark} ${n}`).join(', ')
}

test(
  'a pair begins, is quiet, is in rhythm, and is quiet again after the agreed days and the grace',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    assert.equal(await marksOn(db, two, two.coordinator, '2026-11-04'), 'beginning 1')
    assert.equal(await marksOn(db, two, two.coordinator, '2027-01-01'), 'beginning 4, quiet 5')
    await log(db, two, two.mentee, '2027-01-20')
    assert.equal(await marksOn(db, two, two.coordinator, '2027-01-24'), 'beginning 4, quiet 4, rhythm 4')
    assert.equal(
      await marksOn(db, two, two.coordinator, '2027-04-01'),
      'beginning 4, quiet 4, rhythm 11, quiet 3',
      'in rhythm until 45 days after January',
    )
  }),
)

test(
  'no mark tells on which day two met: within its month a contact moves and every mark stays',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-12-01')
    await log(db, two, two.mentor, '2027-02-01')
    const before = await marksOn(db, two, two.coordinator, '2027-05-10')
    await as(db, 'owner')
    await db.updateTable('contacts').set({ metOn: '2026-12-31' }).where('metOn', '=', day('2026-12-01')).execute()
    await db.updateTable('contacts').set({ metOn: '2027-02-28' }).where('metOn', '=', day('2027-02-01')).execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2027-05-10'), before)
    assert.match(before, /rhythm/)
  }),
)

test(
  'rhythm goes by what the two agreed',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-12-10')
    const marks: Record<number, string> = {}
    for (const meetsEvery of [7, 90]) {
      await as(db, 'owner')
      await db.updateTable('partnerships').set({ meetsEvery }).execute()
      marks[meetsEvery] = await marksOn(db, two, two.coordinator, '2027-02-14')
    }
    assert.deepEqual(marks, { 7: 'beginning 1, quiet 3, rhythm 6, quiet 5', 90: 'beginning 13, rhythm 2' })
  }),
)

test(
  'a wish for a hand is seen from its week on, a pause this week, and who may need a call stands first',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await as(db, two.mentee)
    await db
      .insertInto('callWishes')
      .values({ partnershipId: two.partnershipId, personId: two.mentee.id, wishedAt: noonOf('2026-12-09') })
      .execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2026-12-31'), 'beginning 4, quiet 1, hand 4')
    const [line] = await listBeats(db, two.program, 'call', day('2026-12-31'))
    assert.deepEqual([line?.now, line?.call], ['hand', true])
    assert.deepEqual(await listBeats(db, two.program, 'quiet', day('2026-12-31')), [])
  }),
)

test(
  'a pause is seen this week',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await db.updateTable('partnerships').set(standing.paused).execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2026-12-31'), 'beginning 4, quiet 4, paused 1')
  }),
)

test(
  'marks are for coordinators alone, and none is of somebody they supervise',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-12-10')
    const others = [...two.pool.members.slice(0, 1), two.mentee, two.mentor]
    for (const who of others) assert.equal(await marksOn(db, two, who, '2026-12-31'), '')
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: two.coordinator.id, supervisedId: two.mentee.id, declaredBy: two.mentee.id })
      .execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2026-12-31'), '')
    const [line] = await listBeats(db, two.program, 'all', day('2026-12-31'))
    assert.deepEqual([line?.mentee, line?.supervised, line?.now], ['Ana', true, undefined])
  }),
)

test(
  'hours and agreements of fewer than five pairs are not counted',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-12-10')
    await as(db, two.coordinator)
    assert.deepEqual(await listHours(db, two.program, day('2026-12-31')), [])
    assert.equal(await countCadences(db, two.program), undefined)
  }),
)
