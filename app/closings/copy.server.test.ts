import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { itemsOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { findCoordinated, getProgram, listDates, listSeats } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { listEditions, textKinds, writeText } from '../programs/text.server.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { type CopyWish, copyProgram, readSource } from './copy.server.ts'
import { movedDates } from './copy.ts'
import { moveTitle } from './move.ts'

async function copy(db: Db, actor: PersonActor, program: Program, wish: Partial<CopyWish> = {}): Promise<Program> {
  await as(db, actor)
  const source = await readSource(db, actor, program)
  const dates = movedDates(source, 1)
  const nobody = { coordinators: [], members: [] }
  const slug = await copyProgram(db, actor, source, { title: moveTitle(program.title, 1), dates, ...nobody, ...wish })
  return findCoordinated(db, actor, slug)
}

/** What two programs have in common, without their names, dates and states. */
const settingsOf = ({
  pilot,
  model,
  summary,
  months,
  cap,
  answerDays,
  readers,
  policy,
  rubric,
  goals,
  ...rest
}: Program) => ({
  ...{ pilot, model, summary, months, cap, answerDays, readers, policy, rubric, goals },
  ...{
    hours: [rest.hoursLeast, rest.hoursMost, rest.hoursAll, rest.meetsEvery],
    zone: rest.zone,
    framework: rest.frameworkId,
  },
})

test(
  'a copy is a draft of the next year with every setting, and nothing anybody did',
  withDatabase(async (db) => {
    const { program: before, coordinator } = await addPair(db)
    await as(db, coordinator)
    await writeText(
      db,
      coordinator,
      { programId: before.id, kind: 'code', body: { en: 'Newer', fr: 'Plus récent' }, approvedOn: null },
      1,
    )
    await db
      .updateTable('programs')
      .set({ cap: 7, pilot: true, hoursLeast: 3, hoursMost: 5, meetsEvery: 9 })
      .where('id', '=', before.id)
      .execute()
    const program = await getProgram(db, before.id)
    const made = await copy(db, coordinator, program)
    assert.equal(made.status, 'draft')
    assert.equal(made.publishedAt, null)
    assert.equal(made.copiedFrom, program.id)
    assert.equal(made.organizationId, program.organizationId)
    assert.match(made.title.en, /2027/)
    assert.notEqual(made.slug, program.slug)
    assert.deepEqual(settingsOf(made), settingsOf(program))
    assert.equal(made.opensOn.toString(), '2027-06-01')
    assert.ok(made.firstClosesOn.equals(made.closesOn))

    const seats = [await listSeats(db, program.id), await listSeats(db, made.id)] as const
    for (const [index, seat] of seats[1].entries()) {
      const { id, programId, questionnaireId, version, ...same } = seat
      const old = seats[0][index]
      assert.ok(old)
      assert.deepEqual(
        { ...same },
        Object.fromEntries(Object.keys(same).map((key) => [key, old[key as keyof typeof old]])),
      )
      assert.notEqual(
        questionnaireId,
        old.questionnaireId,
        'questions changed next year leave last year’s as they were',
      )
      assert.deepEqual(
        (await getQuestionnaire(db, questionnaireId)).groups,
        (await getQuestionnaire(db, old.questionnaireId)).groups,
      )
      assert.ok(id && programId && version)
    }
    for (const kind of textKinds) {
      const bodies = async ({ id }: Program) =>
        (await listEditions(db, id, kind)).map(({ edition, body }) => [edition, body.fr])
      assert.deepEqual(await bodies(made), await bodies(program))
    }
    assert.equal((await listEditions(db, made.id, 'code')).length, 2)
    const events = [await listDates(db, program.id), await listDates(db, made.id)] as const
    assert.deepEqual(
      events[1].map(({ key }) => key),
      events[0].map(({ key }) => key),
    )
    for (const table of ['programContacts', 'programPlaces', 'committees', 'catalogueItems'] as const) {
      const n = async ({ id }: Program) =>
        (await db.selectFrom(table).select('id').where('programId', '=', id).execute()).length
      assert.equal(await n(made), await n(program), table)
    }
    for (const table of ['applications', 'offers', 'partnerships', 'matchings'] as const)
      assert.deepEqual(await db.selectFrom(table).select('id').where('programId', '=', made.id).execute(), [], table)
    const source = await readSource(db, coordinator, made)
    assert.equal(source.committee?.members.length, 0)
    assert.equal(source.coordinators.length, 0)
  }),
)

test(
  'an archived program can be copied too, and a second copy has an address of its own',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPair(db)
    await as(db, 'owner')
    await db.updateTable('programs').set({ status: 'archived' }).where('id', '=', program.id).execute()
    const [one, two] = [await copy(db, coordinator, program), await copy(db, coordinator, program)]
    assert.notEqual(one.slug, two.slug)
    assert.equal(one.status, 'draft')
  }),
)

test(
  'people come along only where chosen; a member keeps the end of the term and promises anew',
  withDatabase(async (db) => {
    const { program, coordinator, pool } = await addPair(db)
    const colleague = await addPerson(db, { name: 'Clara Colleague' })
    await db.insertInto('programStaff').values({ programId: program.id, personId: colleague.id }).execute()
    const [member, short] = pool.members
    assert.ok(member && short)
    await db.updateTable('committeeMembers').set({ until: '2027-01-31' }).where('id', '=', short.memberId).execute()
    const made = await copy(db, coordinator, program, { coordinators: [colleague.id], members: [member.memberId] })
    const source = await readSource(db, coordinator, made)
    assert.deepEqual(
      source.coordinators.map(({ personId }) => personId),
      [colleague.id],
    )
    const [seated, ...others] = source.committee?.members ?? []
    assert.equal(others.length, 0)
    assert.equal(seated?.personId, member.id)
    assert.equal(seated?.promisedAt, null)
    assert.equal(seated?.since.toString(), '2027-06-01')
    assert.equal(seated?.until.toString(), '2099-12-31')
    const [letter] = (await itemsOf(db, 'committee.seated')).filter(({ subjectId }) => subjectId === seated?.id)
    assert.equal(letter?.personId, member.id)
    await refuses(copy(db, coordinator, program, { members: [short.memberId] }))
  }),
)

test(
  'only somebody who opens programs for the organization copies one, and no date ends before it begins',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPair(db)
    const colleague = await addPerson(db, { name: 'Clara Colleague' })
    await db.insertInto('programStaff').values({ programId: program.id, personId: colleague.id }).execute()
    await refuses(copy(db, colleague, program))
    await as(db, coordinator)
    const source = await readSource(db, coordinator, program)
    const dates = movedDates(source, 1)
    const [event] = source.events
    assert.ok(event)
    const changed = (key: string, date: string) => new Map([...dates, [key, Temporal.PlainDate.from(date)]])
    for (const wrong of [changed('closesOn', '2027-05-01'), changed(`to-${event.id}`, '2026-01-01'), new Map()])
      await refuses(copy(db, coordinator, program, { dates: wrong }))
  }),
)
