import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'

/** Somebody looked at what is the reader's, or took it out, or tried to. */
export interface Look {
  readonly seq: number
  readonly at: Temporal.Instant
  /** Who, by the name they have now; null for the house itself. */
  readonly name: string | null
  readonly actedAs: string
  readonly verb: string
  readonly recordType: string
  readonly programSlug: string | null
  readonly programTitle: Text | null
}

/** Kinds of looks, as they are chosen among. */
export const lookKinds = ['read', 'taken', 'emergency', 'refused'] as const
export type LookKind = (typeof lookKinds)[number]

/** Which kind a verb is: files that leave, openings under break-glass, refused attempts; any other is a look. */
export function kindOf(verb: string): LookKind {
  if (verb.startsWith('grant.')) return 'emergency'
  if (verb === 'access.denied') return 'refused'
  return /\.(exported|taken-out|downloaded)$/.test(verb) ? 'taken' : 'read'
}

const ofKind: Record<LookKind, ReturnType<typeof sql<boolean>>> = {
  emergency: sql`verb like 'grant.%'`,
  refused: sql`verb = 'access.denied'`,
  taken: sql`verb ~ '\\.(exported|taken-out|downloaded)$'`,
  read: sql`not (verb like 'grant.%' or verb = 'access.denied' or verb ~ '\\.(exported|taken-out|downloaded)$')`,
}

export const looksPerPage = 30

/** Who looked at the actor's data, newest first. */
export async function listLooks(
  db: Db,
  { kind, program, page }: { readonly kind?: LookKind; readonly program?: string; readonly page: number },
): Promise<{ looks: Look[]; all: number }> {
  const { rows } = await sql<Look & { all: number }>`
    select seq, at, name, acted_as, verb, record_type, program_slug, program_title, count(*) over () as all
    from app.looks()
    where ${kind ? ofKind[kind] : sql`true`} and ${program ? sql`program_slug = ${program}` : sql`true`}
    order by seq desc limit ${looksPerPage} offset ${(page - 1) * looksPerPage}`.execute(db)
  return { looks: rows, all: rows[0]?.all ?? 0 }
}

/** Every one of them, oldest first: for whoever takes out what is kept about them. */
export async function listEveryLook(db: Db): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select seq, at, name, acted_as, verb, record_type, program_slug, program_title from app.looks() order by seq`.execute(
    db,
  )
  return rows
}

/** The programs from which somebody looked. */
export async function listLookingPrograms(db: Db): Promise<{ slug: string; title: Text }[]> {
  const { rows } = await sql<{ slug: string; title: Text }>`
    select distinct program_slug as slug, program_title as title from app.looks() where program_slug is not null order by program_slug`.execute(
    db,
  )
  return rows
}

/** What the actor did themselves, newest first. */
export async function listOwnActs(db: Db, actor: PersonActor, most: number) {
  return db
    .selectFrom('auditEntries')
    .select(['seq', 'at', 'verb'])
    .where('actorId', '=', actor.id)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
}
