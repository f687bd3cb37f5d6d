import type { Clock } from './clock.ts'
import type { Db, Store } from './database.ts'
import type { Settings } from './environment.ts'
import type { Message } from './mail.ts'

/** What a composer or a piece of work is told: identifiers and small facts, from the outbox row. */
export interface Item {
  readonly id: string
  readonly kind: string
  readonly personId: string | null
  readonly address: string | null
  readonly subjectId: string
  readonly particulars: Record<string, string | number | boolean | null>
}

export interface Errand {
  readonly settings: Settings
  readonly key: Buffer
  readonly now: Temporal.Instant
}

/** Writes one kind of letter when its time has come; undefined when its reason is gone. */
export type Composer = (db: Db, item: Item, errand: Errand) => Promise<Message | undefined>
/** Does one kind of work, in one transaction with the mark that it is done. */
export type Work = (db: Db, item: Item, errand: Errand) => Promise<void>
/** Looks every few minutes for what has become due. Posts letters and work with their own uniqueness. */
export type Tick = (db: Db, errand: Errand) => Promise<void>
/**
 * Takes on work of minutes. What it does itself is kept in one transaction with the mark that the item was taken; what
 * it returns is then done outside any, at most once: a worker that dies meanwhile leaves it to a tick to find out.
 */
export type LongWork = (db: Db, item: Item, errand: Errand) => Promise<Endurance | undefined>
/** @param signal aborted when this worker must stop */
export type Endurance = (store: Store, clock: Clock, signal: AbortSignal) => Promise<void>

export interface Duties {
  readonly letters: Readonly<Record<string, Composer>>
  readonly works: Readonly<Record<string, Work>>
  readonly longWorks?: Readonly<Record<string, LongWork>>
  readonly ticks: Readonly<Record<string, Tick>>
}
