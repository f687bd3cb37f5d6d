import pg from 'pg'
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { OutboxQueue } from '#database/types.ts'
import { sealTrail } from './audit.ts'
import type { Clock } from './clock.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import { type Desk, doItem, type Handed, takeUpLost } from './delivery.ts'
import type { Duties } from './duty.ts'
import type { Settings } from './environment.ts'
import { log } from './log.ts'
import type { Carrier } from './mail.ts'

export type { Composer, Duties, Errand, Item, LongWork, Tick, Work } from './duty.ts'

export interface Postman {
  /** Hands over and does everything that is due now; for tests and one-off commands. */
  settle(): Promise<void>
  stop(): Promise<void>
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
  const desk: Desk = { ...office, errand: () => ({ settings, key, now: clock.now() }), signal: stopping.signal }
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
  const quick = { pollingIntervalSeconds: 0.5, batchSize: 10, perJobResults: true } as const
  await boss.work<Handed>('mail', quick, (jobs) => Promise.all(jobs.map((job) => outcomeOf(desk, 'mail', job))))
  await boss.work<Handed>('work', quick, (jobs) => inTurn(jobs, (job) => outcomeOf(desk, 'work', job)))
  await boss.work<Handed>('long', { ...quick, pollingIntervalSeconds: 1, batchSize: 1 }, (jobs) =>
    inTurn(jobs, (job) => outcomeOf(desk, 'long', job)),
  )
  await boss.work('tick', { pollingIntervalSeconds: 2 }, async () => {
    await inTransaction(desk.store, asWorker, (db) => takeUpLost(db, clock.now())).catch((error) =>
      log.fault('lost items not taken up', error),
    )
    await tickAll(desk)
  })
  await boss.schedule('tick', '*/5 * * * *', {}, { tz: 'UTC' })

  let handing: Promise<void> = Promise.resolve()
  const hand = () =>
    (handing = handing.then(() => handOver(desk, boss)).catch((error) => log.fault('outbox not handed over', error)))
  const chain = () =>
    (handing = handing
      .then(async () => void (await sealTrail(desk.store)))
      .catch((error) => log.fault('audit trail not sealed', error)))
  const timer = setInterval(() => {
    hand()
    chain()
  }, 5000)
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
  office: Omit<Desk, 'errand' | 'signal'> & { settings: Settings; key: Buffer },
): Promise<void> {
  const desk: Desk = {
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
    .returning(['id', 'tries', 'queue', 'kind'])
    .execute()

/** Somebody waits at the door for these: they leave before whatever else is due. */
const urgentKinds: readonly string[] = ['sign-in']

/** How one job ended, told by itself: a job that fails is given out again without those beside it, which may be under way. */
async function outcomeOf(desk: Desk, queue: OutboxQueue, { id, data }: Job<Handed>): Promise<JobResult> {
  try {
    await doItem[queue](desk, data)
    return { id, status: 'completed' }
  } catch (error) {
    log.fault('job failed', error, { id: data.id })
    return { id, status: 'failed', output: { problem: (error as Error).name } }
  }
}

async function inTurn<T, R>(all: readonly T[], way: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const one of all) done.push(await way(one))
  return done
}

async function handOver(desk: Desk, boss: PgBoss): Promise<void> {
  const handed = await inTransaction(desk.store, asWorker, async (db) => {
    const due = await takeDue(db, desk.errand().now)
    for (const { id, tries, queue, kind } of due)
      await boss.send(
        queue,
        { id, tries },
        { db: fromKysely(db as never), priority: urgentKinds.includes(kind) ? 1 : 0 },
      )
    return due.length
  })
  if (handed === mostAtOnce) await handOver(desk, boss)
}

async function workThrough(desk: Desk): Promise<number> {
  const due = await inTransaction(desk.store, asWorker, (db) => takeDue(db, desk.errand().now))
  for (const { queue, ...handed } of due) await doItem[queue](desk, handed)
  return due.length
}

async function tickAll({ store, duties, errand }: Desk): Promise<void> {
  for (const [name, tick] of Object.entries(duties.ticks)) {
    try {
      await inTransaction(store, asWorker, (db) => tick(db, errand()))
    } catch (error) {
      log.fault('tick failed', error, { tick: name })
    }
  }
}
