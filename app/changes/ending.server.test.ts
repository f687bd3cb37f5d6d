import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, type PoolExample } from '../boards/board.example.ts'
import { cascade, listResting } from '../partnerships/cascade.server.ts'
import { answers, lettersTo, offersOf, publish, refuses, work } from '../partnerships/offer.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { listConcerns } from './concern.server.ts'
import { answerAgain, endPartnership, leaveAsMentor } from './ending.server.ts'
import { findNextMentor } from './pair.server.ts'
import { askNext, getSeeking, listSeeking, proposeNext } from './rematch.server.ts'

const nothing = (error: unknown) => error instanceof Refusal && error.status === 404

/** Everybody proposed has said yes. */
async function introduced(db: Db, pool: PoolExample): Promise<void> {
  for (const offer of await offersOf(db, pool)) {
    const [, mentee = '', mentor = ''] = /^\d+ (\w+)–(\w+): asking_mentor$/.exec(offer) ?? []
    if (!mentee) continue
    await answers(db, pool, mentor, mentee, 'yes')
    await answers(db, pool, mentee, mentee, 'yes')
  }
}

async function pairOf(db: Db, person: PersonActor) {
  await as(db, person)
  const { id } = await db
    .selectFrom('partnerships')
    .select('id')
    .orderBy('introducedAt', 'desc')
    .orderBy(sql`state = 'ended'`)
    .executeTakeFirstOrThrow()
  return (await getOwnPartnership(db, person, id)).partnership
}

const placesTaken = async (db: Db) => {
  await as(db, 'owner')
  return (await db.selectFrom('places').selectAll().execute()).length
}

test(
  'either ends it alone: both are told once without who, the word is the coordinator’s, the place is free, and it stays ended',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await introduced(db, pool)
    const [ana, maud] = [pool.person('Ana'), pool.person('Maud')]
    const pair = await pairOf(db, maud)
    await endPartnership(db, maud, pair, 'No time any more.', testKey, boardNow)
    await refuses(endPartnership(db, maud, pair, '', testKey, boardNow))
    assert.equal(await placesTaken(db), 0)
    assert.deepEqual(await offersOf(db, pool), ['1 Ana–Maud: ended'])
    for (const name of ['Ana', 'Maud'])
      assert.equal((await lettersTo(db, pool, name)).filter((kind) => kind === 'partnership.ended').length, 1)
    await as(db, pool.coordinator)
    const { rows: duties } = await sql`select concerns, again from app.change_duties()`.execute(db)
    assert.deepEqual(duties, [{ concerns: 1, again: 0 }], 'My day says so')
    const [told] = await listConcerns(db, pool.coordinator, pool.program.id)
    assert.deepEqual([told?.authorId, told?.wish], [maud.id, 'ended'])
    await as(db, 'owner')
    for (const back of ['introduced', 'under_way', 'paused'])
      await assert.rejects(async () => {
        await sql`savepoint back`.execute(db)
        try {
          await sql.raw(`update partnerships set state = '${back}', ended_on = null, ended_as = null`).execute(db)
        } finally {
          await sql`rollback to savepoint back`.execute(db)
        }
      }, /does not begin again/)
    assert.equal((await pairOf(db, ana)).state, 'ended', 'and both still find their page')
  }),
)

test(
  'after an early end nobody is asked for the mentee before they say so; then the best that is left, never the same mentor, and nobody with a partner moves',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }, { name: 'Olga' }],
      changes: { cascade: 'automatic' },
    })
    const { program, coordinator } = pool
    await publish(db, pool)
    await introduced(db, pool)
    const before = await offersOf(db, pool)
    const ana = pool.person('Ana')
    const pair = await pairOf(db, ana)
    await as(db, coordinator)
    await endPartnership(db, coordinator, pair, '', testKey, boardNow)
    assert.equal((await listResting(db, program.id)).size, 1)
    assert.equal(await cascade(db, coordinator, program, testKey, boardNow), 0, 'nobody is asked yet')
    assert.ok(!(await lettersTo(db, pool, 'Ana')).includes('match.none-mentee'))
    await as(db, coordinator)
    assert.deepEqual(await listSeeking(db, coordinator, program.id), [])

    await as(db, pool.person('Ben'))
    await assert.rejects(answerAgain(db, pool.person('Ben'), pair, true), nothing)
    await as(db, ana)
    await answerAgain(db, ana, pair, false)
    await answerAgain(db, ana, pair, true)
    await as(db, coordinator)
    const { rows: duties } = await sql`select concerns, again from app.change_duties()`.execute(db)
    assert.deepEqual(duties, [{ concerns: 0, again: 1 }], 'My day says so')
    const seeking = await getSeeking(db, coordinator, program.id, pair.id)
    const next = await proposeNext(db, coordinator, program, seeking, boardNow)
    assert.ok(next)
    assert.equal(next.round, 2)
    const mentor = pool.nameOf(next.mentor)
    assert.ok(
      before.every((offer) => !offer.includes(`–${mentor}:`)),
      `${mentor} was nobody’s, so nobody is moved and nobody comes twice`,
    )
    await refuses(
      askNext(
        db,
        coordinator,
        program,
        seeking,
        pool.application('Maud') === next.mentor ? pool.application('Nils') : pool.application('Maud'),
        testKey,
        boardNow,
      ),
    )
    const found = async () => findNextMentor(await as(db, coordinator), { id: pair.id, again: true })
    assert.equal(await found(), undefined)
    await askNext(db, coordinator, program, seeking, next.mentor, testKey, boardNow)
    assert.deepEqual(await found(), { name: mentor, introducedAt: null }, 'asked')
    assert.deepEqual(
      (await offersOf(db, pool)).filter((offer) => !before.includes(offer)),
      [before.find((offer) => offer.includes('Ana'))?.replace('accepted', 'ended'), `2 Ana–${mentor}: asking_mentor`],
    )
    await as(db, coordinator)
    await assert.rejects(getSeeking(db, coordinator, program.id, pair.id), nothing)
    await introduced(db, pool)
    const met = await found()
    assert.deepEqual([met?.name, Boolean(met?.introducedAt)], [mentor, true], 'introduced')
    await as(db, 'owner')
    const states = await db.selectFrom('partnerships').select(['menteeId', 'state']).execute()
    assert.deepEqual(
      states
        .filter(({ menteeId }) => menteeId === ana.id)
        .map(({ state }) => state)
        .sort(),
      ['ended', 'introduced'],
    )
  }),
)

test(
  'where nobody is left the coordinator sees so, and with the next cascade the mentee is told in words of their own',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await introduced(db, pool)
    const ana = pool.person('Ana')
    const pair = await pairOf(db, ana)
    await endPartnership(db, ana, pair, '', testKey, boardNow)
    await answerAgain(db, ana, pair, true)
    await as(db, pool.coordinator)
    const seeking = await getSeeking(db, pool.coordinator, pool.program.id, pair.id)
    assert.equal(await proposeNext(db, pool.coordinator, pool.program, seeking, boardNow), undefined)
    await cascade(db, pool.coordinator, pool.program, testKey, boardNow)
    await as(db, 'owner')
    const told = await db.selectFrom('outbox').select('particulars').where('kind', '=', 'match.none-mentee').execute()
    assert.deepEqual(
      told.map(({ particulars }) => particulars),
      [{ why: 'again' }],
    )
  }),
)

test(
  'a mentor who leaves ends all their partnerships in the program, is asked about nobody more, and each mentee can go on',
  withDatabase(async (db) => {
    for (const who of ['Maud', 'the coordinator']) {
      await sql`savepoint leaving`.execute(db)
      const pool = await addPool(db, {
        mentees: [{ name: 'Ana' }, { name: 'Ben' }],
        mentors: [{ name: 'Maud', capacity: 2 }],
        changes: { cascade: 'automatic' },
      })
      const { program } = pool
      await publish(db, pool)
      await introduced(db, pool)
      assert.equal(await placesTaken(db), 2)
      const actor = who === 'Maud' ? pool.person('Maud') : pool.coordinator
      await as(db, pool.person('Ana'))
      await assert.rejects(
        leaveAsMentor(db, pool.person('Ana'), program.id, pool.person('Maud').id, '', testKey, boardNow),
        nothing,
      )
      await as(db, actor)
      assert.equal(await leaveAsMentor(db, actor, program.id, pool.person('Maud').id, '', testKey, boardNow), 2)
      assert.equal(await placesTaken(db), 0)
      for (const name of ['Ana', 'Ben']) {
        const person = pool.person(name)
        const pair = await pairOf(db, person)
        assert.equal(pair.endedAs, 'mentor_left')
        await answerAgain(db, person, pair, true)
      }
      await work(db)
      assert.deepEqual(await offersOf(db, pool), ['1 Ana–Maud: ended', '1 Ben–Maud: ended'], 'not asked again')
      await sql`rollback to savepoint leaving`.execute(db)
    }
  }),
)
