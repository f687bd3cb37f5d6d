import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { writeNote } from '../notes/note.server.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { addPerson } from '../people/person.example.ts'
import { listPieces, shareExtract } from './extract.server.ts'
import { actOnGrant, approveGrant, askGrant, getGrant, type Wanted } from './grant.server.ts'
import { grantKinds } from './grant.ts'
import { readByGrant } from './reading.server.ts'

/** Everything goes by this instant from now on: what `app.now()` and `app.today()` say. */
export async function setNow(db: Db, at: string): Promise<void> {
  await as(db, 'owner')
  await sql
    .raw(
      `create or replace function app.now() returns timestamptz stable language sql as $$ select '${at}'::timestamptz $$`,
    )
    .execute(db)
  await sql
    .raw(
      `create or replace function app.today() returns date stable language sql as $$ select (app.now() at time zone 'America/Vancouver')::date $$`,
    )
    .execute(db)
}

/** Two who administer an organization, somebody who answers for privacy there, and a pair of one of its programs. */
export interface GuardedPair extends PairExample {
  readonly organizationId: string
  readonly admin: PersonActor
  readonly second: PersonActor
  readonly contact: PersonActor
}

export async function addGuardedPair(db: Db): Promise<GuardedPair> {
  const pair = await addPair(db)
  const people = [
    await addPerson(db, { name: 'Ines Admin' }),
    await addPerson(db, { name: 'Omar Admin' }),
    await addPerson(db, { name: 'Pat Lee' }),
  ] as const
  await as(db, 'owner')
  const { organizationId } = await db
    .selectFrom('programs')
    .select('organizationId')
    .where('id', '=', pair.program.id)
    .executeTakeFirstOrThrow()
  const [admin, second, contact] = people
  for (const { id: personId } of [admin, second])
    await db
      .insertInto('staff')
      .values({ organizationId, personId, role: 'admin', since: Temporal.Instant.from('2020-01-01T00:00:00Z') })
      .execute()
  await sql`update organizations set privacy_email = e.address from emails e
    where e.person_id = ${contact.id} and e.first and organizations.id = ${organizationId}`.execute(db)
  await sql`update emails set verified_at = now() where person_id = ${contact.id}`.execute(db)
  return { ...pair, organizationId, admin, second, contact }
}

/** When it is asked for, in the tests. */
export const asked = '2026-12-01T18:00:00Z'

/** Ana and Maud with a note of each month, and one that Ana keeps for herself. */
export async function layPair(db: Db): Promise<GuardedPair> {
  const pair = await addGuardedPair(db)
  await as(db, pair.mentee)
  for (const [at, words] of [
    ['2026-09-20T18:00:00Z', 'before'],
    ['2026-11-20T18:00:00Z', 'within'],
    ['2027-01-20T18:00:00Z', 'after'],
  ] as const) {
    const note = { kind: 'ours', words } as const
    await writeNote(db, pair.mentee, pair.partnershipId, note, testKey, Temporal.Instant.from(at))
  }
  const own = { kind: 'mine', words: 'kept' } as const
  await writeNote(db, pair.mentee, pair.partnershipId, own, testKey, Temporal.Instant.from('2026-11-20T18:00:00Z'))
  await setNow(db, asked)
  return pair
}

/** How much of the pair somebody reaches: rows of notes, keys. */
export async function reach(
  db: Db,
  who: PersonActor,
  { partnershipId }: GuardedPair,
): Promise<[notes: number, keys: number]> {
  await as(db, who)
  const notes = await db.selectFrom('sharedNotes').select('id').where('partnershipId', '=', partnershipId).execute()
  const keys = await db
    .selectFrom('private.partnershipKeys')
    .select('wrapped')
    .where('partnershipId', '=', partnershipId)
    .execute()
  return [notes.length, keys.length]
}

/** A request as most are: about misconduct, for shared notes of the autumn. */
export const wanted = (pair: { readonly partnershipId: string }, but: Partial<Wanted> = {}): Wanted => ({
  partnershipId: pair.partnershipId,
  ground: 'misconduct',
  kinds: ['notes'],
  fromOn: Temporal.PlainDate.from('2026-10-01'),
  untilOn: Temporal.PlainDate.from('2026-12-31'),
  silentUntil: null,
  reason: 'A complaint about how they were spoken to.',
  ...but,
})

/** Somebody asks. @returns the grant's id */
export async function asks(db: Db, pair: GuardedPair, who: PersonActor, but: Partial<Wanted> = {}): Promise<string> {
  await as(db, who)
  return askGrant(db, who, pair.organizationId, wanted(pair, but), testKey)
}

/**
 * In the world of the tests: a reader who reads what Amina and Marcus wrote, though neither has been told yet; a request
 * both were told of, to which Marcus objects; and an extract he gave the privacy contact.
 */
export async function addGrantLife(
  db: Db,
  {
    amina,
    marcus,
    program,
    partnershipId,
  }: { amina: PersonActor; marcus: PersonActor; program: { id: string }; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  const reader = await addPerson(db, { name: 'Wren Warden' })
  const contact = await addPerson(db, { name: 'Pat Lee', email: 'privacy@example.org' })
  await as(db, 'owner')
  const { organizationId } = await db
    .selectFrom('programs')
    .select('organizationId')
    .where('id', '=', program.id)
    .executeTakeFirstOrThrow()
  await db.insertInto('staff').values({ organizationId, personId: reader.id, role: 'admin' }).execute()
  await as(db, reader)
  const kinds = [...grantKinds]
  const [fromOn, untilOn] = ['2026-01-01', '2027-12-31'].map((day) => Temporal.PlainDate.from(day)) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ]
  const scope = { kinds, fromOn, untilOn }
  const urgent = wanted(
    { partnershipId },
    { ...scope, ground: 'imminent_harm', reason: say('reason of the urgent request') },
  )
  const open = await askGrant(db, reader, organizationId, urgent, testKey)
  await as(db, contact)
  await approveGrant(db, contact, await getGrant(db, open, {}), testKey)
  await as(db, reader)
  await actOnGrant(db, reader, await getGrant(db, open, {}), 'begun', '', testKey)
  for (const kind of kinds) await readByGrant(db, reader, await getGrant(db, open, {}), kind, testKey)
  const told = await askGrant(
    db,
    reader,
    organizationId,
    wanted({ partnershipId }, { ...scope, reason: say('reason of the request') }),
    testKey,
  )
  await as(db, marcus)
  await actOnGrant(db, marcus, await getGrant(db, told, {}), 'objected', say('objection'), testKey)
  const [note] = await listPieces(db, marcus, partnershipId, 'notes', testKey)
  const copy = { recipientId: contact.id, pieces: [note?.id ?? ''], word: say('word with the extract'), later: false }
  await shareExtract(db, marcus, partnershipId, copy, testKey)
  await as(db, amina)
}
