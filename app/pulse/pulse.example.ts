import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'

/** More pairs of the same program, introduced on the same day, laid as its owner would. @returns their ids, by the mentees' names */
export async function addPairsLike(db: Db, { partnershipId }: PairExample, n: number): Promise<string[]> {
  const { offerId, ...shell } = await db
    .selectFrom('partnerships')
    .select(['offerId', 'programId', 'introducedAt', 'startsOn', 'endsOn', 'state'])
    .where('id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  const { matchingId } = await db
    .selectFrom('offers')
    .select('matchingId')
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow()
  const ids: string[] = []
  for (let at = 0; at < n; at++) {
    const [mentee, mentor] = [await addOne(`Bea ${at}`, 'mentee'), await addOne(`Noor ${at}`, 'mentor')]
    const offer = await db
      .insertInto('offers')
      .values({
        programId: shell.programId,
        matchingId,
        menteeApplicationId: mentee.id,
        mentorApplicationId: mentor.id,
        menteeId: mentee.personId,
        mentorId: mentor.personId,
        state: 'accepted',
        cost: 1,
        reasons: '[]',
        answerBy: shell.introducedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const pair = await db
      .insertInto('partnerships')
      .values({ ...shell, offerId: offer.id, menteeId: mentee.personId, mentorId: mentor.personId })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(pair.id)
  }
  return ids

  async function addOne(name: string, seat: 'mentee' | 'mentor') {
    const { id: personId } = await db.insertInto('people').values({ name }).returning('id').executeTakeFirstOrThrow()
    return db
      .insertInto('applications')
      .values({
        programId: shell.programId,
        personId,
        seat,
        status: 'accepted',
        eligibility: 'eligible',
        submittedAt: shell.introducedAt,
        decidedAt: shell.introducedAt,
      })
      .returning(['id', 'personId'])
      .executeTakeFirstOrThrow()
  }
}

/** Contacts changed as no person could, for the rest of the test's transaction: their table is shut even to its owner. */
export async function openContacts(db: Db): Promise<void> {
  await as(db, 'owner')
  await sql`alter table contacts no force row level security`.execute(db)
}
