import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { duties } from '#app/worker.ts'
import { type Clock, provincialZone } from '#foundation/clock.ts'
import { asWorker, type Db, inTransaction, type Store } from '#foundation/database.ts'
import { projectRoot, readSettings, type Settings } from '#foundation/environment.ts'
import { localCarrier } from '#foundation/mail.ts'
import { settle } from '#foundation/postman.ts'
import { layAsOwner, openTestDatabase, type TestDatabase, testKey } from '#foundation/testing.ts'
import { ensureBuilt } from '../../tools/build.ts'

/** A letter as it lies in the local outbox. */
export interface Letter {
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly html: string
  /** What it carries for a calendar. */
  readonly calendar: string
}

/** A clock that runs like any other and can be set ahead. The database keeps its own time. */
export interface MovableClock extends Clock {
  moveBy(duration: Temporal.DurationLike): void
  moveTo(instant: Temporal.Instant | string): void
}

/** The whole application, served for one journey over a database of its own. */
export interface JourneyHouse {
  readonly origin: string
  readonly store: Store
  readonly settings: Settings
  readonly clock: MovableClock
  /** Moves the clock, and what the database goes by with it (`app.today()`, `app.now()`); sessions and links run on. */
  moveTo(instant: Temporal.Instant | string): Promise<void>
  /** The server itself, whose `routes` say which pages there are. */
  readonly app: Hono
  /** Lays out a small world: one transaction as the database's owner. */
  lay<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Lets the worker do everything that is due. */
  settle(): Promise<void>
  /** Letters in the order they were sent; to one address, if one is named. */
  letters(address?: string): Promise<Letter[]>
  close(): Promise<void>
}

/** Opens the house as a start does: the built pages, a real server, a real database; mail is laid in the outbox. */
export async function openHouse(given?: TestDatabase, name = '127.0.0.1'): Promise<JourneyHouse> {
  if (!process.env.ALONGSIDE_TEST_CLUSTER) await ensureBuilt() // a whole run has built already
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-journey-'))
  const database = given ?? (await openTestDatabase())
  const clock = movableClock()
  const { server, settings, app } = await listen(database.store, folder, clock, name)
  const { store } = database
  const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asWorker, work)
  return {
    origin: settings.origin,
    store,
    settings,
    clock,
    app,
    async moveTo(instant) {
      clock.moveTo(instant)
      const ahead = Math.round(Temporal.Now.instant().until(clock.now()).total('seconds'))
      await layAsOwner(database.owner, (db) => setToday(db, ahead))
    },
    lay: (work) => layAsOwner(database.owner, work),
    settle: () => settle({ store, settings, key: testKey, clock, carrier: localCarrier(inWorker), duties }),
    letters: (address) => inWorker((db) => readLetters(db, address)),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Serves on a free port. The port is part of the address that the house knows itself by, so it is taken first. */
async function listen(store: Store, folder: string, clock: Clock, name: string) {
  const { makeHouse } = (await import(`${projectRoot}build/server.js`)) as { makeHouse(given: object): Hono }
  let app: Hono | undefined
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const fetch = (request: Request, env: object) => app?.fetch(request, env) ?? new Response(null, { status: 503 })
    const listening = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening))
  })
  const { port } = server.address() as { port: number }
  const APP_ORIGIN = `http://${name}:${port}`
  const settings = readSettings({
    PORT: String(port),
    APP_ORIGIN,
    DATA_DIR: folder,
    KEY_FILE: path.join(folder, 'key'),
  })
  app = makeHouse({ store, settings, key: testKey, clock })
  return { server, settings, app }
}

async function setToday(db: Db, secondsAhead: number): Promise<void> {
  const now = `now() + interval '${secondsAhead} seconds'`
  await sql
    .raw(`create or replace function app.now() returns timestamptz stable language sql as $$ select ${now} $$`)
    .execute(db)
  const local = `(${now}) at time zone '${provincialZone}'`
  await sql
    .raw(`create or replace function app.today() returns date stable language sql as $$ select (${local})::date $$`)
    .execute(db)
}

async function readLetters(db: Db, address: string | undefined): Promise<Letter[]> {
  return db
    .selectFrom('localLetters')
    .select(['recipient', 'subject', 'body', 'html', 'calendar'])
    .$if(address !== undefined, (letters) => letters.where('recipient', '=', address ?? ''))
    .orderBy('at')
    .execute()
}

/** The first address of ours in a letter: where its button leads. */
export function linkIn(letter: Letter | undefined): string {
  const link = /https?:\/\/\S+/.exec(letter?.body ?? '')?.[0]
  if (!link) throw new Error(`There is no link in this letter: ${letter?.body ?? '(no letter)'}`)
  return link
}

function movableClock(): MovableClock {
  let ahead = Temporal.Duration.from({ seconds: 0 })
  const now = () => Temporal.Now.instant().add(ahead)
  const moveTo = (instant: Temporal.Instant | string) => {
    ahead = Temporal.Now.instant().until(Temporal.Instant.from(instant))
  }
  const moveBy = (duration: Temporal.DurationLike) =>
    moveTo(now().toZonedDateTimeISO(provincialZone).add(duration).toInstant())
  return { now, moveTo, moveBy }
}
