import type { RunPart } from '#database/types.ts'
import { type PersonActor, system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { askLong } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide } from '../access/standing.server.ts'
import type { Run } from './run.ts'
import { runWords as w } from './runs.words.ts'

/** The newest run of a program, whatever became of it. */
export async function findLatestRun(db: Db, programId: string): Promise<Run | undefined> {
  const row = await db
    .selectFrom('matchingRuns')
    .leftJoin('people', 'people.id', 'matchingRuns.startedBy')
    .select([
      'matchingRuns.id',
      'matchingRuns.programId',
      'matchingRuns.state',
      'matchingRuns.part',
      'matchingRuns.share',
      'matchingRuns.startedAt',
      'matchingRuns.begunAt',
      'matchingRuns.endedAt',
      'matchingRuns.board',
      'matchingRuns.problem',
      'people.name as startedBy',
    ])
    .where('matchingRuns.programId', '=', programId)
    .orderBy('matchingRuns.startedAt', 'desc')
    .executeTakeFirst()
  return row && { ...row, problem: row.problem as Text | null }
}

/** Goes on only where no run is under way: its board would be made of what is about to change. */
export async function mustNotRun(db: Db, programId: string): Promise<void> {
  const running = await db
    .selectFrom('matchingRuns')
    .select('id')
    .where('programId', '=', programId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  refuseUnless(!running, w.oneAtATime, { status: 409 })
}

/** Starts a run in the actor's name: the worker takes it on as soon as it can. @returns its id */
export async function startRun(
  db: Db,
  actor: PersonActor,
  programId: string,
  reason: string,
  now: Temporal.Instant,
): Promise<string> {
  await mustDecide(db, actor, programId)
  const started = await db
    .insertInto('matchingRuns')
    .values({ programId, reason, startedBy: actor.id, startedAt: now, movedAt: now })
    .onConflict((conflict) => conflict.doNothing()) // one_run_a_program
    .returning('id')
    .executeTakeFirst()
  refuseUnless(started, w.oneAtATime, { status: 409 })
  await askLong(db, { kind: 'matching.run', subjectId: started.id })
  await record(db, actor, 'matching.started', { recordType: 'matching-run', recordId: started.id, programId })
  return started.id
}

/** Stops a run. It has made no board and will make none. */
export async function stopRun(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await mustDecide(db, actor, programId)
  const stopped = await db
    .updateTable('matchingRuns')
    .set({ state: 'stopped', endedAt: now })
    .where('id', '=', id)
    .where('programId', '=', programId)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  refuseUnless(stopped, w.endedAlready, { status: 409 })
  await record(db, actor, 'matching.stopped', { recordType: 'matching-run', recordId: id, programId })
}

/** The worker takes a run on, once. @returns what it needs to know; nothing where it was stopped, or is taken already */
export async function takeOnRun(db: Db, id: string, now: Temporal.Instant) {
  return db
    .updateTable('matchingRuns')
    .set({ begunAt: now, movedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('begunAt', 'is', null)
    .returning(['id', 'programId', 'startedBy', 'reason'])
    .executeTakeFirst()
}

/** Writes how far a run is. @returns whether it is still wanted */
export async function moveRun(
  db: Db,
  id: string,
  to: { part: RunPart; share: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const moved = await db
    .updateTable('matchingRuns')
    .set({ ...to, movedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

/** Thrown where a run has ended meanwhile: what its thread was about to keep is not kept. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded'
}

/** Ends a run with its board, in the board's own transaction: there is neither without the other. */
export async function finishRun(db: Db, id: string, board: number, now: Temporal.Instant): Promise<void> {
  const done = await db
    .updateTable('matchingRuns')
    .set({ state: 'done', part: 'store', share: 100, board, movedAt: now, endedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new RunEnded()
}

/** Ends a run that cannot go on, with the reason in words. One that has ended already stays as it ended. */
export async function failRun(db: Db, id: string, problem: Text, now: Temporal.Instant): Promise<void> {
  const failed = await db
    .updateTable('matchingRuns')
    .set({ state: 'failed', problem: JSON.stringify(problem), endedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('programId')
    .executeTakeFirst()
  if (failed)
    await record(db, system('matching.run'), 'matching.failed', {
      recordType: 'matching-run',
      recordId: id,
      programId: failed.programId,
    })
}
