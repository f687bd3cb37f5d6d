import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Plan } from './plan.server.ts'
import { planWords as w } from './plans.words.ts'
import { openWords, sealWords } from './sealed.server.ts'

/** Feedback one of the two asked for, or was given without asking. */
export interface Feedback {
  readonly id: string
  /** Null when it was given without being asked for. */
  readonly askedBy: string | null
  readonly giverId: string
  readonly about: string
  /** Null while it is awaited. */
  readonly answer: string | null
  readonly createdAt: Temporal.Instant
  readonly answeredAt: Temporal.Instant | null
}

/** What an answer is bound to. */
export const boundAnswer = (id: string) => `feedback ${id} answer`

/** Everything asked and given between the two: what is awaited first, then the newest. */
export async function listFeedback(db: Db, { partnership, vault }: Plan): Promise<Feedback[]> {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'askedBy', 'giverId', 'wordsSealed', 'answerSealed', 'createdAt', 'answeredAt'])
    .where('partnershipId', '=', partnership.id)
    .orderBy((of) => of.case().when('answeredAt', 'is', null).then(0).else(1).end())
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ wordsSealed, answerSealed, ...row }) => ({
    ...row,
    about: openWords<{ about: string }>(vault, 'feedback', { id: row.id, wordsSealed }).about,
    answer: answerSealed && vault.open(answerSealed, boundAnswer(row.id)),
  }))
}

/** What the other waits for the actor to answer. */
export async function getAskedOf(db: Db, actor: PersonActor, plan: Plan, id: string): Promise<Feedback> {
  const found = (await listFeedback(db, plan)).find((each) => each.id === id && each.giverId === actor.id)
  return orNotFound(found)
}

/** Asks the other of the two for feedback on something, and tells them by letter that something is asked. @returns its id */
export async function askFeedback(
  db: Db,
  actor: PersonActor,
  { partnership, partner, vault }: Plan,
  about: string,
  now: Temporal.Instant,
): Promise<string> {
  const id = crypto.randomUUID()
  await db
    .insertInto('feedback')
    .values({
      id,
      partnershipId: partnership.id,
      askedBy: actor.id,
      giverId: partner.id,
      wordsSealed: sealWords(vault, 'feedback', id, { about }),
      createdAt: now,
    })
    .execute()
  await post(db, { kind: 'feedback.asked', personId: partner.id, subjectId: id })
  await record(db, actor, 'feedback.asked', { recordType: 'partnership', recordId: partnership.id })
  return id
}

/** Answers what the other asked, once. */
export async function answerFeedback(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  answer: string,
  now: Temporal.Instant,
): Promise<void> {
  const asked = await getAskedOf(db, actor, plan, id)
  refuseUnless(asked.answer === null, w.alreadyAnswered)
  const answered = await db
    .updateTable('feedback')
    .set({ answerSealed: plan.vault.seal(answer, boundAnswer(id)), answeredAt: now })
    .where('id', '=', id)
    .where('answerSealed', 'is', null)
    .executeTakeFirst()
  refuseUnless(answered.numUpdatedRows > 0n, w.alreadyAnswered)
  await record(db, actor, 'feedback.given', { recordType: 'partnership', recordId: plan.partnership.id })
}

/** Gives the other of the two feedback they did not ask for. */
export async function giveFeedback(
  db: Db,
  actor: PersonActor,
  { partnership, vault }: Plan,
  { about, answer }: { readonly about: string; readonly answer: string },
  now: Temporal.Instant,
): Promise<void> {
  const id = crypto.randomUUID()
  await db
    .insertInto('feedback')
    .values({
      id,
      partnershipId: partnership.id,
      giverId: actor.id,
      wordsSealed: sealWords(vault, 'feedback', id, { about }),
      answerSealed: vault.seal(answer, boundAnswer(id)),
      createdAt: now,
      answeredAt: now,
    })
    .execute()
  await record(db, actor, 'feedback.given', { recordType: 'partnership', recordId: partnership.id })
}
