import { sql } from 'kysely'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'

/** The sessions of the actor that would still open a page, the one used last first. */
export async function listLivingSessions(db: Db, actor: PersonActor) {
  return db
    .selectFrom('sessions')
    .select(['id', 'agent', 'createdAt', 'seenAt', 'staff'])
    .where('personId', '=', actor.id)
    .where(isLiving)
    .orderBy('seenAt', 'desc')
    .orderBy('id')
    .execute()
}

/** As `app.enter` judges it. */
const isLiving = () =>
  sql<boolean>`ended_at is null and ends_at > now()
    and seen_at > now() - case when staff then interval '30 minutes' else interval '14 days' end`

/** One session of the actor's, also one that is over. */
export async function getSession(db: Db, actor: PersonActor, id: string) {
  return orNotFound(
    await db
      .selectFrom('sessions')
      .select(['id', 'agent', 'createdAt', isLiving().as('living')])
      .where('personId', '=', actor.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** Ends one session of the actor's, by themselves or by the link in the letter about it. Ended twice, it is ended once. */
export async function endSession(db: Db, actor: PersonActor, id: string, now: Temporal.Instant): Promise<void> {
  await getSession(db, actor, id)
  await endWhere(db, actor, actor.id, { only: id }, now)
}

/**
 * Ends every session of somebody: by themselves, or by the worker when a way in has changed without their being there.
 *
 * @param but a session that goes on
 */
export async function endAllSessions(
  db: Db,
  actor: Actor,
  personId: string,
  now: Temporal.Instant,
  { but = null }: { but?: string | null } = {},
): Promise<void> {
  await endWhere(db, actor, personId, { but }, now)
}

async function endWhere(
  db: Db,
  actor: Actor,
  personId: string,
  { only, but }: { only?: string; but?: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const ended = await db
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(Boolean(but), (query) => query.where('id', '<>', but ?? ''))
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  await record(db, actor, 'session.ended', {
    recordType: 'person',
    recordId: personId,
    facts: { which: only ? 'one' : but ? 'others' : 'all', count: Number(ended.numUpdatedRows) },
  })
}

/** The addresses of somebody at which something about their account is told: each they have shown to be theirs. */
export async function listVerifiedAddresses(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('emails')
    .select('address')
    .where('personId', '=', personId)
    .where('verifiedAt', 'is not', null)
    .orderBy('first', 'desc')
    .orderBy('address')
    .execute()
  return rows.map(({ address }) => address)
}
