import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { actorFrom, type Entry } from '#foundation/session.ts'
import { as } from '#foundation/testing.ts'
import { asOwner } from '../people/trace.example.ts'

/** A session that has proved so much, laid by the owner. @returns its token */
export async function addSession(db: Db, person: { id: string }, level: 'mail' | 'strong' = 'mail'): Promise<string> {
  const token = newToken()
  await asOwner(db, () =>
    sql`insert into sessions (token_hash, person_id, level, ends_at)
      values (${hash(token)}, ${person.id}, ${level}::session_level, now() + interval '1 day')`.execute(db),
  )
  return token
}

/** Opens a page's transaction with a token, as the house does. @returns who came, on a page about signing in; nobody otherwise */
export async function enter(db: Db, token: string): Promise<PersonActor | undefined> {
  const entry = await entryOf(db, token)
  const actor = actorFrom(entry, undefined, true)
  return actor.kind === 'person' ? actor : undefined
}

/** What the database says to a token. */
export async function entryOf(db: Db, token: string): Promise<Entry | undefined> {
  await as(db, 'visitor')
  const { rows } = await sql<{ entry: Entry }>`select row_to_json(e) as entry from app.enter(${hash(token)}) e`.execute(
    db,
  )
  return rows[0]?.entry
}
