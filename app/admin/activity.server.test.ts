import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addApplication, begin, fillIn, openNow } from '../applications/application.example.ts'
import { submitApplication } from '../applications/application.server.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { decide } from '../inbox/decision.server.ts'
import { addPerson } from '../people/person.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { listActivity, takeActivityOut } from './activity.server.ts'
import { csvOf } from './activity.ts'

/** A program in which everybody has done something: staff, a member, the worker, an applicant. */
async function act(db: Db) {
  const world = await addProgram(db)
  const { program, coordinator } = world
  const { members } = await addCommittee(db, program, 1)
  const member = members[0] ?? coordinator
  const amina = await addPerson(db, { name: 'Amina' })
  const id = await begin(db, amina, program, 'mentee')
  await fillIn(db, amina, id)
  await submitApplication(db, amina, id, openNow)
  const { application } = await addApplication(db, program, 'mentee', { name: 'Jo' })
  await as(db, coordinator)
  await decide(db, coordinator, program, application, 'decline', 'A secret word', application.version, openNow)
  const about = { recordType: 'application', recordId: application.id, programId: program.id }
  await as(db, member)
  await record(db, member, 'reading.done', about)
  await as(db, 'worker')
  await record(db, system('reading.assign'), 'reading.assigned', about)
  const shown = async (actor: PersonActor) => {
    await as(db, actor)
    return (await listActivity(db, { programId: program.id })).map(({ name, job, verb }) => `${name ?? job}: ${verb}`)
  }
  return { ...world, member, amina, shown }
}

test(
  'the coordinator sees what staff, committee and the house did in the program, newest first',
  withDatabase(async (db) => {
    const { coordinator, shown } = await act(db)
    assert.deepEqual(await shown(coordinator), [
      'reading.assign: reading.assigned',
      'Member 1: reading.done',
      'Rosalind Carey: application.declined',
      'Rosalind Carey: program.published',
      'Rosalind Carey: program.opened',
    ])
  }),
)

test(
  'what an applicant did stays theirs, and nobody else sees what was done in the program',
  withDatabase(async (db) => {
    const { member, amina, admin, shown } = await act(db)
    const own = await shown(amina)
    assert.ok(own.includes('Amina: application.submitted'))
    assert.ok(own.every((line) => line.startsWith('Amina: ')))
    assert.deepEqual(await shown(member), ['Member 1: reading.done'])
    for (const actor of [(await addProgram(db)).coordinator, await addPerson(db)])
      assert.deepEqual(await shown(actor), [])
    assert.ok(
      (await shown(admin)).every((line) => line.endsWith('program.opened')),
      'what concerns the organization',
    )
  }),
)

test(
  'the list says what was done and never a word of what was written',
  withDatabase(async (db) => {
    const { program, coordinator } = await act(db)
    await as(db, coordinator)
    assert.doesNotMatch(JSON.stringify(await listActivity(db, { programId: program.id })), /secret word/)
  }),
)

test(
  'the list is gone through from the newest on, a hundred at a time',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    for (let n = 1; n <= 102; n++)
      await record(db, coordinator, 'program.changed', {
        recordType: 'program',
        recordId: `${n}`,
        programId: program.id,
      })
    const within = { programId: program.id }
    const first = await listActivity(db, within)
    assert.equal(first.length, 100)
    const rest = await listActivity(db, within, { before: first.at(-1)?.seq })
    assert.deepEqual(
      rest.map(({ verb }) => verb),
      ['program.changed', 'program.changed', 'program.published', 'program.opened'],
    )
    const order = [...first, ...rest].map(({ seq }) => Number(seq))
    assert.deepEqual(
      order,
      order.toSorted((a, b) => b - a),
    )
  }),
)

test(
  'an administrator takes out what concerns the organization and nothing of a program; a formula in it is text',
  withDatabase(async (db) => {
    const { program, organizationId, admin, coordinator } = await act(db)
    await as(db, 'owner')
    await sql`update people set name = '=SUM(A1)' where id = ${admin.id}`.execute(db)
    await as(db, admin)
    await record(db, admin, 'organization.changed', {
      recordType: 'organization',
      recordId: organizationId,
      organizationId,
    })
    const acts = await takeActivityOut(db, admin, organizationId)
    assert.ok(acts.every(({ verb }) => /^(organization|program\.opened|staff)/.test(verb)))
    assert.match(csvOf(acts, 'en'), /"?'=SUM\(A1\)"?,administrator of the organization,Organization: changed/)
    assert.equal((await listActivity(db, { organizationId }))[0]?.verb, 'audit.taken-out')
    assert.deepEqual(
      await listActivity(db, { programId: program.id }).then((all) =>
        all.filter(({ verb }) => verb !== 'program.opened'),
      ),
      [],
    )
    await as(db, coordinator)
    assert.ok((await listActivity(db, { organizationId })).every(({ verb }) => verb === 'program.opened'))
  }),
)
