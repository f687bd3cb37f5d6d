import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { openOwnVault } from '../people/vault.server.ts'
import type { PromptKey } from './prompt.ts'

/** An entry, opened for the one who wrote it. */
export interface Entry {
  readonly id: string
  readonly writtenOn: Temporal.PlainDate
  readonly prompt: string | null
  readonly version: number
  readonly words: string
}

/** As many entries as are opened at once; more than anybody writes. */
const most = 5000

const bound = (id: string) => `journal_entries ${id} words`
const columns = ['id', 'writtenOn', 'prompt', 'version', 'wordsSealed'] as const

/** The actor's own entries beside a partnership of theirs, newest first. */
export async function listEntries(db: Db, actor: PersonActor, partnershipId: string, key: Buffer): Promise<Entry[]> {
  const rows = await db
    .selectFrom('journalEntries')
    .select(columns)
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', actor.id)
    .orderBy('writtenOn', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  if (rows.length === 0) return []
  const vault = await openOwnVault(db, actor, key)
  return rows.map(({ wordsSealed, ...entry }) => ({ ...entry, words: vault.open(wordsSealed, bound(entry.id)) }))
}

/** Those entries that hold every one of the words looked for, whatever their case and accents. Nothing is indexed. */
export function findIn(entries: readonly Entry[], sought: string): Entry[] {
  const wanted = plain(sought).split(/\s+/).filter(Boolean)
  return entries.filter(({ words }) => wanted.every((word) => plain(words).includes(word)))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('fr-CA')

/** One entry of the actor's own. */
export async function getEntry(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  id: string,
  key: Buffer,
): Promise<Entry> {
  const { wordsSealed, ...entry } = orNotFound(
    await db
      .selectFrom('journalEntries')
      .select(columns)
      .where(sql<boolean>`id::text = ${id}`)
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', actor.id)
      .executeTakeFirst(),
  )
  const vault = await openOwnVault(db, actor, key)
  return { ...entry, words: vault.open(wordsSealed, bound(entry.id)) }
}

/** Keeps a new entry, sealed for its writer alone. @returns its id */
export async function writeEntry(
  db: Db,
  actor: PersonActor,
  partnership: { readonly id: string; readonly programId: string },
  { words, prompt }: { readonly words: string; readonly prompt: PromptKey | null },
  key: Buffer,
  today: Temporal.PlainDate,
): Promise<string> {
  const id = crypto.randomUUID()
  const vault = await openOwnVault(db, actor, key)
  await db
    .insertInto('journalEntries')
    .values({
      id,
      partnershipId: partnership.id,
      personId: actor.id,
      writtenOn: today,
      prompt,
      wordsSealed: vault.seal(words, bound(id)),
    })
    .execute()
  await record(db, actor, 'journal.written', { recordType: 'person', recordId: actor.id })
  return id
}

/** Changes an entry of the actor's own, if it is still as it was shown. */
export async function rewriteEntry(
  db: Db,
  actor: PersonActor,
  { id }: Entry,
  words: string,
  version: number,
  key: Buffer,
): Promise<void> {
  const vault = await openOwnVault(db, actor, key)
  await changeVersioned(db, 'journalEntries', id, version, { wordsSealed: vault.seal(words, bound(id)) })
  await record(db, actor, 'journal.rewritten', { recordType: 'person', recordId: actor.id })
}

/** Takes an entry out for good. */
export async function takeOutEntry(db: Db, actor: PersonActor, { id }: Entry): Promise<void> {
  await db.deleteFrom('journalEntries').where('id', '=', id).where('personId', '=', actor.id).execute()
  await record(db, actor, 'journal.taken-out', { recordType: 'person', recordId: actor.id })
}
