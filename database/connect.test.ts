// A database of the operator's own, from its first migration to serving, and everything that is refused on the way.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { readSettings, type Settings } from '#foundation/environment.ts'
import { connect, migrateHouse } from './connect.ts'

const { superuser } = JSON.parse(process.env.ALONGSIDE_TEST_CLUSTER ?? '{}') as { superuser?: pg.ClientConfig }
const alone = { skip: !superuser && 'a cluster of one file keeps its superuser to itself: use npm test -- database' }

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-connect-'))
const database = `c_${randomUUID().slice(0, 8)}`
const owner = `${database}_owner`

/** Statements of the server's administrator, as docs/operate.md has them. */
async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

function settingsFor(user: string, more: Partial<{ password: string; database: string; host: string }> = {}): Settings {
  const place = { password: 'test', database, host: String(superuser?.host), ...more }
  const databaseUrl = `postgres://${user}:${place.password}@${encodeURIComponent(place.host)}/${place.database}`
  return readSettings({ DATABASE_URL: databaseUrl, KEY_FILE: path.join(folder, 'key') })
}

const refuses = (work: Promise<unknown>, says: RegExp) =>
  assert.rejects(work, (error: Error) => error.name === 'SettingError' && says.test(error.message))

before(async () => {
  if (superuser)
    await administer(
      `create role ${owner} login createrole password 'test'`,
      `grant alongside_web, alongside_job, alongside_gate, alongside_seal to ${owner} with admin option`,
      `create role ${database}_other login password 'test'`,
      `create database ${database} owner ${owner}`,
    )
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (superuser)
    await administer(
      `drop database ${database} with (force)`,
      ...['serving', 'other', 'owner'].map((role) => `drop role if exists ${database}_${role}`),
    )
})

test('a database that cannot be opened is said with the reason', alone, async () => {
  const there = settingsFor(owner)
  await refuses(connect(settingsFor(owner, { password: 'wrong' })), /^DATABASE_URL cannot be opened: password auth/)
  await refuses(migrateHouse(settingsFor(owner, { database: 'nowhere' })), /"nowhere" does not exist/)
  await refuses(migrateHouse({ ...there, databaseUrl: 'postgres://a:b@127.0.0.1:9/c' }), /ECONNREFUSED 127.0.0.1:9/)
})

test('a database that is not migrated is refused with the command that does it', alone, async () => {
  await refuses(connect(settingsFor(owner)), /lacks \d+ migration.*owner's URL: DATABASE_URL=… bin\/alongside migrate/)
})

test('only an owner migrates: no superuser, nobody without the right to make roles, no stranger', alone, async () => {
  const { user, password } = { user: String(superuser?.user), password: String(superuser?.password) }
  await refuses(migrateHouse(settingsFor(user, { password })), /is a superuser.*operate\.md/)
  const other = settingsFor(`${database}_other`)
  await refuses(migrateHouse(other), /may not make roles. Run as a superuser: alter role \w+ createrole$/)
  await administer(`alter role ${database}_other createrole`)
  await refuses(migrateHouse(other), /does not own the database. Run .*: alter database \w+ owner to \w+$/)
})

test('migrated as its owner, it is served by the URL that is printed, and by no other', alone, async () => {
  const { applied, servingUrl } = await migrateHouse(settingsFor(owner))
  assert.ok(applied.length > 0)
  assert.deepEqual(await migrateHouse(settingsFor(owner)), { applied: [], servingUrl })

  const serving = { ...settingsFor(owner), databaseUrl: servingUrl }
  const connected = await connect(serving)
  assert.equal((await connected.store.pool.query('select session_user as me')).rows[0].me, `${database}_serving`)
  await connected.close()

  await refuses(connect(settingsFor(owner)), /will not serve as \w+_owner, which is the owner of .*with this URL/)
  await refuses(connect(settingsFor(`${database}_other`)), /permission denied for database/)
  await administer(`grant connect on database ${database} to ${database}_other`)
  await refuses(connect(settingsFor(`${database}_other`)), /is not the login that Alongside serves with/)
  await refuses(migrateHouse(serving), /_serving is the login that Alongside serves with, .*owner's URL/)
})

test('with another key than it began with, a house is neither served nor migrated', alone, async () => {
  const { servingUrl } = await migrateHouse(settingsFor(owner))
  const keyFile = path.join(folder, 'another key')
  await refuses(connect({ ...settingsFor(owner), databaseUrl: servingUrl, keyFile }), /not the one this database began/)
  await refuses(migrateHouse({ ...settingsFor(owner), keyFile }), /not the one this database began with/)
})

test('a socket named beside the address is kept in the URL to serve with', alone, async () => {
  const query = new URLSearchParams({ host: String(superuser?.host), user: owner, password: 'test' })
  const settings = { ...settingsFor(owner), databaseUrl: `postgres:///${database}?${query}` }
  const { servingUrl } = await migrateHouse(settings)
  const connected = await connect({ ...settings, databaseUrl: servingUrl })
  await connected.close()
})
