// Every kind of letter there is, written over a world in which everything somebody wrote is a bird, and once more with a bird
// in whatever the letter itself is made of. No content, no header more, no way in but the one it is meant to be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KyselyPlugin, sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { type Language, languages, pick } from '#foundation/language.ts'
import { asHtml, asText, longestSubject, type Message, toMail } from '#foundation/mail.ts'
import type { Item } from '#foundation/postman.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addDecidedWorld } from './decided.example.ts'
import { postEveryLetter } from './letters.example.ts'
import { compose, errandAt } from './people/letter.example.ts'
import { duties } from './worker.ts'
import { worldNow } from './world.example.ts'

/** What a letter says of what it read, besides whose letter it is: the title of its program or the name of its organization. */
const said: Record<string, readonly string[]> = {
  'membership.ending': ['body'], // the association that confirms it
  'partnership.introduced': ['name'], // of the partner, with the address to write to
  'sign-on.connected': ['label'], // what the employer's sign-in is called
}

/** The links that open something without signing in, and what each opens; every other link asks who is there. */
const keyed: Record<string, readonly string[]> = {
  'sign-in': ['/sign-in/ as sign-in'],
  'access.asked': ['/access/ as access-stop'],
  'address.confirm': ['/addresses/ as address'],
  'session.new-device': ['/sessions/ as end-session'],
  'referee.asked': ['/references/ as reference'],
  'offer.asked': ['/offers/mentee/ as offer-mentee'],
  'offer.reminder': ['/offers/mentee/ as offer-mentee'],
  'contact.nudge': ['/contacts/log/ as contact-log', '/contacts/letters/ as contact-off'],
  'contact.reach': ['/contacts/reach/ as contact-reach'],
  'meeting.waiting': ['/contacts/letters/ as contact-off'],
  'partnership.ended': ['/changes/again/ as another-mentor'],
  'survey.asked': ['/surveys/answer/ as survey'],
  'survey.reminder': ['/surveys/answer/ as survey'],
  'mentor.again': ['/invitations/ as mentor-again'],
}

const evil = 'all@evil.example'
/** What a name can be that somebody typed to be a header, a recipient, a second line or an answer the wrong way round. */
const bends = [
  `\r\nBcc: ${evil}`,
  `\nBcc: ${evil}\r`,
  `\u2028Bcc: ${evil}\u2029\u0085To: ${evil}\u000b\u000c`,
  `\u202e\u2066\u200b\u00ad\u0000`,
  `=?utf-8?Q?=0D=0ABcc:_${evil}?=`,
  'n'.repeat(5000),
] as const

test(
  'no kind of letter says what somebody wrote, opens more than it is meant to, or lets a name become a header',
  withDatabase(async (db) => {
    let n = 0
    const world = await addDecidedWorld(db, () => `bird${n++}`)
    await postEveryLetter(db, world)
    await as(db, 'owner')
    const rows = await db.selectFrom('outbox').selectAll().where('queue', '=', 'mail').orderBy('id').execute()
    const ofKind = Map.groupBy(rows, ({ kind }) => kind)
    const states = await enumLabels(db)
    const opened: Record<string, Set<string>> = {}
    for (const kind of Object.keys(duties.letters)) {
      const items = (ofKind.get(kind) ?? []).map((row) => ({
        ...row,
        particulars: row.particulars as Item['particulars'],
      }))
      for (const item of items) {
        const letter = await write(db, item)
        if (!letter) continue
        opened[kind] ??= new Set()
        for (const each of await mustKeepStill(db, kind, letter)) opened[kind].add(each)
        for (const bend of bends) await mustNotBend(db, item, bend, states)
      }
    }
    const kinds = Object.keys(duties.letters).sort()
    assert.deepEqual(Object.keys(opened).sort(), kinds, 'a kind is not tried: see letters.example.ts')
    for (const kind of kinds) assert.deepEqual([...(opened[kind] ?? [])].sort(), [...(keyed[kind] ?? [])].sort(), kind)
    assert.ok(n > 100, 'the world sings')
  }),
)

test('the birds are heard where a letter says what it read', async () => {
  const plugin = birdsIn('', new Set(['draft']))
  const rows = [
    { id: crypto.randomUUID(), status: 'draft', words: 'Hello', title: { en: 'A', fr: 'B' }, language: 'fr' },
  ]
  const {
    rows: [row],
  } = (await plugin.transformResult({ queryId: { queryId: '' }, result: { rows } })) as { rows: typeof rows }
  assert.deepEqual([row?.status, row?.language, row?.words, row?.title.fr], ['draft', 'fr', 'birdwords.', 'birdtitle.'])
})

/** Now, or at the moment of the world: the reason of some is gone by now. */
async function write(db: Db, item: Item): Promise<Message | undefined> {
  const composer = duties.letters[item.kind]
  if (!composer) return undefined
  return (await compose(db, composer, item, worldNow)) ?? compose(db, composer, item, Temporal.Now.instant())
}

/** Nobody's words, no link elsewhere and no session, in either language. @returns what its links open without signing in */
async function mustKeepStill(db: Db, kind: string, letter: Message): Promise<string[]> {
  const opened: string[] = []
  for (const language of languages) {
    const whole = wholeOf(letter, language)
    assert.doesNotMatch(whole, /bird\d/, `${kind} says what somebody wrote`)
    const links = [...new Set(whole.match(/\bhttps?:[^\s<>"]+/g))]
    for (const link of links) {
      const url = new URL(link.replaceAll('&#38;', '&'))
      assert.equal(url.origin, errandAt(worldNow).settings.origin, `${kind} leads elsewhere`)
      assert.ok(['', '?to=/me/sign-in'].includes(url.search), `${kind} asks ${url.search}`)
      const token = /[\w-]{40,}$/.exec(url.pathname)?.[0]
      if (token) opened.push(`${url.pathname.replace(token, '')} as ${await purposeOf(db, token)}`)
    }
  }
  return opened
}

/** What a token opens: no session has it, and of links and sign-ins it is one. */
async function purposeOf(db: Db, token: string): Promise<string> {
  await as(db, 'owner')
  const session = await db.selectFrom('sessions').select('id').where('tokenHash', '=', hash(token)).executeTakeFirst()
  assert.equal(session, undefined, 'a letter carries a session')
  const link = await db.selectFrom('links').select('purpose').where('tokenHash', '=', hash(token)).executeTakeFirst()
  return link?.purpose ?? 'sign-in'
}

/** Whatever text a letter is made of, only what it is meant to say is in its words, and nothing of it is a header. */
async function mustNotBend(db: Db, item: Item, bend: string, states: ReadonlySet<string>): Promise<void> {
  const bent = db.withPlugin(birdsIn(bend, states))
  const letter = await write(bent, item)
  if (!letter) return
  for (const language of languages) {
    const whole = wholeOf({ ...letter, from: { en: '', fr: '' } }, language)
    const heard = new Set([...whole.matchAll(/bird([a-z]+)\./gi)].map(([, column]) => column))
    const meant = new Set(['title', ...(said[item.kind] ?? [])])
    assert.deepEqual(
      [...heard].filter((column) => !meant.has(column ?? '')),
      [],
      `${item.kind} says`,
    )
    await mustBeOneLetter({ ...letter, language }, item)
  }
}

const known = new Set(
  'from to subject message-id date mime-version auto-submitted reply-to list-unsubscribe list-unsubscribe-post content-type content-transfer-encoding'.split(
    ' ',
  ),
)

/** The letter as it leaves: headers each once and of those a letter has, one address, a subject that ends. */
async function mustBeOneLetter(letter: Message, { id, kind }: Item): Promise<void> {
  const { settings } = errandAt(worldNow)
  const mail = toMail(letter, id, settings)
  const subject = String(mail.subject)
  assert.ok([...subject].length <= longestSubject && subject.length > 0, `the subject of ${kind} is long`)
  assert.doesNotMatch(subject, /[\p{C}\u2028\u2029]/u, `the subject of ${kind} turns or breaks`)
  const { envelope, message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(mail)
  assert.deepEqual(envelope.to, [letter.to], `${kind} goes to others`)
  const head = String(message).split('\r\n\r\n')[0] ?? ''
  assert.doesNotMatch(head.replaceAll('\r\n', ''), /[\r\n]/, `${kind} has half a line end`)
  const names = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  assert.deepEqual(
    names.filter((name, at) => !known.has(name) || names.indexOf(name) !== at),
    [],
    `${kind} has headers more`,
  )
}

const wholeOf = (letter: Message, language: Language) =>
  [
    pick(letter.subject, language),
    asText({ ...letter, language }),
    asHtml({ ...letter, language }),
    String(letter.calendar?.content ?? '').replace(/\r\n[ \t]/g, ''),
  ].join('\n')

/** What is read to find the way or to choose words, and stands in no letter as it is. */
const asTheyAre =
  /^(language|zone|slug|address|email|instrument|template|code|chain|hash|signature|until|privacyEmail)$/i
const isRow = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Puts a bird named after its column into every text that comes out of the database. */
function birdsIn(bend: string, states: ReadonlySet<string>): KyselyPlugin {
  const change = (column: string, value: unknown): unknown => {
    const bird = `bird${column.replaceAll(/[^a-z]/gi, '')}.${bend}`
    if (asTheyAre.test(column)) return value
    if (typeof value === 'string') return isRow.test(value) || states.has(value) ? value : bird
    if (Array.isArray(value) || !value || typeof value !== 'object') return value
    return 'en' in value && 'fr' in value ? { en: bird, fr: bird } : value
  }
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => ({
      ...result,
      rows: result.rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(name, value)])),
      ),
    }),
  }
}

/** What a column that is no text of anybody's can hold. */
async function enumLabels(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ label: string }>`select distinct enumlabel::text as label from pg_enum`.execute(db)
  return new Set(rows.map(({ label }) => label))
}
