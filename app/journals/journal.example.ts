import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { bothOf } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { beginCase } from './case.server.ts'
import { keepCheck } from './check-in.server.ts'
import { writeEntry } from './journal.server.ts'

export const journalDay = Temporal.PlainDate.from('2026-11-12')

interface Pair {
  readonly amina: PersonActor
  readonly marcus: PersonActor
  readonly partnershipId: string
}

/** Something of the two in each table: an entry, a case and a check-in each. */
export async function addJournals(
  db: Db,
  { amina, marcus, partnershipId }: Pair,
  say: (what: string) => string,
): Promise<void> {
  for (const [whose, person] of bothOf({ amina, marcus })) {
    await as(db, person)
    const { partnership } = await getOwnPartnership(db, person, partnershipId)
    await writeEntry(db, person, partnership, { words: say(`journal ${whose}`), prompt: null }, testKey, journalDay)
    const word = () => say(`case ${whose}`)
    const words = { title: word(), happened: word(), stake: word(), tried: word(), learned: word() }
    await beginCase(db, person, partnership, words, testKey, journalDay)
    await keepCheck(db, person, { energy: 2, manageable: 3, supported: 4 }, testKey, journalDay)
  }
}
