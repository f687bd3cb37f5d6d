import { type Weighed, type Weight, weigh } from '../../tools/weigh.ts'
import type { JourneyHouse } from './house.ts'
import { openSession } from './sign-in.ts'

/** Somebody who looks around in a world. */
export interface Guest {
  /** Their e-mail address; null for somebody who is not signed in. */
  readonly who: string | null
  readonly kind: Weighed['kind']
}

/** One page as one guest got it. */
export interface Seen extends Guest {
  /** The address as the routes write it: /programs/:program */
  readonly route: string
  readonly weight: Weight
}

/** Pages of one route that a guest weighs: the first found, which are those of the records that were named. */
const enough = 2

/**
 * Lets a guest open every page there is: by address, for every record that is named, and by following every link.
 *
 * @param values what the names in an address may stand for: program, application …
 */
export async function lookAround(
  house: JourneyHouse,
  guest: Guest,
  values: Record<string, readonly string[]>,
): Promise<Seen[]> {
  const cookie = guest.who ? `session=${await openSession(house, guest.who)}` : ''
  const routes = routesOf(house)
  const waiting = ['/', ...routes.flatMap((route) => addressesOf(route, values))]
  const known = new Set(waiting)
  const parts = new Map<string, number>()
  const seen: Seen[] = []
  const count = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(routes, path)
    const kind = `${route} ${path.includes('?')}`
    if (!route || (count.get(kind) ?? 0) >= enough) continue
    const weight = await weigh(house.origin, path, cookie, parts)
    seen.push({ ...guest, route, weight })
    if (weight.status === 200) count.set(kind, (count.get(kind) ?? 0) + 1)
    for (const next of linksOf(house.origin, weight)) {
      if (known.has(next)) continue
      known.add(next)
      waiting.push(next)
    }
  }
  return seen
}

/** Every page of the house; not the files a page loads, and not the question whether it lives. */
export function routesOf(house: Pick<JourneyHouse, 'app'>): string[] {
  return house.app.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('*') && !/^\/(assets|health)/.test(path))
    .map(({ path }) => path)
}

/**
 * The pages of two people from hello to goodbye, and of those who carry them, are weighed and judged where everybody reads
 * them: canary.test.ts.
 */
export const isOfLife = (route: string) =>
  /^\/(partnerships\/|contacts\/|changes\/again\/|certificates|surveys|honoraria|payee-details|invitations|organizations\/:organization\/(honoraria|reports))/.test(
    route,
  ) ||
  /^\/programs\/:program\/(partnerships|plans|changes|concerns|trainings|reviews|surveys|certificates|honoraria|hours|quotes|pulse|report|closing|mentors|settings\/(hours|learning)|matching\/:board\/(left|pairs))/.test(
    route,
  )

function addressesOf(path: string, values: Record<string, readonly string[]>): string[] {
  const [, name] = /:(\w+)/.exec(path) ?? []
  if (!name) return [path]
  return (values[name] ?? []).flatMap((value) => addressesOf(path.replace(`:${name}`, value), values))
}

/** The route that answers at this address: a word of its own goes before a name. */
export function routeOf(routes: readonly string[], path: string): string | undefined {
  const parts = path.split('?', 1)[0]?.split('/') ?? []
  const fits = (route: string) => {
    const own = route.split('/')
    return own.length === parts.length && own.every((part, at) => part === parts[at] || (part[0] === ':' && parts[at]))
  }
  const names = (route: string) => route.split(':').length
  return routes.filter(fits).toSorted((a, b) => names(a) - names(b))[0]
}

function linksOf(origin: string, { html = '', location }: Weight): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
  return [...links, ...(location ? [location] : [])].flatMap((link) => {
    const address = new URL(link, origin)
    return address.origin === origin ? [address.pathname + address.search] : []
  })
}
