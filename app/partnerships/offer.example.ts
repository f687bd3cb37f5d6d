import assert from 'node:assert/strict'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey } from '#foundation/testing.ts'
import { approve, boardNow, type PoolExample } from '../boards/board.example.ts'
import { answerOffer } from './answer.server.ts'
import { cascadeWork, takeBackOffers } from './offer.job.ts'
import { publishBoard } from './publication.server.ts'

export const refuses = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && error.text.en.length > 10)

export async function publish(db: Db, pool: PoolExample): Promise<void> {
  const board = await approve(db, pool)
  await publishBoard(db, pool.coordinator, pool.program, board, testKey, boardNow)
}

/** Every offer, as "mentee–mentor: state", oldest round first. */
export async function offersOf(db: Db, { nameOf }: PoolExample): Promise<string[]> {
  await as(db, 'owner')
  const rows = await db.selectFrom('offers').selectAll().orderBy('round').execute()
  return rows
    .map((row) => `${row.round} ${nameOf(row.menteeApplicationId)}–${nameOf(row.mentorApplicationId)}: ${row.state}`)
    .sort()
}

export async function offerOf(db: Db, { application }: PoolExample, mentee: string): Promise<string> {
  await as(db, 'owner')
  const row = await db
    .selectFrom('offers')
    .select('id')
    .where('menteeApplicationId', '=', application(mentee))
    .orderBy('round', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Somebody says yes or no to the newest offer of a mentee. */
export async function answers(db: Db, pool: PoolExample, who: string, mentee: string, answer: 'yes' | 'no', word = '') {
  const id = await offerOf(db, pool, mentee)
  const person = pool.person(who)
  await as(db, person)
  return answerOffer(db, person, id, { answer, word, promised: true }, testKey, boardNow)
}

export async function lettersTo(db: Db, { person }: PoolExample, name: string): Promise<string[]> {
  await as(db, 'owner')
  const rows = await db
    .selectFrom('outbox')
    .select('kind')
    .where('personId', '=', person(name).id)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** The worker's turn: what a no has asked for. */
export async function work(db: Db, now = boardNow): Promise<void> {
  await as(db, 'worker')
  const due = await db
    .selectFrom('outbox')
    .selectAll()
    .where('queue', '=', 'work')
    .where('state', '=', 'waiting')
    .execute()
  const works: Record<string, typeof cascadeWork> = {
    'offer.cascade': cascadeWork,
    'application.left': takeBackOffers,
  }
  for (const row of due) {
    await works[row.kind]?.(db, { ...row, particulars: {} }, { key: testKey, now, settings: {} as never })
    await db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', row.id).execute()
  }
}
