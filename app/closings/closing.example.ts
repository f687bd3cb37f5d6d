import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { getProgram, publishProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { keepTicks } from './closing.server.ts'
import { copyProgram, readSource } from './copy.server.ts'
import { movedDates } from './copy.ts'
import { inviteMentors } from './invitation.server.ts'
import { moveTitle } from './move.ts'

/** Copies a program to the next year as it comes, its coordinators with it. @returns the new program's id */
export async function copyOn(db: Db, actor: PersonActor, program: Program): Promise<string> {
  await as(db, actor)
  const source = await readSource(db, actor, program)
  const people = { coordinators: source.coordinators.map(({ personId }) => personId), members: [] }
  const dates = movedDates(source, 1)
  const slug = await copyProgram(db, actor, source, { title: moveTitle(program.title, 1), dates, ...people })
  const { id } = await db.selectFrom('programs').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return id
}

export interface NextYear extends PairExample {
  /** The year after: published, its applications open in summer 2027. */
  readonly next: Program
}

/** Ana and Maud in 2026–27, and the same program published for 2027–28. */
export async function addNextYear(db: Db): Promise<NextYear> {
  const pair = await addPair(db)
  const id = await copyOn(db, pair.coordinator, pair.program)
  await publishProgram(db, pair.coordinator, await getProgram(db, id), Temporal.Instant.from('2027-05-20T17:00:00Z'))
  const next = await getProgram(db, id)
  await as(db, 'owner')
  return { ...pair, next }
}

/** Something in each table, as the tests' world and its probes want it: Marcus is asked whether he would do it again. */
export async function addClosingLife(
  db: Db,
  { program, coordinator, marcus }: { program: Program; coordinator: PersonActor; marcus: PersonActor },
): Promise<void> {
  await as(db, coordinator)
  await keepTicks(db, coordinator, program, ['thanks'])
  const id = await copyOn(db, coordinator, program)
  const now = Temporal.Instant.from('2027-05-20T17:00:00Z')
  await publishProgram(db, coordinator, await getProgram(db, id), now)
  const next = await getProgram(db, id)
  await inviteMentors(db, coordinator, next, [marcus.id], testKey, now, Temporal.PlainDate.from('2027-05-20'))
}
