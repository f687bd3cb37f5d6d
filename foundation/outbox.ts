import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A mail to be written when its time comes, told by identifiers: the words are made at sending, never stored. */
export interface Letter {
  /** Which letter: the name under which a room registered its composer. */
  readonly kind: string
  readonly personId?: string | null
  /** The address, where it is not the person's own first address. */
  readonly address?: string | null
  /** The row it is about. With kind, recipient and occurrence it makes the letter unique. */
  readonly subjectId: string
  /** Which one of several: an instant, a date, a count. The same occurrence is never sent twice. */
  readonly occurrence?: string
  readonly particulars?: Record<string, string | number | boolean | null>
  readonly dueAt?: Temporal.Instant
}

/**
 * Puts a letter into the outbox, in the transaction of what it tells.
 * Posting the same letter again (same kind, subject, recipient and occurrence) does nothing.
 *
 * @returns whether it is new
 */
export async function post(db: Db, letter: Letter): Promise<boolean> {
  return put(db, { ...letter, queue: 'mail' })
}

/** Posts many letters at once. */
export async function postAll(db: Db, letters: readonly Letter[]): Promise<void> {
  if (letters.length > 0)
    await putAll(
      db,
      letters.map((letter) => ({ ...letter, queue: 'mail' as const })),
    )
}

/** Asks the worker for a piece of work by name, in the same transaction and with the same uniqueness. */
export async function ask(db: Db, work: Omit<Letter, 'personId' | 'address'>): Promise<boolean> {
  return put(db, { ...work, queue: 'work' })
}

/**
 * Asks the worker for work of minutes. It waits in a queue of its own, is taken on at most once, and must itself say
 * what has become of it.
 */
export async function askLong(db: Db, work: Omit<Letter, 'personId' | 'address'>): Promise<boolean> {
  return put(db, { ...work, queue: 'long' })
}

type Item = Letter & { queue: 'mail' | 'work' | 'long' }

const put = async (db: Db, item: Item) => (await putAll(db, [item])) === 1n

/** @returns how many are new */
async function putAll(db: Db, items: readonly Item[]): Promise<bigint | undefined> {
  const result = await db
    .insertInto('outbox')
    .values(
      items.map((item) => ({
        queue: item.queue,
        kind: item.kind,
        personId: item.personId ?? null,
        address: item.address ?? null,
        subjectId: item.subjectId,
        occurrence: item.occurrence ?? 'once',
        particulars: JSON.stringify(item.particulars ?? {}),
        ...(item.dueAt ? { dueAt: item.dueAt } : {}),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows
}

/** Takes back what has not been sent: the reason for it is gone. */
export async function unpost(db: Db, kind: string, subjectId: string): Promise<void> {
  await sql`select app.unpost(${kind}, ${subjectId})`.execute(db)
}
