import { randomBytes } from 'node:crypto'
import { derive, seal, unseal } from './crypto.ts'

/** Seals what is confidential, and opens it again for whoever holds the key. */
export interface Vault {
  /**
   * @param bound the table, row and column it stands in: what is moved anywhere else does not open
   * @returns AES-256-GCM: nonce, tag, ciphertext
   */
  seal(content: string | Buffer, bound: string): Buffer
  /** @throws when the key, the binding or a single bit differs */
  open(sealed: Buffer, bound: string): string
  /** The same for what is no text. */
  openBytes(sealed: Buffer, bound: string): Buffer
}

export function makeVault(dataKey: Buffer): Vault {
  return {
    seal: (content, bound) => seal(dataKey, content, bound),
    open: (sealed, bound) => unseal(dataKey, sealed, bound).toString(),
    openBytes: (sealed, bound) => unseal(dataKey, sealed, bound),
  }
}

const keyOfKeys = (key: Buffer) => derive(key, 'data keys')

/** A fresh data key for `whose`, and how it is kept: wrapped by the key file. */
export function newDataKey(key: Buffer, whose: string): { dataKey: Buffer; wrapped: Buffer } {
  const dataKey = randomBytes(32)
  return { dataKey, wrapped: seal(keyOfKeys(key), dataKey, whose) }
}

/** The data key as `newDataKey` wrapped it. */
export const unwrap = (key: Buffer, wrapped: Buffer, whose: string): Buffer => unseal(keyOfKeys(key), wrapped, whose)
