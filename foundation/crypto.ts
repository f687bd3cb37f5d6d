import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash as digestOf,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'

/** A fresh 256-bit token as it goes into a link or a cookie. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A fresh 8-digit code for typing. */
export function newCode(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0')
}

/** SHA-256 of a token or code, as 32 bytes. Tokens carry their own entropy; codes are salted by the caller. */
export function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The same in hexadecimal, in a quarter of the time: every page asks for that of its session. */
export const hashInHex = (text: string): string => digestOf('sha256', text, 'hex')

/** A key for one purpose, derived from the key file so that one secret serves several uses apart. */
export function derive(key: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest()
}

/** A short authenticity mark for `message`: what we wrote comes back as we wrote it. */
export function sign(key: Buffer, message: string): string {
  return createHmac('sha256', key).update(message).digest('base64url').slice(0, 22)
}

export function isSigned(key: Buffer, message: string, mark: string): boolean {
  const expected = Buffer.from(sign(key, message))
  const given = Buffer.from(mark)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/**
 * AES-256-GCM with a random 96-bit nonce. `bound` (table, row, version …) is authenticated but not stored:
 * a sealed value moved to another row does not open.
 *
 * @returns nonce (12 bytes), tag (16), ciphertext
 */
export function seal(key: Buffer, plain: Buffer | string, bound: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made. Throws when the key, the binding or a single bit differs. */
export function unseal(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
