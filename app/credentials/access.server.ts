import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { limitRate } from '#foundation/rate.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { credentialsWords as w } from './credentials.words.ts'

/** Somebody who has lost everything but their mailbox waits to begin anew. */
export interface AccessRequest {
  readonly id: string
  readonly askedAt: Temporal.Instant
  readonly readyAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The 72 hours are over: they may add a new passkey or app. */
  readonly isReady: boolean
}

/** The living request of whoever holds this session. By the database's own clock, which also lets it open. */
export async function findRequest(db: Db, actor: PersonActor): Promise<AccessRequest | undefined> {
  return db
    .selectFrom('accessRequests')
    .select(['id', 'askedAt', 'readyAt', 'endsAt', sql<boolean>`ready_at <= now()`.as('isReady')])
    .where('personId', '=', actor.id)
    .where('cancelledAt', 'is', null)
    .where('usedAt', 'is', null)
    .where('endsAt', '>', sql<Temporal.Instant>`now()`)
    .executeTakeFirst()
}

/**
 * Asks to begin anew: at once every address of the person is told, and whoever they are in a partnership with; 72 hours
 * later they may, unless somebody of them has stopped it.
 */
export async function askForAccess(db: Db, actor: PersonActor): Promise<void> {
  await limitRate(db, 'new access', actor.id, 3, 86_400)
  const { rows } = await sql<{ id: string }>`select * from app.ask_for_access()`.execute(db)
  const asked = rows[0]
  refuseUnless(asked, w.askedAlready)
  await record(db, actor, 'access.asked', { recordType: 'access-request', recordId: asked.id })
  await ask(db, { kind: 'access.tell', subjectId: asked.id })
}

/** Stops the living request: from a session of theirs, or by the link of a notice. Without one, nothing is done. */
export async function cancelAccess(db: Db, actor: PersonActor, now: Temporal.Instant, id?: string): Promise<void> {
  const cancelled = await db
    .updateTable('accessRequests')
    .set({ cancelledAt: now })
    .where('personId', '=', actor.id)
    .$if(id !== undefined, (requests) => requests.where('id', '=', id ?? ''))
    .where('cancelledAt', 'is', null)
    .where('usedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!cancelled) return
  await record(db, actor, 'access.cancelled', { recordType: 'access-request', recordId: cancelled.id })
}
