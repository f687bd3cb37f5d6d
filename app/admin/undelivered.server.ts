import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'

/** A letter that did not arrive: refused for a day, or perhaps gone when its connection broke. */
export interface Undelivered {
  readonly id: string
  readonly kind: string
  readonly state: 'failed' | 'unknown'
  readonly recipient: string | null
  readonly since: Temporal.Instant
}

/** The letters of a program that did not arrive, oldest first, for its coordinator; none for anybody else. */
export async function listUndelivered(db: Db, programId: string): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered>`select * from app.undelivered(${programId}) order by since, id`.execute(db)
  return rows
}

/** Sends one of them anew. It is written at that moment, so it says what holds then, or stays unsent if its reason is gone. */
export async function sendAgain(db: Db, actor: PersonActor, programId: string, letterId: string): Promise<void> {
  const { rows } = await sql<{ again: boolean }>`select app.send_again(${programId}, ${letterId}) as again`.execute(db)
  orNotFound(rows[0]?.again)
  await record(db, actor, 'letter.sent-again', { recordType: 'letter', recordId: letterId, programId })
}
