import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { secureLink } from '#foundation/link.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { gatheringWords as w } from './gatherings.words.ts'

/** Somebody who said that they will be there. */
export interface Guest {
  readonly personId: string
  readonly name: string
  readonly mentors: boolean
}

export interface Gathering {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly link: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly version: number
  /** By name. */
  readonly guests: readonly Guest[]
}

export type Named = Pick<Gathering, 'title' | 'place' | 'link' | 'startsOn' | 'endsOn'>

/**
 * The gatherings of a program that are not over, the next one first, with who will be there.
 *
 * @param today in the program's zone
 */
export async function listGatherings(db: Db, programId: string, today: Temporal.PlainDate): Promise<Gathering[]> {
  const rows = await db
    .selectFrom('gatherings')
    .select(['id', 'title', 'place', 'link', 'startsOn', 'endsOn', 'version'])
    .where('programId', '=', programId)
    .where('endsOn', '>=', today)
    .orderBy('startsOn')
    .orderBy('title')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const { rows: going } = await sql<Guest & { gatheringId: string }>`select * from app.going(${programId})`.execute(db)
  const guests = Map.groupBy(going, ({ gatheringId }) => gatheringId)
  return rows.map((row) => ({ ...row, guests: guests.get(row.id) ?? [] }))
}

/** One of them, by its id. */
export async function getGathering(db: Db, programId: string, id: string, today: Temporal.PlainDate) {
  return orNotFound((await listGatherings(db, programId, today)).find((each) => each.id === id))
}

/** Names a gathering, new or known. */
export async function saveGathering(
  db: Db,
  actor: PersonActor,
  programId: string,
  named: Named,
  known: { readonly id: string; readonly version: number } | null,
): Promise<void> {
  refuseUnless(Temporal.PlainDate.compare(named.startsOn, named.endsOn) <= 0, w.endsFirst, { field: 'endsOn' })
  refuseUnless(named.link === '' || secureLink(named.link), w.linkLooksLike, { field: 'link' })
  const id = known?.id ?? crypto.randomUUID()
  if (known) {
    const { title, place, link, startsOn, endsOn } = named
    await changeVersioned(db, 'gatherings', id, known.version, { title, place, link, startsOn, endsOn })
  } else
    await db
      .insertInto('gatherings')
      .values({ id, programId, ...named })
      .execute()
  await record(db, actor, 'gathering.named', { recordType: 'gathering', recordId: id, programId })
}

/** Takes a gathering out, with who said that they would be there. */
export async function removeGathering(db: Db, actor: PersonActor, programId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('gatherings')
    .where('id', '=', id)
    .where('programId', '=', programId)
    .executeTakeFirst()
  if (numDeletedRows > 0n)
    await record(db, actor, 'gathering.removed', { recordType: 'gathering', recordId: id, programId })
}

/** Says that one will be there, or takes it back; said twice it counts once. */
export async function sayGoing(
  db: Db,
  actor: PersonActor,
  gathering: Pick<Gathering, 'id'>,
  isGoing: boolean,
): Promise<void> {
  if (isGoing)
    await db
      .insertInto('gatheringGuests')
      .values({ gatheringId: gathering.id, personId: actor.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('gatheringGuests')
      .where('gatheringId', '=', gathering.id)
      .where('personId', '=', actor.id)
      .execute()
}
