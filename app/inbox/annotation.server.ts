import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'

/** A correction somebody asked for and was not given: their words stand beside the record from then on. */
export interface Annotation {
  readonly about: string
  readonly words: string
  readonly answer: string
  readonly answeredAt: Temporal.Instant
}

/** What stands beside an application, for whoever reads it. */
export async function listAnnotations(db: Db, applicationId: string): Promise<readonly Annotation[]> {
  const { rows } = await sql<Annotation>`
    select about, words, answer, answered_at from app.annotations(${applicationId})`.execute(db)
  return rows
}
