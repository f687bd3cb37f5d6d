import { derive, hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'

/** The token of a mailed link: derived from its id, so that no table holds it and a composer can write it again. */
export function linkToken(key: Buffer, linkId: string): string {
  return derive(key, `link ${linkId}`).toString('base64url')
}

/** What a link lets one person do about one row, and until when. */
interface NewLink {
  readonly personId: string
  readonly purpose: string
  readonly subjectId: string
  readonly endsAt: Temporal.Instant
}

/** Makes a link by which one person can do one thing about one row, without signing in. @returns its id */
export async function makeLink(db: Db, key: Buffer, link: NewLink): Promise<string> {
  const [id] = await makeLinks(db, key, [link])
  return id as string
}

/** Makes many links at once. @returns their ids, in order */
export async function makeLinks(db: Db, key: Buffer, links: readonly NewLink[]): Promise<string[]> {
  if (links.length === 0) return []
  const rows = links.map((link) => {
    const id = crypto.randomUUID()
    return { id, tokenHash: hash(linkToken(key, id)), ...link }
  })
  await db.insertInto('links').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** The newest living link of this person and purpose to this row. */
export async function findLink(
  db: Db,
  personId: string,
  purpose: string,
  subjectId: string,
): Promise<string | undefined> {
  const link = await db
    .selectFrom('links')
    .select('id')
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .orderBy('endsAt', 'desc')
    .executeTakeFirst()
  return link?.id
}

/** Closes every link of one purpose to a row: what they were for is over. */
export async function closeLinks(db: Db, purpose: string, subjectId: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('links')
    .set({ endedAt: now })
    .where('purpose', '=', purpose)
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .execute()
}
