import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { ask } from '#foundation/outbox.ts'
import { getProgram } from '../programs/program.server.ts'
import { acceptOffer, declineOffer, getOwnOffer } from './offer.server.ts'
import { introduce } from './partnership.server.ts'
import { partnershipWords as w } from './partnerships.words.ts'

/** Takes somebody's yes or no. The second yes makes the two a partnership; a no asks for the next best. @returns what to say */
export async function answerOffer(
  db: Db,
  actor: PersonActor,
  offerId: string,
  values: { answer: 'yes' | 'no'; word: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<Text> {
  const { offer, side } = await getOwnOffer(db, actor, offerId)
  const program = await getProgram(db, offer.programId)
  if (values.answer === 'no') {
    await declineOffer(db, actor, offer, side, values.word, now)
    await ask(db, { kind: 'offer.cascade', subjectId: program.id, occurrence: offer.id })
    return w.saidNo
  }
  const outcome = await acceptOffer(db, actor, program, offer, side, key, now)
  if (outcome === 'mentee asked') return w.saidYesMentor
  await introduce(db, actor, program, offer)
  return w.saidYesMentee
}
