import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'
import { answers, publish } from './offer.example.ts'

export interface PairExample {
  readonly pool: PoolExample
  readonly program: PoolExample['program']
  readonly coordinator: PersonActor
  readonly mentee: PersonActor
  readonly mentor: PersonActor
  readonly partnershipId: string
}

/** The two of a pair, each with what they are in it. */
export function bothOf<Person>({ amina, marcus }: { readonly amina: Person; readonly marcus: Person }) {
  return [
    ['mentee', amina],
    ['mentor', marcus],
  ] as const
}

/** Ana and Maud, who have both said yes and been introduced. */
export async function addPair(db: Db): Promise<PairExample> {
  const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
  await publish(db, pool)
  await answers(db, pool, 'Maud', 'Ana', 'yes')
  await answers(db, pool, 'Ana', 'Ana', 'yes')
  await as(db, 'owner')
  const { id } = await db.selectFrom('partnerships').select('id').executeTakeFirstOrThrow()
  const [mentee, mentor] = [pool.person('Ana'), pool.person('Maud')]
  return { pool, program: pool.program, coordinator: pool.coordinator, mentee, mentor, partnershipId: id }
}

/** What a row holds in a state it has been brought to, for worlds that need it there at once. */
export const standing = {
  paused: { state: 'paused', pausedUntil: Temporal.PlainDate.from('2027-01-31'), resumesAs: 'introduced' },
  ended: { state: 'ended', endedOn: Temporal.PlainDate.from('2026-11-20'), endedAs: 'early' },
} as const
