// What pages weigh on the wire. `node tools/weigh.ts http://127.0.0.1:3000 /programs /sign-in` prints a table.
import { type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'

/** The most a page may weigh, in bytes as served: the rules of the house. */
export const limits = { firstVisit: 30_000, laterPage: 14_000, staffPage: 150_000 } as const

/** A page to weigh: who looks at it decides what it may weigh. */
export interface Weighed {
  readonly path: string
  /** Whose sign-in it needs, by e-mail address; null for somebody who is not signed in. */
  readonly who: string | null
  readonly kind: 'participant' | 'staff'
}

/** What a page weighed, headers included, compressed by Brotli as every browser asks. */
export interface Weight {
  readonly path: string
  readonly status: number
  /** The page alone: what every later page costs. */
  readonly page: number
  /** With everything it loads, on an empty cache: style sheet, icon, pictures, scripts. */
  readonly all: number
  readonly scripts: readonly string[]
  readonly elsewhere: readonly string[]
  /** The page itself, and where it leads when it is none. */
  readonly html?: string
  readonly location?: string
  /** A file that somebody saves is no page. */
  readonly isFile?: boolean
}

/**
 * Weighs one page of a running house.
 *
 * @param known what its style sheet, icon and scripts were found to weigh before: many pages load the same
 */
export async function weigh(
  origin: string,
  path: string,
  cookie = '',
  known: Map<string, number> = new Map(),
): Promise<Weight> {
  const page = await load(origin, path, cookie)
  const { loaded, scripts } = partsOf(page.body)
  const ours = [...new Set(loaded)].filter((part) => new URL(part, origin).origin === origin)
  for (const part of ours) if (!known.has(part)) known.set(part, (await load(origin, part, cookie)).bytes)
  return {
    path,
    status: page.status,
    page: page.bytes,
    all: ours.reduce((sum, part) => sum + (known.get(part) ?? 0), page.bytes),
    scripts,
    elsewhere: loaded.filter((part) => new URL(part, origin).origin !== origin),
    html: page.body,
    location: page.headers.location,
    isFile: page.headers['content-disposition'] !== undefined,
  }
}

/** What is too heavy about a page of this kind, in words. */
export function complaints({ path, page, all, scripts, elsewhere }: Weight, kind: Weighed['kind']): string[] {
  const says = (bytes: number, most: number, what: string) =>
    bytes > most ? [`${path}: ${what} ${bytes} bytes, ${most} is the most.`] : []
  const foreign = elsewhere.map((part) => `${path} loads ${part} from another host.`)
  if (kind === 'staff') return [...says(all, limits.staffPage, 'a staff page with its script is'), ...foreign]
  return [
    ...says(all, limits.firstVisit, 'a first visit is'),
    ...says(page, limits.laterPage, 'a later visit is'),
    ...(scripts.length ? [`${path} sends a script (${scripts.join(', ')}); a participant’s page works without.`] : []),
    ...foreign,
  ]
}

/** What a browser loads for a page, from its HTML. */
function partsOf(html: string): { loaded: string[]; scripts: string[] } {
  const tags = [...html.matchAll(/<(link|script|img|source|iframe|video|audio)\b[^>]*>/g)].map(([tag]) => tag)
  const address = (tag: string) => /\s(?:href|src)="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&')
  const named = tags.map((tag) => ({ tag, at: address(tag) ?? '' })).filter(({ at }) => at && !at.startsWith('data:'))
  const inline = [...html.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>/g)].map(() => 'inline')
  const scripts = named.filter(({ tag }) => tag.startsWith('<script')).map(({ at }) => at)
  return { loaded: named.map(({ at }) => at), scripts: [...scripts, ...inline] }
}

interface Loaded {
  readonly status: number
  readonly bytes: number
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

/** One answer as it crosses the wire: fetch would unpack it before it could be weighed. */
function load(origin: string, path: string, cookie: string): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', ...(cookie ? { cookie } : {}) }
    const asked = request(new URL(path, origin), { headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const sent = Buffer.concat(chunks)
        const packed = answer.headers['content-encoding'] === 'br'
        const head = answer.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0)
        const body = (packed ? brotliDecompressSync(sent) : sent).toString()
        resolve({ status: answer.statusCode ?? 0, bytes: sent.length + head, body, headers: answer.headers })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

if (process.argv[1] === import.meta.filename) {
  const [origin = 'http://127.0.0.1:3000', ...paths] = process.argv.slice(2)
  for (const path of paths.length ? paths : ['/']) {
    const { status, page, all, scripts } = await weigh(origin, path)
    console.log(`${path}: ${status}, page ${page} bytes, first visit ${all} bytes, ${scripts.length} scripts`)
  }
}
