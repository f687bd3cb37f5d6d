import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustAdminister } from '../organizations/organization.server.ts'
import { erasureWords as w } from './erasures.words.ts'

/** A request to be erased, as those who administer see it: that it is there, and where it stands. */
export interface Request {
  readonly id: string
  readonly state: 'waiting' | 'ready' | 'done'
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly doneAt: Temporal.Instant | null
  readonly goneOn: Temporal.PlainDate | null
}

/** The requests that concern an organization, what waits first. */
export async function listRequests(db: Db, organizationId: string): Promise<Request[]> {
  await mustAdminister(db, organizationId)
  return db
    .selectFrom('erasures')
    .select(['id', 'state', 'askedAt', 'dueOn', 'doneAt', 'goneOn'])
    .where(sql<boolean>`${organizationId}::uuid = any (organization_ids)`)
    .orderBy('state')
    .orderBy('askedAt', 'desc')
    .execute()
}

/** Says that the way is free: what kept a request waiting has been settled. Its person is written to. */
export async function answerRequest(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await mustAdminister(db, organizationId)
  const answered = await db
    .updateTable('erasures')
    .set({ state: 'ready', settledBy: actor.id, settledAt: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`${organizationId}::uuid = any (organization_ids)`)
    .returning('personId')
    .executeTakeFirst()
  refuseUnless(answered, w.answeredMeanwhile, { status: 409 })
  await post(db, { kind: 'erasure.ready', personId: answered.personId, subjectId: id })
  await record(db, actor, 'erasure.answered', { recordType: 'erasure', recordId: id, organizationId })
}
