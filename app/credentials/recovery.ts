import { derive } from '#foundation/crypto.ts'

/** Letters and digits that nobody takes for one another: no 0 and o, no 1, i and l, no u. */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'

/** The ten codes of a seed: four, four and four letters, nearly 59 bits each. Never digits alone, as an app's codes are. */
export function codesFrom(seed: Uint8Array): readonly string[] {
  return Array.from({ length: 10 }, (_, n) => codeFrom(Buffer.from(seed), n))
}

function codeFrom(seed: Buffer, n: number): string {
  const drawn = derive(seed, `recovery code ${n}`)
  // 240 is eight times the thirty letters: what lies beyond would favour the first of them.
  const picks = [...drawn].filter((byte) => byte < 240).slice(0, 12)
  const code = picks.map((byte) => letters[byte % letters.length]).join('')
  if (code.length < 12 || /^\d+$/.test(code)) return codeFrom(derive(seed, `again ${n}`), n)
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it is compared: however it was typed. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '')
