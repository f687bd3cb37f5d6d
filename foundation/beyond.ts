import { inTransaction } from './database.ts'
import type { House } from './house.ts'
import type { Outside } from './page.ts'
import { actorFrom, type CookieJar, type Entry } from './session.ts'
import type { Visit } from './visit.ts'

/**
 * What a page has that asks another computer before its own transaction opens.
 *
 * @param opening opens a transaction as whoever asks
 */
export function outsideOf(
  house: House,
  visit: Visit,
  jar: CookieJar,
  opening: string,
): Outside<Record<string, string>> {
  const { page, params, url, headers, address } = visit
  return {
    params,
    query: Object.fromEntries(url.searchParams),
    search: url.search,
    now: house.clock.now(),
    settings: house.settings,
    key: house.key,
    caller: { address, agent: headers.get('user-agent') ?? '', browser: jar.get('browser') ?? '' },
    briefly: (work) =>
      inTransaction(house.store, opening, (db, entry: Entry | undefined) => work(db, actorFrom(entry, page.purpose))),
  }
}
