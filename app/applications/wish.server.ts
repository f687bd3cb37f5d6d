import { sql } from 'kysely'
import type { WishKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { byName, fold } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { notSupervised } from '../access/standing.server.ts'
import type { Application } from './application.ts'

/** How many of each kind may be named, in order. */
export const ranks = [1, 2, 3] as const

export interface Wish {
  readonly kind: WishKind
  readonly rank: number
  readonly name: string
  readonly email: string
}

/** The wishes of an application as far as the actor may see them: a committee member sees no "rather not". */
export async function listWishes(db: Db, applicationId: string) {
  return db
    .selectFrom('wishes')
    .leftJoin('people', 'people.id', 'wishes.personId')
    .select([
      'wishes.id',
      'wishes.kind',
      'wishes.rank',
      'wishes.name',
      'wishes.email',
      'wishes.personId',
      'wishes.nobodyAt',
      'wishes.invitedAt',
      'people.name as foundName',
    ])
    .where('applicationId', '=', applicationId)
    .orderBy('wishes.kind')
    .orderBy('wishes.rank')
    .execute()
}

/** Replaces all wishes of an application. Somebody already found for the same name stays found. */
export async function saveWishes(
  db: Db,
  actor: PersonActor,
  application: Application,
  wishes: readonly Wish[],
): Promise<void> {
  const known = await listWishes(db, application.id)
  await db.deleteFrom('wishes').where('applicationId', '=', application.id).execute()
  for (const wish of wishes) {
    const same = known.find(
      (each) => each.kind === wish.kind && fold(each.name) === fold(wish.name) && each.email === wish.email,
    )
    await db
      .insertInto('wishes')
      .values({
        ...wish,
        applicationId: application.id,
        personId: same?.personId ?? null,
        nobodyAt: same?.nobodyAt ?? null,
        invitedAt: same?.invitedAt ?? null,
      })
      .execute()
  }
  await record(db, actor, 'application.wished', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts: { wishes: wishes.length },
  })
}

/**
 * Says who was meant by a wish: an applicant, nobody in this program (with the time of saying so), or not known after
 * all. A wish that is somebody else's to settle, or was written anew meanwhile, is not found.
 */
export async function settleWish(
  db: Db,
  actor: PersonActor,
  application: Application,
  wishId: string,
  meant: { personId: string } | { nobodyAt: Temporal.Instant } | null,
): Promise<void> {
  const settled = await db
    .updateTable('wishes')
    .set({ personId: null, nobodyAt: null, ...meant })
    .where('id', '=', wishId)
    .where('applicationId', '=', application.id)
    .executeTakeFirst()
  orNotFound(settled.numUpdatedRows > 0n)
  await record(db, actor, 'wish.confirmed', {
    recordType: 'wish',
    recordId: wishId,
    programId: application.programId,
    facts: { meant: meant === null ? 'unknown' : 'personId' in meant ? 'somebody' : 'nobody' },
  })
}

/** Somebody of the program's other seat, as a coordinator may see them. */
export interface Counterpart {
  readonly id: string
  readonly name: string
  readonly addresses: readonly string[]
}

/** Everybody of the program's other seat a wish of this application could mean, by name. */
export async function listCounterparts(
  db: Db,
  { programId, seat, personId }: Pick<Application, 'programId' | 'seat' | 'personId'>,
): Promise<Counterpart[]> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .leftJoin('emails', 'emails.personId', 'people.id')
    .select(['people.id', 'people.name', 'emails.address'])
    .where('applications.programId', '=', programId)
    .where('applications.seat', '=', seat === 'mentee' ? 'mentor' : 'mentee')
    .where('applications.status', 'not in', ['withdrawn', 'declined'])
    .where('people.id', '<>', personId)
    .where(notSupervised('people.id'))
    .execute()
  const people = [...new Map(rows.map(({ id, name }) => [id, name]))]
  return people
    .map(([id, name]) => ({
      id,
      name,
      addresses: rows.flatMap((row) => (row.id === id && row.address ? [row.address] : [])),
    }))
    .sort((a, b) => byName(a.name, b.name))
}

/** Those whom a wish fits by name or address. */
export function candidatesFor<One extends Counterpart>(
  counterparts: readonly One[],
  wish: { name: string; email: string },
): One[] {
  const wanted = fold(wish.name)
  return counterparts.filter(
    ({ name, addresses }) => fold(name) === wanted || (wish.email && addresses.includes(wish.email)),
  )
}

/**
 * Finds the people meant by wishes where an address leaves no doubt. Run when an application arrives, on either side.
 * A name alone only suggests: the coordinator confirms it, also where nobody was meant until somebody of it arrived.
 */
export async function findWished(db: Db, programId: string): Promise<void> {
  await sql`
    update wishes w set person_id = found.person_id, nobody_at = null
    from (
      select w2.id, min(a.person_id::text)::uuid as person_id
      from wishes w2
      join applications mine on mine.id = w2.application_id
      join applications a on a.program_id = mine.program_id and a.seat <> mine.seat and a.status not in ('withdrawn', 'declined')
      join emails e on e.person_id = a.person_id
      where mine.program_id = ${programId} and w2.person_id is null and w2.email <> '' and e.address = w2.email
      group by w2.id having count(distinct a.person_id) = 1
    ) found
    where w.id = found.id`.execute(db)
  await askAnew(db, programId)
}

/** Asks again about wishes that were said to mean nobody, where somebody of that name has applied since. */
async function askAnew(db: Db, programId: string): Promise<void> {
  const settled = await db
    .selectFrom('wishes')
    .innerJoin('applications', 'applications.id', 'wishes.applicationId')
    .select(['wishes.id', 'wishes.name', 'wishes.nobodyAt', 'applications.seat', 'applications.programId'])
    .where('applications.programId', '=', programId)
    .where('wishes.nobodyAt', 'is not', null)
    .execute()
  for (const wish of settled) {
    const arrived = await db
      .selectFrom('applications')
      .innerJoin('people', 'people.id', 'applications.personId')
      .select('people.name')
      .where('applications.programId', '=', programId)
      .where('applications.seat', '<>', wish.seat)
      .where('applications.submittedAt', '>', wish.nobodyAt)
      .where('applications.status', 'not in', ['withdrawn', 'declined'])
      .execute()
    if (arrived.some(({ name }) => fold(name) === fold(wish.name)))
      await db.updateTable('wishes').set({ nobodyAt: null }).where('id', '=', wish.id).execute()
  }
}

/** How many people in hand named somebody they would rather not meet, and nobody has said yet who that is. */
export async function countUnknownAvoided(db: Db, programId: string): Promise<number> {
  const { n } = await db
    .selectFrom('wishes')
    .innerJoin('applications', 'applications.id', 'wishes.applicationId')
    .select(({ fn }) => fn.count<string>('wishes.applicationId').distinct().as('n'))
    .where('applications.programId', '=', programId)
    .where('applications.status', 'in', ['submitted', 'asked', 'accepted', 'waiting'])
    .where('wishes.kind', '=', 'avoid')
    .where('wishes.personId', 'is', null)
    .where('wishes.nobodyAt', 'is', null)
    .where(notSupervised('applications.personId'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
