import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, signedIn, withDatabase } from '#foundation/testing.ts'
import { enterPerson } from '../people/person.server.ts'
import { forecast, getExpected } from './forecast.server.ts'
import { coordinate, csvOf, exampleNow } from './import.example.ts'
import {
  countRows,
  getImport,
  importedBefore,
  keepUpload,
  listImports,
  proposeMapping,
  readImport,
  readSamples,
  saveMapping,
  startRun,
} from './import.server.ts'
import { decideTwins, listRows, listTwins } from './preview.server.ts'
import { readTable } from './reader.server.ts'
import { undoImport } from './undo.server.ts'

const file = csvOf(
  ['Seat', 'Name', 'Email', 'Role', 'District', 'Shoe size'],
  ['Mentee', 'Amina Diallo', 'amina@example.org', 'VP', '73', '9'],
  ['Mentor', 'Bo Lind', 'bo@example.org', 'Principal', 'Kamlops', ''],
)

type World = Awaited<ReturnType<typeof coordinate>>

async function keep(
  db: Db,
  { actor, program }: World,
  bytes = file,
  name = 'C:\\Desktop\\people.csv',
): Promise<string> {
  return keepUpload(db, actor, program, name, bytes, await readTable(bytes))
}

async function map(db: Db, { program }: World, id: string) {
  const imported = await readImport(db, program, id)
  await saveMapping(
    db,
    program,
    imported,
    await proposeMapping(db, imported, await getExpected(db, program)),
    imported.version,
    exampleNow,
  )
  return readImport(db, program, id)
}

test(
  'a file is kept as it is, with its name alone, until somebody says what it means',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const imported = await readImport(db, world.program, await keep(db, world))
    assert.deepEqual([imported.fileName, imported.state, imported.rowCount], ['people.csv', 'uploaded', 2])
    assert.deepEqual(await readSamples(db, imported), [
      ['Mentee', 'Mentor'],
      ['Amina Diallo', 'Bo Lind'],
      ['amina@example.org', 'bo@example.org'],
      ['VP', 'Principal'],
      ['73', 'Kamlops'],
      ['9'],
    ])
    await assert.rejects(
      startRun(db, world.actor, world.program, imported, imported.version, exampleNow),
      /not waiting to be run/,
    )
  }),
)

test(
  'the preview says of each row what would become of it, and nothing is written',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const imported = await map(db, world, await keep(db, world))
    assert.deepEqual(await countRows(db, imported), { waiting: 0, new: 1, changed: 0, same: 0, kept: 0, problem: 1 })
    const { rows } = await listRows(db, imported, { show: 'problem' })
    assert.deepEqual(
      rows.map(({ n, remarks }) => [n, remarks.map(({ kind, column }) => [kind, column])]),
      [[3, [['unknownDistrict', 4]]]],
    )
    assert.equal((await listRows(db, imported, { show: 'remarked' })).total, 1)
    assert.equal((await listRows(db, imported, { page: '7' })).page, 1)
    const { rows: written } = await sql`select 1 from applications`.execute(db)
    assert.equal(written.length, 0)
  }),
)

test(
  'what columns mean is remembered for the same headings, and the same file is known again',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const expected = await getExpected(db, world.program)
    const first = await readImport(db, world.program, await keep(db, world))
    const guess = await proposeMapping(db, first, expected)
    const said = {
      ...guess,
      columns: guess.columns.map((target, column) => (column === 5 ? ('needs' as const) : target)),
    }
    await saveMapping(db, world.program, first, said, first.version, exampleNow)
    const again = await readImport(db, world.program, await keep(db, world))
    assert.deepEqual(await proposeMapping(db, again, expected), said)
    const other = await readImport(db, world.program, await keep(db, world, csvOf(['Name', 'Seat'], ['Bo', 'Mentor'])))
    assert.deepEqual((await proposeMapping(db, other, expected)).columns, ['name', 'seat'])
    assert.equal(await importedBefore(db, again), undefined, 'nothing of it has been imported')
    await as(db, 'owner')
    await sql`update imports set state = 'done', created_at = created_at - interval '1 hour', finished_at = ${exampleNow.toString()} where id = ${first.id}`.execute(
      db,
    )
    await as(db, world.actor)
    assert.ok((await importedBefore(db, again))?.equals(exampleNow))
  }),
)

test(
  'what is said of twins is remembered, and taken into the next preview',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const bytes = csvOf(
      ['Seat', 'Name', 'Email', 'Role', 'District'],
      ['Mentee', 'Amina Diallo', 'a@example.org', 'VP', '73'],
      ['Mentee', 'Amina Diallo', 'b@example.org', 'VP', '73'],
    )
    const imported = await map(db, world, await keep(db, world, bytes))
    assert.equal((await countRows(db, imported)).problem, 2)
    const { cases } = await listTwins(db, imported, 1)
    await decideTwins(db, world.actor, world.program, imported, new Map([[cases[0]?.id ?? '', true]]), exampleNow)
    assert.deepEqual([(await countRows(db, imported)).new, (await countRows(db, imported)).same], [1, 1])
    const again = await map(db, world, await keep(db, world, bytes))
    assert.deepEqual(
      (await listTwins(db, again, 1)).cases.map(({ verdict }) => verdict),
      [true],
    )
    await decideTwins(
      db,
      world.actor,
      world.program,
      again,
      new Map([[(await listTwins(db, again, 1)).cases[0]?.id ?? '', false]]),
      exampleNow,
    )
    assert.equal((await countRows(db, again)).new, 2)
  }),
)

test(
  'nothing can be run where every row has a problem, and what has been run cannot be mapped again',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const hopeless = await map(db, world, await keep(db, world, csvOf(['Seat', 'Name'], ['Zookeeper', 'Bo'])))
    await assert.rejects(
      startRun(db, world.actor, world.program, hopeless, hopeless.version, exampleNow),
      /No row can be taken/,
    )
    const imported = await map(db, world, await keep(db, world))
    await startRun(db, world.actor, world.program, imported, imported.version, exampleNow)
    const running = await readImport(db, world.program, imported.id)
    assert.equal(running.state, 'running')
    await assert.rejects(startRun(db, world.actor, world.program, running, running.version, exampleNow), /not waiting/)
    await assert.rejects(
      saveMapping(db, world.program, running, { columns: [], seat: null }, running.version, exampleNow),
      /has been run/,
    )
  }),
)

test(
  'a coordinator of another program finds nothing, and the database gives and takes nothing either',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const imported = await map(db, world, await keep(db, world))
    await as(db, 'owner')
    const foreign = await coordinate(db)
    await assert.rejects(getImport(db, foreign.actor, world.program.slug, imported.id), /nothing here/)
    await assert.rejects(readImport(db, foreign.program, imported.id), /nothing here/)
    assert.deepEqual(await listImports(db, world.program.id), [])
    for (const table of ['imports', 'import_rows', 'import_twins'] as const) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(db)
      assert.equal(rows.length, 0, table)
    }
    const { rows: touched } =
      await sql`update import_rows set outcome = 'new' where import_id = ${imported.id} returning 1`.execute(db)
    assert.equal(touched.length, 0)
    await forecast(db, world.program, imported, exampleNow)
    const isRefused = (attempt: (db: Db) => Promise<unknown>) => isRefusedByDatabase(db, attempt)
    assert.ok(
      await isRefused((own) =>
        keepUpload(own, foreign.actor, world.program, 'x.csv', file, {
          format: 'csv',
          encoding: 'utf-8',
          headings: ['Name'],
          rows: [],
        }),
      ),
    )
    assert.ok(
      await isRefused((own) =>
        sql`insert into import_rows (import_id, n, cells) values (${imported.id}, 9, '[]')`.execute(own),
      ),
    )
    assert.ok(
      await isRefused((own) =>
        undoImport(own, foreign.actor, world.program, { ...imported, state: 'done' }, exampleNow),
      ),
    )
    assert.ok(await isRefused((own) => sql`select * from import_journal`.execute(own)))
    const nobody = signedIn({
      id: await as(db, 'owner').then(() => enterPerson(db, { name: 'Nobody', email: 'nobody@example.org' })),
      name: 'Nobody',
    })
    await as(db, nobody)
    await assert.rejects(getImport(db, nobody, world.program.slug, imported.id), /nothing here/)
  }),
)

test(
  'no coordinator can put an address into an account that is somebody’s',
  withDatabase(async (db) => {
    const theirs = await enterPerson(db, { name: 'Noor', email: 'noor@example.org' })
    const entered = await enterPerson(db, { name: 'Entered', email: null })
    await sql`update emails set verified_at = now() where person_id = ${theirs}`.execute(db)
    await coordinate(db)
    const add = (person: string, address: string) => (own: Db) =>
      sql`insert into emails (person_id, address, first) values (${person}, ${address}, false)`.execute(own)
    assert.ok(await isRefusedByDatabase(db, add(theirs, 'attacker@example.org')))
    assert.ok(!(await isRefusedByDatabase(db, add(entered, 'second@example.org'))))
  }),
)

test(
  'every step leaves its line in the audit trail, without a word of the file',
  withDatabase(async (db) => {
    const world = await coordinate(db)
    const imported = await map(db, world, await keep(db, world))
    await startRun(db, world.actor, world.program, imported, imported.version, exampleNow)
    const { rows } = await sql<{
      verb: string
      facts: object
    }>`select verb, facts from audit_entries where record_type = 'import' order by seq`.execute(db)
    assert.deepEqual(rows, [
      { verb: 'import.uploaded', facts: { rows: 2, format: 'csv' } },
      { verb: 'import.started', facts: { rows: 1 } },
    ])
  }),
)
