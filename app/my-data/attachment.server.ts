import type { Db } from '#foundation/database.ts'
import { openBytes } from '../files/file.server.ts'
import { fileLimits } from '../files/file.ts'
import type { Gathered, Row } from './gathered.ts'

/** How many bytes of files go along, the latest first: what one partnership may hold. */
export const mostAttached = fileLimits.allBytes

/**
 * The files two partners share, as files, and under which name each lies in the archive. What is beyond the most that goes
 * along is named only; it can be saved from the page of its partnership.
 */
export async function attachFiles(
  db: Db,
  gathered: Gathered,
  key: Buffer,
): Promise<{ gathered: Gathered; files: ReadonlyMap<string, Buffer> }> {
  const files = new Map<string, Buffer>()
  const attached = new Map<unknown, string>()
  const rows = gathered.parts.flatMap(({ table, rows }) => (table === 'partnershipFiles' ? rows : []))
  let room: number = mostAttached
  for (const { id, partnershipId, size, nameSealed: name } of rows.toReversed()) {
    if (typeof name !== 'string' || Number(size) > room) continue
    const bytes = await openBytes(db, String(partnershipId), String(id), key)
    if (!bytes) continue
    const path = `files/${String(id).slice(0, 8)} ${name}`
    files.set(path, bytes)
    attached.set(id, path)
    room -= bytes.length
  }
  const told = (row: Row): Row => ({ ...row, attached: attached.get(row.id) ?? null })
  const parts = gathered.parts.map((part) =>
    part.table === 'partnershipFiles'
      ? {
          ...part,
          columns: [...part.columns, { name: 'attached', refers: null, coded: false }],
          rows: part.rows.map(told),
        }
      : part,
  )
  return { gathered: { ...gathered, parts }, files }
}
