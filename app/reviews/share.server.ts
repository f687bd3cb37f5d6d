import { sql } from 'kysely'
import type { AssessmentMoment } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { findAssessment } from '../assessments/assessment.server.ts'
import type { Rating } from '../assessments/assessment.ts'
import type { Pair } from '../partnerships/partnership.server.ts'
import { listOwnGrowth } from './growth.server.ts'
import { type ShareReach, shareReaches } from './share.ts'
import { shareWords as w } from './share.words.ts'

/** A self-assessment with its ratings: of one's own all of it, of one's mentee what is shared. */
export interface SharedAssessment {
  readonly id: string
  readonly moment: AssessmentMoment
  readonly ratings: readonly Rating[]
}

/** The actor's own self-assessments in which something is rated, oldest first. */
export async function listShareable(db: Db, actor: PersonActor, frameworkId: string): Promise<SharedAssessment[]> {
  const own = await listOwnGrowth(db, actor, frameworkId)
  return Promise.all(
    own.map(async ({ id, moment }) => ({ id, moment, ratings: (await findAssessment(db, id))?.ratings ?? [] })),
  )
}

/** How far each of a mentee's own self-assessments is shared in a pair; one that is not named is theirs alone. */
export async function listShares(db: Db, { partnership }: Pair): Promise<ReadonlyMap<string, ShareReach>> {
  const shares = await db
    .selectFrom('assessmentShares')
    .select(['assessmentId', 'withComments'])
    .where('partnershipId', '=', partnership.id)
    .execute()
  return new Map(shares.map((each) => [each.assessmentId, each.withComments ? 'comments' : 'ratings']))
}

/** What the mentee of a pair lets the actor, their mentor, read, oldest first. */
export async function readShared(db: Db, { partnership }: Pair): Promise<SharedAssessment[]> {
  const { rows } = await sql<Rating & { assessmentId: string; moment: AssessmentMoment }>`
    select assessment_id, moment, competency_id, rating, focus, comment from app.shared_ratings(${partnership.id})
    order by rated_at, moment, assessment_id`.execute(db)
  return [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, ratings]) => ({
    id,
    moment: (ratings[0] as { moment: AssessmentMoment }).moment,
    ratings,
  }))
}

/**
 * Says how far the mentor may read the actor's own self-assessments: not at all, the ratings, or the comments too. What
 * stays as it was leaves no trace; taking back is possible after the end too, giving is not.
 */
export async function shareAssessments(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  said: ReadonlyMap<string, ShareReach>,
  now: Temporal.Instant,
): Promise<void> {
  const { partnership } = pair
  orNotFound(partnership.menteeId === actor.id)
  const before = await listShares(db, pair)
  for (const [assessmentId, reach] of said) {
    const was = before.get(assessmentId) ?? 'none'
    if (reach === was) continue
    refuseUnless(partnership.state !== 'ended' || isLess(reach, was), w.over)
    await keepShare(db, partnership.id, assessmentId, reach, now)
    await record(db, actor, reach === 'none' ? 'assessment.withdrawn' : 'assessment.shared', {
      recordType: 'assessment',
      recordId: assessmentId,
      facts: reach === 'none' ? {} : { comments: reach === 'comments' },
    })
  }
}

const isLess = (reach: ShareReach, than: ShareReach) => shareReaches.indexOf(reach) < shareReaches.indexOf(than)

async function keepShare(
  db: Db,
  partnershipId: string,
  assessmentId: string,
  reach: ShareReach,
  now: Temporal.Instant,
) {
  if (reach === 'none')
    await db
      .deleteFrom('assessmentShares')
      .where('assessmentId', '=', assessmentId)
      .where('partnershipId', '=', partnershipId)
      .execute()
  else {
    const share = { withComments: reach === 'comments', sharedAt: now }
    const changed = await db
      .updateTable('assessmentShares')
      .set(share)
      .where('assessmentId', '=', assessmentId)
      .where('partnershipId', '=', partnershipId)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n)
      await db
        .insertInto('assessmentShares')
        .values({ assessmentId, partnershipId, ...share })
        .execute()
  }
}
