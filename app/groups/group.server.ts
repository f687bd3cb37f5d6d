import { sql } from 'kysely'
import type { GroupKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { CountedGroup, Fellow, Group, GroupForm } from './group.ts'
import { groupWords as w } from './groups.words.ts'

const columns = [
  'id',
  'programId',
  'kind',
  'name',
  'focus',
  'description',
  'least',
  'most',
  'signUp',
  'wished',
  'endsOn',
  'version',
] as const

const selectGroups = (db: Db) => db.selectFrom('groups').select(columns)

/** Groups with how full they are and who leads them, in the order of their names. */
async function counted(db: Db, programId: string, groups: readonly Group[]): Promise<CountedGroup[]> {
  if (groups.length === 0) return []
  const { rows } = await sql<{ groupId: string; taken: string; leads: string[] }>`
    select * from app.group_places(${programId})`.execute(db)
  const places = new Map(rows.map((row) => [row.groupId, row]))
  return groups.map((group) => {
    const { taken = 0, leads = [] } = places.get(group.id) ?? {}
    return { ...group, taken: Number(taken), leads }
  })
}

/** Every group of a program that goes on, for who coordinates it. */
export async function listGroups(db: Db, programId: string, today: Temporal.PlainDate): Promise<CountedGroup[]> {
  const groups = await selectGroups(db)
    .where('programId', '=', programId)
    .where('endsOn', '>=', today)
    .orderBy('kind')
    .orderBy('name')
    .orderBy('id')
    .execute()
  return counted(db, programId, groups)
}

/** One group of a program, for who coordinates it; also while it is over and not yet gone. */
export async function getGroup(db: Db, programId: string, id: string): Promise<CountedGroup> {
  const group = orNotFound(
    await selectGroups(db).where('id', '=', id).where('programId', '=', programId).executeTakeFirst(),
  )
  const [found] = await counted(db, programId, [group])
  return orNotFound(found)
}

/** A program the actor takes part in, with the groups whose places are free for whoever takes part. */
export interface Catalogue {
  readonly programId: string
  readonly title: Text
  readonly groups: readonly CountedGroup[]
}

/** Every group of the actor's; by program, those they could join or wish for; and those they wish for. */
export async function listOwnGroups(db: Db, actor: PersonActor, today: Temporal.PlainDate) {
  const { rows: own } = await sql<{ id: string }>`select app.grouped() as id`.execute(db)
  const mine = new Set(own.map(({ id }) => id))
  const groups = await db
    .selectFrom('groups')
    .innerJoin('programs', 'programs.id', 'groups.programId')
    .select(columns.map((column) => `groups.${column}` as const))
    .select('programs.title')
    .where(({ or, eb }) =>
      or([
        sql<boolean>`groups.id in (select app.grouped())`,
        eb.and([
          or([eb('groups.signUp', '=', true), eb('groups.wished', '=', true)]),
          eb('groups.endsOn', '>=', today),
          sql<boolean>`groups.program_id in (select app.active_in())`,
        ]),
      ]),
    )
    .orderBy('groups.name')
    .orderBy('groups.id')
    .execute()
  const offered = new Map<string, (typeof groups)[number][]>()
  for (const group of groups.filter(({ id }) => !mine.has(id)))
    offered.set(group.programId, [...(offered.get(group.programId) ?? []), group])
  const catalogues: Catalogue[] = []
  for (const [programId, some] of offered) {
    const [first] = some
    if (first) catalogues.push({ programId, title: first.title, groups: await counted(db, programId, some) })
  }
  const wished = await db.selectFrom('groupWishes').select('groupId').where('personId', '=', actor.id).execute()
  return { mine: groups.filter(({ id }) => mine.has(id)), catalogues, wished: wished.map(({ groupId }) => groupId) }
}

/** A group the actor belongs to, with everybody who does, leads first, and what the actor is in it. */
export async function getOwnGroup(db: Db, actor: PersonActor, id: string) {
  const group = orNotFound(
    await db
      .selectFrom('groups')
      .innerJoin('groupMembers as m', 'm.groupId', 'groups.id')
      .innerJoin('programs', 'programs.id', 'groups.programId')
      .select(columns.map((column) => `groups.${column}` as const))
      .select(['m.leads', 'm.reachable', 'm.told', 'programs.title', 'programs.daysKept', 'programs.status'])
      .where('groups.id', '=', id)
      .where('m.personId', '=', actor.id)
      .where(sql<boolean>`groups.id in (select app.grouped())`)
      .executeTakeFirst(),
  )
  return { group, fellows: await listFellows(db, id) }
}

/** Everybody of a group, leads first, then by name; whoever wrote there and has left comes last. */
export async function listFellows(db: Db, groupId: string): Promise<Fellow[]> {
  const { rows } = await sql<Fellow>`
    select * from app.fellows(${groupId}) order by belongs desc, leads desc, name collate "und-x-icu", person_id`.execute(
    db,
  )
  return rows
}

/** Opens a group. @returns its id */
export async function openGroup(
  db: Db,
  actor: PersonActor,
  programId: string,
  kind: GroupKind,
  form: GroupForm,
  today: Temporal.PlainDate,
): Promise<string> {
  refuseUnlessFit(form, today)
  const id = crypto.randomUUID()
  await db
    .insertInto('groups')
    .values({ id, programId, kind, ...form })
    .execute()
  await record(db, actor, 'group.opened', { recordType: 'group', recordId: id, programId })
  return id
}

function refuseUnlessFit({ least, most, endsOn }: GroupForm, today: Temporal.PlainDate): void {
  refuseUnless(least <= most, w.leastFirst, { field: 'most' })
  refuseUnless(Temporal.PlainDate.compare(endsOn, today) >= 0, w.endsBefore, { field: 'endsOn' })
}

/** Changes what is said of a group. Nobody loses a place by it. */
export async function changeGroup(
  db: Db,
  actor: PersonActor,
  group: Pick<Group, 'id' | 'programId' | 'endsOn'>,
  version: number,
  form: GroupForm,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnlessFit(form, today)
  refuseUnless(Temporal.PlainDate.compare(group.endsOn, today) >= 0, w.over)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`groups ${group.programId}`}, 0))`.execute(db) // as app.take_place
  const { taken } = await getGroup(db, group.programId, group.id)
  refuseUnless(taken <= form.most, w.fullerAlready(taken), { field: 'most' })
  const { name, focus, description, least, most, signUp, wished, endsOn } = form
  await changeVersioned(db, 'groups', group.id, version, {
    name,
    focus,
    description,
    least,
    most,
    signUp,
    wished,
    endsOn,
  })
  await record(db, actor, 'group.changed', { recordType: 'group', recordId: group.id, programId: group.programId })
}

/** A lead words what the group is about. */
export async function wordGroup(
  db: Db,
  actor: PersonActor,
  groupId: string,
  { version, focus, description }: Pick<Group, 'version' | 'focus' | 'description'>,
  today: Temporal.PlainDate,
): Promise<void> {
  const { group } = await getOwnGroup(db, actor, groupId)
  orNotFound(group.leads)
  refuseUnless(Temporal.PlainDate.compare(group.endsOn, today) >= 0, w.over)
  await changeVersioned(db, 'groups', groupId, version, { focus, description })
  await record(db, actor, 'group.worded', { recordType: 'group', recordId: groupId, programId: group.programId })
}

/** Takes out a group to which nobody belongs, with whatever was written there by those who left: nobody can read it. */
export async function removeGroup(db: Db, actor: PersonActor, programId: string, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`groups ${programId}`}, 0))`.execute(db)
  refuseUnless((await listFellows(db, id)).length === 0, w.notEmpty)
  const { numDeletedRows } = await db
    .deleteFrom('groups')
    .where('id', '=', id)
    .where('programId', '=', programId)
    .executeTakeFirst()
  orNotFound(numDeletedRows > 0n)
  await record(db, actor, 'group.removed', { recordType: 'group', recordId: id, programId })
}
