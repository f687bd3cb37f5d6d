import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addReaders, readingNow } from './reading.example.ts'
import {
  getReading,
  listOtherReadings,
  listOwnReadings,
  listProgress,
  readScores,
  recuse,
  saveReading,
} from './reading.server.ts'

/** One application in the hands of two members. */
async function hand(db: Db, example: Parameters<typeof addApplication>[3] = {}) {
  const world = await addReaders(db, 2)
  const amina = await addApplication(db, world.program, 'mentee', { name: 'Amina', ...example })
  await world.press()
  const [one, other] = world.members
  assert.ok(one && other)
  const idOf = async (member: PersonActor) => (await world.handsOf(member))[0]?.id ?? ''
  const ids = { one: await idOf(one), other: await idOf(other) }
  const othersOf = async (member: PersonActor, id: string) => {
    await as(db, member)
    return (await listOtherReadings(db, amina.application.id, id)).map(({ name, comment, scores }) => ({
      name,
      comment,
      scores: [...new Set(scores.values())],
    }))
  }
  return { ...world, amina, one, other, ids, othersOf }
}

test(
  'everybody reads and scores apart: what the others wrote shows only once one’s own is done',
  withDatabase(async (db) => {
    const { one, other, ids, read, othersOf } = await hand(db)
    await read(one, ids.one, 5, { comment: 'A clear case', done: false })
    assert.deepEqual(await othersOf(other, ids.other), [])
    await read(one, ids.one, 5, { comment: 'A clear case' })
    assert.deepEqual(await othersOf(other, ids.other), [], 'done alone is not enough')
    await read(other, ids.other, 2, { comment: 'Not yet', done: false })
    assert.deepEqual(await othersOf(other, ids.other), [])
    await read(other, ids.other, 2, { comment: 'Not yet' })
    assert.deepEqual(await othersOf(other, ids.other), [{ name: one.name, comment: 'A clear case', scores: [5] }])
    assert.deepEqual(await othersOf(one, ids.one), [{ name: other.name, comment: 'Not yet', scores: [2] }])
  }),
)

test(
  'a reading is kept line by line and finished only when every line is scored; finishing is recorded, once each time',
  withDatabase(async (db) => {
    const { program, one, ids } = await hand(db)
    await as(db, one)
    const [first] = program.rubric
    const save = async (scores: [string, number][], done: boolean, version: number) =>
      saveReading(
        db,
        one,
        program,
        (await getReading(db, one, ids.one)).reading,
        new Map(scores),
        'So far',
        done,
        version,
        readingNow,
      )
    const some: [string, number][] = [[first?.key ?? '', 4]]
    assert.deepEqual(await tracing(db, () => save(some, false, 1)), noTrace)
    assert.deepEqual([...(await readScores(db, ids.one))], some)
    assert.deepEqual(await tracing(db, () => assert.rejects(save(some, true, 2), Refusal)), noTrace)
    await assert.rejects(save(some, false, 1), Conflict)
    const all = program.rubric.map(({ key }): [string, number] => [key, 3])
    assert.deepEqual((await tracing(db, () => save(all, true, 2))).verbs, ['reading.done'])
    assert.deepEqual([...(await readScores(db, ids.one))].sort(), all.sort())
    await save(all, false, 3)
    const { reading } = await getReading(db, one, ids.one)
    assert.deepEqual(reading.doneAt, readingNow, 'who has seen the others has seen them')
  }),
)

test(
  'a reading is opened by its own reader alone',
  withDatabase(async (db) => {
    const { coordinator, admin, amina, one, other, ids, read } = await hand(db)
    await read(other, ids.other, 3)
    for (const actor of [one, coordinator, admin, amina.person]) {
      await as(db, actor)
      await assert.rejects(getReading(db, actor, ids.other), { status: 404 }, actor.name)
    }
    await as(db, amina.person)
    const shown = await db.selectFrom('readings').selectAll().execute()
    assert.deepEqual(shown, [], 'the applicant sees neither readings nor who reads')
  }),
)

test(
  'whoever steps back finds nothing of the application any more, and only the reason’s name is kept',
  withDatabase(async (db) => {
    const { program, amina, one, ids } = await hand(db)
    await as(db, one)
    const { reading } = await getReading(db, one, ids.one)
    const trace = await tracing(db, () => recuse(db, one, program, reading, 'friendship', readingNow))
    assert.deepEqual(trace, { verbs: ['reading.recused'], posted: ['reading.assign'] })
    assert.deepEqual(await listOwnReadings(db, one, program.id), [])
    await assert.rejects(getReading(db, one, ids.one), { status: 404 })
    const found = db.selectFrom('applications').select('id').where('id', '=', amina.application.id)
    assert.deepEqual(await found.execute(), [])
  }),
)

test(
  'what somebody wrote who stepped back afterwards counts no more, and is shown to nobody on the committee',
  withDatabase(async (db) => {
    const { program, coordinator, one, other, ids, read, othersOf } = await hand(db)
    await read(one, ids.one, 5, { comment: 'A dear friend' })
    await read(other, ids.other, 2)
    await as(db, one)
    await recuse(db, one, program, (await getReading(db, one, ids.one)).reading, 'friendship', readingNow)
    assert.deepEqual(await othersOf(other, ids.other), [])
    await as(db, coordinator)
    const [row] = await listProgress(db, program.id)
    assert.deepEqual([row?.assigned, row?.done, row?.recused, row?.mean, row?.readers], [1, 1, 1, '2.0', [other.name]])
  }),
)

test(
  'supervision said after handing out closes the reading at once; so does the end of a term',
  withDatabase(async (db) => {
    const { program, amina, one, other, ids } = await hand(db)
    await as(db, 'owner')
    const supervision = { supervisorId: one.id, supervisedId: amina.person.id, declaredBy: amina.person.id }
    await db.insertInto('supervisions').values(supervision).execute()
    await db.updateTable('committeeMembers').set({ until: '2020-06-30' }).where('id', '=', other.memberId).execute()
    for (const [member, id] of [
      [one, ids.one],
      [other, ids.other],
    ] as const) {
      await as(db, member)
      await assert.rejects(getReading(db, member, id), { status: 404 })
      assert.deepEqual(await listOwnReadings(db, member, program.id), [])
      assert.deepEqual((await db.selectFrom('scores').selectAll().execute()).length, 0)
    }
  }),
)

test(
  'a self-assessment is read by whom it was handed to, if the applicant let them, and by no other member',
  withDatabase(async (db) => {
    for (const released of [true, false]) {
      const { program, amina, one, ids } = await hand(db, { released })
      await as(db, one)
      const { application } = await getReading(db, one, ids.one)
      const { assessment } = await getDossier(db, application)
      assert.equal((assessment?.ratings.length ?? 0) > 0, released)
      const { members } = await addReaders(db, 1)
      for (const actor of members) {
        await as(db, actor)
        const ratings = await db.selectFrom('ratings').selectAll().execute()
        assert.deepEqual(ratings, [], program.slug)
      }
      assert.equal(application.id, amina.application.id)
    }
  }),
)

test(
  'the coordinator sees how far the reading has come: who reads, how many are done, the mean of those who are',
  withDatabase(async (db) => {
    const { program, coordinator, one, other, ids, read } = await hand(db)
    await addApplication(db, program, 'mentor', { name: 'Marcus' })
    const progress = async () => {
      await as(db, coordinator)
      return (await listProgress(db, program.id)).map(({ name, assigned, done, mean }) => [name, assigned, done, mean])
    }
    const unread = ['Marcus', 0, 0, null]
    assert.deepEqual(await progress(), [['Amina', 2, 0, null], unread])
    await read(one, ids.one, 5, { done: false })
    assert.deepEqual(await progress(), [['Amina', 2, 0, null], unread])
    await read(one, ids.one, 5)
    assert.deepEqual(await progress(), [unread, ['Amina', 2, 1, '5.0']])
    await read(other, ids.other, 2)
    assert.deepEqual(await progress(), [unread, ['Amina', 2, 2, '3.5']])
    await as(db, one)
    assert.deepEqual(
      (await listOwnReadings(db, one, program.id)).map(({ name }) => name),
      ['Amina'],
    )
  }),
)
