import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { errandAt, itemsOf } from '../people/letter.example.ts'
import { addPosition } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { getProgram } from '../programs/program.server.ts'
import { tellUnfinished } from './deadline.job.ts'
import { moveDeadline } from './deadline.server.ts'

const now = Temporal.Instant.from('2026-10-18T18:00:00Z')

/** A program that closes on 20 October, with an application in every state; the coordinator acts. */
async function open(db: Db) {
  const world = await addProgram(db)
  const { program, coordinator } = world
  const ids = new Map<string, string>()
  for (const status of ['draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const)
    ids.set(status, (await addApplication(db, program, 'mentee', { status })).application.id)
  await as(db, coordinator)
  const move = async (days: number, version?: number) => {
    const current = await getProgram(db, program.id)
    return moveDeadline(db, coordinator, current, current.closesOn.add({ days }), version ?? current.version)
  }
  return { ...world, ids, move }
}

/** The worker tells; @returns whose applications letters were written about, in the order of their ids */
async function tell(db: Db): Promise<string[]> {
  for (const item of await itemsOf(db, 'deadline.tell')) {
    await as(db, 'worker')
    await tellUnfinished(db, item, errandAt(now))
  }
  return (await itemsOf(db, 'deadline.moved')).map(({ subjectId }) => subjectId).sort()
}

test(
  'a deadline is moved later, and everyone who has begun and not sent is told by one letter',
  withDatabase(async (db) => {
    const { program, ids, move } = await open(db)
    const trace = await tracing(db, async () => assert.equal(await move(5), 2))
    assert.deepEqual(trace.verbs, ['deadline.moved'])
    const moved = await getProgram(db, program.id)
    assert.deepEqual([moved.closesOn.toString(), moved.firstClosesOn.toString()], ['2026-10-25', '2026-10-20'])
    const unfinished = [ids.get('draft') ?? '', ids.get('asked') ?? ''].sort()
    assert.deepEqual(await tell(db), unfinished)
    assert.deepEqual(await tell(db), unfinished, 'once, however often the worker looks')
  }),
)

test(
  'a deadline moved again is told again',
  withDatabase(async (db) => {
    const { coordinator, move } = await open(db)
    await move(5)
    assert.equal((await tell(db)).length, 2)
    await as(db, coordinator)
    await move(2)
    assert.equal((await tell(db)).length, 4)
  }),
)

test(
  'who is supervised by the coordinator is told like everybody else, and does not show',
  withDatabase(async (db) => {
    const { program, coordinator, move } = await open(db)
    const below = await addApplication(db, program, 'mentee', { status: 'draft', position: { districtNumber: 36 } })
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 36 })
    await as(db, coordinator)
    assert.equal(await move(5), 2)
    assert.ok((await tell(db)).includes(below.application.id))
  }),
)

test(
  'a deadline is never moved earlier, nor to the end of the program or beyond',
  withDatabase(async (db) => {
    const { program, move } = await open(db)
    const end = program.closesOn.until(program.endsOn).days
    for (const days of [0, -1, end, end + 1]) {
      const trace = await tracing(db, () =>
        assert.rejects(move(days), (error) => error instanceof Refusal && error.field === 'closesOn'),
      )
      assert.deepEqual(trace, noTrace)
    }
    await move(end - 1)
  }),
)

test(
  'matching waits for the deadline: its day moves along where it would come first, and only there',
  withDatabase(async (db) => {
    const { program, move } = await open(db)
    await move(5)
    assert.ok((await getProgram(db, program.id)).matchBy.equals(program.matchBy))
    await move(20)
    const { closesOn, matchBy } = await getProgram(db, program.id)
    assert.deepEqual([matchBy.equals(closesOn), closesOn.toString()], [true, '2026-11-14'])
  }),
)

test(
  'two who move it at the same time move it once, and nobody but a coordinator does',
  withDatabase(async (db) => {
    const { program, admin, move } = await open(db)
    await move(5)
    assert.deepEqual(await tracing(db, () => assert.rejects(move(1, program.version), Conflict)), noTrace)
    await as(db, admin)
    const current = await getProgram(db, program.id)
    const attempt = moveDeadline(db, admin, current, current.closesOn.add({ days: 1 }), current.version)
    await assert.rejects(attempt, Conflict)
  }),
)
