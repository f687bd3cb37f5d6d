// People who were named and never came: when they go, and that nothing else does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { errandAt } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { forgetStrangers } from './stranger.job.ts'

const now = Temporal.Now.instant()

/** Somebody named so many days ago, with a card, an address and a position, who has not come. */
async function addNamed(db: Db, name: string, daysAgo = 91) {
  const person = await addPerson(db, { name, position: {} })
  await asOwner(db, async () => {
    await sql`update emails set verified_at = null where person_id = ${person.id}`.execute(db)
    await sql`update people set created_at = app.today() - ${daysAgo}::int where id = ${person.id}`.execute(db)
  })
  return person
}

/** What the worker's tick leaves of these people. */
async function left(db: Db, ...people: { id: string; name: string }[]): Promise<string[]> {
  await as(db, 'worker')
  await forgetStrangers(db, errandAt(now))
  const rows = await asOwner(db, () =>
    db
      .selectFrom('people')
      .select('name')
      .where(
        'id',
        'in',
        people.map(({ id }) => id),
      )
      .orderBy('name')
      .execute(),
  )
  return rows.map(({ name }) => name)
}

/** How many rows every table has. */
async function counts(db: Db): Promise<Record<string, number>> {
  return asOwner(db, async () => {
    const { rows } = await sql<{ t: string }>`select oid::regclass::text as t from pg_class
      where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'private') order by 1`.execute(db)
    const all: Record<string, number> = {}
    for (const { t } of rows) {
      const [row] = (await sql<{ n: number }>`select count(*) as n from ${sql.raw(t)}`.execute(db)).rows
      all[t] = Number(row?.n)
    }
    return all
  })
}

/** The tables with more or fewer rows than before. */
const differing = (a: Record<string, number>, b: Record<string, number>) =>
  Object.fromEntries(Object.keys(a).flatMap((t) => (a[t] === b[t] ? [] : [[t, (b[t] ?? 0) - (a[t] ?? 0)]])))

test(
  'whoever was named ninety days ago and is needed by nothing goes, with card, address and position; and nothing else does',
  withDatabase(async (db) => {
    await addProgram(db)
    const rita = await addNamed(db, 'Rita')
    const young = await addNamed(db, 'Young', 90)
    const came = await addPerson(db, { name: 'Came' })
    await asOwner(db, () =>
      sql`update people set created_at = now() - interval '3 years' where id = ${came.id}`.execute(db),
    )
    const before = await counts(db)
    assert.deepEqual(await left(db, rita, young, came), ['Came', 'Young'])
    const after = await counts(db)
    assert.deepEqual(differing(before, after), {
      audit_entries: 1,
      contact_cards: -1,
      emails: -1,
      people: -1,
      positions: -1,
    })
    const entry = await asOwner(db, () =>
      db.selectFrom('auditEntries').select(['verb', 'facts']).orderBy('seq', 'desc').executeTakeFirstOrThrow(),
    )
    assert.deepEqual([entry.verb, entry.facts], ['promises.kept', { people: 1 }])
    assert.deepEqual(await left(db, young, came), ['Came', 'Young'])
  }),
)

test(
  'what needs somebody keeps them until it is gone',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person: amina, application } = await addApplication(db, program, 'mentor', { name: 'Amina' })
    const here = { program: program.id, application: application.id, by: coordinator.id, amina: amina.id }
    const needs: Record<string, (who: string) => [lay: string, gone: string]> = {
      'a reference asked of them': (who) => [
        `insert into referees (application_id, person_id, name, email) values ('${here.application}', '${who}', 'R', '${who}@example.org')`,
        `delete from referees where person_id = '${who}'`,
      ],
      'a wish that means them': (who) => [
        `insert into wishes (application_id, kind, rank, name, person_id) values ('${here.application}', 'prefer', 1, 'W', '${who}')`,
        `delete from wishes where person_id = '${who}'`,
      ],
      'their own application': (who) => [
        `insert into applications (program_id, person_id, seat) values ('${here.program}', '${who}', 'mentee')`,
        `delete from applications where person_id = '${who}'`,
      ],
      'somebody who says that they supervise them': (who) => [
        `insert into supervisions (supervisor_id, supervised_id, declared_by) values ('${who}', '${here.amina}', '${here.amina}')`,
        `delete from supervisions where supervisor_id = '${who}'`,
      ],
      'an office': (who) => [
        `insert into program_staff (program_id, person_id) values ('${here.program}', '${who}')`,
        `delete from program_staff where person_id = '${who}'`,
      ],
      'a mailed link': (who) => [
        `insert into links (token_hash, person_id, purpose, subject_id, ends_at) values ('\\x${who.replaceAll('-', '')}', '${who}', 'reference', '${who}', now())`,
        `delete from links where person_id = '${who}'`,
      ],
      'a letter that waits': (who) => [
        `insert into outbox (queue, kind, subject_id, person_id) values ('mail', 'reference.ask', '${who}', '${who}')`,
        `delete from outbox where person_id = '${who}'`,
      ],
      'a row of a file': (who) => [
        `with i as (insert into imports (program_id, created_by, file_name, digest, format, encoding, headings, row_count)
            values ('${here.program}', '${here.by}', 'f.csv', '', 'csv', 'utf-8', '{}', 1) returning id)
          insert into import_rows (import_id, n, cells, person_id) select id, 1, '{}', '${who}' from i`,
        `delete from import_rows where person_id = '${who}'`,
      ],
      'something no list here knows of': (who) => [
        `insert into trainings (program_id, person_id, completed_on, noted_by) values ('${here.program}', '${who}', '2026-01-01', '${here.by}')`,
        `delete from trainings where person_id = '${who}'`,
      ],
    }
    for (const [what, laid] of Object.entries(needs)) {
      const who = await addNamed(db, `Named by ${what}`)
      const [lay, gone] = laid(who.id)
      await asOwner(db, () => sql.raw(lay).execute(db))
      const before = await counts(db)
      assert.deepEqual(await left(db, who), [who.name], what)
      assert.deepEqual(differing(before, await counts(db)), {}, `${what}: all of it is still there`)
      if (!gone) continue
      await asOwner(db, () => sql.raw(gone).execute(db))
      assert.deepEqual(await left(db, who), [], what)
    }
  }),
)

test(
  'something they did by a mailed link keeps their name for as long as the trail tells of it',
  withDatabase(async (db) => {
    const rita = await addNamed(db, 'Rita')
    await as(db, rita)
    await record(db, rita, 'reference.given', { recordType: 'person', recordId: rita.id })
    assert.deepEqual(await left(db, rita), ['Rita'])
  }),
)

test(
  'nothing is deleted or unlinked along with them that does not stop it or is not asked about first',
  withDatabase(async (db) => {
    const { rows } = await asOwner(db, () =>
      sql<{ child: string }>`select distinct conrelid::regclass::text as child from pg_constraint
        where contype = 'f' and confdeltype <> 'a'
          and confrelid in (select unnest('{people,emails,contact_cards,positions,consents,supervisions,private.person_keys}'::regclass[]))
        order by 1`.execute(db),
    )
    const { rows: view } = await sql<{ text: string }>`select pg_get_viewdef('app.never_came') as text`.execute(db)
    assert.deepEqual(
      rows.map(({ child }) => child),
      ['import_rows', 'import_twins'],
    )
    for (const { child } of rows) assert.match(view[0]?.text ?? '', new RegExp(`from ${child}\\b`, 'i'))
  }),
)

test(
  'who supervises them goes with them; a supervision that ended goes two years later, and lets its other half go',
  withDatabase(async (db) => {
    const [boss, below] = [await addNamed(db, 'Boss'), await addNamed(db, 'Below')]
    const lay = (until: string) =>
      asOwner(db, () =>
        sql`insert into supervisions (supervisor_id, supervised_id, declared_by, until)
          values (${boss.id}, ${below.id}, ${below.id}, ${sql.raw(until)})`.execute(db),
      )
    await lay('null')
    await as(db, 'worker')
    for (const _ of [1, 2]) await forgetStrangers(db, errandAt(now))
    assert.deepEqual(await left(db, boss, below), [])

    const [old, living] = [await addNamed(db, 'Old'), await addPerson(db, { name: 'Living' })]
    await asOwner(db, () =>
      sql`insert into supervisions (supervisor_id, supervised_id, declared_by, until)
        values (${old.id}, ${living.id}, ${living.id}, app.today() - interval '2 years')`.execute(db),
    )
    await as(db, 'worker')
    await deleteDue(db)
    assert.deepEqual(await left(db, old), ['Old'])
    await asOwner(db, () => sql`update supervisions set until = until - interval '1 day'`.execute(db))
    await as(db, 'worker')
    await deleteDue(db)
    assert.deepEqual(await left(db, old), [])
  }),
)

test(
  'nobody else forgets anybody: no page, and the worker only those who never came',
  withDatabase(async (db) => {
    const [rita, came] = [await addNamed(db, 'Rita'), await addPerson(db, { name: 'Came' })]
    await as(db, came)
    assert.ok(await isRefusedByDatabase(db, (db) => sql`select app.forget_stranger(${rita.id})`.execute(db)))
    await as(db, 'worker')
    const { rows } = await sql<{ gone: boolean }>`select app.forget_stranger(${came.id}) as gone`.execute(db)
    assert.deepEqual(rows, [{ gone: false }])
    assert.ok(await isRefusedByDatabase(db, (db) => db.deleteFrom('people').execute()))
    assert.deepEqual(await left(db, came), ['Came'])
  }),
)
