import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { ask, post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { getProgram } from '../programs/program.server.ts'
import { cascade } from './cascade.server.ts'
import { askedSide } from './offer.ts'

/** How long before the end of the time to answer a reminder goes out, once. */
const reminderHours = 48

/** The work after a no: the next best, unless the program waits for its coordinator. */
export const cascadeWork: Work = async (db, item, { key, now }) => {
  const program = await getProgram(db, item.subjectId)
  if (program.status === 'archived') return
  if (program.cascade === 'automatic' || item.particulars.wanted === true)
    await cascade(db, system('offer.cascade'), program, key, now)
}

/**
 * Somebody who was accepted is no longer: what they were offered and have not both agreed to is taken back, the place is
 * free, the other side is told if they had been asked, and the next best follow. Two who are partners already stay so.
 */
export const takeBackOffers: Work = async (db, item, errand) => {
  const application = await db
    .selectFrom('applications')
    .select(['id', 'personId', 'programId', 'status'])
    .where('id', '=', item.subjectId)
    .executeTakeFirst()
  if (!application || application.status === 'accepted') return
  const open = await db
    .selectFrom('offers')
    .select(['id', 'state', 'mentorId', 'menteeId'])
    .where((of) =>
      of.or([of('menteeApplicationId', '=', application.id), of('mentorApplicationId', '=', application.id)]),
    )
    .where('state', 'in', ['asking_mentor', 'asking_mentee'])
    .forUpdate() // whoever answers in this moment comes first, or finds it taken back
    .execute()
  for (const offer of open) {
    await db.deleteFrom('places').where('offerId', '=', offer.id).execute()
    await db.updateTable('offers').set({ state: 'withdrawn', endedAt: errand.now }).where('id', '=', offer.id).execute()
    const asked = offer.state === 'asking_mentor' ? [offer.mentorId] : [offer.mentorId, offer.menteeId]
    for (const personId of asked)
      if (personId !== application.personId) await post(db, { kind: 'offer.taken-back', personId, subjectId: offer.id })
    await record(db, system('application.left'), 'offer.withdrawn', {
      recordType: 'offer',
      recordId: offer.id,
      programId: application.programId,
    })
  }
  if (open.length > 0)
    await ask(db, { kind: 'offer.cascade', subjectId: application.programId, occurrence: `left ${item.id}` })
}

/** Reminds whoever has two days left, and closes what was not answered in time; the place is free again. */
export const watchOffers: Tick = async (db, { now }) => {
  const actor = system('offer.watch')
  const archived = db.selectFrom('programs').select('id').where('status', '=', 'archived')
  const open = await db
    .selectFrom('offers')
    .select(['id', 'programId', 'state', 'answerBy', 'mentorId', 'menteeId'])
    .where('programId', 'not in', archived)
    .where('state', 'in', ['asking_mentor', 'asking_mentee'])
    .where('answerBy', '<=', now.add({ hours: reminderHours }))
    .forUpdate() // whoever answers in this moment comes first, or finds it closed
    .execute()
  for (const offer of open) {
    const side = askedSide(offer) ?? 'mentor'
    const personId = side === 'mentor' ? offer.mentorId : offer.menteeId
    if (Temporal.Instant.compare(now, offer.answerBy) <= 0) {
      await post(db, { kind: 'offer.reminder', personId, subjectId: offer.id, occurrence: side, particulars: { side } })
      continue
    }
    await db.deleteFrom('places').where('offerId', '=', offer.id).execute()
    await db
      .updateTable('offers')
      .set({ state: 'expired', declinedBy: side, endedAt: now })
      .where('id', '=', offer.id)
      .where('state', '=', offer.state)
      .execute()
    await post(db, { kind: 'offer.over', personId, subjectId: offer.id, occurrence: side })
    if (side === 'mentee')
      await post(db, { kind: 'offer.not-this-time', personId: offer.mentorId, subjectId: offer.id })
    await record(db, actor, 'offer.expired', {
      recordType: 'offer',
      recordId: offer.id,
      programId: offer.programId,
      facts: { side },
    })
    await ask(db, { kind: 'offer.cascade', subjectId: offer.programId, occurrence: offer.id })
  }
}
