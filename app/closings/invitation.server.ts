import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { endOf } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { makeLink } from '../people/link.server.ts'
import { type Program, phaseOf } from '../programs/program.ts'
import { type MentorBefore, standingOf } from './again.ts'
import { againWords as w } from './again.words.ts'

/** Days for which a letter's link still opens after the last day to apply, to say that it is over. */
const graceDays = 30

/** The mentors of the year before, for whoever coordinates both years; nobody they supervise. */
export async function listMentorsBefore(db: Db, programId: string): Promise<MentorBefore[]> {
  const { rows } = await sql<MentorBefore>`
    select * from app.mentors_before(${programId}) order by name collate app.names, person_id`.execute(db)
  return rows
}

/** Whether mentors of the year before can be asked now: the program is public, and its last day not over. */
export const mayAsk = (program: Program, today: Temporal.PlainDate): boolean =>
  ['announced', 'open'].includes(phaseOf(program, today))

/**
 * Asks mentors of the year before by letter, each once, whoever chooses them and however often. The letters leave on the
 * day applications open, where that is still ahead.
 *
 * @returns how many were asked who had not been
 */
export async function inviteMentors(
  db: Db,
  actor: PersonActor,
  program: Program,
  personIds: readonly string[],
  key: Buffer,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number> {
  refuseUnless(mayAsk(program, today), w.notNow)
  const opens = program.opensOn.toZonedDateTime({ timeZone: program.zone, plainTime: '09:00' }).toInstant()
  const mentors = await listMentorsBefore(db, program.id)
  let asked = 0
  for (const mentor of mentors.filter((each) => personIds.includes(each.personId) && standingOf(each) === 'may')) {
    const { personId, applicationId } = mentor
    const made = await db
      .insertInto('mentorInvitations')
      .values({ programId: program.id, personId, applicationId, invitedBy: actor.id, invitedAt: now })
      .onConflict((conflict) => conflict.columns(['programId', 'personId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) continue
    const endsAt = endOf(program.closesOn, program.zone).add({ hours: 24 * graceDays })
    await makeLink(db, key, { personId, purpose: 'mentor-again', subjectId: made.id, endsAt })
    // About the program, so that it is never posted to one person twice, and found where letters did not arrive.
    await post(db, {
      kind: 'mentor.again',
      personId,
      subjectId: program.id,
      ...(Temporal.Instant.compare(now, opens) < 0 ? { dueAt: opens } : {}),
    })
    asked += 1
  }
  if (asked > 0)
    await record(db, actor, 'mentors.invited', {
      recordType: 'program',
      recordId: program.id,
      programId: program.id,
      facts: { asked },
    })
  return asked
}
