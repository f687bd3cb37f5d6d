// No page is heavier than a slow line in the north can bear: every page there is, in programs full of people, for
// everybody who may see it. On the way axe judges them.
import assert from 'node:assert/strict'
import test from 'node:test'
import { setupToken } from '#app/organizations/organization.server.ts'
import { testKey } from '#foundation/testing.ts'
import { complaints, weigh } from '../tools/weigh.ts'
import { layFullHouse } from './support/full-house.ts'
import { openHouse } from './support/house.ts'
import { judgePages } from './support/judge.ts'
import { isOfLife, lookAround, routeOf, routesOf, type Seen } from './support/tour.ts'

const settings = '/programs/:program/settings'
const received = '/programs/:program/applications/:application'
const imported = '/programs/:program/imports/:import'
const pair = '/partnerships/:partnership'
const gathering = '/programs/:program/gatherings/:gathering'
const group = '/groups/:team'
const staffGroup = '/programs/:program/groups/:team'
const groupProposal = '/programs/:program/group-proposals/:proposal'
const grant = '/organizations/:organization/confidential/:grant'
const incident = '/organizations/:organization/incidents/:incident'
const processors = '/organizations/:organization/privacy-assessment/processors'

/** Addresses that only take forms, and the page they lead to when somebody opens them. */
const leadOn: Record<string, string> = {
  '/language': '/',
  '/me/sign-in/passkeys/:passkey/removal': '/me/sign-in/passkeys/:passkey',
  '/me/sign-in/app/secret': '/me/sign-in/app',
  '/me/sign-in/app/removal': '/me/sign-in/app',
  '/me/sign-in/codes/kept': '/me/sign-in/codes',
  '/me/addresses/first': '/me/addresses',
  '/me/addresses/removal': '/me/addresses',
  '/sign-in/again/letter': '/sign-in/again',
  '/sign-in/lost/stop': '/me/sign-in',
  '/me/devices/end': '/me/devices',
  '/me/single-sign-on/end': '/me/single-sign-on',
  '/organizations/:organization/single-sign-on/:provider/switch':
    '/organizations/:organization/single-sign-on/:provider',
  '/me/devices/everywhere': '/me/devices',
  '/me/supervision/end': '/me/supervision',
  '/organizations/:organization/people/end': '/organizations/:organization/people',
  [`${settings}/publication`]: settings,
  [`${settings}/dates/one`]: `${settings}/dates`,
  [`${settings}/dates/removal`]: `${settings}/dates`,
  [`${settings}/seats/:seat/questions/:group/:question/removal`]: `${settings}/seats/:seat/questions/:group/:question`,
  [`${settings}/seats/:seat/questions/:group/:question/move`]: `${settings}/seats/:seat/questions/:group/:question`,
  [`${settings}/seats/:seat/pages/:group`]: `${settings}/seats/:seat/questions`,
  [`${settings}/seats/:seat/pages/:group/removal`]: `${settings}/seats/:seat/questions`,
  [`${settings}/framework/wording`]: `${settings}/framework`,
  [`${settings}/rubric/one`]: `${settings}/rubric`,
  [`${settings}/rubric/removal`]: `${settings}/rubric`,
  [`${settings}/contacts/removal`]: `${settings}/contacts`,
  [`${settings}/places/:place/removal`]: `${settings}/places/:place`,
  [`${settings}/coordinators/end`]: `${settings}/coordinators`,
  '/programs/:program/committee/formation': '/programs/:program/committee',
  '/programs/:program/committee/constituencies/:constituency/removal':
    '/programs/:program/committee/constituencies/:constituency',
  '/programs/:program/committee/term-end': '/programs/:program/committee',
  [`${received}/wish`]: received,
  '/programs/:program/trainings/undoing': '/programs/:program/trainings',
  '/partnerships/:partnership/agreement/setting-aside': '/partnerships/:partnership/agreement',
  '/applications/:application/self-identification/erasure': '/applications/:application/self-identification',
  [`${imported}/run`]: imported,
  '/programs/:program/matching/stop': '/programs/:program/matching',
  '/me/calendar/end': '/me/calendar',
  [`${pair}/notes/:kind/:note/removal`]: `${pair}/notes/:kind/:note`,
  [`${pair}/meetings/:meeting/answer`]: `${pair}/meetings/:meeting`,
  [`${pair}/meetings/:meeting/keep`]: `${pair}/meetings/:meeting`,
  [`${pair}/meetings/:meeting/held`]: `${pair}/meetings/:meeting`,
  [`${pair}/items/:item/mark`]: `${pair}/items/:item`,
  [`${pair}/items/:item/removal`]: `${pair}/items/:item`,
  '/me/data/requests/:request/end': '/me/data/requests',
  '/me/erasure/request': '/me/erasure',
  [`${gathering}/removal`]: gathering,
  [`${group}/place`]: group,
  [`${group}/wish`]: '/groups',
  [`${group}/leaving`]: group,
  [`${group}/posts/:post/removal`]: `${group}/posts/:post`,
  [`${staffGroup}/leading`]: staffGroup,
  [`${staffGroup}/taking-out`]: staffGroup,
  [`${staffGroup}/removal`]: staffGroup,
  [`${groupProposal}/stop`]: groupProposal,
  [`${groupProposal}/move`]: groupProposal,
  [`${groupProposal}/set-aside`]: groupProposal,
  [`${grant}/withdrawal`]: grant,
  [`${incident}/end`]: incident,
  [`${incident}/people/removal`]: `${incident}/people`,
  [`${incident}/letters`]: `${incident}/notice`,
  [`${processors}/removal`]: processors,
}

/** Addresses that machines ask, which are no pages: what Prometheus reads grows with every page there is. */
const forMachines = ['/ready', '/metrics']

/** A passkey is the one thing that only a script can ask a device for; both pages offer another way. */
const withPasskeys = ['/sign-in/passkey', '/me/sign-in/passkeys/new']

test('every page is light: 30 kB at first, 14 kB after, 150 kB for staff, and no script it does not need', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const routes = routesOf(house)
  const setup = await weigh(house.origin, `/setup/${setupToken(testKey)}`)
  const seen: Seen[] = [{ who: null, kind: 'participant', route: '/setup/:token', weight: setup }]
  for (const guest of await layFullHouse(house)) seen.push(...(await lookAround(house, guest, guest.values)))

  const shown = seen.filter(({ weight }) => weight.status === 200)
  const weighed = new Set(shown.map(({ route }) => route))
  const leads = (route: string) => (one: Seen) =>
    one.route === route && one.weight.status === 303 && routeOf(routes, one.weight.location ?? '') === leadOn[route]
  const unseen = routes.filter((route) => !weighed.has(route) && !seen.some(leads(route)) && !isOfLife(route))
  assert.deepEqual(unseen, [], 'nobody could open these: lay in full-house.ts what they show, or say where they lead')
  assert.deepEqual(
    Object.keys(leadOn).filter((route) => weighed.has(route)),
    [],
    'these are pages now',
  )

  const pages = shown.filter(({ route, weight }) => !weight.isFile && !forMachines.includes(route))
  for (const kind of ['participant', 'staff'] as const) for (const line of heaviest(pages, kind)) t.diagnostic(line)
  t.diagnostic(`${pages.length} pages of ${weighed.size} routes weighed`)
  const judged = await judgePages(
    house.origin,
    pages.map(({ weight }) => ({ path: weight.path, html: weight.html ?? '' })),
  )
  t.diagnostic(`${judged} of them judged by axe, and at 360 and 1280 px: each kind of part in one`)
  assert.deepEqual(
    pages.flatMap(({ weight, kind, route }) =>
      complaints(withPasskeys.includes(route) ? { ...weight, scripts: [] } : weight, kind),
    ),
    [],
  )
})

/** The five heaviest routes of a kind, and what each of them weighs at its most. */
function heaviest(pages: readonly Seen[], kind: Seen['kind']): string[] {
  const most = new Map<string, Seen>()
  for (const page of pages.filter((one) => one.kind === kind))
    if ((most.get(page.route)?.weight.all ?? 0) < page.weight.all) most.set(page.route, page)
  return [...most.values()]
    .toSorted((a, b) => b.weight.all - a.weight.all)
    .slice(0, 5)
    .map(({ route, weight }) => `${kind}: ${route} ${weight.page} bytes, ${weight.all} on a first visit`)
}
