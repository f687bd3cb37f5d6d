import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { asWorker, inTransaction } from '#foundation/database.ts'
import {
  asGate,
  asPerson,
  bring,
  csvOf,
  demoFile,
  exampleNow,
  type House,
  head,
  menteeRow,
  openHouse,
  readAll,
  run,
} from './import.example.ts'
import { countRows, readImport, startRun } from './import.server.ts'
import { decideTwins, listTwins } from './preview.server.ts'
import { runPart } from './run.server.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

test('the demo’s 240 rows are taken in, and again they change nothing', async (t) => {
  const own = await openHouse()
  t.after(() => own.close())
  const started = performance.now()
  const imported = await bring(own, demoFile('applications.csv'))
  await asPerson(own, own.actor, async (db) => {
    const { cases } = await listTwins(db, imported, 1)
    assert.deepEqual(
      cases.map(({ one, other, verdict }) => [one.length, other.length, verdict]),
      [[1, 1, null]],
    )
    await decideTwins(db, own.actor, own.program, imported, new Map(cases.map(({ id }) => [id, true])), exampleNow)
  })
  const { state, counts } = await run(own, imported)
  const seconds = (performance.now() - started) / 1000
  t.diagnostic(`240 rows in ${seconds.toFixed(1)} s`)
  assert.deepEqual([state, counts], ['done', { waiting: 0, new: 230, changed: 0, same: 2, kept: 0, problem: 8 }])
  const { rows } = await own.owner.query(
    `select seat, status, count(*)::int as n, count(distinct person_id)::int as people from applications group by 1, 2 order by 1, 2`,
  )
  assert.deepEqual(rows, [
    { seat: 'mentor', status: 'submitted', n: 106, people: 106 },
    { seat: 'mentee', status: 'draft', n: 2, people: 2 },
    { seat: 'mentee', status: 'submitted', n: 122, people: 122 },
  ])
  const facts = await own.owner.query(`select
    (select count(*)::int from emails e join emails f on f.person_id = e.person_id and f.id <> e.id) as double,
    (select count(*)::int from positions where district_number = 83) as secwepemc,
    (select count(*)::int from wishes) as wishes, (select count(*)::int from wishes where person_id is not null) as found,
    (select count(*)::int from acceptances) + (select count(*)::int from consents) as promises,
    (select count(*)::int from outbox where queue = 'mail') as letters,
    (select count(*)::int from people where name like '%é%') as accents`)
  const [rated] = await asGate<{ ratings: number; released: number }>(
    own,
    `select (select count(*)::int from ratings) as ratings, (select count(*)::int from assessments where released_at is not null) as released`,
  )
  const { double, secwepemc, wishes, found, promises, letters, accents } = facts.rows[0]
  assert.deepEqual(
    { double, promises, letters, ...rated },
    { double: 2, promises: 0, letters: 0, ratings: 5 * 230, released: 0 },
  )
  assert.ok(secwepemc >= 2 && wishes > 20 && found > 3 && accents > 20, JSON.stringify(facts.rows[0]))

  const contents = await readAll(own)
  for (const file of ['applications.csv', 'applications.xlsx'] as const) {
    const again = await bring(own, demoFile(file), exampleNow.add({ hours: 30 }))
    const expected = file === 'applications.csv' ? { new: 0, changed: 0, same: 232 } : { new: 0, changed: 1, same: 231 }
    const { new: fresh, changed, same } = await asPerson(own, own.actor, (db) => countRows(db, again))
    assert.deepEqual({ new: fresh, changed, same }, expected, file)
    if (file === 'applications.xlsx') continue
    await run(own, again, exampleNow.add({ hours: 31 }))
    assert.deepEqual(await readAll(own), contents)
  }
})

test('killed between two parts, a run goes on where it was; killed within one, the part is done again', async () => {
  const rows = Array.from({ length: 120 }, (_, n) =>
    menteeRow(`Person ${n} Lind`, `person${n}@example.org`, { District: String(n % 2 ? 73 : 5) }),
  )
  const imported = await bring(house, csvOf(head, ...rows))
  await asPerson(house, house.actor, (db) =>
    startRun(db, house.actor, house.program, imported, imported.version, exampleNow),
  )
  const part = () => inTransaction(house.store, asWorker, (db) => runPart(db, imported.id, exampleNow))
  const count = async () =>
    (await house.owner.query(`select count(*)::int as n from people where name like 'Person % Lind'`)).rows[0].n
  assert.deepEqual([await part(), await count()], [70, 50])
  const killed = inTransaction(house.store, asWorker, async (db) => {
    await runPart(db, imported.id, exampleNow)
    throw new Error('killed')
  })
  await assert.rejects(killed, /killed/)
  assert.equal(await count(), 50, 'nothing of a killed part is kept')
  assert.deepEqual([await part(), await part(), await part(), await count()], [20, 0, 0, 120])
  const asked = await house.owner.query(
    `select count(*)::int as n from outbox where kind = 'import.run' and subject_id = $1`,
    [imported.id],
  )
  assert.equal(asked.rows[0].n, 3, 'each part was asked for once')
})

test('a run whose coordinator has left stops, and another coordinator lets it go on', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => menteeRow(`Left ${n}`, `left${n}@example.org`, { District: '5' }))
  const imported = await bring(house, csvOf(head, ...rows))
  await asPerson(house, house.actor, (db) =>
    startRun(db, house.actor, house.program, imported, imported.version, exampleNow),
  )
  const part = () => inTransaction(house.store, asWorker, (db) => runPart(db, imported.id, exampleNow))
  assert.equal(await part(), 10)
  await house.owner.query(`update program_staff set until = now() where person_id = $1`, [house.actor.id])
  assert.equal(await part(), 0)
  const stateOf = async () =>
    (await house.owner.query('select state from imports where id = $1', [imported.id])).rows[0].state
  assert.equal(await stateOf(), 'stopped')
  await house.owner.query(`insert into program_staff (program_id, person_id) values ($1, $2)`, [
    house.program.id,
    house.actor.id,
  ])
  const { state, counts } = await run(house, imported)
  assert.deepEqual([state, counts?.new], ['done', 60])
})

test('a run that has stood still may be asked to go on, one under way may not', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => menteeRow(`Still ${n}`, `still${n}@example.org`, { District: '5' }))
  const imported = await bring(house, csvOf(head, ...rows))
  const start = (minutes: number) =>
    asPerson(house, house.actor, async (db) => {
      const at = exampleNow.add({ minutes })
      const found = await readImport(db, house.program, imported.id)
      await startRun(db, house.actor, house.program, found, found.version, at)
    })
  await start(0)
  await inTransaction(house.store, asWorker, (db) => runPart(db, imported.id, exampleNow.add({ minutes: 1 })))
  await assert.rejects(start(11), /not waiting/)
  await start(12)
  const asked = await house.owner.query(
    `select count(*)::int as n from outbox where kind = 'import.run' and subject_id = $1`,
    [imported.id],
  )
  assert.equal(asked.rows[0].n, 3, 'the worker is asked anew')
})
