import { sql } from 'kysely'
import pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { Refusal } from '#foundation/refusal.ts'
import { findWished } from '../applications/wish.server.ts'
import { actAs, findActor } from '../people/actor.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { getExpected, planPeople, readRows, withWholeFile } from './forecast.server.ts'
import type { RowGroup } from './grouping.ts'
import { toCounts } from './import.ts'
import { loadKnown } from './known.server.ts'
import type { Plan } from './plan.ts'
import { problem, type Remark, type Said } from './remark.ts'
import { type Errand, Stopped, takePerson } from './take.server.ts'
import type { Mapping } from './target.ts'

/** How many people one transaction takes. A run that dies is at most so far behind. */
const peopleAtOnce = 50

/** Asks the worker for the next part of a run. Asked twice, it comes once. */
export async function askForPart(db: Db, importId: string, version: number, left: number): Promise<void> {
  await ask(db, { kind: 'import.run', subjectId: importId, occurrence: `run ${version}, ${left} rows to go` })
}

/**
 * Takes the next people of a running import, with the rights of the coordinator who started it and no others, and asks
 * for the part after it in the same transaction. Killed at any moment, it goes on where the last part ended.
 *
 * @returns how many rows still wait
 */
export async function runPart(db: Db, importId: string, now: Temporal.Instant): Promise<number> {
  const running = await db
    .selectFrom('imports')
    .select(['id', 'programId', 'state', 'runBy', 'mapping', 'version'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  const actor = running?.runBy && (await findActor(db, running.runBy))
  if (running?.state !== 'running' || !actor) return 0
  const left = await actAs(db, actor, () =>
    withWholeFile(db, importId, () => takeNext(db, actor, { ...running, mapping: running.mapping as Mapping }, now)),
  )
  await db
    .updateTable('imports')
    .set(left === undefined ? { state: 'stopped', finishedAt: now } : { movedAt: now })
    .where('id', '=', importId)
    .execute()
  if (left) await askForPart(db, importId, running.version, left)
  return left ?? 0
}

interface Running {
  readonly id: string
  readonly programId: string
  readonly mapping: Mapping
}

/** @returns how many rows still wait; undefined where the actor coordinates the program no longer */
async function takeNext(
  db: Db,
  actor: PersonActor,
  running: Running,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const { rows: held } = await sql<{
    yes: boolean
  }>`select ${running.programId}::uuid in (select app.coordinated()) as yes`.execute(db)
  if (!held[0]?.yes) return undefined
  await sql`select set_config('app.import', ${running.id}, true)`.execute(db) // from here the journal is kept
  const program = await getProgram(db, running.programId)
  const expected = await getExpected(db, program)
  const errand: Errand = { actor, program, expected, importId: running.id, now, today: dateAt(now, program.zone) }
  for (const plan of await planNext(db, errand, running)) await takeWhole(db, errand, plan)
  const left = await countWaiting(db, running.id)
  if (left === 0) await finish(db, errand)
  return left
}

/** The next people whose rows wait, planned against what the program holds at this moment. */
async function planNext(db: Db, { program, expected, today }: Errand, { id, mapping }: Running): Promise<Plan[]> {
  const rows = await db
    .selectFrom('importRows')
    .select(['n', 'cells', 'personKey', 'personId'])
    .where('importId', '=', id)
    .where('outcome', '=', 'waiting')
    .where('personKey', 'in', (of) =>
      of
        .selectFrom('importRows')
        .select('personKey')
        .where('importId', '=', id)
        .where('outcome', '=', 'waiting')
        .groupBy('personKey')
        .orderBy((order) => order.fn.min('n'))
        .limit(peopleAtOnce),
    )
    .orderBy('n')
    .execute()
  const read = new Map(readRows(rows, mapping, expected, today).map((row) => [row.n, row]))
  const addresses = [...read.values()].flatMap(({ entrant }) => entrant.addresses)
  const meant = rows.flatMap(({ personId }) => personId ?? [])
  const known = await loadKnown(db, program.id, addresses, meant)
  const groups: RowGroup[] = [...Map.groupBy(rows, ({ personKey }) => personKey)].map(([key, together]) => {
    const own = together.flatMap(({ n }) => read.get(n) ?? [])
    const at = own.flatMap(({ entrant }) => entrant.addresses.flatMap((address) => known.at.get(address) ?? []))
    return {
      key: key ?? '',
      rows: own,
      undecided: false,
      personIds: new Set([...at, ...together.flatMap(({ personId }) => personId ?? [])]),
    }
  })
  return planPeople(db, groups, known)
}

/** Takes one person whole or not at all: whatever stops a part of it takes back the rest. */
async function takeWhole(db: Db, errand: Errand, plan: Plan): Promise<void> {
  await sql`savepoint person`.execute(db)
  try {
    const taken = plan.seats.length ? await takePerson(db, errand, plan) : undefined
    for (const { n, forecast: outcome, remarks } of plan.rows) {
      const seat = plan.seats.find(({ rows }) => rows.includes(n))
      const cells = outcome === 'problem' || outcome === 'kept' ? {} : { cells: '[]' } // the application holds them now
      const applicationId = seat && taken?.applications.get(seat)
      await settleRow(db, errand, n, {
        outcome,
        remarks: JSON.stringify(remarks),
        applicationId,
        personId: taken?.personId,
        ...cells,
      })
    }
    await sql`release savepoint person`.execute(db)
  } catch (error) {
    const why = reasonOf(error)
    if (!why) throw error
    await sql`rollback to savepoint person`.execute(db)
    for (const { n, remarks } of plan.rows) {
      const said: Remark[] = [...remarks, { ...why, column: null }]
      const closedTo = why.kind === 'supervised' ? errand.actor.id : null
      await settleRow(db, errand, n, { outcome: 'problem', remarks: JSON.stringify(said), closedTo })
    }
  }
}

/** What to say of an error that stops one person and nobody else; undefined for one that stops the run. */
function reasonOf(error: unknown): Said | undefined {
  if (error instanceof Stopped) return error.why
  if (error instanceof Refusal) return problem('refused', [error.text])
  const isTaken = error instanceof pg.DatabaseError && (error.code === '23505' || error.code === '42501')
  return isTaken ? problem('takenMeanwhile', [], 'otherCoordinator') : undefined
}

async function settleRow(db: Db, { importId }: Errand, n: number, settled: Record<string, unknown>): Promise<void> {
  await db.updateTable('importRows').set(settled).where('importId', '=', importId).where('n', '=', n).execute()
}

async function countWaiting(db: Db, importId: string): Promise<number> {
  const { n } = await db
    .selectFrom('importRows')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('importId', '=', importId)
    .where('outcome', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return n
}

/** Finds whom wishes mean among those who have come, and closes the import with its figures. Nobody is written to. */
async function finish(db: Db, { actor, program, importId, now }: Errand): Promise<void> {
  await findWished(db, program.id)
  const rows = await db
    .selectFrom('importRows')
    .select((of) => ['outcome', of.fn.countAll<number>().as('n')])
    .where('importId', '=', importId)
    .groupBy('outcome')
    .execute()
  const counts = toCounts(rows)
  await db
    .updateTable('imports')
    .set({ state: 'done', finishedAt: now, counts: JSON.stringify(counts) })
    .where('id', '=', importId)
    .execute()
  await record(db, actor, 'import.finished', {
    recordType: 'import',
    recordId: importId,
    programId: program.id,
    facts: { ...counts },
  })
}
