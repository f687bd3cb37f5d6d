import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { getRoles, mustBeAble, standing } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { monthsShown, type PairLine, type PairShell, tickMonths } from './pair.ts'

/** A program for somebody who may list its partnerships, and whether they coordinate it. */
export async function findForPairs(db: Db, actor: PersonActor, slug: string) {
  const program = await findProgram(db, slug)
  const held = await getRoles(db, actor, program.id)
  const mayOpen = held.roles.has('coordinator') || held.roles.has('committee')
  mustBeAble(standing(held), mayOpen ? 'read' : 'list', 'partnership shell')
  return { program, coordinates: held.roles.has('coordinator'), mayOpen }
}

/**
 * A program's partnerships. Whoever coordinates it sees in which of the last months each met, and who may need a call;
 * nothing of the kind of anybody they supervise.
 *
 * @param most how many months
 */
export async function listPairs(
  db: Db,
  program: Pick<Program, 'id'>,
  today: Temporal.PlainDate,
  most = monthsShown,
): Promise<PairLine[]> {
  const since = today.with({ day: 1 }).subtract({ months: Math.min(most, 120) })
  const { rows: shells } = await sql<PairShell>`select * from app.pairs(${program.id})`.execute(db)
  const { rows: ticks } = await sql<{ partnershipId: string; month: Temporal.PlainDate }>`
    select * from app.ticks(${program.id}, ${since})`.execute(db)
  const { rows: calls } = await sql<{ partnershipId: string; wishedBy: string | null }>`
    select * from app.calls(${program.id})`.execute(db)
  const metIn = Map.groupBy(ticks, ({ partnershipId }) => partnershipId)
  const called = new Map(calls.map(({ partnershipId, wishedBy }) => [partnershipId, { wishedBy }]))
  return shells.map((shell) => ({
    ...shell,
    months: shell.supervised
      ? []
      : tickMonths(shell, new Set(metIn.get(shell.id)?.map(({ month }) => month.toString())), today, most),
    call: called.get(shell.id),
  }))
}

/** One partnership of a program, with all its months. */
export async function getPair(db: Db, program: Program, id: string, today: Temporal.PlainDate): Promise<PairLine> {
  return orNotFound((await listPairs(db, program, today, 120)).find((line) => line.id === id))
}

/** The coordinator has spoken with a pair that may have needed a call. */
export async function noteCall(db: Db, actor: PersonActor, slug: string, id: string): Promise<void> {
  const program = await findCoordinated(db, actor, slug)
  const { rows } = await sql<{ done: boolean }>`select app.note_call(${id}) as done`.execute(db)
  if (!rows[0]?.done) return
  await record(db, actor, 'partnership.called', {
    recordType: 'partnership',
    recordId: id,
    programId: program.id,
  })
}
