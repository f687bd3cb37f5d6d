import type { VNode } from 'preact'
import type { PersonActor, Visitor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Store } from './database.ts'
import type { Settings } from './environment.ts'
import type { Typed } from './form.ts'
import type { KeptPages } from './kept.ts'
import type { Text, Told } from './language.ts'
import type { Asked, Before } from './page.ts'

/** What the page around every page is given to draw it. */
export interface View {
  readonly content: VNode
  readonly asked: Asked<Record<string, string>, PersonActor | Visitor>
  readonly path: string
  /** A fresh operation key for a form. */
  readonly op: () => string
  readonly notice: Told | undefined
}

/** A page as it is sent; the nonce is that of its one script, if it has one. */
export interface Drawn {
  readonly html: Uint8Array
  readonly nonce: string | undefined
}

/** How a reader goes on from a page that says what went wrong. */
export interface Onward {
  /** The form they sent, which waits in the page under its operation key to be sent again. */
  readonly typed?: Typed
  /** The page their form stood on. */
  readonly back?: string
}

/** The page around every page, and the pages for trouble; given by the application. */
export interface Frame {
  /**
   * Asks for what stands around a page of this address; for whoever comes with a session together with the page's own
   * questions, before it is known who asks.
   */
  ahead(before: Before<Record<string, string>>, path: string, hasSession: boolean): Promise<unknown>
  /** @returns what draws the page into what stands around it */
  around(asked: View['asked'], path: string, early: unknown): (view: View) => Drawn
  /** What went wrong, in words. */
  trouble(view: Omit<View, 'content'>, status: number, text: Text | undefined, onward?: Onward): Drawn
  /** Asks a reader whose session ended to sign in again, with everything typed kept in the page. */
  signInAgain(view: Omit<View, 'content'>, typed: Typed): Drawn
  signInPath(to: string): string
  /** Asks a reader to prove who they are before what they sent is taken, with everything typed kept in the page. */
  proveAgain(view: Omit<View, 'content'>, typed: Typed): Drawn
  /** Where a reader proves who they are, to go on to a path of ours. */
  provePath(to: string): string
}

export interface House {
  readonly store: Store
  readonly settings: Settings
  readonly clock: Clock
  readonly frame: Frame
  readonly kept: KeptPages
  /** The house's key, from the key file. */
  readonly key: Buffer
}
