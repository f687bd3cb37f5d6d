import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'

const select = (db: Db, programId: string) =>
  db
    .selectFrom('partnerships')
    .innerJoin('people as mentee', 'mentee.id', 'partnerships.menteeId')
    .innerJoin('people as mentor', 'mentor.id', 'partnerships.mentorId')
    .select([
      'partnerships.id',
      'partnerships.programId',
      'partnerships.mentorId',
      'partnerships.menteeId',
      'partnerships.state',
      'partnerships.startsOn',
      'partnerships.endsOn',
      'partnerships.pausedUntil',
      'partnerships.endedOn',
      'partnerships.endedAs',
      'partnerships.again',
      'partnerships.version',
      'mentee.name as mentee',
      'mentor.name as mentor',
    ])
    .where('partnerships.programId', '=', programId)

export type ShownPair = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** How many are named at once. */
const most = 100

/** The partnerships of a program that rest, those that go on soonest first; then those that ended early, the latest first. */
export async function listChanged(db: Db, actor: PersonActor, programId: string): Promise<ShownPair[]> {
  await mustCoordinate(db, actor, programId)
  return select(db, programId)
    .where((of) => of.or([of('partnerships.state', '=', 'paused'), of('partnerships.endedAs', '<>', 'completed')]))
    .orderBy('partnerships.pausedUntil', (order) => order.asc().nullsLast())
    .orderBy('partnerships.endedOn', 'desc')
    .orderBy('mentee.name')
    .orderBy('partnerships.id')
    .limit(most)
    .execute()
}

/** Some of them, by their ids. */
export async function listThese(db: Db, actor: PersonActor, programId: string, ids: readonly string[]) {
  await mustCoordinate(db, actor, programId)
  return ids.length === 0 ? [] : select(db, programId).where('partnerships.id', 'in', ids).execute()
}

/** One partnership of a program, as its coordinator sees it: who, state, dates. */
export async function getPair(db: Db, actor: PersonActor, programId: string, id: string): Promise<ShownPair> {
  await mustCoordinate(db, actor, programId)
  return orNotFound(await select(db, programId).where(sql<boolean>`partnerships.id::text = ${id}`).executeTakeFirst())
}

/** What became of a mentee's wish for another mentor, by the partnership that ended: who is proposed, or was introduced and when. */
export async function findNextMentor(db: Db, { id, again }: Pick<ShownPair, 'id' | 'again'>) {
  if (!again) return undefined
  return db
    .selectFrom('partnerships as last')
    .innerJoin('offers as lastOffer', 'lastOffer.id', 'last.offerId')
    .innerJoin('offers', 'offers.menteeApplicationId', 'lastOffer.menteeApplicationId')
    .innerJoin('people as mentor', 'mentor.id', 'offers.mentorId')
    .leftJoin('partnerships as next', 'next.offerId', 'offers.id')
    .select(['mentor.name', 'next.introducedAt'])
    .where('last.id', '=', id)
    .where((of) =>
      of.or([
        of.and([of('next.introducedAt', '>=', of.ref('last.introducedAt')), of('next.id', '<>', of.ref('last.id'))]),
        of('offers.state', 'in', ['asking_mentor', 'asking_mentee']),
      ]),
    )
    .orderBy('next.introducedAt', (order) => order.asc().nullsLast())
    .executeTakeFirst()
}

/** How to reach somebody who takes part, for a coordinator; nobody they supervise. */
export async function readReach(db: Db, personId: string) {
  return db
    .selectFrom('emails')
    .leftJoin('contactCards', 'contactCards.personId', 'emails.personId')
    .select(['emails.address', 'contactCards.phone'])
    .where('emails.personId', '=', personId)
    .where('emails.first', '=', true)
    .where(notSupervised('emails.personId'))
    .executeTakeFirst()
}
