// The assessment is written from what the house keeps: whatever the database holds stands in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withDatabase } from '#foundation/testing.ts'
import { type Assessed, dataParts, hostOf, nameOfTable, writeAssessment } from './assessment.ts'
import { schedule } from './schedule.ts'

const about: Assessed = {
  name: { en: 'An association', fr: 'Une association' },
  regime: 'pipa',
  privacyName: 'Pat Lee',
  privacyEmail: 'privacy@example.org',
  processors: [],
  settings: { databaseUrl: undefined, smtpUrl: undefined },
  today: Temporal.PlainDate.from('2026-12-01'),
}

test(
  'every table of the database appears in the assessment, with how long it is kept',
  withDatabase(async (db) => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and c.relname !~ '^(migrations|kysely|pgmigrations)'`.execute(
      db,
    )
    const named = new Set(
      dataParts()
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'table' ? block.rows.map(([name]) => name) : []))
        .map((name) => (typeof name === 'object' ? name.en : name)),
    )
    const missing = rows
      .map(({ name }) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
      .filter((table) => !schedule[table] || !named.has(nameOfTable(table, schedule[table].record).en))
    assert.deepEqual(missing, [])
    assert.ok(rows.length > 80)
  }),
)

test('it says the law of the organization, and names whoever handles letters, without their password', () => {
  const texts = (changes: Partial<Assessed>) => JSON.stringify(writeAssessment({ ...about, ...changes }))
  assert.match(texts({}), /PIPA/)
  assert.match(texts({ regime: 'fippa' }), /FIPPA, s\. 69/)
  const mail = texts({ settings: { databaseUrl: undefined, smtpUrl: 'smtp://user:hunter2@mail.example.org:587' } })
  assert.match(mail, /mail\.example\.org/)
  assert.ok(!mail.includes('hunter2'))
  assert.equal(hostOf('postgres://u:p@db.example.org:5432/alongside'), 'db.example.org')
  const abroad = { kind: 'backup', name: 'A store', region: 'Oregon', inCanada: false } as const
  assert.match(texts({ processors: [abroad] }), /assess that apart/)
  assert.ok(!texts({ processors: [{ ...abroad, inCanada: true }] }).includes('assess that apart'))
})
