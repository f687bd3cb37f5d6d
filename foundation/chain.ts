import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { derive } from './crypto.ts'

/** The audit trail is two chains: most of it is kept two years, what concerns break-glass seven. */
export const chains = ['house', 'glass'] as const
export type Chain = (typeof chains)[number]

/** What stands before the first line. */
export const beginning: Buffer = Buffer.alloc(32)

/**
 * The hash of a line: SHA-256 of the hash before it, and the line as a JSON array of texts and nulls. The database makes
 * the same (app.audit_line); it is written twice so that each can be held against the other.
 */
export function hashOfLine(before: Buffer, parts: readonly (string | null)[]): Buffer {
  return createHash('sha256').update(before).update(JSON.stringify(parts), 'utf8').digest()
}

/** How far a chain had come at some moment. */
export interface Head {
  readonly chain: Chain
  /** The number of its last line. */
  readonly place: number
  readonly hash: Buffer
  /** How many of its lines were still kept. */
  readonly lines: number
  readonly signedAt: Temporal.Instant
}

export interface SignedHead extends Head {
  readonly signature: Buffer
}

/** DER of an Ed25519 private key, without its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The house's signing key: made from the key file, kept nowhere. */
const signingKey = (key: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, derive(key, 'audit head')]), format: 'der', type: 'pkcs8' })

/** The key by which anybody can check the signature, in the form openssl reads. */
export const publicKeyOf = (key: Buffer): string =>
  createPublicKey(signingKey(key)).export({ format: 'pem', type: 'spki' }).toString()

/** What is signed. */
export const headText = (head: Head): string =>
  `alongside-audit-1 ${head.chain} ${head.place} ${head.hash.toString('hex')} ${head.lines} ${head.signedAt}`

/** A head with the house's Ed25519 signature. */
export function signHead(key: Buffer, head: Head): SignedHead {
  return { ...head, signature: sign(null, Buffer.from(headText(head)), signingKey(key)) }
}

/** Whether this house's key signed it, to the letter. */
export function isSignedHead(key: Buffer, head: SignedHead): boolean {
  return verify(null, Buffer.from(headText(head)), createPublicKey(signingKey(key)), head.signature)
}

/** A signed head on one line, as it is mailed and shown. */
export const headLine = (head: SignedHead): string => `${headText(head)} ${head.signature.toString('base64url')}`

const heads =
  /alongside-audit-1\s+(house|glass)\s+(\d{1,15})\s+([0-9a-f]{64})\s+(\d{1,15})\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\s+([\w-]{86})/g

/** Every signed head in a text: one line, a file of them, or a whole letter. */
export function readHeads(text: string): SignedHead[] {
  return [...text.matchAll(heads)].map(([, chain, place, hash, lines, signedAt, signature]) => ({
    chain: chain as Chain,
    place: Number(place),
    hash: Buffer.from(hash ?? '', 'hex'),
    lines: Number(lines),
    signedAt: Temporal.Instant.from(signedAt ?? ''),
    signature: Buffer.from(signature ?? '', 'base64url'),
  }))
}
