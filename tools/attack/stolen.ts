import type { PageForm } from '../../journeys/support/caller.ts'
import { kindOf, knock, operationFor, send, withoutKey } from './knock.ts'
import type { Tally } from './tally.ts'
import type { Role, Target } from './target.ts'
import { type Found, inTurn, overheard, problemOf, type Walked } from './walk.ts'

/** Every address that opened for somebody, asked for by everybody else: they get their own, or nothing. */
export async function replayAddresses(target: Target, { opened }: Walked, tally: Tally, some: Choose): Promise<void> {
  const all = new Set([...opened.values()].flatMap((paths) => [...paths]))
  await inTurn(target.roles, 3, async (role) => {
    const places = new Set([...(opened.get(role.who) ?? [])].map(bareOf))
    for (const path of some([...all].filter((each) => !places.has(bareOf(each))))) {
      const answer = await knock(target.origin, role.caller, path)
      const given = answer.status === 200 && !isOpen(path) ? 'opened, though nothing led there' : undefined
      tally.count(problemOf(answer) ?? overheard(target, role, answer.html) ?? given, `${role.who} opens ${path}`)
    }
  })
}

/** An address without what is asked of it; a mentee is the same on whichever board. */
const bareOf = (path: string) => (path.split('?')[0] ?? path).replace(/(?<=\/matching\/)\d+(?=\/mentees\/)/, '*')

/** Pages for whoever has the address: a certificate is checked by its code. */
const isOpen = (path: string) => /^\/certificates\/[A-Z0-9-]{24}$/.test(path)

/** Picks what is tried. */
export type Choose = <T>(all: readonly T[]) => readonly T[]

/**
 * Every form that stood on somebody's page, hidden fields and all, sent by everybody on whose pages it did not stand: with an
 * operation key of their own, and with the one it was drawn with. Nothing is taken, and the database is as before.
 */
export async function replayForms(target: Target, { forms }: Walked, tally: Tally, some: Choose): Promise<void> {
  const distinct = [...new Map(forms.map((found) => [sameAs(found.form), found])).values()]
  const own = Map.groupBy(forms, ({ who }) => who)
  const before = await digest(target)
  await inTurn(target.roles, 3, async (role) => {
    const theirs = new Set((own.get(role.who) ?? []).map(({ form }) => form.action))
    const op = await operationFor(target.origin, role.caller)
    const isOthers = ({ form }: Found) =>
      !theirs.has(form.action) && !isForAll(form) && !isTheirsToo(role, kindOf(form, target.routes))
    for (const found of some(distinct.filter(isOthers))) {
      const answer = await send(target.origin, role.caller, found.form.action, [['op', op], ...withoutKey(found.form)])
      const what = `${role.who} sends ${kindOf(found.form, target.routes)} of ${found.who}`
      const heard = overheard(target, role, withoutEcho(answer.html, found.form))
      tally.count(problemOf(answer) ?? heard ?? takenBy(answer), what, found.form.action)
      if (role.id === undefined || found.who === 'visitor') continue
      const stolen = await send(target.origin, role.caller, found.form.action, found.form.fields)
      tally.count(problemOf(stolen) ?? takenBy(stolen), `${what}, with its key`, found.form.action)
    }
  })
  const after = await digest(target)
  for (const [table, rows] of before)
    tally.count(after.get(table) === rows ? undefined : 'changed', `the rows of ${table}`)
}

/** What stands for anybody: to sign in, out, or change the language. */
const isForAll = ({ action }: PageForm) => /^\/(sign-in|sign-out|language|setup)\b/.test(action)

/**
 * What somebody may do though it stands on no page of theirs, because there is nothing to be done: one's own calendar that has
 * ended is ended, a promise that was given is given, words nobody gave to be quoted are not quoted, and whoever coordinates
 * asks the next mentor though the only mentees without one are people they supervise and do not see.
 */
function isTheirsToo({ who }: Pick<Role, 'who'>, kind: string): boolean {
  if (who === 'visitor') return false
  if (kind === '/me/calendar/end op') return true
  if (who.startsWith('guest')) return false
  if (kind === '/partnerships/:partnership/quote/withdrawal op') return /^(mentor|mentee)$/.test(who)
  if (kind === '/programs/:program/committee/confidentiality op') return / member$|^member who stepped back$/.test(who)
  return kind === '/programs/:program/offers op' && who === 'supervising coordinator'
}

const sameAs = (form: PageForm) => `${form.action} ${JSON.stringify(withoutKey(form))}`

/** What somebody sent is shown back to them, so that nothing typed is lost. */
const withoutEcho = (html: string, { fields }: PageForm) =>
  fields.reduce((rest, [, value]) => (value.length > 10 ? rest.replaceAll(value, '') : rest), html)

/** A form that was done leads on, and not to where one signs in. */
const takenBy = ({ status, location }: { status: number; location: string }) =>
  status < 400 && !location.startsWith('/sign-in') ? `was taken (${status})` : undefined

/** Sessions that have ended or never were open nothing and do nothing. */
export async function useOldSessions(target: Target, walked: Walked, tally: Tally, some: Choose): Promise<void> {
  for (const [what, spoil] of Object.entries(spoilt)) {
    const role = target.roles.find(({ who }) => who === 'coordinator') as Role
    const caller = { ...role.caller, cookies: new Map(role.caller.cookies) }
    const op = await operationFor(target.origin, role.caller)
    const undo = await spoil(target, role, caller.cookies)
    for (const path of some([...(walked.opened.get(role.who) ?? [])])) {
      const answer = await knock(target.origin, caller, path)
      const heard = overheard(target, { who: 'visitor' }, answer.html)
      tally.count(problemOf(answer) ?? heard, `${what} opens ${path}`)
    }
    for (const { form } of some(walked.forms.filter(({ who, form }) => who === role.who && !isForAll(form)))) {
      const answer = await send(target.origin, caller, form.action, [['op', op], ...withoutKey(form)])
      tally.count(problemOf(answer) ?? takenBy(answer), `${what} sends ${kindOf(form, target.routes)}`)
    }
    await undo?.()
  }
}

type Spoil = (target: Target, role: Role, cookies: Map<string, string>) => Promise<(() => Promise<unknown>) | undefined>

const during =
  (column: 'ended_at' | 'ends_at'): Spoil =>
  async (target, { id }) => {
    const [before] = await target.ask<{ ends_at: string }>('select ends_at::text from sessions where person_id = $1', [
      id,
    ])
    await target.ask(`update sessions set ${column} = now() - interval '1 second' where person_id = $1`, [id])
    return () =>
      target.ask('update sessions set ended_at = null, ends_at = $2 where person_id = $1', [id, before?.ends_at])
  }

/** How a session can be none any more. */
const spoilt: Record<string, Spoil> = {
  'a session that was ended': during('ended_at'),
  'a session that ran out': during('ends_at'),
  'a session of nobody': async (_target, _role, cookies) => void cookies.set('session', 'A'.repeat(43)),
  'a session that asks the database': async (_t, _r, cookies) => void cookies.set('session', "') or true --"),
  'a session without end': async (_t, _r, cookies) => void cookies.set('session', 'A'.repeat(8000)),
  'a session of percents': async (_t, _r, cookies) => void cookies.set('session', '%zz%00%'),
}

/** Forms sent from other sites: what the browser says of them is enough to refuse them, key and cookie notwithstanding. */
export async function postFromElsewhere(target: Target, { forms }: Walked, tally: Tally): Promise<void> {
  const kinds = new Map(forms.map((found) => [kindOf(found.form, target.routes), found] as const))
  await inTurn([...kinds.values()], 3, async (found: Found) => {
    const role = target.roles.find(({ who }) => who === found.who) as Role
    for (const headers of elsewhere) {
      const answer = await send(target.origin, role.caller, found.form.action, found.form.fields, headers)
      const problem = answer.status === 403 ? undefined : `answered ${answer.status}`
      tally.count(problemOf(answer) ?? problem, `${JSON.stringify(headers)} to ${kindOf(found.form, target.routes)}`)
    }
  })
}

const elsewhere: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'http://127.0.0.1' },
]

/** Tables that count or remember the attempts themselves. */
const ofAttempts = new Set(['operations', 'sessions', 'rate_counts', 'audit_entries'])

/** All rows of every table, each in a word. */
export async function digest({ ask }: Target): Promise<Map<string, string>> {
  const tables = await ask<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private') order by 1`,
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    if (ofAttempts.has(name.split('.')[1] ?? '')) continue
    const [row] = await ask<{ rows: string }>(
      `select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) as rows from ${name} t`,
    )
    found.set(name, row?.rows ?? '')
  }
  return found
}
