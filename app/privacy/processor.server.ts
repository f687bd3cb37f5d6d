import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Processor } from './assessment.ts'

/** Who else handles what an organization keeps here. */
export async function listProcessors(db: Db, organizationId: string) {
  return db
    .selectFrom('processors')
    .select(['id', 'kind', 'name', 'region', 'inCanada'])
    .where('organizationId', '=', organizationId)
    .orderBy('kind')
    .orderBy('name')
    .execute()
}

/** Names another. */
export async function addProcessor(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  processor: Processor,
): Promise<void> {
  await db
    .insertInto('processors')
    .values({ organizationId, addedBy: actor.id, ...processor })
    .execute()
}

/** Takes one off the list. */
export async function removeProcessor(db: Db, organizationId: string, id: string): Promise<void> {
  await db.deleteFrom('processors').where('organizationId', '=', organizationId).where('id', '=', id).execute()
}
