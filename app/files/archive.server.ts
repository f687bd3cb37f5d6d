import type { Db } from '#foundation/database.ts'
import { openBytes } from './file.server.ts'
import { fileLimits } from './file.ts'

/** A file that goes along in somebody's export, and where it lies there. */
export interface Attached {
  readonly id: string
  readonly partnershipId: string
  readonly path: string
  readonly size: number
}

/**
 * Which files go along in somebody's export: as many bytes as one partnership may hold, those that stand last (the latest)
 * first. One beyond that is only named; it can be saved from its own page.
 *
 * @param rows of `partnership_files`, their names opened; one without a name has lost its key
 */
export function chooseAttached(rows: readonly Readonly<Record<string, unknown>>[]): Attached[] {
  let room: number = fileLimits.allBytes
  return rows.toReversed().flatMap(({ id, partnershipId, size, nameSealed: name }) => {
    if (typeof name !== 'string' || Number(size) > room) return []
    room -= Number(size)
    const path = `files/${String(id).slice(0, 8)} ${name}`
    return [{ id: String(id), partnershipId: String(partnershipId), path, size: Number(size) }]
  })
}

/** The bytes of files by their place in the archive, opened one after another; without those that are gone meanwhile. */
export async function openAttached(
  db: Db,
  attached: readonly Attached[],
  key: Buffer,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const { id, partnershipId, path } of attached) {
    const bytes = await openBytes(db, partnershipId, id, key)
    if (bytes) files.set(path, bytes)
  }
  return files
}
