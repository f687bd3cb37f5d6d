import type { Actor } from './actor.ts'
import type { Db } from './database.ts'

/** Where an operation led: replayed when the same form arrives again. */
export interface Outcome {
  readonly location: string
}

/**
 * Claims an operation key inside the transaction of its effect.
 *
 * The key is the primary key of `operations`: a second arrival of the same form waits for the first and then
 * finds its outcome; if the first was rolled back, the second does the work. So a double click, a resent form
 * and the back button each have one effect.
 *
 * @returns the stored outcome when this operation has already been done
 */
export async function claimOperation(db: Db, actor: Actor, op: string, route: string): Promise<Outcome | undefined> {
  const claimed = await db
    .insertInto('operations')
    .values({ op, actorId: actor.id, route })
    .onConflict((conflict) => conflict.doNothing())
    .returning('op')
    .executeTakeFirst()
  if (claimed) return undefined
  const done = await db
    .selectFrom('operations')
    .select('location')
    .where('op', '=', op)
    .where('route', '=', route)
    .executeTakeFirst()
  return { location: done?.location ?? '/' }
}

/** Stores where the operation led. */
export async function concludeOperation(db: Db, op: string, location: string): Promise<void> {
  await db.updateTable('operations').set({ location }).where('op', '=', op).execute()
}
