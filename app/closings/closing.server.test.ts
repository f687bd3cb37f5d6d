import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Conflict } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { startApplication } from '../applications/application.server.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { findCoordinated, findProgram, getProgram } from '../programs/program.server.ts'
import { lookOn } from '../reviews/review.example.ts'
import { addSurvey } from '../surveys/survey.example.ts'
import { issueCertificates } from '../thanks/certificate.server.ts'
import { checks, ticks } from './check.ts'
import { closedLetter } from './closing.email.ts'
import { archiveProgram, keepTicks, listChecks, listTicks, reopenProgram } from './closing.server.ts'
import { keptWords, tickWords } from './closings.words.ts'
import { keptOf } from './kept.ts'

const now = Temporal.Instant.from('2027-06-20T18:00:00Z')
const today = Temporal.PlainDate.from('2027-06-20')
const after = (days: number) => now.add({ hours: 24 * days })

test(
  'every check and tick has its words, and every check of the database is known',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPair(db)
    await as(db, coordinator)
    const found = await listChecks(db, program.id)
    assert.deepEqual(found.map(({ key }) => key).sort(), Object.keys(checks).sort())
    assert.deepEqual(Object.keys(tickWords).sort(), [...ticks].sort())
  }),
)

test(
  'what is open is counted, settled or not, for the coordinator alone',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, pool } = await addPair(db)
    const open = async () => {
      const found = await listChecks(db, program.id)
      return Object.fromEntries(found.filter(({ waiting }) => waiting > 0).map(({ key, waiting }) => [key, waiting]))
    }
    await as(db, coordinator)
    assert.deepEqual(await open(), { partnerships: 1, certificates: 2, report: 1 })
    await lookOn(db, '2027-01-28')
    await addSurvey(db, { program, coordinator }, '2027-01-28')
    await as(db, coordinator)
    await issueCertificates(db, coordinator, program, [`mentor ${mentor.id}`], now, program.endsOn)
    assert.deepEqual(await open(), { partnerships: 1, surveys: 1, reviews: 2, certificates: 1, report: 1 })
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    await sql`update outbox set state = 'failed' where kind = 'partnership.introduced' and person_id = ${mentor.id}`.execute(
      db,
    )
    await as(db, coordinator)
    assert.deepEqual(
      await open(),
      { letters: 1, surveys: 1, certificates: 1, report: 1 },
      'after an early end nobody waits for a review',
    )
    for (const other of [mentor, pool.members[0]]) {
      assert.ok(other)
      await as(db, other)
      assert.deepEqual(await listChecks(db, program.id), [])
    }
  }),
)

test(
  'closing stops applications, tells the committee once, and can be undone within two weeks and no longer',
  withDatabase(async (db) => {
    const { program, coordinator, pool } = await addPair(db)
    await as(db, coordinator)
    await archiveProgram(db, coordinator, program, program.version, now, today)
    const closed = await getProgram(db, program.id)
    assert.equal(closed.status, 'archived')
    const letters = await itemsOf(db, 'program.closed')
    assert.deepEqual(letters.map(({ personId }) => personId).sort(), pool.members.map(({ id }) => id).sort())
    const [letter] = letters
    assert.ok(letter)
    const written = await compose(db, closedLetter, letter, now)
    assert.match(written ? textOf(written) : '', /has been closed/)
    await refuses(archiveProgram(db, coordinator, closed, closed.version, now, today))

    const open = Temporal.PlainDate.from('2026-09-15')
    const newcomer = await as(db, 'owner').then(() => addPerson(db, { name: 'Nora New' }))
    await as(db, newcomer)
    assert.equal((await findProgram(db, closed.slug)).id, program.id, 'its page stays to be read')
    await refuses(startApplication(db, newcomer, closed, 'mentor', open))

    await as(db, coordinator)
    await refuses(reopenProgram(db, coordinator, closed, closed.version, after(14).add({ seconds: 1 })))
    await reopenProgram(db, coordinator, closed, closed.version, after(14))
    const again = await getProgram(db, program.id)
    assert.equal(again.status, 'published')
    assert.equal(again.archivedAt, null)
    assert.equal(await compose(db, closedLetter, letter, now), undefined, 'nothing to tell any more')
    await as(db, newcomer)
    await startApplication(db, newcomer, again, 'mentor', open)
  }),
)

test(
  'two who close at once: the second sees that it is done, and nobody else can',
  withDatabase(async (db) => {
    const { program, coordinator, mentor } = await addPair(db)
    await as(db, mentor)
    await assert.rejects(findCoordinated(db, mentor, program.slug))
    await as(db, coordinator)
    await archiveProgram(db, coordinator, program, program.version, now, today)
    await assert.rejects(archiveProgram(db, coordinator, program, program.version, now, today), Conflict)
  }),
)

test(
  'what is ticked by hand is kept with who ticked it first',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPair(db)
    await as(db, coordinator)
    await keepTicks(db, coordinator, program, ['thanks', 'day'])
    await keepTicks(db, coordinator, program, ['day', 'lessons'])
    const done = (await listTicks(db, program.id)).filter(({ ticked }) => ticked)
    assert.deepEqual(
      done.map(({ key, ticked }) => [key, ticked?.name]),
      [
        ['day', coordinator.name],
        ['lessons', coordinator.name],
      ],
    )
  }),
)

test('what is kept is said in real days of this program, each kind with its name, the first to go first', () => {
  const kept = keptOf({ endsOn: Temporal.PlainDate.from('2027-06-30'), daysKept: 90 })
  for (const { record } of kept) assert.ok(keptWords[record], record)
  const day = (record: string) => kept.find((each) => each.record === record && each.until)?.until?.toString()
  assert.equal(day('self-identification'), '2027-06-30')
  assert.equal(day('between the two'), '2027-09-28')
  assert.equal(day('application'), '2028-06-30')
  assert.equal(day('meeting log'), '2029-06-30')
  const longer = keptOf({ endsOn: Temporal.PlainDate.from('2027-06-30'), daysKept: 365 })
  assert.equal(longer.find(({ record }) => record === 'between the two')?.until?.toString(), '2028-06-29')
  const dates = kept.flatMap(({ until }) => until?.toString() ?? [])
  assert.deepEqual(dates, dates.toSorted())
})
