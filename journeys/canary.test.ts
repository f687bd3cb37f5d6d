// A bird of its own sings in everything somebody can write. Everybody in the world then opens every page they can
// reach, and every letter is opened: each bird is heard by those it was meant for, and by nobody else.
import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { scenariosOf } from '#app/scenario.example.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { everyAddress } from './support/addresses.ts'
import { type Caller, callFrom } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'

const staff = ['coordinator']
const paying = ['org admin', 'supervising admin']
const reader = ['assigned member']
/** What the two say to each other is theirs. */
const both = ['mentor', 'mentee']
const committee = ['assigned member', 'unassigned member']
const decidingLooksOn = [
  ...committee,
  'coordinator',
  'member who stepped back',
  'supervising coordinator',
  'supervising member',
]

/** A report that is published and shared is read by its committee and everybody who takes part. */
const reportReaders = [
  ...committee,
  'member who stepped back',
  'supervising member',
  'mentor',
  'mentee',
  'another mentor',
  'another mentee',
]
/** What an edition quotes is not read by those who supervise whoever said it. */
const quoteReaders = [...staff, 'org admin', ...reportReaders.filter((who) => who !== 'supervising member')]
const reportMakers = ['coordinator', 'supervising coordinator', 'org admin', 'supervising admin']

/**
 * Who hears what one of the two wrote. The coordinator who supervises Amina hears what the other coordinator hears of
 * Marcus, and not a word of hers; committee members hear of applications only what they were given to read.
 */
const heardOf = (self: string, partner: string, staff: readonly string[]): Record<string, readonly string[]> => ({
  pronouns: [self, partner],
  phone: [self, partner, ...staff],
  title: [self, partner, ...reader, ...staff],
  needs: [self, partner, ...reader, ...staff],
  'answer on the card': [self, partner, ...reader, ...staff],
  'another answer on the card': [self, partner, ...reader, ...staff],
  answer: [self, ...reader, ...staff],
  wish: [self, ...staff],
  'rather not': [self, ...staff],
  request: [self, ...staff],
  referee: [self, ...reader, ...staff],
  'second referee': [self, ...staff],
  relation: [...reader, ...staff],
  reference: [...reader, ...staff],
  comment: [self, ...reader, ...(self === 'mentee' ? [partner] : [])], // Amina lets Marcus read hers
  'decision word': [self, ...staff],
  'eligibility note': staff,
  'member number': self === 'mentor' ? [self, ...staff] : [],
  'review words': [self, partner],
  'words for the program': staff,
  'survey words': [], // fewer than five wrote some
  identity: [self],
  'identity wish': [self, 'coordinator'],
})

const named = (whose: string, what: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(what).map(([each, by]) => [`${each} ${whose}`, by]))

const goal = ['title', 'why', 'measure', 'district', 'outcome']
const heardBy = (by: readonly string[], ...what: readonly string[]) =>
  Object.fromEntries(what.map((each) => [each, by]))

/** The plan is heard by the two; by the coordinator who does not supervise the mentee, what is in the shared copy. */
const heardOfPlan = {
  ...heardBy(
    ['mentor', 'mentee'],
    ...['kept goal', 'mentor goal'].flatMap((whose) => goal.map((part) => `${whose} ${part}`)),
    ...['kept step', 'plan priorities', 'plan first', 'inquiry question', 'inquiry reason', 'evidence'],
    ...['feedback asked, open', 'feedback asked', 'feedback answer', 'feedback subject', 'feedback unasked'],
    ...['suggestion', 'suggestion why', 'suggestion link', 'suggestion reply'],
  ),
  ...heardBy(
    ['mentor', 'mentee', ...staff],
    ...goal.map((part) => `shared goal ${part}`),
    ...['shared step', 'plan vision', 'plan vision lived'],
  ),
}

/** Who hears what, by what was written and whose it is; whoever is not named hears nothing. */
const heard: Record<string, readonly string[]> = {
  ...named('mentee', heardOf('mentee', 'mentor', staff)),
  ...named('mentor', heardOf('mentor', 'mentee', [...staff, 'supervising coordinator'])),
  'reading by the assigned member': reader,
  'reading by the past member': reader,
  'reading by the recused member': [],
  'reading by the supervisingMember member': reader,
  ruling: [...committee, ...staff],
  lifting: [...committee, ...staff],
  'pair note': [...committee, ...staff],
  'reason of the run': decidingLooksOn,
  'sign-off': decidingLooksOn,
  'thanks by the mentee': ['mentee', 'mentor'],
  'unopened note by the mentor': ['mentor'],
  'quote by the mentee': quoteReaders,
  'signature of the quote': quoteReaders,
  'honorarium condition': ['mentor', ...staff, 'supervising coordinator', ...paying],
  'word with an honorarium': ['mentor', ...staff, 'supervising coordinator', ...paying],
  'report word': [...reportReaders, ...reportMakers],
  'report word to come': reportMakers,
  'declined word': ['coordinator', 'supervising coordinator'],
  ...heardOfPlan,
  ...heardBy([...both, 'coordinator', 'supervising coordinator'], 'offer', 'offer title'),
  'journal mentee': ['mentee'],
  'journal mentor': ['mentor'],
  'concern mentee': ['coordinator'],
  'concern mentor': ['coordinator'],
  'what was done': ['coordinator'],
  'case mentee': ['mentee', 'mentor'],
  'case mentor': ['mentee', 'mentor'],
  training: ['mentor', 'coordinator', 'supervising coordinator'],
  ...heardBy([...both, 'coordinator', 'supervising coordinator'], 'gathering', 'gathering place'),
  ...Object.fromEntries(
    ['hours', 'confidentiality', 'boundaries', 'ending', 'other'].map((what) => [
      `agreement ${what}`,
      ['mentee', 'mentor'],
    ]),
  ),
  signature: ['mentee', 'mentor'],
  'private note mentee': ['mentee'],
  'private note mentor': ['mentor'],
  'shared note mentee': both,
  'shared note mentor': both,
  'meeting place': both,
  'agenda suggestion': both,
  'action item': both,
  'agenda item': both,
  'word of calling off': both,
}

test('what somebody writes is shown to those it is for, on every page, and in no letter', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const birds = new Map<string, string>()
  const say = (what: string) => {
    const bird = `bird${birds.size}x${newToken()
      .replace(/[^a-z]/gi, '')
      .slice(0, 12)}`
    birds.set(bird, what)
    return bird
  }
  const world = await house.lay((db) => addDecidedWorld(db, say))
  await house.settle()
  const found = new Map<string, Set<string>>([...new Set(birds.values())].map((what) => [what, new Set()]))
  let pages = 0
  for (const { who, actor } of scenariosOf(world)) {
    if (actor === 'worker') continue
    const caller = callFrom(house.origin)
    if (actor !== 'visitor') caller.cookies.set('session', await sessionOf(house, actor.id))
    for (const html of await readEverything(caller, house, world)) {
      pages++
      for (const [bird, what] of birds) if (html.includes(bird)) found.get(what)?.add(who)
    }
  }
  for (const { subject, body, html, calendar } of await house.letters())
    for (const [bird, what] of birds)
      if (`${subject}${body}${html}${calendar.replaceAll('\r\n ', '')}`.includes(bird)) found.get(what)?.add('letters')
  t.diagnostic(`${birds.size} birds, ${pages} pages`)
  assert.ok(pages > 500, 'the world has been read')
  for (const [what, by] of found) assert.deepEqual([...by].sort(), [...(heard[what] ?? ['nobody said'])].sort(), what)
  assert.deepEqual([...found.keys()].sort(), Object.keys(heard).sort())
})

/** Fields on a page that do not say who sees them: neither they, nor their form, nor a line above it. A tick holds no words. */
function fieldsOfNobody(html: string): string[] {
  return [...html.matchAll(/<form method="post".*?<\/form>/gs)].flatMap(({ 0: form, index }) =>
    [html.slice(0, index), form].some((part) => part.includes('<p class="audience'))
      ? []
      : form
          .split(/(?=<(?:div|fieldset) class="field)/)
          .slice(1)
          .filter(
            (field) =>
              !field.includes('class="audience"') &&
              !/^<div[^>]*>\s*(<span.*?<\/span>)?<label class="option"/s.test(field),
          )
          .map((field) => /name="([^"]+)"/.exec(field)?.[1] ?? field.slice(0, 80)),
  )
}

async function sessionOf(house: JourneyHouse, personId: string): Promise<string> {
  const token = newToken()
  const endsAt = Temporal.Now.instant().add({ hours: 12 })
  await house.lay((db) =>
    db
      .insertInto('sessions')
      .values({ tokenHash: hash(token), personId, endsAt, level: 'strong', provedAt: endsAt })
      .execute(),
  )
  return token
}

/** Every page somebody gets: by address, for everything there is, and by following every link. */
async function readEverything(caller: Caller, house: JourneyHouse, world: DecidedWorld): Promise<string[]> {
  const waiting = ['/', ...(await everyAddress(house, world))]
  const known = new Set(waiting)
  const pages: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, html, location } = await caller.open(path)
    if (status === 200) pages.push(html)
    if (/^\/(partnerships|surveys|certificates|honoraria|invitations)\//.test(path)) {
      const kilobytes = gzipSync(html).length / 1000
      assert.ok(kilobytes <= 14, `${path} weighs ${kilobytes} kB`)
    }
    if (path.startsWith('/partnerships/')) assert.deepEqual(fieldsOfNobody(html), [], `${path}: who sees these?`)
    const links = [...html.matchAll(/\bhref="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
    for (const link of [...links, location]) {
      const address = link && new URL(link, house.origin)
      if (
        !address ||
        address.origin !== house.origin ||
        /^\/(assets|outbox|demo|language|sign-out)/.test(address.pathname)
      )
        continue
      const next = address.pathname + address.search
      if (known.has(next)) continue
      known.add(next)
      waiting.push(next)
    }
  }
  return pages
}
