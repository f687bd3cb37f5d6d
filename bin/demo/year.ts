import { rule } from '#app/boards/ruling.server.ts'
import { answerOffer } from '#app/partnerships/answer.server.ts'
import { findActor } from '#app/people/actor.server.ts'
import { addCoordinator } from '#app/programs/coordinator.server.ts'
import { listDates } from '#app/programs/program.server.ts'
import type { Program } from '#app/programs/program.ts'
import { dateOf, findTemplate } from '#app/programs/template.ts'
import { listTrainees, noteTrainings } from '#app/trainings/training.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { readSettings } from '#foundation/environment.ts'
import type { Errand } from '#foundation/postman.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { filesOf, menteeCount, pinned, steward } from './cast.ts'
import { noonOf, type Two } from './pair-life.ts'
import {
  actorAt,
  asHouse,
  asSomebody,
  importFile,
  match,
  open,
  receive,
  type Seated,
  type Stage,
  seat,
  signAndPublish,
} from './story.ts'

/** A program in the second half of its year, and who runs it. */
export interface Year {
  readonly stage: Stage
  readonly program: Program
  readonly steward: PersonActor
  /** Who runs every program of the association: the second yes where money is concerned. */
  readonly office: PersonActor
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
  /** By the mentee's name; of somebody who was matched anew, the first pair. */
  readonly pairs: ReadonlyMap<string, Two>
}

/** What the worker takes along at a moment. */
export const errandAt = ({ key }: Stage, now: Temporal.Instant): Errand => ({ settings: readSettings({}), key, now })

/** The week in which a program that began on a day looks back. */
export const midYearOf = (startsOn: Temporal.PlainDate) => startsOn.add({ days: 165 })

/** Opens the program some eight months ago, matches, signs and publishes it, and takes everybody's yes. */
export async function openYear(
  stage: Stage,
  office: PersonActor,
  today: Temporal.PlainDate,
  members: readonly Seated[],
): Promise<Year> {
  const startsOn = today.subtract({ months: 7 }).with({ day: 1 })
  const program = await openProgram(stage, office, startsOn)
  const runs = await actorAt(stage, steward.email)
  const { first, late } = filesOf(startsOn)
  const [closed, published] = [startsOn.subtract({ days: 30 }), startsOn.subtract({ days: 12 })]
  await importFile(stage, runs, program, first, noonOf(closed))
  const seated = await seat(stage, runs, program, members, startsOn)
  await receive(stage, runs, program, menteeCount, noonOf(closed.add({ days: 4 })))
  await pin(stage, runs, program, noonOf(closed.add({ days: 6 })))
  const { number } = await match(stage, runs, program, published.subtract({ days: 6 }))
  await signAndPublish(stage, runs, program, number, seated, noonOf(published))
  await allSayYes(stage, program, noonOf(published.add({ days: 3 })))
  await train(stage, runs, program, startsOn.subtract({ days: 5 }))
  const pairs = await readPairs(stage, program)
  await importFile(stage, runs, program, late, noonOf(startsOn.add({ days: 40 })))
  await receive(stage, runs, program, menteeCount, noonOf(startsOn.add({ days: 44 })))
  await train(stage, runs, program, startsOn.add({ days: 60 }))
  return { stage, program, steward: runs, office, today, now: Temporal.Now.instant(), pairs }
}

async function openProgram(stage: Stage, office: PersonActor, startsOn: Temporal.PlainDate): Promise<Program> {
  const { id: organizationId } = await asSomebody(stage, office, (db) =>
    db.selectFrom('organizations').select('id').where('slug', '=', 'bcpvpa').executeTakeFirstOrThrow(),
  )
  const at = (days: number) => startsOn.add({ days })
  const year = startsOn.year - 1
  const title = {
    en: `BCPVPA Mentorship, spring intake ${startsOn.year}`,
    fr: `Mentorat BCPVPA, cohorte du printemps ${startsOn.year}`,
  }
  const program = await open(
    stage,
    office,
    { organizationId, template: 'bcpvpa', year },
    {
      title: JSON.stringify(title),
      opensOn: at(-95),
      closesOn: at(-32),
      firstClosesOn: at(-32),
      matchBy: at(-15),
      startsOn,
      endsOn: startsOn.add({ years: 1 }).subtract({ days: 1 }),
      months: 12,
    },
  )
  await asSomebody(stage, office, async (db) => {
    const { starts } = orNotFound(findTemplate('bcpvpa'))
    const later = dateOf(starts, year).until(startsOn, { largestUnit: 'days' })
    for (const { id, key, version, ...date } of await listDates(db, program.id)) {
      const from = key === 'midyear' ? midYearOf(startsOn) : date.startsOn.add(later)
      const days = date.startsOn.until(date.endsOn, { largestUnit: 'days' })
      await changeVersioned(db, 'programDates', id, version, { startsOn: from, endsOn: from.add(days) })
    }
    await addCoordinator(db, office, program, steward)
  })
  return program
}

/** The committee makes a few of the pairs itself. */
const pin = (stage: Stage, runs: PersonActor, program: Program, now: Temporal.Instant) =>
  asSomebody(stage, runs, async (db) => {
    const applied = await db
      .selectFrom('applications')
      .innerJoin('people', 'people.id', 'applications.personId')
      .select(['applications.id', 'people.name'])
      .where('programId', '=', program.id)
      .execute()
    const idOf = (name: string) => orNotFound(applied.find((each) => each.name === name)).id
    const reason = 'They met at the spring meeting and asked for each other.'
    for (const [mentee, mentor] of pinned)
      await rule(
        db,
        runs,
        program.id,
        { kind: 'pin', mentee: idOf(mentee.name), mentor: idOf(mentor.name), reason },
        now,
      )
  })

/** Whoever is asked says yes: the mentors first, then the mentees. */
export async function allSayYes(stage: Stage, program: Program, now: Temporal.Instant): Promise<void> {
  const offers = await asHouse(stage, (db) =>
    db
      .selectFrom('offers')
      .select(['id', 'mentorId', 'menteeId'])
      .where('programId', '=', program.id)
      .where('state', '=', 'asking_mentor')
      .orderBy('id')
      .execute(),
  )
  for (const { id, mentorId, menteeId } of offers)
    for (const personId of [mentorId, menteeId]) {
      const person = orNotFound(await asHouse(stage, (db) => findActor(db, personId)))
      const yes = { answer: 'yes', word: '', promised: true } as const
      await asSomebody(stage, person, (db) => answerOffer(db, person, id, yes, stage.key, now))
    }
}

/** The coordinator notes that every mentor who was not trained yet is now. */
const train = (stage: Stage, runs: PersonActor, program: Program, day: Temporal.PlainDate) =>
  asSomebody(stage, runs, async (db) => {
    const lacking = (await listTrainees(db, program.id)).filter(({ trainings }) => trainings.length === 0)
    const what = { personIds: lacking.map(({ personId }) => personId), title: 'Mentor training, two days' }
    await noteTrainings(db, runs, program.id, { ...what, completedOn: day }, noonOf(day.add({ days: 1 })), day)
  })

/** The pairs there are, by the mentee's name; an earlier pair gives way to a later one. */
export const readPairs = (stage: Stage, program: Program): Promise<Map<string, Two>> =>
  asHouse(stage, async (db) => {
    const rows = await db
      .selectFrom('partnerships')
      .select(['id', 'mentorId', 'menteeId'])
      .where('programId', '=', program.id)
      .orderBy('introducedAt')
      .execute()
    const pairs = new Map<string, Two>()
    for (const { id, mentorId, menteeId } of rows) {
      const mentee = orNotFound(await findActor(db, menteeId))
      const mentor = orNotFound(await findActor(db, mentorId))
      pairs.set(mentee.name, { id, mentee, mentor, tongue: mentee.language })
    }
    return pairs
  })
