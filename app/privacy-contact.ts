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

/** For how long all of them are not asked again by pages that belong to none: they change once in years. */
const keptFor = 60_000

/** Who answers for privacy, as the foot of every page names it. */
export class Contacts {
  #all: readonly FoundContact[] = []
  #askedAt = Number.NEGATIVE_INFINITY

  /** As they were last asked: for the pages that ask the database nothing. */
  get last(): readonly FoundContact[] {
    return this.#all
  }

  /** Asks who answers where the page belongs. A page of the organization asks each time, so that a change shows at once. */
  async ask({ db, params, now }: Before<Record<string, string>>): Promise<readonly FoundContact[]> {
    const { program = '', organization = '' } = params
    const belongs = program !== '' || organization !== ''
    const age = now.epochMilliseconds - this.#askedAt
    if (!belongs && age >= 0 && age < keptFor) return this.#all
    const found = await askAgain(
      db,
      `contacts ${program} ${organization}`,
      () => sql<FoundContact>`
        select distinct o.privacy_name || ', ' || o.privacy_email as name, ${belongs ? isHere(program, organization) : sql`false`} as here
        from organizations o order by 1 limit 60`, // without a parameter it leaves with a whole page in one message
    )
    this.#all = found.map(({ name }) => ({ name, here: false }))
    this.#askedAt = now.epochMilliseconds
    return found
  }
}

const isHere = (program: string, organization: string) => sql`
  (o.slug = ${organization} or exists (select 1 from programs p where p.organization_id = o.id and p.slug = ${program}))`

/** Those named at the foot of a page: its own organization's; else all, where they are few (FIPPA s. 36.2, PIPA s. 4). */
export function shownContacts(found: readonly FoundContact[]): readonly string[] {
  const own = found.filter(({ here }) => here)
  const named = [...new Set((own.length > 0 ? own : found).map(({ name }) => name))]
  return named.length <= mostNamed ? named : []
}
