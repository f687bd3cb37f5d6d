import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { getOwnGroup, listFellows, listOwnGroups, openGroup } from './group.server.ts'
import type { GroupForm } from './group.ts'
import { placeInGroup, wishFor } from './place.server.ts'
import { findPost, getThread, listThreads, writePost } from './post.server.ts'

export const groupDay = Temporal.PlainDate.from('2026-11-02')
const writtenAt = Temporal.Instant.from('2026-11-02T18:00:00Z')

/** What an example group is unless it says otherwise: up to four members until its program ends. */
export const plainGroup = (endsOn: Temporal.PlainDate, other: Partial<GroupForm> = {}): GroupForm => ({
  name: 'Primary',
  focus: 'Reading',
  description: '',
  least: 2,
  most: 4,
  signUp: false,
  wished: false,
  endsOn,
  ...other,
})

/** A learning team that Marcus leads and Amina belongs to; she writes, and he answers. */
export async function addGroup(
  db: Db,
  {
    program,
    coordinator,
    amina,
    marcus,
  }: {
    program: { readonly id: string; readonly endsOn: Temporal.PlainDate }
    coordinator: PersonActor
    amina: PersonActor
    marcus: PersonActor
  },
  say: (what: string) => string,
): Promise<void> {
  await as(db, coordinator)
  const form = plainGroup(program.endsOn, {
    name: say('group name'),
    focus: say('group focus'),
    description: say('group description'),
  })
  const id = await openGroup(db, coordinator, program.id, 'learning_team', { ...form, wished: true }, groupDay)
  for (const who of [amina, marcus]) await wishFor(await as(db, who), who, id, true)
  await as(db, coordinator)
  const group = { id, programId: program.id }
  await placeInGroup(db, coordinator, group, { personId: marcus.id, leads: true, knowing: false })
  await placeInGroup(db, coordinator, group, { personId: amina.id, leads: false, knowing: false })
  await as(db, amina)
  const thread = await writePost(db, amina, id, null, say('group post mentee'), testKey, writtenAt)
  await as(db, marcus)
  await writePost(db, marcus, id, thread, say('group post mentor'), testKey, writtenAt)
}

/** What pages ask of the group somebody belongs to, to be put to others as well. */
export async function questionsOfGroup(db: Db, member: PersonActor) {
  await as(db, member)
  const post = await db
    .selectFrom('groupPosts')
    .select(['id', 'groupId', 'threadId'])
    .where('authorId', '=', member.id)
    .executeTakeFirstOrThrow()
  const { id, groupId, threadId } = post
  return {
    'their groups': (actor: PersonActor) => listOwnGroups(db, actor, groupDay),
    'a group': (actor: PersonActor) => getOwnGroup(db, actor, groupId),
    'who belongs': () => listFellows(db, groupId),
    conversations: (actor: PersonActor) => listThreads(db, actor, groupId, 1, testKey),
    'a conversation': (actor: PersonActor) => getThread(db, actor, groupId, threadId, testKey),
    'a post': (actor: PersonActor) => findPost(db, actor, groupId, id, testKey),
  }
}
