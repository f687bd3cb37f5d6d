import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { exampleTerms, propose, sign } from '../agreements/agreement.example.ts'
import { boardNow } from '../boards/board.example.ts'
import { beginCase, getCase } from '../journals/case.server.ts'
import { writeEntry } from '../journals/journal.server.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { errandAt, itemsOf } from '../people/letter.example.ts'
import { tracing } from '../people/trace.example.ts'
import { setDay } from './change.example.ts'
import { endOnTheDay, endPauses, tellConcern } from './change.job.ts'
import { listConcerns, listOwnConcerns, openConcern, sayConcern, settleConcern } from './concern.server.ts'
import { endPartnership, findHeard } from './ending.server.ts'
import { answerLonger, extendFor, listExtensions, proposeLonger } from './extension.server.ts'
import { getPair, listChanged } from './pair.server.ts'
import { pausePartnership, resumePartnership } from './pause.server.ts'

const nothing = (error: unknown) => error instanceof Refusal && error.status === 404

async function own(db: Db, person: PersonActor, { partnershipId }: Pick<PairExample, 'partnershipId'>) {
  await as(db, person)
  return (await getOwnPartnership(db, person, partnershipId)).partnership
}

async function letters(db: Db, kind: string): Promise<number> {
  return (await itemsOf(db, kind)).length
}

async function coordinatorToo(db: Db, programId: string, personId: string): Promise<void> {
  await as(db, 'owner')
  await db.insertInto('programStaff').values({ programId, personId }).execute()
}

test(
  'a concern reaches the coordinators sealed, never the partner, never who supervises either, and is settled once',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, coordinator, program, pool } = pair
    const [supervisor, plain] = pool.members
    assert.ok(supervisor && plain)
    for (const { id } of [supervisor, plain, mentor]) await coordinatorToo(db, program.id, id)
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: supervisor.id, supervisedId: mentor.id, declaredBy: mentor.id })
      .execute()
    const partnership = await own(db, mentee, pair)
    await sayConcern(db, mentee, partnership, { wish: 'another', words: 'We do not fit.' }, testKey, boardNow)
    assert.deepEqual(
      (await listOwnConcerns(db, mentee, partnership.id)).map(({ wish, settledAt }) => [wish, settledAt]),
      [['another', null]],
    )
    for (const who of [supervisor, mentor]) {
      await as(db, who)
      assert.deepEqual(await listConcerns(db, who, program.id), [], 'also where they coordinate')
      assert.equal((await db.selectFrom('concerns').select('id').execute()).length, 0)
    }
    await as(db, mentor)
    assert.deepEqual(await listOwnConcerns(db, mentor, partnership.id), [])

    const [work] = await itemsOf(db, 'concern.tell')
    await as(db, 'worker')
    if (work) await tellConcern(db, work, errandAt(boardNow))
    const told = (await itemsOf(db, 'concern.said')).map(({ personId }) => personId)
    assert.deepEqual(told.sort(), [coordinator.id, plain.id].sort())
    await as(db, mentee)
    await sayConcern(db, mentee, partnership, { wish: 'ended', words: 'Thank you.' }, testKey, boardNow)
    for (const item of await itemsOf(db, 'concern.tell')) {
      await as(db, 'worker')
      await tellConcern(db, item, errandAt(boardNow))
    }
    assert.equal(await letters(db, 'concern.said'), 2, 'no second letter while the first word waits')

    await as(db, coordinator)
    const listed = (await listConcerns(db, coordinator, program.id)).find(({ wish }) => wish === 'another')
    assert.ok(listed)
    const opened = await openConcern(db, coordinator, program.id, listed.id, testKey)
    assert.deepEqual([opened.words, opened.done, opened.version], ['We do not fit.', '', 1])
    await settleConcern(db, coordinator, program.id, opened, 'I telephoned.', 1, testKey, boardNow)
    await refuses(settleConcern(db, coordinator, program.id, opened, 'Me too.', 1, testKey, boardNow))
    await as(db, plain)
    assert.equal((await openConcern(db, plain, program.id, listed.id, testKey)).done, 'I telephoned.')
    await as(db, mentee)
    await assert.rejects(openConcern(db, mentee, program.id, listed.id, testKey), nothing)
    assert.ok((await listOwnConcerns(db, mentee, partnership.id)).some(({ settledAt }) => settledAt))
    assert.ok(await isRefusedByDatabase(db, () => sql`select words_sealed from concerns`.execute(db)))
  }),
)

test(
  'where no coordinator could open it, a word is not taken: neither alone nor with an end',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, coordinator, program } = pair
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: coordinator.id, supervisedId: mentor.id, declaredBy: mentor.id })
      .execute()
    await coordinatorToo(db, program.id, mentor.id)
    const partnership = await own(db, mentee, pair)
    await refuses(sayConcern(db, mentee, partnership, { wish: 'talk', words: 'A word.' }, testKey, boardNow))
    assert.equal(await letters(db, 'concern.tell'), 0)
    await as(db, mentee)
    assert.deepEqual(await listOwnConcerns(db, mentee, partnership.id), [])
    await as(db, mentor)
    assert.equal(await findHeard(db, [partnership]), undefined)
    await coordinatorToo(db, program.id, pair.pool.members[0]?.id ?? '')
    await as(db, mentee)
    await endPartnership(db, mentee, partnership, 'A word.', testKey, boardNow)
    assert.equal(await letters(db, 'concern.tell'), 1)
  }),
)

test(
  'two who sign during their break come back from it under way',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    const today = dateAt(Temporal.Instant.from('2026-11-10T18:00:00Z'))
    await setDay(db, today.toString())
    await db.updateTable('programs').set({ mentorsTrained: false }).execute()
    await pausePartnership(db, mentee, await own(db, mentee, pair), today.add({ days: 9 }), today)
    await propose(db, mentee, partnershipId, exampleTerms)
    await sign(db, mentee, partnershipId, 1)
    assert.equal(await sign(db, mentor, partnershipId, 1), true)
    assert.equal((await own(db, mentor, pair)).state, 'paused', 'the break goes on')
    await as(db, 'worker')
    await endPauses(db, errandAt(Temporal.Instant.from('2026-11-19T18:00:00Z')))
    assert.equal((await own(db, mentor, pair)).state, 'under_way')
  }),
)

test(
  'a break is begun by either, told to both once, rests what is asked, and ends by itself on its day',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor } = pair
    const today = dateAt(Temporal.Instant.from('2026-11-10T18:00:00Z'))
    await setDay(db, today.toString())
    const partnership = await own(db, mentee, pair)
    for (const wrong of [today, today.add({ months: 3, days: 1 })])
      await refuses(pausePartnership(db, mentee, partnership, wrong, today))
    await pausePartnership(db, mentee, partnership, today.add({ months: 3 }), today)
    assert.equal(await letters(db, 'partnership.paused'), 2)
    await refuses(pausePartnership(db, mentor, await own(db, mentor, pair), today.add({ days: 9 }), today))
    await resumePartnership(db, mentor, partnership)
    assert.equal((await own(db, mentor, pair)).state, 'introduced', 'as it was before')
    await refuses(resumePartnership(db, mentor, partnership))

    await as(db, 'owner')
    await db.updateTable('partnerships').set({ state: 'under_way' }).execute()
    await pausePartnership(db, mentor, await own(db, mentor, pair), today.add({ days: 9 }), today)
    for (const [day, state] of [
      ['2026-11-18T18:00:00Z', 'paused'],
      ['2026-11-19T18:00:00Z', 'under_way'],
      ['2026-11-19T18:05:00Z', 'under_way'],
    ] as const) {
      await as(db, 'worker')
      await endPauses(db, errandAt(Temporal.Instant.from(day)))
      assert.equal((await own(db, mentee, pair)).state, state)
    }
    assert.equal(await letters(db, 'partnership.paused'), 4)
    assert.equal(await letters(db, 'partnership.resumed'), 4)

    const { coordinator, program, pool } = pair
    for (const who of [coordinator, pool.members[0] ?? coordinator]) {
      await as(db, who)
      const isTheirs = who === coordinator
      const trace = await tracing(db, async () => {
        const shown = await getPair(db, coordinator, program.id, partnership.id)
        await pausePartnership(db, who, shown, today.add({ days: 20 }), today)
        await resumePartnership(db, who, shown)
      }).catch(() => undefined)
      assert.deepEqual(trace?.verbs, isTheirs ? ['partnership.paused', 'partnership.resumed'] : undefined)
    }
    assert.equal((await own(db, mentee, pair)).state, 'under_way')
    assert.equal(await letters(db, 'partnership.paused'), 6, 'told both as if they had done it themselves')
  }),
)

test(
  'going on longer takes both, or the coordinator; the end as it was stays to be seen',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, coordinator, program } = pair
    const partnership = await own(db, mentee, pair)
    const before = partnership.endsOn
    const until = before.add({ months: 2 })
    await refuses(proposeLonger(db, mentee, partnership, before))
    await refuses(proposeLonger(db, mentee, partnership, before.add({ years: 1, days: 1 })))
    await proposeLonger(db, mentee, partnership, until)
    await refuses(proposeLonger(db, mentor, await own(db, mentor, pair), until))
    const [open] = await listExtensions(db, partnership.id)
    assert.ok(open)
    await as(db, mentee)
    await refuses(answerLonger(db, mentee, partnership, open, 'agreed'))
    assert.equal((await own(db, mentee, pair)).endsOn.toString(), before.toString(), 'nothing before the other’s yes')
    await as(db, mentor)
    await answerLonger(db, mentor, partnership, open, 'agreed')
    await refuses(answerLonger(db, mentor, partnership, open, 'declined'))
    assert.equal(await letters(db, 'extension.declined'), 0)
    assert.equal((await own(db, mentor, pair)).endsOn.toString(), until.toString())

    await as(db, coordinator)
    const shown = await getPair(db, coordinator, program.id, partnership.id)
    await extendFor(db, coordinator, shown, until.add({ days: 5 }), shown.version)
    await refuses(extendFor(db, coordinator, shown, until.add({ days: 9 }), shown.version))
    assert.deepEqual(
      (await listExtensions(db, partnership.id)).map(({ endsBefore, endsOn }) => `${endsBefore} ${endsOn}`),
      [`${before} ${until}`, `${until} ${until.add({ days: 5 })}`],
    )
    assert.equal(await letters(db, 'partnership.extended'), 4)
    assert.equal(await letters(db, 'extension.proposed'), 1)
  }),
)

test(
  'on the day after its last a partnership ends well; both are thanked once, and the place stays taken',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, program, coordinator } = pair
    const { endsOn } = await own(db, mentee, pair)
    const at = (days: number) => errandAt(endsOn.add({ days }).toZonedDateTime('America/Vancouver').toInstant())
    for (const [days, state] of [
      [0, 'introduced'],
      [1, 'ended'],
      [2, 'ended'],
    ] as const) {
      await as(db, 'worker')
      await endOnTheDay(db, at(days))
      assert.equal((await own(db, mentee, pair)).state, state)
    }
    await as(db, coordinator)
    assert.deepEqual(await listChanged(db, coordinator, program.id), [], 'a good end is none of the changes')
    const shown = await getPair(db, coordinator, program.id, pair.partnershipId)
    assert.deepEqual([shown.endedAs, shown.endedOn?.toString()], ['completed', endsOn.toString()])
    assert.equal(await letters(db, 'partnership.completed'), 2)
    await as(db, 'owner')
    assert.equal((await db.selectFrom('places').selectAll().execute()).length, 1)
    assert.equal((await db.selectFrom('offers').select('state').executeTakeFirst())?.state, 'accepted')
  }),
)

test(
  'until ninety days after the end the two find what they wrote; then its key is gone, and so is the page',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, coordinator, program } = pair
    await setDay(db, '2026-11-10')
    const partnership = await own(db, mentee, pair)
    const words = { title: 'A', happened: 'B', stake: '', tried: '', learned: '' }
    const day = Temporal.PlainDate.from('2026-11-10')
    const id = await beginCase(db, mentee, partnership, words, testKey, day)
    await writeEntry(db, mentee, partnership, { words: 'Mine.', prompt: null }, testKey, day)
    await endPartnership(db, mentee, partnership, '', testKey, boardNow)
    for (const [today, rows] of [
      ['2027-02-08', 1],
      ['2027-02-09', 0],
    ] as const) {
      await setDay(db, today)
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, mentee)
      assert.equal((await db.selectFrom('journalEntries').select('id').execute()).length, rows)
      assert.equal((await db.selectFrom('private.partnershipKeys').select('partnershipId').execute()).length, rows)
      if (rows) assert.equal((await getCase(db, (await own(db, mentee, pair)).id, id, testKey)).happened, 'B')
      else await assert.rejects(own(db, mentee, pair), nothing)
    }
    await as(db, coordinator)
    assert.equal((await listChanged(db, coordinator, program.id)).length, 1, 'that they were a pair stays')
  }),
)
