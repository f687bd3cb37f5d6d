import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { saveTerms } from '../honoraria/terms.server.ts'
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
    const source = await readSource(db, coordinator, made)
    assert.equal(source.committee?.members.length, 0)
    assert.equal(source.coordinators.length, 0)
  }),
)

/** What a program gathers as people take part: it stays with its year. Every other table of a program is a setting. */
const ofItsYear =
  `applications beats certificates closing_ticks concerns gatherings group_proposals groups honoraria honorarium_exports imports matching_runs
  matchings mentor_invitations offers pair_notes partnerships places plan_copies pulse_hours quotes report_editions report_texts
  review_reports review_results rulings surveys trainings`.split(/\s+/)
/** Each row's own name, and its days, which move. */
const itsOwn = ['id', 'program_id', 'version', 'questionnaire_id', 'starts_on', 'ends_on', 'closes_on', 'read_by']

test(
  'every table of a program comes along to the copy, unless it is named as one that stays with its year',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPair(db)
    await as(db, 'owner')
    const { id: programId } = program
    await db.insertInto('programContacts').values({ programId, name: 'Cora', role: '{}', position: 9 }).execute()
    await db.insertInto('programPlaces').values({ programId, region: 'north', note: '{}' }).execute()
    await as(db, coordinator)
    await db.insertInto('catalogueItems').values({ programId, kind: 'learning', title: '{}' }).execute()
    await saveTerms(db, coordinator, program, 0, [{ en: 'Ours', fr: 'Nôtre', proof: null }])
    const made = await copy(db, coordinator, program)
    await as(db, 'owner')
    const { rows: tables } = await sql<{ name: string }>`
      select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where a.attname = 'program_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'audit_entries'
      order by 1`.execute(db)
    const rowsOf = async (table: string, { id }: Program) =>
      (
        await sql<{ row: string }>`
          select (to_jsonb(t) - ${itsOwn}::text[])::text as row from ${sql.table(table)} t where program_id = ${id} order by 1`.execute(
          db,
        )
      ).rows.map(({ row }) => row)
    for (const { name } of tables) {
      const [before, after] = [await rowsOf(name, program), await rowsOf(name, made)]
      if (ofItsYear.includes(name)) assert.deepEqual(after, [], name)
      else if (name === 'program_staff') assert.equal(after.length, 1, 'whoever copies coordinates; others are chosen')
      else assert.ok(before.length > 0 && before.join() === after.join(), `${name} does not come along`)
    }
    assert.deepEqual(
      ofItsYear.filter((name) => !tables.some((table) => table.name === name)),
      [],
    )
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
