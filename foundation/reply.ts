import type { Actor } from './actor.ts'
import type { GoTo, Page } from './page.ts'
import type { CookieJar } from './session.ts'
import type { Reply } from './visit.ts'

/** Sends the reader on, with a word about what was done and what their browser is to keep. */
export function redirect(to: GoTo, jar: CookieJar, stale?: string): Reply {
  if (to.notice) jar.set('notice', Buffer.from(JSON.stringify(to.notice)).toString('base64url'), 60)
  if (to.language) jar.set('language', to.language, 31_536_000)
  if (to.session === null) jar.clear('session')
  if (to.session) jar.set('session', to.session.token, to.session.seconds)
  return {
    status: 303,
    body: '',
    headers: { location: asHeader(to.location), 'cache-control': 'no-store' },
    nonce: undefined,
    cookies: jar.lines,
    stale,
  }
}

/** An address made of parts of another may hold what no header can: it is written in percents. */
const asHeader = (location: string) => location.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent)

/** A file to save. */
export function fileReply(file: { body: string | Uint8Array; type: string; name: string }) {
  const ascii = file.name.replace(/[^\w.-]/g, '_')
  return {
    status: 200,
    body: file.body,
    nonce: undefined,
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${percents(file.name)}`,
      'cache-control': 'no-store',
    },
  }
}

/** As RFC 8187 wants a name in a header: what encodeURIComponent leaves as it is may not all stand there. */
const percents = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The headers of a page: kept by nobody, unless it is public and its reader a stranger. */
export function htmlHeaders(page: Page | undefined, actor?: Actor): Record<string, string> {
  const keep = page?.spec.cacheable && actor?.kind !== 'person'
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': keep ? 'public, max-age=60' : 'no-store',
    vary: 'cookie, accept-language',
  }
}
