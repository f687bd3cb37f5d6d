import { createHmac, timingSafeEqual } from 'node:crypto'

/** A code lasts half a minute. */
export const period = 30

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648) without padding, as authenticator apps take a secret. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The half minute in which an instant lies, counted from 1970. */
export const stepAt = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / 1000 / period)

/** The code of one step (RFC 4226, section 5.3). */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) as number) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code was typed: this one, or for a clock that is a little off the one before or after. A step up to
 * `last` has been used and is not taken again.
 */
export function stepOf(secret: Uint8Array, typed: string, now: Temporal.Instant, last: number): number | undefined {
  const code = typed.replace(/\D/g, '')
  if (code.length !== 6) return undefined
  const here = stepAt(now)
  return [here - 1, here, here + 1].find((step) => step > last && equals(codeAt(secret, step), code))
}

const equals = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** What an app reads from the picture: whose account, and the secret. */
export function keyUri(secret: Uint8Array, account: string): string {
  const label = `Alongside:${account}`
  return `otpauth://totp/${encodeURIComponent(label)}?${new URLSearchParams({ secret: base32(secret), issuer: 'Alongside' })}`
}
