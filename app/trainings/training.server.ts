import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'
import { trainingWords as w } from './trainings.words.ts'

/** A training as it was noted, and not undone. */
export interface Training {
  readonly id: string
  readonly personId: string
  readonly title: string
  readonly completedOn: Temporal.PlainDate
}

const selectTrainings = (db: Db, programId: string) =>
  db
    .selectFrom('trainings')
    .select(['id', 'personId', 'title', 'completedOn'])
    .where('programId', '=', programId)
    .where('undoneAt', 'is', null)
    .orderBy('completedOn', 'desc')
    .orderBy('id')

/** What the actor has completed for a program, newest first. */
export function listOwnTrainings(db: Db, actor: PersonActor, programId: string): Promise<Training[]> {
  return selectTrainings(db, programId).where('personId', '=', actor.id).execute()
}

/** Whether the actor is the mentor of a partnership who must still be trained before they begin. */
export async function lacksTraining(db: Db, partnershipId: string): Promise<boolean> {
  const { rows } = await sql<{ lacks: boolean }>`select app.lacks_training(${partnershipId}) as lacks`.execute(db)
  return rows[0]?.lacks ?? false
}

/** A mentor of a program with what they have completed. */
export interface Trainee {
  readonly personId: string
  readonly name: string
  /** Somebody waits for them: they have a partner. */
  readonly paired: boolean
  readonly trainings: readonly Training[]
}

/** Every mentor who takes part in a program, those who are not trained yet first, then by name. */
export async function listTrainees(db: Db, programId: string): Promise<Trainee[]> {
  const mentors = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .select((of) => [
      'people.id as personId',
      'people.name',
      of
        .exists(
          of
            .selectFrom('partnerships')
            .select('partnerships.id')
            .whereRef('partnerships.mentorId', '=', 'people.id')
            .where('partnerships.programId', '=', programId)
            .where('partnerships.state', '<>', 'ended'),
        )
        .as('paired'),
    ])
    .where('applications.programId', '=', programId)
    .where('applications.seat', '=', 'mentor')
    .where('applications.status', '=', 'accepted')
    .where(notSupervised('applications.personId'))
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  const all = await selectTrainings(db, programId).execute()
  const trainees = mentors.map((mentor) => ({
    ...mentor,
    paired: Boolean(mentor.paired),
    trainings: all.filter(({ personId }) => personId === mentor.personId),
  }))
  const rank = (trainee: Trainee) => (trainee.trainings.length > 0 ? 2 : trainee.paired ? 0 : 1)
  return trainees.sort((a, b) => rank(a) - rank(b))
}

/** Notes that one or several mentors completed a training on a day. @returns how many */
export async function noteTrainings(
  db: Db,
  actor: PersonActor,
  programId: string,
  what: { readonly personIds: readonly string[]; readonly title: string; readonly completedOn: Temporal.PlainDate },
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number> {
  await mustCoordinate(db, actor, programId)
  refuseUnless(what.personIds.length > 0, w.nobodyChosen, { field: 'people' })
  refuseUnless(Temporal.PlainDate.compare(what.completedOn, today) <= 0, w.notYetHeld, { field: 'completedOn' })
  const mentors = new Set((await listTrainees(db, programId)).map(({ personId }) => personId))
  const people = [...new Set(what.personIds)]
  orNotFound(people.every((id) => mentors.has(id)))
  for (const personId of people) {
    const id = crypto.randomUUID()
    const { title, completedOn } = what
    await db
      .insertInto('trainings')
      .values({ id, programId, personId, title, completedOn, notedBy: actor.id, notedAt: now })
      .execute()
    await record(db, actor, 'training.noted', { recordType: 'training', recordId: id, programId })
  }
  return people.length
}

/** Takes back what was noted by mistake; taking it back again changes nothing. */
export async function undoTraining(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await mustCoordinate(db, actor, programId)
  const { numUpdatedRows } = await db
    .updateTable('trainings')
    .set({ undoneBy: actor.id, undoneAt: now })
    .where('id', '=', id)
    .where('programId', '=', programId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await record(db, actor, 'training.undone', { recordType: 'training', recordId: id, programId })
}
