import { sql } from 'kysely'
import { askAgain } from '#foundation/database.ts'
import type { Before } from '#foundation/page.ts'

/** Who answers for privacy in an organization; `here` where the page belongs to it. */
export interface FoundContact {
  readonly name: string
  readonly here: boolean
}

/** With more contacts than this on the house, a page that belongs to none of them leads to the list of all. */
const mostNamed = 3

/** Asks who answers for privacy where the page belongs. */
export async function askContacts({ db, params }: Before<Record<string, string>>): Promise<readonly FoundContact[]> {
  const { program = '', organization = '' } = params
  if (!program && !organization)
    return askAgain(
      db,
      'contacts',
      // without a parameter: asked with a whole page, it leaves in the same message
      () => sql<FoundContact>`
        select distinct privacy_name || ', ' || privacy_email as name, false as here from organizations order by 1 limit 60`,
    )
  return askAgain(
    db,
    `contacts ${program} ${organization}`,
    () => sql<FoundContact>`
      select distinct o.privacy_name || ', ' || o.privacy_email as name,
        o.slug = ${organization} or exists (select 1 from programs p where p.organization_id = o.id and p.slug = ${program}) as here
      from organizations o order by 1 limit 60`,
  )
}

/** Those named at the foot of a page: its own organization's; else all, where they are few (FIPPA s. 36.2, PIPA s. 4). */
export function shownContacts(found: readonly FoundContact[]): readonly string[] {
  const own = found.filter(({ here }) => here)
  const named = [...new Set((own.length > 0 ? own : found).map(({ name }) => name))]
  return named.length <= mostNamed ? named : []
}
