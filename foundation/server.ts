import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { callerAddress } from './address.ts'
import { readFormData, TooLarge } from './body.ts'
import { asRole, inTransaction, isUnreadable } from './database.ts'
import { answer, show, trouble } from './door.ts'
import { type Typed, typedFrom } from './form.ts'
import { isForeignPost, securityHeaders } from './headers.ts'
import type { House } from './house.ts'
import { type Text, words } from './language.ts'
import { log } from './log.ts'
import { openPage, type Page } from './page.ts'
import { Refusal } from './refusal.ts'
import { callingFrom, cookieJar, sessionEntrance } from './session.ts'
import type { Reply, Visit } from './visit.ts'
import { serveWatch, type Watch } from './watch.ts'

const serverWords = words({
  foreign: {
    en: 'This came from another website, so nothing was done. Open the page here and try again.',
    fr: 'Cette demande venait d’un autre site; rien n’a été fait. Ouvrez la page ici et réessayez.',
  },
  tooLarge: {
    en: 'That is more than this page can take. Please shorten it or choose a smaller file.',
    fr: 'C’est plus que cette page ne peut recevoir. Veuillez raccourcir le texte ou choisir un fichier plus petit.',
  },
  noForm: {
    en: 'This did not arrive as one of our forms does, so nothing was done. Open the page here and try again.',
    fr: 'Ceci n’est pas arrivé comme l’un de nos formulaires; rien n’a été fait. Ouvrez la page ici et réessayez.',
  },
  database: {
    en: 'We cannot reach our records just now. Please try again in a minute.',
    fr: 'Nos dossiers sont inaccessibles pour l’instant. Veuillez réessayer dans une minute.',
  },
  databaseSent: {
    en: 'We cannot reach our records just now. What you typed waits in this page: send it again in a minute. Sent twice, it counts once.',
    fr: 'Nos dossiers sont inaccessibles pour l’instant. Ce que vous avez écrit attend dans cette page : envoyez-le de nouveau dans une minute. Envoyé deux fois, il ne compte qu’une fois.',
  },
  full: {
    en: 'Nothing new can be kept just now: the disk our records are on is full. Whoever looks after this computer has to make room.',
    fr: 'Rien de nouveau ne peut être conservé pour l’instant : le disque de nos dossiers est plein. La personne qui s’occupe de cet ordinateur doit faire de la place.',
  },
  fullSent: {
    en: 'This could not be kept: the disk our records are on is full, and whoever looks after this computer has to make room. What you typed waits in this page: send it again later. Sent twice, it counts once.',
    fr: 'Ceci n’a pas pu être conservé : le disque de nos dossiers est plein, et la personne qui s’occupe de cet ordinateur doit faire de la place. Ce que vous avez écrit attend dans cette page : envoyez-le de nouveau plus tard. Envoyé deux fois, il ne compte qu’une fois.',
  },
  busy: {
    en: 'Something sent a moment ago is still being worked on here. Please wait a little and try again: sent twice, it counts once.',
    fr: 'Une demande envoyée il y a un instant est encore en cours. Veuillez patienter un peu et réessayer : envoyée deux fois, elle ne compte qu’une fois.',
  },
  fault: {
    en: 'Something went wrong on our side, and it has been noted. Please try again.',
    fr: 'Une erreur s’est produite de notre côté; elle a été notée. Veuillez réessayer.',
  },
  faultSent: {
    en: 'Something went wrong on our side, and it has been noted. What you typed waits in this page: you can send it again.',
    fr: 'Une erreur s’est produite de notre côté; elle a été notée. Ce que vous avez écrit attend dans cette page : vous pouvez l’envoyer de nouveau.',
  },
})

/** A file the pages need: read once at start, served under a name that changes with its content. */
export interface Asset {
  readonly name: string
  readonly type: string
  readonly body: Buffer
}

/** Reads everything in a built asset folder. */
export function readAssets(folder: string, names: readonly string[]): Asset[] {
  const kinds: Record<string, string> = {
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
  }
  return names.map((name) => ({
    name,
    type: kinds[path.extname(name)] ?? 'application/octet-stream',
    body: readFileSync(path.join(folder, name)),
  }))
}

/** The whole application as one fetch function: pages, assets and how it does. */
export function makeServer(
  house: House & { readonly watch: Watch },
  pages: readonly Page[],
  assets: readonly Asset[],
): Hono {
  const app = new Hono()
  const origin = new URL(house.settings.origin)
  for (const asset of assets) serveAsset(app, asset, house)
  serveWatch(app, house)
  const { metrics } = house.watch
  const paths = new Set<string>()
  for (const page of pages) {
    if (paths.has(page.path)) throw new Error(`two pages are at ${page.path}`)
    paths.add(page.path)
    const counted = (method: string, work: typeof give) => async (c: Context) => {
      const began = performance.now()
      const response = isOurHost(c, origin) ? await work(c, house, page) : elsewhere(c, origin)
      const took = performance.now() - began
      metrics.observe(method, page.path, response.status, took / 1000)
      // The pattern of its address, never the address, and nobody's name.
      const line = { method, route: page.path, status: response.status, ms: Math.round(took) }
      if (house.settings.logsRequests) log.info('request', line)
      return response
    }
    app.get(page.path, counted('GET', give))
    if (page.spec.answer) app.post(page.path, counted('POST', take))
  }
  app.notFound((c) => fail(c, house, new Refusal({ en: '', fr: '' }, { status: 404 })))
  app.onError((error, c) => fail(c, house, error))
  return app
}

async function give(c: Context, house: House, page: Page): Promise<Response> {
  try {
    const reply = await show(house, visitOf(c, page))
    if (reply.stale) touch(house, reply.stale)
    return respond(c, house, reply)
  } catch (error) {
    return fail(c, house, error, page)
  }
}

/** What was typed outlives any fault: until the form is answered, it is shown back. */
async function take(c: Context, house: House, page: Page): Promise<Response> {
  let typed: Typed | undefined
  try {
    const data = await readBody(c, house, page)
    typed = typedFrom(data)
    return respond(c, house, await answer(house, visitOf(c, page), data))
  } catch (error) {
    return fail(c, house, error, page, typed)
  }
}

function visitOf(c: Context, page: Page): Visit {
  return { page, params: c.req.param(), url: new URL(c.req.url), headers: c.req.raw.headers, address: addressOf(c) }
}

function addressOf(c: Context): string {
  const peer = c.env?.incoming ? getConnInfo(c).remote.address : undefined
  return callerAddress(peer ?? '', c.req.header('x-forwarded-for'))
}

async function readBody(c: Context, house: House, page: Page): Promise<FormData> {
  if (isForeignPost(c.req.raw.headers, house.settings.origin)) throw new Refusal(serverWords.foreign, { status: 403 })
  try {
    return await readFormData(c.req.raw, page.spec.most ?? 1024 * 1024)
  } catch (error) {
    if (!(error instanceof TooLarge)) throw new Refusal(serverWords.noForm, { status: 400 })
    throw new Refusal(serverWords.tooLarge, { status: 413 })
  }
}

function isOurHost(c: Context, origin: URL): boolean {
  return c.req.header('host') === origin.host || c.req.header('host') === undefined
}

/** The Host header is compared, never used: a stranger's name for us leads to our own. */
function elsewhere(c: Context, origin: URL): Response {
  const headers = securityHeaders(undefined, origin.protocol === 'https:')
  if (!/^[\w.:[\]-]+$/.test(c.req.header('host') ?? '')) return c.body(null, 400, { ...headers, connection: 'close' })
  if (c.req.method !== 'GET') return c.text(`This site is at ${origin.origin}`, 421, headers)
  return c.body(null, 308, { ...headers, location: origin.origin + new URL(c.req.url).pathname })
}

function respond(c: Context, house: House, reply: Reply): Response {
  const headers = {
    ...securityHeaders(reply.nonce, house.settings.origin.startsWith('https:')),
    ...reply.headers,
  }
  if (headers.etag && c.req.header('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers })
  const encoding = encodingFor(reply, c.req.header('accept-encoding') ?? '')
  if (encoding) headers['content-encoding'] = encoding
  const body = reply.status === 303 ? null : encoding ? pack(reply, encoding) : reply.body
  return new Response(body as BodyInit, { status: reply.status, headers: withCookies(headers, reply.cookies) })
}

/** A plain record is the server's quickest path; only several cookies need more. */
function withCookies(headers: Record<string, string>, cookies: readonly string[]): HeadersInit {
  const [first, ...others] = cookies
  if (first === undefined) return headers
  if (others.length === 0) return { ...headers, 'set-cookie': first }
  const all = new Headers(headers)
  for (const cookie of cookies) all.append('set-cookie', cookie)
  return all
}

type Encoding = 'br' | 'gzip'

/** Compresses what is worth it and no file that somebody saves. */
function encodingFor({ body, headers }: Reply, accepts: string): Encoding | undefined {
  if (body.length < 1024 || headers['content-disposition']) return undefined
  return accepts.includes('br') ? 'br' : accepts.includes('gzip') ? 'gzip' : undefined
}

/** Quality 4 of Brotli costs about as much as gzip and saves a fifth more; a kept page is worth more, once. */
function pack({ body, packed }: Reply, encoding: Encoding): Uint8Array {
  const before = packed?.get(encoding)
  if (before) return before
  const quality = packed ? 9 : 4
  const after =
    encoding === 'br'
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : gzipSync(body, { level: 6 })
  packed?.set(encoding, after)
  return after
}

function fail(
  c: Context,
  house: House,
  error: unknown,
  page: Page = openPage('/', { show: () => ({}) as never }),
  typed?: Typed,
): Response {
  const { status, text } = diagnose(error, typed !== undefined)
  if (status >= 500) log.fault('request failed', error, { method: c.req.method, route: page.path, status })
  if ((status === 404 || status === 403) && page.admits === 'person') noteDenial(c, house, page)
  const reply = trouble(house, visitOf(c, page), status, text, status >= 500 ? { typed } : undefined)
  const more = moreHeaders[status]
  return respond(c, house, { ...reply, headers: { ...reply.headers, ...more } })
}

/** What some answers tell the sender's program: when to come again, and that the rest of a body is not waited for. */
const moreHeaders: Record<number, Record<string, string>> = {
  413: { connection: 'close' },
  429: { 'retry-after': '600' },
  503: { 'retry-after': '10' },
}

/** What kind of trouble an error is, and the words for it where the standing words of its status do not say enough. */
function diagnose(error: unknown, sent: boolean): { status: number; text: Text | undefined } {
  if (error instanceof Refusal) return { status: error.status, text: error.text.en ? error.text : undefined }
  if (isDatabaseAway(error)) return { status: 503, text: sent ? serverWords.databaseSent : serverWords.database }
  if (codeOf(error) === '53100') return { status: 503, text: sent ? serverWords.fullSent : serverWords.full }
  if (isUnreadable(error)) return { status: 404, text: undefined }
  if (codeOf(error) === '55P03') return { status: 503, text: serverWords.busy }
  return { status: 500, text: sent ? serverWords.faultSent : serverWords.fault }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Whether the database went or never came. Without a code, only the words of pg's client tell. */
function isDatabaseAway(error: unknown): boolean {
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|53300|08\w{3})$/.test(codeOf(error)) ||
    (error instanceof Error &&
      /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable/.test(
        error.message,
      ))
  )
}

/** Marks a session as used, after the reader has been answered. */
function touch(house: House, session: string): void {
  inTransaction(house.store, asRole('alongside_web'), (db) =>
    sql`select app.touch_session(${session})`.execute(db),
  ).catch((error) => log.fault('session not marked as used', error))
}

/** Has the database note, after the answer, that staff asked for what exists and was refused; of anybody else it notes nothing. */
function noteDenial(c: Context, house: House, page: Page): void {
  const token = cookieJar(c.req.header('cookie'), house.settings.origin.startsWith('https:')).get('session')
  const named = Object.entries(c.req.param())
  // Nothing that exists has another kind of name, and not every text is one a database can keep.
  if (!token || named.length === 0 || named.some(([, name]) => !/^[\w.-]{1,100}$/.test(name))) return
  inTransaction(house.store, callingFrom(addressOf(c)) + sessionEntrance(token), (db) =>
    sql`select app.record_denial(${page.path}, ${JSON.stringify(Object.fromEntries(named))}::jsonb)`.execute(db),
  ).catch((error) => log.fault('refusal not noted', error))
}

function serveAsset(app: Hono, asset: Asset, house: House): void {
  const small = brotliCompressSync(asset.body)
  const plain = {
    ...securityHeaders(undefined, house.settings.origin.startsWith('https:')),
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  }
  app.get(`/assets/${asset.name}`, (c) => {
    const squeezed = (c.req.header('accept-encoding') ?? '').includes('br')
    return c.body(
      new Uint8Array(squeezed ? small : asset.body),
      200,
      squeezed ? { ...plain, 'content-encoding': 'br' } : plain,
    )
  })
}

/** A nonce for the one script tag of a page with an island. */
export const newNonce = (): string => randomBytes(16).toString('base64')
