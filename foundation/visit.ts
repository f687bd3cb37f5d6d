import type { Page } from './page.ts'

/** An answer before it becomes an HTTP response. */
export interface Reply {
  readonly status: number
  readonly body: string | Uint8Array
  readonly headers: Record<string, string>
  readonly nonce: string | undefined
  readonly cookies: readonly string[]
  /** The session to mark as used, when that is due. */
  readonly stale: string | undefined
  /** A kept page's compressed forms, by encoding, as they are first asked for. */
  readonly packed?: Map<string, Uint8Array>
}

export interface Visit {
  readonly page: Page
  readonly params: Record<string, string>
  readonly url: URL
  readonly headers: Headers
  readonly address: string
}
