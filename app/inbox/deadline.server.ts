import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { notSupervised } from '../access/standing.server.ts'
import type { Program } from '../programs/program.ts'
import { inboxWords as w } from './inbox.words.ts'

/**
 * Moves the deadline later and has everyone told who has begun and not sent. Matching follows: its date moves along
 * when it would otherwise come first.
 *
 * @returns how many are told, as far as the actor may know of them
 */
export async function moveDeadline(
  db: Db,
  actor: PersonActor,
  program: Program,
  closesOn: Temporal.PlainDate,
  version: number,
): Promise<number> {
  refuseUnless(Temporal.PlainDate.compare(closesOn, program.closesOn) > 0, w.onlyLater, { field: 'closesOn' })
  refuseUnless(Temporal.PlainDate.compare(closesOn, program.endsOn) < 0, w.beforeEnd, { field: 'closesOn' })
  const matchBy = Temporal.PlainDate.compare(closesOn, program.matchBy) > 0 ? closesOn : program.matchBy
  await changeVersioned(db, 'programs', program.id, version, { closesOn, matchBy })
  await ask(db, {
    kind: 'deadline.tell',
    subjectId: program.id,
    occurrence: closesOn.toString(),
    particulars: { closesOn: closesOn.toString() },
  })
  const told = await countUnfinished(db, program.id)
  await record(db, actor, 'deadline.moved', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { to: closesOn.toString(), told },
  })
  return told
}

async function countUnfinished(db: Db, programId: string): Promise<number> {
  const { n } = await db
    .selectFrom('applications')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('programId', '=', programId)
    .where('status', 'in', ['draft', 'asked'])
    .where(notSupervised('applications.personId'))
    .executeTakeFirstOrThrow()
  return n
}
