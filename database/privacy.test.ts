// The database and the rooms' promises about it agree: no table without a promise, no promise without a table.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import type { Privacy, TablePrivacy } from '#foundation/privacy.ts'
import { withDatabase } from '#foundation/testing.ts'

interface Table {
  readonly name: string
  readonly locked: boolean
  readonly columns: readonly string[]
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

async function readTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as locked,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and c.relname <> 'migrations'
    order by c.relname`.execute(db)
  return rows
}

async function readPromises(): Promise<Map<string, TablePrivacy[]>> {
  const promises = new Map<string, TablePrivacy[]>()
  for (const file of globSync('app/*/*.privacy.ts', { cwd: projectRoot }))
    for (const promised of Object.values(
      (await import(pathToFileURL(projectRoot + file).href)) as Record<string, Privacy>,
    ))
      for (const [table, promise] of Object.entries(promised))
        promises.set(table, [...(promises.get(table) ?? []), promise])
  return promises
}

test(
  'every table has one promise: which rule of the matrix governs it, how long it is kept, how it is exported',
  withDatabase(async (db) => {
    const tables = (await readTables(db)).map(({ name }) => camel(name))
    const promises = await readPromises()
    assert.deepEqual(
      tables.filter((table) => !promises.has(table)),
      [],
      'These tables have no promise in a .privacy.ts',
    )
    assert.deepEqual(
      [...promises.keys()].filter((table) => !tables.includes(table)),
      [],
      'These promises have no table',
    )
    const twice = [...promises].filter(([, made]) => made.length > 1).map(([table]) => table)
    assert.deepEqual(twice, [], 'Two rooms promise about these')
  }),
)

test(
  'what is exported is found by a column that exists',
  withDatabase(async (db) => {
    const promises = await readPromises()
    const wrong = (await readTables(db)).flatMap(({ name, columns }) =>
      (promises.get(camel(name)) ?? []).flatMap(({ export: exported }) =>
        typeof exported === 'object' && !columns.map(camel).includes(exported.by) ? [`${name}.${exported.by}`] : [],
      ),
    )
    assert.deepEqual(wrong, [])
  }),
)

test(
  'every table is locked by row-level security, for its owner too',
  withDatabase(async (db) => {
    assert.deepEqual(
      (await readTables(db)).filter(({ locked }) => !locked).map(({ name }) => name),
      [],
    )
  }),
)
