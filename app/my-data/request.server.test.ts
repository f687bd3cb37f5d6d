import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { listAnnotations } from '../inbox/annotation.server.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { passedOnLetter, requestAnsweredLetter } from './request.email.ts'
import {
  answerRequest,
  askRequest,
  getRequest,
  listOwnRequests,
  listRequests,
  noteRequest,
  takeBackRequest,
} from './request.server.ts'

const now = Temporal.Instant.from('2026-11-23T18:00:00Z')
const words = 'The second score was given for somebody else.'
const reason = 'The score is right.'

/** A mentee who asks for a correction; one member reads their application, another read it long ago, a third never did. */
async function addAsked(db: Db) {
  const { program, coordinator } = await addProgram(db)
  const { members } = await addCommittee(db, program, 3)
  const { person, application } = await addApplication(db, program, 'mentee')
  await as(db, 'owner')
  const assigned = ['2026-10-01T18:00:00Z', '2025-10-01T18:00:00Z']
  for (const [n, at] of assigned.entries())
    await db
      .insertInto('readings')
      .values({
        applicationId: application.id,
        memberId: members[n]?.memberId ?? '',
        assignedAt: Temporal.Instant.from(at),
      })
      .execute()
  await as(db, person)
  const dueOn = await askRequest(
    db,
    person,
    { applicationId: application.id, kind: 'correct', about: 'reading', words },
    now,
  )
  const [request] = await listOwnRequests(db, person)
  if (!request) throw new Error('It was asked.')
  const decline = async (who: PersonActor, version = request.version) => {
    await as(db, who)
    return answerRequest(db, who, program.id, request.id, { state: 'declined', answer: reason, version }, now)
  }
  return { program, coordinator, members, person, application, request, dueOn, decline }
}

test(
  'who asks is told the day, thirty business days on, and sees how it stands',
  withDatabase(async (db) => {
    const { person, request, dueOn } = await addAsked(db)
    assert.equal(String(dueOn), '2027-01-06')
    assert.deepEqual([request.state, request.words, String(request.dueOn)], ['open', words, '2027-01-06'])
    const trace = await tracing(db, () => takeBackRequest(db, person, request.id))
    assert.deepEqual(trace, { verbs: ['data-request.taken-back'], posted: [] })
    await assert.rejects(takeBackRequest(db, person, request.id), Refusal)
  }),
)

test(
  'declined, the words stay beside the application for whoever reads it, and readers of the last year are told',
  withDatabase(async (db) => {
    const { program, coordinator, members, person, application, request, decline } = await addAsked(db)
    const trace = await tracing(db, async () => assert.equal(await decline(coordinator), 1))
    assert.deepEqual(trace.verbs, ['data-request.answered'])
    assert.deepEqual(trace.posted, ['data-request.answered', 'data-request.passed-on'])
    const [told] = await itemsOf(db, 'data-request.passed-on')
    assert.equal(told?.personId, members[0]?.id, 'the one who was given it within the year')
    for (const [who, sees] of [
      [coordinator, 1],
      [members[0], 1],
      [members[2], 0],
      [person, 0],
    ] as const) {
      await as(db, who ?? 'visitor')
      assert.equal((await listAnnotations(db, application.id)).length, sees)
    }
    await as(db, person)
    const [own] = await listOwnRequests(db, person)
    assert.deepEqual([own?.state, own?.answer], ['declined', reason])
    await as(db, coordinator)
    assert.equal((await listRequests(db, coordinator, program.id))[0]?.state, 'declined')
    await assert.rejects(decline(coordinator, request.version + 1), Refusal, 'it is answered once')
  }),
)

test(
  'letters say that there is something, never what, in both languages',
  withDatabase(async (db) => {
    const { coordinator, person, program, decline } = await addAsked(db)
    await decline(coordinator)
    for (const [kind, composer] of [
      ['data-request.answered', requestAnsweredLetter],
      ['data-request.passed-on', passedOnLetter],
    ] as const)
      for (const item of await itemsOf(db, kind)) {
        const letter = await compose(db, composer, item, now)
        assert.ok(letter)
        for (const language of ['en', 'fr'] as const)
          for (const secret of [words, reason, person.name])
            assert.ok(!textOf(letter, language).includes(secret), `${kind} ${secret}`)
        assert.deepEqual(letter.from, program.title)
      }
  }),
)

test(
  'who coordinates answers: not a stranger, not who supervises the person, nobody their own',
  withDatabase(async (db) => {
    const { program, coordinator, person, request, decline } = await addAsked(db)
    const elsewhere = await addProgram(db, { template: 'bcssa' })
    await assert.rejects(decline(elsewhere.coordinator), Refusal)
    const boss = await addPerson(db, { name: 'Sunita' })
    await as(db, 'owner')
    await db
      .insertInto('programStaff')
      .values([boss, person].map(({ id }) => ({ programId: program.id, personId: id })))
      .execute()
    await db
      .insertInto('supervisions')
      .values({ supervisorId: boss.id, supervisedId: person.id, declaredBy: person.id })
      .execute()
    await assert.rejects(decline(boss), Refusal)
    await as(db, boss)
    assert.deepEqual(await listRequests(db, boss, program.id), [])
    await assert.rejects(decline(person), Refusal)
    await as(db, person)
    const forge = { state: 'accepted', answeredBy: person.id, answeredAt: now } as const
    assert.ok(
      await isRefusedByDatabase(db, (db) =>
        db.updateTable('dataRequests').set(forge).where('id', '=', request.id).execute(),
      ),
    )
    await assert.rejects(decline(coordinator, 99), Conflict)
    await as(db, coordinator)
    assert.equal((await getRequest(db, coordinator, program.id, request.id)).state, 'open')
  }),
)

test(
  'what came by letter is noted with the day it came, by who coordinates, and is the person’s own from then on',
  withDatabase(async (db) => {
    const { program, coordinator, person, application } = await addAsked(db)
    const at = { id: application.id, personId: person.id, programId: program.id }
    const noted = { kind: 'see', about: 'reading', words: 'By letter', method: 'letter' } as const
    const today = Temporal.PlainDate.from('2026-11-23')
    const note = (who: PersonActor, cameOn: string) =>
      noteRequest(db, who, at, { ...noted, cameOn: Temporal.PlainDate.from(cameOn) }, today)
    await assert.rejects(note(person, '2026-11-20'), Refusal)
    await as(db, coordinator)
    await assert.rejects(note(coordinator, '2026-11-24'), Refusal, 'not a day to come')
    assert.equal(String(await note(coordinator, '2026-11-20')), '2027-01-05')
    await as(db, person)
    assert.equal((await listOwnRequests(db, person)).filter(({ words }) => words === 'By letter').length, 1)
    const other = await addPerson(db, { name: 'Otto' })
    await as(db, coordinator)
    const forged = {
      applicationId: application.id,
      kind: 'see',
      about: 'other',
      words: 'x',
      askedAt: now,
      dueOn: today,
    } as const
    for (const personId of [person.id, other.id])
      assert.ok(
        await isRefusedByDatabase(db, (db) =>
          db
            .insertInto('dataRequests')
            .values({
              ...forged,
              personId,
              ...(personId === other.id ? { notedBy: coordinator.id, method: 'letter' } : {}),
            })
            .execute(),
        ),
      )
  }),
)

test(
  'what is only to be shown is told to nobody else, and five at once are enough',
  withDatabase(async (db) => {
    const { program, coordinator, person, application } = await addAsked(db)
    const ask = () =>
      askRequest(db, person, { applicationId: application.id, kind: 'see', about: 'reference', words: 'Please' }, now)
    await as(db, person)
    for (let n = 2; n <= 5; n++) await ask()
    await assert.rejects(ask(), Refusal)
    const seen = (await listOwnRequests(db, person)).find(({ kind }) => kind === 'see')
    await as(db, coordinator)
    const said = { state: 'declined', answer: reason, version: 1 } as const
    const trace = await tracing(db, () => answerRequest(db, coordinator, program.id, seen?.id ?? '', said, now))
    assert.deepEqual(trace.posted, ['data-request.answered'])
    assert.deepEqual(await listAnnotations(db, application.id), [])
    const other = await addPerson(db, { name: 'Otto' })
    await as(db, other)
    await assert.rejects(
      askRequest(db, other, { applicationId: application.id, kind: 'see', about: 'other', words: 'Me' }, now),
      Refusal,
    )
  }),
)
