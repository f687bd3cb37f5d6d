import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { asWorker, inTransaction } from '#foundation/database.ts'
import {
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
import { sweepImports } from './import.job.ts'
import { readImport } from './import.server.ts'
import type { Import } from './import.ts'
import { listHindrances, undoImport } from './undo.server.ts'

const later = (hours: number) => exampleNow.add({ hours })

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const undo = ({ id }: Pick<Import, 'id'>, now = later(2)) =>
  asPerson(house, house.actor, async (db) =>
    undoImport(db, house.actor, house.program, await readImport(db, house.program, id), now),
  )
const hindrances = ({ id }: Pick<Import, 'id'>) =>
  asPerson(house, house.actor, async (db) => (await listHindrances(db, id)).map(({ name, reason }) => [name, reason]))

test('undoing the demo leaves every table as it was, to the last column', async (t) => {
  const empty = await readAll(house)
  const done = await run(house, await bring(house, demoFile('applications.csv')))
  assert.notDeepEqual(await readAll(house), empty)
  const started = performance.now()
  await undo(done)
  t.diagnostic(`undone in ${Math.round(performance.now() - started)} ms`)
  assert.deepEqual(await readAll(house), empty)
  const { rows } = await house.owner.query(
    `select state, undone_by is not null as said, (select count(*)::int from import_rows r where r.import_id = i.id and (application_id is not null or person_id is not null)) as linked from imports i where id = $1`,
    [done.id],
  )
  assert.deepEqual(rows, [{ state: 'undone', said: true, linked: 0 }])
  await assert.rejects(undo(done), /nothing here to undo/)
})

test('undoing a correction brings back what was there: columns, answers, wishes, ratings, addresses', async () => {
  const first = await run(
    house,
    await bring(
      house,
      csvOf(
        head,
        menteeRow('Amina Diallo', 'amina@example.org', { 'Wish 1': 'Bo Lind' }),
        menteeRow('Stays Put', 'stays@example.org'),
      ),
    ),
  )
  const before = await readAll(house)
  const corrected = csvOf(
    head,
    menteeRow('Amina D. Diallo', 'amina@example.org', {
      Phone: '604-555-0101',
      District: '5',
      'Three things I want from this year': 'Sleep',
      'Wish 1': 'Zoë Roux',
      C1: '5',
    }),
    menteeRow('New Comer', 'newcomer@example.org'),
  )
  const second = await run(house, await bring(house, corrected, later(1)), later(1))
  assert.deepEqual([second.counts?.changed, second.counts?.new], [1, 1])
  await undo(second)
  assert.deepEqual(await readAll(house), before)
  await undo(first)
  assert.deepEqual((await readAll(house)).applications, [])
})

test('a later import stands in the way of undoing an earlier one, until it is undone itself', async () => {
  const first = await run(house, await bring(house, csvOf(head, menteeRow('Amina Diallo', 'amina@example.org'))))
  const second = await run(
    house,
    await bring(house, csvOf(head, menteeRow('Amina Diallo', 'amina@example.org', { District: '5' })), later(1)),
    later(1),
  )
  assert.deepEqual(await hindrances(first), [['Amina Diallo', 'edited']])
  await assert.rejects(undo(first), /cannot be undone/)
  await undo(second)
  await undo(first)
})

test('a wish that has come to mean somebody the import brought means nobody again', async () => {
  const wisher = await run(
    house,
    await bring(
      house,
      csvOf(head, menteeRow('Wisher', 'wisher@example.org', { 'Wish 1': 'Bo', 'Wish 1 email': 'bo@example.org' })),
    ),
  )
  const before = await readAll(house)
  const second = await run(
    house,
    await bring(
      house,
      csvOf(
        head,
        menteeRow('Bo', 'bo@example.org', { Seat: 'Mentor', Reason: '', 'Three things I want from this year': '' }),
      ),
      later(1),
    ),
    later(1),
  )
  const { rows } = await house.owner.query('select person_id is not null as found from wishes')
  assert.deepEqual(rows, [{ found: true }])
  await undo(second)
  assert.deepEqual(await readAll(house), before)
  await undo(wisher)
})

const touches: Record<string, string> = {
  decided: `update applications set status = 'accepted', decided_at = now(), decided_by = $2 where id = $1`,
  read: `with c as (insert into committees (program_id, name) select program_id, '{}' from applications where id = $1 returning id),
    k as (insert into constituencies (committee_id, name, seats) select id, '{}', 1 from c returning id, committee_id),
    m as (insert into committee_members (committee_id, constituency_id, person_id, since, until) select committee_id, id, $2, '2026-01-01', '2027-01-01' from k returning id)
    insert into readings (application_id, member_id) select $1, id from m`,
  signed_in: `update emails set verified_at = now() + interval '1 second' where person_id = (select person_id from applications where id = $1) and $2::uuid is not null`,
  asked: `insert into application_requests (application_id, words, asked_by, asked_at) values ($1, 'More, please', $2, now() + interval '1 second')`,
  edited: `update applications set needs = 'Captions' where id = $1 and $2::uuid is not null`,
}
for (const [reason, touch] of Object.entries(touches))
  test(`it is said who stands in the way: ${reason}; and nothing is undone`, async (t) => {
    const own = await openHouse()
    t.after(() => own.close())
    const done = await run(
      own,
      await bring(
        own,
        csvOf(head, menteeRow('Amina Diallo', 'amina@example.org'), menteeRow('Bo Lind', 'bo@example.org')),
      ),
    )
    const { rows } = await own.owner.query(
      `select a.id from applications a join people p on p.id = a.person_id where p.name = 'Amina Diallo'`,
    )
    await own.owner.query(touch, [rows[0].id, own.actor.id])
    const contents = await readAll(own)
    await asPerson(own, own.actor, async (db) => {
      assert.deepEqual(
        (await listHindrances(db, done.id)).map((each) => [each.name, each.reason]),
        [['Amina Diallo', reason]],
      )
      await assert.rejects(undoImport(db, own.actor, own.program, done, later(1)), /cannot be undone/)
    })
    assert.deepEqual(await readAll(own), contents)
  })

test('what was changed elsewhere, or is needed by something newer, stops the whole of it', async () => {
  const done = await run(
    house,
    await bring(
      house,
      csvOf(head, menteeRow('Amina Diallo', 'amina@example.org'), menteeRow('Bo Lind', 'bo@example.org')),
    ),
  )
  const contents = await readAll(house)
  const {
    rows: [answered],
  } = await house.owner.query('select application_id from application_answers limit 1')
  await house.owner.query(
    `update application_answers set answers = answers || '{"wants": "More"}' where application_id = $1`,
    [answered.application_id],
  )
  await assert.rejects(undo(done), /has been changed/)
  await house.owner.query(
    `update application_answers set answers = answers || '{"wants": "Calm"}' where application_id = $1`,
    [answered.application_id],
  )
  const {
    rows: [person],
  } = await house.owner.query(`select id from people where name = 'Bo Lind'`)
  await house.owner.query(
    `insert into staff (organization_id, person_id, role) select organization_id, $1, 'admin' from programs`,
    [person.id],
  )
  await assert.rejects(undo(done), /needed by something newer/)
  assert.deepEqual(await readAll(house), contents)
})

test('after 90 days the rows and the way back are gone; what was taken stays', async () => {
  const done = await run(house, await bring(house, csvOf(head, menteeRow('Long Ago', 'long.ago@example.org'))))
  const contents = await readAll(house)
  const sweep = (days: number) =>
    inTransaction(house.store, asWorker, (db) =>
      sweepImports(db, { now: exampleNow.add({ hours: days * 24 }), key: Buffer.alloc(0), settings: {} as never }),
    )
  const left = async () =>
    (await house.owner.query('select (select count(*)::int from import_rows where import_id = $1) as rows', [done.id]))
      .rows[0].rows
  await sweep(89)
  assert.equal(await left(), 1)
  await sweep(91)
  assert.equal(await left(), 0)
  await assert.rejects(undo(done, exampleNow.add({ hours: 91 * 24 })), /nothing here to undo/)
  assert.deepEqual(await readAll(house), contents)
})
