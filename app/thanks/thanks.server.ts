import { sql } from 'kysely'
import type { ThanksKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post, unpost } from '#foundation/outbox.ts'
import { Conflict, orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { thanksWords as w } from './thanks.words.ts'

export const thanksKinds = ['thanks', 'what_i_did'] as const satisfies readonly ThanksKind[]

/** One note between two people, as one of them sees it. */
export interface Thanks {
  readonly id: string
  readonly kind: ThanksKind
  readonly isMine: boolean
  readonly writtenAt: Temporal.Instant
  readonly openedAt: Temporal.Instant | null
  readonly version: number
  /** Not there while it waits for whoever reads to open it. */
  readonly words: string | undefined
}

/** Two people, as far as a note needs to know. */
type Pair = { readonly id: string; readonly programId: string; readonly mentorId: string; readonly menteeId: string }

const bound = (id: string) => `thanks ${id} words`
const partnerOf = (pair: Pair, actor: PersonActor) => (pair.mentorId === actor.id ? pair.menteeId : pair.mentorId)
const aboutNote = (pair: Pair, id: string) => ({ recordType: 'thanks', recordId: id, programId: pair.programId })

/** Every note of the two, oldest first; what the actor has not opened yet without its words. */
export async function listThanks(db: Db, actor: PersonActor, pair: Pair, key: Buffer): Promise<Thanks[]> {
  const rows = await db
    .selectFrom('thanks')
    .selectAll()
    .where('partnershipId', '=', pair.id)
    .orderBy('writtenAt')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const vault = await openVault(db, pair.id, key)
  return rows.map(({ id, kind, writerId, wordsSealed, writtenAt, openedAt, version }) => {
    const isMine = writerId === actor.id
    const words = isMine || openedAt ? vault.open(wordsSealed, bound(id)) : undefined
    return { id, kind, isMine, writtenAt, openedAt, version, words }
  })
}

/** One note of the actor's own that the other has not opened; anything else is not there to be changed. */
export async function getChangeable(db: Db, actor: PersonActor, pair: Pair, id: string, key: Buffer): Promise<Thanks> {
  const note = orNotFound((await listThanks(db, actor, pair, key)).find((each) => each.id === id && each.isMine))
  refuseUnless(!note.openedAt, w.alreadyOpened)
  return note
}

/** Writes to the other of the two, sealed. A letter tells them that something waits. @returns the note's id */
export async function writeThanks(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  note: { readonly kind: ThanksKind; readonly words: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const id = crypto.randomUUID()
  const wordsSealed = (await openVault(db, pair.id, key)).seal(note.words, bound(id))
  await db
    .insertInto('thanks')
    .values({ id, partnershipId: pair.id, writerId: actor.id, kind: note.kind, wordsSealed, writtenAt: now })
    .execute()
  await post(db, { kind: 'thanks.waiting', personId: partnerOf(pair, actor), subjectId: id })
  await record(db, actor, 'thanks.written', aboutNote(pair, id))
  return id
}

/**
 * Says it otherwise, as long as it has not been opened.
 *
 * @throws Conflict with what is stored now, when the writer changed it in another window meanwhile
 */
export async function changeThanks(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  id: string,
  change: { readonly kind: ThanksKind; readonly words: string; readonly version: number },
  key: Buffer,
): Promise<void> {
  const stored = await getChangeable(db, actor, pair, id, key)
  const changed = await db
    .updateTable('thanks')
    .set({
      kind: change.kind,
      wordsSealed: (await openVault(db, pair.id, key)).seal(change.words, bound(id)),
      version: change.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', change.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new Conflict(w.changedElsewhere, { kind: stored.kind, words: stored.words ?? '' })
  await record(db, actor, 'thanks.changed', aboutNote(pair, id))
}

/** Takes a note back before it was opened: it is gone, and a letter that has not left stays. */
export async function takeBackThanks(db: Db, actor: PersonActor, pair: Pair, id: string): Promise<void> {
  const gone = await db
    .deleteFrom('thanks')
    .where('id', '=', id)
    .where('partnershipId', '=', pair.id)
    .where('writerId', '=', actor.id)
    .where('openedAt', 'is', null)
    .executeTakeFirst()
  refuseUnless(gone.numDeletedRows > 0n, w.alreadyOpened)
  await unpost(db, 'thanks.waiting', id)
  await record(db, actor, 'thanks.taken-back', aboutNote(pair, id))
}

/** Opens a note from the other. From now on both read it, and it stays as it is. */
export async function openThanks(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  orNotFound(
    await db
      .selectFrom('thanks')
      .select('id')
      .where('id', '=', id)
      .where('partnershipId', '=', pair.id)
      .where('writerId', '<>', actor.id)
      .executeTakeFirst(),
  )
  const { rows } = await sql<{ opened: boolean }>`select app.open_thanks(${id}, ${now}) as opened`.execute(db)
  if (!rows[0]?.opened) return // opened already: there is nothing to do twice
  await unpost(db, 'thanks.waiting', id)
  await record(db, actor, 'thanks.opened', aboutNote(pair, id))
}
