import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { errandAt } from '../people/letter.example.ts'
import { onDay } from '../surveys/survey.example.ts'
import { watchReviews } from './review.job.ts'
import { getReview, listReviews, type Reach, type Review, readWritings, saveWords } from './review.server.ts'

/** The worker looks, on a day. */
export async function lookOn(db: Db, day: string): Promise<Temporal.Instant> {
  const now = await onDay(db, day)
  await as(db, 'worker')
  await watchReviews(db, errandAt(now))
  return now
}

/** Somebody's latest review in a partnership; they act from here on. */
export async function reviewOf(db: Db, person: PersonActor, partnershipId: string): Promise<Review> {
  await as(db, person)
  const [latest] = await listReviews(db, partnershipId)
  if (!latest) throw new Error('There is none.')
  return getReview(db, partnershipId, latest.id)
}

/** Somebody writes part A. */
export async function write(
  db: Db,
  person: PersonActor,
  partnershipId: string,
  text: string,
  reach: Reach,
  now: Temporal.Instant,
): Promise<void> {
  const review = await reviewOf(db, person, partnershipId)
  const { own } = await readWritings(db, person, review, testKey)
  const said = { words: { progress: text }, reach, version: own?.version ?? 0 }
  await saveWords(db, person, review, said, testKey, now)
}
