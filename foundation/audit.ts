import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'

/** What an entry is about. Identifiers and small facts (a status, a count); never anything a person wrote. */
export interface Subject {
  readonly recordType: string
  readonly recordId: string
  readonly programId?: string | null
  readonly organizationId?: string | null
  readonly purpose?: string
  readonly facts?: Record<string, string | number | boolean | null>
}

/**
 * Writes one line of the audit trail in the transaction of what it tells.
 * The verb is `record.past-participle`: "application.submitted".
 */
export async function record(db: Db, actor: Actor, verb: string, subject: Subject): Promise<void> {
  await sql`select app.record(
    ${actor.kind === 'system' ? actor.job : null}, ${verb}, ${subject.recordType}, ${subject.recordId},
    ${subject.programId ?? null}, ${subject.organizationId ?? null}, ${subject.purpose ?? null},
    ${JSON.stringify(subject.facts ?? {})}::jsonb)`.execute(db)
}

/** Writes the same verb about many rows, a line each. */
export async function recordAll(db: Db, actor: Actor, verb: string, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  await sql`select app.record(
    ${actor.kind === 'system' ? actor.job : null}, ${verb}, said->>'recordType', said->>'recordId',
    (said->>'programId')::uuid, (said->>'organizationId')::uuid, said->>'purpose', coalesce(said->'facts', '{}'))
    from jsonb_array_elements(${JSON.stringify(subjects)}::jsonb) with ordinality given(said, n) order by n`.execute(db)
}
