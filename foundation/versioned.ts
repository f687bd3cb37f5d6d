import type { DB } from '#database/types.ts'
import type { Db } from './database.ts'
import { type Text, words } from './language.ts'
import { Conflict, orNotFound } from './refusal.ts'

/** Tables whose rows carry a version and are edited by form. */
type Versioned = { [Table in keyof DB]: DB[Table] extends { id: unknown; version: unknown } ? Table : never }[keyof DB]

const versionWords = words({
  changedMeanwhile: {
    en: 'Somebody else changed this while you were writing. Nothing was saved. Both texts are below: keep what should stay and send again.',
    fr: 'Quelqu’un d’autre a modifié ceci pendant que vous écriviez. Rien n’a été enregistré. Les deux textes sont ci-dessous : gardez ce qui doit rester et envoyez de nouveau.',
  },
})

/**
 * Changes one row if it is still as the form showed it.
 *
 * @param changes columns and their new values; jsonb values already as text
 * @throws Conflict with what is stored now, by form field (a bilingual column as name_en and name_fr)
 */
export async function changeVersioned(
  db: Db,
  table: Versioned,
  id: string,
  version: number,
  changes: Record<string, unknown>,
): Promise<void> {
  const changed = await db
    .updateTable(table as 'programs')
    .set({ ...changes, version: version + 1 } as never)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  const stored = orNotFound(
    await db
      .selectFrom(table as 'programs')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst(),
  ) as Record<string, unknown>
  throw new Conflict(versionWords.changedMeanwhile, asFields(stored, Object.keys(changes)))
}

function asFields(row: Record<string, unknown>, columns: string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column): [string, string][] => {
      const value = row[column]
      if (isText(value))
        return [
          [`${column}_en`, value.en],
          [`${column}_fr`, value.fr],
        ]
      return typeof value === 'object' && value !== null && !isDate(value)
        ? []
        : [[column, value === null || value === undefined ? '' : String(value)]]
    }),
  )
}

const isDate = (value: unknown) => value instanceof Temporal.PlainDate || value instanceof Temporal.Instant

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'en' in value && 'fr' in value
}
