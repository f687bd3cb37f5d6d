import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'
import { nextFor, solveLeft } from '../partnerships/cascade.server.ts'
import { openOffer } from '../partnerships/offer.server.ts'
import type { Program } from '../programs/program.ts'
import { changeWords as w } from './changes.words.ts'

/** Mentees whose partnership ended early, who would like another mentor and are being asked about nobody now; nobody the actor supervises. */
export async function listSeeking(db: Db, actor: PersonActor, programId: string) {
  await mustCoordinate(db, actor, programId)
  return db
    .selectFrom('partnerships')
    .innerJoin('offers', 'offers.id', 'partnerships.offerId')
    .innerJoin('applications', 'applications.id', 'offers.menteeApplicationId')
    .innerJoin('people', 'people.id', 'partnerships.menteeId')
    .select(['partnerships.id', 'applications.id as applicationId', 'people.name', 'partnerships.endedOn'])
    .where('partnerships.programId', '=', programId)
    .where('partnerships.again', '=', true)
    .where(notSupervised('applications.personId'))
    .where('applications.status', '=', 'accepted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offers as living')
            .select('living.id')
            .whereRef('living.menteeApplicationId', '=', 'applications.id')
            .where('living.state', 'in', ['asking_mentor', 'asking_mentee', 'accepted']),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('partnerships as later')
            .innerJoin('offers as last', 'last.id', 'later.offerId')
            .select('later.id')
            .whereRef('last.menteeApplicationId', '=', 'applications.id')
            .where('later.state', '=', 'ended')
            .where('later.again', 'is not', true),
        ),
      ),
    )
    .orderBy('partnerships.endedOn')
    .orderBy('people.name')
    .orderBy('partnerships.id')
    .execute()
}

export type Seeking = Awaited<ReturnType<typeof listSeeking>>[number]

/** Somebody who would like another mentor, by the partnership that ended. */
export async function getSeeking(db: Db, actor: PersonActor, programId: string, partnershipId: string) {
  return orNotFound((await listSeeking(db, actor, programId)).find(({ id }) => id === partnershipId))
}

/**
 * The best mentor left for one mentee, solved exactly together with everybody else who has nobody, and proven. Nobody who
 * has a partner is moved; a mentor they had, or who said no, is never proposed again, nor one the committee ruled out.
 */
export async function proposeNext(
  db: Db,
  actor: PersonActor,
  program: Program,
  seeking: Pick<Seeking, 'applicationId'>,
  now: Temporal.Instant,
) {
  const left = await solveLeft(db, actor, program, now)
  const next = left && nextFor(left, seeking.applicationId)
  return left && next && { ...next, boardId: left.boardId }
}

/** Asks that mentor, if the engine still finds the same one. The rest goes as with every offer. */
export async function askNext(
  db: Db,
  actor: PersonActor,
  program: Program,
  seeking: Pick<Seeking, 'applicationId'>,
  shown: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const next = await proposeNext(db, actor, program, seeking, now)
  refuseUnless(next && next.mentor === shown, w.proposalMoved, { status: 409 })
  refuseUnless(await openOffer(db, actor, program, next.boardId, next, key, now), w.proposalMoved, { status: 409 })
}
