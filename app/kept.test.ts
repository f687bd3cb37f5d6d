// A whole life, and what becomes of it: on every day exactly that is deleted whose promise (*.privacy.ts) has run out, and
// what was written is nowhere any more, while the year's figures say the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { deleteDue, keepPromises } from '#foundation/retention.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { setDay } from './changes/change.example.ts'
import { addDecidedWorld, type DecidedWorld } from './decided.example.ts'
import { closeCases, dated, expectKept, identitiesOf, promised, rowsOf } from './due.example.ts'
import { errandAt } from './people/letter.example.ts'
import { getProgram } from './programs/program.server.ts'
import { keepFigures } from './reports/keep.job.ts'
import { getEdition, listEditions, makeReport } from './reports/report.server.ts'
import { sweepIdentifications } from './self-identification/sweep.job.ts'
import { duties } from './worker.ts'

test(
  'every promise is a rule, and something carries it out',
  withDatabase(async (db) => {
    const withPolicy = async (policy: string) =>
      (
        await sql<{
          name: string
        }>`select polrelid::regclass::text as name from pg_policy where polname = ${policy}`.execute(db)
      ).rows.map(({ name }) => name)
    const [due, leaves] = [await withPolicy('due'), await withPolicy('leaves')]
    for (const { table, rule } of promised) {
      assert.ok(rule, `${table} promises something no rule says`)
      if (rule.until === 'always') continue
      if (rule.until === 'job') {
        assert.ok(rule.job in duties.ticks, `${table} is left to ${rule.job}, which is no job`)
        assert.ok(await canDelete(db, table), `${rule.job} cannot delete ${table}`)
        continue
      }
      const [said, policy] =
        rule.until === 'account' ? ['leaves with nobody', leaves] : ['has a day on which nothing deletes it', due]
      // The row of the person stays, without a name, for what has to stay.
      assert.ok(
        table === 'people' || policy.includes(table) || (await goesWithAnother(db, table, policy)),
        `${table} ${said}`,
      )
    }
    const known = dated.map(({ table }) => table)
    assert.deepEqual(
      due.filter((table) => !known.includes(table)),
      [],
      'deleted though nothing was promised',
    )
  }),
)

/** Whether the worker, or the gate for it, may delete from a table. The audit trail is cut by its own function. */
async function canDelete(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select has_table_privilege('alongside_job', ${table}, 'delete') or has_table_privilege('alongside_gate', ${table}, 'delete') as yes`.execute(
    db,
  )
  return (
    table.startsWith('audit_') ||
    (rows[0]?.yes ?? false) ||
    goesWithAnother(db, table, ['private.self_identifications', 'grants', 'incidents'])
  )
}

async function goesWithAnother(db: Db, table: string, due: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ parent: string }>`select confrelid::regclass::text as parent from pg_constraint
    where contype = 'f' and confdeltype = 'c' and conrelid = ${table}::regclass`.execute(db)
  return rows.some(({ parent }) => due.includes(parent))
}

test(
  'before its day everything is there; after the last day nothing of it is, and the figures say the same',
  withDatabase(async (db) => {
    let birds = 0
    const world = await addDecidedWorld(db, (what) => `kanari${++birds} ${what}`)
    await readable(db)
    const program = await getProgram(db, world.program.id)
    const ends = await endOn(db, world, program.endsOn)
    const before = await findWords(db)
    assert.ok(before.size > 20, `there is much to be found: ${[...before].join(', ')}`)
    await work(db, ends.add({ days: 90 }))
    assert.deepEqual(await findWords(db), before)
    await setDay(db, ends.add({ days: 91 }).toString())
    await as(db, world.coordinator)
    const told = await makeReport(db, program, ends.add({ days: 91 }))
    await work(db, ends.add({ days: 91 }))
    assert.equal(await countRows(db, 'private.partnership_keys'), 0)
    assert.equal(await countRows(db, 'shared_notes'), 0)
    assert.equal(await countRows(db, 'partnership_files'), 0)
    assert.ok((await countRows(db, 'contacts')) > 0)
    await work(db, ends.add({ years: 1 }))
    assert.ok((await countRows(db, 'application_answers')) > 0)
    await work(db, ends.add({ years: 1, days: 2 }))
    assert.equal(await countRows(db, 'application_answers'), 0)
    assert.equal(await countRows(db, 'partnerships'), 1)
    await work(db, ends.add({ years: 2 }))
    assert.equal(await countRows(db, 'partnerships'), 1)
    await work(db, ends.add({ years: 2, days: 2 }))
    assert.equal(await countRows(db, 'partnerships'), 0)
    assert.equal(await countRows(db, 'applications'), 0)
    await work(db, ends.add({ years: 8 }))
    const left = await findWords(db)
    // What stays with the house, with its program or with an account; and the settings' own words.
    const may = promised.flatMap(({ table, rule }) =>
      rule?.until === 'always' || rule?.until === 'account' ? [table] : [],
    )
    assert.deepEqual(
      [...left].filter((table) => !may.includes(table)),
      [],
    )
    await as(db, world.admin)
    const [kept] = await listEditions(db, program.id)
    assert.equal(kept?.publishedBy, null)
    const { report } = await getEdition(db, program, kept?.n ?? 0)
    assert.deepEqual(withoutQuotes(report), withoutQuotes(JSON.parse(JSON.stringify(told))))
  }),
)

test(
  'what something kept longer still points at stays, and the rest goes all the same',
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    await readable(db)
    const ends = await endOn(db, world, (await getProgram(db, world.program.id)).endsOn)
    await sql`create table pointing as select id as partnership_id from partnerships`.execute(db)
    await sql`alter table pointing add foreign key (partnership_id) references partnerships`.execute(db)
    await work(db, ends.add({ years: 2, days: 2 }))
    assert.equal(await countRows(db, 'contacts'), 0)
    assert.deepEqual([await countRows(db, 'partnerships'), await countRows(db, 'offers')], [1, 1])
    await sql`drop table pointing`.execute(db)
    await as(db, 'worker')
    await deleteDue(db)
    await as(db, 'owner')
    assert.equal(await countRows(db, 'partnerships'), 0)
  }),
)

test(
  'on any day exactly what is due goes, and the worker could not have taken more',
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    await readable(db)
    const ends = await endOn(db, world, (await getProgram(db, world.program.id)).endsOn)
    const days = fc.record({
      after: fc.integer({ min: -30, max: 900 }),
      longer: fc.integer({ min: -60, max: 200 }),
      decided: fc.integer({ min: 0, max: 300 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 3, arbitrary: days },
          {
            weight: 1,
            arbitrary: fc.record({
              after: fc.integer({ min: 2000, max: 3200 }),
              longer: fc.constant(0),
              decided: fc.constant(0),
            }),
          },
        ),
        async ({ after, longer, decided }) => {
          await sql`savepoint life`.execute(db)
          const day = ends.add({ days: after })
          const pairEnd = ends.add({ days: longer })
          await moveEnd(db, pairEnd)
          await sql`update applications set status = 'declined', decided_at = ${`${ends.subtract({ days: decided })}T20:00:00Z`}, waiting_since = null
          where person_id in (select id from people where name like 'Filler%')`.execute(db)
          const expected = await expectKept(db, day)
          await setDay(db, day.toString())
          await as(db, 'worker')
          await sweepIdentifications(db, errandAt(noon(day)))
          await keepFigures(db, errandAt(noon(day)))
          await steal(db)
          while (!(await deleteDue(db, 7)).finished);
          await as(db, 'owner')
          for (const { table } of dated)
            assert.deepEqual(
              await identitiesOf(db, table),
              expected.get(table),
              `${table} on ${day} (${after} days after)`,
            )
          await sql`rollback to savepoint life`.execute(db)
          await as(db, 'owner')
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }),
)

/** A worker gone wrong deletes whatever it can, everywhere: what is not due is still there afterwards. */
async function steal(db: Db): Promise<void> {
  // Places are freed and times answered in the course of a life: those the worker does delete.
  for (const { table } of dated.filter(({ table }) => table !== 'places' && table !== 'meeting_times')) {
    await sql`savepoint theft`.execute(db)
    try {
      await sql.raw(`delete from ${table}`).execute(db)
    } catch (error) {
      if (!/^23|^42501$/.test(String((error as { code?: string }).code))) throw error // what another points at, or what is shut
      await sql`rollback to savepoint theft`.execute(db)
    }
  }
}

const noon = (day: Temporal.PlainDate) => Temporal.Instant.from(`${day}T20:00:00Z`)
/** A report as it says figures; words somebody let it quote are theirs, and go when they go. */
const withoutQuotes = (report: unknown) =>
  JSON.parse(
    JSON.stringify(report, (_, value) =>
      Array.isArray(value) ? value.filter((each) => each?.kind !== 'quote') : value,
    ),
  )

/** Everything the worker does on a day, and that doing it again changes nothing. */
async function work(db: Db, day: Temporal.PlainDate): Promise<void> {
  await setDay(db, day.toString())
  await as(db, 'worker')
  await sweepIdentifications(db, errandAt(noon(day)))
  await keepFigures(db, errandAt(noon(day)))
  await keepPromises(db, errandAt(noon(day)))
  const { rows } = await deleteDue(db)
  assert.deepEqual(rows, {}, 'nothing is left for later')
  await as(db, 'owner')
}

/** The tests look at every table, whatever is shut; row-level security holds for everybody else. */
async function readable(db: Db): Promise<void> {
  await as(db, 'owner')
  for (const { table } of promised) await sql.raw(`alter table ${table} no force row level security`).execute(db)
  await closeCases(db)
}

async function moveEnd(db: Db, day: Temporal.PlainDate): Promise<void> {
  await sql`alter table partnerships disable trigger user`.execute(db)
  await sql`update partnerships set state = 'ended', ended_as = 'completed', ended_on = ${day}::date, paused_until = null, resumes_as = null`.execute(
    db,
  )
  await sql`alter table partnerships enable trigger user`.execute(db)
}

/** The last day of the program and of its partnership. */
async function endOn(db: Db, world: DecidedWorld, day: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  await moveEnd(db, day)
  await sql`update applications set decided_at = now() where status in ('accepted', 'declined')`.execute(db)
  await sql`update assessments set created_at = ${`${day.subtract({ years: 1 })}T20:00:00Z`}`.execute(db)
  await sql`update honoraria set opened_at = now() where program_id = ${world.program.id}`.execute(db)
  return day
}

const countRows = async (db: Db, table: string) => (await identitiesOf(db, table)).length

/** The tables in which a bird still sings. */
async function findWords(db: Db): Promise<Set<string>> {
  const found = new Set<string>()
  for (const { table } of promised)
    if ((await rowsOf(db, table)).some((row) => JSON.stringify(row).includes('kanari'))) found.add(table)
  return found
}
