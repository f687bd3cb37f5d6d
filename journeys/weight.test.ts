// No page is heavier than a slow line in the north can bear.
import assert from 'node:assert/strict'
import test from 'node:test'
import { complaints, type Weighed, weigh } from '../tools/weigh.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { openSession } from './support/sign-in.ts'

/** Pages that need an address of their own or somebody signed in; those anyone may open are found by themselves. */
const pages: readonly Weighed[] = [
  { path: '/nowhere', who: null, kind: 'participant' },
  { path: '/sign-in?to=/me', who: null, kind: 'participant' },
]

test('every page is light: 30 kB at first, 14 kB after, 150 kB for staff, and no script it does not need', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const problems: string[] = []
  for (const { path, who, kind } of [...openPages(house), ...pages]) {
    const weight = await weigh(house.origin, path, who ? `session=${await openSession(house, who)}` : '')
    t.diagnostic(`${path}: page ${weight.page}, first visit ${weight.all}`)
    if (who) assert.equal(weight.status, 200, `${who} cannot open ${path}`)
    problems.push(...complaints(weight, kind))
  }
  assert.deepEqual(problems, [])
})

/** Every page whose address has no names in it, as somebody sees it who is not signed in. */
function openPages(house: JourneyHouse): Weighed[] {
  return house.app.routes
    .filter(({ method, path }) => method === 'GET' && !/[:*]|^\/(assets|health)/.test(path))
    .map(({ path }) => ({ path, who: null, kind: 'participant' }))
}
