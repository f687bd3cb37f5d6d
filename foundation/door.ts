import type { VNode } from 'preact'
import { type Actor, visitor } from './actor.ts'
import { languageOf, prepare } from './asked.ts'
import { outsideOf } from './beyond.ts'
import { dateAt } from './clock.ts'
import { type Db, inTransaction, isUnreadable } from './database.ts'
import { AsksMore } from './driver.ts'
import { actorOf, begins, entrance, entryOfProof, isKnown, mayEnter, mustProve, sessionOf } from './entrance.ts'
import { type FormSchema, formWords, type Refused, readForm, type Typed, typedFrom } from './form.ts'
import type { House, Onward, View } from './house.ts'
import { keptUnder, stampOf } from './kept.ts'
import type { Text } from './language.ts'
import { log } from './log.ts'
import { claimOperation, concludeOperation, findOutcomeAsVisitor, readOperation } from './operation.ts'
import { goTo, type Page } from './page.ts'
import { Conflict, Refusal } from './refusal.ts'
import { fileReply, htmlHeaders, redirect } from './reply.ts'
import {
  actorFrom,
  type CookieJar,
  callingFrom,
  cookieJar,
  type Entry,
  rememberDevice,
  renewSession,
  sessionJustBegun,
} from './session.ts'
import type { Reply, Visit } from './visit.ts'

/** Opens a page. The transaction is read-only: nothing anybody reads can change anything but, where asked, the audit trail. */
export async function show(house: House, visit: Visit, refused?: Refused): Promise<Reply> {
  const jar = cookieJar(visit.headers.get('cookie'), house.settings.origin.startsWith('https:'))
  if (jar.get('session')) return readInSession(house, visit, jar, refused)
  if (!visit.page.spec.cacheable || jar.get('notice')) return readAs(house, visit, jar, refused, false)
  const language = languageOf(visit, jar, visitor)
  const key = keptUnder(visit, language, dateAt(house.clock.now()))
  const stamp = await stampOf(house.store)
  return house.kept.find(key, stamp) ?? house.kept.keep(key, stamp, await readAs(house, visit, jar, refused, false))
}

/** The session has to get another token before anything is shown. */
class Outgrown extends Error {
  override readonly name = 'Outgrown'
}

/** A page of which everything is asked ahead is read in one breath; where it turns out to ask more, once again at length. */
async function readInSession(house: House, visit: Visit, jar: CookieJar, refused: Refused | undefined): Promise<Reply> {
  const whole = visit.page.spec.whole === true && !refused
  try {
    return await readAs(house, visit, jar, refused, whole)
  } catch (error) {
    if (error instanceof Outgrown) return renew(house, visit, jar)
    if (whole && error instanceof AsksMore) return readAs(house, visit, jar, refused, false)
    throw error
  }
}

/** The reader comes back to the same page with the new token, whatever the page then says. */
async function renew(house: House, visit: Visit, jar: CookieJar): Promise<Reply> {
  await inTransaction(house.store, entrance(visit, jar), (db) => renewSession(db, jar, house.key))
  return redirect(goTo(visit.url.pathname + visit.url.search), jar)
}

async function readAs(
  house: House,
  visit: Visit,
  jar: CookieJar,
  refused: Refused | undefined,
  whole: boolean,
): Promise<Reply> {
  const { page, params, url } = visit
  const found = refused ? undefined : await page.spec.outside?.(outsideOf(house, visit, jar, entrance(visit, jar)))
  const before = { params, query: Object.fromEntries(url.searchParams), now: house.clock.now() }
  const askAhead = (db: Db) =>
    Promise.all([house.frame.ahead({ db, ...before }, url.pathname, true), page.spec.ahead?.({ db, ...before })])
  return inTransaction<Reply, Entry, readonly [unknown, unknown]>(
    house.store,
    page.spec.audited ? noting(visit, jar) : entrance(visit, jar),
    async (db, entry, early) => {
      if (entry?.outgrown && !refused && !found) throw new Outgrown()
      const actor = actorOf(visit, entry)
      if (!mayEnter(visit.page, actor) || mustProve(visit.page, actor, entry, 'show'))
        return turnAway(house, visit, jar, db, actor)
      const { view, asked } = prepare(house, visit, jar, db, actor, refused)
      const [around, own] = (await early) ?? [await house.frame.ahead({ db, ...before }, url.pathname, false)]
      const shown = await page.spec.show(asked, found ?? own)
      const stale = entry?.stale ? (entry.session_id ?? undefined) : undefined
      // A page that only sends on cannot show what was wrong with its form, and nobody is sent on as if nothing were.
      if (refused && 'kind' in shown)
        return trouble(
          house,
          visit,
          refused.status,
          saidOf(refused),
          shown.kind === 'go' ? { back: shown.location } : {},
        )
      // A word meant for this page travels on with its reader.
      if ('kind' in shown && shown.kind === 'go') {
        await rememberDevice(db, jar, house.key, shown.session)
        return redirect({ ...shown, notice: shown.notice ?? view.notice }, jar, stale)
      }
      if ('kind' in shown && shown.kind === 'download') return { ...fileReply(shown), cookies: jar.lines, stale }
      const drawIn = house.frame.around(asked, url.pathname, around)
      const { html, nonce } = drawIn({ ...view, content: shown as VNode })
      return {
        status: refused?.status ?? 200,
        body: html,
        headers: htmlHeaders(visit.page, actor),
        nonce,
        cookies: jar.lines,
        stale,
      }
    },
    { readOnly: !page.spec.audited, ahead: jar.get('session') ? askAhead : undefined, whole },
  )
}

/** Takes a form: rows, audit entries, mail and jobs commit together, once for each operation key. */
export async function answer(house: House, visit: Visit, data: FormData): Promise<Reply> {
  if (visit.page.spec.oneClick && isOneClick(data)) return answerOneClick(house, visit)
  const jar = cookieJar(visit.headers.get('cookie'), house.settings.origin.startsWith('https:'))
  const typed = typedFrom(data)
  try {
    return await inTransaction<Reply, Entry>(house.store, noting(visit, jar), async (db, first) => {
      const entry = first ?? (await entryOfProof(house, visit, jar, db, data))
      if (entry?.outgrown) await renewSession(db, jar, house.key)
      const actor = actorOf(visit, entry)
      if (!mayEnter(visit.page, actor) || mustProve(visit.page, actor, entry, 'answer'))
        return askToSignIn(house, visit, jar, db, typed, actor)
      const { asked } = prepare(house, visit, jar, db, actor, undefined)
      const { op, opener } = await readOperation(house.key, actor, visit.url.pathname, data)
      if (opener !== actor) {
        const before = await findOutcomeAsVisitor(db, op, visit.page.path)
        return redirect(goTo(before.location, before), jar)
      }
      const session = sessionOf(house, op, asked.caller.browser)
      const done = await claimOperation(db, actor, op, visit.page.path)
      if (done) {
        const begun = begins(visit.page, actor) ? await sessionJustBegun(db, session) : undefined
        await rememberDevice(db, jar, house.key, begun)
        return redirect(goTo(done.location, { ...done, session: begun }), jar)
      }
      const values = readValues(await schemaOf(visit.page, asked), data, typed)
      const { answer } = visit.page.spec
      const said = (await answer?.({ ...asked, caller: { ...asked.caller, session }, values })) ?? goTo('')
      const next = { ...said, location: said.location || visit.url.pathname }
      await rememberDevice(db, jar, house.key, next.session)
      await concludeOperation(db, actor, op, next)
      return redirect(next, jar)
    })
  } catch (error) {
    const refused = refusedBy(error, typed)
    if (!refused) throw error
    if (error instanceof Refusal && error.leaving) await inTransaction(house.store, noting(visit, jar), error.leaving)
    if (isUnreadable(error)) log.info('a form let a value pass', { route: visit.page.path })
    return show(house, visit, refused)
  }
}

const isOneClick = (data: FormData) =>
  [...data].map((field) => field.join('=')).join('&') === 'List-Unsubscribe=One-Click'

/**
 * What a mail program does for its reader (RFC 8058): without cookies or an operation key, let in by the link alone. Done
 * twice it is done once, as the page's own work is; and no redirect, which mail programs do not follow.
 */
async function answerOneClick(house: House, visit: Visit): Promise<Reply> {
  const jar = cookieJar(null, house.settings.origin.startsWith('https:'))
  const status = await inTransaction<number, Entry>(house.store, noting(visit, jar), async (db, entry) => {
    const actor = actorOf(visit, entry)
    if (actor.kind !== 'person') return 410
    const { asked } = prepare(house, visit, jar, db, actor, undefined)
    await visit.page.spec.answer?.({ ...asked, values: {} })
    return 200
  })
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return { status, body: '', headers, nonce: undefined, cookies: [], stale: undefined }
}

/**
 * The page for what cannot be shown: a refusal while reading, or a fault. It asks the database nothing.
 */
export function trouble(house: House, visit: Visit, status: number, text: Text | undefined, onward?: Onward): Reply {
  const jar = cookieJar(visit.headers.get('cookie'), house.settings.origin.startsWith('https:'))
  const { view } = prepare(house, visit, jar, undefined as unknown as Db, actorFrom(undefined), undefined)
  const { html, nonce } = house.frame.trouble(view, status, text, onward)
  return { status, body: html, headers: htmlHeaders(undefined), nonce, cookies: [], stale: undefined }
}

/** For a transaction that may write the audit trail: its lines say roughly where from. */
const noting = (visit: Visit, jar: CookieJar) => callingFrom(visit.address) + entrance(visit, jar)

/** What is wrong with a form in one sentence: of its first field, where it is a field's. */
const saidOf = ({ problems, message }: Refused) => Object.values(problems)[0] ?? message

async function schemaOf(page: Page, asked: View['asked']): Promise<FormSchema | undefined> {
  const { form } = page.spec
  return typeof form === 'function' ? await form(asked) : form
}

function readValues(schema: FormSchema | undefined, data: FormData, typed: Typed): Record<string, unknown> {
  if (!schema) return {}
  const read = readForm(schema, data)
  if ('problems' in read) throw new FormProblems(read.problems, typed)
  return read.values
}

class FormProblems extends Error {
  override readonly name = 'FormProblems'
  readonly problems: Record<string, Text>
  readonly typed: Typed
  constructor(problems: Record<string, Text>, typed: Typed) {
    super('The form has problems.')
    this.problems = problems
    this.typed = typed
  }
}

function refusedBy(error: unknown, typed: Typed): Refused | undefined {
  if (error instanceof FormProblems)
    return { typed, problems: error.problems, message: formWords.someProblems, stored: undefined, status: 422 }
  if (isUnreadable(error)) return { typed, problems: {}, message: formWords.unreadable, stored: undefined, status: 422 }
  if (!(error instanceof Refusal) || error.status === 404) return undefined
  const stored = error instanceof Conflict ? error.stored : undefined
  return error.field
    ? { typed, problems: { [error.field]: error.text }, message: formWords.someProblems, stored, status: error.status }
    : { typed, problems: {}, message: error.text, stored, status: error.status }
}

async function turnAway(house: House, visit: Visit, jar: CookieJar, db: Db, actor: Actor): Promise<Reply> {
  const to = visit.url.pathname + visit.url.search
  if (isKnown(actor)) return redirect(goTo(house.frame.provePath(to)), jar)
  if (visit.page.admits !== 'link') return redirect(goTo(house.frame.signInPath(to)), jar)
  const { view } = prepare(house, visit, jar, db, actorFrom(undefined), undefined)
  const { html, nonce } = house.frame.trouble(view, 410, undefined)
  return { status: 410, body: html, headers: htmlHeaders(undefined), nonce, cookies: [], stale: undefined }
}

async function askToSignIn(
  house: House,
  visit: Visit,
  jar: CookieJar,
  db: Db,
  typed: Typed,
  actor: Actor,
): Promise<Reply> {
  if (visit.page.admits === 'link') return turnAway(house, visit, jar, db, actor)
  const { view } = prepare(house, visit, jar, db, actorFrom(undefined), undefined)
  const { html, nonce } = isKnown(actor) ? house.frame.proveAgain(view, typed) : house.frame.signInAgain(view, typed)
  return { status: 401, body: html, headers: htmlHeaders(undefined), nonce, cookies: jar.lines, stale: undefined }
}
