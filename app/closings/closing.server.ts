import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { findCommittee, isServing } from '../committees/committee.server.ts'
import type { Program } from '../programs/program.ts'
import { type TickKey, ticks, undoUntil } from './check.ts'
import { closingWords as w } from './closings.words.ts'

/** Something that is settled, or how many wait to be. */
export interface Check {
  readonly key: string
  readonly waiting: number
}

/** What is still open in a program, as the database counts it for its coordinator. */
export async function listChecks(db: Db, programId: string): Promise<Check[]> {
  const { rows } = await sql<Check>`select key, waiting from app.closing_checks(${programId})`.execute(db)
  return rows
}

/** What has been ticked by hand, and by whom. */
export async function listTicks(db: Db, programId: string) {
  const rows = await db
    .selectFrom('closingTicks')
    .innerJoin('people', 'people.id', 'closingTicks.tickedBy')
    .select(['closingTicks.key', 'people.name', 'closingTicks.tickedAt'])
    .where('programId', '=', programId)
    .execute()
  return ticks.map((key) => ({ key, ticked: rows.find((row) => row.key === key) }))
}

/** Keeps which of the things done by hand are done: those named and no others. */
export async function keepTicks(db: Db, actor: PersonActor, program: Program, done: readonly TickKey[]): Promise<void> {
  const lacking = ticks.filter((key) => !done.includes(key))
  if (lacking.length > 0)
    await db.deleteFrom('closingTicks').where('programId', '=', program.id).where('key', 'in', lacking).execute()
  for (const key of done)
    await db
      .insertInto('closingTicks')
      .values({ programId: program.id, key, tickedBy: actor.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await record(db, actor, 'closing.ticked', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { done: done.length },
  })
}

/**
 * Closes a program: no more applications, no more reminders; every page stays to be read. What is still open does not
 * hinder it; the page has said what that means. The committee is told by letter.
 *
 * @param version of the program as the page showed it
 */
export async function archiveProgram(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnless(program.status === 'published' || program.status === 'closed', w.notToClose)
  const open = await listChecks(db, program.id)
  await changeVersioned(db, 'programs', program.id, version, {
    status: 'archived',
    archivedAt: now,
    archivedFrom: program.status,
  })
  const committee = await findCommittee(db, program.id)
  for (const { id, personId } of (committee?.members ?? []).filter((member) => isServing(member, today)))
    if (personId !== actor.id)
      await post(db, { kind: 'program.closed', personId, subjectId: id, occurrence: String(now) })
  await record(db, actor, 'program.archived', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    organizationId: program.organizationId,
    facts: Object.fromEntries(open.map(({ key, waiting }) => [key, waiting])),
  })
}

/** Opens a closed program again as it was, within two weeks. */
export async function reopenProgram(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  const until = undoUntil(program)
  refuseUnless(program.status === 'archived' && program.archivedFrom && until, w.notToReopen)
  refuseUnless(Temporal.Instant.compare(now, until) <= 0, w.tooLateToReopen)
  await changeVersioned(db, 'programs', program.id, version, {
    status: program.archivedFrom,
    archivedAt: null,
    archivedFrom: null,
  })
  await record(db, actor, 'program.reopened', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    organizationId: program.organizationId,
  })
}

/** The programs that were made from this one and that the actor may see. */
export async function listCopies(db: Db, programId: string) {
  return db
    .selectFrom('programs')
    .select(['slug', 'title', 'status'])
    .where('copiedFrom', '=', programId)
    .orderBy('startsOn')
    .execute()
}
