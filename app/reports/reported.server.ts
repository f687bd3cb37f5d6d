import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { isReadable } from './report.server.ts'

/** A program with the newest edition of its report, and how many of its surveys are closed. */
export interface Reported {
  readonly slug: string
  readonly title: Text
  readonly edition: number | null
  readonly publishedAt: Temporal.Instant | null
  readonly surveys: number
}

/** The programs of an organization whose reports the actor may read, the newest first. */
export async function listReported(db: Db, organizationId: string): Promise<Reported[]> {
  const rows = await db
    .selectFrom('programs')
    .leftJoin('reportEditions as e', (join) => join.onRef('e.programId', '=', 'programs.id').on(isReadable('e')))
    .select((of) => [
      'slug',
      'title',
      'e.n as edition',
      'e.publishedAt',
      of
        .selectFrom('surveys')
        .select(of.fn.countAll<string>().as('n'))
        .whereRef('surveys.programId', '=', 'programs.id')
        .where('closedAt', 'is not', null)
        .as('surveys'),
    ])
    .distinctOn(['programs.startsOn', 'programs.id'])
    .where('organizationId', '=', organizationId)
    .orderBy('programs.startsOn', 'desc')
    .orderBy('programs.id')
    .orderBy('e.n', 'desc')
    .execute()
  return rows.map(({ surveys, ...row }) => ({ ...row, surveys: Number(surveys ?? 0) }))
}
