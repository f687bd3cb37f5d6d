import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { checkMembership, findMembership } from '../memberships/membership.server.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { getReceived, readInbox } from './inbox.server.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const today = Temporal.PlainDate.from('2026-10-25')
const statuses = ['draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const

/** A program and a mentor’s application with a membership attested; the coordinator acts. */
async function receive(db: Db) {
  const world = await addProgram(db)
  const { program, coordinator } = world
  const { person: marcus, application } = await addApplication(db, program, 'mentor', { name: 'Marcus Wong' })
  const body = JSON.stringify({ en: 'An association', fr: 'Une association' })
  await db.insertInto('attestations').values({ applicationId: application.id, body, number: '4711' }).execute()
  await as(db, coordinator)
  const check = async (confirmed: boolean, expiresOn: string | null) => {
    const attestation = await findMembership(db, application.id)
    assert.ok(attestation)
    const expires = expiresOn ? Temporal.PlainDate.from(expiresOn) : null
    await checkMembership(db, coordinator, application, attestation, { confirmed, expiresOn: expires }, now)
  }
  const stateOn = async (day: Temporal.PlainDate) =>
    (await readInbox(db, program.id, {}, day)).lines.find(({ id }) => id === application.id)?.membership
  return { ...world, marcus, application, check, stateOn }
}

test(
  'the inbox shows every application of its program, begun ones too, each in its state, and no other program’s',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const other = await addProgram(db)
    for (const status of statuses) await addApplication(db, program, 'mentee', { status, name: `Person ${status}` })
    await addApplication(db, other.program, 'mentee')
    await as(db, coordinator)
    const { lines, counts } = await readInbox(db, program.id, {}, today)
    const states = Object.fromEntries(lines.map(({ name, state }) => [name.slice(7), state]))
    const expected = { draft: 'started', submitted: 'eligible' } as Record<string, string>
    assert.deepEqual(states, Object.fromEntries(statuses.map((status) => [status, expected[status] ?? status])))
    assert.deepEqual(counts, {
      started: 1,
      asked: 1,
      complete: 0,
      eligible: 1,
      accepted: 1,
      waiting: 1,
      declined: 1,
      withdrawn: 1,
    })
    const elsewhere = await readInbox(db, other.program.id, {}, today)
    assert.deepEqual([elsewhere.lines, elsewhere.total, elsewhere.counts.eligible], [[], 0, 0])
  }),
)

test(
  'a line says where somebody works, as it is written with their application',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person } = await addApplication(db, program, 'mentee', { name: 'Amina', position: { districtNumber: 73 } })
    await addPosition(db, person.id, { districtNumber: 36 })
    await as(db, coordinator)
    const { lines } = await readInbox(db, program.id, {}, today)
    assert.equal(lines.length, 1, 'one line however many positions')
    assert.match(lines[0]?.district ?? '', /^73 Kamloops/)
    for (const search of ['kamloops', '73', 'AMINA', 'thompson-okanagan'])
      assert.equal((await readInbox(db, program.id, { search }, today)).total, 1, search)
  }),
)

test(
  'nobody finds the application of somebody they supervise, neither in the inbox nor by its address',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { application } = await addApplication(db, program, 'mentee', { position: { districtNumber: 73 } })
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 73 })
    await as(db, coordinator)
    const { lines, counts, places } = await readInbox(db, program.id, {}, today)
    assert.deepEqual([lines, counts.eligible, places.taken], [[], 0, 0], 'nor among the counts')
    await assert.rejects(getReceived(db, coordinator, program.slug, application.id), { status: 404 })
  }),
)

test(
  'an application is received by the coordinators of its own program and nobody else',
  withDatabase(async (db) => {
    const { program, coordinator, admin } = await addProgram(db)
    const other = await addProgram(db)
    const { members } = await addCommittee(db, program, 1)
    const { person, application } = await addApplication(db, program, 'mentee')
    for (const actor of [admin, other.coordinator, members[0] ?? admin, person]) {
      await as(db, actor)
      await assert.rejects(getReceived(db, actor, program.slug, application.id), { status: 404 }, actor.name)
    }
    await as(db, coordinator)
    assert.equal((await getReceived(db, coordinator, program.slug, application.id)).application.id, application.id)
    await as(db, 'owner')
    await db.insertInto('programStaff').values({ programId: other.program.id, personId: coordinator.id }).execute()
    await as(db, coordinator)
    const crossed = getReceived(db, coordinator, other.program.slug, application.id)
    await assert.rejects(crossed, { status: 404 }, 'another program of one’s own does not hold it')
  }),
)

test(
  'places are taken by accepted mentees and offered by accepted mentors, as many as each can take',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    for (const status of ['accepted', 'waiting', 'declined'] as const)
      await addApplication(db, program, 'mentee', { status })
    for (const capacity of [0, 2]) await addApplication(db, program, 'mentor', { status: 'accepted', capacity })
    await addApplication(db, program, 'mentor', { capacity: 2 })
    await as(db, coordinator)
    assert.deepEqual((await readInbox(db, program.id, {}, today)).places, { taken: 1, offered: 2 })
  }),
)

test(
  'a membership is checked by a person, holds through its last day, and is then to be renewed',
  withDatabase(async (db) => {
    const { check, stateOn, application, coordinator } = await receive(db)
    assert.equal(await stateOn(today), 'unchecked')
    assert.deepEqual((await tracing(db, () => check(true, '2026-12-31'))).verbs, ['membership.checked'])
    assert.equal((await findMembership(db, application.id))?.checkedBy, coordinator.name)
    assert.equal(await stateOn(Temporal.PlainDate.from('2026-12-31')), 'confirmed')
    assert.equal(await stateOn(Temporal.PlainDate.from('2027-01-01')), 'expired')
    await check(true, null)
    assert.equal(await stateOn(Temporal.PlainDate.from('2040-01-01')), 'confirmed')
    await check(false, null)
    assert.equal(await stateOn(today), 'refused')
  }),
)

test(
  'a membership is not confirmed over what somebody else found, nor by the member',
  withDatabase(async (db) => {
    const { check, application, coordinator, program } = await receive(db)
    const seen = await findMembership(db, application.id)
    assert.ok(seen)
    await check(false, null)
    const outcome = { confirmed: true, expiresOn: null }
    await assert.rejects(checkMembership(db, coordinator, application, seen, outcome, now), Conflict)
    const own = await addApplication(db, program, 'mentor', { name: 'Rosalind' })
    await as(db, own.person)
    const trace = await tracing(db, () =>
      assert.rejects(checkMembership(db, own.person, own.application, seen, outcome, now), Refusal),
    )
    assert.deepEqual(trace, noTrace)
  }),
)

test(
  'who asked for no membership is not asked about one',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const jo = await addPerson(db)
    await addApplication(db, program, 'mentee')
    await as(db, coordinator)
    assert.deepEqual(
      (await readInbox(db, program.id, {}, today)).lines.map(({ membership }) => membership),
      ['none'],
    )
    await as(db, jo)
    assert.deepEqual((await readInbox(db, program.id, {}, today)).lines, [])
  }),
)
