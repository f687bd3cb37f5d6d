import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Wording } from './framework.ts'

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
 * Makes an organization's own edition of a framework, in its own wording. Older assessments keep pointing at the
 * competencies as they were worded then; a competency whose words have not changed keeps its code.
 *
 * @returns the new edition's id
 */
export async function makeEdition(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  from: { id: string; owner: string; competencies: readonly Competency[] },
  title: Text,
  wordings: readonly Wording[],
): Promise<string> {
  const slug = `own-${organizationId}`
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
  const codeOf = new Map(from.competencies.map((competency) => [competency.title.en, competency.code]))
  const taken = new Set(codeOf.values())
  let next = 1
  const newCode = () => {
    while (taken.has(`N${next}`)) next++
    return `N${next++}`
  }
  await db
    .insertInto('competencies')
    .values(
      wordings.map(({ title, domain }, position) => ({
        frameworkId: id,
        code: codeOf.get(title.en) ?? newCode(),
        title: JSON.stringify(title),
        domain: domain && JSON.stringify(domain),
        position,
      })),
    )
    .execute()
  await record(db, actor, 'framework.worded', {
    recordType: 'framework',
    recordId: id,
    organizationId,
    facts: { from: from.id },
  })
  return id
}
