import { derive } from '#foundation/crypto.ts'

/** How long a page may stand before its challenge is too old, in seconds. */
export const lasts = 300

/** What a passkey signs. It is drawn into a page for one browser and stored nowhere until it has been used. */
export interface Challenge {
  /** What the page sends back: when it was drawn, and which it is. */
  readonly name: string
  readonly challenge: string
}

/** Draws a challenge for one browser. */
export function drawChallenge(key: Buffer, browser: string, now: Temporal.Instant): Challenge {
  const name = `${Math.floor(now.epochMilliseconds / 1000)}.${crypto.randomUUID()}`
  return { name, challenge: challengeOf(key, browser, name) }
}

/** The challenge that a page sent back, unless it is too old or was drawn by nobody. Whether it was used, the database knows. */
export function readChallenge(
  key: Buffer,
  browser: string,
  name: string,
  now: Temporal.Instant,
): { id: string; challenge: string } | undefined {
  const [, at = '', id = ''] = /^(\d{1,12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name) ?? []
  const age = now.epochMilliseconds / 1000 - Number(at)
  return id && age >= 0 && age <= lasts ? { id, challenge: challengeOf(key, browser, name) } : undefined
}

const challengeOf = (key: Buffer, browser: string, name: string) =>
  derive(key, `challenge ${name} ${browser}`).toString('base64url')
