import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'

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

/** Every partnership of a program, as its coordinator sees it: who, state, dates. Living ones first. */
export async function listPairs(db: Db, actor: PersonActor, programId: string) {
  await mustCoordinate(db, actor, programId)
  return select(db, programId)
    .orderBy(sql`partnerships.state = 'ended'`)
    .orderBy('mentee.name')
    .orderBy('partnerships.id')
    .execute()
}

export type ShownPair = Awaited<ReturnType<typeof listPairs>>[number]

/** One of them. */
export async function getPair(db: Db, actor: PersonActor, programId: string, id: string): Promise<ShownPair> {
  await mustCoordinate(db, actor, programId)
  return orNotFound(await select(db, programId).where(sql<boolean>`partnerships.id::text = ${id}`).executeTakeFirst())
}

/** How to reach somebody who takes part, for a coordinator. */
export async function readReach(db: Db, personId: string) {
  return db
    .selectFrom('emails')
    .leftJoin('contactCards', 'contactCards.personId', 'emails.personId')
    .select(['emails.address', 'contactCards.phone'])
    .where('emails.personId', '=', personId)
    .where('emails.first', '=', true)
    .executeTakeFirst()
}
