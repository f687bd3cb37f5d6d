import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Pair } from '../partnerships/partnership.server.ts'
import { type Rhythm, rhythms } from './nudge.ts'

/** How often the actor is reminded of one partnership. */
export async function getRhythm(db: Db, actor: PersonActor, { partnership }: Pair): Promise<Rhythm> {
  const row = await db
    .selectFrom('contactLetters')
    .select('every')
    .where('partnershipId', '=', partnership.id)
    .where('personId', '=', actor.id)
    .executeTakeFirst()
  return rhythms.find((rhythm) => rhythm === row?.every) ?? 'month'
}

/**
 * Chooses how often one is reminded. "Off" holds at once: also for a letter that lies ready. What is chosen already is
 * chosen once: a mail program may ask for the same again and again.
 */
export async function chooseRhythm(db: Db, actor: PersonActor, { partnership }: Pair, every: Rhythm): Promise<void> {
  const changed = await db
    .insertInto('contactLetters')
    .values({ partnershipId: partnership.id, personId: actor.id, every })
    .onConflict((conflict) =>
      conflict.columns(['partnershipId', 'personId']).doUpdateSet({ every }).where('contactLetters.every', '<>', every),
    )
    .executeTakeFirst()
  if (!changed.numInsertedOrUpdatedRows) return
  await record(db, actor, 'contact-letter.chosen', {
    recordType: 'partnership',
    recordId: partnership.id,
    facts: { every },
  })
}
