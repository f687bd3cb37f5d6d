import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PersonActor, visitor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { savePlace } from '../programs/contact.server.ts'
import { addProgram } from '../programs/program.example.ts'
import { getSeat } from '../programs/program.server.ts'
import { type Program, seatKinds } from '../programs/program.ts'
import { saveQuestion } from '../questionnaires/questionnaire.server.ts'
import { addApplication, begin, fillIn, openDay, openNow } from './application.example.ts'
import {
  findLiving,
  getEditable,
  getWritable,
  mayBegin,
  placeInLine,
  startApplication,
  submitApplication,
  withdrawApplication,
} from './application.server.ts'
import { getDossier } from './dossier.server.ts'
import { missingParts, partsOf } from './part.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const statusOf = async (db: Db, id: string) =>
  (
    await asOwner(db, () =>
      db.selectFrom('applications').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).status

/** Amina at a finished application that has not been sent. */
async function write(db: Db, options: { template?: string; district?: string } = {}) {
  const world = await addProgram(db, options)
  const amina = await addPerson(db, { email: 'amina@example.org' })
  const id = await begin(db, amina, world.program, 'mentee')
  await fillIn(db, amina, id, options)
  return { ...world, amina, id }
}

/** A district of the program has a few days more. */
async function prolong(db: Db, coordinator: PersonActor, program: Program, districtNumber: number): Promise<void> {
  await as(db, coordinator)
  const note = { en: 'The ferry is late.', fr: 'Le traversier est en retard.' }
  const closesOn = program.closesOn.add({ days: 5 })
  const place = { region: null, districtNumber, note, contactName: '', contactEmail: '', closesOn }
  await savePlace(db, coordinator, program, place, null)
}

test(
  'who begins again comes back to the application they have; the other seat is another one',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addPerson(db)
    await as(db, amina)
    const first = await startApplication(db, amina, program, 'mentee', openDay)
    const trace = await tracing(db, async () =>
      assert.equal(await startApplication(db, amina, program, 'mentee', openDay), first),
    )
    assert.deepEqual(trace, noTrace)
    assert.notEqual(await startApplication(db, amina, program, 'mentor', openDay), first)
  }),
)

test(
  'an application begins from the first day to the last, and in no draft',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addPerson(db)
    await as(db, amina)
    for (const date of [program.opensOn.subtract({ days: 1 }), program.closesOn.add({ days: 1 })])
      await assert.rejects(startApplication(db, amina, program, 'mentee', date), Refusal)
    for (const [seat, date] of [
      ['mentee', program.opensOn],
      ['mentor', program.closesOn],
    ] as const)
      await startApplication(db, amina, program, seat, date)
    const draft = await addProgram(db, { published: false })
    await as(db, draft.coordinator)
    await assert.rejects(startApplication(db, draft.coordinator, draft.program, 'mentee', openDay), Refusal)
  }),
)

test(
  'a place with a later last day begins and sends until then, every other place no longer',
  withDatabase(async (db) => {
    const { program, coordinator, amina, id } = await write(db)
    await prolong(db, coordinator, program, 73)
    const late = program.closesOn.add({ days: 5 })
    const there = await addPerson(db, { position: { districtNumber: 73 } })
    const elsewhere = await addPerson(db, { position: { districtNumber: 36 } })
    const newcomer = await addPerson(db)
    await as(db, newcomer)
    await startApplication(db, newcomer, program, 'mentee', late) // where they work is not known yet
    await assert.rejects(startApplication(db, newcomer, program, 'mentor', late.add({ days: 1 })), Refusal)
    await as(db, 'visitor')
    assert.deepEqual(
      [await mayBegin(db, visitor, program, late), await mayBegin(db, visitor, program, openDay)],
      [true, true],
    )
    await as(db, there)
    await startApplication(db, there, program, 'mentee', late)
    await assert.rejects(startApplication(db, there, program, 'mentor', late.add({ days: 1 })), Refusal)
    await as(db, elsewhere)
    await assert.rejects(startApplication(db, elsewhere, program, 'mentee', late), Refusal)
    await as(db, amina)
    const noon = (date: Temporal.PlainDate) =>
      date.toZonedDateTime({ timeZone: program.zone, plainTime: '12:00' }).toInstant()
    await assert.rejects(submitApplication(db, amina, id, noon(late.add({ days: 1 }))), /closed on 25 October/)
    await submitApplication(db, amina, id, noon(late))
    assert.equal(await statusOf(db, id), 'submitted')
  }),
)

test(
  'the last day lasts until midnight where the program is',
  withDatabase(async (db) => {
    const { program, amina, id } = await write(db)
    const midnight = program.closesOn.add({ days: 1 }).toZonedDateTime(program.zone).toInstant()
    await assert.rejects(submitApplication(db, amina, id, midnight), Refusal)
    await submitApplication(db, amina, id, midnight.subtract({ seconds: 1 }))
    assert.equal(await statusOf(db, id), 'submitted')
  }),
)

test(
  'nothing is sent while a page is missing, and the page is named in both languages',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const writing = async (seat: 'mentee' | 'mentor', except: string) => {
      const jo = await addPerson(db, { name: 'Jo Lee' })
      const id = await begin(db, jo, program, seat)
      return { jo, id, pages: await fillIn(db, jo, id, { except }) }
    }
    for (const seat of seatKinds)
      for (const page of (await writing(seat, '')).pages) {
        const { jo, id } = await writing(seat, page)
        const missing = missingParts(partsOf(await getDossier(db, (await getWritable(db, jo, id)).application)))
        assert.deepEqual(
          missing.map(({ key }) => key),
          [page],
        )
        const sending = submitApplication(db, jo, id, openNow)
        await assert.rejects(
          sending,
          (error) =>
            error instanceof Refusal &&
            error.text.en.includes(missing[0]?.title.en ?? '-') &&
            error.text.fr.includes(missing[0]?.title.fr ?? '-'),
          page,
        )
        assert.equal(await statusOf(db, id), 'draft')
      }
  }),
)

test(
  'a question that is asked only after its page was written is still to be answered before sending',
  withDatabase(async (db) => {
    const { program, coordinator, amina, id } = await write(db)
    const { questionnaireId } = await getSeat(db, program.id, 'mentee')
    const label = { en: 'Do you travel?', fr: 'Voyagez-vous?' }
    const question = { key: 'travel', kind: 'line', label, required: true, card: false } as const
    await as(db, coordinator)
    await saveQuestion(db, coordinator, questionnaireId, 'setting', question, 1)
    await as(db, amina)
    await assert.rejects(submitApplication(db, amina, id, openNow), Refusal)
  }),
)

test(
  'sending is acknowledged by letter once; sending again looks only for whom is new to be asked',
  withDatabase(async (db) => {
    const { amina, id } = await write(db)
    assert.deepEqual(await tracing(db, () => submitApplication(db, amina, id, openNow)), {
      verbs: ['application.submitted'],
      posted: ['application.invitations', 'application.received'],
    })
    const trace = await tracing(db, () => submitApplication(db, amina, id, openNow.add({ hours: 24 })))
    assert.deepEqual(trace, { verbs: [], posted: ['application.invitations'] })
    const { application } = await getWritable(db, amina, id)
    assert.deepEqual([application.status, application.submittedAt], ['submitted', openNow])
  }),
)

test(
  'what was sent in time may be changed and sent again after the last day, until the decision',
  withDatabase(async (db) => {
    const { amina, id, program } = await write(db)
    await submitApplication(db, amina, id, openNow)
    await submitApplication(db, amina, id, program.closesOn.add({ days: 3 }).toZonedDateTime(program.zone).toInstant())
    for (const status of ['accepted', 'waiting', 'declined', 'withdrawn'] as const) {
      await as(db, 'owner')
      const waitingSince = status === 'waiting' ? openNow : null
      await db
        .updateTable('applications')
        .set({ status, decidedAt: openNow, waitingSince })
        .where('id', '=', id)
        .execute()
      await as(db, amina)
      await assert.rejects(getEditable(db, amina, id), { status: 422 }, status)
      await assert.rejects(submitApplication(db, amina, id, openNow), { status: 422 }, status)
    }
  }),
)

test(
  'an application is written by the person alone; anybody else finds nothing, staff and committee too',
  withDatabase(async (db) => {
    const { program, coordinator, admin, id } = await write(db)
    const { members } = await addCommittee(db, program, 1)
    const other = await addProgram(db)
    for (const actor of [coordinator, admin, other.coordinator, members[0] ?? admin, await addPerson(db)]) {
      await as(db, actor)
      const attempts = [
        () => getWritable(db, actor, id),
        () => submitApplication(db, actor, id, openNow),
        () => withdrawApplication(db, actor, id),
      ]
      for (const attempt of attempts) await assert.rejects(attempt(), { status: 404 }, actor.name)
    }
    assert.equal(await statusOf(db, id), 'draft')
  }),
)

test(
  'an application is taken back without a reason, at any time before it was declined, and once',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    for (const status of ['draft', 'asked', 'submitted', 'waiting', 'accepted'] as const) {
      const { person, application } = await addApplication(db, program, 'mentee', { status })
      await as(db, person)
      assert.deepEqual(await tracing(db, () => withdrawApplication(db, person, application.id)), {
        verbs: ['application.withdrawn'],
        posted: status === 'accepted' ? ['application.left'] : [], // open offers are taken back
      })
      assert.equal(await statusOf(db, application.id), 'withdrawn')
      await assert.rejects(withdrawApplication(db, person, application.id), Refusal)
    }
    const declined = await addApplication(db, program, 'mentee', { status: 'declined' })
    await as(db, declined.person)
    await assert.rejects(withdrawApplication(db, declined.person, declined.application.id), Refusal)
  }),
)

test(
  'after taking it back or being declined one may apply anew, and what was said before stays as it was',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    for (const status of ['withdrawn', 'declined'] as const) {
      const { person, application } = await addApplication(db, program, 'mentee', { status })
      await as(db, person)
      assert.equal(await findLiving(db, person.id, program.id, 'mentee'), undefined)
      const anew = await startApplication(db, person, program, 'mentee', openDay)
      assert.notEqual(anew, application.id)
      assert.deepEqual([await statusOf(db, anew), await statusOf(db, application.id)], ['draft', status])
      assert.deepEqual((await getDossier(db, (await getWritable(db, person, anew)).application)).answers, {})
      await assert.rejects(startApplication(db, person, program, 'mentor', day('2026-12-01')), Refusal)
    }
  }),
)

test(
  'those who wait stand in the order in which they were put there; only they and the coordinator see where',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const line = []
    for (const date of ['2026-10-03', '2026-10-01', '2026-10-02']) {
      const { person, application } = await addApplication(db, program, 'mentee', { status: 'waiting' })
      const waitingSince = Temporal.Instant.from(`${date}T17:00:00Z`)
      await db.updateTable('applications').set({ waitingSince }).where('id', '=', application.id).execute()
      line.push({ person, application })
    }
    await addApplication(db, program, 'mentor', { status: 'waiting' })
    const places = []
    for (const { person, application } of line) {
      await as(db, person)
      places.push(await placeInLine(db, application))
    }
    assert.deepEqual(places, [3, 1, 2])
    const [first, second] = line
    assert.ok(first && second)
    await as(db, coordinator)
    assert.equal(await placeInLine(db, first.application), 3)
    await as(db, second.person)
    assert.equal(await placeInLine(db, first.application), 0)
    await withdrawApplication(db, second.person, second.application.id)
    await as(db, first.person)
    assert.equal(await placeInLine(db, first.application), 2)
  }),
)
