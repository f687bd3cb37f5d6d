import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { SettingError } from '#foundation/environment.ts'

/** A sealed file as the manifest lists it. */
export interface Sealed {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes a file that only the recovery code opens: gzip within age (X25519, HKDF, ChaCha20-Poly1305 in chunks, the last
 * of them marked). It is on the disk when this returns. Without Alongside: `age -d -i CODE FILE | gunzip`.
 *
 * @param recipients the public halves it is sealed to
 */
export async function seal(
  file: string,
  recipients: readonly string[],
  content: AsyncIterable<Buffer>,
): Promise<Omit<Sealed, 'name'>> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const packed = Readable.from(content).compose(heard(createGzip()))
  const sealed = Readable.fromWeb((await encrypter.encrypt(toWeb(packed))) as ReadableStream)
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(sealed, count, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}

/**
 * What is in a sealed file, piece by piece, as each is found whole.
 *
 * @throws SettingError where a bit of the file differs, or its end is missing, or the code is another's
 */
export async function* unseal(file: string, code: string): AsyncGenerator<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(code)
  try {
    const opened = await decrypter.decrypt(toWeb(createReadStream(file)))
    yield* Readable.fromWeb(opened as ReadableStream).compose(heard(createGunzip())) as AsyncIterable<Buffer>
  } catch {
    throw damaged(file)
  }
}

/** What goes wrong further on comes back to a stream as well, also once nobody listens there: it is told by the pipeline. */
const heard = <S extends Transform>(stream: S): S => stream.on('error', () => {})

const toWeb = (stream: Readable) => Readable.toWeb(stream) as globalThis.ReadableStream<Uint8Array>

/** The sentence for a file that is not what was written. */
export const damaged = (name: string): SettingError =>
  new SettingError(`${name} is damaged, cut short or not of this backup. Nothing was changed; take another copy of it.`)

/** The digest of a file as it lies there. @throws SettingError where there is none */
export async function digestOf(file: string): Promise<Omit<Sealed, 'name'>> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new SettingError(`${file} is missing. A backup is three files and a list; the keys may lie apart (--keys).`)
    throw new SettingError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Makes a renaming or a new file in a folder survive a loss of power. */
export async function keepFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {}) // some file systems cannot; they keep folders at once
  await handle.close()
}
