import { createHash } from 'node:crypto'
import { askStore, type Store } from './database.ts'
import type { Reply, Visit } from './visit.ts'

/**
 * Public pages as they were last drawn, each good for exactly as long as nothing in the database has changed.
 * Only what any visitor may see is ever kept: nobody's own page stays in this process's memory.
 */
export class KeptPages {
  readonly #most: number
  readonly #pages = new Map<string, { stamp: string; reply: Reply }>()
  constructor(most = 200) {
    this.#most = most
  }
  find(key: string, stamp: string): Reply | undefined {
    const kept = this.#pages.get(key)
    return kept?.stamp === stamp ? kept.reply : undefined
  }
  /** Keeps a page; the one kept longest without being drawn anew makes room. @returns the page as it will be sent */
  keep(key: string, stamp: string, reply: Reply): Reply {
    if (reply.status !== 200 || reply.cookies.length > 0) return reply
    const etag = `W/"${createHash('sha256').update(reply.body).digest('base64url').slice(0, 22)}"`
    const kept = { ...reply, headers: { ...reply.headers, etag }, packed: new Map<string, Uint8Array>() }
    this.#pages.delete(key)
    this.#pages.set(key, { stamp, reply: kept })
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > this.#most && oldest !== undefined) this.#pages.delete(oldest)
    return kept
  }
}

/**
 * What every visitor sees of the database, in one word: two equal stamps mean that no transaction ended in between,
 * so whatever is read twice is the same twice. (PostgreSQL's own snapshot; a restarted server begins new stamps.)
 */
export async function stampOf(store: Store): Promise<string> {
  const [row] = await askStore<{ stamp: string }>(store, {
    name: 'stamp',
    text: 'select pg_current_snapshot()::text || pg_postmaster_start_time()::text as stamp',
  })
  return row?.stamp ?? ''
}

/** Where a visitor's page is kept: what it may depend on besides the database. */
export function keptUnder({ page, params, url }: Visit, language: string, today: Temporal.PlainDate): string {
  return [page.path, ...Object.values(params), url.search, language, today].join(' ')
}
