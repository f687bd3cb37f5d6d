import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { type Committee, holdCommittee, type Member } from './committee.server.ts'
import { committeeWords as w } from './committees.words.ts'

export type Constituency = Committee['constituencies'][number]

export interface ConstituencyForm {
  readonly name: Text
  readonly seats: number
}

/** Gives one more group seats on a committee. */
export async function addConstituency(
  db: Db,
  actor: PersonActor,
  committee: Committee,
  { name, seats }: ConstituencyForm,
): Promise<void> {
  await db
    .insertInto('constituencies')
    .values({ committeeId: committee.id, name: JSON.stringify(name), seats })
    .execute()
  await noteChange(db, actor, committee)
}

/**
 * Renames a constituency or gives it other seats: never fewer than are taken, and none where nobody new is to be
 * seated. Terms that are over keep the name under which they were served.
 */
export async function changeConstituency(
  db: Db,
  actor: PersonActor,
  committee: Committee,
  constituency: Constituency,
  { name, seats }: ConstituencyForm,
  version: number,
  today: Temporal.PlainDate,
): Promise<void> {
  const taken = mostSeated(membersOf(await holdCommittee(db, committee), constituency), today)
  refuseUnless(seats >= taken, w.tooFewSeats(taken), { field: 'seats' })
  await changeVersioned(db, 'constituencies', constituency.id, version, { name: JSON.stringify(name), seats })
  if (name.en !== constituency.name.en || name.fr !== constituency.name.fr)
    await db
      .updateTable('committeeMembers')
      .set({ spokeFor: JSON.stringify(constituency.name) })
      .where('constituencyId', '=', constituency.id)
      .where('until', '<', today)
      .where('spokeFor', 'is', null)
      .execute()
  await noteChange(db, actor, committee, seats)
}

/** Removes a constituency for which nobody has ever sat. Where somebody has, who that was is kept. */
export async function removeConstituency(
  db: Db,
  actor: PersonActor,
  committee: Committee,
  constituency: Constituency,
): Promise<void> {
  refuseUnless(membersOf(await holdCommittee(db, committee), constituency).length === 0, w.somebodySat)
  const { numDeletedRows } = await db
    .deleteFrom('constituencies')
    .where('id', '=', constituency.id)
    .where('committeeId', '=', committee.id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows > 0n) await noteChange(db, actor, committee)
}

/** Everybody who sits, sat or will sit for a constituency. */
export function membersOf(committee: Committee, { id }: Pick<Constituency, 'id'>): Member[] {
  return committee.members.filter(({ constituencyId }) => constituencyId === id)
}

/** How many of these terms run on one day at the most, from a day on. */
export function mostSeated(members: readonly Pick<Member, 'since' | 'until'>[], from: Temporal.PlainDate): number {
  const later = (one: Temporal.PlainDate) => (Temporal.PlainDate.compare(one, from) < 0 ? from : one)
  const on = (day: Temporal.PlainDate) =>
    members.filter(
      ({ since, until }) => Temporal.PlainDate.compare(since, day) <= 0 && Temporal.PlainDate.compare(until, day) >= 0,
    ).length
  return Math.max(0, ...members.map(({ since }) => on(later(since))))
}

async function noteChange(db: Db, actor: PersonActor, committee: Committee, seats?: number): Promise<void> {
  await record(db, actor, 'committee.changed', {
    recordType: 'committee',
    recordId: committee.id,
    programId: committee.programId,
    ...(seats === undefined ? {} : { facts: { seats } }),
  })
}
