import { sql } from 'kysely'
import pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Clock } from './clock.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import type { Duties, Errand, Item } from './duty.ts'
import type { Settings } from './environment.ts'
import { log } from './log.ts'
import { type Carrier, LetterUnknown, type Message } from './mail.ts'

export type { Composer, Duties, Errand, Item, LongWork, Tick, Work } from './duty.ts'

export interface Postman {
  /** Hands over and does everything that is due now; for tests and one-off commands. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Office {
  readonly store: Store
  readonly duties: Duties
  readonly carrier: Carrier
  readonly clock: Clock
  readonly errand: () => Errand
  readonly signal: AbortSignal
}

/**
 * The worker. Outbox rows that are due become pg-boss jobs in one transaction; pg-boss gives each job to one worker
 * of however many run, again if that worker dies. Woken by the database when something is posted, and every few
 * seconds in any case.
 */
export async function startPostman(
  serving: pg.ClientConfig,
  office: { store: Store; settings: Settings; key: Buffer; clock: Clock; carrier: Carrier; duties: Duties },
): Promise<Postman> {
  const { settings, key, clock } = office
  const stopping = new AbortController()
  const desk: Office = { ...office, errand: () => ({ settings, key, now: clock.now() }), signal: stopping.signal }
  const boss = new PgBoss({
    ...(serving as object),
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    max: 3,
    options: '-c role=alongside_job -c timezone=UTC',
  })
  boss.on('error', (error) => log.fault('worker', error))
  await boss.start()
  const quick = { pollingIntervalSeconds: 0.5, batchSize: 10 }
  await boss.work<{ id: string }>(
    'mail',
    quick,
    async (jobs) => void (await Promise.all(jobs.map((job) => deliver(desk, job.data.id)))),
  )
  await boss.work<{ id: string }>('work', quick, async (jobs) => {
    for (const job of jobs) await perform(desk, job.data.id)
  })
  await boss.work<{ id: string }>('long', { pollingIntervalSeconds: 1, batchSize: 1 }, async (jobs) => {
    for (const job of jobs) await endure(desk, job.data.id)
  })
  await boss.work('tick', { pollingIntervalSeconds: 2 }, () => tickAll(desk))
  await boss.schedule('tick', '*/5 * * * *', {}, { tz: 'UTC' })

  let handing: Promise<void> = Promise.resolve()
  const hand = () =>
    (handing = handing.then(() => handOver(desk, boss)).catch((error) => log.fault('outbox not handed over', error)))
  const timer = setInterval(hand, 5000)
  const deafen = await listen(serving, hand)
  await hand()
  return {
    settle: async () => {
      await tickAll(desk)
      while ((await workThrough(desk)) > 0);
    },
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await deafen()
      await handing
      await boss.stop({ graceful: true, timeout: 8000 })
    },
  }
}

/** Does everything due in this process, without pg-boss; what a test or `alongside demo --run` needs. */
export async function settle(
  office: Omit<Office, 'errand' | 'signal'> & { settings: Settings; key: Buffer },
): Promise<void> {
  const desk: Office = {
    ...office,
    errand: () => ({ settings: office.settings, key: office.key, now: office.clock.now() }),
    signal: new AbortController().signal,
  }
  await tickAll(desk)
  while ((await workThrough(desk)) > 0);
}

/** Hears when something is posted. Lost with its database, the connection is made again. @returns how to stop */
async function listen(serving: pg.ClientConfig, hear: () => void): Promise<() => Promise<void>> {
  let stopped = false
  let ear: pg.Client | undefined
  const attend = async () => {
    const client = new pg.Client(serving)
    client.on('error', () => {}) // the timer goes on without it
    client.on('notification', hear)
    client.once('end', again)
    await client.connect()
    await client.query('listen outbox')
    ear = client
  }
  const again = () => {
    if (!stopped) setTimeout(() => void (stopped || attend().catch(() => {})), 1000).unref()
  }
  await attend()
  return async () => {
    stopped = true
    await ear?.end().catch(() => {})
  }
}

/** How many rows are taken in one transaction. */
const mostAtOnce = 200

const takeDue = (db: Db, now: Temporal.Instant) =>
  db
    .updateTable('outbox')
    .set({ state: 'handed', movedAt: now })
    .where('id', 'in', (of) =>
      of
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'waiting')
        .where((of) => of.or([of('dueAt', 'is', null), of('dueAt', '<=', now)]))
        .orderBy('dueAt', (order) => order.asc().nullsFirst())
        .orderBy('createdAt')
        .limit(mostAtOnce)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'queue', 'kind'])
    .execute()

/** Somebody waits at the door for these: they leave before whatever else is due. */
const urgentKinds: readonly string[] = ['sign-in']

async function handOver(desk: Office, boss: PgBoss): Promise<void> {
  const handed = await inTransaction(desk.store, asWorker, async (db) => {
    const due = await takeDue(db, desk.errand().now)
    for (const { id, queue, kind } of due)
      await boss.send(queue, { id }, { db: fromKysely(db as never), priority: urgentKinds.includes(kind) ? 1 : 0 })
    return due.length
  })
  if (handed === mostAtOnce) await handOver(desk, boss)
}

async function workThrough(desk: Office): Promise<number> {
  const due = await inTransaction(desk.store, asWorker, (db) => takeDue(db, desk.errand().now))
  for (const { id, queue } of due) await { mail: deliver, work: perform, long: endure }[queue](desk, id)
  return due.length
}

/**
 * Sends one letter. "sending" is committed before the letter leaves: found in that state later, it may have gone, and
 * a second copy would be worse than none, so it stays "unknown" for a person to see.
 */
async function deliver(desk: Office, id: string): Promise<void> {
  const message = await orAgain(desk, id, () => compose(desk, id))
  if (!message) return
  const carried = await orAgain(desk, id, () => desk.carrier.carry(message, id).then(() => true))
  if (carried) await inTransaction(desk.store, asWorker, (db) => settleAs(db, id, 'sent'))
}

/** @returns the letter, with the row at "sending"; nothing when it is somebody else's, or its reason is gone */
function compose(desk: Office, id: string): Promise<Message | undefined> {
  return inTransaction(desk.store, asWorker, async (db) => {
    const item = await take(db, id)
    if (item?.state === 'sending') await settleAs(db, id, 'unknown', 'The worker ended while this letter was leaving.')
    if (item?.state !== 'handed') return undefined
    const composer = desk.duties.letters[item.kind]
    if (!composer) throw new Error(`Nobody writes "${item.kind}".`)
    const message = await composer(db, item, desk.errand())
    await settleAs(db, id, message ? 'sending' : 'withdrawn')
    return message
  })
}

/** Does one piece of work and marks it done in the same transaction: a crash leaves neither. */
async function perform(desk: Office, id: string): Promise<void> {
  await orAgain(desk, id, () =>
    inTransaction(desk.store, asWorker, async (db) => {
      const item = await take(db, id)
      if (item?.state !== 'handed') return
      const work = desk.duties.works[item.kind]
      if (!work) throw new Error(`Nobody does "${item.kind}".`)
      await work(db, item, desk.errand())
      await sql.raw(asWorker).execute(db) // the work may have gone on under somebody's own rights
      await settleAs(db, id, 'sent')
    }),
  )
}

/** Takes one long work on, and sees it through. Nothing that fails after it was taken on is tried again. */
async function endure(desk: Office, id: string): Promise<void> {
  const endurance = await orAgain(desk, id, () =>
    inTransaction(desk.store, asWorker, async (db) => {
      const item = await take(db, id)
      if (item?.state !== 'handed') return undefined
      const work = desk.duties.longWorks?.[item.kind]
      if (!work) throw new Error(`Nobody does "${item.kind}".`)
      const taken = await work(db, item, desk.errand())
      await settleAs(db, id, 'sent')
      return taken
    }),
  )
  await endurance?.(desk.store, desk.clock, desk.signal).catch((error) => log.fault('long work failed', error, { id }))
}

/** How long to wait before trying again, by the number of tries: half a minute to half a day, a day in all. */
const patience = [30, 120, 600, 1800, 7200, 21_600, 43_200] as const

/**
 * Tries, and where that fails puts the row back to be taken later; after eight tries a person must look. A letter whose
 * connection broke while leaving is not tried again.
 */
async function orAgain<T>(desk: Office, id: string, attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt()
  } catch (error) {
    log.fault('outbox item failed', error, { id })
    await inTransaction(desk.store, asWorker, (db) =>
      error instanceof LetterUnknown
        ? settleAs(db, id, 'unknown', 'The connection broke while this letter was leaving.')
        : putBack(db, id, error, desk.errand().now),
    )
    return undefined
  }
}

async function tickAll({ store, duties, errand }: Office): Promise<void> {
  for (const [name, tick] of Object.entries(duties.ticks)) {
    try {
      await inTransaction(store, asWorker, (db) => tick(db, errand()))
    } catch (error) {
      log.fault('tick failed', error, { tick: name })
    }
  }
}

async function take(db: Db, id: string) {
  const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && { ...row, particulars: row.particulars as Item['particulars'] }
}

async function settleAs(
  db: Db,
  id: string,
  state: 'sending' | 'sent' | 'unknown' | 'withdrawn',
  problem?: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state, problem: problem ?? null })
    .where('id', '=', id)
    .execute()
}

/** What is done stays done: where the line broke after a commit, nobody was told, and it must not be done again. */
async function putBack(db: Db, id: string, error: unknown, now: Temporal.Instant): Promise<void> {
  const row = await db.selectFrom('outbox').select('tries').where('id', '=', id).executeTakeFirst()
  const seconds = patience[row?.tries ?? 0]
  const next =
    seconds === undefined ? { state: 'failed' as const } : { state: 'waiting' as const, dueAt: now.add({ seconds }) }
  await db
    .updateTable('outbox')
    .set({ ...next, tries: (row?.tries ?? 0) + 1, problem: (error as Error).name })
    .where('id', '=', id)
    .where('state', 'in', ['handed', 'sending'])
    .execute()
}
