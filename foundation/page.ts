import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Actor, PersonActor, Visitor } from './actor.ts'
import type { Db } from './database.ts'
import type { Settings } from './environment.ts'
import type { FormSchema, Refused } from './form.ts'
import type { Language, Text, Told } from './language.ts'

/** The names in a path: Params<'/programs/:program/apply'> is { program: string }. */
export type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Name | keyof Params<`/${Rest}`>]: string }
  : Path extends `${string}:${infer Name}`
    ? { readonly [K in Name]: string }
    : Record<never, string>

/** What every page is given. There is nothing else to reach for. */
export interface Asked<P, A extends Actor> {
  readonly db: Db
  readonly actor: A
  readonly params: P
  readonly query: Readonly<Record<string, string>>
  readonly now: Temporal.Instant
  /** The calendar date in the reader's own zone. */
  readonly today: Temporal.PlainDate
  readonly language: Language
  readonly settings: Settings
  /** The house's key, from which a room derives its own. */
  readonly key: Buffer
  /** What the browser and connection say of themselves, for sign-in and rate limits. */
  readonly caller: Caller
  /** Set when the form below was just refused. */
  readonly refused: Refused | undefined
}

export interface Caller {
  readonly address: string
  readonly agent: string
  /** A random name this browser keeps for an hour, to which a mailed sign-in link is tied. */
  readonly browser: string
  /** The token for a session that the form begins: the same however often that form arrives. */
  readonly session?: string
}

export interface Answered<P, A extends Actor, Values> extends Asked<P, A> {
  readonly values: Values
}

/** Where a page sends the reader on, with a word about what was done. An empty location is the page itself. */
export interface GoTo {
  readonly kind: 'go'
  readonly location: string
  readonly notice: Told | undefined
  /** A session to begin, or null to end the present one. */
  readonly session: { token: string; seconds: number } | null | undefined
  readonly language: Language | undefined
}

/** A file instead of a page. */
export interface Download {
  readonly kind: 'download'
  readonly body: string | Uint8Array
  readonly type: string
  readonly name: string
}

/** What is known of a visit before the database has said who it is. */
export type Before<P> = Pick<Asked<P, Actor>, 'db' | 'params' | 'query' | 'now'>

/** What a page has while it asks another computer: no transaction is open, and nothing in the database waits for it. */
export interface Outside<P> extends Pick<Asked<P, Actor>, 'params' | 'query' | 'settings' | 'key'> {
  readonly now: Temporal.Instant
  /** The question part of the address as it came, repeated names and all. */
  readonly search: string
  readonly caller: Caller
  /** A short transaction of its own, as whoever asks: what was told there holds, whatever comes after. */
  briefly<T>(work: (db: Db, actor: PersonActor | Visitor) => Promise<T>): Promise<T>
}

export interface PageSpec<P, A extends Actor, Schema extends FormSchema, Early = undefined> {
  /**
   * Questions that need no answer first, not even who asks: for whoever comes with a session they leave together with
   * the opening of the transaction. They are asked under the reader's own policies, like all others.
   */
  ahead?(before: Before<P>): Promise<Early>
  /** What another computer is asked before the page is shown (not when its form was refused); instead of `ahead`. */
  outside?(outside: Outside<P>): Promise<Early>
  /** What is asked ahead is all that is asked, as a rule: the transaction ends in the same breath. */
  whole?: boolean
  show(asked: Asked<P, A>, early: Early): Promise<VNode | GoTo | Download> | VNode | GoTo | Download
  /** What may be posted here: a schema, or one made for these params. */
  form?: Schema | ((asked: Asked<P, A>) => Schema | Promise<Schema>)
  answer?(asked: Answered<P, A, z.output<Schema>>): Promise<GoTo>
  /**
   * What the form does may also be done by a mail program for its reader, by a post that carries nothing but
   * `List-Unsubscribe=One-Click` (RFC 8058): for a linkPage whose form has no fields and whose letter says so.
   */
  oneClick?: boolean
  /** Bytes a post may carry; 1 MiB unless a file is asked for. */
  most?: number
  /** Whether browsers and proxies may keep the page (public pages without a name in them). */
  cacheable?: boolean
  /** Reading it is itself an act: the transaction may write the audit trail. Every other page is read in a read-only one. */
  audited?: boolean
  /**
   * What it does is grave: who proved who they are longer than five minutes ago proves it again first; to see it too,
   * or ('answer') only to send its form.
   */
  fresh?: boolean | 'answer'
}

export interface Page<Path extends string = string> {
  readonly path: Path
  /** person: fully signed in; holder: with a session, whatever it has proved; anyone; link: whoever a mailed link was made for. */
  readonly admits: 'person' | 'holder' | 'anyone' | 'link'
  readonly purpose: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: a list of pages holds pages of every shape
  readonly spec: PageSpec<any, any, any, any>
}

/** A page for someone signed in. It authorises nothing: every record in it is reached as its actor. */
export function page<const Path extends string, Schema extends FormSchema, Early>(
  path: Path,
  spec: PageSpec<Params<Path>, PersonActor, Schema, Early>,
): Page<Path> {
  return { path, admits: 'person', purpose: undefined, spec }
}

/**
 * A page about signing in itself: also for those whose session has proved too little for anything else. Nothing but
 * what app.holder() opens is seen there by them.
 */
export function accountPage<const Path extends string, Schema extends FormSchema, Early>(
  path: Path,
  spec: PageSpec<Params<Path>, PersonActor, Schema, Early>,
): Page<Path> {
  return { path, admits: 'holder', purpose: undefined, spec }
}

/** A page for anyone at all. */
export function openPage<const Path extends string, Schema extends FormSchema, Early>(
  path: Path,
  spec: PageSpec<Params<Path>, PersonActor | Visitor, Schema, Early | undefined>,
): Page<Path> {
  return { path, admits: 'anyone', purpose: undefined, spec }
}

/** A page behind a mailed link: `:token` in its path names one person, one purpose and one row. */
export function linkPage<const Path extends `${string}:token${string}`, Schema extends FormSchema>(
  path: Path,
  purpose: string,
  spec: PageSpec<Params<Path>, PersonActor, Schema>,
): Page<Path> {
  return { path, admits: 'link', purpose, spec }
}

/** The address of a page. A misspelt or missing name does not compile. */
export function href<Path extends string>(
  to: Page<Path>,
  ...[params, query]: keyof Params<Path> extends never
    ? [params?: Record<never, string>, query?: Query]
    : [params: Params<Path>, query?: Query]
): string {
  const path = to.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  )
  const rest = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  if (rest.length === 0) return path
  return `${path}?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))}`
}

export type Query = Record<string, string | number | undefined>

/** Sends the reader on after a form. */
export function goTo(
  location: string,
  { notice, session, language }: Partial<Pick<GoTo, 'notice' | 'session' | 'language'>> = {},
): GoTo {
  return { kind: 'go', location, notice, session, language }
}

/** A word that what was sent did not go through, where it cannot be refused because its trace must stay. */
export const withCare = (text: Text): Told => ({ ...text, care: true })

/** Comes back to the page whose form was answered. */
export function stay(told: Parameters<typeof goTo>[1] = {}): GoTo {
  return goTo('', told)
}

/** Hands the reader a file. */
export function download(name: string, type: string, body: string | Uint8Array): Download {
  return { kind: 'download', name, type, body }
}
