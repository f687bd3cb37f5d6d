import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Pair } from './change.ts'

/**
 * Writes to both that something has changed, and into the audit trail. Each change has its own version of the
 * partnership, so nobody is told of the same one twice.
 */
export async function tellBoth(
  db: Db,
  actor: Actor,
  pair: Pair,
  kind: 'paused' | 'resumed' | 'extended' | 'ended' | 'completed',
  facts: Record<string, string> = {},
): Promise<void> {
  const { version } = await db
    .selectFrom('partnerships')
    .select('version')
    .where('id', '=', pair.id)
    .executeTakeFirstOrThrow()
  for (const personId of [pair.mentorId, pair.menteeId])
    await post(db, { kind: `partnership.${kind}`, personId, subjectId: pair.id, occurrence: `v${version}` })
  await record(db, actor, `partnership.${kind}`, {
    recordType: 'partnership',
    recordId: pair.id,
    programId: pair.programId,
    facts,
  })
}
