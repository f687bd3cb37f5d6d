import { sql } from 'kysely'
import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Rating } from './assessment.ts'

export interface Assessment {
  readonly id: string
  readonly frameworkId: string
  readonly releasedAt: Temporal.Instant | null
  readonly version: number
  readonly ratings: readonly Rating[]
}

/** The actor's own, or released and of an application they were given to read. */
const isShown = sql<boolean>`(assessments.person_id = app.actor() or assessments.released_at is not null
  and assessments.id in (select a.assessment_id from applications a where a.id in (select app.assigned())))`

/** An assessment with its ratings, as far as the actor may see it: their own, or released and assigned to them. */
export async function findAssessment(db: Db, id: string | null): Promise<Assessment | undefined> {
  if (id === null) return undefined
  const found = await db
    .selectFrom('assessments')
    .select(['id', 'frameworkId', 'releasedAt', 'version'])
    .where('id', '=', id)
    .where(isShown)
    .executeTakeFirst()
  if (!found) return undefined
  const ratings = await db
    .selectFrom('ratings')
    .select(['competencyId', 'rating', 'focus', 'comment'])
    .where('assessmentId', '=', id)
    .execute()
  return { ...found, ratings }
}

/** Begins an assessment. @returns its id */
export async function startAssessment(
  db: Db,
  personId: string,
  frameworkId: string,
  moment: 'application' | 'mid_year' | 'year_end',
): Promise<string> {
  const id = crypto.randomUUID()
  await db.insertInto('assessments').values({ id, personId, frameworkId, moment }).execute()
  return id
}

/** Keeps ratings, replacing those of the same competencies; what is not named stays. */
export async function saveRatings(
  db: Db,
  actor: Actor,
  assessment: { id: string },
  version: number,
  ratings: readonly Rating[],
  released: boolean,
  now: Temporal.Instant,
): Promise<void> {
  await changeVersioned(db, 'assessments', assessment.id, version, { releasedAt: released ? now : null })
  for (const { competencyId, rating, focus, comment } of ratings)
    await db
      .insertInto('ratings')
      .values({ assessmentId: assessment.id, competencyId, rating, focus, comment })
      .onConflict((conflict) =>
        conflict.columns(['assessmentId', 'competencyId']).doUpdateSet({ rating, focus, comment }),
      )
      .execute()
  await record(db, actor, 'assessment.saved', {
    recordType: 'assessment',
    recordId: assessment.id,
    facts: { released },
  })
}
