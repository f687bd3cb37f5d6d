import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt, provincialZone } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'
import { addBusinessDays, answerWithin } from './business-day.ts'
import type { DataRequest } from './request.ts'
import { requestWords as w } from './request.words.ts'

const mostOpen = 5
const columns = [
  ...(['id', 'applicationId', 'personId', 'kind', 'about', 'words', 'askedAt', 'dueOn', 'state'] as const),
  ...(['answer', 'answeredAt', 'version'] as const),
] as const

/** The actor's applications, with which something may be noted about them. */
export async function listOwnApplications(db: Db, actor: PersonActor): Promise<{ id: string; title: Text }[]> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .select(['applications.id', 'programs.title'])
    .where('applications.personId', '=', actor.id)
    .orderBy('applications.createdAt', 'desc')
    .execute()
  return rows as { id: string; title: Text }[]
}

/** What the actor has asked, newest first. */
export async function listOwnRequests(db: Db, actor: PersonActor): Promise<DataRequest[]> {
  return db
    .selectFrom('dataRequests')
    .select(columns)
    .where('personId', '=', actor.id)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .execute()
}

/** Asks. The day by which an answer is due is counted once, from the day it was asked in the province. @returns that day */
export async function askRequest(
  db: Db,
  actor: PersonActor,
  asked: Pick<DataRequest, 'applicationId' | 'kind' | 'about' | 'words'>,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  const own = await listOwnApplications(db, actor)
  orNotFound(own.find(({ id }) => id === asked.applicationId))
  const open = (await listOwnRequests(db, actor)).filter(({ state }) => state === 'open')
  refuseUnless(open.length < mostOpen, w.tooMany)
  const dueOn = addBusinessDays(dateAt(now), answerWithin)
  const { id } = await db
    .insertInto('dataRequests')
    .values({ ...asked, personId: actor.id, askedAt: now, dueOn })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(db, actor, 'data-request.asked', {
    recordType: 'data-request',
    recordId: id,
    facts: { kind: asked.kind },
  })
  return dueOn
}

/** Notes a request that came by letter or telephone, from the day it came; for whoever coordinates. @returns the day it is due */
export async function noteRequest(
  db: Db,
  actor: PersonActor,
  application: { readonly id: string; readonly personId: string; readonly programId: string },
  noted: Pick<DataRequest, 'kind' | 'about' | 'words'> & {
    readonly method: 'letter' | 'phone'
    readonly cameOn: Temporal.PlainDate
  },
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  await mustCoordinate(db, actor, application.programId)
  const { cameOn, ...asked } = noted
  refuseUnless(Temporal.PlainDate.compare(cameOn, today) <= 0, w.notYet, { field: 'cameOn' })
  const dueOn = addBusinessDays(cameOn, answerWithin)
  const { id } = await db
    .insertInto('dataRequests')
    .values({
      ...asked,
      applicationId: application.id,
      personId: application.personId,
      askedAt: cameOn.toZonedDateTime({ timeZone: provincialZone, plainTime: '12:00' }).toInstant(),
      dueOn,
      notedBy: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(db, actor, 'data-request.noted', {
    recordType: 'data-request',
    recordId: id,
    programId: application.programId,
    facts: { kind: asked.kind },
  })
  return dueOn
}

/** Takes an unanswered request of one's own back. */
export async function takeBackRequest(db: Db, actor: PersonActor, id: string): Promise<void> {
  const taken = await db
    .updateTable('dataRequests')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('personId', '=', actor.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  refuseUnless(taken.numUpdatedRows > 0n, w.answeredAlready)
  await record(db, actor, 'data-request.taken-back', { recordType: 'data-request', recordId: id })
}

/** What people of a program have asked, what waits first, soonest due first; never of somebody the actor supervises. */
export async function listRequests(db: Db, actor: PersonActor, programId: string) {
  await mustCoordinate(db, actor, programId)
  return selectReceived(db, programId)
    .where('dataRequests.state', '<>', 'withdrawn')
    .orderBy(sql`data_requests.state = 'open'`, 'desc')
    .orderBy('dataRequests.dueOn')
    .orderBy('dataRequests.id')
    .execute()
}

/** One of them, for whoever answers it. */
export async function getRequest(db: Db, actor: PersonActor, programId: string, id: string) {
  await mustCoordinate(db, actor, programId)
  return orNotFound(await selectReceived(db, programId).where('dataRequests.id', '=', id).executeTakeFirst())
}

const selectReceived = (db: Db, programId: string) =>
  db
    .selectFrom('dataRequests')
    .innerJoin('applications', 'applications.id', 'dataRequests.applicationId')
    .innerJoin('people', 'people.id', 'dataRequests.personId')
    .select(columns.map((column) => `dataRequests.${column}` as const))
    .select('people.name')
    .where('applications.programId', '=', programId)
    .where(notSupervised('applications.personId'))

/**
 * Answers a request, once, and tells who asked. Where it was about a correction, whoever was given the application within
 * the last year is told to look again, whether it was made or stands beside it.
 *
 * @returns how many were told
 */
export async function answerRequest(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  said: { readonly state: 'accepted' | 'declined'; readonly answer: string; readonly version: number },
  now: Temporal.Instant,
): Promise<number> {
  const request = await getRequest(db, actor, programId, id)
  refuseUnless(request.state === 'open', w.answeredAlready, { status: 409 })
  orNotFound(request.personId !== actor.id)
  const { state, answer, version } = said
  await changeVersioned(db, 'dataRequests', id, version, { state, answer, answeredBy: actor.id, answeredAt: now })
  const about = { subjectId: request.applicationId, occurrence: id }
  await post(db, { kind: 'data-request.answered', personId: request.personId, ...about })
  const recipients = request.kind === 'correct' ? await listRecipients(db, request.applicationId, now) : []
  for (const personId of recipients) await post(db, { kind: 'data-request.passed-on', personId, ...about })
  await record(db, actor, 'data-request.answered', {
    recordType: 'data-request',
    recordId: id,
    programId,
    facts: { state, told: recipients.length },
  })
  return recipients.length
}

/** Who was given an application within the last year. */
async function listRecipients(db: Db, applicationId: string, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app.recipients(${applicationId}, ${now.subtract({ hours: 24 * 366 })}) id`.execute(db)
  return rows.map(({ id }) => id)
}
