import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, Refusal, refuseUnless } from '#foundation/refusal.ts'
import type { Group } from './group.ts'
import { placeWords as w } from './groups.words.ts'

/** How many people are offered at once to be placed; more are found by name. */
export const mostOffered = 100

/** Somebody who takes part in the program and could be put into a group of it. */
export interface Placeable {
  readonly personId: string
  readonly name: string
  readonly districtNumber: number | null
  readonly schoolName: string | null
  /** The groups of this program they belong to already. */
  readonly groups: readonly string[]
}

/** Who could be put into a group of a program, by name, for who coordinates it: nobody whom they supervise. @param most null: all */
export async function listPlaceable(
  db: Db,
  programId: string,
  wanted: string,
  most: number | null = mostOffered + 1,
): Promise<Placeable[]> {
  const { rows } = await sql<Placeable>`
    select * from app.placeable(${programId}) where position(lower(${wanted}) in lower(name)) > 0 limit ${most}`.execute(
    db,
  )
  return rows
}

const refusals: Readonly<Record<string, { text: Text; field?: string }>> = {
  yourself: { text: w.yourself },
  over: { text: w.over },
  'no leads': { text: w.noLeads, field: 'leads' },
  already: { text: w.already },
  led: { text: w.led, field: 'leads' },
  full: { text: w.full },
  elsewhere: { text: w.elsewhere },
}

/** Puts somebody into a group. @param knowing although one supervises another there */
export async function placeInGroup(
  db: Db,
  actor: PersonActor,
  group: Pick<Group, 'id' | 'programId'>,
  { personId, leads, knowing }: { personId: string; leads: boolean; knowing: boolean },
): Promise<void> {
  refuseUnlessPlaced(await askForPlace(db, group.id, { personId, leads, knowing }), {
    text: w.supervisionThere,
    field: 'knowing',
  })
  await tellPlaced(db, actor, group, { personId, leads })
}

/** Writes down that somebody was given a place, and lets a letter tell them. */
export async function tellPlaced(
  db: Db,
  actor: PersonActor,
  group: Pick<Group, 'id' | 'programId'>,
  { personId, leads }: { personId: string; leads: boolean },
): Promise<void> {
  await record(db, actor, 'group.placed', {
    recordType: 'group',
    recordId: group.id,
    programId: group.programId,
    facts: { personId, leads },
  })
  await post(db, { kind: 'group.placed', personId, subjectId: group.id, occurrence: leads ? 'lead' : 'member' })
}

/** Takes a free place for oneself, where sign-up is open. */
export async function joinGroup(db: Db, actor: PersonActor, groupId: string): Promise<void> {
  const { programId } = orNotFound(
    await db
      .selectFrom('groups')
      .select('programId')
      .where('id', '=', groupId)
      .where('signUp', '=', true)
      .executeTakeFirst(),
  )
  const own = { personId: actor.id, leads: false, knowing: false }
  refuseUnlessPlaced(await askForPlace(db, groupId, own), { text: w.supervisionHere })
  await record(db, actor, 'group.joined', { recordType: 'group', recordId: groupId, programId })
}

/** Asks the database for a place, under its rules. @returns what came of it: `placed`, or why not */
export async function askForPlace(
  db: Db,
  groupId: string,
  { personId, leads, knowing }: { personId: string; leads: boolean; knowing: boolean },
): Promise<string> {
  const { rows } = await sql<{ verdict: string }>`
    select app.take_place(${groupId}, ${personId}, ${leads}, ${knowing}) as verdict`.execute(db)
  return rows[0]?.verdict ?? 'none'
}

function refuseUnlessPlaced(verdict: string, supervision: { text: Text; field?: string }): void {
  if (verdict === 'placed') return
  const said = verdict === 'supervision' ? supervision : refusals[verdict]
  const { text, field } = orNotFound(said)
  throw new Refusal(text, field ? { field } : {})
}

/** Leaves a group; nothing of it can be read afterwards. @param takesWords with everything one wrote there */
export async function leaveGroup(db: Db, actor: PersonActor, groupId: string, takesWords: boolean): Promise<void> {
  const programId = await programOf(db, groupId)
  if (takesWords)
    await db.deleteFrom('groupPosts').where('groupId', '=', groupId).where('authorId', '=', actor.id).execute()
  await takeOut(db, groupId, actor.id)
  await record(db, actor, 'group.left', { recordType: 'group', recordId: groupId, programId })
}

/** Takes somebody out of a group, who is told. */
export async function removeFromGroup(
  db: Db,
  actor: PersonActor,
  group: Pick<Group, 'id' | 'programId'>,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(personId !== actor.id, w.yourself)
  await takeOut(db, group.id, personId)
  const { id: recordId, programId } = group
  await record(db, actor, 'group.taken-out', { recordType: 'group', recordId, programId, facts: { personId } })
  await post(db, { kind: 'group.taken-out', personId, subjectId: group.id, occurrence: now.toString() })
}

async function takeOut(db: Db, groupId: string, personId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('groupMembers')
    .where('groupId', '=', groupId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  orNotFound(numDeletedRows > 0n)
}

const programOf = async (db: Db, groupId: string): Promise<string> =>
  orNotFound(await db.selectFrom('groups').select('programId').where('id', '=', groupId).executeTakeFirst()).programId

/** Says that the actor would like to belong to a group, or no longer. */
export async function wishFor(db: Db, actor: PersonActor, groupId: string, wishes: boolean): Promise<void> {
  if (!wishes) {
    await db.deleteFrom('groupWishes').where('groupId', '=', groupId).where('personId', '=', actor.id).execute()
    return
  }
  orNotFound(
    await db
      .selectFrom('groups')
      .select('id')
      .where('id', '=', groupId)
      .where('wished', '=', true)
      .where('endsOn', '>=', sql<Temporal.PlainDate>`app.today()`)
      .where('programId', 'in', sql<string>`(select app.active_in())`)
      .where('id', 'not in', db.selectFrom('groupMembers').select('groupId').where('personId', '=', actor.id))
      .executeTakeFirst(),
  )
  await db
    .insertInto('groupWishes')
    .values({ groupId, personId: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether the others may see how to reach the actor, and whether letters tell them that somebody wrote. */
export async function saveOwnPlace(
  db: Db,
  actor: PersonActor,
  groupId: string,
  own: { readonly reachable: boolean; readonly told: boolean },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('groupMembers')
    .set(own)
    .where('groupId', '=', groupId)
    .where('personId', '=', actor.id)
    .executeTakeFirst()
  orNotFound(numUpdatedRows > 0n)
}
