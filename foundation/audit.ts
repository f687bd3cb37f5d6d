import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'

/** What an entry is about. Identifiers and small facts (a status, a count); never anything a person wrote. */
export interface Subject {
  readonly recordType: string
  readonly recordId: string
  readonly programId?: string | null
  readonly organizationId?: string | null
  /** The pair it concerns, where the record is not the partnership itself. */
  readonly partnershipId?: string | null
  /** Whose data was looked at or left the house: each of them sees that it was. */
  readonly about?: readonly string[]
  readonly purpose?: string
  readonly facts?: Record<string, string | number | boolean | null>
}

/** As a list the database reads; none where nobody is concerned. */
const listOf = (ids: readonly string[] | undefined) => (ids?.length ? `{${[...new Set(ids)].join(',')}}` : null)

/**
 * Writes one line of the audit trail in the transaction of what it tells.
 * The verb is `record.past-participle`: "application.submitted".
 */
export async function record(db: Db, actor: Actor, verb: string, subject: Subject): Promise<void> {
  await sql`select app.record(
    ${actor.kind === 'system' ? actor.job : null}, ${verb}, ${subject.recordType}, ${subject.recordId},
    ${subject.programId ?? null}, ${subject.organizationId ?? null}, ${subject.purpose ?? null},
    ${JSON.stringify(subject.facts ?? {})}::jsonb, ${subject.partnershipId ?? null}, ${listOf(subject.about)}::uuid[])`.execute(
    db,
  )
}

/** Writes the same verb about many rows, a line each. */
export async function recordAll(db: Db, actor: Actor, verb: string, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  await sql`select app.record(
    ${actor.kind === 'system' ? actor.job : null}, ${verb}, said->>'recordType', said->>'recordId',
    (said->>'programId')::uuid, (said->>'organizationId')::uuid, said->>'purpose', coalesce(said->'facts', '{}'))
    from jsonb_array_elements(${JSON.stringify(subjects)}::jsonb) with ordinality given(said, n) order by n`.execute(db)
}

/**
 * Notes that somebody looked at a record about other people: once for each reader, record and day. For a page that is
 * `audited`. Nothing is noted of a look at what is one's own.
 */
export async function recordLook(
  db: Db,
  verb: string,
  subject: Subject & { readonly about: readonly string[] },
): Promise<void> {
  const { recordType, recordId, programId, organizationId, purpose, facts, partnershipId, about } = subject
  await sql`select app.record_look(${verb}, ${recordType}, ${recordId}, ${programId ?? null}, ${organizationId ?? null},
    ${purpose ?? null}, ${JSON.stringify(facts ?? {})}::jsonb, ${partnershipId ?? null}, ${listOf(about)}::uuid[], 'done')`.execute(
    db,
  )
}

const atOnce = 1000

/**
 * Closes the chain over what was committed since the last time; somebody else at it is somebody who does it.
 *
 * @returns how many lines were sealed
 */
export async function sealTrail(store: Store): Promise<number> {
  for (let sealed = 0; ; ) {
    const n = await inTransaction(store, asWorker, (db) => seal(db, false))
    sealed += n
    if (n < atOnce) return sealed
  }
}

/** The same within a transaction, through the whole trail: whoever reads the chain next finds no line left out. */
export async function sealWhole(db: Db): Promise<void> {
  while ((await seal(db, true)) >= atOnce);
}

async function seal(db: Db, whole: boolean): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`select app.seal_audit(${atOnce}, ${whole}) as n`.execute(db)
  return rows[0]?.n ?? 0
}
