import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { testKey } from '#foundation/testing.ts'
import { type Challenge, drawChallenge } from './challenge.ts'
import type { Ceremony, Sent } from './passkey.server.ts'

export const caller = { address: '203.0.113.7', agent: 'Safari on a test', browser: 'the browser of this test' }
const origin = 'https://mentors.example.org'
const now = Temporal.Instant.from('2026-11-03T17:00:00Z')

/** A ceremony at the house of the tests, in one browser, at one moment unless said otherwise. */
export const ceremony = (changes: Partial<Ceremony> = {}): Ceremony => ({
  origin,
  key: testKey,
  caller,
  now,
  ...changes,
})

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const bytes = (data: Buffer) => Buffer.concat([Buffer.from([0x58, data.length]), data])

interface Use {
  readonly at?: Ceremony
  readonly counter?: number
  readonly unlocked?: boolean
  readonly from?: string
  /** What a page drew to be signed; a sign-in's challenge otherwise. */
  readonly over?: Challenge
}

/** A device with one passkey in it, made of software. */
export function makeDevice() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const jwk = publicKey.export({ format: 'jwk' })
  const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url'))
  // The public key as COSE writes it: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const cose = Buffer.concat([
    Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
    bytes(x as Buffer),
    Buffer.from([0x22]),
    bytes(y as Buffer),
  ])
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const authData = (flags: number, counter: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256('mentors.example.org'), Buffer.from([flags]), count, more])
  }
  const wrap = (response: Record<string, Buffer>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: Object.fromEntries(Object.entries(response).map(([name, data]) => [name, data.toString('base64url')])),
    })
  const drawn = (at: Ceremony) => drawChallenge(at.key, at.caller.browser, at.now)
  return {
    /** Makes the passkey, at the asking of a page drawn there and then. */
    make(at = ceremony()): Sent {
      const { name, challenge } = drawn(at)
      const length = Buffer.from([0, id.length])
      const data = authData(0x45, 0, Buffer.concat([Buffer.alloc(16), length, id, cose]))
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        bytes(data),
      ])
      const clientDataJSON = clientData('webauthn.create', challenge, at.origin)
      return { challenge: name, response: wrap({ clientDataJSON, attestationObject }) }
    },
    /** Signs; as a device says it, this is the `counter`th time. `unlocked` is whether it asked for its lock. */
    use({ at = ceremony(), counter = 0, unlocked = true, from, over = drawn(at) }: Use = {}): Sent {
      const { name, challenge } = over
      const clientDataJSON = clientData('webauthn.get', challenge, from ?? at.origin)
      const authenticatorData = authData(unlocked ? 0x05 : 0x01, counter)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey)
      return { challenge: name, response: wrap({ clientDataJSON, authenticatorData, signature }) }
    },
  }
}
