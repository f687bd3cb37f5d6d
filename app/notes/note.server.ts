import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { openOwnVault } from '../people/vault.server.ts'
import { type Note, type NoteKind, tableOf } from './note.ts'
import { noteWords as w } from './notes.words.ts'

/** How many notes of each kind one partnership may hold: they are opened one by one to be searched. */
const mostNotes = 2000

const vaultFor = (db: Db, actor: PersonActor, partnershipId: string, kind: NoteKind, key: Buffer): Promise<Vault> =>
  kind === 'mine' ? openOwnVault(db, actor, key) : openVault(db, partnershipId, key)

/** What a note is bound to. */
export const bound = (kind: NoteKind, id: string) =>
  `${kind === 'mine' ? 'private_notes' : 'shared_notes'} ${id} words_sealed`

const selectNotes = (db: Db, actor: PersonActor, partnershipId: string, kind: NoteKind) =>
  db
    .selectFrom(tableOf(kind))
    .select(['id', 'authorId', 'wordsSealed', 'createdAt', 'changedAt', 'version'])
    .where('partnershipId', '=', partnershipId)
    .$if(kind === 'mine', (notes) => notes.where('authorId', '=', actor.id))

/** The notes of one kind that the actor may read in a partnership, latest first; the two share one kind, the other is one's own. */
export async function listNotes(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  kind: NoteKind,
  key: Buffer,
): Promise<Note[]> {
  await getOwnPartnership(db, actor, partnershipId)
  const rows = await selectNotes(db, actor, partnershipId, kind).orderBy('changedAt', 'desc').orderBy('id').execute()
  if (rows.length === 0) return [] // a key is made with the first note, and reading makes nothing
  const vault = await vaultFor(db, actor, partnershipId, kind, key)
  return rows.map((row) => unsealed(row, kind, vault))
}

function unsealed(
  { wordsSealed, ...row }: Omit<Note, 'kind' | 'words'> & { wordsSealed: Buffer },
  kind: NoteKind,
  vault: Vault,
): Note {
  return { ...row, kind, words: vault.open(wordsSealed, bound(kind, row.id)) }
}

/** One note of the actor's own, to change or take away. */
export async function getOwnNote(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  kind: NoteKind,
  id: string,
  key: Buffer,
): Promise<Note> {
  await getOwnPartnership(db, actor, partnershipId)
  const row = await selectNotes(db, actor, partnershipId, kind)
    .where('id', '=', id)
    .where('authorId', '=', actor.id)
    .executeTakeFirst()
  return unsealed(orNotFound(row), kind, await vaultFor(db, actor, partnershipId, kind, key))
}

/** Writes a note: for oneself alone, or for both. @returns its id */
export async function writeNote(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  { kind, words }: { kind: NoteKind; words: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const { partnership } = await getOwnPartnership(db, actor, partnershipId)
  refuseUnless(kind === 'mine' || partnership.state !== 'ended', w.ended)
  const { n } = await db
    .selectFrom(tableOf(kind))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirstOrThrow()
  refuseUnless(Number(n) < mostNotes, w.tooMany)
  const id = crypto.randomUUID()
  const vault = await vaultFor(db, actor, partnershipId, kind, key)
  const wordsSealed = vault.seal(words, bound(kind, id))
  await db
    .insertInto(tableOf(kind))
    .values({ id, partnershipId, authorId: actor.id, wordsSealed, createdAt: now, changedAt: now })
    .execute()
  return id
}

/** Rewrites a note of one's own. */
export async function changeNote(
  db: Db,
  actor: PersonActor,
  note: Pick<Note, 'kind' | 'id' | 'version'> & { partnershipId: string; words: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const { kind, id, version, partnershipId, words } = note
  await getOwnNote(db, actor, partnershipId, kind, id, key)
  const { partnership } = await getOwnPartnership(db, actor, partnershipId)
  refuseUnless(kind === 'mine' || partnership.state !== 'ended', w.ended)
  const vault = await vaultFor(db, actor, partnershipId, kind, key)
  await changeVersioned(db, tableOf(kind), id, version, {
    wordsSealed: vault.seal(words, bound(kind, id)),
    changedAt: now,
  })
}

/** Takes a note of one's own away, for good. */
export async function removeNote(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  kind: NoteKind,
  id: string,
): Promise<void> {
  await getOwnPartnership(db, actor, partnershipId)
  const { numDeletedRows } = await db
    .deleteFrom(tableOf(kind))
    .where('partnershipId', '=', partnershipId)
    .where('authorId', '=', actor.id)
    .where('id', '=', id)
    .executeTakeFirst()
  orNotFound(numDeletedRows > 0n)
}
