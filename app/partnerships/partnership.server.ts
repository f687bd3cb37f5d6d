import { sql } from 'kysely'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Program } from '../programs/program.ts'
import type { Offer } from './offer.ts'

/**
 * Opens the shell of a partnership after both have said yes, and introduces the two by letter. Who finds each other once
 * the program runs begins on that day. @returns its id
 */
export async function introduce(
  db: Db,
  actor: Actor,
  program: Program,
  offer: Offer,
  now: Temporal.Instant,
): Promise<string> {
  const { mentorId, menteeId } = offer
  const today = dateAt(now)
  const isLate = Temporal.PlainDate.compare(program.startsOn, today) < 0
  const id = crypto.randomUUID()
  await db
    .insertInto('partnerships')
    .values({
      id,
      programId: program.id,
      offerId: offer.id,
      mentorId,
      menteeId,
      introducedAt: now,
      startsOn: isLate ? today : program.startsOn,
      endsOn: program.endsOn,
      meetsEvery: program.meetsEvery,
    })
    .execute()
  for (const personId of [mentorId, menteeId])
    await post(db, { kind: 'partnership.introduced', personId, subjectId: id })
  await record(db, actor, 'partnership.introduced', { recordType: 'partnership', recordId: id, programId: program.id })
  return id
}

/** A partnership of the actor's, for as many days after it ended as its program keeps it, with the other of the two and how to reach them. */
export async function getOwnPartnership(db: Db, actor: PersonActor, id: string) {
  const partnership = orNotFound(
    await db
      .selectFrom('partnerships')
      .select([
        'id',
        'programId',
        'offerId',
        'mentorId',
        'menteeId',
        'state',
        'introducedAt',
        'startsOn',
        'endsOn',
        'pausedUntil',
        'endedOn',
        'endedAs',
        'again',
        'version',
      ])
      .where('id', '=', id)
      .where(sql<boolean>`app.is_readable(ended_on, program_id)`)
      .where((of) => of.or([of('mentorId', '=', actor.id), of('menteeId', '=', actor.id)]))
      .executeTakeFirst(),
  )
  const isMentor = partnership.mentorId === actor.id
  const partner = await db
    .selectFrom('people')
    .leftJoin('contactCards', 'contactCards.personId', 'people.id')
    .leftJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select([
      'people.id',
      'people.name',
      'people.preferredName',
      'people.pronouns',
      'people.zone',
      'contactCards.phone',
      'contactCards.preferredChannel',
      'emails.address as email',
    ])
    .where('people.id', '=', isMentor ? partnership.menteeId : partnership.mentorId)
    .executeTakeFirst()
  return { partnership, isMentor, partner: orNotFound(partner) }
}

/** A partnership as one of the two finds it, with the other. */
export type Pair = Awaited<ReturnType<typeof getOwnPartnership>>
