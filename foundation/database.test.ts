import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type pg from 'pg'
import { askAgain, asRole, asWorker, type Db, digestOf, inTransaction, openStore, type Store } from './database.ts'
import { AsksMore } from './driver.ts'
import { post } from './outbox.ts'
import { openTestDatabase } from './testing.ts'

let store: Store
let serving: pg.ClientConfig
let close: () => Promise<void>

before(async () => ({ store, serving, close } = await openTestDatabase()))
after(() => close())

const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asWorker, work)
const one = async <T>(db: Db, question: ReturnType<typeof sql<{ it: T }>>) => (await question.execute(db)).rows[0]?.it

test('what one transaction did is kept whole, or not at all', async () => {
  const letters = () => inWorker((db) => one<number>(db, sql`select count(*)::int as it from outbox`))
  const failed = inWorker(async (db) => {
    await post(db, { kind: 'half', subjectId: '1' })
    throw new Error('The lights went out.')
  })
  await assert.rejects(failed, /lights/)
  assert.equal(await letters(), 0)
  await inWorker((db) => post(db, { kind: 'whole', subjectId: '1' }))
  assert.equal(await letters(), 1)
})

test('a transaction that another got in the way of is done again, three times at most', async () => {
  for (const code of ['40001', '23505']) {
    let times = 0
    const conflict = (db: Db) => sql`do $$ begin raise exception using errcode = '${sql.raw(code)}'; end $$`.execute(db)
    const value = await inWorker(async (db) => {
      times++
      if (times < 3) await conflict(db)
      return times
    })
    assert.equal(value, 3)
    await assert.rejects(inWorker(conflict), { code })
  }
})

test('a reader sees one moment throughout, and can write nothing', async () => {
  const reading = inTransaction(
    store,
    asRole('alongside_web'),
    async (db) => {
      const before = await one<string>(db, sql`select now()::text as it`)
      assert.equal(await one(db, sql`select current_setting('transaction_isolation') as it`), 'repeatable read')
      await assert.rejects(sql`create temp table mine (n int)`.execute(db), /read-only|permission/)
      return before
    },
    { readOnly: true },
  )
  assert.ok(await reading)
})

test('questions asked side by side are each given their own answer, also when one of them fails', async () => {
  const numbers = await inWorker((db) =>
    Promise.all([1, 2, 3, 4].map((n) => one<number>(db, sql`select ${n}::int as it`))),
  )
  assert.deepEqual(numbers, [1, 2, 3, 4])
  const answers = inWorker((db) =>
    Promise.allSettled([
      one<number>(db, sql`select 1 as it`),
      one(db, sql`select 1 / 0 as it`),
      one(db, sql`select 3`),
    ]),
  )
  const states = (await answers.catch(() => [])).map(({ status }) => status)
  assert.deepEqual(states, ['fulfilled', 'rejected', 'rejected'], 'after an error a transaction answers nothing more')
  assert.equal(await inWorker((db) => one(db, sql`select 5 as it`)), 5, 'and the connection serves the next')
})

test('what first went wrong is told, not that nothing could be asked after it', async () => {
  const asked = inWorker(async (db) => {
    sql`select ${'a NUL: \0'}::text`.execute(db).catch(() => {}) // somebody else waits for it
    await sql`select ${1}::int`.execute(db)
  })
  await assert.rejects(asked, { code: '22021' })
})

test('the built pages and the commands each hold this file, and share connections without mixing up questions', async () => {
  const copy = (await import(`./database.ts?${'copy'}`)) as typeof import('./database.ts')
  assert.notEqual(copy.inTransaction, inTransaction)
  const single = openStore({ ...serving, max: 1 })
  try {
    for (let round = 0; round < 25; round++) {
      const here = await inTransaction(single, asWorker, (db) => one(db, sql`select 'here' as it`))
      const there = await copy.inTransaction(single, asWorker, (db) => one(db, sql`select 'there' as it`))
      assert.deepEqual([here, there], ['here', 'there'])
    }
    const { rows } = await single.pool.query<{ n: number }>('select count(*)::int as n from pg_prepared_statements')
    assert.equal(rows[0]?.n, 2, 'both are prepared by now')
  } finally {
    await single.pool.end()
  }
})

test('questions asked ahead are answered under the role the opening takes, and the whole of it ends with them', async () => {
  const ahead = (db: Db) =>
    one<string>(db, sql`select current_user || ' ' || current_setting('transaction_isolation') as it`)
  const ask = (db: Db) => one<number>(db, sql`select 1 as it`)
  const read = <T>(work: (db: Db, early: Promise<string | undefined> | undefined) => Promise<T>, whole: boolean) =>
    inTransaction(store, asRole('alongside_web'), (db, _entry, early) => work(db, early), {
      readOnly: true,
      ahead,
      whole,
    })
  for (const whole of [true, false])
    assert.equal(await read(async (_db, early) => early, whole), 'alongside_web repeatable read')
  assert.equal(await read(ask, false), 1, 'a page may ask more')
  await assert.rejects(
    read(async (db, early) => [await early, await ask(db)], true),
    AsksMore,
  )
  assert.equal(await read(ask, false), 1, 'and the connection serves the next')
})

test('what is known by its text alone is taught to a connection once and leaves with opening and end as one message', async () => {
  const single = openStore({ ...serving, max: 1 })
  const told = async () =>
    (
      await single.pool.query<{ n: number }>(
        `select count(*)::int as n from pg_prepared_statements where name like 'told %'`,
      )
    ).rows[0]?.n
  const read = (n: number, text: boolean) =>
    inTransaction<number | undefined, { who: string }, number | undefined>(
      single,
      `${asRole('alongside_web')};select current_user::text as who`,
      async (_db, entry, early) => {
        assert.equal(entry?.who, 'alongside_web')
        return early
      },
      {
        ahead: (db) => one<number>(db, text ? sql`select ${sql.lit(n)}::int as it` : sql`select ${n}::int as it`),
        whole: true,
      },
    )
  try {
    for (const n of [1, 2, 1, 2]) assert.equal(await read(n, true), n)
    assert.equal(await told(), 2)
    assert.equal(await read(7, false), 7, 'a value never becomes part of the SQL')
    assert.equal(await told(), 2)
    for (let n = 3; n <= 60; n++) assert.equal(await read(n, true), n)
    assert.ok(((await told()) ?? 0) <= 40, 'no connection learns without end')
  } finally {
    await single.pool.end()
  }
})

test('where a question asked ahead fails, whoever waits for it is told, and nobody else', async () => {
  const ahead = (db: Db) => one(db, sql`select 1 / 0 as it`)
  for (const whole of [true, false]) {
    await assert.rejects(
      inTransaction(store, asWorker, (_db, _entry, early) => early ?? Promise.resolve(), { ahead, whole }),
      { code: '22012' },
    )
    assert.equal(await inWorker((db) => one(db, sql`select 5 as it`)), 5)
  }
})

test('a question put together once is asked with what it was named for', async () => {
  const ask = (n: number) => inWorker((db) => askAgain(db, `n ${n}`, () => sql<{ n: number }>`select ${n}::int as n`))
  for (const n of [1, 2, 1, 2]) assert.deepEqual(await ask(n), [{ n }])
})

test('columns are named our way, and dates, instants and counts are read as what they are', async () => {
  const row = await inWorker(async (db) => {
    const { rows } = await sql`
      select date '2026-09-08' as starts_on, timestamptz '2026-11-01 09:30:00.5+00' as moved_at_last, 7::bigint as how_many
    `.execute(db)
    return rows[0]
  })
  assert.deepEqual(row, {
    startsOn: Temporal.PlainDate.from('2026-09-08'),
    movedAtLast: Temporal.Instant.from('2026-11-01T09:30:00.5Z'),
    howMany: 7,
  })
})

test('a digest is equal for equal answers and changes with any of them', async () => {
  const digest = (n: number, word: string) =>
    inWorker((db) =>
      digestOf(db, `${n} ${word}`, () => [
        sql`select ${n}::int as n`,
        sql`select ${word}::text as word where ${n} > 0`,
      ]),
    )
  assert.equal(await digest(1, 'a'), await digest(1, 'a'))
  const all = await Promise.all([digest(1, 'a'), digest(2, 'a'), digest(1, 'b'), digest(0, 'a'), digest(0, 'b')])
  assert.equal(new Set(all).size, 4, 'two questions without an answer are equal')
})

test('a database that is not there is said within three seconds', async () => {
  const nowhere = openStore({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  await assert.rejects(
    inTransaction(nowhere, asWorker, async () => {}),
    { code: 'ECONNREFUSED' },
  )
  await nowhere.pool.end()
})
