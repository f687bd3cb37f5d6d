import { parse, serialize } from 'hono/utils/cookie'
import { sql } from 'kysely'
import type { PersonActor, Visitor } from './actor.ts'
import { visitor } from './actor.ts'
import { derive, hash, hashInHex } from './crypto.ts'
import { asRole, type Db } from './database.ts'
import { isLanguage, type Language } from './language.ts'

/** The row with which the database answers an entrance: who it recognised. */
export interface Entry {
  readonly person_id: string | null
  readonly name: string
  readonly language: Language
  readonly zone: string
  readonly session_id: string | null
  readonly subject_id: string | null
  /** The session has not been marked as used for a minute. */
  readonly stale: boolean
  /** They have something stronger than a mailbox, or see what is other people's, and have proved no more than a mailbox. */
  readonly held: boolean
  /** They proved who they are in the last five minutes. */
  readonly fresh: boolean
  /** Its person holds other offices than when it got its token; a mailed link grows out of nothing. */
  readonly outgrown?: boolean
}

const web = asRole('alongside_web')

/**
 * The SQL that opens a page's transaction. The database itself turns the token into a person and sets
 * `app.actor`; no code above it can name an actor.
 */
export function sessionEntrance(token: string | undefined): string {
  return token ? `${web};select * from app.enter('\\x${hashInHex(token)}')` : web
}

/** The same for a mailed link of one purpose. `purpose` is a literal of ours. */
export function linkEntrance(token: string, purpose: string): string {
  return `${web};select * from app.enter_by_link('\\x${hashInHex(token)}', '${purpose.replace(/[^a-z-]/g, '')}')`
}

/** Tells a transaction where its reader calls from, for the lines it may write; stands before the entrance. */
export function callingFrom(address: string): string {
  const safe = address.replace(/[^0-9a-f.:]/gi, '').slice(0, 40)
  return safe ? `set local app.address = '${safe}';` : ''
}

/**
 * The actor of a transaction, from what the database said.
 *
 * @param holds whether the page is also for those whose session has proved too little; to any other they are visitors
 */
export function actorFrom(entry: Entry | undefined, purpose?: string, holds = false): PersonActor | Visitor {
  if (!entry?.person_id) return visitor
  if (entry.held && !holds) return heldVisitor
  return {
    kind: 'person',
    id: entry.person_id,
    name: entry.name,
    language: isLanguage(entry.language) ? entry.language : 'en',
    zone: entry.zone,
    via: purpose ? 'link' : 'session',
    sessionId: entry.session_id,
    link: purpose && entry.subject_id ? { purpose, subjectId: entry.subject_id } : null,
    ...(entry.held ? { held: true } : {}),
  }
}
const heldVisitor: Visitor = { ...visitor, held: true }

/** Opens the transaction to whoever has this token, where its own entrance found nobody. */
export async function enterBy(db: Db, token: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`select row_to_json(e) as entry from app.enter(${hash(token)}) e`.execute(db)
  return (rows[0] as unknown as { entry: Entry } | undefined)?.entry
}

/**
 * The session that a form has just begun or proved anew, for when the same form arrives again: after a double click only
 * the second answer may reach the browser. Two minutes later the form is no key any more.
 */
export async function sessionJustBegun(db: Db, token: string): Promise<{ token: string; seconds: number } | undefined> {
  const { rows } = await sql<{ sessionId: string }>`select session_id from app.enter(${hash(token)})`.execute(db)
  const session = await db
    .selectFrom('sessions')
    .select(sql<number>`extract(epoch from ends_at - now())::int`.as('seconds'))
    .where('id', '=', rows[0]?.sessionId ?? null)
    .where('provedAt', '>', sql<Temporal.Instant>`now() - interval '2 minutes'`)
    .executeTakeFirst()
  return session && { token, seconds: session.seconds }
}

/** As long as browsers keep anything. */
const fourHundredDays = 34_560_000

/**
 * Gives a session that its person has outgrown another token, and the browser its cookie. What it becomes follows from
 * the token before: two tabs at once, or a page asked for again because its answer was lost, are given the same.
 */
export async function renewSession(db: Db, jar: CookieJar, key: Buffer): Promise<void> {
  const token = derive(key, `session renewed ${jar.get('session')}`).toString('base64url')
  const { rows } = await sql<{ seconds: number | null }>`select app.renew_session(${hash(token)}) as seconds`.execute(
    db,
  )
  const [renewed] = rows
  if (renewed?.seconds) jar.set('session', token, renewed.seconds)
}

/**
 * Says in which browser a session begins, so that its person hears of one they have not come with before. The browser's
 * random name serves for nothing else. Made from the session, it is the same however often the form that began it arrives.
 */
export async function rememberDevice(
  db: Db,
  jar: CookieJar,
  key: Buffer,
  session: { token: string } | null | undefined,
): Promise<void> {
  if (!session) return
  const known = jar.get('device')
  const device =
    known && /^[\w-]{43}$/.test(known) ? known : derive(key, `device ${session.token}`).toString('base64url')
  await sql`select app.know_device(${hash(session.token)}, ${hash(device)})`.execute(db)
  jar.set('device', device, fourHundredDays)
}

/** The cookies of one browser. Over https the session's name carries the __Host- promise. */
export function cookieJar(header: string | null | undefined, https: boolean) {
  const held = parse(header ?? '')
  const prefix = https ? '__Host-' : ''
  const options = { path: '/', httpOnly: true, secure: https, sameSite: 'Lax' } as const
  const set: string[] = []
  return {
    get: (name: Crumb): string | undefined => held[prefix + name],
    set(name: Crumb, value: string, maxAge: number) {
      set.push(serialize(prefix + name, value, { ...options, maxAge }))
    },
    clear(name: Crumb) {
      if (held[prefix + name] !== undefined) set.push(serialize(prefix + name, '', { ...options, maxAge: 0 }))
    },
    /** The Set-Cookie lines to send. */
    lines: set,
  }
}

export type CookieJar = ReturnType<typeof cookieJar>

/**
 * session: who; browser: which browser asked to sign in; device: whether somebody has come with it before; language: a
 * visitor's choice; notice: a word after a form.
 */
type Crumb = 'session' | 'browser' | 'device' | 'language' | 'notice'
