import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { fillIn, openDay, openNow } from '../applications/application.example.ts'
import {
  getWritable,
  startApplication,
  submitApplication,
  withdrawApplication,
} from '../applications/application.server.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { privacyConsent } from '../applications/promise.server.ts'
import { consentHash } from '../people/consent.server.ts'
import { addPerson } from '../people/person.example.ts'
import { getPerson } from '../people/person.server.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { type Entry, enterApplication } from './entry.server.ts'

const paper: Entry = {
  name: 'Hélène Côté',
  email: 'helene@example.org',
  phone: '250-555-0188',
  language: 'fr',
  seat: 'mentee',
  source: 'paper',
}

/** A program whose coordinator has a form on the desk; they act. */
async function receive(db: Db) {
  const world = await addProgram(db)
  const { program, coordinator } = world
  const enter = async (entry: Partial<Entry> = {}) => {
    await as(db, coordinator)
    return enterApplication(db, coordinator, program, { ...paper, ...entry }, openNow)
  }
  const personOf = async (id: string) => (await getWritable(db, coordinator, id)).application.personId
  await as(db, coordinator)
  return { ...world, enter, personOf }
}

test(
  'an application from paper or telephone begins with the person’s consent noted, in the words of that day',
  withDatabase(async (db) => {
    const { coordinator, enter, personOf } = await receive(db)
    for (const source of ['paper', 'phone'] as const) {
      const email = `${source}@example.org`
      let id = ''
      const trace = await tracing(db, async () => (id = await enter({ source, email })))
      assert.deepEqual(trace.verbs, ['consent.given', 'application.entered'])
      const { application, hand } = await getWritable(db, coordinator, id)
      assert.deepEqual([hand, application.source, application.status], ['entry', source, 'draft'])
      const consents = await db
        .selectFrom('consents')
        .select(['purpose', 'method', 'notedBy', 'textHash'])
        .where('personId', '=', await personOf(id))
        .execute()
      await as(db, { ...coordinator, id: application.personId })
      const { rows: looks } = await sql<{ verb: string }>`select verb from app.looks()`.execute(db)
      assert.deepEqual(looks, [{ verb: 'application.entered' }], 'they see that somebody wrote it down for them')
      await as(db, coordinator)
      const textHash = consentHash(privacyConsent.text)
      assert.deepEqual(consents, [{ purpose: 'entered-for-me', method: source, notedBy: coordinator.id, textHash }])
    }
  }),
)

test(
  'somebody new is entered with everything the form says, whether or not they have an address',
  withDatabase(async (db) => {
    const { enter, personOf } = await receive(db)
    for (const email of ['helene@example.org', null]) {
      const { name, phone, language, email: address } = await getPerson(db, await personOf(await enter({ email })))
      assert.deepEqual(
        { name, phone, language, address },
        { name: 'Hélène Côté', phone: '250-555-0188', language: 'fr', address: email },
      )
    }
  }),
)

test(
  'somebody known at the address is that person, and stays as they described themselves',
  withDatabase(async (db) => {
    const { enter, personOf } = await receive(db)
    const known = await addPerson(db, { name: 'Hélène Côté-Nguyễn', email: 'helene@example.org' })
    assert.equal(await personOf(await enter()), known.id)
    const { name, phone, language } = await getPerson(db, known.id)
    assert.deepEqual([name, phone, language], ['Hélène Côté-Nguyễn', '604-555-0100', 'en'])
  }),
)

test(
  'one person has one living application for a seat, however it comes',
  withDatabase(async (db) => {
    const { coordinator, program, enter } = await receive(db)
    const known = await addPerson(db, { email: 'helene@example.org' })
    await as(db, known)
    const own = await startApplication(db, known, program, 'mentee', openDay)
    const trace = await tracing(db, () =>
      assert.rejects(enter(), (error) => error instanceof Refusal && error.field === 'email'),
    )
    assert.deepEqual(trace, noTrace)
    await enter({ seat: 'mentor' })
    await as(db, known)
    await withdrawApplication(db, known, own)
    await enter()
    await as(db, coordinator)
    await assert.rejects(enter(), Refusal)
  }),
)

test(
  'the coordinator types the same pages, in the person’s name and with the method noted; ratings go in and are not read back',
  withDatabase(async (db) => {
    const { coordinator, enter } = await receive(db)
    for (const seat of ['mentee', 'mentor'] as const) {
      const id = await enter({ seat, source: 'phone' })
      await fillIn(db, coordinator, id)
      const dossier = await getDossier(db, (await getWritable(db, coordinator, id)).application)
      assert.deepEqual([dossier.hasAssessment, dossier.assessment], [true, undefined])
      const methods = await db.selectFrom('consents').select('method').where('subjectId', '=', id).execute()
      assert.deepEqual(
        methods.map(({ method }) => method),
        ['phone', 'phone', 'phone'],
      )
      assert.deepEqual((await tracing(db, () => submitApplication(db, coordinator, id, openNow))).verbs, [
        'application.submitted',
      ])
    }
    assert.deepEqual(await db.selectFrom('ratings').selectAll().execute(), [])
  }),
)

test(
  'paper that came in time may be typed in later',
  withDatabase(async (db) => {
    const { coordinator, program, enter } = await receive(db)
    const id = await enter()
    await fillIn(db, coordinator, id)
    const late = program.closesOn.add({ days: 4 }).toZonedDateTime(program.zone).toInstant()
    await submitApplication(db, coordinator, id, late)
    assert.equal((await getWritable(db, coordinator, id)).application.status, 'submitted')
  }),
)

test(
  'the person takes over by signing in: everything typed is theirs, the ratings too',
  withDatabase(async (db) => {
    const { coordinator, enter } = await receive(db)
    const helene = await addPerson(db, { name: 'Hélène', email: 'helene@example.org' })
    const id = await enter()
    await fillIn(db, coordinator, id)
    await as(db, helene)
    const { application, hand } = await getWritable(db, helene, id)
    const dossier = await getDossier(db, application)
    assert.equal(hand, 'own')
    assert.ok(dossier.assessment && dossier.assessment.ratings.length > 0)
    assert.ok(Object.keys(dossier.answers).length > 0)
    await submitApplication(db, helene, id, openNow)
  }),
)

test(
  'nobody enters an application but the program’s coordinators, and none for whom they supervise',
  withDatabase(async (db) => {
    const { program, admin, coordinator, enter } = await receive(db)
    const below = await addPerson(db, { email: 'below@example.org' })
    const supervision = { supervisorId: coordinator.id, supervisedId: below.id, declaredBy: below.id }
    await db.insertInto('supervisions').values(supervision).execute()
    await as(db, below)
    await startApplication(db, below, program, 'mentee', openDay)
    for (const seat of ['mentee', 'mentor'] as const) {
      const trace = await tracing(db, () => assert.rejects(enter({ email: 'below@example.org', seat }), Refusal))
      assert.deepEqual(trace, noTrace)
    }
    const other = await addProgram(db)
    for (const actor of [admin, other.coordinator, below]) {
      await as(db, actor)
      const email = `new-${actor.id}@example.org`
      assert.ok(
        await isRefusedByDatabase(db, (db) => enterApplication(db, actor, program, { ...paper, email }, openNow)),
      )
    }
    const { n } = await asOwner(db, () =>
      db
        .selectFrom('applications')
        .select((of) => of.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    assert.equal(n, 1)
  }),
)
