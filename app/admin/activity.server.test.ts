import assert from 'node:assert/strict'
import { test } from 'node:test'
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
import { listActivity } from './activity.server.ts'

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
    return (await listActivity(db, program.id)).map(({ name, job, verb }) => `${name ?? job}: ${verb}`)
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
    assert.doesNotMatch(JSON.stringify(await listActivity(db, program.id)), /secret word/)
  }),
)

test(
  'only the newest three hundred acts are listed',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    for (let n = 1; n <= 302; n++)
      await record(db, coordinator, 'program.changed', {
        recordType: 'program',
        recordId: `${n}`,
        programId: program.id,
      })
    const listed = await listActivity(db, program.id)
    assert.equal(listed.length, 300)
    assert.ok(listed.every(({ verb }) => verb === 'program.changed'))
    const order = listed.map(({ seq }) => Number(seq))
    assert.deepEqual(
      order,
      order.toSorted((a, b) => b - a),
    )
  }),
)
