import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { Program } from '../programs/program.ts'
import { answerBy } from './erasure.ts'

/** Both of the two have asked to be erased, and wait. */
export async function addErasures(
  db: Db,
  { amina, marcus, program }: { amina: PersonActor; marcus: PersonActor; program: Program },
): Promise<void> {
  for (const person of [amina, marcus]) {
    await as(db, person)
    await db
      .insertInto('erasures')
      .values({
        personId: person.id,
        organizationIds: [program.organizationId],
        askedAt: Temporal.Instant.from('2026-11-02T18:00:00Z'),
        dueOn: answerBy(Temporal.PlainDate.from('2026-11-02')),
      })
      .execute()
  }
}
