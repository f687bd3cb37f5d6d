import { addPool, approve, type PoolExample } from '#app/boards/board.example.ts'
import { addPerson } from '#app/people/person.example.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { type Caller, callFrom } from '../../journeys/support/caller.ts'
import { sessionFor, type Target } from './target.ts'

/** Who runs the races. */
export type Who = 'one' | 'two' | 'admin' | 'admin too' | 'mentor' | 'mentee'

/** A program of its own, its board approved and not yet published: two mentees, one mentor with one place. */
export interface Arena {
  readonly programId: string
  readonly slug: string
  readonly board: number
  readonly mentorApplicationId: string
  /** Sessions of the two who coordinate, whoever administers, the mentor, and the mentee the board proposes. */
  readonly callers: ReadonlyMap<Who, Caller>
}

/** Lays one, and signs everybody in. */
export function openArena(target: Target, round: number): Promise<Arena> {
  return target
    .lay(async (db) => {
      const names = { mentees: [{ name: `Bo ${round}` }, { name: `Cy ${round}` }], mentors: [{ name: `Dee ${round}` }] }
      const pool = await addPool(db, names)
      const second = await addPerson(db, { name: `Second coordinator ${round}` })
      await db.insertInto('programStaff').values({ programId: pool.program.id, personId: second.id }).execute()
      const payer = await addPerson(db, { name: `Second payer ${round}` })
      const { organizationId } = await db
        .selectFrom('programs')
        .select('organizationId')
        .where('id', '=', pool.program.id)
        .executeTakeFirstOrThrow()
      await db.insertInto('staff').values({ organizationId, personId: payer.id, role: 'admin' }).execute()
      const board = await approve(db, pool)
      await as(db, 'owner')
      const mentee = await proposedMentee(db, pool, board.id)
      const people: Record<Who, PersonActor> = {
        one: pool.coordinator,
        two: second,
        admin: pool.admin,
        'admin too': payer,
        mentor: pool.person(`Dee ${round}`),
        mentee,
      }
      return { pool, board, people, round }
    })
    .then(async ({ pool, board, people, round }) => {
      const callers = new Map<Who, Caller>()
      for (const [who, { id }] of Object.entries(people)) {
        const caller = callFrom(target.origin)
        caller.cookies.set('session', await sessionFor(target.lay, id))
        callers.set(who as Who, caller)
      }
      const { id: programId, slug } = pool.program
      return { programId, slug, board: board.number, mentorApplicationId: pool.application(`Dee ${round}`), callers }
    })
}

async function proposedMentee(db: Db, pool: PoolExample, boardId: string): Promise<PersonActor> {
  const [pair] = await readAsWorker(db, (worker) =>
    worker.selectFrom('proposals').select('menteeApplicationId').where('matchingId', '=', boardId).execute(),
  )
  if (!pair) throw new Error('The board of the race proposes nobody.')
  return pool.person(pool.nameOf(pair.menteeApplicationId))
}
