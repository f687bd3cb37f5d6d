import { sql } from 'kysely'
import type { ContactChannel } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { peopleWords } from './people.words.ts'
import type { NewPosition, Position } from './person.ts'

/** A person with how to reach them, as far as the actor may see it. */
export async function getPerson(db: Db, id: string) {
  const person = await db
    .selectFrom('people')
    .leftJoin('contactCards', 'contactCards.personId', 'people.id')
    .leftJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select([
      'people.id',
      'people.name',
      'people.preferredName',
      'people.pronouns',
      'people.language',
      'people.zone',
      'people.version',
      'contactCards.phone',
      'contactCards.preferredChannel',
      'emails.address as email',
    ])
    .where('people.id', '=', id)
    .executeTakeFirst()
  return orNotFound(person)
}

export interface About {
  readonly name: string
  readonly preferredName: string
  readonly pronouns: string
  readonly language: 'en' | 'fr'
  readonly zone?: string
  readonly phone: string
  readonly preferredChannel: ContactChannel
  readonly version: number
}

/** Changes what is said about somebody: by themselves, or by a coordinator who enters their paper application. */
export async function changeAbout(db: Db, actor: PersonActor, personId: string, about: About): Promise<void> {
  const { phone, preferredChannel, version, ...rest } = about
  await changeVersioned(db, 'people', personId, version, rest)
  await db
    .insertInto('contactCards')
    .values({ personId, phone, preferredChannel })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ phone, preferredChannel }))
    .execute()
  await record(db, actor, 'person.changed', { recordType: 'person', recordId: personId })
}

/** Changes the language of the actor's pages and letters. */
export async function changeLanguage(db: Db, actor: PersonActor, language: 'en' | 'fr'): Promise<void> {
  await db.updateTable('people').set({ language }).where('id', '=', actor.id).execute()
}

/** The actor's own addresses, the first one first. */
export async function listAddresses(db: Db, personId: string) {
  return db
    .selectFrom('emails')
    .select(['id', 'address', 'first', 'verifiedAt'])
    .where('personId', '=', personId)
    .orderBy('first', 'desc')
    .orderBy('address')
    .execute()
}

/** What a person does now, else what they did last. */
export async function getPosition(db: Db, personId: string): Promise<Position | undefined> {
  return db
    .selectFrom('positions')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('until', (order) => order.desc().nullsFirst())
    .orderBy('since', (order) => order.desc().nullsLast())
    .executeTakeFirst()
}

/** Adds a position, or changes the one named. @returns its id */
export async function savePosition(
  db: Db,
  actor: Actor,
  personId: string,
  position: NewPosition,
  id: string | null,
): Promise<string> {
  if (id === null) {
    const added = await db
      .insertInto('positions')
      .values({ ...position, personId })
      .returning('id')
      .executeTakeFirstOrThrow()
    return added.id
  }
  const changed = await db
    .updateTable('positions')
    .set({ ...position })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  orNotFound(changed.numUpdatedRows > 0n)
  await record(db, actor, 'position.changed', { recordType: 'position', recordId: id })
  return id
}

/**
 * Enters somebody who has no session: from paper, a telephone call, a file, or a committee list. The address stays
 * unverified until the person uses it.
 */
export async function enterPerson(
  db: Db,
  person: { name: string; email: string | null; phone?: string; language?: 'en' | 'fr' },
): Promise<string> {
  const id = crypto.randomUUID()
  await db
    .insertInto('people')
    .values({ id, name: person.name, language: person.language ?? 'en' })
    .execute()
  await db
    .insertInto('contactCards')
    .values({ personId: id, phone: person.phone ?? '' })
    .execute()
  if (person.email) await db.insertInto('emails').values({ personId: id, address: person.email }).execute()
  return id
}

/** What the actor has for the time they gave: certificates by code, and whether there is money to look at. */
export async function listGivenBack(db: Db) {
  const { rows } = await sql<{
    code: string | null
    title: Text | null
  }>`select code, title from app.given_back()`.execute(db)
  return {
    certificates: rows.flatMap(({ code, title }) => (code && title ? [{ code, title }] : [])),
    isPaid: rows.some(({ code }) => code === null),
  }
}

/** Signs the actor out of the browser they are in. */
export async function signOut(db: Db, actor: PersonActor, now: Temporal.Instant): Promise<void> {
  refuseUnless(actor.sessionId, peopleWords.over)
  const ended = await db
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('personId', '=', actor.id)
    .where('id', '=', actor.sessionId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  await record(db, actor, 'session.ended', {
    recordType: 'person',
    recordId: actor.id,
    facts: { which: 'this', count: 1 },
  })
}
