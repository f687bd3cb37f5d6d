import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { enterPerson } from '../people/person.server.ts'
import type { Program } from './program.ts'
import { programWords as w } from './programs.words.ts'

/** Who coordinates a program now. */
export async function listCoordinators(db: Db, programId: string) {
  return db
    .selectFrom('programStaff')
    .innerJoin('people', 'people.id', 'programStaff.personId')
    .select([
      'programStaff.id',
      'people.id as personId',
      'people.name',
      'programStaff.readsWishes',
      'programStaff.since',
    ])
    .where('programId', '=', programId)
    .where('until', 'is', null)
    .orderBy('since')
    .execute()
}

/** The person at an address, entered if nobody is known there; somebody known stays as they described themselves. */
export async function findOrEnter(
  db: Db,
  name: string,
  email: string,
  more: { phone?: string; language?: 'en' | 'fr' } = {},
): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select app.person_at(${email}) as id`.execute(db)
  return rows[0]?.id ?? (await enterPerson(db, { name, email, ...more }))
}

export async function addCoordinator(
  db: Db,
  actor: PersonActor,
  program: Program,
  who: { name: string; email: string },
): Promise<void> {
  const personId = await findOrEnter(db, who.name, who.email)
  const added = await db
    .insertInto('programStaff')
    .values({ programId: program.id, personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return
  await record(db, actor, 'coordinator.named', { recordType: 'person', recordId: personId, programId: program.id })
}

/** Ends somebody's part in running the program. Never the last one's: the rows of all are held meanwhile. */
export async function endCoordinator(
  db: Db,
  actor: PersonActor,
  program: Program,
  staffId: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .selectFrom('programStaff')
    .select('id')
    .where('programId', '=', program.id)
    .where('until', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const all = await listCoordinators(db, program.id)
  const { personId } = orNotFound(all.find(({ id }) => id === staffId))
  refuseUnless(all.length > 1, w.lastCoordinator)
  await db
    .updateTable('programStaff')
    .set({ until: now })
    .where('id', '=', staffId)
    .where('programId', '=', program.id)
    .execute()
  await record(db, actor, 'coordinator.ended', {
    recordType: 'person',
    recordId: personId,
    programId: program.id,
  })
}
