import { sql } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import { asWorker, type Db, inTransaction, openStore, type Store } from '#foundation/database.ts'
import { answer } from '#foundation/door.ts'
import { readSettings } from '#foundation/environment.ts'
import type { House } from '#foundation/house.ts'
import { KeptPages } from '#foundation/kept.ts'
import { type Carrier, LetterUnknown } from '#foundation/mail.ts'
import { newOperation } from '#foundation/operation.ts'
import { type Answered, goTo, type Page, page } from '#foundation/page.ts'
import { Refusal } from '#foundation/refusal.ts'
import { testKey } from '#foundation/testing.ts'
import type { Simulation } from './simulation.example.ts'
import type { Chance } from './simulation-chance.example.ts'

/** Bad weather between the house and its database, and on the way of its letters. */
export interface Weather {
  readonly chance: Chance
  /** What went wrong, by name, and how often. */
  readonly faults: Map<string, number>
  isCalm: boolean
}

const strike = ({ faults }: Weather, name: string): string => {
  faults.set(name, (faults.get(name) ?? 0) + 1)
  return name
}

const fullDisk = `do $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`

/** What happens to one question on its way, in ten thousandths. */
function faultFor(weather: Weather, text: string): string | undefined {
  if (weather.isCalm) return undefined
  const roll = weather.chance.whole(0, 9999)
  if (roll < 20) return strike(weather, 'line torn before a question')
  if (roll < 45) return strike(weather, 'line torn after a question')
  if (roll < 60) return strike(weather, 'disk full')
  if (roll < 80) return strike(weather, 'session of the database killed')
  if (roll < 400 && text.startsWith('begin')) return strike(weather, 'delay')
  if (roll < 460 && text === 'commit') return strike(weather, 'line torn after a commit')
  return undefined
}

/** A store whose connections break, wait and run out of disk as the weather will have it. */
export function stormyStore(config: pg.PoolConfig, weather: Weather, killer: pg.Pool): Store {
  class StormyClient extends pg.Client {
    override query(...given: unknown[]): never {
      const [first] = given as [string | { readonly text?: string }]
      const ask = (question: unknown[]) => Reflect.apply(pg.Client.prototype.query, this, question)
      const tear = () =>
        (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
      const fault = faultFor(weather, typeof first === 'string' ? first : (first.text ?? ''))
      if (fault === 'line torn before a question') tear()
      if (fault === 'disk full') return ask([fullDisk]) as never
      if (fault === 'delay')
        return new Promise((resolve) => setTimeout(resolve, weather.chance.whole(1, 20))).then(() =>
          ask(given),
        ) as never
      if (fault?.startsWith('session'))
        killer
          .query('select pg_terminate_backend($1)', [(this as unknown as { processID: number }).processID])
          .catch(() => {})
      const asked = ask(given)
      if (fault?.startsWith('line torn after')) setTimeout(tear, weather.chance.whole(0, 2))
      return asked as never
    }
  }
  return openStore({ ...config, Client: StormyClient, max: 16 } as pg.PoolConfig)
}

/** A mail server that refuses letters, and whose line breaks while they leave: nobody can know whether they did. */
export function stormyCarrier(weather: Weather): Carrier & { readonly carried: Map<string, number> } {
  const carried = new Map<string, number>()
  return {
    carried,
    async carry(_message, id) {
      const roll = weather.isCalm ? 99 : weather.chance.whole(0, 99)
      if (roll < 5) throw new Error(strike(weather, 'mail refused'))
      if (roll < 9) carried.set(id, (carried.get(id) ?? 0) + 1)
      if (roll < 11) {
        strike(weather, 'line torn under a letter')
        throw new LetterUnknown()
      }
      carried.set(id, (carried.get(id) ?? 0) + 1)
    },
  }
}

/** What somebody does by a form. @returns where it leads: what the end of the storm is judged by */
export type Act = (asked: Answered<object, PersonActor, unknown>, what: never) => Promise<string>

const settings = readSettings({})

/** The house in the storm: its real door, with forms that do nothing but one act each. */
export function openHouse(simulation: Simulation, store: Store, acts: Readonly<Record<string, Act>>) {
  const clock = { now: simulation.now }
  const nothing = async () => undefined
  const house: House = {
    store,
    settings,
    clock,
    key: testKey,
    kept: new KeptPages(),
    frame: {
      ahead: nothing,
      trouble: () => ({ html: '', nonce: undefined }),
      proveAgain: () => ({ html: '', nonce: undefined }),
    } as never,
  }
  const pages = new Map<string, Page>(
    Object.entries(acts).map(([name, act]) => [
      name,
      page(`/${name}`, {
        show: () => goTo('/refused'),
        form: z.strictObject({ what: z.string() }),
        answer: async (asked) => goTo(await act(asked, JSON.parse(asked.values.what) as never)),
      }),
    ]),
  )
  return { house, pages }
}

export interface Sent {
  /** Where the form led, once somebody was told. */
  readonly location: string | undefined
}

/** Everybody's session, made before the storm. */
export async function signAllIn(owner: Db, people: Iterable<PersonActor>): Promise<Map<string, PersonActor>> {
  const sessions = new Map<string, PersonActor>()
  for (const person of people) {
    const { rows } = await sql<{ id: string }>`insert into sessions (token_hash, person_id, level, ends_at)
      values (${hash(tokenOf(person))}, ${person.id}, 'strong', now() + interval '1 day') returning id`.execute(owner)
    sessions.set(person.id, { ...person, sessionId: rows[0]?.id ?? null })
  }
  return sessions
}

const tokenOf = ({ id }: { id: string }) => `session-of-${id}`

/**
 * Somebody sends a form until they are told what has become of it, now and then twice at once; some leave at the first
 * trouble.
 */
export async function send(
  { house, pages }: ReturnType<typeof openHouse>,
  { chance, isCalm }: Weather,
  { name, who, what }: { readonly name: string; readonly who: PersonActor; readonly what: object },
): Promise<Sent> {
  const found = pages.get(name)
  if (!found) throw new Error(`Nobody does "${name}".`)
  const op = newOperation(house.key, who)
  const visit = {
    page: found,
    params: {},
    url: new URL(`/${name}`, settings.origin),
    headers: new Headers({ cookie: `session=${tokenOf(who)}` }),
    address: '127.0.0.1',
  }
  const once = async () => {
    const data = new FormData()
    data.set('op', op)
    data.set('what', JSON.stringify(what))
    const { status, headers } = await answer(house, visit, data)
    return status < 400 ? headers.location : '/refused'
  }
  const leaves = chance.share(0.03) && !isCalm
  if (chance.share(0.05)) await Promise.allSettled([once(), once()])
  let trouble: unknown
  for (let times = 0; times < 60; times++) {
    try {
      return { location: await once() }
    } catch (error) {
      if (error instanceof Refusal) return { location: '/refused' }
      if (leaves) return { location: undefined }
      trouble = error
    }
  }
  throw new Error(`${name} was never answered.`, { cause: trouble })
}

/** Reads what everybody left behind, past all policies: the storm is over. */
export const lookAtAll = <Row>(owner: Db, question: string): Promise<Row[]> =>
  sql
    .raw<Row>(question)
    .execute(owner)
    .then(({ rows }) => rows)

export const inWorker = <T>(store: Store, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(store, asWorker, work)
