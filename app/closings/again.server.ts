import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { findLiving, mayBegin, startApplication } from '../applications/application.server.ts'
import { readAnswers } from '../applications/dossier.server.ts'
import { saveAnswers, saveApplicationPosition, saveMeeting } from '../applications/save.server.ts'
import { getPosition } from '../people/person.server.ts'
import { getProgram, getSeat } from '../programs/program.server.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { answersStillAsked } from './again.ts'
import { againWords as w } from './again.words.ts'

/** What a mentor of the year before is asked, and what is known of them: read as themselves, from what is theirs. */
export async function getOwnInvitation(db: Db, actor: PersonActor, id: string, today: Temporal.PlainDate) {
  const invitation = orNotFound(
    await db
      .selectFrom('mentorInvitations')
      .select(['id', 'programId', 'applicationId', 'answer'])
      .where('id', '=', id)
      .where('personId', '=', actor.id)
      .executeTakeFirst(),
  )
  const program = await getProgram(db, invitation.programId)
  const seat = await getSeat(db, program.id, 'mentor')
  const { groups } = await getQuestionnaire(db, seat.questionnaireId)
  const before = await db
    .selectFrom('applications')
    .leftJoin('attestations', 'attestations.applicationId', 'applications.id')
    .select(['capacity', 'speaks', 'channels', 'times', 'travels', 'needs', 'supervisorAware'])
    .select('attestations.number as memberNumber')
    .where('applications.id', '=', invitation.applicationId)
    .where('applications.personId', '=', actor.id)
    .executeTakeFirst()
  const answered = Object.values(await readAnswers(db, invitation.applicationId)).map(({ answers }) => answers)
  const living = await findLiving(db, actor.id, program.id, 'mentor')
  return {
    invitation,
    program,
    seat,
    groups,
    before,
    position: await getPosition(db, actor.id),
    answers: answersStillAsked(groups, answered),
    living,
    isOpen: living !== undefined || (await mayBegin(db, actor, program, today)),
  }
}

export type OwnInvitation = Awaited<ReturnType<typeof getOwnInvitation>>

/**
 * "Yes, again": begins this year's application with everything of last year's that is still asked. What has to be said
 * anew (the promises, and rating oneself) is left to its own pages; an application begun already is not touched.
 *
 * @param member whether they say that they are still a member
 * @returns the application's id
 */
export async function applyAgain(
  db: Db,
  actor: PersonActor,
  found: OwnInvitation,
  member: boolean,
  today: Temporal.PlainDate,
): Promise<string> {
  const { invitation, program, living } = found
  const id = await startApplication(db, actor, program, 'mentor', today)
  if (!living) await fillFromBefore(db, actor, found, member, today)
  await answer(db, actor, invitation, 'yes')
  return id
}

async function fillFromBefore(
  db: Db,
  actor: PersonActor,
  { program, seat, before, position, answers }: OwnInvitation,
  member: boolean,
  today: Temporal.PlainDate,
): Promise<void> {
  const current = async () => orNotFound(await findLiving(db, actor.id, program.id, 'mentor'))
  if (position && position.districtNumber !== null) {
    const { role, title, districtNumber, schoolName: school, since, until, retired } = position
    const form = { role, title, district: String(districtNumber), school, since, until, retired }
    const said = { ...form, newReason: null, supervisorAware: before?.supervisorAware ?? null }
    const application = await current()
    await saveApplicationPosition(db, actor, program, application, said, application.version, today)
  }
  const application = await current()
  for (const [group, each] of answers) await saveAnswers(db, actor, application, group, each, 0)
  if (!before) return
  if (before.speaks.length > 0 && before.channels.length > 0) {
    const { speaks, channels, times, travels, needs } = before
    const capacity = Math.min(before.capacity, seat.mostMentees)
    await saveMeeting(db, application, { speaks, channels, times, travels, needs, capacity }, application.version)
  }
  const { membership } = seat.eligibility
  if (membership && member && before.memberNumber !== null)
    await db
      .insertInto('attestations')
      .values({ applicationId: application.id, body: JSON.stringify(membership.body), number: before.memberNumber })
      .execute()
}

/** "Not this year", or not any more: remembered, and not asked again. Another answer can follow while the link opens. */
export async function declineAgain(
  db: Db,
  actor: PersonActor,
  { invitation, living }: OwnInvitation,
  said: 'not_this_year' | 'never',
): Promise<void> {
  refuseUnless(!living, w.hasApplied)
  await answer(db, actor, invitation, said)
}

async function answer(
  db: Db,
  actor: PersonActor,
  { id, programId }: OwnInvitation['invitation'],
  said: 'yes' | 'not_this_year' | 'never',
): Promise<void> {
  await db
    .updateTable('mentorInvitations')
    .set(({ fn }) => ({ answer: said, answeredAt: fn<Temporal.Instant>('now') }))
    .where('id', '=', id)
    .where('personId', '=', actor.id)
    .execute()
  await record(db, actor, 'invitation.answered', { recordType: 'invitation', recordId: id, programId, facts: { said } })
}
