import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { wrongZoneFact } from '#foundation/clock.ts'
import { SettingError } from '#foundation/environment.ts'
import { openTestDatabase } from '#foundation/testing.ts'
import { refuseOpenTables, refuseUnsafeRole, refuseWrongNode, refuseWrongServer } from './safety.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
before(async () => {
  opened = await openTestDatabase()
})
after(() => opened.close())

async function withLogin<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const isSettingError = (says: RegExp) => (error: unknown) => error instanceof SettingError && says.test(error.message)

test('the serving login is safe to serve with', async () => {
  await withLogin(opened.serving, refuseUnsafeRole)
})

test('the owner of the tables is refused: it could change the rules', async () => {
  await assert.rejects(
    withLogin(opened.owner, refuseUnsafeRole),
    isSettingError(/will not serve as alongside_owner, which is the owner of .*bin\/alongside migrate/),
  )
})

test('a database whose row-level security was switched off somewhere is refused, and served once it is back', async () => {
  const opens = (statement: string) =>
    withLogin(opened.owner, (client) => client.query(statement).then(() => withLogin(opened.serving, refuseOpenTables)))
  await withLogin(opened.serving, refuseOpenTables)
  for (const off of ['disable', 'no force'])
    await assert.rejects(
      opens(`alter table private_notes ${off} row level security`),
      isSettingError(/switched off for private_notes/),
    )
  await assert.rejects(
    opens(`alter table private_notes enable row level security; alter table private_notes force row level security;
      insert into people (name) values ('Somebody'); create policy left_open on people for select to alongside_web using (true)`),
    isSettingError(/switched off for people/),
  )
  await opens('drop policy left_open on people')
})

const unsafe: [what: string, role: (name: string) => string, says: RegExp][] = [
  ['a superuser', (name) => `create role ${name} superuser`, /a superuser/],
  ['one that bypasses row-level security', (name) => `create role ${name} bypassrls`, /bypass row-level security/],
  [
    'one that may become the owner',
    (name) => `create role ${name} noinherit; grant alongside_owner to ${name}`,
    /alongside_owner, which is the owner of/,
  ],
]

for (const [what, make, says] of unsafe)
  test(`${what} is refused`, async (t) => {
    const { superuser } = JSON.parse(process.env.ALONGSIDE_TEST_CLUSTER ?? '{}') as { superuser?: pg.ClientConfig }
    if (!superuser) return t.skip('a cluster of one file keeps its superuser to itself: use npm test -- database')
    await withLogin({ ...superuser, database: String(opened.owner.database) }, async (client) => {
      await client.query('begin')
      await client.query(make('unsafe'))
      await client.query('set session authorization unsafe')
      await assert.rejects(refuseUnsafeRole(client), isSettingError(says))
      await client.query('rollback')
    })
  })

test('this Node knows that BC stays at UTC-7, and an older one is told what to do', () => {
  assert.doesNotThrow(refuseWrongNode)
  assert.ok(wrongZoneFact(() => '-08:00'))
})

test('this PostgreSQL is new enough and knows BC’s date; an older one is refused', async () => {
  await withLogin(opened.serving, refuseWrongServer)
  await assert.rejects(
    refuseWrongServer(answering([{ version: 140_011, name: '14.11' }])),
    isSettingError(/^PostgreSQL 14\.11 is too old/),
  )
})

test('a PostgreSQL whose zone data is old is refused with the cure', async () => {
  const old = answering([{ version: 160_000, name: '16.0' }], [{ hours: -8 }])
  await assert.rejects(refuseWrongServer(old), isSettingError(/time-zone data is out of date.*tzdata/))
})

/** A server that answers each question with the next of these rows; the last one from then on. */
function answering(...answers: object[][]): pg.ClientBase {
  return {
    query: async () => ({ rows: answers.length > 1 ? answers.shift() : answers[0] }),
  } as unknown as pg.ClientBase
}
