import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { readInstance, writeBinary } from '../matching/instance.ts'
import type { Problem } from '../matching/problem.ts'

/** The pairs of a large board as they are stored: the binary format of `app/matching`, compressed with zstd. */
export const packProblem = (problem: Problem): Buffer => zstdCompressSync(writeBinary(problem))

export const unpackProblem = (bytes: Uint8Array): Problem => readInstance(zstdDecompressSync(bytes))

/** A list of whole numbers, little-endian, four bytes each. */
export function packNumbers(numbers: Int32Array): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length)
  for (const [at, number] of numbers.entries()) bytes.writeInt32LE(number, 4 * at)
  return bytes
}

export function unpackNumbers(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getInt32(4 * at, true))
}
