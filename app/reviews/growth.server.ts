import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { findAssessment, saveRatings, startAssessment } from '../assessments/assessment.server.ts'
import type { Rating } from '../assessments/assessment.ts'
import { giveConsent, withdrawConsent } from '../people/consent.server.ts'
import { note, type Review } from './review.server.ts'
import { reviewWords as w } from './reviews.words.ts'

/** The yes to being counted, with the words it is given to. */
export const growthConsent = { purpose: 'growth-counted', text: w.countMe } as const

/** One's own ratings at each time, oldest first: what grew is one's own to see. */
export async function listOwnGrowth(db: Db, actor: PersonActor, frameworkId: string) {
  const assessments = await db
    .selectFrom('assessments')
    .select(['id', 'moment', 'createdAt'])
    .where('personId', '=', actor.id)
    .where('frameworkId', '=', frameworkId)
    .orderBy('createdAt')
    .orderBy('moment')
    .execute()
  const rated = await Promise.all(
    assessments.map(async (each) => ({
      ...each,
      ratings: new Map((await findAssessment(db, each.id))?.ratings.map((one) => [one.competencyId, one.rating])),
    })),
  )
  return rated.filter(({ ratings }) => ratings.size > 0)
}

/** Rates oneself anew, for oneself alone; and says whether to be counted in groups of five or more. */
export async function saveGrowth(
  db: Db,
  actor: PersonActor,
  review: Review,
  frameworkId: string,
  said: { ratings: readonly Rating[]; counted: boolean; version: number },
  now: Temporal.Instant,
): Promise<void> {
  const id = review.assessmentId ?? (await startAssessment(db, actor.id, frameworkId, review.moment))
  const { version } = orNotFound(await findAssessment(db, id))
  await saveRatings(db, actor, { id }, review.assessmentId ? said.version : version, said.ratings, false, now)
  await db.updateTable('reviews').set({ assessmentId: id, counted: said.counted }).where('id', '=', review.id).execute()
  if (said.counted) await giveConsent(db, actor, actor.id, growthConsent, { subjectId: review.id }, now)
  else await withdrawConsent(db, actor, actor.id, growthConsent.purpose, review.id, now)
  await note(db, actor, review, 'review.rated')
}
