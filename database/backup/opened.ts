import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { SettingError } from '#foundation/environment.ts'
import { keyMark } from '../safety.ts'
import { markOf, type RecoveryKey } from './recovery.ts'
import { NotAScript, type Piece, readScript } from './script.ts'
import { damaged, digestOf, type Sealed, unseal } from './sealed.ts'
import type { Head } from './snapshot.ts'

export { damaged } from './sealed.ts'

/** The three sealed files of a backup: the rows, the wrapped keys that open what is sealed in them, the house's key. */
export const parts = ['data', 'keys', 'housekey'] as const
export type Part = (typeof parts)[number]

/** The list that is written last: a backup without one was never finished. */
export interface Manifest {
  readonly alongside: 'backup'
  readonly format: 1
  readonly madeAt: string
  /** The last migration of the release that made it. */
  readonly schema: string
  /** The mark of the recovery key that opens it. */
  readonly recovery: string
  readonly files: Readonly<Record<Part, Sealed>>
  /** What the restore into scratch found. */
  readonly verified: { readonly at: string; readonly rows: number; readonly tables: number; readonly seconds: number }
}

/** A backup whose files are there, whole and of each other, and open. */
export interface Opened {
  readonly head: Head
  /** The house's key. */
  readonly key: Buffer
  nameOf(part: Part): string
  pieces(part: 'data' | 'keys'): AsyncGenerator<Piece>
}

const sealed = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })
const manifestSchema = z.object({
  alongside: z.literal('backup'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  schema: z.string(),
  recovery: z.string(),
  files: z.object({ data: sealed, keys: sealed, housekey: sealed }),
  verified: z.object({ at: z.string(), rows: z.number(), tables: z.number(), seconds: z.number() }),
})

/**
 * Reads the list of a backup.
 *
 * @param file the list itself (.json), or the file of rows beside it
 */
export function readManifest(file: string): { manifest: Manifest; folder: string } {
  const list = file.replace(/\.(data|keys|housekey)\.age$/, '.json')
  if (!existsSync(list))
    throw new SettingError(
      `${list} is missing. It is written when a backup has been proven, so this one was never finished, or not copied whole.`,
    )
  try {
    return { manifest: manifestSchema.parse(JSON.parse(readFileSync(list, 'utf8'))), folder: path.dirname(list) }
  } catch {
    throw new SettingError(`${list} is not the list of a backup that this release can read. Nothing was changed.`)
  }
}

/**
 * Opens a backup: all three files as the list says, sealed to this recovery key, of one house and one moment.
 *
 * @throws SettingError in a sentence, before anything is changed
 */
export async function openListed(
  { manifest, folder }: { manifest: Manifest; folder: string },
  recovery: RecoveryKey,
  elsewhere: Partial<Record<Part, string>> = {},
): Promise<Opened> {
  const fileOf = (part: Part) => elsewhere[part] ?? path.join(folder, path.basename(manifest.files[part].name))
  for (const part of parts) {
    const { bytes, sha256 } = await digestOf(fileOf(part))
    if (bytes !== manifest.files[part].bytes || sha256 !== manifest.files[part].sha256) throw damaged(fileOf(part))
  }
  if (manifest.recovery !== markOf(recovery.recipient))
    throw new SettingError(
      `This backup was sealed to the recovery key ${manifest.recovery}, and the code is that of ${markOf(recovery.recipient)}. Look for the other paper.`,
    )
  return openFiles(fileOf, recovery.code)
}

/** Opens three files that lie where `fileOf` says. */
export async function openFiles(fileOf: (part: Part) => string, code: string): Promise<Opened> {
  const pieces = (part: Part) => readScript(unseal(fileOf(part), code))
  const [head, own] = [
    await firstRemark(pieces('data'), fileOf('data')),
    await firstRemark(pieces('housekey'), fileOf('housekey')),
  ]
  if (head.alongside !== 'data' || head.format !== 1) throw damaged(fileOf('data'))
  for (const part of ['keys', 'housekey'] as const) {
    const { sha256 } = await digestOf(fileOf(part))
    if (sha256 !== (head.beside as Record<string, unknown> | undefined)?.[part]) throw damaged(fileOf(part))
  }
  const key = Buffer.from(String(own.key), 'base64')
  if (own.alongside !== 'housekey' || key.length !== 32 || keyMark(key) !== head.house)
    throw damaged(fileOf('housekey'))
  return { head: head as unknown as Head, key, nameOf: fileOf, pieces }
}

async function firstRemark(pieces: AsyncGenerator<Piece>, file: string): Promise<Record<string, unknown>> {
  try {
    const { value } = await pieces.next()
    if (value?.kind === 'remark') return value.facts
  } catch (error) {
    if (!(error instanceof NotAScript)) throw error
  } finally {
    await pieces.return(undefined)
  }
  throw damaged(file)
}
