import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { bothOf } from '../partnerships/partnership.example.ts'
import { addFile } from './file.server.ts'

const addedAt = Temporal.Instant.from('2026-11-03T18:00:00Z')

/** Each of the two adds a file with words in it. */
export async function addFiles(
  db: Db,
  { amina, marcus, partnershipId }: { amina: PersonActor; marcus: PersonActor; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  for (const [whose, person] of bothOf({ amina, marcus })) {
    await as(db, person)
    const bytes = Buffer.from(say(`words of a file ${whose}`))
    await addFile(db, person, partnershipId, { name: say(`name of a file ${whose}`), bytes }, testKey, addedAt)
  }
}
