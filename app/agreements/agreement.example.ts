import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { proposeAgreement, readAgreement, signAgreement } from './agreement.server.ts'
import { noWords, type Terms, type WordKey, wordKeys } from './agreement.ts'

export const agreementNow = Temporal.Instant.from('2026-11-02T18:00:00Z')

export const exampleTerms: Terms = {
  informalChannel: 'text',
  formalChannel: 'video',
  answersIn: 3,
  meetsEvery: 14,
  arrangedBy: 'mentee',
  kickoff: 'half_day',
  words: noWords,
}

/** Terms with words of one's own in every place. */
export const wordedTerms = (of: (key: WordKey) => string, changes: Partial<Terms> = {}): Terms => ({
  ...exampleTerms,
  ...changes,
  words: Object.fromEntries(wordKeys.map((key) => [key, of(key)])) as Record<WordKey, string>,
})

/** One of the two proposes, whatever was there before. @returns the edition */
export async function propose(db: Db, actor: PersonActor, id: string, terms: Terms, now = agreementNow) {
  await as(db, actor)
  const { partnership } = await getOwnPartnership(db, actor, id)
  const { latest } = await readAgreement(db, id, testKey)
  await proposeAgreement(db, actor, partnership, terms, latest, testKey, now)
  return latest + 1
}

/** One of the two signs an edition. @returns whether it is in force */
export async function sign(
  db: Db,
  actor: PersonActor,
  id: string,
  edition: number,
  name = actor.name,
  now = agreementNow,
) {
  await as(db, actor)
  const { partnership } = await getOwnPartnership(db, actor, id)
  return signAgreement(db, actor, partnership, edition, name, testKey, now)
}
