import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { lacksTraining, listOwnTrainings, listTrainees, noteTrainings, undoTraining } from './training.server.ts'

const today = Temporal.PlainDate.from('2026-11-10')
const now = Temporal.Instant.from('2026-11-10T18:00:00Z')

test(
  'a coordinator notes who completed a training, and takes it back; the mentor reads their own; both are on record',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, mentee, partnershipId } = await addPair(db)
    const { id: programId } = program
    const note = (personIds: string[], completedOn = today) =>
      noteTrainings(db, coordinator, programId, { personIds, title: 'Two days', completedOn }, now, today)
    const waiting = async () => {
      const { rows } = await sql<{ n: number }>`select app.to_train(${programId}) as n`.execute(db)
      return rows[0]?.n
    }
    await as(db, mentor)
    assert.equal(await lacksTraining(db, partnershipId), true)
    await as(db, coordinator)
    assert.equal(await waiting(), 1)
    await assert.rejects(note([]), Refusal)
    await assert.rejects(note([mentor.id], today.add({ days: 1 })), Refusal)
    await assert.rejects(note([mentee.id]), { status: 404 }, 'only mentors of the program')
    const noting = await tracing(db, () => note([mentor.id, mentor.id]))
    assert.deepEqual(noting.verbs, ['training.noted'])
    assert.equal(await waiting(), 0)
    const [trainee] = await listTrainees(db, programId)
    assert.equal(trainee?.trainings[0]?.title, 'Two days')

    await as(db, mentor)
    assert.deepEqual(
      [await lacksTraining(db, partnershipId), (await listOwnTrainings(db, mentor, programId)).length],
      [false, 1],
    )
    await as(db, coordinator)
    const undo = () => undoTraining(db, coordinator, programId, trainee?.trainings[0]?.id ?? '', now)
    assert.deepEqual((await tracing(db, undo)).verbs, ['training.undone'])
    assert.deepEqual(await tracing(db, undo), noTrace)
    await as(db, mentor)
    assert.deepEqual(
      [await lacksTraining(db, partnershipId), await listOwnTrainings(db, mentor, programId)],
      [true, []],
    )
    await assert.rejects(
      noteTrainings(db, mentor, programId, { personIds: [mentor.id], title: '', completedOn: today }, now, today),
      { status: 404 },
    )
  }),
)

test(
  'where the program does not ask for it nobody lacks it, and a mentee never does',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    assert.equal(await lacksTraining(db, partnershipId), false)
    await asOwner(db, () =>
      db.updateTable('programs').set({ mentorsTrained: false }).where('id', '=', program.id).execute(),
    )
    await as(db, mentor)
    assert.equal(await lacksTraining(db, partnershipId), false)
    await as(db, coordinator)
    assert.equal((await listTrainees(db, program.id)).length, 1)
  }),
)
