import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { Holding } from '../answers/answer.ts'
import { type ApplicationExample, addApplication } from '../applications/application.example.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { findBoard } from './board.server.ts'
import { runMatching } from './run.server.ts'
import { signBoard } from './sign-off.server.ts'

/** The moment at which example boards are made and decided. */
export const boardNow = Temporal.Instant.from('2026-10-25T18:00:00Z')
export const boardToday = Temporal.PlainDate.from('2026-10-25')

type Seated = ApplicationExample & { name: string }

/** A program with these people accepted, a committee of three whose quorum is two, and nothing run yet. */
export async function addPool(
  db: Db,
  {
    mentees,
    mentors,
    changes,
    year,
  }: { mentees: readonly Seated[]; mentors: readonly Seated[]; changes?: object; year?: number },
) {
  const { program, coordinator, admin } = await addProgram(db, { changes: { meetsEvery: 30, ...changes }, year })
  const { members } = await addCommittee(db, program, 3, { quorum: 2 })
  const people = new Map<string, PersonActor>()
  const applications = new Map<string, string>()
  for (const [seat, seated] of [['mentee', mentees] as const, ['mentor', mentors] as const])
    for (const example of seated) {
      const { person, application } = await addApplication(db, program, seat, { status: 'accepted', ...example })
      people.set(example.name, person)
      applications.set(example.name, application.id)
    }
  const find = <T>(map: Map<string, T>, name: string) => {
    const found = map.get(name)
    if (!found) throw new Error(`There is no ${name}.`)
    return found
  }
  return {
    program,
    coordinator,
    admin,
    members,
    /** Somebody by name, and their application. */
    person: (name: string) => find(people, name),
    application: (name: string) => find(applications, name),
    nameOf: (application: string) => [...applications].find(([, id]) => id === application)?.[0] ?? '',
  }
}

export type PoolExample = Awaited<ReturnType<typeof addPool>>

/** Runs the engine as the coordinator. @returns the board */
export async function run(db: Db, { program, coordinator }: PoolExample, reason = '', holding?: Holding) {
  await as(db, coordinator)
  return findBoard(db, program.id, await runMatching(db, coordinator, program, reason, boardToday, holding))
}

/** Runs the engine and lets the quorum approve. @returns the approved board */
export async function approve(db: Db, pool: PoolExample) {
  const { number } = await run(db, pool)
  for (const member of pool.members.slice(0, 2)) {
    await as(db, member)
    const board = await findBoard(db, pool.program.id, number)
    await signBoard(db, member, board, { approves: true, words: '' }, boardNow, boardToday)
  }
  await as(db, pool.coordinator)
  return findBoard(db, pool.program.id, number)
}
