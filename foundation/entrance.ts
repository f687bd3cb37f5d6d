import type { Actor } from './actor.ts'
import { derive, newToken } from './crypto.ts'
import type { Db } from './database.ts'
import type { House } from './house.ts'
import { operationOf } from './operation.ts'
import type { Page } from './page.ts'
import { actorFrom, type CookieJar, type Entry, enterBy, linkEntrance, sessionEntrance } from './session.ts'
import type { Visit } from './visit.ts'

export function entrance(visit: Visit, jar: CookieJar): string {
  if (visit.page.admits === 'link') return linkEntrance(visit.params.token ?? '', visit.page.purpose ?? '')
  return sessionEntrance(jar.get('session'))
}

export const actorOf = ({ page }: Visit, entry: Entry | undefined) =>
  actorFrom(entry, page.purpose, page.admits === 'holder')

export function mayEnter(page: Page, actor: Actor): boolean {
  return page.admits === 'anyone' || actor.kind === 'person'
}

/** Whether what is about to be done is grave, and it is too long since this session proved whose it is. */
export function mustProve({ spec }: Page, actor: Actor, entry: Entry | undefined, doing: 'show' | 'answer'): boolean {
  const grave = spec.fresh === true || spec.fresh === doing
  return grave && actor.kind === 'person' && actor.via === 'session' && entry?.fresh !== true
}

/** Whether a form of this page may have begun a session, or given it another token. */
export const begins = (page: Page, actor: Actor): boolean => actor.kind === 'visitor' || page.admits === 'holder'

/**
 * A form by which somebody proved who they are gave their session another token, which the second half of a double click
 * does not know yet: it comes in by the token that this very form has made.
 */
export async function entryOfProof(house: House, visit: Visit, jar: CookieJar, db: Db, data: FormData) {
  if (visit.page.admits !== 'holder' || !jar.get('session')) return undefined
  const [name = ''] = String(data.get('op') ?? '').split('.')
  const rest = new FormData()
  for (const [field, value] of data) if (field !== 'op') rest.append(field, value)
  const op = await operationOf(name, visit.url.pathname, rest)
  return enterBy(db, sessionOf(house, op, browserName(jar, visit.page)))
}

export const sessionOf = (house: House, op: string, browser: string) =>
  derive(house.key, `session ${op} ${browser}`).toString('base64url')

/** Only pages that may begin or prove a session by a post need to know the browser again; others get no such cookie. */
export const knowsBrowser = ({ admits, spec }: Page) => (admits === 'anyone' || admits === 'holder') && !!spec.answer

export function browserName(jar: CookieJar, page: Page): string {
  const known = jar.get('browser')
  if (known && /^[\w-]{43}$/.test(known)) return known
  const name = newToken()
  if (knowsBrowser(page)) jar.set('browser', name, 3600)
  return name
}

/** Whether there is a session behind them, which has to prove more. */
export const isKnown = (actor: Actor) => actor.kind === 'person' || (actor.kind === 'visitor' && actor.held)
