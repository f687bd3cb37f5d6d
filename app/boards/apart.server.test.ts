// A run apart from pages, as a coordinator meets it: real threads, real PostgreSQL, several connections.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, beforeEach, test } from 'node:test'
import type pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { systemClock } from '#foundation/clock.ts'
import { asPerson, asWorker, type Db, inTransaction, openClient, over } from '#foundation/database.ts'
import { projectRoot, readSettings } from '#foundation/environment.ts'
import { type Postman, settle, startPostman } from '#foundation/postman.ts'
import { Refusal } from '#foundation/refusal.ts'
import { openTestDatabase, type TestDatabase, testKey } from '#foundation/testing.ts'
import { isPacked } from '../answers/stored.server.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { addPerson } from '../people/person.example.ts'
import { addProgram } from '../programs/program.example.ts'
import type { Program } from '../programs/program.ts'
import { addCrowd } from '../runs/crowd.example.ts'
import { watchRuns } from '../runs/run.job.ts'
import { findLatestRun, moveRun, stopRun, takeOnRun } from '../runs/run.server.ts'
import { runWords } from '../runs/runs.words.ts'
import { matchApart } from './apart.server.ts'
import { listBoards } from './board.server.ts'
import { proposeBoard } from './run.server.ts'

let database: TestDatabase
let program: Program
let coordinator: PersonActor
let member: PersonActor
let stranger: PersonActor
const today = Temporal.PlainDate.from('2026-10-25')

before(async () => {
  database = await openTestDatabase()
  await lay(async (db) => {
    ;({ program, coordinator } = await addProgram(db))
    ;[member = coordinator] = (await addCommittee(db, program, 3, { quorum: 2 })).members
    // More pairs than are held at once: as a province is matched.
    await addCrowd(db, program, { mentees: 540, mentors: 480 })
    stranger = await addPerson(db, { name: 'Sam Stranger' })
  })
})
after(() => database.close())
beforeEach(() =>
  lay(async (db) => {
    await db
      .updateTable('matchingRuns')
      .set({ state: 'stopped', endedAt: systemClock.now() })
      .where('state', '=', 'running')
      .execute()
  }),
)

async function lay(work: (db: Db) => Promise<void>): Promise<void> {
  const client = openClient(database.owner)
  await client.connect()
  await client.query('begin')
  await work(over(client))
  await client.query('commit')
  await client.end()
}

const as = <T>(actor: PersonActor, work: (db: Db) => Promise<T>) => inTransaction(database.store, asPerson(actor), work)
const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(database.store, asWorker, work)
const start = (actor = coordinator, reason = '') =>
  as(actor, (db) => proposeBoard(db, actor, program, reason, { now: systemClock.now(), today }))
const latest = async () => {
  const run = await as(coordinator, (db) => findLatestRun(db, program.id))
  assert.ok(run)
  return run
}
const boards = () => as(coordinator, (db) => listBoards(db, program.id))
const refuses = (attempt: Promise<unknown>, says: RegExp) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && says.test(error.text.en))

const office = () => ({
  store: database.store,
  settings: readSettings({}),
  key: testKey,
  clock: systemClock,
  carrier: { carry: async () => {} },
  duties: { letters: {}, works: {}, longWorks: { 'matching.run': matchApart }, ticks: { watchRuns } },
})

async function until(met: () => Promise<boolean>, what: string): Promise<void> {
  for (const patience = Date.now() + 30_000; !(await met()); await new Promise((resolve) => setTimeout(resolve, 50)))
    assert.ok(Date.now() < patience, what)
}

/** Holds the program's row, so that a thread gets as far as keeping its board and waits there. */
async function hold(): Promise<() => Promise<void>> {
  const client: pg.Client = openClient(database.owner)
  await client.connect()
  await client.query('begin')
  await client.query('select 1 from programs where id = $1 for no key update', [program.id])
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

test('a larger program is matched apart: the click starts a run, the worker makes its board', async () => {
  const before = (await boards()).length
  assert.equal(await start(coordinator, 'Three more have come.'), undefined)
  assert.deepEqual([(await latest()).state, (await latest()).begunAt], ['running', null])
  await settle(office())
  const run = await latest()
  assert.deepEqual([run.state, run.share, run.part, run.startedBy], ['done', 100, 'store', coordinator.name])
  const [board] = await boards()
  assert.equal((await boards()).length, before + 1)
  assert.deepEqual(
    [board?.number, board?.verified, board?.mentees, board?.reason, board?.madeBy],
    [run.board, true, 540, 'Three more have come.', coordinator.name],
  )
  assert.ok(await as(coordinator, (db) => isPacked(db, board?.id ?? '')))
  await settle(office())
  assert.equal((await boards()).length, before + 1, 'nothing is done twice')
  const verbs = await as(coordinator, (db) =>
    db
      .selectFrom('auditEntries')
      .select(['verb', 'actorId'])
      .where('verb', 'like', 'matching.%')
      .orderBy('seq')
      .execute(),
  )
  assert.deepEqual(
    verbs.map(({ verb, actorId }) => [verb, actorId]),
    [
      ['matching.started', coordinator.id],
      ['matching.run', coordinator.id],
    ],
  )
})

test('while one runs no second is started, by anybody who decides', async () => {
  await start(member)
  await refuses(start(), /running already/)
  await refuses(start(member), /running already/)
})

test('a run tells how far it is, and stopped in the middle it ends within seconds and leaves no board', async () => {
  const before = (await boards()).length
  const release = await hold()
  try {
    await start()
    const settled = settle(office())
    await until(async () => (await latest()).part === 'store', 'it never came to keeping the board')
    const { id, share, begunAt } = await latest()
    assert.ok(share >= 90 && begunAt)
    await as(member, (db) => stopRun(db, member, program.id, id, systemClock.now()))
    const asked = Date.now()
    await settled
    assert.ok(Date.now() - asked < 3000, `it ended ${Date.now() - asked} ms after it was stopped`)
  } finally {
    await release()
  }
  assert.equal((await latest()).state, 'stopped')
  assert.equal((await boards()).length, before)
  await refuses(
    as(member, async (db) => stopRun(db, member, program.id, (await latest()).id, systemClock.now())),
    /already ended/,
  )
  await start()
  await settle(office())
  assert.equal((await latest()).board, (await boards())[0]?.number, 'and can be run again')
})

test('a run whose worker died has failed after two minutes, says so, and is never taken up again', async () => {
  const before = (await boards()).length
  await start()
  const { id } = await latest()
  const now = systemClock.now()
  await inWorker(async (db) => {
    await db.updateTable('outbox').set({ state: 'sent' }).where('subjectId', '=', id).execute()
    assert.ok(await takeOnRun(db, id, now))
    assert.equal(await takeOnRun(db, id, now), undefined, 'taken on once')
    assert.ok(await moveRun(db, id, { part: 'solve', share: 60 }, now))
  })
  await settle({ ...office(), clock: { now: () => now.add({ seconds: 90 }) } })
  assert.equal((await latest()).state, 'running')
  await settle({ ...office(), clock: { now: () => now.add({ seconds: 130 }) } })
  const run = await latest()
  assert.equal(run.state, 'failed')
  assert.match(run.problem?.en ?? '', /ended in the middle/)
  assert.equal((await boards()).length, before)
})

test('one that nobody has taken on yet waits, however long', async () => {
  await start()
  await inWorker((db) =>
    watchRuns(db, { settings: readSettings({}), key: testKey, now: systemClock.now().add({ hours: 3 }) }),
  )
  assert.equal((await latest()).state, 'running')
})

test('a refusal met in the thread is told in its own words', async () => {
  await start()
  await lay(async (db) => {
    await db
      .updateTable('applications')
      .set({ status: 'declined' })
      .where('programId', '=', program.id)
      .where('seat', '=', 'mentor')
      .execute()
  })
  await settle(office())
  await lay(async (db) => {
    await db
      .updateTable('applications')
      .set({ status: 'accepted' })
      .where('programId', '=', program.id)
      .where('status', '=', 'declined')
      .execute()
  })
  const run = await latest()
  assert.equal(run.state, 'failed')
  assert.match(run.problem?.en ?? '', /at least one mentee and one mentor/)
})

test('only those who decide see a run, start one or stop one', async () => {
  await start()
  const { id } = await latest()
  assert.ok(await as(member, (db) => findLatestRun(db, program.id)))
  assert.equal(await as(stranger, (db) => findLatestRun(db, program.id)), undefined)
  await refuses(
    as(stranger, (db) => stopRun(db, stranger, program.id, id, systemClock.now())),
    /nothing here/,
  )
  await refuses(start(stranger), /nothing here/)
})

test('the worker takes it on beside its letters, and told to stop it says what became of the run', async () => {
  const release = await hold()
  let postman: Postman | undefined
  try {
    postman = await startPostman(database.serving, office())
    await start()
    await until(async () => (await latest()).part === 'store', 'the worker never took it on')
    const told = Date.now()
    await postman.stop()
    postman = undefined
    assert.ok(Date.now() - told < 8000)
    const run = await latest()
    assert.deepEqual([run.state, /computer it ran on was stopped/.test(run.problem?.en ?? '')], ['failed', true])
  } finally {
    await postman?.stop()
    await release()
  }
})

/** A worker in a process of its own, which can be killed as a machine is switched off. */
const workerProcess = () =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { matchApart } from '#app/boards/apart.server.ts'
      import { systemClock } from '#foundation/clock.ts'
      import { openStore } from '#foundation/database.ts'
      import { readSettings } from '#foundation/environment.ts'
      import { startPostman } from '#foundation/postman.ts'
      const serving = JSON.parse(process.argv[1])
      await startPostman(serving, { store: openStore(serving), settings: readSettings({}), key: Buffer.alloc(32), clock: systemClock,
        carrier: { carry: async () => {} }, duties: { letters: {}, works: {}, longWorks: { 'matching.run': matchApart }, ticks: {} } })`,
      JSON.stringify(database.serving),
    ],
    { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] },
  )

test('a worker killed while it keeps a board leaves none, and the run is found to have died', async () => {
  const before = (await boards()).length
  const release = await hold()
  const child = workerProcess()
  try {
    await start()
    await until(async () => (await latest()).part === 'store', 'the worker never took it on')
    child.kill('SIGKILL')
    await once(child, 'close')
  } finally {
    child.kill('SIGKILL')
    await release()
  }
  const { id } = await latest()
  const later = { now: () => systemClock.now().add({ minutes: 3 }) }
  await settle({ ...office(), clock: later })
  const run = await latest()
  assert.deepEqual([run.id, run.state, run.problem?.en], [id, 'failed', runWords.died.en])
  assert.equal((await boards()).length, before)
})
