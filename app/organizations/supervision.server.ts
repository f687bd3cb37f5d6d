import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Language } from '#foundation/language.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { organizationWords as w } from './organizations.words.ts'

/** How many supervisors somebody can name; nobody has more. */
const most = 5

/** Whom the actor has named as being in charge of them, as they called them. */
export async function listSupervisors(db: Db, actor: PersonActor) {
  return db
    .selectFrom('supervisions')
    .select(['id', 'called', 'since'])
    .where('supervisedId', '=', actor.id)
    .where('declaredBy', '=', actor.id)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

/**
 * The actor names somebody who is in charge of them, by address: whoever that is, now or later, never finds the actor's
 * application, whatever their role. Supervision that follows from positions needs no naming.
 */
export async function nameSupervisor(
  db: Db,
  actor: PersonActor,
  supervisor: { name: string; address: string },
  language: Language,
): Promise<void> {
  refuseUnless((await listSupervisors(db, actor)).length < most, w.enoughSupervisors(most), { field: 'address' })
  const { rows } = await sql<{ own: boolean }>`
    select exists (select 1 from emails where person_id = app.actor() and address = ${supervisor.address}) as own`.execute(
    db,
  )
  refuseUnless(!rows[0]?.own, w.ownAddress, { field: 'address' })
  await sql`select app.name_supervisor(${supervisor.name}, ${supervisor.address}, ${language})`.execute(db)
  await record(db, actor, 'supervision.declared', { recordType: 'person', recordId: actor.id })
}

/** Ends a supervision the actor has named. */
export async function endSupervision(db: Db, actor: PersonActor, id: string, now: Temporal.Instant): Promise<void> {
  const ended = await db
    .updateTable('supervisions')
    .set({ until: now })
    .where('id', '=', id)
    .where('declaredBy', '=', actor.id)
    .where('until', 'is', null)
    .executeTakeFirst()
  orNotFound(ended.numUpdatedRows > 0n)
  await record(db, actor, 'supervision.ended', { recordType: 'person', recordId: actor.id })
}
