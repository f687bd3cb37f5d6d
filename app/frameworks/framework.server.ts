import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'

export interface Competency {
  readonly id: string
  readonly code: string
  readonly domain: Text | null
  readonly title: Text
}

export interface Framework {
  readonly id: string
  readonly title: Text
  readonly note: Text | null
  readonly owner: string
  readonly legacy: boolean
  readonly competencies: readonly Competency[]
}

/** Every framework an organization may choose: the shipped ones and its own editions. */
export async function listFrameworks(db: Db, organizationId: string) {
  return db
    .selectFrom('frameworks')
    .select(['id', 'slug', 'edition', 'title', 'owner', 'note', 'legacy'])
    .where((of) => of.or([of('organizationId', 'is', null), of('organizationId', '=', organizationId)]))
    .orderBy('legacy')
    .orderBy('slug')
    .orderBy('edition', 'desc')
    .execute()
}

/** A framework with its competencies in order. */
export async function getFramework(db: Db, id: string): Promise<Framework> {
  const frameworks = db.selectFrom('frameworks').select(['id', 'title', 'note', 'owner', 'legacy']).where('id', '=', id)
  const parts = db
    .selectFrom('competencies')
    .select(['id', 'code', 'domain', 'title'])
    .where('frameworkId', '=', id)
    .orderBy('position')
  const [framework, competencies] = await Promise.all([frameworks.executeTakeFirst(), parts.execute()])
  return { ...orNotFound(framework), competencies }
}

/** The newest shipped edition of a framework, by its slug. @returns its id */
export async function findFramework(db: Db, slug: string): Promise<string> {
  const framework = await db
    .selectFrom('frameworks')
    .select('id')
    .where('slug', '=', slug)
    .where('organizationId', 'is', null)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
  return orNotFound(framework).id
}

/**
 * Makes an organization's own edition of a framework, with its own wording. Older assessments keep pointing at the
 * competencies as they were worded then.
 *
 * @returns the new edition's id
 */
export async function makeEdition(
  db: Db,
  organizationId: string,
  from: { slug: string; owner: string },
  title: Text,
  competencies: readonly { code: string; title: Text; domain: Text | null }[],
): Promise<string> {
  const slug = `${from.slug}-${organizationId.slice(0, 8)}`
  const last = await db
    .selectFrom('frameworks')
    .select('edition')
    .where('slug', '=', slug)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
  const { id } = await db
    .insertInto('frameworks')
    .values({
      slug,
      edition: (last?.edition ?? 0) + 1,
      title: JSON.stringify(title),
      owner: from.owner,
      organizationId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('competencies')
    .values(
      competencies.map((competency, position) => ({
        frameworkId: id,
        code: competency.code,
        title: JSON.stringify(competency.title),
        domain: competency.domain && JSON.stringify(competency.domain),
        position,
      })),
    )
    .execute()
  return id
}
