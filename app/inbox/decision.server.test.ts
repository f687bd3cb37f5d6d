import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { asPerson, inTransaction, openClient, over } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, openTestDatabase, withDatabase } from '#foundation/testing.ts'
import { addApplication, begin, fillIn, openNow } from '../applications/application.example.ts'
import { getEditable, openRequest, submitApplication } from '../applications/application.server.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { askForMore, type Decision, decide, ruleOnEligibility } from './decision.server.ts'
import { getReceived } from './inbox.server.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')

/** A program and Amina’s application, which has arrived; the coordinator acts. */
async function receive(db: Db, example: Parameters<typeof addApplication>[3] = {}, cap: number | null = 40) {
  const world = await addProgram(db, { changes: { cap } })
  const { program, coordinator } = world
  const { person: amina, application } = await addApplication(db, program, 'mentee', { name: 'Amina', ...example })
  await as(db, coordinator)
  const read = async (id = application.id) => (await getReceived(db, coordinator, program.slug, id)).application
  const settle = async (decision: Decision, { id = application.id, word = '' } = {}) => {
    const current = await read(id)
    await decide(db, coordinator, program, current, decision, word, current.version, now)
  }
  return { ...world, amina, id: application.id, read, settle }
}

test(
  'what is missing is asked for on the applicant’s page; sending again answers it and waits for a decision',
  withDatabase(async (db) => {
    const { program, coordinator, read } = await receive(db)
    const jo = await addPerson(db, { name: 'Jo Lee' })
    const id = await begin(db, jo, program, 'mentee')
    await fillIn(db, jo, id)
    await submitApplication(db, jo, id, openNow)
    await as(db, coordinator)
    for (const words of ['Which school?', 'And since when?']) {
      const application = await read(id)
      const trace = await tracing(db, () => askForMore(db, coordinator, application, words, application.version))
      assert.deepEqual(trace, { verbs: ['application.asked'], posted: ['application.asked'] })
    }
    await as(db, jo)
    assert.equal((await getEditable(db, jo, id)).application.status, 'asked')
    assert.ok((await openRequest(db, id))?.words)
    await submitApplication(db, jo, id, now)
    assert.equal(await openRequest(db, id), undefined)
    assert.equal((await getEditable(db, jo, id)).application.status, 'submitted')
  }),
)

test(
  'only what has arrived and is undecided is asked about',
  withDatabase(async (db) => {
    const { program, coordinator, read } = await receive(db)
    for (const status of ['draft', 'accepted', 'waiting', 'declined', 'withdrawn'] as const) {
      const { application } = await addApplication(db, program, 'mentee', { status })
      await as(db, coordinator)
      const current = await read(application.id)
      const trace = await tracing(db, () =>
        assert.rejects(askForMore(db, coordinator, current, 'More?', current.version), Refusal, status),
      )
      assert.deepEqual(trace, noTrace)
    }
  }),
)

test(
  'each decision is told by a letter that does not say which, with a word kept for the applicant’s page',
  withDatabase(async (db) => {
    const { read, settle } = await receive(db)
    for (const [decision, status] of [
      ['wait', 'waiting'],
      ['accept', 'accepted'],
      ['decline', 'declined'],
    ] as const) {
      const trace = await tracing(db, () => settle(decision, { word: `A word: ${decision}` }))
      assert.deepEqual(trace.verbs, [`application.${status}`])
      assert.deepEqual(
        trace.posted.filter((kind) => kind.startsWith('application.dec')),
        ['application.decided'],
      )
      const { decidedAt, waitingSince, ...application } = await read()
      assert.deepEqual([application.status, application.decisionWord], [status, `A word: ${decision}`])
      assert.deepEqual([decidedAt, waitingSince], status === 'waiting' ? [null, now] : [now, null])
    }
    await assert.rejects(settle('accept'), Refusal, 'declined is the end of an application')
  }),
)

test(
  'a decision about what has changed meanwhile, or been decided by somebody else, is not made',
  withDatabase(async (db) => {
    const { program, coordinator, read } = await receive(db)
    const seen = await read()
    await decide(db, coordinator, program, seen, 'decline', '', seen.version, now)
    const trace = await tracing(db, () =>
      assert.rejects(decide(db, coordinator, program, seen, 'accept', '', seen.version, now), Conflict),
    )
    assert.deepEqual(trace, noTrace)
    assert.equal((await read()).status, 'declined')
  }),
)

test(
  'nothing is decided that has not arrived or has been taken back, and nobody is accepted before they are eligible',
  withDatabase(async (db) => {
    const { program, settle, coordinator, read } = await receive(db)
    for (const status of ['draft', 'withdrawn'] as const) {
      const { application } = await addApplication(db, program, 'mentee', { status })
      await as(db, coordinator)
      await assert.rejects(settle('decline', { id: application.id }), Refusal)
    }
    for (const eligibility of ['unknown', 'review', 'not_eligible'] as const) {
      await asOwner(db, () => db.updateTable('applications').set({ eligibility }).execute())
      await assert.rejects(settle('accept'), Refusal, eligibility)
    }
    const application = await read()
    await ruleOnEligibility(db, coordinator, application, { eligible: true, note: 'A fair case' }, application.version)
    await settle('accept')
  }),
)

test(
  'a person rules on eligibility, by name and with the reason, under the version that was seen',
  withDatabase(async (db) => {
    const { coordinator, read } = await receive(db)
    const seen = await read()
    const rule = (eligible: boolean) =>
      ruleOnEligibility(db, coordinator, seen, { eligible, note: 'Head of a small school' }, seen.version)
    assert.deepEqual(await tracing(db, () => rule(false)), { verbs: ['application.ruled'], posted: [] })
    await assert.rejects(rule(true), Conflict)
    const { eligibility, eligibilityBy, eligibilityNote } = await read()
    assert.deepEqual(
      [eligibility, eligibilityBy, eligibilityNote],
      ['not_eligible', coordinator.id, 'Head of a small school'],
    )
  }),
)

test(
  'a coordinator who applies decides nothing about it, whichever way they try',
  withDatabase(async (db) => {
    const { program, coordinator } = await receive(db)
    const id = await begin(db, coordinator, program, 'mentee')
    await fillIn(db, coordinator, id)
    await submitApplication(db, coordinator, id, openNow)
    const { application } = await getEditable(db, coordinator, id)
    const { version } = application
    const attempts = [
      () => decide(db, coordinator, program, application, 'accept', '', version, now),
      () => ruleOnEligibility(db, coordinator, application, { eligible: true, note: '' }, version),
    ]
    for (const attempt of attempts)
      assert.deepEqual(await tracing(db, () => assert.rejects(attempt(), Refusal)), noTrace)
    for (const change of [
      { status: 'accepted', decidedAt: now },
      { decisionWord: 'Yes' },
      { eligibilityNote: 'Fine' },
    ] as const)
      assert.ok(
        await isRefusedByDatabase(db, (db) =>
          db.updateTable('applications').set(change).where('id', '=', id).execute(),
        ),
      )
  }),
)

test(
  'mentees are accepted up to the program’s cap and wait beyond it; mentors and programs without a cap know none',
  withDatabase(async (db) => {
    const { program, coordinator, settle } = await receive(db, {}, 2)
    const add = async (seat: 'mentee' | 'mentor') => {
      const { application } = await addApplication(db, program, seat)
      await as(db, coordinator)
      return { id: application.id }
    }
    const second = await add('mentee')
    await settle('accept')
    await settle('accept', second)
    await settle('accept', second) // an accepted one takes its own place, not another
    const third = await add('mentee')
    await assert.rejects(
      settle('accept', third),
      (error) => error instanceof Refusal && /All 2 places/.test(error.text.en),
    )
    await settle('wait', third)
    await settle('accept', await add('mentor'))
    await settle('decline', second)
    await settle('accept', third)
    const uncapped = await addProgram(db, { changes: { cap: null } })
    const { application } = await addApplication(db, uncapped.program, 'mentee')
    await as(db, uncapped.coordinator)
    await decide(db, uncapped.coordinator, uncapped.program, application, 'accept', '', application.version, now)
  }),
)

test(
  'the cap counts everybody, also whom the deciding coordinator supervises and so cannot see',
  withDatabase(async (db) => {
    const { program, coordinator, settle } = await receive(db, { position: { districtNumber: 36 } }, 1)
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 73 })
    const below = await addApplication(db, program, 'mentee', { status: 'accepted' })
    await as(db, coordinator)
    await assert.rejects(getReceived(db, coordinator, program.slug, below.application.id), { status: 404 })
    await assert.rejects(settle('accept'), Refusal)
    await settle('wait')
  }),
)

test('two coordinators cannot give the last place away twice', async () => {
  const opened = await openTestDatabase()
  const owner = openClient(opened.owner)
  await owner.connect()
  try {
    await owner.query('begin')
    const { program, coordinator } = await addProgram(over(owner), { changes: { cap: 1 } })
    const [one, other] = [
      await addApplication(over(owner), program, 'mentee'),
      await addApplication(over(owner), program, 'mentee'),
    ]
    await owner.query('commit')
    const accept = ({ application }: typeof one) =>
      inTransaction(opened.store, asPerson(coordinator), (db) =>
        decide(db, coordinator, program, application, 'accept', '', application.version, now),
      )
    const outcomes = await Promise.allSettled([accept(one), accept(other)])
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const { rows } = await owner.query(`select status::text from applications order by applications.status`)
    assert.deepEqual(rows, [{ status: 'submitted' }, { status: 'accepted' }])
  } finally {
    await owner.end()
    await opened.close()
  }
})
