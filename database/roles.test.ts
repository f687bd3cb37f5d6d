// What the roles of the database own and may become: nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '#foundation/database.ts'
import { openTestDatabase, withDatabase } from '#foundation/testing.ts'

async function readNames(db: Db, query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ name: string }>(query).execute(db)
  return rows.map(({ name }) => name).sort()
}

test(
  'the roles of the database can do no more than they are given',
  withDatabase(async (db) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pg_roles where rolname in ('alongside_web', 'alongside_job', 'alongside_gate', 'alongside_seal')
        and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolinherit)`.execute(db)
    assert.equal(rows[0]?.n, 0)
    const owned = `select c.relname::text as name from pg_class c where c.relowner in ('alongside_web'::regrole, 'alongside_job'::regrole, 'alongside_gate'::regrole, 'alongside_seal'::regrole)`
    assert.deepEqual(await readNames(db, owned), [])
    const member = `select m.roleid::regrole::text as name from pg_auth_members m where m.member in ('alongside_web'::regrole, 'alongside_job'::regrole, 'alongside_gate'::regrole, 'alongside_seal'::regrole)`
    assert.deepEqual(await readNames(db, member), [])
  }),
)

let opened: Awaited<ReturnType<typeof openTestDatabase>>
before(async () => {
  opened = await openTestDatabase()
})
after(() => opened.close())

const attempts = [
  'set role alongside_owner',
  'set role alongside_gate',
  'set role alongside_seal',
  'alter table people disable row level security',
  'alter table people no force row level security',
  'create policy mine on people using (true)',
  'create table mine (n integer)',
  'create function app.mine() returns integer language sql as $$ select 1 $$',
  'alter table audit_entries disable trigger all',
  'set session_replication_role = replica',
  'alter role alongside_web bypassrls',
  "select pg_read_file('/etc/passwd')",
]

test('the login that serves pages cannot step around the rules', async () => {
  const client = new pg.Client(opened.serving)
  await client.connect()
  try {
    for (const role of ['none', 'alongside_web', 'alongside_job'])
      for (const attempt of attempts) {
        await client.query(`set role ${role}`)
        await assert.rejects(client.query(attempt), { code: '42501' }, `${attempt} as ${role}`)
      }
  } finally {
    await client.end()
  }
})
