import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { sql } from 'kysely'
import {
  asGate,
  asPerson,
  bring,
  csvOf,
  exampleNow,
  type House,
  head,
  menteeRow,
  openHouse,
  run,
} from './import.example.ts'
import { readImport } from './import.server.ts'
import { countApart, listLeftOut, listRows } from './preview.server.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const shown = (id: string, show?: string) =>
  asPerson(
    house,
    house.actor,
    async (db) => (await listRows(db, await readImport(db, house.program, id), { show })).rows,
  )

test('a person with two rows is one person with two applications; what each row says is stored as the pages would', async () => {
  const imported = await bring(
    house,
    csvOf(
      head,
      menteeRow('Zoë Roux', 'zoe@example.org', {
        'Second email': 'zoe.home@example.org',
        Phone: '604-555-0101',
        'Wish 1': 'Bo Lind',
      }),
      menteeRow('Zoë Roux', 'ZOE.HOME@example.org', {
        Seat: 'Mentor',
        Since: '2010-08-01',
        Reason: '',
        'Retired on': '2024-07-31',
        'Membership number': 'P77',
        C1: '5',
      }),
    ),
  )
  const { counts } = await run(house, imported)
  assert.deepEqual([counts?.new, counts?.problem], [2, 0])
  const { rows } = await house.owner.query(`
    select a.seat, a.status, a.source, a.eligibility, a.new_reason, a.taken_by is not null as taken, a.submitted_at is not null as sent, p.role, p.retired, t.number, t.confirmed,
      (select answers ->> 'wants' from application_answers w where w.application_id = a.id and group_key = 'hopes') as wants,
      (select string_agg(address || case when first then ' first' else '' end || coalesce(' ' || verified_at::text, ''), ', ' order by address) from emails e where e.person_id = a.person_id) as addresses
    from applications a join positions p on p.id = a.position_id left join attestations t on t.application_id = a.id
    where a.person_id = (select person_id from emails where address = 'zoe@example.org') order by a.seat desc`)
  const common = {
    status: 'submitted',
    source: 'import',
    taken: true,
    sent: true,
    addresses: 'zoe.home@example.org, zoe@example.org first',
  }
  assert.deepEqual(rows, [
    {
      ...common,
      seat: 'mentee',
      eligibility: 'eligible',
      new_reason: 'new_role',
      role: 'vice_principal',
      retired: false,
      number: null,
      confirmed: null,
      wants: 'Calm',
    },
    {
      ...common,
      seat: 'mentor',
      eligibility: 'eligible',
      new_reason: null,
      role: 'vice_principal',
      retired: true,
      number: 'P77',
      confirmed: null,
      wants: null,
    },
  ])
})

test('ratings and what is in focus are written for the person', async () => {
  const rated = await asGate<{ seat: string; ratings: string }>(
    house,
    `select a.seat, string_agg(r.rating::text || case when r.focus then '*' else '' end, ' ' order by c.position) as ratings
     from applications a join ratings r on r.assessment_id = a.assessment_id join competencies c on c.id = r.competency_id
     join emails e on e.person_id = a.person_id where e.address = 'zoe@example.org' group by 1 order by 1`,
  )
  assert.deepEqual(rated, [
    { seat: 'mentor', ratings: '5* 3' },
    { seat: 'mentee', ratings: '2* 3' },
  ])
})

test('a corrected file changes only what it corrects, and only where nobody has decided or taken over', async () => {
  const people = ['one', 'two', 'three', 'four'].map((name) =>
    menteeRow(`Corrected ${name}`, `${name}@corrected.example.org`),
  )
  await run(house, await bring(house, csvOf(head, ...people)))
  const idOf = async (name: string) =>
    (
      await house.owner.query(
        `select a.id, a.person_id, a.program_id from applications a join emails e on e.person_id = a.person_id where address = $1`,
        [`${name}@corrected.example.org`],
      )
    ).rows[0]
  await house.owner.query(
    `update applications set status = 'accepted', decided_at = now(), decided_by = $1 where id = $2`,
    [house.actor.id, (await idOf('two')).id],
  )
  await house.owner.query(`update emails set verified_at = now() where address = 'three@corrected.example.org'`)
  await house.owner.query(`update applications set status = 'withdrawn' where id = $1`, [(await idOf('four')).id])
  const before = await house.owner.query(`select id, version, needs from applications order by id`)

  const corrected = ['one', 'two', 'three', 'four'].map((name) =>
    menteeRow(`Corrected ${name}`, `${name}@corrected.example.org`, {
      District: '',
      Reason: '',
      C2: '4',
      'Three things I want from this year': 'Calm and sleep',
    }),
  )
  const imported = await bring(house, csvOf(head, ...corrected), exampleNow.add({ hours: 1 }))
  const rows = await shown(imported.id)
  assert.deepEqual(
    rows.map(({ outcome, changes, remarks }) => [
      outcome,
      [...changes].sort(),
      remarks.map(({ kind }) => kind).filter((kind) => kind.startsWith('kept')),
    ]),
    [
      ['changed', ['answer:wants', 'ratings'], []],
      ['kept', ['answer:wants', 'ratings'], ['keptDecided']],
      ['kept', ['answer:wants'], ['keptOwn']],
      ['kept', ['answer:wants', 'ratings'], ['keptEnded']],
    ],
  )
  const { counts } = await run(house, imported, exampleNow.add({ hours: 1 }))
  assert.deepEqual([counts?.changed, counts?.kept], [1, 3])
  const one = (await idOf('one')).id
  const stored = await asGate(
    house,
    `select a.new_reason, p.district_number, w.answers ->> 'wants' as wants, array_agg(r.rating order by c.position) as ratings
    from applications a join positions p on p.id = a.position_id join application_answers w on w.application_id = a.id and w.group_key = 'hopes'
    join ratings r on r.assessment_id = a.assessment_id join competencies c on c.id = r.competency_id where a.id = $1 group by 1, 2, 3`,
    [one],
  )
  assert.deepEqual(stored, [{ new_reason: 'new_role', district_number: 73, wants: 'Calm and sleep', ratings: [2, 4] }])
  const after = await house.owner.query(`select id, version, needs from applications order by id`)
  assert.deepEqual(
    after.rows.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before.rows[index])).map(({ id }) => id),
    [one],
  )
})

test('somebody with an account gets an application, and what they say of themselves stays', async () => {
  const {
    rows: [person],
  } = await house.owner.query(`insert into people (name, pronouns) values ('Noor Known', 'she/her') returning id`)
  await house.owner.query(
    `insert into emails (person_id, address, verified_at) values ($1, 'noor@example.org', now())`,
    [person.id],
  )
  await house.owner.query(`insert into contact_cards (person_id, phone) values ($1, '250')`, [person.id])
  const imported = await bring(
    house,
    csvOf(head, menteeRow('N. Known', 'noor@example.org', { 'Second email': 'attacker@example.org', Phone: '999' })),
  )
  const [row] = await shown(imported.id)
  assert.deepEqual([row?.outcome, row?.remarks.map(({ kind }) => kind)], ['new', ['knownPerson']])
  await run(house, imported)
  const { rows } = await house.owner.query(
    `select p.name, p.pronouns, c.phone, (select array_agg(address) from emails e where e.person_id = p.id) as addresses, (select count(*)::int from applications a where a.person_id = p.id) as applications
    from people p join contact_cards c on c.person_id = p.id where p.id = $1`,
    [person.id],
  )
  assert.deepEqual(rows, [
    { name: 'Noor Known', pronouns: 'she/her', phone: '250', addresses: ['noor@example.org'], applications: 1 },
  ])
})

test('one bad row keeps a person out whole, and nobody else; the rows left out can be mended', async () => {
  const imported = await bring(
    house,
    csvOf(
      head,
      menteeRow('Half Good', 'half@example.org'),
      menteeRow('Half Good', 'half@example.org', {
        Seat: 'Mentor',
        C1: '9',
        Focus: '',
        'Three things I want from this year': '',
      }),
      menteeRow('All Good', 'all.good@example.org', { Reason: '' }),
    ),
  )
  const { counts } = await run(house, imported)
  assert.deepEqual([counts?.new, counts?.problem], [1, 2])
  const left = await asPerson(house, house.actor, async (db) =>
    listLeftOut(db, await readImport(db, house.program, imported.id)),
  )
  assert.deepEqual(
    left.map(({ n, cells, remarks }) => [n, cells[1], remarks.map(({ kind }) => kind)]),
    [
      [2, 'Half Good', ['withRow']],
      [3, 'Half Good', ['notRating']],
    ],
  )
  const taken = (await shown(imported.id, 'new'))[0]
  assert.deepEqual([taken?.cells, taken?.name], [[], 'All Good'], 'what was taken is not kept twice')
})

test('somebody the coordinator supervises is not taken, and nothing of them stays', async () => {
  await house.owner.query(
    `insert into positions (person_id, role, district_number, since) values ($1, 'superintendent', 47, '2020-08-01')`,
    [house.actor.id],
  )
  const imported = await bring(
    house,
    csvOf(
      head,
      menteeRow('Sub Ordinate', 'sub@example.org', { District: '47' }),
      menteeRow('Free Person', 'free@example.org', { District: '5' }),
    ),
  )
  const { counts } = await run(house, imported)
  assert.deepEqual([counts?.new, counts?.problem], [1, 1])
  assert.deepEqual(await shown(imported.id, 'problem'), [], 'nor does the coordinator read the row from now on')
  const apart = (who: { id: string }) => asPerson(house, who, (db) => countApart(db, imported.id))
  assert.equal(await apart(house.actor), 1)
  const { rows: added } = await house.owner.query(`insert into people (name) values ('Other') returning id`)
  const other = { ...house.actor, id: added[0].id as string }
  await house.owner.query('insert into program_staff (program_id, person_id) values ($1, $2)', [
    house.program.id,
    other.id,
  ])
  const read = await asPerson(house, other, async (db) =>
    listLeftOut(db, await readImport(db, house.program, imported.id)),
  )
  assert.deepEqual(
    read.map(({ cells, remarks }) => [cells[1], remarks.map(({ kind }) => kind)]),
    [['Sub Ordinate', ['supervised']]],
    'another coordinator does',
  )
  assert.equal(await apart(other), 0)
  const { rows } = await house.owner.query(`select 1 from people where name = 'Sub Ordinate'`)
  assert.equal(rows.length, 0)
})

test('somebody who applies themselves between preview and run is not written over', async () => {
  const imported = await bring(house, csvOf(head, menteeRow('Quick One', 'quick@example.org', { Phone: '604' })))
  const {
    rows: [person],
  } = await house.owner.query(`insert into people (name) values ('Quick One') returning id`)
  await house.owner.query(
    `insert into emails (person_id, address, verified_at) values ($1, 'quick@example.org', now())`,
    [person.id],
  )
  await house.owner.query(`insert into applications (program_id, person_id, seat) values ($1, $2, 'mentee')`, [
    house.program.id,
    person.id,
  ])
  const { counts } = await run(house, imported)
  assert.deepEqual([counts?.kept, counts?.new], [1, 0])
})

test('whoever is taken in or corrected from a file finds it under who looked at their data', async () => {
  const row = (more = {}) => menteeRow('Lou Looked', 'lou@looked.example.org', more)
  await run(house, await bring(house, csvOf(head, row()), exampleNow.add({ hours: 2 })))
  const later = await bring(house, csvOf(head, row({ Phone: '604-555-0199', C1: '2' })), exampleNow.add({ hours: 3 }))
  const { counts } = await run(house, later)
  assert.equal(counts?.changed, 1)
  const { rows } = await house.owner.query(`select person_id from emails where address = 'lou@looked.example.org'`)
  const lou = { id: rows[0].person_id as string }
  const looks = await asPerson(house, lou, async (db) => {
    const { rows } = await sql<{ verb: string; name: string }>`select verb, name from app.looks() order by seq`.execute(
      db,
    )
    return rows.map(({ verb, name }) => [verb, name])
  })
  assert.deepEqual(looks, [
    ['application.entered', house.actor.name],
    ['application.corrected', house.actor.name],
  ])
})
