import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication, begin } from '../applications/application.example.ts'
import { getWritable } from '../applications/application.server.ts'
import type { Application } from '../applications/application.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { errandAt } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import {
  countIdentities,
  eraseIdentification,
  findIdentification,
  type Identification,
  saveIdentification,
} from './identification.server.ts'
import { sweepIdentifications } from './sweep.job.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const nothingSaid = { answers: {}, counted: false, wish: '', wishConsent: false, willing: false }
const choose = (key: string, choice: string) => ({ [key]: { choice, words: '', prefersNot: false } })

/** Somebody says who they are; they act from here on. */
async function say(
  db: Db,
  { person, application }: { person: PersonActor; application: Application },
  said: Partial<Identification>,
) {
  await as(db, person)
  await saveIdentification(db, person, application, { ...nothingSaid, ...said }, testKey, now)
}

const consents = async (db: Db) =>
  (
    await db
      .selectFrom('consents')
      .select('purpose')
      .where('withdrawnAt', 'is', null)
      .where('purpose', 'like', 'identity-%')
      .orderBy('purpose')
      .execute()
  ).map(({ purpose }) => purpose)

const tables = ['self_identifications', 'person_keys', 'wish_matches'] as const
const rowsOf = async (db: Db, table: (typeof tables)[number]) =>
  (await sql<{ row: string }>`select t::text as row from ${sql.table(`private.${table}`)} t`.execute(db)).rows

test(
  'what somebody says of themselves is theirs alone: sealed where it lies, opened for nobody else',
  withDatabase(async (db) => {
    const { program, coordinator, admin } = await addProgram(db)
    const { members } = await addCommittee(db, program, 1)
    const amina = await addApplication(db, program, 'mentee', { name: 'Amina' })
    const answers = { gender: { choice: 'another', words: 'Two-spirit', prefersNot: false } }
    await say(db, amina, { answers, wish: 'Somebody like me' })
    const found = await findIdentification(db, amina.person, amina.application.id, testKey)
    assert.deepEqual([found?.answers, found?.wish], [answers, 'Somebody like me'])
    const [own] = await rowsOf(db, 'self_identifications')
    assert.doesNotMatch(own?.row ?? '', /Two-spirit|like me|another/)
    for (const actor of [coordinator, admin, members[0] ?? admin, 'visitor', 'owner'] as const) {
      await as(db, actor)
      assert.equal(await findIdentification(db, amina.person, amina.application.id, testKey), undefined)
      for (const table of tables) assert.deepEqual(await rowsOf(db, table), [], table)
    }
  }),
)

test(
  'nobody says who somebody else is, also not whoever types in their paper',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee')
    await asOwner(db, () => db.updateTable('applications').set({ takenBy: coordinator.id }).execute())
    await as(db, coordinator)
    await getWritable(db, coordinator, application.id)
    const attempts = [
      () => saveIdentification(db, coordinator, application, nothingSaid, testKey, now),
      () => eraseIdentification(db, coordinator, application, now),
    ]
    for (const attempt of attempts)
      assert.deepEqual(await tracing(db, () => assert.rejects(attempt(), { status: 404 })), noTrace)
    await as(db, person)
    assert.equal(await findIdentification(db, person, application.id, testKey), undefined)
  }),
)

test(
  'there are two consents, each given apart, taken back by saving without it, and no is the beginning',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addPerson(db)
    const id = await begin(db, amina, program, 'mentee')
    const mine = { person: amina, application: (await getWritable(db, amina, id)).application }
    await say(db, mine, { answers: choose('gender', 'woman') })
    assert.deepEqual(await consents(db), [])
    await say(db, mine, { counted: true })
    assert.deepEqual(await consents(db), ['identity-counted'])
    await say(db, mine, { counted: true, wishConsent: true })
    assert.deepEqual(await consents(db), ['identity-counted', 'identity-wish'])
    await say(db, mine, { wishConsent: true })
    assert.deepEqual(await consents(db), ['identity-wish'])
  }),
)

test(
  'erasing leaves nothing of it, in either consent, and the trail says only that it was done',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addApplication(db, program, 'mentee')
    await say(db, amina, { answers: choose('gender', 'woman'), counted: true, wish: 'Secret', wishConsent: true })
    const trace = await tracing(db, () => eraseIdentification(db, amina.person, amina.application, now))
    assert.deepEqual(trace.verbs, ['consent.withdrawn', 'consent.withdrawn', 'identification.erased'])
    assert.equal(await findIdentification(db, amina.person, amina.application.id, testKey), undefined)
    assert.deepEqual([await rowsOf(db, 'self_identifications'), await consents(db)], [[], []])
    const entries = await db
      .selectFrom('auditEntries')
      .select(['verb', 'recordType', 'recordId', 'purpose', 'facts'])
      .execute()
    assert.doesNotMatch(JSON.stringify(entries), /Secret|woman|gender/)
  }),
)

test(
  'it is deleted when the program is over, and not a day before',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addApplication(db, program, 'mentee')
    await say(db, amina, { answers: choose('gender', 'woman') })
    for (const [days, left] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const noon = program.endsOn.add({ days }).toZonedDateTime({ timeZone: program.zone, plainTime: '12:00' })
      await as(db, 'worker')
      await sweepIdentifications(db, errandAt(noon.toInstant()))
      await as(db, amina.person)
      assert.equal((await rowsOf(db, 'self_identifications')).length, left)
    }
  }),
)

test(
  'only those are counted who agreed to be and still take part, for those who decide, and looking is recorded',
  withDatabase(async (db) => {
    const { program, coordinator, admin } = await addProgram(db)
    const other = await addProgram(db)
    const { members } = await addCommittee(db, program, 1)
    const answers = { ...choose('gender', 'woman'), ...choose('indigenous', 'metis') }
    const add = async (status: 'submitted' | 'draft' | 'withdrawn' | 'declined' | 'accepted', counted: boolean) => {
      const applicant = await addApplication(db, program, 'mentee', { status })
      await say(db, applicant, { answers, counted })
      return applicant
    }
    for (let n = 0; n < 9; n++) await add(n % 2 ? 'submitted' : 'accepted', true)
    for (const status of ['draft', 'withdrawn', 'declined'] as const) await add(status, true)
    const tenth = await add('submitted', false)
    const figures = async (actor: PersonActor) => {
      await as(db, actor)
      const counted = await countIdentities(db, actor, program.id, testKey)
      assert.ok(!counted.some(({ question }) => question.key === 'indigenous'))
      return counted.find(({ question }) => question.key === 'gender')?.counts
    }
    assert.equal(await figures(coordinator), undefined, 'nine are too few')
    await say(db, tenth, { answers, counted: true })
    const ten = { woman: 10, man: 0, another: 0 }
    assert.deepEqual(await figures(coordinator), ten)
    assert.deepEqual(await figures(members[0] ?? admin), ten)
    for (const actor of [admin, other.coordinator, tenth.person]) assert.equal(await figures(actor), undefined)
    await as(db, coordinator)
    const trace = await tracing(db, () => countIdentities(db, coordinator, program.id, testKey))
    assert.deepEqual(trace.verbs, ['identification.counted'])
  }),
)
