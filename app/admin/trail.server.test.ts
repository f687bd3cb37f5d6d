// The audit trail against somebody who has the whole database: a superuser, with every trigger and policy off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { system } from '#foundation/actor.ts'
import { record, sealTrail, sealWhole } from '#foundation/audit.ts'
import { headLine, readHeads, type SignedHead, signHead } from '#foundation/chain.ts'
import { asWorker, type Db, inTransaction, openClient, over } from '#foundation/database.ts'
import { openTestDatabase, type TestDatabase, testKey } from '#foundation/testing.ts'
import { cutTrail, listHeads, signHeads } from './trail.server.ts'
import { verifyTrail } from './verify.server.ts'

const first = Temporal.Instant.from('2026-11-20T08:00:00Z')
const second = first.add({ hours: 24 })
const now = first.add({ hours: 48 })
const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('UTC').toPlainDate()

let opened: TestDatabase
let anchors: SignedHead[]

const act = (db: Db, verb: string, n: number, facts = {}) =>
  record(db, system('test'), verb, { recordType: 'program', recordId: `${n}`, facts })

/** Six lines of the house and two of break-glass, signed; then four more, signed; then two that nobody has signed. */
before(async () => {
  opened = await openTestDatabase()
  const { store } = opened
  await inTransaction(store, asWorker, async (db) => {
    for (let n = 1; n <= 6; n++) await act(db, 'program.changed', n, { said: 'é “”', n, b: null })
    for (let n = 1; n <= 2; n++) await act(db, 'grant.viewed', n)
  })
  assert.equal(await sealTrail(store), 8)
  await inTransaction(store, asWorker, (db) => signHeads(db, testKey, first, day(first)))
  await inTransaction(store, asWorker, async (db) => {
    for (let n = 7; n <= 10; n++) await act(db, 'program.changed', n)
  })
  await inTransaction(store, asWorker, (db) => signHeads(db, testKey, second, day(second)))
  await inTransaction(store, asWorker, async (db) => {
    for (let n = 11; n <= 12; n++) await act(db, 'program.changed', n)
  })
  await sealTrail(store)
  anchors = await inTransaction(store, asWorker, (db) => listHeads(db, 10))
})
after(() => opened.close())

/** Does something as a superuser with every trigger off, and undoes it when the test has looked at it. */
async function brokenInto(look: (db: Db) => Promise<void>): Promise<void> {
  const client = openClient(opened.superuser)
  await client.connect()
  try {
    await client.query("begin; set local session_replication_role = 'replica'")
    await look(over(client))
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

/** What is found after these statements; `given` are heads kept elsewhere. */
async function found(statements: string, given: readonly SignedHead[] = []): Promise<string | undefined> {
  let fault: string | undefined
  await brokenInto(async (db) => {
    for (const statement of statements.split(';').filter((each) => each.trim())) await sql.raw(statement).execute(db)
    fault = (await verifyTrail(db, testKey, now, given)).fault
  })
  return fault
}

/** The rest of a chain hashed again from one line on, as a forger with the database would. */
const rechain = (from: number) => `do $$
  declare h bytea; s record;
  begin
    select hash into h from audit_seals where chain = 'house' and place = ${from - 1};
    for s in select * from audit_seals where chain = 'house' and place >= ${from} order by place loop
      select sha256(h || convert_to(app.audit_line(e, s.place), 'UTF8')) into h from audit_entries e where e.seq = s.entry_seq;
      update audit_seals set hash = h where chain = 'house' and place = s.place;
    end loop;
  end $$`

test('a trail that nobody touched is whole, by the worker’s own rights and by what was kept elsewhere', async () => {
  const verdict = await inTransaction(opened.store, asWorker, (db) => verifyTrail(db, testKey, now, anchors), {
    readOnly: true,
  })
  assert.deepEqual(verdict, { fault: undefined, lines: 14, unsealed: 0, heads: 4 })
})

const line = (place: number, chain = 'house') =>
  `(select entry_seq from audit_seals where chain = '${chain}' and place = ${place})`

const forgeries: [what: string, statements: string, says: RegExp][] = [
  [
    'a changed word',
    `update audit_entries set verb = 'program.closed' where seq = ${line(3)}`,
    /^Line 3 .* does not say what was sealed/,
  ],
  [
    'a changed name',
    `update audit_entries set actor_id = gen_random_uuid() where seq = ${line(12)}`,
    /^Line 12 .* does not say/,
  ],
  ['a line taken out, its seal left', `delete from audit_entries where seq = ${line(4)}`, /^Line 4 .* is missing/],
  [
    'a line taken out with its seal',
    `delete from audit_entries where seq = ${line(5)}; delete from audit_seals where chain = 'house' and place = 5`,
    /^Line 5 .* is missing: after line 4 comes line 6/,
  ],
  [
    'a break-glass line taken out',
    `delete from audit_entries where seq = ${line(2, 'glass')}; delete from audit_seals where chain = 'glass' and place = 2`,
    /^Line 2 of the break-glass trail is missing: the trail ends at line 1/,
  ],
  [
    'the end taken off',
    `delete from audit_entries where seq in (select entry_seq from audit_seals where chain = 'house' and place > 8);
     delete from audit_seals where chain = 'house' and place > 8`,
    /^Line 9 .* is missing: the trail ends at line 8, and 10 lines were signed on 2026-11-21/,
  ],
  [
    'two lines in each other’s place',
    `create temp table two as select entry_seq as a, ${line(7)} as b from audit_seals where chain = 'house' and place = 2;
     update audit_seals set entry_seq = -1 where chain = 'house' and place = 2;
     update audit_seals set entry_seq = (select a from two) where chain = 'house' and place = 7;
     update audit_seals set entry_seq = (select b from two) where chain = 'house' and place = 2`,
    /^Line 2 .* in another's place/,
  ],
  [
    'the beginning cut off too soon',
    `insert into audit_cuts (chain, place, hash, day) select chain, place, hash, day from audit_heads where chain = 'house' and place = 6;
     delete from audit_entries where seq in (select entry_seq from audit_seals where chain = 'house' and place <= 6);
     delete from audit_seals where chain = 'house' and place <= 6`,
    /^Lines 1 to 6 .* are missing: they were cut off/,
  ],
  [
    'a forged head',
    `update audit_heads set place = 9, lines = 9, hash = (select hash from audit_seals where chain = 'house' and place = 9) where chain = 'house' and place = 10`,
    /^The head kept here .* does not bear this house's signature/,
  ],
]

for (const [what, statements, says] of forgeries)
  test(`${what} is found`, async () => {
    assert.match((await found(statements)) ?? 'nothing found', says)
  })

// plpgsql bodies hold semicolons, so these are not split.
test('history written anew is found by the heads kept here; without those, by one kept elsewhere', async () => {
  await brokenInto(async (db) => {
    await sql.raw(`update audit_entries set verb = 'program.closed' where seq = ${line(7)}`).execute(db)
    await sql.raw(rechain(7)).execute(db)
    assert.match(
      (await verifyTrail(db, testKey, now)).fault ?? 'nothing found',
      /^Line 10 .* written anew somewhere from line 7 to line 10/,
    )
    await sql`delete from audit_heads where place > 6`.execute(db)
    assert.equal((await verifyTrail(db, testKey, now)).fault, undefined, 'nothing here remembers')
    assert.match((await verifyTrail(db, testKey, now, anchors)).fault ?? 'nothing found', /^Line 10 .* written anew/)
  })
})

test('an end taken off together with its head is found by the head in the letter', async () => {
  const statements = `delete from audit_entries where seq in (select entry_seq from audit_seals where chain = 'house' and place > 6);
    delete from audit_seals where chain = 'house' and place > 6; delete from audit_heads where place > 6`
  assert.equal(await found(statements), undefined)
  const letter = `Hello,\n\nPlease keep this:\n\n${anchors.map(headLine).join('\n\n')}\n\nGood-bye`
  assert.match((await found(statements, readHeads(letter))) ?? 'nothing found', /^Line 7 .* is missing/)
})

test('a head of another house is no witness', async () => {
  const [head] = anchors
  assert.ok(head)
  const stranger = signHead(Buffer.alloc(32, 8), head)
  assert.match((await found('', [stranger])) ?? 'nothing found', /^The head given .* signature/)
  assert.equal(await found('', anchors), undefined)
})

test('after two years whole segments go, what concerns break-glass stays, and the rest is still whole', async () => {
  const client = openClient(opened.superuser)
  await client.connect()
  try {
    const db = over(client)
    await client.query('begin')
    await assert.rejects(
      sql`savepoint s`.execute(db).then(() => sql`select app.cut_audit(now() - interval '1 year')`.execute(db)),
    )
    await client.query('rollback to savepoint s')
    await client.query("set local session_replication_role = 'replica'")
    await sql`delete from audit_heads`.execute(db)
    await client.query("set local session_replication_role = 'origin'")
    const today = Temporal.Now.instant()
    const long = (years: number) => today.toZonedDateTimeISO('UTC').subtract({ years, days: 1 }).toInstant()
    await sql.raw(asWorker).execute(db)
    await signHeads(db, testKey, long(2), day(long(2)))
    await act(db, 'program.changed', 13)
    assert.equal(await cutTrail(db), 12)
    assert.equal(await cutTrail(db), 0, 'once')
    const verdict = await verifyTrail(db, testKey, today)
    assert.deepEqual(verdict, { fault: undefined, lines: 2, unsealed: 1, heads: 2 })
    await sealWhole(db)
    const grown = await verifyTrail(db, testKey, today)
    assert.deepEqual([grown.fault, grown.lines, grown.unsealed], [undefined, 3, 0])
    const { rows } = await sql<{ verb: string }>`select verb from audit_entries order by seq`.execute(db)
    assert.deepEqual(
      rows.map(({ verb }) => verb),
      ['grant.viewed', 'grant.viewed', 'program.changed'],
    )
  } finally {
    await client.query('rollback')
    await client.end()
  }
})

test('a slow transaction holds nobody up, and one that is undone leaves no gap', async () => {
  const slow = new pg.Client(opened.serving)
  await slow.connect()
  try {
    await slow.query(
      `begin; ${asWorker}; select app.record('slow', 'program.changed', 'program', 'slow', null, null, null, '{}')`,
    )
    const quick = (n: number) => inTransaction(opened.store, asWorker, (db) => act(db, 'program.changed', n))
    await Promise.all([...Array(8).keys()].map((n) => quick(100 + n)))
    await assert.rejects(
      inTransaction(opened.store, asWorker, async (db) => {
        await act(db, 'program.changed', 200)
        throw new Error('The lights went out.')
      }),
    )
    const sealed = await Promise.all([sealTrail(opened.store), sealTrail(opened.store), sealTrail(opened.store)])
    assert.equal(
      sealed.reduce((sum, n) => sum + n),
      8,
    )
    await slow.query('commit')
    await Promise.all([quick(300), sealTrail(opened.store)])
    await inTransaction(opened.store, asWorker, sealWhole)
    const verdict = await inTransaction(opened.store, asWorker, (db) => verifyTrail(db, testKey, now, anchors))
    assert.deepEqual(verdict, { fault: undefined, lines: 24, unsealed: 0, heads: 4 })
  } finally {
    await slow.end()
  }
})

/** Any text a program may hand in, and any line it may be in. PostgreSQL holds no NUL. */
const text = fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.replaceAll('\0', '') || 'x')
const said = fc.record({
  verb: fc.constantFrom('program.changed', 'grant.viewed', 'plan.read'),
  recordType: text,
  recordId: text,
  purpose: text,
  facts: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 }),
})

test('whatever is written in whatever order, the chain is whole; and whatever is changed in it is found', async () => {
  const columns = ['record_id', 'record_type', 'purpose', 'acted_as', 'job'] as const
  await brokenInto(async (db) => {
    await sql.raw(asWorker).execute(db)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(said, { maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...columns),
        fc.nat(),
        async (batches, column, which) => {
          await sql`savepoint run`.execute(db)
          for (const batch of batches) {
            for (const { verb, ...subject } of batch) await record(db, system('test'), verb, subject)
            await sealWhole(db)
          }
          assert.equal((await verifyTrail(db, testKey, now, anchors)).fault, undefined)
          await sql`reset role`.execute(db)
          const { rows } = await sql<{ seq: string }>`select seq::text from audit_entries order by seq`.execute(db)
          const seq = rows[which % rows.length]?.seq
          await sql`update audit_entries set ${sql.ref(column)} = coalesce(${sql.ref(column)}, '') || '!' where seq = ${seq}::bigint`.execute(
            db,
          )
          assert.match((await verifyTrail(db, testKey, now)).fault ?? 'nothing found', /does not say what was sealed/)
          await sql`rollback to savepoint run`.execute(db)
        },
      ),
      { numRuns: 25, seed: 18 },
    )
  })
})
