import type { ApplicationStatus, SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { Rating } from '../assessments/assessment.ts'
import { errandAt, itemsOf } from '../people/letter.example.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import type { NewPosition } from '../people/person.ts'
import type { Program } from '../programs/program.ts'
import type { Answer, Question } from '../questionnaires/questionnaire.ts'
import { applicationColumns, getEditable, startApplication } from './application.server.ts'
import { getDossier } from './dossier.server.ts'
import { inviteForApplication } from './invitation.job.ts'
import type { Dossier } from './part.ts'
import { saveReferees } from './referee.server.ts'
import {
  enterRatings,
  type MeetingForm,
  type PositionForm,
  saveAnswers,
  saveApplicationPosition,
  saveAssessment,
  saveMeeting,
  savePromises,
} from './save.server.ts'

/** What an example application may differ in. */
export interface ApplicationExample {
  readonly name?: string
  readonly email?: string
  readonly language?: 'en' | 'fr'
  readonly status?: ApplicationStatus
  readonly position?: Partial<NewPosition>
  readonly capacity?: number
  readonly speaks?: string[]
  readonly issues?: string[]
  readonly rating?: (index: number) => number
  readonly prefers?: readonly string[]
  readonly released?: boolean
}

/** Somebody with a whole application: position, answers, ratings. Submitted and eligible unless said otherwise. */
export async function addApplication(db: Db, program: Program, seat: SeatKind, example: ApplicationExample = {}) {
  const person = await addPerson(db, {
    name: example.name ?? (seat === 'mentor' ? 'Marcus Mentor' : 'Mina Mentee'),
    email: example.email,
    language: example.language,
  })
  const positionId = await addPosition(db, person.id, {
    districtNumber: seat === 'mentor' ? 36 : 73,
    ...example.position,
  })
  const assessmentId = await addAssessment(db, person.id, program.frameworkId, example)
  const status = example.status ?? 'submitted'
  const { id } = await db
    .insertInto('applications')
    .values({
      programId: program.id,
      personId: person.id,
      seat,
      status,
      positionId,
      assessmentId,
      newReason: seat === 'mentee' ? 'new_role' : null,
      eligibility: 'eligible',
      capacity: example.capacity ?? 1,
      speaks: example.speaks ?? ['en'],
      channels: ['video'],
      submittedAt: status === 'draft' ? null : Temporal.Instant.from('2026-09-01T17:00:00Z'),
      decidedAt: status === 'accepted' || status === 'declined' ? Temporal.Instant.from('2026-10-01T17:00:00Z') : null,
      waitingSince: status === 'waiting' ? Temporal.Instant.from('2026-10-01T17:00:00Z') : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addAnswers(db, id, seat, example)
  for (const [index, personId] of (example.prefers ?? []).entries())
    await db
      .insertInto('wishes')
      .values({ applicationId: id, kind: 'prefer', rank: index + 1, name: 'Somebody', personId })
      .execute()
  const application = await db
    .selectFrom('applications')
    .select(applicationColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { person, application }
}

async function addAnswers(
  db: Db,
  applicationId: string,
  seat: SeatKind,
  { issues = ['budget', 'parents'] }: ApplicationExample,
): Promise<void> {
  const groups =
    seat === 'mentee'
      ? { hopes: { wants: 'To listen better.', issues }, setting: { levels: ['elementary'] }, requests: {} }
      : {
          offer: { why: 'To give back.', issues },
          experience: { levels: ['elementary'], roles_held: 'Principal.' },
          requests: { not_evaluative: true },
        }
  for (const [groupKey, answers] of Object.entries(groups))
    await db
      .insertInto('applicationAnswers')
      .values({ applicationId, groupKey, answers: JSON.stringify(answers) })
      .execute()
}

/** Ratings are the person's own: even the owner of the database writes them in their name only. */
async function addAssessment(
  db: Db,
  personId: string,
  frameworkId: string,
  { rating = (index) => 1 + (index % 5), released = false }: ApplicationExample,
): Promise<string> {
  await as(db, { id: personId })
  const id = crypto.randomUUID()
  const releasedAt = released ? Temporal.Instant.from('2026-09-01T17:00:00Z') : null
  await db.insertInto('assessments').values({ id, personId, frameworkId, moment: 'application', releasedAt }).execute()
  const competencies = await db
    .selectFrom('competencies')
    .select('id')
    .where('frameworkId', '=', frameworkId)
    .orderBy('position')
    .execute()
  await db
    .insertInto('ratings')
    .values(
      competencies.map((competency, index) => ({
        assessmentId: id,
        competencyId: competency.id,
        rating: rating(index),
        focus: index < 2,
      })),
    )
    .execute()
  await as(db, 'owner')
  return id
}

/** A day in summer 2026 on which applications to the example program are open. */
export const openDay = Temporal.PlainDate.from('2026-09-15')
export const openNow = Temporal.Instant.from('2026-09-15T18:00:00Z')

/** What somebody writes on the page about their position, unless they write something else. */
export const newPrincipal: PositionForm = {
  role: 'principal',
  title: '',
  district: '73',
  school: '',
  since: Temporal.PlainDate.from('2026-08-01'),
  until: null,
  retired: false,
  newReason: 'new_role',
  supervisorAware: null,
}

export const byTelephone: MeetingForm = {
  speaks: ['en'],
  channels: ['phone'],
  times: ['evening'],
  travels: false,
  needs: '',
  capacity: 1,
}

/** Somebody begins an application; the transaction goes on as them. @returns its id */
export async function begin(db: Db, person: PersonActor, program: Program, seat: SeatKind): Promise<string> {
  await as(db, person)
  return startApplication(db, person, program, seat, openDay)
}

/** The actor writes every page that must be written, as the pages do, and leaves it at that: nothing is sent. */
export async function fillIn(db: Db, actor: PersonActor, id: string, { except = '', district = '73' } = {}) {
  const { application, program, hand } = await getEditable(db, actor, id)
  const { groups, seat, framework } = await getDossier(db, application)
  const pages: Record<string, () => Promise<unknown>> = {
    position: () =>
      saveApplicationPosition(
        db,
        actor,
        program,
        application,
        { ...newPrincipal, district },
        application.version,
        openDay,
      ),
    ...Object.fromEntries(
      groups.map(({ key, questions }) => [
        `answers/${key}`,
        () => saveAnswers(db, actor, application, key, answersTo(questions), 0),
      ]),
    ),
    meeting: async () =>
      saveMeeting(db, application, byTelephone, (await getEditable(db, actor, id)).application.version),
    assessment: () =>
      hand === 'own'
        ? saveAssessment(db, actor, program, application, 1, ratingsOf(framework), false, openNow)
        : enterRatings(db, program, application, ratingsOf(framework), false),
    ...(seat.eligibility.referees > 0
      ? {
          referees: () =>
            saveReferees(db, actor, application, [{ name: 'Rita Roy', email: 'rita@example.org', relation: '' }]),
        }
      : {}),
    promises: () =>
      savePromises(db, actor, program, application, { member: true, memberNumber: '7', counted: true }, hand, openNow),
  }
  for (const [key, write] of Object.entries(pages)) if (key !== except) await write()
  return Object.keys(pages)
}

/** An answer of the right kind to every question. */
function answersTo(questions: readonly Question[]): Record<string, Answer> {
  const answer = ({ kind, options = [] }: Question): Answer => {
    if (kind === 'tick') return true
    if (kind === 'number') return 1
    if (kind === 'date') return '2026-09-01'
    if (kind === 'choice') return options[0]?.value ?? null
    return kind === 'choices' ? options.slice(0, 1).map(({ value }) => value) : 'To listen better.'
  }
  return Object.fromEntries(questions.map((question) => [question.key, answer(question)]))
}

/** Two, for every competency. */
export function ratingsOf({ competencies }: Dossier['framework']): Rating[] {
  return competencies.map(({ id }) => ({ competencyId: id, rating: 2, focus: false, comment: '' }))
}

/** The worker does what sending an application has set going, as often as it was asked to. */
export async function settleInvitations(db: Db, id: string, now = openNow): Promise<void> {
  const items = await itemsOf(db, 'application.invitations')
  await as(db, 'worker')
  for (const item of items.filter(({ subjectId }) => subjectId === id)) {
    await inviteForApplication(db, item, errandAt(now))
    await db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', item.id).execute()
  }
}
