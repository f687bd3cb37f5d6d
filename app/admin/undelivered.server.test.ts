import assert from 'node:assert/strict'
import { test } from 'node:test'
import { post } from '#foundation/outbox.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { addSurvey } from '../surveys/survey.example.ts'
import { issueCertificates } from '../thanks/certificate.server.ts'
import { thanksNow } from '../thanks/thanks.example.ts'
import { writeThanks } from '../thanks/thanks.server.ts'
import { listUndelivered, sendAgain } from './undelivered.server.ts'

test(
  'a letter that did not arrive is shown to the coordinator of its program alone, and goes out once more at a press',
  withDatabase(async (db) => {
    const { program, coordinator, admin } = await addProgram(db)
    const elsewhere = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { name: 'Amina Diallo' })
    await as(db, 'worker')
    for (const [kind, state] of [
      ['application.received', 'failed'],
      ['application.decided', 'unknown'],
      ['application.asked', 'sent'],
    ] as const) {
      await post(db, { kind, personId: person.id, subjectId: application.id })
      await db.updateTable('outbox').set({ state, tries: 8 }).where('kind', '=', kind).execute()
    }
    await post(db, { kind: 'sign-in', personId: person.id, subjectId: crypto.randomUUID() })
    await db.updateTable('outbox').set({ state: 'failed' }).where('kind', '=', 'sign-in').execute()

    for (const stranger of [person, admin, elsewhere.coordinator]) {
      await as(db, stranger)
      assert.deepEqual(await listUndelivered(db, program.id), [])
    }
    await as(db, coordinator)
    const shown = await listUndelivered(db, program.id)
    assert.deepEqual(shown.map(({ kind, state, recipient }) => [kind, state, recipient]).toSorted(), [
      ['application.decided', 'unknown', 'Amina Diallo'],
      ['application.received', 'failed', 'Amina Diallo'],
    ])
    const [first] = shown
    assert.ok(first)
    assert.deepEqual((await tracing(db, () => sendAgain(db, coordinator, program.id, first.id))).verbs, [
      'letter.sent-again',
    ])
    const twice = await tracing(db, () =>
      assert.rejects(sendAgain(db, coordinator, program.id, first.id), { status: 404 }),
    )
    assert.deepEqual(twice, noTrace)
    await as(db, 'worker')
    const row = await db.selectFrom('outbox').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow()
    assert.deepEqual([row.state, row.tries, row.problem], ['waiting', 0, null])
  }),
)

test(
  'letters of every room are shown, but of what is between two, and of who has answered, nothing',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, mentee, partnershipId } = await addPair(db)
    const surveyId = await addSurvey(db, { program, coordinator }, '2026-11-01')
    const mentees = await as(db, mentee).then(() => getOwnPartnership(db, mentee, partnershipId))
    const note = { kind: 'thanks', words: 'Thank you' } as const
    await writeThanks(db, mentee, mentees.partnership, note, testKey, thanksNow)
    await as(db, coordinator)
    await issueCertificates(db, coordinator, program, [`mentor ${mentor.id}`], thanksNow, program.endsOn)
    await as(db, 'worker')
    for (const kind of ['survey.reminder', 'survey.result'])
      await post(db, { kind, personId: mentor.id, subjectId: surveyId })
    await db.updateTable('outbox').set({ state: 'failed' }).where('personId', '=', mentor.id).execute()
    await as(db, coordinator)
    const kinds = (await listUndelivered(db, program.id)).map(({ kind }) => kind)
    for (const kind of ['survey.asked', 'certificate.issued', 'partnership.introduced'])
      assert.ok(kinds.includes(kind), `${kind} of ${kinds}`)
    for (const kind of ['thanks.waiting', 'survey.reminder', 'survey.result'])
      assert.ok(!kinds.includes(kind), `${kind} of ${kinds}`)
  }),
)
