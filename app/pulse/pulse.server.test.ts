import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addOldPair, day, letItBe, log, noonOf } from '../contacts/contact.example.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { addPairsLike, openContacts } from './pulse.example.ts'
import { countHours } from './pulse.job.ts'
import { countCadences, countDue, readHours, readPulse } from './pulse.server.ts'
import type { Mark, PulseFilter } from './pulse.ts'

/** The pulse as whoever acts sees it on a day. */
const pulseOn = (db: Db, { program }: PairExample, today: string, filter: PulseFilter = 'all', weeks = 1) =>
  readPulse(db, program, { filter, weeks, today: day(today) })

/**
 * The marks of Ana and Maud as somebody sees them on a day: "rhythm 3, quiet 2". What the page is ordered and filtered by says
 * the same of the present week.
 */
async function marksOn(db: Db, two: PairExample, who: PersonActor, today: string): Promise<string> {
  await letItBe(db, today)
  await as(db, who)
  const { lines } = await pulseOn(db, two, today, 'all', 60)
  for (const { now } of lines)
    if (now && now !== 'hand') assert.equal((await pulseOn(db, two, today, now)).shown, 1, `${now} on ${today}`)
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
    await openContacts(db)
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
    assert.deepEqual(marks, { 7: 'beginning 4, rhythm 6, quiet 5', 90: 'beginning 13, rhythm 2' })
  }),
)

test(
  'two who have agreed on nothing are beginning for a month and quiet a week after the next, though the program hopes for weekly',
  withDatabase(async (db) => {
    const two = await addOldPair(db, { state: 'introduced' })
    await db.updateTable('partnerships').set({ meetsEvery: 7 }).execute()
    await log(db, two, two.mentee, '2026-11-10')
    assert.equal(await marksOn(db, two, two.coordinator, '2027-01-07'), 'beginning 4, rhythm 5, quiet 1')
    await as(db, 'owner')
    await db.updateTable('partnerships').set({ state: 'under_way' }).execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2027-01-07'), 'beginning 4, rhythm 2, quiet 4', 'their word')
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
    const { lines, calls } = await pulseOn(db, two, '2026-12-31', 'call')
    assert.deepEqual([calls, lines[0]?.now, lines[0]?.call], [1, 'hand', true])
    assert.deepEqual((await pulseOn(db, two, '2026-12-31', 'quiet')).lines, [])
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
    const { lines, all } = await pulseOn(db, two, '2026-12-31')
    assert.deepEqual([all, lines[0]?.mentee, lines[0]?.supervised, lines[0]?.now], [1, 'Ana', true, undefined])
  }),
)

test(
  'a contact taken out again, or moved to another month, leaves the pair as quiet as it was',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const before = await marksOn(db, two, two.coordinator, '2027-01-24')
    await log(db, two, two.mentee, '2027-01-20')
    assert.match(await marksOn(db, two, two.coordinator, '2027-01-24'), /rhythm/)
    await openContacts(db)
    await db.updateTable('contacts').set({ metOn: '2026-11-01' }).execute()
    assert.doesNotMatch(await marksOn(db, two, two.coordinator, '2027-01-24'), /rhythm 4$/)
    await as(db, 'owner')
    await db.deleteFrom('contacts').execute()
    assert.equal(await marksOn(db, two, two.coordinator, '2027-01-24'), before)
  }),
)

test(
  'hours are counted once a day, so that nobody sees them move; those of fewer than five pairs never',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const { program } = two
    await log(db, two, two.mentee, '2026-12-10')
    const count = async (today: string) => {
      await as(db, 'worker')
      await countHours(db, { now: noonOf(today) } as Parameters<typeof countHours>[1])
      await as(db, two.coordinator)
      return await readHours(db, program)
    }
    await as(db, two.coordinator)
    assert.equal(await readHours(db, program), undefined)
    assert.deepEqual(await count('2026-12-31'), { countedOn: day('2026-12-31'), months: [] })
    assert.deepEqual(await countCadences(db, program), [])
    await openContacts(db)
    const others = await addPairsLike(db, two, 4)
    for (const partnershipId of others)
      await db
        .insertInto('contacts')
        .values({ partnershipId, metOn: '2026-12-11', minutes: 30, way: 'phone', loggedBy: two.mentee.id })
        .execute()
    assert.deepEqual((await count('2026-12-31'))?.months, [], 'not before the next day')
    const counted = await count('2027-01-01')
    assert.deepEqual(
      counted?.months.map(({ month, minutes }) => [month.toString(), minutes]),
      [['2026-12-01', { meeting: 4 * 30 + 60 }]],
    )
    assert.deepEqual(
      (await countCadences(db, program)).map(({ counts }) => counts),
      [[5]],
    )
    for (const who of [two.mentor, two.mentee]) {
      await as(db, who)
      assert.equal(await readHours(db, program), undefined)
    }
  }),
)

test(
  'a page stops where it should: the called first, then the quiet, those in rhythm by name, the beginning, the paused',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await openContacts(db)
    const others = await addPairsLike(db, two, 8)
    const meets = async (partnershipId: string | undefined, metOn: string) =>
      db
        .insertInto('contacts')
        .values({ partnershipId: partnershipId as string, metOn, minutes: 30, way: 'phone', loggedBy: two.mentee.id })
        .execute()
    for (const id of others.slice(0, 5)) await meets(id, '2027-01-12')
    await db
      .updateTable('partnerships')
      .set(standing.paused)
      .where('id', '=', others[5] as string)
      .execute()
    await db
      .updateTable('partnerships')
      .set({ meetsEvery: 92 })
      .where('id', '=', others[6] as string)
      .execute()
    await letItBe(db, '2027-01-24')
    await as(db, two.coordinator)
    const read = (page: number, perPage: number, filter: PulseFilter = 'all') =>
      readPulse(db, two.program, { filter, page, perPage, weeks: 1, today: day('2027-01-24') })
    const whole = await read(1, 50)
    assert.deepEqual(
      whole.lines.map(({ now }) => now),
      ['quiet', 'quiet', 'rhythm', 'rhythm', 'rhythm', 'rhythm', 'rhythm', 'beginning', 'paused'],
    )
    const named = whole.lines.slice(2, 7).map(({ mentee }) => mentee)
    assert.deepEqual(named, named.toSorted())
    assert.deepEqual([whole.all, whole.shown, whole.calls, whole.quiet], [9, 9, 0, 2])
    for (const perPage of [1, 2, 3, 4, 7]) {
      const pages = []
      for (let page = 1; page <= Math.ceil(9 / perPage); page++) pages.push(...(await read(page, perPage)).lines)
      assert.deepEqual(
        pages.map(({ id }) => id),
        whole.lines.map(({ id }) => id),
        `${perPage} a page`,
      )
    }
    assert.equal((await read(1, 50, 'rhythm')).lines.length, 5)
  }),
)

test(
  'who has had a mentor and wants no other is not due; who wants another is',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const unmatched = async () => Number((await countDue(await as(db, two.coordinator), two.program)).unmatched)
    assert.equal(await unmatched(), 0)
    for (const [again, due] of [
      [null, 0],
      [false, 0],
      [true, 1],
    ] as const) {
      await as(db, 'owner')
      await db
        .updateTable('partnerships')
        .set({ ...standing.ended, again })
        .execute()
      assert.equal(await unmatched(), due, `another mentor: ${again}`)
    }
  }),
)
