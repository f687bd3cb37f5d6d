import type { VNode } from 'preact'
import type { PersonActor, Visitor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Store } from './database.ts'
import type { Settings } from './environment.ts'
import type { Typed } from './form.ts'
import type { KeptPages } from './kept.ts'
import type { Text } from './language.ts'
import type { Asked } from './page.ts'

/** What the page around every page is given to draw it. */
export interface View {
  readonly content: VNode
  readonly asked: Asked<Record<string, string>, PersonActor | Visitor>
  readonly path: string
  /** A fresh operation key for a form. */
  readonly op: () => string
  readonly notice: Text | undefined
}

/** A page as text; the nonce is that of its one script, if it has one. */
export interface Drawn {
  readonly html: string
  readonly nonce: string | undefined
}

/** The page around every page, and the pages for trouble; given by the application. */
export interface Frame {
  /** Reads what stands around a page, while the page reads its own. @returns what draws the page into it */
  around(asked: View['asked'], path: string): Promise<(view: View) => Drawn>
  trouble(view: Omit<View, 'content'>, status: number, text: Text | undefined): Drawn
  /** Asks a reader whose session ended to sign in again, with everything typed kept in the page. */
  signInAgain(view: Omit<View, 'content'>, typed: Typed): Drawn
  signInPath(to: string): string
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
