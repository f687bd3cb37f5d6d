// A bird of its own sings in everything somebody can write. Everybody in the world then opens every page they can
// reach, and every letter is opened: each bird is heard by those it was meant for, and by nobody else.
import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { scenariosOf } from '#app/scenario.example.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { everyAddress } from './support/addresses.ts'
import { heard } from './support/birds.ts'
import { type Caller, callFrom } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { judgePages } from './support/judge.ts'
import { isOfLife, routeOf, routesOf } from './support/tour.ts'

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
  const addresses = await addressesWithBirds(house, world)
  const largest = new Map<string, Read>()
  for (const { who, actor } of scenariosOf(world)) {
    if (actor === 'worker') continue
    const caller = callFrom(house.origin)
    if (actor !== 'visitor') caller.cookies.set('session', await sessionOf(house, actor.id))
    for (const { path, html } of await readEverything(caller, house, addresses)) {
      pages++
      const kind = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\?.*/g, '')
      if (html.length > (largest.get(kind)?.html.length ?? 0)) largest.set(kind, { path, html })
      for (const what of whatSings(html, birds)) found.get(what)?.add(who)
    }
  }
  for (const { subject, body, html, calendar } of await house.letters())
    for (const what of whatSings(`${subject}${body}${html}${calendar.replaceAll('\r\n ', '')}`, birds))
      found.get(what)?.add('letters')
  const routes = routesOf(house)
  const told = [...largest.values()].map((page) => ({ ...page, route: routeOf(routes, page.path) ?? page.path }))
  const judged = await judgePages(
    house.origin,
    told.filter(({ route }) => isOfLife(route)),
  )
  t.diagnostic(`${birds.size} birds, ${pages} pages, ${judged} of life judged by axe`)
  assert.ok(pages > 500, 'the world has been read')
  for (const [what, by] of found) assert.deepEqual([...by].sort(), [...(heard[what] ?? ['nobody said'])].sort(), what)
  assert.deepEqual([...found.keys()].sort(), Object.keys(heard).sort())
})

/** What is heard in a text: each bird is a word of its own kind, `bird7xabc`. */
function whatSings(text: string, birds: ReadonlyMap<string, string>): Set<string> {
  const heard = [...new Set(text.match(/bird\d+x[a-z]*/gi))]
  return new Set(heard.flatMap((word) => [...birds].filter(([bird]) => word.startsWith(bird)).map(([, what]) => what)))
}

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

/** Every address but those of applications nobody wrote a word into; whoever is led to them reads those as well. */
async function addressesWithBirds(house: JourneyHouse, world: DecidedWorld): Promise<string[]> {
  const written = [world.amina.applicationId, world.marcus.applicationId, world.olga.application.id]
  const others = await house.lay((db) =>
    db.selectFrom('applications').select('id').where('id', 'not in', written).execute(),
  )
  const all = await everyAddress(house, world)
  return all.filter((address) => !others.some(({ id }) => address.includes(id)))
}

/** Turns of one page that differ in a value behind its address alone: another year, another ten, where to go after signing in. */
const enough = 4

interface Read {
  readonly path: string
  readonly html: string
}

/** Every page somebody gets: by address, for everything there is, and by following every link. */
async function readEverything(caller: Caller, house: JourneyHouse, addresses: readonly string[]): Promise<Read[]> {
  const waiting = ['/', ...addresses]
  const known = new Set(waiting)
  const turns = new Map<string, number>()
  const pages: Read[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, html, location } = await caller.open(path)
    if (status === 200) pages.push({ path, html })
    if (/^\/(partnerships|surveys|certificates|honoraria|invitations|payee-details)(\/|$)/.test(path)) {
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
      const kind = [address.pathname, ...address.searchParams.keys()].join(' ')
      if (address.search && (turns.get(kind) ?? 0) >= enough) continue
      turns.set(kind, (turns.get(kind) ?? 0) + 1)
      waiting.push(next)
    }
  }
  return pages
}
