import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import type { Pair } from '../partnerships/partnership.server.ts'
import { hearingWords, contactWords as w } from './contacts.words.ts'
import { isHeard } from './hearing.server.ts'
import { after, countsAnew, type QuietEvent, type ReachAnswer } from './quiet.ts'

/** Brings a partnership on to where it stands after something one of the two has said or done. */
export async function settleQuiet(
  db: Db,
  partnershipId: string,
  event: QuietEvent,
  today: Temporal.PlainDate,
): Promise<void> {
  const quiet = await db
    .selectFrom('quiets')
    .select('state')
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirst()
  if (!quiet) return
  await db
    .updateTable('quiets')
    .set({ state: after(quiet.state, event), ...(countsAnew(event) ? { countedFrom: today } : {}) })
    .where('partnershipId', '=', partnershipId)
    .execute()
}

/** Takes an answer to "did they reach you?". A wish for a call reaches the coordinator, without a reason; where
 * nobody who coordinates can hear it, it is not taken. */
export async function answerReach(
  db: Db,
  actor: PersonActor,
  { partnership }: Pair,
  answer: ReachAnswer,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnless(partnership.state !== 'ended', w.over)
  refuseUnless(answer !== 'hand' || (await isHeard(db, partnership.id)), hearingWords.unheard)
  await settleQuiet(db, partnership.id, answer, today)
  if (answer === 'hand')
    await db
      .insertInto('callWishes')
      .values({ partnershipId: partnership.id, personId: actor.id, wishedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await record(db, actor, 'quiet.answered', { recordType: 'partnership', recordId: partnership.id })
}

/** Whether a call the actor wished for is still to come. */
export async function hasWishedForCall(db: Db, actor: PersonActor, { partnership }: Pair): Promise<boolean> {
  const wish = await db
    .selectFrom('callWishes')
    .select('id')
    .where('partnershipId', '=', partnership.id)
    .where('personId', '=', actor.id)
    .where('calledAt', 'is', null)
    .executeTakeFirst()
  return wish !== undefined
}
