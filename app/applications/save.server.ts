import { sql } from 'kysely'
import type { NewReason, PositionRole } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { Conflict, Refusal, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { saveRatings, startAssessment } from '../assessments/assessment.server.ts'
import type { Rating } from '../assessments/assessment.ts'
import { findSchool } from '../districts/district.server.ts'
import { resolveDistrict } from '../districts/district-choice.server.ts'
import { giveConsent, withdrawConsent } from '../people/consent.server.ts'
import { peopleWords } from '../people/people.words.ts'
import { savePosition } from '../people/person.server.ts'
import { judge } from '../programs/eligibility.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import type { Answers } from '../questionnaires/questionnaire.ts'
import type { Hand } from './application.server.ts'
import type { Application } from './application.ts'
import { applicationWords as w } from './applications.words.ts'
import { countedConsent, keepPromises } from './promise.server.ts'

/** Keeps the answers to one page of questions; another tab's newer answers are shown instead of overwritten. */
export async function saveAnswers(
  db: Db,
  actor: PersonActor,
  application: Application,
  groupKey: string,
  answers: Answers,
  version: number,
): Promise<void> {
  const row = { answers: JSON.stringify(answers), version: version + 1, savedAt: sql<Temporal.Instant>`now()` }
  const saved =
    version === 0
      ? await db
          .insertInto('applicationAnswers')
          .values({ ...row, applicationId: application.id, groupKey })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await db
          .updateTable('applicationAnswers')
          .set(row)
          .where('applicationId', '=', application.id)
          .where('groupKey', '=', groupKey)
          .where('version', '=', version)
          .executeTakeFirst()
  const changed =
    'numInsertedOrUpdatedRows' in saved
      ? saved.numInsertedOrUpdatedRows
      : (saved as { numUpdatedRows: bigint }).numUpdatedRows
  if (changed === 0n)
    throw new Conflict(peopleWords.changedMeanwhile, await storedAnswers(db, application.id, groupKey))
  await record(db, actor, 'application.answered', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts: { group: groupKey },
  })
}

async function storedAnswers(db: Db, applicationId: string, groupKey: string): Promise<Record<string, string>> {
  const row = await db
    .selectFrom('applicationAnswers')
    .select('answers')
    .where('applicationId', '=', applicationId)
    .where('groupKey', '=', groupKey)
    .executeTakeFirst()
  return Object.fromEntries(
    Object.entries((row?.answers ?? {}) as Answers).map(([key, answer]) => [key, String(answer ?? '')]),
  )
}

export interface PositionForm {
  readonly role: PositionRole
  readonly title: string
  readonly district: string
  readonly school: string
  readonly since: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly retired: boolean
  readonly newReason: NewReason | null
  readonly supervisorAware: boolean | null
}

/**
 * Keeps the position and judges eligibility at once.
 *
 * @returns what to tell the applicant, kindly
 */
export async function saveApplicationPosition(
  db: Db,
  actor: PersonActor,
  program: Program,
  application: Application,
  form: PositionForm,
  version: number,
  today: Temporal.PlainDate,
): Promise<Text> {
  refuseUnless(form.role !== 'other' || form.title, w.titleNeeded, { field: 'title' })
  refuseUnless(!form.retired || form.until, w.untilNeeded, { field: 'until' })
  const districtNumber = await resolveDistrict(db, form.district, 'district')
  const school = await findSchool(db, districtNumber, form.school)
  const { newReason, supervisorAware, district: _typed, school: schoolName, ...rest } = form
  const position = {
    ...rest,
    until: form.retired ? form.until : null,
    districtNumber,
    schoolId: school?.id ?? null,
    schoolName,
  }
  const before = await positionBefore(db, application)
  const positionId = await savePosition(db, actor, application.personId, position, application.positionId)
  const seat = await getSeat(db, program.id, application.seat)
  const { verdict, words } = judge(
    seat.eligibility,
    { ...position, schoolLevel: school?.level ?? null, reason: newReason },
    today,
  )
  const ruled = application.eligibilityBy !== null && grounds(position, newReason) === before
  await changeVersioned(db, 'applications', application.id, version, {
    positionId,
    newReason,
    supervisorAware,
    ...(ruled ? {} : { eligibility: verdict, eligibilityBy: null }),
  })
  return words[0] ?? w.saved
}

/** What a ruling on eligibility was about: when any of it changes, somebody has to look again. */
async function positionBefore(db: Db, { positionId, newReason }: Application): Promise<string | undefined> {
  if (!positionId) return undefined
  const columns = ['role', 'title', 'since', 'until'] as const
  const row = await db.selectFrom('positions').select(columns).where('id', '=', positionId).executeTakeFirst()
  return row && grounds(row, newReason)
}

const grounds = (
  position: { role: string; title: string; since: Temporal.PlainDate | null; until: Temporal.PlainDate | null },
  reason: string | null,
) => [position.role, position.role === 'other' && position.title, position.since, position.until, reason].join(' ')

export interface MeetingForm {
  readonly speaks: readonly string[]
  readonly channels: readonly string[]
  readonly times: readonly string[]
  readonly travels: boolean
  readonly needs: string
  readonly capacity: number
}

/** Keeps how somebody can meet, and for mentors how many they can take. */
export async function saveMeeting(db: Db, application: Application, form: MeetingForm, version: number): Promise<void> {
  refuseUnless(form.speaks.length > 0, w.pickOne, { field: 'speaks' })
  refuseUnless(form.channels.length > 0, w.pickOne, { field: 'channels' })
  await changeVersioned(db, 'applications', application.id, version, { ...form })
}

/** Keeps the applicant's own ratings. */
export async function saveAssessment(
  db: Db,
  actor: PersonActor,
  program: Program,
  application: Application,
  version: number,
  ratings: readonly Rating[],
  released: boolean,
  now: Temporal.Instant,
): Promise<void> {
  let id = application.assessmentId
  if (id === null) {
    id = await startAssessment(db, application.personId, program.frameworkId, 'application')
    await db
      .updateTable('applications')
      .set({ assessmentId: id })
      .where('id', '=', application.id)
      .where('assessmentId', 'is', null)
      .execute()
  }
  await saveRatings(db, actor, { id }, version, ratings, released, now)
}

/** Writes ratings for somebody from paper: they go in, and are not shown again to who typed them. */
export async function enterRatings(
  db: Db,
  program: Program,
  application: Application,
  ratings: readonly Rating[],
  released: boolean,
): Promise<void> {
  const rated = ratings.map(({ competencyId, rating, focus }) => ({ competency: competencyId, rating, focus }))
  await sql`select app.enter_ratings(${application.id}, ${program.frameworkId}, ${JSON.stringify(rated)}::jsonb, ${released})`.execute(
    db,
  )
}

export interface PromisesForm {
  readonly member: boolean
  readonly memberNumber: string
  readonly counted: boolean
}

/** Keeps the acceptance of today's texts, the consents, and the membership attested. */
export async function savePromises(
  db: Db,
  actor: PersonActor,
  program: Program,
  application: Application,
  form: PromisesForm,
  hand: Hand,
  now: Temporal.Instant,
): Promise<void> {
  const seat = await getSeat(db, program.id, application.seat)
  const { membership } = seat.eligibility
  if (membership?.required && !form.member) throw new Refusal(w.pickOne, { field: 'member' })
  const method = hand === 'own' ? 'online' : application.source === 'phone' ? 'phone' : 'paper'
  const how = { subjectId: application.id, method } as const
  await keepPromises(db, actor, application, method, now)
  if (form.counted) await giveConsent(db, actor, application.personId, countedConsent, how, now)
  else await withdrawConsent(db, actor, application.personId, countedConsent.purpose, application.id, now)
  if (membership && form.member) await attest(db, application.id, membership.body, form.memberNumber, now)
  else await db.deleteFrom('attestations').where('applicationId', '=', application.id).execute()
}

/** Keeps a membership as attested. Another number is to be checked anew, also by whoever has the old one before them. */
async function attest(db: Db, applicationId: string, body: Text, number: string, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('attestations')
    .values({ applicationId, body: JSON.stringify(body), number })
    .onConflict((conflict) =>
      conflict
        .column('applicationId')
        .doUpdateSet((of) => ({
          number,
          attestedAt: now,
          version: of('attestations.version', '+', 1),
          ...{ checkedBy: null, checkedAt: null, confirmed: null, expiresOn: null },
        }))
        .where('attestations.number', '<>', number),
    )
    .execute()
}
