import { type Answer, type Caller, fieldOf, formsIn, type PageForm } from '../../journeys/support/caller.ts'
import { routeOf } from '../../journeys/support/tour.ts'

/** How somebody knocks who does not come by a browser. */
export interface Knock {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: BodyInit
}

/**
 * One request with somebody's cookies, as it is told. Nothing that comes back is kept but the next token of a session whose
 * person gained or lost an office on the way. Without an answer its status is 0.
 */
export async function knock(origin: string, caller: Caller, path: string, how: Knock = {}, again = 0): Promise<Answer> {
  const began = performance.now()
  const cookie = [...caller.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  try {
    const answer = await fetch(origin + path, {
      method: how.method ?? 'GET',
      redirect: 'manual',
      headers: { 'accept-language': 'en', ...(cookie ? { cookie } : {}), ...how.headers },
      ...(how.body === undefined ? {} : { body: how.body }),
    })
    const html = await answer.text()
    const { status, headers } = answer
    if (isRenewed(caller, path, headers)) {
      const here = status === 303 && headers.get('location') === path && (how.method ?? 'GET') === 'GET'
      // somebody who opens programs elsewhere meanwhile holds one office more each time
      if (here && again < 20) return knock(origin, caller, path, how, again + 1)
    }
    return { status, html, headers, location: headers.get('location') ?? '', took: performance.now() - began }
  } catch (error) {
    // a line that was kept open may end just as it is used again: a browser asks once more, and so do we
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    if (code === 'UND_ERR_SOCKET' && !again) return knock(origin, caller, path, how, again + 1)
    const html = String((error as Error).cause ?? error)
    return { status: 0, html, headers: new Headers(), location: '', took: performance.now() - began }
  }
}

/** Keeps a session's next token; where somebody signs in or proves who they are, what comes back is another session. */
function isRenewed({ cookies }: Caller, path: string, headers: Headers): boolean {
  const next = headers.getSetCookie().flatMap((line) => /^session=([\w-]{43});/.exec(line)?.[1] ?? [])[0]
  if (!next || !cookies.has('session') || /^\/(sign-in|demo|setup|me\/sign-in)\b/.test(path)) return false
  cookies.set('session', next)
  return true
}

export const typeOfForms = 'application/x-www-form-urlencoded'

/** Sends fields as a form does. */
export function send(
  origin: string,
  caller: Caller,
  action: string,
  fields: PageForm['fields'],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return knock(origin, caller, action, { method: 'POST', body, headers })
}

/** An operation key drawn for somebody: good for any form of theirs, so that nothing but the rules refuses what they send. */
export async function operationFor(origin: string, caller: Caller, page = '/language'): Promise<string> {
  const answers: string[] = []
  for (const path of [page, '/me', '/sign-in', '/']) {
    const { html, status, location } = await knock(origin, caller, path)
    const op = formsIn(html)
      .map((form) => fieldOf(form, 'op'))
      .find((key) => key)
    if (op) return op
    answers.push([path, status, location].join(' '))
  }
  throw new Error(`No page holds a form: ${answers.join(', ')}.`)
}

/** The fields of a form without its operation key. */
export const withoutKey = (form: PageForm): PageForm['fields'] => form.fields.filter(([name]) => name !== 'op')

/** How a form is told from others of its kind: where it goes, and what it asks. */
export function kindOf({ action, fields }: PageForm, routes: readonly string[]): string {
  return `${routeOf(routes, action) ?? action} ${[...new Set(fields.map(([name]) => name))].sort().join()}`
}
