import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { postAll } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getOwnGroup } from './group.server.ts'
import { isOver } from './group.ts'
import { postWords as w } from './groups.words.ts'
import { findGroupVault, openGroupVault } from './vault.server.ts'

/** What one member wrote, opened. */
export interface Post {
  readonly id: string
  readonly threadId: string
  readonly authorId: string
  readonly words: string
  readonly createdAt: Temporal.Instant
  readonly changedAt: Temporal.Instant | null
  readonly version: number
}

/** A conversation: the post it began with, unless that was removed, and how many answers it has. */
export interface Thread {
  readonly id: string
  readonly first: Post | undefined
  readonly answers: number
  readonly latestAt: Temporal.Instant
}

/** How many conversations stand on one page, and how many posts one of them may have. */
export const threadsAPage = 10
const mostInThread = 500

/** What a post is bound to: moved to another row or group it does not open. */
export const boundPost = (groupId: string, id: string) => `group_posts ${groupId} ${id} words_sealed`

const columns = ['id', 'threadId', 'authorId', 'groupId', 'wordsSealed', 'createdAt', 'changedAt', 'version'] as const

type Row = Omit<Post, 'words'> & { readonly groupId: string; readonly wordsSealed: Buffer }

const unsealed = ({ wordsSealed, groupId, ...row }: Row, vault: Vault): Post => ({
  ...row,
  words: vault.open(wordsSealed, boundPost(groupId, row.id)),
})

/** The conversations of a group, the one that moved last first, for a member. */
export async function listThreads(db: Db, actor: PersonActor, groupId: string, page: number, key: Buffer) {
  await getOwnGroup(db, actor, groupId)
  const threads = await db
    .selectFrom('groupPosts')
    .select(({ fn }) => ['threadId', fn.countAll<string>().as('n'), fn.max('createdAt').as('latestAt')])
    .where('groupId', '=', groupId)
    .groupBy('threadId')
    .orderBy('latestAt', 'desc')
    .orderBy('threadId')
    .limit(threadsAPage + 1)
    .offset((page - 1) * threadsAPage)
    .execute()
  const shown = threads.slice(0, threadsAPage)
  if (shown.length === 0) return { threads: [], more: false }
  const vault = orNotFound(await findGroupVault(db, groupId, key))
  const heads = await db
    .selectFrom('groupPosts')
    .select(columns)
    .where('groupId', '=', groupId)
    .where(
      'id',
      'in',
      shown.map(({ threadId }) => threadId),
    )
    .execute()
  const first = new Map(heads.map((row) => [row.id, unsealed(row, vault)]))
  return {
    threads: shown.map(({ threadId, n, latestAt }): Thread => {
      const head = first.get(threadId)
      return { id: threadId, first: head, answers: Number(n) - (head ? 1 : 0), latestAt }
    }),
    more: threads.length > threadsAPage,
  }
}

/** One conversation, oldest first, for a member. */
export async function getThread(
  db: Db,
  actor: PersonActor,
  groupId: string,
  threadId: string,
  key: Buffer,
): Promise<Post[]> {
  await getOwnGroup(db, actor, groupId)
  const rows = await db
    .selectFrom('groupPosts')
    .select(columns)
    .where('groupId', '=', groupId)
    .where('threadId', '=', threadId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  orNotFound(rows.length > 0)
  const vault = orNotFound(await findGroupVault(db, groupId, key))
  return rows.map((row) => unsealed(row, vault))
}

/** One post, for a member; whose it is stands with it. */
export async function findPost(db: Db, actor: PersonActor, groupId: string, id: string, key: Buffer): Promise<Post> {
  await getOwnGroup(db, actor, groupId)
  const row = orNotFound(
    await db
      .selectFrom('groupPosts')
      .select(columns)
      .where('groupId', '=', groupId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return unsealed(row, orNotFound(await findGroupVault(db, groupId, key)))
}

/**
 * Writes to a group, or answers there. Each of the others who wants it gets a letter, one a day, without a word of it.
 *
 * @param threadId what it answers; null to begin
 * @returns the conversation it stands in
 */
export async function writePost(
  db: Db,
  actor: PersonActor,
  groupId: string,
  threadId: string | null,
  words: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  await mustGoOn(db, actor, groupId, now)
  if (threadId) {
    const { n } = await db
      .selectFrom('groupPosts')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('groupId', '=', groupId)
      .where('threadId', '=', threadId)
      .executeTakeFirstOrThrow()
    orNotFound(Number(n) > 0)
    refuseUnless(Number(n) < mostInThread, w.tooMany)
  }
  const id = crypto.randomUUID()
  const vault = await openGroupVault(db, groupId, key)
  const wordsSealed = vault.seal(words, boundPost(groupId, id))
  await db
    .insertInto('groupPosts')
    .values({ id, groupId, threadId: threadId ?? id, authorId: actor.id, wordsSealed, createdAt: now })
    .execute()
  await tellOthers(db, actor, groupId, now)
  return threadId ?? id
}

async function mustGoOn(db: Db, actor: PersonActor, groupId: string, now: Temporal.Instant): Promise<void> {
  const { group } = await getOwnGroup(db, actor, groupId)
  refuseUnless(!isOver(group, dateAt(now)) && group.status !== 'archived', w.over)
}

async function tellOthers(db: Db, actor: PersonActor, groupId: string, now: Temporal.Instant): Promise<void> {
  const others = await db
    .selectFrom('groupMembers')
    .select('personId')
    .where('groupId', '=', groupId)
    .where('personId', '<>', actor.id)
    .where('told', '=', true)
    .execute()
  const occurrence = dateAt(now).toString()
  await postAll(
    db,
    others.map(({ personId }) => ({ kind: 'group.written', personId, subjectId: groupId, occurrence })),
  )
}

/** Rewrites a post of one's own. @returns the conversation it stands in */
export async function changePost(
  db: Db,
  actor: PersonActor,
  groupId: string,
  { id, version, words }: Pick<Post, 'id' | 'version' | 'words'>,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const { authorId, threadId } = await findPost(db, actor, groupId, id, key)
  orNotFound(authorId === actor.id)
  await mustGoOn(db, actor, groupId, now)
  const vault = await openGroupVault(db, groupId, key)
  await changeVersioned(db, 'groupPosts', id, version, {
    wordsSealed: vault.seal(words, boundPost(groupId, id)),
    changedAt: now,
  })
  return threadId
}

/** Takes a post away for good: its author, or a lead of the group. Answers to it stay. @returns its conversation */
export async function removePost(db: Db, actor: PersonActor, groupId: string, id: string): Promise<string> {
  const { group } = await getOwnGroup(db, actor, groupId)
  const post = orNotFound(
    await db
      .selectFrom('groupPosts')
      .select(['authorId', 'threadId'])
      .where('groupId', '=', groupId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  orNotFound(post.authorId === actor.id || group.leads)
  await db.deleteFrom('groupPosts').where('id', '=', id).where('groupId', '=', groupId).execute()
  if (post.authorId !== actor.id)
    await record(db, actor, 'group-post.removed', {
      recordType: 'group',
      recordId: groupId,
      programId: group.programId,
      about: [post.authorId],
    })
  return post.threadId
}
