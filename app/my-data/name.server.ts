import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { same, type Text } from '#foundation/language.ts'
import { textKindWords } from '../programs/settings.words.ts'
import { findInstrument } from '../surveys/instrument.ts'
import type { Part } from './gathered.ts'

type Read = (
  db: Db,
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly name: Text | string }[]>

/** A question that gives each identifier the name its table has for it, as far as the actor may see. */
const named =
  (table: string, column: string): Read =>
  async (db, ids) => {
    const { rows } = await sql<{ id: string; name: Text | string }>`
      select id::text, ${sql.ref(column)} as name from ${sql.table(table)} where id::text = any (${ids}::text[])`.execute(
      db,
    )
    return rows
  }

/** What an identifier stands for, by the table it points into. What is not here is only an identifier. */
const readers: Readonly<Record<string, Read>> = {
  people: async (db, ids) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, coalesce(nullif(preferred_name, ''), name) as name from people where id::text = any (${ids}::text[])`.execute(
      db,
    )
    return rows
  },
  programs: named('programs', 'title'),
  organizations: named('organizations', 'name'),
  competencies: named('competencies', 'title'),
  frameworks: named('frameworks', 'title'),
  committees: named('committees', 'name'),
  constituencies: named('constituencies', 'name'),
  schools: named('schools', 'name'),
  gatherings: named('gatherings', 'title'),
  groups: named('groups', 'name'),
  programTexts: async (db, ids) => {
    const rows = await db.selectFrom('programTexts').select(['id', 'kind', 'edition']).where('id', 'in', ids).execute()
    return rows.map(({ id, kind, edition }) => {
      const { en, fr } = textKindWords[kind] ?? same(kind)
      return { id, name: { en: `${en}, edition ${edition}`, fr: `${fr}, édition ${edition}` } }
    })
  },
  surveys: async (db, ids) => {
    const rows = await db.selectFrom('surveys').select(['id', 'instrument']).where('id', 'in', ids).execute()
    return rows.map(({ id, instrument }) => ({ id, name: findInstrument(instrument)?.title ?? instrument }))
  },
}

/** The other of two, by partnership, as the actor knows them. */
async function readPartners(db: Db): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, coalesce(nullif(p.preferred_name, ''), p.name) as name from partnerships s
    join people p on p.id = case s.mentor_id when app.actor() then s.mentee_id else s.mentor_id end
    where app.actor() in (s.mentor_id, s.mentee_id)`.execute(db)
  return rows
}

/** What the identifiers in these rows stand for. */
export async function readNames(
  db: Db,
  actor: PersonActor,
  parts: readonly Part[],
): Promise<Map<string, Text | string>> {
  const wanted = new Map<string, Set<string>>()
  const want = (table: string, id: unknown) => {
    if (typeof id === 'string') wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
  }
  for (const { columns, rows } of parts)
    for (const { name, refers } of columns)
      for (const row of rows) {
        if (refers) want(refers, row[name])
        if (name === 'programId') want('programs', row[name])
        if (name === 'competencies') for (const id of row[name] as string[]) want('competencies', id)
      }
  const names = new Map<string, Text | string>([[actor.id, actor.name]])
  for (const [table, ids] of wanted)
    for (const { id, name } of (await readers[table]?.(db, [...ids])) ?? []) names.set(id, name)
  for (const { id, name } of await readPartners(db)) names.set(id, name)
  return names
}
