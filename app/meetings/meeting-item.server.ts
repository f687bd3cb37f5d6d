import type { MeetingItemKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { findMeeting } from './meeting.server.ts'
import { itemsAt, type MeetingItem, standingItems } from './meeting-item.ts'
import { meetingWords as w } from './meetings.words.ts'

/** What an item is bound to. */
export const bound = (id: string) => `meeting_items ${id} words_sealed`

const selectItems = (db: Db, partnershipId: string) =>
  db
    .selectFrom('meetingItems')
    .select(['id', 'meetingId', 'kind', 'authorId', 'suggested', 'wordsSealed', 'due', 'doneAt', 'version'])
    .where('partnershipId', '=', partnershipId)

function unsealed(row: Omit<MeetingItem, 'words'> & { wordsSealed: Buffer }, vault: Vault): MeetingItem {
  const { wordsSealed, ...item } = row
  return { ...item, words: vault.open(wordsSealed, bound(item.id)) }
}

/**
 * What a meeting's page lists, in the order it came up: its own, and what is carried over to it.
 *
 * @param meetingId null for the list the two keep between meetings
 */
export async function listItems(
  db: Db,
  partnershipId: string,
  meetingId: string | null,
  key: Buffer,
  now: Temporal.Instant,
) {
  const meetings = await db
    .selectFrom('meetings')
    .select(['id', 'state', 'startsAt', 'minutes'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const rows = await selectItems(db, partnershipId).orderBy('createdAt').orderBy('id').execute()
  if (rows.length === 0) return { own: [], carried: [] } // two who have written nothing yet may have no vault to open
  const vault = await openVault(db, partnershipId, key)
  const { own, carried } = meetingId ? itemsAt(meetingId, rows, meetings, now) : standingItems(rows, meetings, now)
  return { own: own.map((row) => unsealed(row, vault)), carried: carried.map((row) => unsealed(row, vault)) }
}

/** One item, through its partnership, with who may do what to it: it is the mentee's, a suggestion the mentor's own. */
export async function getItem(db: Db, actor: PersonActor, partnershipId: string, id: string, key: Buffer) {
  const pair = await getOwnPartnership(db, actor, partnershipId)
  const row = orNotFound(await selectItems(db, partnershipId).where('id', '=', id).executeTakeFirst())
  const item = unsealed(row, await openVault(db, partnershipId, key))
  const isMine =
    pair.partnership.state !== 'ended' && (!pair.isMentor || (item.suggested && item.authorId === actor.id))
  return { ...pair, item, isMine }
}

/** Puts something on the agenda or the list of what to do, of a meeting or of none; from the mentor it is a suggestion. */
export async function addItem(
  db: Db,
  actor: PersonActor,
  { partnershipId, meetingId }: { partnershipId: string; meetingId: string | null },
  { kind, words, due }: { kind: MeetingItemKind; words: string; due?: Temporal.PlainDate | undefined },
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const { partnership, isMentor } = await getOwnPartnership(db, actor, partnershipId)
  refuseUnless(partnership.state !== 'ended', w.ended)
  if (meetingId) await findMeeting(db, partnershipId, meetingId)
  const id = crypto.randomUUID()
  const vault = await openVault(db, partnershipId, key)
  await db
    .insertInto('meetingItems')
    .values({
      id,
      partnershipId,
      meetingId,
      kind,
      authorId: actor.id,
      suggested: isMentor,
      wordsSealed: vault.seal(words, bound(id)),
      due: kind === 'action' ? (due ?? null) : null,
      createdAt: now,
    })
    .execute()
  return id
}

async function getMine(db: Db, actor: PersonActor, partnershipId: string, id: string, key: Buffer) {
  const found = await getItem(db, actor, partnershipId, id, key)
  refuseUnless(found.isMine, w.notYours)
  return found
}

/** Rewrites one. The mentee may rewrite a suggestion, which takes it up. */
export async function changeItem(
  db: Db,
  actor: PersonActor,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  { words, due }: { words: string; due?: Temporal.PlainDate | undefined },
  key: Buffer,
): Promise<void> {
  const { item, isMentor } = await getMine(db, actor, partnershipId, id, key)
  const vault = await openVault(db, partnershipId, key)
  await changeVersioned(db, 'meetingItems', id, version, {
    wordsSealed: vault.seal(words, bound(id)),
    due: item.kind === 'action' ? (due ?? null) : null,
    suggested: isMentor && item.suggested,
  })
}

/** Takes up a suggestion, ticks something off, or opens it again: the mentee's to do. */
export async function markItem(
  db: Db,
  actor: PersonActor,
  { partnershipId, id, as }: { partnershipId: string; id: string; as: 'taken' | 'done' | 'open' },
  key: Buffer,
  now: Temporal.Instant,
): Promise<MeetingItem> {
  const { item, isMentor } = await getItem(db, actor, partnershipId, id, key)
  refuseUnless(!isMentor, w.notYours)
  const changes = { taken: { suggested: false }, done: { suggested: false, doneAt: now }, open: { doneAt: null } }[as]
  if (as !== 'done' || !item.doneAt) await changeVersioned(db, 'meetingItems', id, item.version, changes)
  return item
}

/** Takes one off the list for good: the mentee any, the mentor what they suggested. */
export async function removeItem(db: Db, actor: PersonActor, partnershipId: string, id: string, key: Buffer) {
  const { item } = await getMine(db, actor, partnershipId, id, key)
  await db.deleteFrom('meetingItems').where('partnershipId', '=', partnershipId).where('id', '=', id).execute()
  return item
}
