import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { bothOf } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { listConcerns, sayConcern, settleConcern } from './concern.server.ts'
import { answerLonger, listExtensions, proposeLonger } from './extension.server.ts'

export const changeNow = Temporal.Instant.from('2026-12-01T18:00:00Z')

/** What day it is in the database, for the rest of the transaction. */
export async function setDay(db: Db, day: string): Promise<void> {
  await as(db, 'owner')
  await sql
    .raw(`create or replace function app.today() returns date stable language sql as $$ select '${day}'::date $$`)
    .execute(db)
}

interface Pair {
  readonly amina: PersonActor
  readonly marcus: PersonActor
  readonly coordinator: PersonActor
  readonly program: { readonly id: string }
  readonly partnershipId: string
}

/** Each of the two says something in confidence, one of which is taken up; a day further is proposed, and declined. */
export async function addChanges(
  db: Db,
  { amina, marcus, coordinator, program, partnershipId }: Pair,
  say: (what: string) => string,
): Promise<void> {
  for (const [whose, person] of bothOf({ amina, marcus })) {
    await as(db, person)
    const { partnership } = await getOwnPartnership(db, person, partnershipId)
    await sayConcern(db, person, partnership, { wish: 'talk', words: say(`concern ${whose}`) }, testKey, changeNow)
  }
  await as(db, amina)
  const { partnership } = await getOwnPartnership(db, amina, partnershipId)
  await proposeLonger(db, amina, partnership, partnership.endsOn.add({ days: 30 }))
  await as(db, marcus)
  const [proposal] = await listExtensions(db, partnershipId)
  if (proposal) await answerLonger(db, marcus, partnership, proposal, 'declined')
  await as(db, coordinator)
  const theirs = (await listConcerns(db, coordinator, program.id)).find(({ authorId }) => authorId === marcus.id)
  if (!theirs) throw new Error('The coordinator was told nothing.')
  await settleConcern(db, coordinator, program.id, theirs, say('what was done'), theirs.version, testKey, changeNow)
}
