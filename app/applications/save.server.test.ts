import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { begin, byTelephone, fillIn, newPrincipal, openDay, openNow, ratingsOf } from './application.example.ts'
import { getWritable } from './application.server.ts'
import { getDossier, readAnswers } from './dossier.server.ts'
import { missingParts, partsOf } from './part.ts'
import {
  type MeetingForm,
  type PositionForm,
  saveAnswers,
  saveApplicationPosition,
  saveAssessment,
  saveMeeting,
} from './save.server.ts'

/** Amina, who has begun; she acts. */
async function write(db: Db, seat: 'mentee' | 'mentor' = 'mentee') {
  const world = await addProgram(db)
  const amina = await addPerson(db)
  const id = await begin(db, amina, world.program, seat)
  const read = async () => (await getWritable(db, amina, id)).application
  const place = async (form: Partial<PositionForm>, version?: number) => {
    const application = await read()
    const written = { ...newPrincipal, ...form }
    return saveApplicationPosition(
      db,
      amina,
      world.program,
      application,
      written,
      version ?? application.version,
      openDay,
    )
  }
  const missing = async () => missingParts(partsOf(await getDossier(db, await read()))).map(({ key }) => key)
  return { ...world, amina, id, read, place, missing }
}

test(
  'a page of answers is kept by itself; what another tab kept meanwhile is shown, not overwritten',
  withDatabase(async (db) => {
    const { amina, id, read } = await write(db)
    const save = async (wants: string, version: number) =>
      saveAnswers(db, amina, await read(), 'hopes', { wants, issues: ['budget'] }, version)
    assert.deepEqual((await tracing(db, () => save('To listen.', 0))).verbs, ['application.answered'])
    await save('To listen better.', 1)
    for (const version of [0, 1]) {
      const trace = await tracing(db, () =>
        assert.rejects(
          save('To talk.', version),
          (error) => error instanceof Conflict && error.stored.wants === 'To listen better.',
        ),
      )
      assert.deepEqual(trace, noTrace)
    }
    assert.deepEqual(await readAnswers(db, id), {
      hopes: { answers: { wants: 'To listen better.', issues: ['budget'] }, version: 2 },
    })
  }),
)

test(
  'a principal new in the role is eligible at once; “or equivalent” and every other doubt go to a person, not away',
  withDatabase(async (db) => {
    const { read, place } = await write(db)
    const told: [form: Partial<PositionForm>, words: RegExp, verdict: string][] = [
      [{}, /meant for people like you/, 'eligible'],
      [{ role: 'teacher' }, /“or equivalent” counts/, 'review'],
      [{ role: 'other', title: 'Head of a First Nations school' }, /“or equivalent” counts/, 'review'],
      [{ since: Temporal.PlainDate.from('2015-08-01') }, /within 24 months/, 'review'],
      [{ newReason: 'none' }, /within 24 months/, 'review'],
    ]
    for (const [form, words, verdict] of told) {
      assert.match((await place(form)).en, words)
      assert.equal((await read()).eligibility, verdict)
    }
  }),
)

test(
  'what a person has ruled about eligibility no rule overturns, as long as the position is the same',
  withDatabase(async (db) => {
    const { id, read, place, coordinator, amina } = await write(db)
    await place({ role: 'teacher' })
    await as(db, 'owner')
    await as(db, coordinator)
    await db
      .updateTable('applications')
      .set({ eligibility: 'eligible', eligibilityBy: coordinator.id })
      .where('id', '=', id)
      .execute()
    await as(db, amina)
    await place({ role: 'teacher', title: 'Teacher in charge' })
    assert.equal((await read()).eligibility, 'eligible')
    await place({ role: 'other', title: 'Consultant' })
    assert.equal(
      (await read()).eligibility,
      'review',
      'unless it was about another position: then somebody looks again',
    )
    assert.equal((await read()).eligibilityBy, null)
  }),
)

test(
  'a position is asked for what it lacks, beside the field',
  withDatabase(async (db) => {
    const { place, read } = await write(db, 'mentor')
    const lacking: [form: Partial<PositionForm>, field: string][] = [
      [{ role: 'other' }, 'title'],
      [{ retired: true }, 'until'],
      [{ district: 'nowhere' }, 'district'],
    ]
    for (const [form, field] of lacking)
      await assert.rejects(place(form), (error) => error instanceof Refusal && error.field === field, field)
    assert.equal((await read()).positionId, null)
  }),
)

test(
  'a school is found by the words people use for it, and kept as written where nobody knows it',
  withDatabase(async (db) => {
    const { amina, place } = await write(db)
    await place({ district: 'SD 73', school: 'Our little school' })
    await place({ district: 'Kamloops', school: 'Our little school' })
    const positions = await db
      .selectFrom('positions')
      .select(['districtNumber', 'schoolName', 'schoolId'])
      .where('personId', '=', amina.id)
      .execute()
    assert.deepEqual(positions, [{ districtNumber: 73, schoolName: 'Our little school', schoolId: null }])
  }),
)

test(
  'a page that shows the application as it was is not kept over a newer one',
  withDatabase(async (db) => {
    const { read, place } = await write(db)
    const { version } = await read()
    await place({})
    await assert.rejects(place({ newReason: 'returning' }, version), Conflict)
    const late = saveMeeting(db, await read(), byTelephone, version)
    await assert.rejects(late, (error) => error instanceof Conflict && error.stored.travels === 'false')
    assert.equal((await read()).newReason, 'new_role')
  }),
)

test(
  'to meet, two people need a language and a way',
  withDatabase(async (db) => {
    const { read } = await write(db)
    const save = async (form: Partial<MeetingForm>) => {
      const application = await read()
      await saveMeeting(db, application, { ...byTelephone, ...form }, application.version)
    }
    for (const lacking of ['speaks', 'channels'])
      await assert.rejects(save({ [lacking]: [] }), (error) => error instanceof Refusal && error.field === lacking)
    await save({ needs: 'A slow line.', travels: true })
    assert.deepEqual([(await read()).needs, (await read()).travels], ['A slow line.', true])
  }),
)

test(
  'ratings can be written and changed by the person, and are shown to no coordinator',
  withDatabase(async (db) => {
    const { amina, program, coordinator, read } = await write(db)
    const { framework } = await getDossier(db, await read())
    const rate = async (rating: number, version: number) =>
      saveAssessment(
        db,
        amina,
        program,
        await read(),
        version,
        ratingsOf(framework).map((each) => ({ ...each, rating, comment: 'Between us' })),
        false,
        openNow,
      )
    await rate(1, 1)
    await rate(5, 2)
    await assert.rejects(rate(3, 2), Conflict)
    const shown = async () => (await getDossier(db, await read())).assessment?.ratings.map(({ rating }) => rating)
    assert.deepEqual(new Set(await shown()), new Set([5]))
    await as(db, coordinator)
    const { assessmentId } = await db.selectFrom('applications').select('assessmentId').executeTakeFirstOrThrow()
    assert.ok(assessmentId, 'they see that there is one')
    assert.deepEqual(await db.selectFrom('ratings').selectAll().execute(), [])
  }),
)

test(
  'a mentor’s pages ask what a mentee’s do not: somebody who speaks for them',
  withDatabase(async (db) => {
    const { amina, id, missing } = await write(db, 'mentor')
    assert.ok((await missing()).includes('referees'))
    await fillIn(db, amina, id)
    assert.deepEqual(await missing(), [])
    const { rows } = await sql<{ n: number }>`select count(*) as n from app.my_referees(${id})`.execute(db)
    assert.equal(rows[0]?.n, 1)
  }),
)
