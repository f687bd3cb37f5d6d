import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { SettingError } from '#foundation/environment.ts'

/** A recovery key as it is made: the code is printed once and kept on paper, the public half stays. */
export interface RecoveryKey {
  /** The private half, "AGE-SECRET-KEY-1…": whoever has it can open every backup. Never stored here. */
  readonly code: string
  /** The public half, "age1…": can only close. */
  readonly recipient: string
}

export async function makeRecoveryKey(): Promise<RecoveryKey> {
  const code = await generateX25519Identity()
  return { code, recipient: await identityToRecipient(code) }
}

/** A short name for a recovery key, for comparing the paper with the page: eight signs of its public half. */
export const markOf = (recipient: string): string => `${recipient.slice(4, 8)}-${recipient.slice(8, 12)}`

/**
 * Reads a code as somebody typed it from paper: spaces, line ends and small letters do not matter. Its own check signs
 * find a wrong letter.
 *
 * @throws SettingError, which never repeats the code
 */
export async function readCode(typed: string): Promise<RecoveryKey> {
  const code = typed.replace(/\s+/g, '').toUpperCase()
  try {
    if (!code.startsWith('AGE-SECRET-KEY-1')) throw new Error('not a code')
    return { code, recipient: await identityToRecipient(code) }
  } catch {
    throw new SettingError(
      'That is not a recovery code, or a letter in it is wrong. It begins with AGE-SECRET-KEY-1 and has 74 letters and digits; look at the paper again.',
    )
  }
}

/** The public half lies beside the key file. */
export const recoveryFile = (keyFile: string): string => `${keyFile}.recovery`

/** Keeps the public half, for this account alone to change. */
export function keepRecipient(keyFile: string, recipient: string): void {
  const file = recoveryFile(keyFile)
  writeFileSync(file, `${recipient}\n`, { mode: 0o644 })
  chmodSync(file, 0o644)
}

/**
 * The public half that backups are sealed to.
 *
 * @returns undefined where no recovery key was made yet
 * @throws SettingError when others could have put their own there
 */
export function findRecipient(keyFile: string): string | undefined {
  const file = recoveryFile(keyFile)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return undefined
  if (found.mode & 0o022)
    throw new SettingError(`${file} can be changed by others, who could read every backup. Run: chmod 644 ${file}`)
  const recipient = readFileSync(file, 'utf8').trim()
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient))
    throw new SettingError(
      `${file} does not hold the public half of a recovery key. Put it back from a copy, or make a new one: bin/alongside recovery-key --new`,
    )
  return recipient
}
