import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { OutboxState } from '#database/types.ts'
import { type Clock, systemClock } from './clock.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import type { Desk } from './delivery.ts'
import type { Duties } from './duty.ts'
import { readSettings } from './environment.ts'
import { type Carrier, LetterUnknown, type Message } from './mail.ts'
import { type Letter, post } from './outbox.ts'
import { openTestDatabase, testKey } from './testing.ts'

const settings = readSettings({})
export const hello: Message = {
  to: 'amina@example.org',
  language: 'en',
  subject: { en: 'Hello', fr: 'Bonjour' },
  paragraphs: [],
  from: { en: 'Us', fr: 'Nous' },
}

/** A carrier that remembers what it took, and does as it is told on each call. */
export function carrierThat(...does: ((id: string) => void)[]): Carrier & { carried: string[] } {
  const carried: string[] = []
  return {
    carried,
    async carry(_message, id) {
      carried.push(id)
      does[Math.min(carried.length, does.length) - 1]?.(id)
    },
  }
}

export const takes = () => {}
export const fails = () => {
  throw new Error('The server is full.')
}
export const breaks = () => {
  throw new LetterUnknown()
}

/** A clock that runs ahead. */
export const later = (by: Temporal.DurationLike): Clock => ({ now: () => systemClock.now().add(by) })

const duties: Duties = { letters: { hello: async () => hello, gone: async () => undefined }, works: {}, ticks: {} }

/** An outbox of its own, with what a test posts and looks for in it. */
export async function openOutbox() {
  const { store, serving, close } = await openTestDatabase()
  const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asWorker, work)
  const office = (carrier: Carrier, more: Partial<Duties> = {}) => ({
    store,
    settings,
    key: testKey,
    clock: systemClock,
    carrier,
    duties: { ...duties, ...more },
  })
  const rowOf = (id: string) =>
    inWorker((db) =>
      db.selectFrom('outbox').select(['state', 'tries', 'problem']).where('id', '=', id).executeTakeFirstOrThrow(),
    )
  const isAbandoned = async (id: string) => {
    const job = sql`select 1 from pgboss.job where id = ${id} and state = 'failed'`
    return (await inWorker((db) => job.execute(db))).rows.length > 0
  }
  return {
    store,
    serving,
    close,
    inWorker,
    office,
    rowOf,

    async postOne(letter: Partial<Letter> = {}): Promise<string> {
      return inWorker(async (db) => {
        await post(db, { kind: 'hello', subjectId: '1', ...letter })
        const posted = db
          .selectFrom('outbox')
          .select('id')
          .where('subjectId', '=', letter.subjectId ?? '1')
        return (await posted.executeTakeFirstOrThrow()).id
      })
    },

    /** Waits until a letter is as expected; pg-boss's own waiting between tries is cut short. */
    async until(id: string, state: OutboxState, tries = 0): Promise<void> {
      const patience = Date.now() + 20_000
      for (;;) {
        const row = await rowOf(id)
        if (row.state === state && row.tries >= tries) return
        const isOver = ['sent', 'failed', 'unknown', 'withdrawn'].includes(row.state)
        assert.ok(!isOver && Date.now() < patience, `The letter is ${JSON.stringify(row)}, not ${state}.`)
        assert.ok(!(await isAbandoned(id)), `pg-boss gave up; the letter is still ${JSON.stringify(row)}.`)
        await inWorker((db) => sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db))
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },

    /** The job of a worker that died: still to be done, as pg-boss gives it out again. */
    async leaveJob(id: string): Promise<void> {
      const asJob = { options: '-c role=alongside_job', supervise: false, schedule: false, migrate: false, max: 1 }
      const boss = new PgBoss({ ...(serving as object), ...asJob, schema: 'pgboss', createSchema: false })
      boss.on('error', () => {})
      await boss.start()
      await boss.send('mail', { id, tries: 0 }, { id })
      await boss.stop({ graceful: false })
    },

    /** The desk of one worker. */
    deskOf: (of: Store, carrier: Carrier): Desk => ({
      ...office(carrier),
      store: of,
      errand: () => ({ settings, key: testKey, now: systemClock.now() }),
      signal: new AbortController().signal,
    }),
  }
}

export type Outbox = Awaited<ReturnType<typeof openOutbox>>
