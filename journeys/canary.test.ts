// A bird of its own sings in everything somebody can write. Everybody in the world then opens every page they can
// reach, and every letter is opened: each bird is heard by those it was meant for, and by nobody else.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { scenariosOf } from '#app/scenario.example.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { type Caller, callFrom } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'

const staff = ['coordinator']
const reader = ['assigned member']
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
  comment: [self, ...reader],
  'decision word': [self, ...staff],
  'eligibility note': staff,
  'member number': self === 'mentor' ? [self, ...staff] : [],
  identity: [self],
  'identity wish': [self, 'coordinator'],
})

const named = (whose: string, what: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(what).map(([each, by]) => [`${each} ${whose}`, by]))

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
  'report word': [...reportReaders, ...reportMakers],
  'report word to come': reportMakers,
  'declined word': ['coordinator', 'supervising coordinator'],
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
  for (const { subject, body, html } of await house.letters())
    for (const [bird, what] of birds) if (`${subject}${body}${html}`.includes(bird)) found.get(what)?.add('letters')
  t.diagnostic(`${birds.size} birds, ${pages} pages`)
  assert.ok(pages > 500, 'the world has been read')
  for (const [what, by] of found) assert.deepEqual([...by].sort(), [...(heard[what] ?? ['nobody said'])].sort(), what)
  assert.deepEqual([...found.keys()].sort(), Object.keys(heard).sort())
})

async function sessionOf(house: JourneyHouse, personId: string): Promise<string> {
  const token = newToken()
  const endsAt = Temporal.Now.instant().add({ hours: 12 })
  await house.lay((db) =>
    db
      .insertInto('sessions')
      .values({ tokenHash: hash(token), personId, endsAt })
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

/** The address of every page, for every record of the world whose kind its parameters name. */
async function everyAddress(house: JourneyHouse, world: DecidedWorld): Promise<string[]> {
  const { applications, readings, imports } = await house.lay(async (db) => ({
    applications: await db.selectFrom('applications').select('id').execute(),
    readings: await db.selectFrom('readings').select('id').execute(),
    imports: await db.selectFrom('imports').select('id').execute(),
  }))
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const values: Record<string, readonly string[]> = {
    program: [world.program.slug],
    application: ids(applications),
    mentee: [world.amina.applicationId, world.otto.application.id],
    mentor: [world.marcus.applicationId, world.olga.application.id],
    reading: ids(readings),
    offer: [world.offerId, world.declinedOfferId],
    partnership: [world.partnershipId],
    board: [String(world.board.number)],
    seat: ['mentor', 'mentee'],
    group: ['hopes', 'offer', 'requests'],
    import: ids(imports),
  }
  return house.app.routes
    .filter(
      ({ method, path }) => method === 'GET' && !path.includes('*') && !/^\/(assets|health|outbox|sign-out)/.test(path),
    )
    .flatMap(({ path }) => addressesOf(path, values))
}

function addressesOf(path: string, values: Record<string, readonly string[]>): string[] {
  const [, name] = /:(\w+)/.exec(path) ?? []
  if (!name) return [path]
  return (values[name] ?? []).flatMap((value) => addressesOf(path.replace(`:${name}`, value), values))
}
