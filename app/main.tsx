import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Hono } from 'hono'
import type { Clock } from '#foundation/clock.ts'
import type { Store } from '#foundation/database.ts'
import { projectRoot, type Settings } from '#foundation/environment.ts'
import { KeptPages } from '#foundation/kept.ts'
import { Metrics } from '#foundation/metrics.ts'
import { makeServer, readAssets } from '#foundation/server.ts'
import { readFigures } from './backups/figures.server.ts'
import { type Built, makeFrame } from './layout.tsx'
import { localPages, pages } from './routes.tsx'

/** Puts the house together: every page, in its frame, over one store. */
export function makeHouse(given: {
  store: Store
  settings: Settings
  key: Buffer
  clock: Clock
  /** What this release expects of its database, for `/ready`. */
  migrations?: readonly string[]
}): Hono {
  const folder = path.join(projectRoot, 'build', 'assets')
  const built = JSON.parse(readFileSync(path.join(projectRoot, 'build', 'built.json'), 'utf8')) as Built
  const assets = readAssets(folder, [built.css, built.icon, ...Object.values(built.islands)])
  const watch = { metrics: new Metrics(), migrations: given.migrations ?? [], figures: readFigures }
  const house = { ...given, frame: makeFrame(built), kept: new KeptPages(), watch }
  return makeServer(
    house,
    given.settings.local ? [...pages, ...localPages(given.store, given.settings)] : pages,
    assets,
  )
}
