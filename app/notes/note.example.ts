import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { bothOf } from '../partnerships/partnership.example.ts'
import { writeNote } from './note.server.ts'

const writtenAt = Temporal.Instant.from('2026-11-02T18:00:00Z')

/** Each of the two writes a note for themselves and one for both. */
export async function addNotes(
  db: Db,
  { amina, marcus, partnershipId }: { amina: PersonActor; marcus: PersonActor; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  for (const [whose, person] of bothOf({ amina, marcus })) {
    await as(db, person)
    const write = (kind: 'mine' | 'ours', words: string) =>
      writeNote(db, person, partnershipId, { kind, words }, testKey, writtenAt)
    await write('mine', say(`private note ${whose}`))
    await write('ours', say(`shared note ${whose}`))
  }
}
