import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { findAssessment, saveRatings, startAssessment } from './assessment.server.ts'
import type { Rating } from './assessment.ts'

const now = Temporal.Instant.from('2026-09-15T18:00:00Z')

/** Amina has begun to rate herself; she acts. */
async function begin(db: Db) {
  const world = await addProgram(db)
  const { competencies } = await getFramework(db, world.program.frameworkId)
  const amina = await addPerson(db)
  await as(db, amina)
  const id = await startAssessment(db, amina.id, world.program.frameworkId, 'application')
  const rate = (rated: Partial<Rating>[], version: number, released = false) =>
    saveRatings(
      db,
      amina,
      { id },
      version,
      rated.map((rating, n) => ({
        competencyId: competencies[n]?.id ?? '',
        rating: 3,
        focus: false,
        comment: '',
        ...rating,
      })),
      released,
      now,
    )
  const of = async (n: number) =>
    (await findAssessment(db, id))?.ratings.find(({ competencyId }) => competencyId === competencies[n]?.id)
  return { ...world, amina, id, rate, of }
}

test(
  'ratings are kept and changed one by one; what is not named stays, and the trail holds neither rating nor word',
  withDatabase(async (db) => {
    const { id, rate, of } = await begin(db)
    assert.deepEqual(await tracing(db, () => rate([{ rating: 1, comment: 'Secret' }, { rating: 2 }], 1)), {
      verbs: ['assessment.saved'],
      posted: [],
    })
    await rate([{ rating: 5, focus: true, comment: 'Better now' }], 2)
    assert.deepEqual(
      [await of(0), await of(1)].map((rating) => [rating?.rating, rating?.focus, rating?.comment]),
      [
        [5, true, 'Better now'],
        [2, false, ''],
      ],
    )
    assert.equal((await findAssessment(db, id))?.ratings.length, 2)
    const entries = await db
      .selectFrom('auditEntries')
      .select(['verb', 'recordType', 'recordId', 'purpose', 'facts'])
      .where('recordId', '=', id)
      .execute()
    assert.doesNotMatch(JSON.stringify(entries), /Secret|Better|rating/)
  }),
)

test(
  'another tab’s newer ratings are not overwritten',
  withDatabase(async (db) => {
    const { rate, of } = await begin(db)
    await rate([{ rating: 1 }], 1)
    assert.deepEqual(await tracing(db, () => assert.rejects(rate([{ rating: 5 }], 1), Conflict)), noTrace)
    assert.equal((await of(0))?.rating, 1)
  }),
)

test(
  'letting the committee read is said with each saving, and taken back by the next',
  withDatabase(async (db) => {
    const { id, rate } = await begin(db)
    const releasedAt = async () => (await findAssessment(db, id))?.releasedAt
    assert.equal(await releasedAt(), null)
    await rate([{}], 1, true)
    assert.deepEqual(await releasedAt(), now)
    await rate([{}], 2)
    assert.equal(await releasedAt(), null)
  }),
)

test(
  'ratings and comments are the person’s own: nobody else finds them, also after release, unless it is theirs to read',
  withDatabase(async (db) => {
    const { id, program, coordinator, admin, rate } = await begin(db)
    await rate([{ comment: 'Between us' }], 1, true)
    const { members } = await addCommittee(db, program, 1)
    const everybody = [coordinator, admin, members[0] ?? admin, await addPerson(db)] as const
    for (const actor of [...everybody, 'visitor', 'owner'] as const) {
      await as(db, actor)
      if (actor !== 'owner') assert.equal(await findAssessment(db, id), undefined)
      assert.deepEqual((await sql`select * from ratings`.execute(db)).rows, [])
    }
    await as(db, 'worker')
    assert.ok(await isRefusedByDatabase(db, (db) => sql`select * from ratings`.execute(db)), 'nor does the worker')
    assert.equal(await findAssessment(db, null), undefined)
  }),
)

test(
  'there are five steps',
  withDatabase(async (db) => {
    const { rate } = await begin(db)
    await rate([{ rating: 1 }, { rating: 5 }], 1)
    await assert.rejects(rate([{ rating: 6 }], 2), /check/)
  }),
)

test(
  'nobody begins or changes an assessment of somebody else',
  withDatabase(async (db) => {
    const { id, amina, program, coordinator, rate } = await begin(db)
    await rate([{ rating: 2 }], 1)
    const { competencies } = await getFramework(db, program.frameworkId)
    const rating = { competencyId: competencies[0]?.id ?? '', rating: 5, focus: false, comment: '' }
    for (const actor of [coordinator, await addPerson(db)]) {
      await as(db, actor)
      assert.ok(await isRefusedByDatabase(db, (db) => startAssessment(db, amina.id, program.frameworkId, 'mid_year')))
      await assert.rejects(saveRatings(db, actor, { id }, 2, [rating], true, now), { status: 404 })
      assert.ok(
        await isRefusedByDatabase(db, (db) =>
          db
            .insertInto('ratings')
            .values({ ...rating, assessmentId: id })
            .execute(),
        ),
      )
    }
  }),
)
