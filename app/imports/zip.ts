import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '#foundation/refusal.ts'
import { importWords as w } from './imports.words.ts'

/** How much an archive may hold when unpacked: a bomb of a few kilobytes ends here. */
const mostUnpacked = 100 * 1024 * 1024
const mostEntries = 2000

interface Entry {
  readonly name: string
  readonly packed: Buffer
  readonly deflated: boolean
}

/** Unpacks the wanted files of a ZIP archive, counting what comes out and stopping when it is too much. */
export function unzip(archive: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  let room = mostUnpacked
  const files = new Map<string, Buffer>()
  for (const entry of listEntries(archive)) {
    if (!isWanted(entry.name)) continue
    const file = entry.deflated ? inflate(entry.packed, room) : entry.packed
    room -= file.length
    if (room < 0) throw new Refusal(w.unpacksTooLarge, { field: 'file' })
    files.set(entry.name, file)
  }
  return files
}

function inflate(packed: Buffer, room: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Refusal(isTooLarge ? w.unpacksTooLarge : w.brokenWorkbook, { field: 'file' })
  }
}

/** What the directory at the archive's end lists. */
function listEntries(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf('PK\x05\x06')
  if (end < 0 || end + 22 > archive.length) throw new Refusal(w.brokenWorkbook, { field: 'file' })
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Refusal(w.unpacksTooLarge, { field: 'file' })
  try {
    return readDirectory(archive, archive.readUInt32LE(end + 16), count)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(w.brokenWorkbook, { field: 'file' })
    throw error
  }
}

function readDirectory(archive: Buffer, start: number, count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = start, n = 0; n < count; n++) {
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1
    const method = archive.readUInt16LE(at + 10)
    const size = archive.readUInt32LE(at + 20)
    const nameLength = archive.readUInt16LE(at + 28)
    const local = archive.readUInt32LE(at + 42)
    if (isEncrypted || (method !== 0 && method !== 8)) throw new Refusal(w.lockedFile, { field: 'file' })
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    if (from + size > archive.length) throw new Refusal(w.brokenWorkbook, { field: 'file' })
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({ name, deflated: method === 8, packed: archive.subarray(from, from + size) })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

/** Packs files, uncompressed, into an archive of which we know every byte. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, file] of files) {
    const title = Buffer.from(name)
    const common = commonHeader(title, file)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, file])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title]))
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listing, end])
}

/** The 26 bytes that a file's own header and its line in the directory share. */
function commonHeader(title: Buffer, file: Buffer): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2) // names are UTF-8
  header.writeUInt32LE(0x00210000, 6) // 1 January 1980: the same file is the same bytes on any day
  header.writeUInt32LE(crc32(file), 10)
  header.writeUInt32LE(file.length, 14)
  header.writeUInt32LE(file.length, 18)
  header.writeUInt16LE(title.length, 22)
  return header
}
