import { sql } from 'kysely'
import type { OfferState } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { notSupervised } from '../access/standing.server.ts'
import { readSides } from '../boards/board.server.ts'
import { listResting } from './cascade.server.ts'
import { readDeclinedWords } from './offer.server.ts'
import { livingStates, type OfferGroup, stateGroups } from './offer.ts'

/** How many offers a page shows, and how many names it gives of those without one. */
export const offersPerPage = 50

/** One offer as a line among others. */
export interface OfferLine {
  readonly id: string
  readonly mentee: string | undefined
  readonly mentor: string | undefined
  readonly state: OfferState
  readonly round: number
  readonly answerBy: Temporal.Instant
  readonly declinedBy: string | null
  /** What they chose to say with their no. */
  readonly word: string | undefined
}

/**
 * A page of a program's offers, the newest first among those still to be answered, those that came to nothing, and those
 * both have agreed to, in this order.
 */
export async function listOffers(
  db: Db,
  programId: string,
  { group, page }: { group: OfferGroup | undefined; page: number },
): Promise<OfferLine[]> {
  const states = group ? stateGroups[group] : Object.values(stateGroups).flat()
  const rank = sql<number>`case when state::text = any(${stateGroups.open}) then 0 when state::text = any(${stateGroups.over}) then 1 else 2 end`
  const rows = await db
    .selectFrom('offers')
    .select(['id', 'menteeApplicationId', 'mentorApplicationId', 'state', 'round', 'answerBy', 'declinedBy'])
    .where('programId', '=', programId)
    .where('state', 'in', states)
    .orderBy(rank)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(offersPerPage)
    .offset((page - 1) * offersPerPage)
    .execute()
  const sides = await readSides(
    db,
    rows.flatMap((row) => [row.menteeApplicationId, row.mentorApplicationId]),
  )
  const words = rows.some(({ state }) => state === 'declined') ? await readDeclinedWords(db, programId) : new Map()
  return rows.map(({ menteeApplicationId, mentorApplicationId, ...row }) => ({
    ...row,
    mentee: sides.get(menteeApplicationId)?.name,
    mentor: sides.get(mentorApplicationId)?.name,
    word: words.get(row.id),
  }))
}

/** How many offers of a program are in each state. */
export async function countOffers(db: Db, programId: string): Promise<ReadonlyMap<OfferState, number>> {
  const rows = await db
    .selectFrom('offers')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('programId', '=', programId)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** Accepted mentees for whom nobody is asked now and who do not rest: how many, and the names of those accepted first. */
export async function findWithout(db: Db, programId: string): Promise<{ names: string[]; all: number }> {
  const resting = [...(await listResting(db, programId))]
  const without = await db
    .selectFrom('applications')
    .select(['personId', sql<number>`count(*) over ()::int`.as('all')])
    .where('programId', '=', programId)
    .where('seat', '=', 'mentee')
    .where('status', '=', 'accepted')
    .where(notSupervised('applications.personId'))
    .where(sql<boolean>`id <> all(${resting}::uuid[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offers')
            .select('offers.id')
            .whereRef('offers.menteeApplicationId', '=', 'applications.id')
            .where('offers.programId', '=', programId)
            .where('offers.state', 'in', livingStates),
        ),
      ),
    )
    .orderBy('decidedAt')
    .orderBy('id')
    .limit(offersPerPage)
    .execute()
  if (without.length === 0) return { names: [], all: 0 }
  const people = await db
    .selectFrom('people')
    .select('name')
    .where(
      'id',
      'in',
      without.map(({ personId }) => personId),
    )
    .orderBy('name')
    .execute()
  return { names: people.map(({ name }) => name), all: without[0]?.all ?? 0 }
}
