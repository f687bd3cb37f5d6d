import type { Actor, PersonActor, Visitor } from './actor.ts'
import { dateAt, provincialZone } from './clock.ts'
import type { Db } from './database.ts'
import { browserName, knowsBrowser } from './entrance.ts'
import type { Refused } from './form.ts'
import type { House, View } from './house.ts'
import { isLanguage, type Language, preferred, type Told } from './language.ts'
import { newOperation } from './operation.ts'
import type { CookieJar } from './session.ts'
import type { Visit } from './visit.ts'

/** What a page is given, and what its frame is: all that is known of a visit once it is known who comes. */
export function prepare(
  house: House,
  visit: Visit,
  jar: CookieJar,
  db: Db,
  actor: PersonActor | Visitor,
  refused: Refused | undefined,
) {
  const language = languageOf(visit, jar, actor)
  const now = house.clock.now()
  const browser = once(() => browserName(jar, visit.page))
  if (knowsBrowser(visit.page)) browser() // its cookie goes with the page
  const asked: View['asked'] = {
    db,
    actor,
    params: visit.params,
    query: Object.fromEntries(visit.url.searchParams),
    now,
    today: dateAt(now, actor.kind === 'person' ? actor.zone : provincialZone),
    language,
    settings: house.settings,
    key: house.key,
    caller: {
      address: visit.address,
      agent: visit.headers.get('user-agent') ?? '',
      get browser() {
        return browser()
      },
    },
    refused,
  }
  return {
    asked,
    view: { asked, path: visit.url.pathname, op: once(() => newOperation(house.key, actor)), notice: takeNotice(jar) },
  }
}

/** Found out when it is first needed, then remembered. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

/** The language somebody reads: asked for here, their own, chosen before, or their browser's. */
export function languageOf(visit: Visit, jar: CookieJar, actor: Actor): Language {
  const wished = visit.url.searchParams.get('language')
  if (isLanguage(wished)) return wished
  if (actor.kind === 'person') return actor.language
  const kept = jar.get('language')
  return isLanguage(kept) ? kept : preferred(visit.headers.get('accept-language') ?? undefined)
}

function takeNotice(jar: CookieJar): Told | undefined {
  const kept = jar.get('notice')
  if (!kept) return undefined
  jar.clear('notice')
  try {
    const text = JSON.parse(Buffer.from(kept, 'base64url').toString()) as Told
    return typeof text.en === 'string' && typeof text.fr === 'string' ? text : undefined
  } catch {
    return undefined
  }
}
