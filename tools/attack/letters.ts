import { type RawBuilder, sql } from 'kysely'
import { postEveryLetter } from '#app/letters.example.ts'
import { duties } from '#app/worker.ts'
import { worldNow } from '#app/world.example.ts'
import type { Db } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import { type Message, smtpCarrier } from '#foundation/mail.ts'
import type { Item } from '#foundation/postman.ts'
import { as, testKey } from '#foundation/testing.ts'
import { kindOf, operationFor, send, withoutKey } from './knock.ts'
import { type Caught, headersOf, openPostbox, partsOf, plainOf, shownOf } from './postbox.ts'
import type { Choose } from './stolen.ts'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'
import { inTurn, problemOf, type Walked } from './walk.ts'

const evil = 'all@evil.example'

/** What is typed where a name or a title is asked for, and wants to be a header, a recipient or a letter of its own. */
const words: Record<string, string> = {
  'a header more': `Amina\r\nBcc: ${evil}`,
  'a header behind half a line end': `Amina\nBcc: ${evil}`,
  'a header behind the other half': `Amina\rBcc: ${evil}`,
  'a header behind a separator': `Amina\u2028Bcc: ${evil}\u2029Cc: ${evil}`,
  'a header behind a next line': `Amina\u0085Bcc: ${evil}\u000bCc: ${evil}\u000cTo: ${evil}`,
  'a folded header': `Amina\r\n Bcc: ${evil}`,
  'an encoded word': `=?utf-8?Q?Amina=0D=0ABcc:_all=40evil.example?=`,
  'an encoded word in sixty-four': `=?utf-8?B?${Buffer.from(`Amina\r\nBcc: ${evil}`).toString('base64')}?=`,
  'an encoded word among others': `École =?utf-8?Q?=0ABcc:_all=40evil.example?= é`,
  'a letter of its own': `\r\n.\r\nMAIL FROM:<${evil}>\r\nRCPT TO:<${evil}>\r\nDATA\r\nSubject: evil\r\n\r\nevil\r\n.\r\n`,
  'half a dot': `\n.\nMAIL FROM:<${evil}>\n`,
  'the other half of a dot': `\r.\rMAIL FROM:<${evil}>\r`,
  'a part of its own': '\r\n--alternative\r\nContent-Type: text/html\r\n\r\n<script data-evil>1</script>',
  'an address in a name': `"Amina" <${evil}>, `,
  'a line of a calendar': `Amina\r\nATTENDEE:mailto:${evil}\\nEND:VEVENT;X="1":`,
  'a name without end': 'n'.repeat(2000),
}

/** What is typed where an address is asked for, and is more than one. */
const addresses: Record<string, string> = {
  'a header more': `victim@example.org\r\nbcc: ${evil}`,
  'two addresses': `victim@example.org, ${evil}`,
  'two parted otherwise': `victim@example.org;${evil}`,
  'two parted by a space': `victim@example.org ${evil}`,
  'a name with an address': `"victim@example.org" <${evil}>`,
  'a group': `victims: victim@example.org, ${evil};`,
  'a command more': `victim@example.org>\r\nrcpt to:<${evil}`,
  'a parameter': `victim@example.org> notify=never`,
  'an address in quotes': `"victim@example.org,${evil}"@evil.example`,
  'a comment': `victim@example.org(${evil})`,
  'a way through others': `@evil.example:victim@example.org`,
  'a number for a house': 'victim@[127.0.0.1]',
  'a separator': `victim@example.org\u2028${evil}`,
  'a comma of another script': `victim@example.org，${evil}`,
  'an encoded word': `=?utf-8?q?victim=40example.org=2c_all=40evil.example?=`,
  'half an address': 'victim',
}

const asksForWords = /name|title|subject|role|reference/i
const asksForAddress = /mail|address|contact/i

/**
 * Everything typed that a letter is made of: into every form that asks for a name, a title or an address, and once more
 * behind the house's back into the rows themselves. Then every letter there is to write is written and carried to
 * a mail server that only listens: each is one letter to one address, with the headers a letter has and no other.
 */
export async function bendLetters(target: Target, { forms }: Walked, tally: Tally, some: Choose): Promise<void> {
  const kinds = new Map(forms.map((found) => [kindOf(found.form, target.routes), found]))
  await inTurn([...kinds.values()], 3, async ({ who, page, form }) => {
    const role = target.roles.find((one) => one.who === who)
    if (!role || /sign-out/.test(form.action)) return
    const fields = withoutKey(form)
    const op = await operationFor(target.origin, role.caller, page)
    for (const [name] of fields)
      for (const [what, value] of [
        ...(asksForWords.test(name) ? Object.entries(words) : []),
        ...(asksForAddress.test(name) ? Object.entries(addresses) : []),
      ]) {
        const filled = fields.map(([other, typed]) => [other, other === name ? value : typed] as const)
        const answer = await send(target.origin, role.caller, form.action, [['op', op], ...filled])
        tally.count(problemOf(answer), `${what} as ${name} to ${kindOf(form, target.routes)}`, who)
      }
  })
  const postbox = await openPostbox()
  try {
    const bends: (readonly [string, Bend])[] = [
      ['as typed', async () => {}],
      ...Object.entries(words).map(([what, value]) => [what, bendWords(value)] as const),
      ...Object.entries(addresses).map(([what, value]) => [`${what} for an address`, bendAddresses(value)] as const),
    ]
    const kinds = new Set<string>()
    for (const [what, bend] of bends) {
      for (const { kind, to, caught, problem } of await writeAll(target, postbox, bend, some)) {
        kinds.add(kind)
        tally.count(problem ?? problemOfAll(caught, to), `${what} in a letter “${kind}”`)
      }
    }
    const lacking = Object.keys(duties.letters).filter((kind) => !kinds.has(kind))
    tally.count(lacking.length ? `nobody wrote ${lacking}` : undefined, 'letters of every kind')
    console.log(`  ${kinds.size} of ${kinds.size + lacking.length} kinds of letters were written`)
  } finally {
    postbox.close()
  }
}

/** Changes what letters are made of, as no form would let anybody. */
type Bend = (db: Db) => Promise<unknown>

const bendWords =
  (value: string): Bend =>
  async (db) => {
    const both = JSON.stringify({ en: value, fr: value })
    await lay(db, sql`update programs set title = ${both}::jsonb`)
    await lay(db, sql`update organizations set name = ${both}::jsonb`)
    await lay(db, sql`update organizations set privacy_name = ${value}`)
    await lay(db, sql`update people set name = ${value}`)
  }

const bendAddresses =
  (value: string): Bend =>
  async (db) => {
    await lay(db, sql`update program_contacts set email = ${value}`)
    await lay(db, sql`update organizations set privacy_email = ${value}`)
    await lay(db, sql`update referees set email = ${value}`)
    await lay(db, sql`update outbox set address = ${value} where address is not null and kind <> 'sign-in'`)
    await lay(
      db,
      sql`with each as (select id, row_number() over (order by id) as n from emails)
        update emails set address = repeat(' ', each.n::int) || lower(${value}) from each where each.id = emails.id`,
    )
  }

/** Changes rows; the database may know better. */
async function lay(db: Db, change: RawBuilder<unknown>): Promise<void> {
  await sql`savepoint bent`.execute(db)
  await change.execute(db).catch(() => sql`rollback to savepoint bent`.execute(db))
}

interface Written {
  readonly kind: string
  /** Whom it was written to. */
  readonly to: string
  /** What came over the line. */
  readonly caught: readonly Caught[]
  readonly problem: string | undefined
}

class Undone extends Error {}

/** Writes every letter of the outbox once and carries it; nothing of it is kept. */
async function writeAll(
  target: Target,
  postbox: Awaited<ReturnType<typeof openPostbox>>,
  bend: Bend,
  some: Choose,
): Promise<Written[]> {
  const settings = { ...readSettings({ APP_ORIGIN: 'https://house.example', SMTP_URL: postbox.url }) }
  const carrier = smtpCarrier({ ...settings, smtpUrl: postbox.url })
  const written: Written[] = []
  const work = async (db: Db) => {
    await postEveryLetter(db, target.world)
    await bend(db)
    const rows = await db.selectFrom('outbox').selectAll().where('queue', '=', 'mail').orderBy('id').execute()
    const kinds = Map.groupBy(rows, ({ kind }) => kind)
    for (const row of [...kinds.values()].flatMap((of) => [...of.slice(0, 2), ...some(of.slice(2))])) {
      const item = { ...row, particulars: row.particulars as Item['particulars'] }
      const letter = await compose(db, item, settings)
      if (!letter) continue
      const { to } = letter
      const before = postbox.caught.length
      const refused = await carrier.carry(letter, item.id).catch((error: unknown) => error)
      const caught = postbox.caught.slice(before)
      const problem =
        caught.length > 1
          ? `became ${caught.length} letters`
          : refused && caught.length
            ? 'left though it was refused'
            : undefined
      written.push({ kind: item.kind, to, caught, problem })
    }
    throw new Undone()
  }
  await target.lay(work).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return written
}

/** A letter as the worker writes it; none where its reason is gone or where what it is made of is refused. */
async function compose(db: Db, item: Item, settings: ReturnType<typeof readSettings>): Promise<Message | undefined> {
  await sql`savepoint letter`.execute(db)
  try {
    await as(db, 'worker')
    const write = duties.letters[item.kind]
    const at = (now: Temporal.Instant) => write?.(db, item, { settings, key: testKey, now })
    const letter = (await at(Temporal.Now.instant())) ?? (await at(worldNow)) // its reason may be gone since
    await as(db, 'owner')
    return letter
  } catch {
    await sql`rollback to savepoint letter`.execute(db)
    await as(db, 'owner')
    return undefined
  }
}

const ofLetters = new Set(
  'from to reply-to subject message-id date mime-version auto-submitted list-unsubscribe list-unsubscribe-post content-type content-transfer-encoding'.split(
    ' ',
  ),
)
const ofParts = new Set(['content-type', 'content-transfer-encoding', 'content-disposition'])
const ofCalendars =
  /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|SEQUENCE|DTSTART|DTEND|SUMMARY|DESCRIPTION|ORGANIZER|ATTENDEE|CLASS|TRANSP|STATUS)[:;]|^X-MICROSOFT-DISALLOW-COUNTER:TRUE$/
const oneAddress = /^<?[^\s<>,;:"()@]+@[^\s<>,;:"()@]+>?$/

function problemOfAll(caught: readonly Caught[], to: string): string | undefined {
  for (const one of caught) {
    const problem = problemOfLetter(one, to)
    if (problem) return problem
  }
}

/** What is wrong with a letter as it left. */
function problemOfLetter({ said, from, to, letter }: Caught, wanted: string): string | undefined {
  if (said.map((each) => each.slice(0, 4).toUpperCase()).join(' ') !== 'EHLO MAIL RCPT DATA')
    return `said ${said.join(' | ')}`
  if (from.length !== 1 || !/^MAIL FROM:<no-reply@house\.example>/.test(from[0] ?? '')) return `came from ${from}`
  if (to.length !== 1 || to[0] !== `RCPT TO:<${wanted}>`) return `went to ${to}, not to ${wanted}`
  if (/(?<!\r)\n|\r(?!\n)/.test(letter)) return 'has lines that end by halves'
  const { headers } = headersOf(letter)
  const names = headers.map(([name]) => name.toLowerCase())
  const strange = names.find((name, at) => !ofLetters.has(name) || names.indexOf(name) !== at)
  if (strange !== undefined) return `has a header “${strange}”`
  for (const [name, value] of headers) {
    const shown = shownOf(value)
    if (/[\p{Cc}\u2028\u2029]/u.test(shown)) return `has a ${name} of several lines`
    if (/^(to|reply-to)$/i.test(name) && !oneAddress.test(shown)) return `has more than an address as ${name}: ${shown}`
  }
  return problemOfParts(letter, wanted)
}

function problemOfParts(letter: string, wanted: string): string | undefined {
  const [, ...parts] = partsOf(letter)
  const strange = parts.flatMap(({ names }) => names).find((name) => !ofParts.has(name))
  if (strange !== undefined) return `has a part with a header “${strange}”`
  if (parts.length > 6) return `has ${parts.length} parts`
  for (const part of parts) {
    const said = plainOf(part)
    if (part.type.startsWith('text/html') && /<[^>"]*\sdata-evil/.test(said)) return 'shows markup as markup'
    if (!/calendar|ics/.test(part.type)) continue
    const lines = said
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean)
    const line = lines.find((each) => !ofCalendars.test(each) || /[\r\n]/.test(each))
    if (line !== undefined) return `tells a calendar “${line.slice(0, 80)}”`
    const guests = lines.filter((each) => each.startsWith('ATTENDEE'))
    if (guests.length !== 1 || !guests[0]?.endsWith(`:mailto:${wanted}`)) return `invites ${guests.join(' ')}`
    if (lines.filter((each) => each === 'BEGIN:VEVENT').length !== 1) return 'tells a calendar of several things'
  }
}
