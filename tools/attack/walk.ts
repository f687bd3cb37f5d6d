import { heard } from '../../journeys/support/birds.ts'
import { type Answer, type Caller, formsIn, type PageForm } from '../../journeys/support/caller.ts'
import type { Tally } from './tally.ts'
import type { Role, Target } from './target.ts'

/** A form as somebody was given it. */
export interface Found {
  readonly who: string
  /** The page it stands on. */
  readonly page: string
  readonly form: PageForm
}

/** What everybody was shown: the addresses that opened, and the forms that stood there. */
export interface Walked {
  readonly opened: ReadonlyMap<string, ReadonlySet<string>>
  readonly forms: readonly Found[]
}

/** Addresses that end a session, or that are open to anybody on this computer because mail is not sent. */
const leftOut = /^\/(assets|outbox|demo|ui|language|sign-out)\b/

/** Everybody opens every page there is, by address and by following every link. */
export async function walkAll(target: Target, tally: Tally): Promise<Walked> {
  const opened = new Map<string, Set<string>>()
  const forms: Found[] = []
  await inTurn(target.roles, 3, async (role) => {
    const own = new Set<string>()
    opened.set(role.who, own)
    await walk(role.caller, target, (path, answer) => {
      tally.count(problemOf(answer) ?? overheard(target, role, answer.html), `${role.who} opens ${path}`)
      if (answer.status !== 200) return
      own.add(path)
      for (const form of formsIn(answer.html)) forms.push({ who: role.who, page: path, form })
    })
  })
  return { opened, forms }
}

async function walk(caller: Caller, target: Target, see: (path: string, answer: Answer) => void): Promise<void> {
  const waiting = target.addresses.filter((path) => !leftOut.test(path))
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await openTwice(caller, path)
    see(path, answer)
    const links = [...answer.html.matchAll(/\bhref="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
    for (const link of [...links, answer.location]) {
      const address = link && URL.parse(link, target.origin)
      if (!address || address.origin !== target.origin || leftOut.test(address.pathname)) continue
      const next = address.pathname + address.search
      if (known.has(next)) continue
      known.add(next)
      waiting.push(next)
    }
  }
}

/** On a busy machine a line tears and a page waits: only what does so twice is a fault. */
async function openTwice(caller: Caller, path: string): Promise<Answer> {
  const open = () =>
    caller.open(path).catch((error: Error): Answer => {
      return { status: 0, html: String(error.cause ?? error), headers: new Headers(), location: '', took: 0 }
    })
  const first = await open()
  return first.status === 0 || first.status === 503 || first.took > slow ? open() : first
}

/** Milliseconds after which nobody waits any more. */
const slow = 10_000

/** What is wrong with an answer, whoever asked for whatever. */
export function problemOf({ status, html, headers, took }: Answer): string | undefined {
  if (status === 0) return `closed the line without an answer: ${html}`
  if (status >= 500) return `answered ${status}`
  if (took > slow) return 'took more than ten seconds'
  if (/\bat .{1,80}\(?(file:\/\/|\/|node:)\S+:\d+:\d+|node_modules|PostgresError|syntax error at or near/.test(html))
    return 'shows its insides'
  if (!headers.get('content-security-policy')?.startsWith("default-src 'none'")) return 'came without its headers'
  if (headers.get('x-content-type-options') !== 'nosniff') return 'came without its headers'
  if (status >= 400 && /text\/html/.test(headers.get('content-type') ?? '') && !/<h1\b/.test(html))
    return 'has no words for a person'
}

/** What somebody was shown that was written for others. */
export function overheard(
  { birds }: Pick<Target, 'birds'>,
  { who }: Pick<Role, 'who'>,
  text: string,
): string | undefined {
  if (!text.includes('bird')) return undefined
  for (const [bird, what] of birds) if (text.includes(bird) && !mayHear(who, what)) return `showed “${what}” to ${who}`
}

/** What stands in both languages is for whoever may hear it in one: in the attack people change their language. */
const mayHear = (who: string, what: string) =>
  [what, what.replace(/ in French$/, ' in English')].some((each) => heard[each]?.includes(who))

/** Does work for each of many, so many at a time. */
export async function inTurn<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}
