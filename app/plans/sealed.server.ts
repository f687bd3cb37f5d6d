import type { DB } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'

/** Tables whose words are sealed together in one column, row by row. */
type SealedTable = VersionedTable | (keyof DB & 'feedback')
type VersionedTable = keyof DB & ('planSheets' | 'goals' | 'steps' | 'evidence' | 'suggestions')

type Words = Readonly<Record<string, string>>

const bound = (table: SealedTable, id: string) => `${table} ${id} words`

/** Seals what somebody wrote into one row, by part. */
export const sealWords = (vault: Vault, table: SealedTable, id: string, words: Words): Buffer =>
  vault.seal(JSON.stringify(words), bound(table, id))

/** The words of a row. */
export const openWords = <W extends Words>(
  vault: Vault,
  table: SealedTable,
  row: { readonly id: string; readonly wordsSealed: Buffer },
): W => JSON.parse(vault.open(row.wordsSealed, bound(table, row.id))) as W

/**
 * Changes the words of a row, and what stands plainly beside them, if it is still as the form showed it.
 *
 * @throws Conflict with what is stored now, opened, so that neither of the two loses a word
 */
export async function changeWords(
  db: Db,
  vault: Vault,
  table: VersionedTable,
  id: string,
  version: number,
  words: Words,
  beside: Record<string, unknown> = {},
): Promise<void> {
  try {
    await changeVersioned(db, table, id, version, { wordsSealed: sealWords(vault, table, id, words), ...beside })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const row = await db
      .selectFrom(table as 'goals')
      .select(['id', 'wordsSealed'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    throw new Conflict(error.text, { ...error.stored, ...openWords(vault, table, row) })
  }
}
