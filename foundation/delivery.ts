import { sql } from 'kysely'
import type { OutboxQueue, OutboxState } from '#database/types.ts'
import type { Clock } from './clock.ts'
import { asWorker, type Db, inTransaction, type Store } from './database.ts'
import type { Duties, Errand, Item } from './duty.ts'
import { log } from './log.ts'
import { type Carrier, LetterUnknown, type Message } from './mail.ts'

/** Where one worker does what it was handed. */
export interface Desk {
  readonly store: Store
  readonly duties: Duties
  readonly carrier: Carrier
  readonly clock: Clock
  readonly errand: () => Errand
  readonly signal: AbortSignal
}

/** A row of the outbox as a job carries it: it is that job's only while it stands at the same try. */
export interface Handed {
  readonly id: string
  readonly tries: number
}

/**
 * Sends one letter. "sending" is committed before the letter leaves: found in that state later, it may have gone, and
 * a second copy would be worse than none, so it stays "unknown" for a person to see.
 */
async function deliver(desk: Desk, handed: Handed): Promise<void> {
  const own: OutboxState[] = ['handed'] // what of the row's states is this job's own doing
  const message = await orAgain(desk, handed, own, () => compose(desk, handed, own))
  if (!message) return
  const carried = await orAgain(desk, handed, own, () => desk.carrier.carry(message, handed.id).then(() => true))
  if (carried) await inTransaction(desk.store, asWorker, (db) => settleAs(db, handed.id, 'sent'))
}

/** @returns the letter, with the row at "sending"; nothing when it is somebody else's, or its reason is gone */
function compose(desk: Desk, handed: Handed, own: OutboxState[]): Promise<Message | undefined> {
  return inTransaction(desk.store, asWorker, async (db) => {
    const item = await take(db, handed)
    if (item?.state === 'sending') await settleAs(db, item.id, 'unknown', whileLeaving)
    if (item?.state !== 'handed') return undefined
    const composer = desk.duties.letters[item.kind]
    if (!composer) throw new Error(`Nobody writes "${item.kind}".`)
    const message = await composer(db, item, desk.errand())
    if (message) own.push('sending')
    await settleAs(db, item.id, message ? 'sending' : 'withdrawn')
    return message
  })
}

/** Does one piece of work and marks it done in the same transaction: a crash leaves neither. */
async function perform(desk: Desk, handed: Handed): Promise<void> {
  await orAgain(desk, handed, ['handed'], () =>
    inTransaction(desk.store, asWorker, async (db) => {
      const item = await take(db, handed)
      if (item?.state !== 'handed') return
      const work = desk.duties.works[item.kind]
      if (!work) throw new Error(`Nobody does "${item.kind}".`)
      await work(db, item, desk.errand())
      await sql.raw(asWorker).execute(db) // the work may have gone on under somebody's own rights
      await settleAs(db, item.id, 'sent')
    }),
  )
}

/** Takes one long work on, and sees it through. Nothing that fails after it was taken on is tried again. */
async function endure(desk: Desk, handed: Handed): Promise<void> {
  const endurance = await orAgain(desk, handed, ['handed'], () =>
    inTransaction(desk.store, asWorker, async (db) => {
      const item = await take(db, handed)
      if (item?.state !== 'handed') return undefined
      const work = desk.duties.longWorks?.[item.kind]
      if (!work) throw new Error(`Nobody does "${item.kind}".`)
      const taken = await work(db, item, desk.errand())
      await settleAs(db, item.id, 'sent')
      return taken
    }),
  )
  const { store, clock, signal } = desk
  await endurance?.(store, clock, signal).catch((error) => log.fault('long work failed', error, { id: handed.id }))
}

/**
 * Does what one row of a queue asks.
 *
 * @throws whatever failed where the row was not put back for it: the job is then to be given out again
 */
export const doItem: Readonly<Record<OutboxQueue, (desk: Desk, handed: Handed) => Promise<void>>> = {
  mail: deliver,
  work: perform,
  long: endure,
}

/** How long to wait before trying again, by the number of tries: half a minute to half a day, a day in all. */
const patience = [30, 120, 600, 1800, 7200, 21_600, 43_200] as const

/**
 * Tries, and where that fails puts the row back to be taken later; after eight tries a person must look. A letter whose
 * connection broke while leaving is not tried again.
 *
 * @param own the states this job alone can have left the row in
 */
async function orAgain<T>(
  desk: Desk,
  handed: Handed,
  own: readonly OutboxState[],
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await attempt()
  } catch (error) {
    log.fault('outbox item failed', error, { id: handed.id })
    const isLeaving = error instanceof LetterUnknown
    const isBack = await inTransaction(desk.store, asWorker, async (db) => {
      if (isLeaving) await settleAs(db, handed.id, 'unknown', 'The connection broke while this letter was leaving.')
      else return putBack(db, handed, own, { problem: (error as Error).name, now: desk.errand().now })
    })
    if (!isLeaving && !isBack) throw error
    return undefined
  }
}

/** The row, as long as it is this job's: put back meanwhile and handed over anew, it is another's. */
async function take(db: Db, { id, tries }: Handed) {
  const rows = db.selectFrom('outbox').selectAll().where('id', '=', id).where('tries', '=', tries)
  const row = await rows.forUpdate().executeTakeFirst()
  return row && { ...row, particulars: row.particulars as Item['particulars'] }
}

const whileLeaving = 'The worker ended while this letter was leaving.'

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

/**
 * What is done stays done: where the line broke after a commit, nobody was told, and it must not be done again.
 *
 * @returns whether the row was put back; where it was not, whoever looks again finds out what became of it
 */
async function putBack(
  db: Db,
  { id, tries }: Handed,
  from: readonly OutboxState[],
  { problem, now }: { readonly problem: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const seconds = patience[tries]
  const next =
    seconds === undefined ? { state: 'failed' as const } : { state: 'waiting' as const, dueAt: now.add({ seconds }) }
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ ...next, tries: tries + 1, problem })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Puts back what was handed over and has no job any more: pg-boss gives a job up that failed too often, as where the
 * database comes and goes. A letter that was leaving may have left.
 */
export async function takeUpLost(db: Db, now: Temporal.Instant): Promise<void> {
  const lost = await db
    .selectFrom('outbox')
    .select(['id', 'tries', 'state'])
    .where('state', 'in', ['handed', 'sending'])
    .where('movedAt', '<', now.subtract({ minutes: 15 }))
    .where(
      sql<boolean>`not exists (select from pgboss.job j where j.name = outbox.queue::text
        and j.data->>'id' = outbox.id::text and j.state in ('created', 'retry', 'active'))`,
    )
    .execute()
  for (const { state, ...handed } of lost)
    if (state === 'sending') await settleAs(db, handed.id, 'unknown', whileLeaving)
    else await putBack(db, handed, ['handed'], { problem: 'Lost', now })
}
