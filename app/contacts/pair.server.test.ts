import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, boardToday } from '../boards/board.example.ts'
import { answers, publish, refuses } from '../partnerships/offer.example.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { tracing } from '../people/trace.example.ts'
import { wantsCoordinator } from '../programs/readiness.server.ts'
import { addOldPair, day, letItBe, log, noonOf } from './contact.example.ts'
import { watchQuiet } from './contact.job.ts'
import { isHeard } from './hearing.server.ts'
import { findForPairs, listPairs, noteCall, readBegun } from './pair.server.ts'
import { pairFilters } from './pair.ts'
import { answerReach } from './quiet.server.ts'

const linesFor = async (db: Db, { program }: PairExample, who: PersonActor, today: string) => {
  await as(db, who)
  return (await listPairs(db, program, day(today))).lines
}
const callsOf = async (db: Db, { program, coordinator }: PairExample, today: string) => {
  await as(db, coordinator)
  const { lines, shown, calls } = await listPairs(db, program, day(today), { filter: 'call' })
  assert.deepEqual([shown, calls], [lines.length, lines.length])
  return lines.map(({ call }) => call?.wishedBy ?? 'no answer')
}

const watch = async (db: Db, ...dates: string[]) => {
  for (const date of dates) {
    await as(db, 'worker')
    await watchQuiet(db, errandAt(noonOf(date)))
  }
}

test(
  'a coordinator sees the months in which two met, and no table of theirs',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-11-20', { minutes: 25, way: 'text' })
    await log(db, two, two.mentee, '2026-12-03', { kind: 'preparation' })
    const [line] = await linesFor(db, two, two.coordinator, '2027-01-10')
    assert.deepEqual(
      line?.months.map(({ from, met }) => [String(from), met]),
      [
        ['2026-11-01', true],
        ['2026-12-01', false],
        ['2027-01-01', false],
      ],
    )
    assert.deepEqual([line?.mentee, line?.mentor], ['Ana', 'Maud'])
    for (const table of ['contacts', 'contactLetters', 'quiets', 'callWishes'] as const)
      assert.deepEqual(await db.selectFrom(table).select('partnershipId').execute(), [], table)
  }),
)

test(
  'a pair may need a call after no answer, until the coordinator has called',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await watch(db, '2026-12-18', '2026-12-27')
    assert.deepEqual(await callsOf(db, two, '2026-12-27'), [], 'they still have time to answer')
    await watch(db, '2026-12-28')
    assert.deepEqual(await callsOf(db, two, '2026-12-28'), ['no answer'])
    await letItBe(db, '2026-12-29')
    const trace = await tracing(db, () => noteCall(db, two.coordinator, two.program.slug, two.partnershipId))
    assert.deepEqual(trace.verbs, ['partnership.called'])
    assert.deepEqual(await callsOf(db, two, '2026-12-29'), [])
    const again = await tracing(db, () => noteCall(db, two.coordinator, two.program.slug, two.partnershipId))
    assert.deepEqual(again.verbs, [], 'there is nothing to note twice')
    await watch(db, '2027-02-12', '2027-02-23')
    assert.deepEqual(await callsOf(db, two, '2027-02-23'), [], 'counted anew from the call')
  }),
)

test(
  'whoever would like a hand is called, though a contact is written down; the partner does not learn of it',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await watch(db, '2026-12-18')
    await as(db, two.mentee)
    const pair = await getOwnPartnership(db, two.mentee, two.partnershipId)
    for (const _twice of [1, 2])
      await answerReach(db, two.mentee, pair, 'hand', noonOf('2026-12-19'), day('2026-12-19'))
    await log(db, two, two.mentor, '2026-12-20')
    assert.deepEqual(await db.selectFrom('callWishes').select('id').execute(), [])
    assert.equal((await db.selectFrom('quiets').select('state').executeTakeFirst())?.state, 'well')
    assert.deepEqual(await callsOf(db, two, '2026-12-20'), ['Ana'])
    await noteCall(db, two.coordinator, two.program.slug, two.partnershipId)
    assert.deepEqual(await callsOf(db, two, '2026-12-21'), [])
  }),
)

test(
  'nothing is told of somebody one supervises but that they are a pair',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-11-20')
    await watch(db, '2027-03-01', '2027-03-20')
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: two.coordinator.id, supervisedId: two.mentee.id, declaredBy: two.mentee.id })
      .execute()
    const [line] = await linesFor(db, two, two.coordinator, '2027-03-20')
    assert.deepEqual([line?.mentee, line?.supervised, line?.months, line?.call], ['Ana', true, [], undefined])
    assert.equal(await readBegun(db, two.program, two.partnershipId), undefined)
    assert.equal((await listPairs(db, two.program, day('2027-03-20'), { filter: 'unagreed' })).shown, 0)
    await noteCall(db, two.coordinator, two.program.slug, two.partnershipId)
    await as(db, 'worker')
    assert.equal((await db.selectFrom('quiets').select('state').executeTakeFirst())?.state, 'unanswered')
  }),
)

test(
  'where nobody who coordinates may hear the two, no wish is taken, and those who run the program are told to name another',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const wants = async () => {
      await as(db, two.coordinator)
      return wantsCoordinator(db, two.program)
    }
    const wishes = async () => {
      await as(db, two.mentee)
      const pair = await getOwnPartnership(db, two.mentee, two.partnershipId)
      assert.equal(await isHeard(db, 'a0000000-0000-4000-8000-000000000000'), false)
      await answerReach(db, two.mentee, pair, 'hand', noonOf('2026-12-19'), day('2026-12-19'))
    }
    await as(db, 'owner')
    const [one] = await db
      .insertInto('supervisions')
      .values({ supervisorId: two.coordinator.id, supervisedId: two.mentor.id, declaredBy: two.mentor.id })
      .returning('id')
      .execute()
    assert.equal(await wants(), 'now', 'before anybody wishes for anything')
    await refuses(wishes())
    await as(db, 'owner')
    assert.deepEqual(await db.selectFrom('callWishes').select('id').execute(), [])

    await as(db, 'owner')
    await db.insertInto('programStaff').values({ programId: two.program.id, personId: two.mentor.id }).execute()
    assert.equal(await wants(), 'now', 'one of the two hears nothing either')
    await as(db, 'owner')
    await db
      .updateTable('supervisions')
      .set({ until: noonOf('2026-12-18') })
      .where('id', '=', one?.id ?? '')
      .execute()
    assert.equal(await wants(), undefined)
    await wishes()
    assert.deepEqual(await callsOf(db, two, '2026-12-20'), ['Ana'])
    assert.deepEqual(await callsOf(db, { ...two, coordinator: two.mentor }, '2026-12-20'), [], 'not the partner')
  }),
)

test(
  'the committee and the admins list who and since when; nobody else finds the page',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await log(db, two, two.mentee, '2026-11-20')
    await watch(db, '2027-03-01', '2027-03-20')
    await as(db, 'owner')
    const { personId } = await db
      .selectFrom('staff')
      .select('personId')
      .where('role', '=', 'admin')
      .executeTakeFirstOrThrow()
    for (const who of [...two.pool.members.slice(0, 1), signedIn({ id: personId, name: 'Adrian Admin' })]) {
      const [line] = await linesFor(db, two, who, '2027-03-20')
      assert.equal(line?.mentee, 'Ana')
      assert.ok(line?.months.every(({ met }) => !met))
      assert.equal(line?.call, undefined)
      assert.equal((await findForPairs(db, who, two.program.slug)).coordinates, false)
    }
    for (const who of [await addPerson(db, { name: 'Nobody' }), two.mentee]) {
      assert.deepEqual(await linesFor(db, two, who, '2027-03-20'), [])
      await refuses(findForPairs(db, who, two.program.slug))
    }
  }),
)

test(
  'every filter keeps those it says, and those who may need a call come first',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const keptBy = async (today: string) => {
      await as(db, two.coordinator)
      const kept: string[] = []
      for (const filter of pairFilters)
        if ((await listPairs(db, two.program, day(today), { filter })).shown > 0) kept.push(filter)
      return kept
    }
    assert.deepEqual(await keptBy('2026-11-20'), ['all'], 'it has just begun')
    assert.deepEqual(await keptBy('2026-12-20'), ['all', 'quiet'])
    await log(db, two, two.mentee, '2026-12-01')
    assert.deepEqual(await keptBy('2027-01-20'), ['all'])
    await watch(db, '2027-03-01', '2027-03-20')
    assert.deepEqual(await keptBy('2027-03-20'), ['all', 'call', 'quiet'])
    await as(db, 'owner')
    await db
      .updateTable('partnerships')
      .set({ ...standing.paused, resumesAs: 'under_way' })
      .execute()
    assert.deepEqual(await keptBy('2027-03-20'), ['all', 'unagreed'], 'they rest, and never agreed')
    await as(db, two.coordinator)
    assert.deepEqual(await readBegun(db, two.program, two.partnershipId), {
      state: 'none',
      since: null,
      kickoffOn: null,
    })
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    assert.deepEqual(await keptBy('2027-03-20'), ['all', 'ended'])
  }),
)

test(
  'a page at a time, by name: who may need a call first, what has ended last, each once',
  withDatabase(async (db) => {
    const [calls, living, ended] = [['Zoé'], ['Ana', 'Élodie', 'Émile', 'Faye'], ['Adam', 'Bo']]
    const mentees = [...living, ...calls, ...ended].map((name) => ({ name }))
    const mentors = mentees.map(({ name }) => ({ name: `Mentor of ${name}`, capacity: 1 }))
    const pool = await addPool(db, { mentees, mentors })
    await publish(db, pool)
    for (const { name } of mentees) {
      await as(db, 'owner')
      const offer = await db
        .selectFrom('offers')
        .innerJoin('people', 'people.id', 'offers.mentorId')
        .select('people.name')
        .where('menteeApplicationId', '=', pool.application(name))
        .executeTakeFirstOrThrow()
      await answers(db, pool, offer.name, name, 'yes')
      await answers(db, pool, name, name, 'yes')
    }
    for (const name of [...calls, ...ended]) {
      const person = pool.person(name)
      await as(db, person)
      const { id } = await db
        .selectFrom('partnerships')
        .select('id')
        .where('menteeId', '=', person.id)
        .executeTakeFirstOrThrow()
      const pair = await getOwnPartnership(db, person, id)
      if (calls.includes(name)) await answerReach(db, person, pair, 'hand', boardNow, boardToday)
      await as(db, 'owner')
      if (ended.includes(name))
        await db
          .updateTable('partnerships')
          .set({ state: 'ended', endedAs: 'completed', endedOn: '2026-11-01' })
          .where('id', '=', id)
          .execute()
    }
    await as(db, pool.coordinator)
    for (const perPage of [1, 2, 3, 5, 50]) {
      const seen: string[] = []
      for (let page = 1; page <= Math.ceil(7 / perPage) + 1; page++)
        seen.push(
          ...(await listPairs(db, pool.program, boardToday, { page, perPage })).lines.map(({ mentee }) => mentee),
        )
      assert.deepEqual(seen, [...calls, ...living, ...ended], `${perPage} a page`)
    }
  }),
)
