import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { record, recordLook } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { noteLook } from '../applications/application.server.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { hasActWords } from './acts.words.ts'
import { listLookingPrograms, listLooks, listOwnActs } from './looks.server.ts'
import { hasLookWords } from './looks.words.ts'

const shown = async (db: Db, filter: Omit<Parameters<typeof listLooks>[1], 'page'> = {}) =>
  (await listLooks(db, { ...filter, page: 1 })).looks.map(
    ({ name, actedAs, verb, programSlug }) => `${name} (${actedAs}): ${verb} ${programSlug}`,
  )

/** An application that a coordinator and a member have read, and that is in a file. */
async function lookAround(db: Db) {
  const { program, coordinator } = await addProgram(db)
  const { members } = await addCommittee(db, program, 1)
  const member = members[0] ?? coordinator
  const { person, application } = await addApplication(db, program, 'mentee', { name: 'Amina' })
  const other = await addApplication(db, program, 'mentee', { name: 'Jo' })
  for (const reader of [coordinator, member, person]) {
    await as(db, reader)
    for (let time = 1; time <= 3; time++) await noteLook(db, application)
  }
  await as(db, coordinator)
  await record(db, coordinator, 'matching.downloaded', {
    recordType: 'matching',
    recordId: 'x',
    programId: program.id,
    about: [person.id, other.person.id],
  })
  return { program, coordinator, member, amina: person, jo: other.person, application }
}

test(
  'everybody sees who looked at what is theirs, in which role and for which program, once a day; and nothing of anybody else',
  withDatabase(async (db) => {
    const { program, coordinator, member, amina, jo } = await lookAround(db)
    await as(db, amina)
    assert.deepEqual(await shown(db), [
      `Rosalind Carey (coordinator): matching.downloaded ${program.slug}`,
      `Member 1 (committee): application.read ${program.slug}`,
      `Rosalind Carey (coordinator): application.read ${program.slug}`,
    ])
    assert.equal((await shown(db, { kind: 'taken' })).length, 1)
    assert.equal((await shown(db, { kind: 'read' })).length, 2)
    assert.equal((await shown(db, { kind: 'emergency' })).length, 0)
    assert.equal((await shown(db, { program: 'another' })).length, 0)
    assert.deepEqual(
      (await listLookingPrograms(db)).map(({ slug }) => slug),
      [program.slug],
    )
    await as(db, jo)
    assert.deepEqual(await shown(db), [`Rosalind Carey (coordinator): matching.downloaded ${program.slug}`])
    for (const reader of [coordinator, member]) {
      await as(db, reader)
      assert.deepEqual(await shown(db), [], 'who looks sees here only who looked at them')
      assert.ok((await listOwnActs(db, reader, 20)).length > 0)
    }
  }),
)

test(
  'whom a line is about and where it came from is read by no page',
  withDatabase(async (db) => {
    const { coordinator } = await lookAround(db)
    await as(db, coordinator)
    for (const column of ['about', 'address', '*'])
      assert.ok(
        await isRefusedByDatabase(db, (db) => sql.raw(`select ${column} from audit_entries`).execute(db)),
        column,
      )
  }),
)

test(
  'a look at several is noted again the same day when one more has joined them',
  withDatabase(async (db) => {
    const { program, coordinator, amina, jo } = await lookAround(db)
    const look = (about: string[]) =>
      recordLook(db, 'review.read', { recordType: 'program', recordId: program.id, programId: program.id, about })
    await as(db, coordinator)
    await look([amina.id])
    await look([amina.id])
    await look([amina.id, jo.id])
    await look([jo.id])
    await as(db, jo)
    assert.equal((await shown(db)).length, 2)
    await as(db, amina)
    assert.equal((await shown(db)).filter((line) => line.includes('review.read')).length, 2)
  }),
)

test(
  'staff who ask for what exists and is not theirs are noted, for whom it is about too; others, and what does not exist, are not',
  withDatabase(async (db) => {
    const { mentor, mentee, partnershipId, coordinator } = await addPair(db)
    const elsewhere = await addProgram(db)
    const { application, person } = await addApplication(db, elsewhere.program, 'mentee', { name: 'Amina' })
    const ask = (route: string, named: object) =>
      sql`select app.record_denial(${route}, ${JSON.stringify(named)}::jsonb)`.execute(db)
    await as(db, coordinator)
    for (let time = 1; time <= 3; time++) await ask('/partnerships/:partnership/notes', { partnership: partnershipId })
    await ask('/readings/:reading', { reading: crypto.randomUUID() })
    await ask('/programs/:program/pulse', { program: elsewhere.program.slug })
    await as(db, person)
    await ask('/partnerships/:partnership', { partnership: partnershipId })
    await as(db, elsewhere.coordinator)
    for (let time = 1; time <= 40; time++)
      await ask('/applications/:application', { application: time === 40 ? application.id : partnershipId })
    await as(db, 'owner')
    const { rows } = await sql<{ actorId: string; recordType: string; facts: object }>`
      select actor_id, record_type, facts from audit_entries where outcome = 'denied' order by seq`.execute(db)
    assert.deepEqual(
      rows.map(({ actorId, recordType, facts }) => [actorId === coordinator.id, recordType, facts]),
      [
        [true, 'partnership', { page: '/partnerships/:partnership/notes' }],
        [true, 'program', { page: '/programs/:program/pulse' }],
        [false, 'application', { page: '/applications/:application' }],
      ],
    )
    for (const one of [mentor, mentee]) {
      await as(db, one)
      assert.equal((await shown(db, { kind: 'refused' })).length, 1)
    }
  }),
)

test('every verb of the trail has words in both languages', () => {
  const verbs = new Set<string>()
  const looks = new Set<string>()
  const files = globSync('{app,foundation}/**/*.{ts,tsx}', { cwd: projectRoot }).filter(
    (file) => !/\.(test|example)\./.test(file),
  )
  for (const file of files) {
    const text = readFileSync(projectRoot + file, 'utf8').replace(/system\([^)]*\)/g, 'system')
    for (const [, call = '', told = ''] of text.matchAll(/\b(record|recordAll|recordLook)\(([^;]{0,260})/g)) {
      const [verb] = /'[a-z-]+\.[a-z-]+'/.exec(told) ?? []
      if (verb) (call === 'recordLook' ? looks : verbs).add(verb.slice(1, -1))
    }
  }
  assert.ok(verbs.size > 100 && looks.size > 5)
  assert.deepEqual(
    [...verbs, ...looks].filter((verb) => !hasActWords(verb)),
    [],
  )
  assert.deepEqual(
    [...looks].filter((verb) => !hasLookWords(verb)),
    [],
  )
})
