import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { applicationWords } from '../applications/applications.words.ts'
import { keepPromises, listUnpromised } from '../applications/promise.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { acceptOffer, declineOffer, getOwnOffer, offerColumns } from './offer.server.ts'
import { askedSide, type Offer } from './offer.ts'
import { introduce } from './partnership.server.ts'
import { partnershipWords as w } from './partnerships.words.ts'

/** Takes somebody's yes or no. The second yes makes the two a partnership; a no asks for the next best. @returns what to say */
export async function answerOffer(
  db: Db,
  actor: PersonActor,
  offerId: string,
  values: Answer,
  key: Buffer,
  now: Temporal.Instant,
): Promise<Text> {
  const { offer, side } = await getOwnOffer(db, actor, offerId)
  return take(db, actor, offer, side, { ...values, method: 'online' }, key, now)
}

/** A yes or no, a word with it, and whether what was still to be promised has been. */
export interface Answer {
  readonly answer: 'yes' | 'no'
  readonly word: string
  readonly promised: boolean
}

/** What the one who is asked has not promised yet; a yes needs it. */
export function unpromisedOf(db: Db, offer: Offer, side: SeatKind) {
  return listUnpromised(db, askedApplication(offer, side))
}

const askedApplication = (offer: Offer, side: SeatKind) => ({
  id: side === 'mentor' ? offer.mentorApplicationId : offer.menteeApplicationId,
  personId: side === 'mentor' ? offer.mentorId : offer.menteeId,
  programId: offer.programId,
})

/** An offer of a program that the actor coordinates, and whose answer is awaited. */
export async function getAwaited(db: Db, actor: PersonActor, programId: string, id: string) {
  await mustCoordinate(db, actor, programId)
  const offer = orNotFound(
    await db
      .selectFrom('offers')
      .select(offerColumns)
      .where('id', '=', id)
      .where('programId', '=', programId)
      .executeTakeFirst(),
  )
  const side = askedSide(offer)
  refuseUnless(side, w.noLongerOpen)
  return { offer, side }
}

/**
 * Writes down a yes or no that somebody gave by telephone or in person, in the coordinator's name.
 *
 * @param values.side whose answer it is: nobody's words are taken for the other's, who may be asked by now
 */
export async function answerFor(
  db: Db,
  actor: PersonActor,
  programId: string,
  offerId: string,
  values: Answer & { readonly side: SeatKind },
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const { offer, side } = await getAwaited(db, actor, programId, offerId)
  refuseUnless(side === values.side, w.noLongerOpen)
  refuseUnless((side === 'mentor' ? offer.mentorId : offer.menteeId) !== actor.id, w.noLongerOpen)
  await take(db, actor, offer, side, { ...values, method: 'phone' }, key, now)
  await record(db, actor, 'offer.answered-for', {
    recordType: 'offer',
    recordId: offer.id,
    programId,
    facts: { side, answer: values.answer },
  })
}

async function take(
  db: Db,
  actor: PersonActor,
  offer: Offer,
  side: SeatKind,
  values: Answer & { readonly method: 'online' | 'phone' },
  key: Buffer,
  now: Temporal.Instant,
): Promise<Text> {
  const program = await getProgram(db, offer.programId)
  if (values.answer === 'no') {
    await declineOffer(db, actor, offer, side, values.word, now)
    await ask(db, { kind: 'offer.cascade', subjectId: program.id, occurrence: offer.id })
    return w.saidNo
  }
  if (await unpromisedOf(db, offer, side)) {
    refuseUnless(values.promised, applicationWords.promiseNeeded, { field: 'promised' })
    await keepPromises(db, actor, askedApplication(offer, side), values.method, now)
  }
  const outcome = await acceptOffer(db, actor, program, offer, side, key, now)
  if (outcome === 'mentee asked') return w.saidYesMentor
  await introduce(db, actor, program, offer, now)
  return w.saidYesMentee
}
