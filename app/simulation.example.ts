import { sql } from 'kysely'

import type { PersonActor } from '#foundation/actor.ts'
import { asPerson, asWorker, type Db, inTransaction, openClient, over, type Store } from '#foundation/database.ts'
import type { Item } from '#foundation/postman.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, type TestDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, type PoolExample } from './boards/board.example.ts'
import { publish } from './partnerships/offer.example.ts'
import { errandAt } from './people/letter.example.ts'
import { type Chance, makeChance } from './simulation-chance.example.ts'
import { noteTrainings } from './trainings/training.server.ts'
import { duties } from './worker.ts'

/** One contact as the simulation remembers it: what the log must say. */
export interface Remembered {
  readonly id: string
  readonly pair: string
  readonly by: string
  readonly kind: 'meeting' | 'preparation' | 'learning'
  metOn: Temporal.PlainDate
  minutes: number
}

/** A program of simulated people, a clock that is moved, and what the simulation itself remembers of what they did. */
export interface Simulation {
  readonly store: Store
  readonly chance: Chance
  readonly pool: PoolExample
  readonly people: ReadonlyMap<string, PersonActor>
  readonly contacts: Map<string, Remembered>
  /** How often somebody wants to be reminded of a pair, by "pair person". */
  readonly rhythms: Map<string, 'off' | 'week' | 'month'>
  /** Reviews whose writer has let the other read them: the worker does not know. */
  readonly shown: Set<string>
  /** Where goals and suggestions stand, by id, as the two saw them last: nobody else may look. */
  readonly plans: Map<string, { readonly machine: string; readonly id: string; readonly state: string }>
  /** Acts by name: how many were done, and how many were refused in words. */
  readonly done: Map<string, number>
  readonly refused: Map<string, number>
  today: Temporal.PlainDate
  readonly now: () => Temporal.Instant
  /** Somebody does something in a transaction of their own; what is refused in words leaves nothing behind. */
  act(name: string, actor: PersonActor, work: (db: Db) => Promise<unknown>): Promise<boolean>
  asWorker<T>(work: (db: Db) => Promise<T>): Promise<T>
  moveTo(day: Temporal.PlainDate): Promise<void>
  close(): Promise<void>
}

const mentees = 108
const mentors = 112

/** A published program of a hundred pairs and some who are left over, on the day on which its mentors are asked. */
export async function openSimulation(database: TestDatabase, seed: number): Promise<Simulation> {
  const client = openClient(database.owner)
  await client.connect()
  const owner = over(client)
  const chance = makeChance(seed)
  await client.query('begin')
  const pool = await layPool(owner, chance)
  await client.query('commit')
  await client.query('analyze')
  const people = new Map<string, PersonActor>()
  for (const name of names()) people.set(pool.person(name).id, pool.person(name))
  const { store } = database
  const [done, refused] = [new Map<string, number>(), new Map<string, number>()]
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1)
  const simulation: Simulation = {
    ...{ store, chance, pool, people, done, refused },
    contacts: new Map(),
    rhythms: new Map(),
    shown: new Set(),
    plans: new Map(),
    today: Temporal.PlainDate.from('2026-10-25'),
    now: () => noonOf(simulation.today),
    async act(name, actor, work) {
      try {
        await inTransaction(store, asPerson(actor), work)
        count(done, name)
        return true
      } catch (error) {
        if (!(error instanceof Refusal)) throw new Error(`${name} on ${simulation.today}`, { cause: error })
        count(refused, name)
        return false
      }
    },
    asWorker: (work) => inTransaction(store, asWorker, work),
    async moveTo(day) {
      simulation.today = day
      await sql
        .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${day}' $$`)
        .execute(owner)
    },
    close: () => client.end(),
  }
  return simulation
}

export const noonOf = (day: Temporal.PlainDate) => Temporal.Instant.from(`${day}T20:00:00Z`)

const names = () => [
  ...Array.from({ length: mentees }, (_, n) => `Mentee ${n}`),
  ...Array.from({ length: mentors }, (_, n) => `Mentor ${n}`),
]

/** Applicants in real districts, matched and published by the rooms themselves; most mentors have been trained. */
async function layPool(db: Db, chance: Chance): Promise<PoolExample> {
  const districts = [5, 8, 23, 36, 37, 39, 41, 43, 57, 61, 68, 71, 73, 79, 82]
  const seated = (name: string) => ({
    name,
    position: { districtNumber: chance.one(districts) },
    capacity: name.startsWith('Mentor') && chance.share(0.1) ? 2 : 1,
    rating: (index: number) => 1 + ((chance.whole(0, 4) + index) % 5),
  })
  const pool = await addPool(db, {
    mentees: Array.from({ length: mentees }, (_, n) => seated(`Mentee ${n}`)),
    mentors: Array.from({ length: mentors }, (_, n) => seated(`Mentor ${n}`)),
    changes: { cap: 500 },
  })
  await publish(db, pool)
  const trained = names().filter((name) => name.startsWith('Mentor') && chance.share(0.9))
  const what = { personIds: trained.map((name) => pool.person(name).id), title: 'Mentor training' }
  const completedOn = Temporal.PlainDate.from('2026-10-20')
  await as(db, pool.coordinator)
  await noteTrainings(
    db,
    pool.coordinator,
    pool.program.id,
    { ...what, completedOn },
    boardNow,
    completedOn.add({ days: 5 }),
  )
  await as(db, 'owner')
  return pool
}

export function personOf({ people }: Simulation, id: string): PersonActor {
  const person = people.get(id)
  if (!person) throw new Error('Nobody of the simulation.')
  return person
}

/** What the coordinator sees. */
export const inSight = async <T>(simulation: Simulation, work: (db: Db) => Promise<T>): Promise<T> => {
  const seen: T[] = []
  await simulation.act('seen', simulation.pool.coordinator, async (db) => void seen.push(await work(db)))
  return seen[0] as T
}

/** Does what the worker does: what is looked for every few minutes, then the work that was asked for. */
export async function workThrough(simulation: Simulation): Promise<void> {
  const errand = errandAt(simulation.now())
  for (const tick of Object.values(duties.ticks)) await simulation.asWorker((db) => tick(db, errand))
  for (let due = await take(simulation, 'work'); due.length > 0; due = await take(simulation, 'work'))
    for (const item of due) await simulation.asWorker(async (db) => duties.works[item.kind]?.(db, item, errand))
}

/** What lies in one queue, taken out of it: nothing comes twice. */
export function take(simulation: Simulation, queue: 'mail' | 'work'): Promise<Item[]> {
  return simulation.asWorker(async (db) => {
    const rows = await db
      .updateTable('outbox')
      .set({ state: 'sent' })
      .where('queue', '=', queue)
      .where('state', '=', 'waiting')
      .returningAll()
      .execute()
    return rows.map((row) => ({ ...row, particulars: row.particulars as Item['particulars'] }))
  })
}

/** Writes one letter as the worker does when its time has come. @returns whether there was still a reason for it */
export async function isWritten(simulation: Simulation, item: Item): Promise<boolean> {
  const composer = duties.letters[item.kind]
  if (!composer) throw new Error(`Nobody writes "${item.kind}".`)
  return (await simulation.asWorker((db) => composer(db, item, errandAt(simulation.now())))) !== undefined
}
