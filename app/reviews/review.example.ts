import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { onDay } from '../surveys/survey.example.ts'
import { watchReviews } from './review.job.ts'
import {
  getReview,
  listReviews,
  type Reach,
  type Review,
  readWritings,
  saveWords,
  sendReport,
} from './review.server.ts'
import { shareAssessments } from './share.server.ts'

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

/** A pair of the world. */
interface Pair {
  readonly amina: PersonActor
  readonly marcus: PersonActor
  readonly program: { readonly id: string }
  readonly partnershipId: string
}

/** The mid-year review of both, done in both parts, and the figures made of it; the mentee lets the mentor read hers. */
export async function addReviews(db: Db, pair: Pair, say: (what: string) => string): Promise<void> {
  const look = async (day: string) => {
    const now = Temporal.Instant.from(`${day}T20:00:00Z`)
    await as(db, 'worker')
    await watchReviews(db, errandAt(now))
    return now
  }
  const now = await look('2027-01-28')
  for (const [person, whose] of [[pair.amina, 'mentee'] as const, [pair.marcus, 'mentor'] as const]) {
    await write(db, person, pair.partnershipId, say(`review words ${whose}`), 'done', now)
    const review = await reviewOf(db, person, pair.partnershipId)
    const said = { choices: { rhythm: 2 }, words: { fix: say(`words for the program ${whose}`) } }
    await sendReport(db, person, pair.program.id, review, said, now)
  }
  await look('2027-03-01')
  await as(db, pair.amina)
  const own = await getOwnPartnership(db, pair.amina, pair.partnershipId)
  const { id } = await db.selectFrom('assessments').select('id').executeTakeFirstOrThrow()
  await shareAssessments(db, pair.amina, own, new Map([[id, 'comments' as const]]), now)
}
