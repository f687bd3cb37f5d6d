import { sql } from 'kysely'
import type { WishKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { fold } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
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

/** Points a wish at the applicant who was meant; a coordinator confirms what the name suggested. */
export async function confirmWish(
  db: Db,
  actor: PersonActor,
  programId: string,
  wishId: string,
  personId: string | null,
): Promise<void> {
  const confirmed = await db.updateTable('wishes').set({ personId }).where('id', '=', wishId).executeTakeFirst()
  orNotFound(confirmed.numUpdatedRows > 0n)
  await record(db, actor, 'wish.confirmed', { recordType: 'wish', recordId: wishId, programId })
}

/** People of the program's other seat whose name or address fits a wish. */
export async function candidatesFor(db: Db, application: Application, wish: { name: string; email: string }) {
  const others = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .leftJoin('emails', 'emails.personId', 'people.id')
    .select(['people.id', 'people.name', 'emails.address'])
    .where('applications.programId', '=', application.programId)
    .where('applications.seat', '=', application.seat === 'mentee' ? 'mentor' : 'mentee')
    .where('applications.status', 'not in', ['withdrawn', 'declined'])
    .execute()
  const wanted = fold(wish.name)
  const fits = others.filter((other) => (wish.email && other.address === wish.email) || fold(other.name) === wanted)
  return [...new Map(fits.map((fit) => [fit.id, fit])).values()]
}

/**
 * Finds the people meant by wishes where an address leaves no doubt. Run when an application arrives, on either side.
 * A name alone only suggests: the coordinator confirms it.
 */
export async function findWished(db: Db, programId: string): Promise<void> {
  await sql`
    update wishes w set person_id = found.person_id
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
}
