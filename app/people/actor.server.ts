import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { isLanguage } from '#foundation/language.ts'

/** Somebody as an actor, for work done in their name. */
export async function findActor(db: Db, id: string): Promise<PersonActor | undefined> {
  const person = await db
    .selectFrom('people')
    .select(['id', 'name', 'language', 'zone'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    person && {
      ...person,
      kind: 'person',
      language: isLanguage(person.language) ? person.language : 'en',
      via: 'session',
      sessionId: null,
      link: null,
    }
  )
}

/** Lends the worker one person's rights, and the database's view of them, for the length of `work`. */
export async function actAs<T>(db: Db, actor: PersonActor, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('app.actor', ${actor.id}, true), set_config('role', 'alongside_web', true)`.execute(db)
  const done = await work() // where it throws, the transaction ends, and the rights with it
  await sql`select set_config('app.actor', '', true), set_config('app.import', '', true), set_config('role', 'alongside_job', true)`.execute(
    db,
  )
  return done
}
