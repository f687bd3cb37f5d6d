import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Program } from '../programs/program.ts'
import { inboxWords as w } from './inbox.words.ts'

/**
 * Moves the deadline later and tells everyone who has begun and not sent. Matching follows: its date moves along when
 * it would otherwise come first.
 *
 * @returns how many are told
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
  const unfinished = await db
    .selectFrom('applications')
    .select(['id', 'personId'])
    .where('programId', '=', program.id)
    .where('status', 'in', ['draft', 'asked'])
    .execute()
  for (const { id, personId } of unfinished)
    await post(db, { kind: 'deadline.moved', personId, subjectId: id, occurrence: closesOn.toString() })
  await record(db, actor, 'deadline.moved', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { to: closesOn.toString(), told: unfinished.length },
  })
  return unfinished.length
}
