import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addProgram } from '../programs/program.example.ts'
import { overdueLetter } from './backup.email.ts'
import { signOfLife, sweepRuns, watchBackups } from './backup.job.ts'
import { listRuns, noteRun, readArchiving } from './backup.server.ts'
import { backupHours, drillDays, isArchived, judge, type Run } from './backup.ts'

const now = Temporal.Instant.from('2026-11-22T11:00:00Z')
const errand = (at = now) => ({ settings: readSettings({}), key: testKey, now: at })

function run(kind: Run['kind'], hoursAgo: number, good = true): Run {
  const at = now.subtract({ hours: hoursAgo })
  const outcome = good
    ? { ofAt: at, rows: 9, bytes: 900, problem: '' }
    : { ofAt: null, rows: 0, bytes: 0, problem: 'The disk is full.' }
  return { kind, beganAt: at, endedAt: at, good, recovery: 'abcd-efgh', ...outcome }
}

test('whatever was attempted, only what came about counts, and only for as long as it should', () => {
  const kind = fc.constantFrom<Run['kind']>('backup', 'drill')
  const some = fc.array(fc.tuple(kind, fc.integer({ min: 0, max: 2000 }), fc.boolean()), { maxLength: 12 })
  fc.assert(
    fc.property(some, (drawn) => {
      const runs = drawn.map(([kind, ago, good]) => run(kind, ago, good)).sort(lastFirst)
      const youngest = (kind: string) =>
        Math.min(...drawn.filter((one) => one[0] === kind && one[2]).map((one) => one[1]))
      const standing = judge(runs, now)
      assert.equal(standing.backupLate, youngest('backup') > backupHours)
      assert.equal(standing.drillLate, youngest('drill') > drillDays * 24)
      assert.ok(!standing.failed?.good)
    }),
  )
})
const lastFirst = (a: Run, b: Run) => Temporal.Instant.compare(b.endedAt, a.endedAt)

test('five minutes are only promised while the log is put away as it goes', () => {
  const well = { on: true, timeout: 300, archivedAt: now, failedAt: null }
  assert.ok(isArchived(well))
  assert.ok(isArchived({ ...well, failedAt: now.subtract({ hours: 1 }) }), 'it has recovered')
  for (const worse of [{ on: false }, { timeout: 0 }, { timeout: 900 }, { archivedAt: null }, { failedAt: now }])
    assert.ok(!isArchived({ ...well, ...worse }), JSON.stringify(worse))
})

test(
  'the worker notes runs, an administrator of any organization reads them, nobody else, and no page writes one',
  withDatabase(async (db) => {
    const { coordinator, admin } = await addProgram(db)
    await as(db, 'worker')
    for (const each of [run('backup', 50), run('backup', 2, false), run('drill', 90)]) await noteRun(db, each)
    for (const other of [coordinator, 'visitor'] as const) assert.deepEqual(await listRuns(await as(db, other)), [])
    await as(db, admin)
    const runs = await listRuns(db)
    assert.deepEqual(runs, [run('backup', 2, false), run('backup', 50), run('drill', 90)])
    assert.ok(await isRefusedByDatabase(db, () => noteRun(db, run('backup', 0))))
    assert.equal((await readArchiving(db)).on, false)
    await as(db, 'owner')
    const { rows } = await sql<{
      verb: string
    }>`select verb from audit_entries where record_type = 'backup' order by seq`.execute(db)
    assert.deepEqual(
      rows.map(({ verb }) => verb),
      ['backup.made', 'backup.failed', 'drill.made'],
    )
  }),
)

async function lettersAfter(db: Db, hours: number): Promise<number> {
  await as(db, 'worker')
  await watchBackups(db, errand(now.add({ hours })))
  const found = await db.selectFrom('outbox').select('id').where('kind', '=', 'backup.overdue').execute()
  return found.length
}

test(
  'administrators are told once that a day passed without a backup, again each week, and not once there is one',
  withDatabase(async (db) => {
    const { admin } = await addProgram(db)
    assert.equal(await lettersAfter(db, 9999), 0, 'a house that never had one is being tried out')
    await noteRun(db, run('backup', 0))
    const told: number[] = []
    for (const hours of [1, 26, 27, 40, 24 * 6, 24 * 8]) told.push(await lettersAfter(db, hours))
    assert.deepEqual(told, [0, 0, 1, 1, 1, 2])
    const letters = await db.selectFrom('outbox').selectAll().where('kind', '=', 'backup.overdue').execute()
    const [first] = letters
    assert.ok(first)
    const item = { ...first, particulars: {} }
    const written = await overdueLetter(db, item, errand(now.add({ hours: 30 })))
    assert.equal(written?.to, admin.email)
    assert.match(written?.button?.href ?? '', /\/organizations\/[a-z0-9-]+\/backups$/)
    assert.match(written?.paragraphs[0]?.en ?? '', /Sunday 22 November 2026, 4:00 a\.m\. Pacific Time/)
    assert.equal(await overdueLetter(db, item, errand(now.add({ hours: 2 }))), undefined)
  }),
)

test(
  'the worker leaves a sign of life, and forgets runs after two years',
  withDatabase(async (db) => {
    await as(db, 'worker')
    for (let n = 0; n < 2; n++) await signOfLife(db, errand())
    const { at } = await db.selectFrom('workerSigns').select('at').executeTakeFirstOrThrow()
    assert.ok(Math.abs(at.epochMilliseconds - Date.now()) < 60_000)
    for (const hours of [0, 729 * 24, 731 * 24]) await noteRun(db, run('backup', hours))
    await sweepRuns(db, errand())
    assert.equal((await listRuns(db)).length, 2)
  }),
)
