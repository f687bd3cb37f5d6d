import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { getProgram, publishProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { copyProgram, readSource } from './copy.server.ts'
import { movedDates } from './copy.ts'
import { moveTitle } from './move.ts'

/** Copies a program to the next year as it comes, carrying nobody over. @returns the new program's id */
export async function copyOn(db: Db, actor: PersonActor, program: Program): Promise<string> {
  await as(db, actor)
  const source = await readSource(db, actor, program)
  const nobody = { coordinators: [], members: [] }
  const dates = movedDates(source, 1)
  const slug = await copyProgram(db, actor, source, { title: moveTitle(program.title, 1), dates, ...nobody })
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
