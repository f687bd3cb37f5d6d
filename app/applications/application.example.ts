import type { ApplicationStatus, SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import type { NewPosition } from '../people/person.ts'
import type { Program } from '../programs/program.ts'
import { applicationColumns } from './application.server.ts'

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
