import { sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record, recordLook } from '#foundation/audit.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both } from '#foundation/language.ts'
import { ask, post, unpost } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { getRoles, mustBeAble, standing, supervises } from '../access/standing.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import { findPlace, listPlaces } from '../programs/contact.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { isOpenSomewhere, type Program, phaseOf } from '../programs/program.ts'
import { type Application, isEditable, lastDay } from './application.ts'
import { applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { missingParts, partsOf } from './part.ts'
import { limitInvitations } from './referee.server.ts'

/** Every column a page of an application may need. */
export const applicationColumns = [
  'applications.id',
  'applications.programId',
  'applications.personId',
  'applications.seat',
  'applications.status',
  'applications.source',
  'applications.takenBy',
  'applications.takenOverAt',
  'applications.positionId',
  'applications.assessmentId',
  'applications.newReason',
  'applications.eligibility',
  'applications.eligibilityNote',
  'applications.eligibilityBy',
  'applications.capacity',
  'applications.speaks',
  'applications.channels',
  'applications.times',
  'applications.travels',
  'applications.needs',
  'applications.supervisorAware',
  'applications.submittedAt',
  'applications.decidedAt',
  'applications.decisionWord',
  'applications.waitingSince',
  'applications.version',
] as const

/** Whose hand writes: the applicant's own, or a coordinator's who enters a paper or phoned application. */
export type Hand = 'own' | 'entry'

export interface AtHand {
  readonly application: Application
  readonly program: Program
  readonly hand: Hand
}

/** An application of the actor's own, or one entered for somebody on paper or by telephone. Anyone else finds nothing. */
export async function getAtHand(db: Db, actor: PersonActor, id: string): Promise<AtHand> {
  const application = orNotFound(
    await db.selectFrom('applications').select(applicationColumns).where('id', '=', id).executeTakeFirst(),
  )
  const program = await getProgram(db, application.programId)
  if (application.personId === actor.id) return { application, program, hand: 'own' }
  orNotFound(application.takenBy)
  const held = await getRoles(db, actor, program.id)
  mustBeAble(standing(held, ['taken'], await supervises(db, application.personId)), 'change', 'application')
  return { application, program, hand: 'entry' }
}

/** Whether its person writes in it themselves since it was entered for them, and another hand no longer may. */
export const isTakenOver = ({ application, hand }: AtHand) => hand === 'entry' && application.takenOverAt !== null

/** The same, where the actor may write in it. Whoever entered it is told once its person has taken it over. */
export async function getWritable(db: Db, actor: PersonActor, id: string): Promise<AtHand> {
  const found = await getAtHand(db, actor, id)
  refuseUnless(!isTakenOver(found), w.takenOver, { status: 409 })
  return found
}

/** The same, refusing once a decision has been made. */
export async function getEditable(db: Db, actor: PersonActor, id: string) {
  const found = await getWritable(db, actor, id)
  refuseUnless(isEditable(found.application), w.notEditable)
  return found
}

/**
 * Whether name, telephone and language of somebody may be typed by another hand: until they come themselves, and only
 * while they are nothing to anybody else.
 */
export async function isInCare(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql<{ cared: boolean }>`select ${personId} in (select app.in_care()) as cared`.execute(db)
  return rows[0]?.cared === true
}

/** The actor's living application for a seat, if there is one. */
export async function findLiving(
  db: Db,
  personId: string,
  programId: string,
  seat: SeatKind,
): Promise<Application | undefined> {
  return db
    .selectFrom('applications')
    .select(applicationColumns)
    .where('personId', '=', personId)
    .where('programId', '=', programId)
    .where('seat', '=', seat)
    .where('status', 'not in', ['withdrawn', 'declined'])
    .executeTakeFirst()
}

/**
 * Begins the actor's application for one seat, or comes back to the one already begun. A letter brings whoever goes
 * away back to it.
 *
 * @returns its id
 */
export async function startApplication(
  db: Db,
  actor: PersonActor,
  program: Program,
  seat: SeatKind,
  today: Temporal.PlainDate,
): Promise<string> {
  const living = await findLiving(db, actor.id, program.id, seat)
  if (living) return living.id
  refuseUnless(await mayBegin(db, actor, program, today), w.notOpen)
  const id = crypto.randomUUID()
  await db.insertInto('applications').values({ id, programId: program.id, personId: actor.id, seat }).execute()
  await record(db, actor, 'application.started', {
    recordType: 'application',
    recordId: id,
    programId: program.id,
    facts: { seat },
  })
  await post(db, { kind: 'application.begun', personId: actor.id, subjectId: id })
  return id
}

/**
 * Whether somebody may begin today. Where the program has closed, the last day of their place counts; whose place is
 * not known yet may begin while any place is open, and says it before sending.
 */
export async function mayBegin(db: Db, actor: Actor, program: Program, today: Temporal.PlainDate): Promise<boolean> {
  if (phaseOf(program, today) === 'open') return true
  if (!isOpenSomewhere(program, await listPlaces(db, program.id), today)) return false
  const position = await db
    .selectFrom('positions')
    .select('districtNumber')
    .where('personId', '=', actor.id)
    .where('until', 'is', null)
    .executeTakeFirst()
  const district = position?.districtNumber ?? null
  return district === null || Temporal.PlainDate.compare(today, await lastDayFor(db, program, district)) <= 0
}

/** The last day on which somebody from a district may send. */
export async function lastDayFor(db: Db, program: Program, districtNumber: number | null): Promise<Temporal.PlainDate> {
  if (districtNumber === null) return program.closesOn
  const district = (await listDistricts(db)).find(({ number }) => number === districtNumber)
  return lastDay(program, await findPlace(db, program.id, district))
}

/**
 * Hands in an application. Everything needed must be there, and the deadline of its place not passed; an application
 * typed in from paper may come later, because the paper was on time.
 */
export async function submitApplication(db: Db, actor: PersonActor, id: string, now: Temporal.Instant): Promise<void> {
  const { application, program, hand } = await getEditable(db, actor, id)
  const dossier = await getDossier(db, application)
  const missing = missingParts(partsOf(dossier))
  refuseUnless(
    missing.length === 0,
    both((language) => w.stillMissing(missing.map(({ title }) => title[language]).join(', '))[language]),
  )
  const isFirst = application.submittedAt === null
  if (isFirst && hand === 'own') await refuseIfLate(db, program, application, now)
  await db
    .updateTable('applications')
    .set({ status: 'submitted', submittedAt: application.submittedAt ?? now, version: application.version + 1 })
    .where('id', '=', id)
    .where('status', 'in', ['draft', 'asked', 'submitted'])
    .execute()
  await db
    .updateTable('applicationRequests')
    .set({ answeredAt: now })
    .where('applicationId', '=', id)
    .where('answeredAt', 'is', null)
    .execute()
  if (hand === 'own') await limitInvitations(db, actor, id)
  // Asked every time: a referee or a wish may be new since the last one. Nobody is written to twice.
  await ask(db, { kind: 'application.invitations', subjectId: id, occurrence: String(application.version) })
  if (!isFirst) return
  await record(db, actor, 'application.submitted', {
    recordType: 'application',
    recordId: id,
    programId: program.id,
    facts: { seat: application.seat, source: application.source },
  })
  await post(db, { kind: 'application.received', personId: application.personId, subjectId: id })
}

async function refuseIfLate(db: Db, program: Program, application: Application, now: Temporal.Instant): Promise<void> {
  const position = await db
    .selectFrom('positions')
    .select('districtNumber')
    .where('id', '=', application.positionId)
    .executeTakeFirst()
  const last = await lastDayFor(db, program, position?.districtNumber ?? null)
  const isOnTime = program.status === 'published' && Temporal.PlainDate.compare(dateAt(now, program.zone), last) <= 0
  refuseUnless(
    isOnTime,
    both((language) => w.closedOn(sayShortDate(last, language))[language]),
  )
}

/** Takes an application back. No reason is asked; another may follow while the program is open. */
export async function withdrawApplication(db: Db, actor: PersonActor, id: string): Promise<void> {
  const { application, program } = await getWritable(db, actor, id)
  const withdrawn = await db
    .updateTable('applications')
    .set({ status: 'withdrawn', waitingSince: null, version: application.version + 1 })
    .where('id', '=', id)
    .where('status', 'in', ['draft', 'asked', 'submitted', 'waiting', 'accepted'])
    .executeTakeFirst()
  refuseUnless(withdrawn.numUpdatedRows > 0n, w.alreadyDecided)
  await unpost(db, 'application.begun', id)
  await unpost(db, 'application.reminder', id)
  if (application.status === 'accepted') await ask(db, { kind: 'application.left', subjectId: id })
  await record(db, actor, 'application.withdrawn', { recordType: 'application', recordId: id, programId: program.id })
}

/** How many wait before this application, itself counted. */
export async function placeInLine(db: Db, application: Application): Promise<number> {
  const { rows } = await sql<{ n: number }>`select app.place_in_line(${application.id}) as n`.execute(db)
  return rows[0]?.n ?? 1
}

/** What the coordinator last asked for and has not got. */
export async function openRequest(db: Db, applicationId: string) {
  return db
    .selectFrom('applicationRequests')
    .select(['id', 'words', 'askedAt'])
    .where('applicationId', '=', applicationId)
    .where('answeredAt', 'is', null)
    .orderBy('askedAt', 'desc')
    .executeTakeFirst()
}

/** Notes that somebody else read an application, or what came with it. */
export async function noteLook(
  db: Db,
  { id, personId, programId }: Pick<Application, 'id' | 'personId' | 'programId'>,
  what: 'application.read' | 'assessment.read' = 'application.read',
): Promise<void> {
  await recordLook(db, what, { recordType: 'application', recordId: id, programId, about: [personId] })
}
