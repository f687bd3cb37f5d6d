import type { Hono } from 'hono'
import { sql } from 'kysely'
import pg from 'pg'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { type Scenario, scenariosOf } from '#app/scenario.example.ts'
import { newToken } from '#foundation/crypto.ts'
import { type Db, openStore } from '#foundation/database.ts'
import { projectRoot, readSettings } from '#foundation/environment.ts'
import { layAsOwner, testKey } from '#foundation/testing.ts'
import { everyAddress } from '../../journeys/support/addresses.ts'
import { type Caller, callFrom } from '../../journeys/support/caller.ts'
import { type HouseProcess, openProcess } from '../../journeys/support/process.ts'
import { openSession } from '../../journeys/support/sign-in.ts'
import { routesOf } from '../../journeys/support/tour.ts'
import { ensureBuilt } from '../build.ts'

/** Somebody who is tried as everybody else: the scenarios of the access test, each with a session of their own. */
export interface Role extends Pick<Scenario, 'who'> {
  /** The id of the person; undefined for a visitor. */
  readonly id: string | undefined
  readonly caller: Caller
}

/** A house of its own, started as an operator starts it, over the decided world with a bird in everything written. */
export interface Target {
  readonly origin: string
  readonly house: HouseProcess
  readonly world: DecidedWorld
  readonly roles: readonly Role[]
  /** What sings → what was written there. */
  readonly birds: ReadonlyMap<string, string>
  /** Every address of the house as its routes write it, those that take forms marked. */
  readonly routes: readonly string[]
  readonly taking: ReadonlySet<string>
  /** The addresses of everything in the world. */
  readonly addresses: readonly string[]
  /** Asks behind the house's back, as the superuser who sees every row. */
  ask<Row extends pg.QueryResultRow>(question: string, values?: unknown[]): Promise<Row[]>
  /** Takes the second lock away: every policy of every table. */
  openRows(): Promise<void>
  /** One transaction as the database's owner. */
  lay<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Starts a house and lays the world into it.
 *
 * @param few one of each kind of person instead of everybody
 */
export async function openTarget({ few = false } = {}): Promise<Target> {
  await ensureBuilt()
  const house = await openProcess({ key: testKey, parts: ['--no-worker'], patience: 180 })
  house.start()
  await house.ready()
  const { owner, everything } = await house.database()
  const superuser = new pg.Client(everything)
  await superuser.connect()
  superuser.on('error', () => {}) // a house that is killed takes its database along
  const lay = <T>(work: (db: Db) => Promise<T>) => layAsOwner(owner, work)
  const birds = new Map<string, string>()
  const world = await lay((db) => addDecidedWorld(db, (what) => singing(birds, what)))
  const app = await appOf(house.origin)
  const roles: Role[] = []
  for (const { who, actor } of scenariosOf(world)) {
    if (actor === 'worker' || (few && !firsts.has(who))) continue
    const caller = callFrom(house.origin)
    const id = actor === 'visitor' ? undefined : actor.id
    if (id) caller.cookies.set('session', await sessionFor(lay, id))
    roles.push({ who, id, caller })
  }
  return {
    origin: house.origin,
    house,
    world,
    roles,
    birds,
    routes: routesOf({ app }),
    taking: new Set(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)),
    addresses: ['/', ...(await everyAddress({ app, lay }, world))],
    ask: async (question, values) => (await superuser.query(question, values)).rows,
    async openRows() {
      const { rows } = await superuser.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private') and rowsecurity`,
      )
      for (const { name } of rows) await superuser.query(`alter table ${name} disable row level security`)
    },
    lay,
    async close() {
      await superuser.end().catch(() => {})
      house.clear()
    },
  }
}

/** One of each kind. */
const firsts = new Set(['org admin', 'coordinator', 'assigned member', 'mentor', 'mentee', 'visitor'])

/** A session of somebody's, begun behind the house's back. */
export async function sessionFor(lay: Target['lay'], personId: string): Promise<string> {
  const address = await lay(async (db) => {
    const { rows } = await sql<{ address: string }>`select address from emails where person_id = ${personId}`.execute(
      db,
    )
    return rows[0]?.address ?? ''
  })
  return openSession({ lay }, address)
}

function singing(birds: Map<string, string>, what: string): string {
  const bird = `bird${birds.size}x${newToken()
    .replace(/[^a-z]/gi, '')
    .slice(0, 12)}`
  birds.set(bird, what)
  return bird
}

/** The built pages once more, served to nobody: they say which addresses there are. */
async function appOf(origin: string): Promise<Hono> {
  const { makeHouse } = (await import(`${projectRoot}build/server.js`)) as { makeHouse(given: object): Hono }
  const settings = readSettings({ PORT: new URL(origin).port, DATA_DIR: '/tmp/none', KEY_FILE: '/tmp/none' })
  return makeHouse({ store: openStore({}), settings, key: testKey, clock: Temporal.Now })
}
