import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'

/** Of which program, or of the organization itself. */
export type Within = { readonly programId: string } | { readonly organizationId: string }

export interface Act {
  readonly seq: number
  readonly at: Temporal.Instant
  readonly job: string | null
  readonly verb: string
  readonly actedAs: string
  readonly facts: unknown
  readonly outcome: string
  readonly name: string | null
}

export const actsPerPage = 100
/** What one file holds: two years of a busy organization. */
const mostInFile = 50_000

/** Part of the acts: what was done, or what was looked at. */
export const activityParts = ['done', 'looked'] as const
export type ActivityPart = (typeof activityParts)[number]

const looks = sql<boolean>`audit_entries.verb ~ '\\.(read|wishes-read)$'`

/**
 * The acts of staff and committee, newest first, as far as the actor may see them: for a coordinator the program's, for an
 * administrator the organization's own.
 *
 * @param before only what came before this line
 */
export async function listActivity(
  db: Db,
  within: Within,
  {
    before,
    part,
    most = actsPerPage,
  }: { readonly before?: number | undefined; readonly part?: ActivityPart | undefined; readonly most?: number } = {},
): Promise<Act[]> {
  return db
    .selectFrom('auditEntries')
    .leftJoin('people', 'people.id', 'auditEntries.actorId')
    .select([
      'auditEntries.seq',
      'auditEntries.at',
      'auditEntries.job',
      'auditEntries.verb',
      'auditEntries.actedAs',
      'auditEntries.facts',
      'auditEntries.outcome',
      'people.name',
    ])
    .$if('programId' in within, (of) =>
      of.where('auditEntries.programId', '=', (within as { programId: string }).programId),
    )
    .$if('organizationId' in within, (of) =>
      of.where('auditEntries.organizationId', '=', (within as { organizationId: string }).organizationId),
    )
    .$if(before !== undefined, (of) => of.where('auditEntries.seq', '<', before ?? 0))
    .$if(part === 'looked', (of) => of.where(looks))
    .$if(part === 'done', (of) => of.where(sql<boolean>`not (${looks})`))
    .orderBy('auditEntries.seq', 'desc')
    .limit(most)
    .execute()
}

/** Everything of it for a file; that it leaves the house is itself an act. */
export async function takeActivityOut(db: Db, actor: PersonActor, organizationId: string): Promise<Act[]> {
  const acts = await listActivity(db, { organizationId }, { most: mostInFile })
  await record(db, actor, 'audit.taken-out', {
    recordType: 'organization',
    recordId: organizationId,
    organizationId,
    facts: { lines: acts.length },
  })
  return acts
}
