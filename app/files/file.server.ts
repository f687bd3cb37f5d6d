import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { findVault, openVault } from '../partnerships/vault.server.ts'
import { fileLimits, type SharedFile, tidyFileName } from './file.ts'
import { fileWords as w } from './files.words.ts'
import { sniff } from './kind.ts'

/** What the parts of a file are bound to. */
export const boundFile = (partnershipId: string, id: string, part: 'name' | 'bytes') =>
  `partnership_files ${partnershipId} ${id} ${part}`

const shown = ['id', 'authorId', 'kind', 'size', 'nameSealed', 'createdAt'] as const

/** The files of a partnership of the actor's, latest first, without what is in them. */
export async function listFiles(db: Db, actor: PersonActor, partnershipId: string, key: Buffer): Promise<SharedFile[]> {
  await getOwnPartnership(db, actor, partnershipId)
  const rows = await db
    .selectFrom('partnershipFiles')
    .select(shown)
    .where('partnershipId', '=', partnershipId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return [] // a key is made with the first file, and reading makes nothing
  const vault = orNotFound(await findVault(db, partnershipId, key))
  return rows.map(({ nameSealed, ...file }) => ({
    ...file,
    name: vault.open(nameSealed, boundFile(partnershipId, file.id, 'name')),
  }))
}

/** One file, opened, for either of the two. */
export async function openFile(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  id: string,
  key: Buffer,
): Promise<SharedFile & { readonly bytes: Buffer }> {
  await getOwnPartnership(db, actor, partnershipId)
  const row = await db
    .selectFrom('partnershipFiles')
    .select(shown)
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  const { nameSealed, ...file } = orNotFound(row)
  const vault = orNotFound(await findVault(db, partnershipId, key))
  const name = vault.open(nameSealed, boundFile(partnershipId, id, 'name'))
  return { ...file, name, bytes: orNotFound(await openBytes(db, partnershipId, id, key)) }
}

/** What is in a file of a partnership of the actor's; nothing where its key has been destroyed. */
export async function openBytes(db: Db, partnershipId: string, id: string, key: Buffer): Promise<Buffer | undefined> {
  const vault = await findVault(db, partnershipId, key)
  const row = await db
    .selectFrom('partnershipFiles')
    .select('bytesSealed')
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && vault?.openBytes(row.bytesSealed, boundFile(partnershipId, id, 'bytes'))
}

/** Adds a file for both, if its content is of a kind that may be shared and there is room. @returns its id */
export async function addFile(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const field = 'file'
  const { partnership } = await getOwnPartnership(db, actor, partnershipId)
  refuseUnless(partnership.state !== 'ended', w.ended)
  refuseUnless(bytes.length > 0, w.empty, { field })
  refuseUnless(bytes.length <= fileLimits.bytes, w.tooLarge, { field })
  const kind = sniff(bytes)
  refuseUnless(kind, w.otherKind, { field })
  const { rows } = await sql<{ n: number; bytes: number }>`select * from app.files_held(${partnershipId})`.execute(db)
  const held = rows[0] ?? { n: 0, bytes: 0 }
  refuseUnless(held.n < fileLimits.files, w.tooMany, { field })
  refuseUnless(Number(held.bytes) + bytes.length <= fileLimits.allBytes, w.noRoom, { field })
  const id = crypto.randomUUID()
  const vault = await openVault(db, partnershipId, key)
  await db
    .insertInto('partnershipFiles')
    .values({
      id,
      partnershipId,
      authorId: actor.id,
      kind,
      size: bytes.length,
      nameSealed: vault.seal(tidyFileName(name, kind), boundFile(partnershipId, id, 'name')),
      bytesSealed: vault.seal(bytes, boundFile(partnershipId, id, 'bytes')),
      createdAt: now,
    })
    .execute()
  return id
}

/** Takes a file of one's own away, for both and for good. */
export async function removeFile(db: Db, actor: PersonActor, partnershipId: string, id: string): Promise<void> {
  await getOwnPartnership(db, actor, partnershipId)
  const { numDeletedRows } = await db
    .deleteFrom('partnershipFiles')
    .where('partnershipId', '=', partnershipId)
    .where('authorId', '=', actor.id)
    .where('id', '=', id)
    .executeTakeFirst()
  orNotFound(numDeletedRows > 0n)
}
