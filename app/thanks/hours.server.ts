import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { HoursRow } from './hours.ts'

/** The actor's own hours in a program, from whichever room keeps them. */
export async function listOwnHours(db: Db, actor: PersonActor, programId: string): Promise<HoursRow[]> {
  const { rows } = await sql<HoursRow>`
    select month, kind, minutes from app.hours_of(${programId}) where person_id = ${actor.id} order by month, kind`.execute(
    db,
  )
  return rows
}
