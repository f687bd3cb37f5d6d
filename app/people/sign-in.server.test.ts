import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { compose } from './letter.example.ts'
import { addPerson } from './person.example.ts'
import { enterPerson } from './person.server.ts'
import { signInLetter } from './sign-in.email.ts'
import {
  askToSignIn,
  completeSignIn,
  makeOperatorLink,
  type SignInRequest,
  safeDestination,
  signInCode,
  signInToken,
} from './sign-in.server.ts'
import { asOwner, tracing } from './trace.example.ts'

const caller = { address: '203.0.113.7', agent: 'Firefox on a test', browser: 'the browser that asked' }
const elsewhere = { ...caller, browser: 'another browser' }

/** Asks for a letter. @returns the request's id, as the letter knows it */
async function ask(db: Db, request: Partial<SignInRequest> = {}): Promise<string> {
  await as(db, 'visitor')
  await askToSignIn(
    db,
    { address: 'amina@example.org', language: 'en', destination: '/me', ...request },
    caller,
    testKey,
  )
  const newest = () =>
    sql<{ id: string }>`select subject_id as id from outbox where kind = 'sign-in' order by ctid desc limit 1`.execute(
      db,
    )
  return (await asOwner(db, newest)).rows[0]?.id ?? ''
}

const byLink = (db: Db, id: string, from = caller) => completeSignIn(db, { token: signInToken(testKey, id) }, from)
const byCode = (db: Db, code: string, from = caller) => completeSignIn(db, { code }, from)
const wrongFor = (id: string) => (signInCode(testKey, id) === '00000000' ? '11111111' : '00000000')
const count = (db: Db, table: 'people' | 'sessions' | 'signIns') =>
  asOwner(db, async () => (await db.selectFrom(table).select(sql<number>`1`.as('n')).execute()).length)

function letterTo(db: Db, address: string, id: string, joining = false) {
  const item = { id, kind: 'sign-in', personId: null, address, subjectId: id, particulars: { joining, language: 'fr' } }
  return compose(db, signInLetter, item, Temporal.Now.instant())
}

test(
  'the link signs in the person whose address it is, and goes where they wanted',
  withDatabase(async (db) => {
    const amina = await addPerson(db, { email: 'amina@example.org' })
    const outcome = await byLink(db, await ask(db))
    assert.ok(typeof outcome === 'object')
    assert.deepEqual([outcome.destination, outcome.session.seconds], ['/me', 30 * 24 * 3600])
    const { rows } = await sql<{ id: string }>`select app.actor() as id`.execute(db)
    assert.equal(rows[0]?.id, amina.id)
  }),
)

test(
  'a link opens only in the browser that asked, and is still good there afterwards',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const id = await ask(db)
    assert.equal(await byLink(db, id, elsewhere), 'other-browser')
    assert.equal(typeof (await byLink(db, id)), 'object')
  }),
)

test(
  'a link works once',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const id = await ask(db)
    await byLink(db, id)
    assert.equal(await byLink(db, id), 'over')
    assert.equal(await byCode(db, signInCode(testKey, id)), 'over')
    assert.equal(await count(db, 'sessions'), 1)
  }),
)

test(
  'a link is over after a quarter of an hour, a code after ten minutes',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const id = await ask(db)
    const { rows } = await asOwner(db, () =>
      sql<{
        minutes: number
      }>`select extract(minutes from ends_at - asked_at)::integer as minutes from sign_ins`.execute(db),
    )
    assert.equal(rows[0]?.minutes, 15)
    await asOwner(db, () => sql`update sign_ins set asked_at = now() - interval '10 minutes'`.execute(db))
    assert.equal(await byCode(db, signInCode(testKey, id)), 'over')
    await asOwner(db, () => sql`update sign_ins set ends_at = now()`.execute(db))
    assert.equal(await byLink(db, id), 'over')
  }),
)

test(
  'the code is typed as people type: with a space',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const code = signInCode(testKey, await ask(db))
    assert.match(code, /^\d{8}$/)
    assert.equal(typeof (await byCode(db, `${code.slice(0, 4)} ${code.slice(4)}`)), 'object')
  }),
)

test(
  'a code is tried five times; after that the right one is over too',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const id = await ask(db)
    for (let n = 1; n <= 4; n++) assert.equal(await byCode(db, wrongFor(id)), 'wrong-code')
    assert.equal(await byCode(db, wrongFor(id)), 'over')
    assert.equal(await byCode(db, signInCode(testKey, id)), 'over')
  }),
)

test(
  'a code is no use in another browser',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const id = await ask(db)
    assert.equal(await byCode(db, signInCode(testKey, id), elsewhere), 'over')
  }),
)

test(
  'somebody who applies becomes a person, with the name they gave and a verified address',
  withDatabase(async (db) => {
    const id = await ask(db, { address: 'new@example.org', joining: { name: 'Nadia New' } })
    assert.equal(typeof (await byLink(db, id)), 'object')
    const row = await asOwner(db, () =>
      db
        .selectFrom('people')
        .innerJoin('emails', 'emails.personId', 'people.id')
        .select(['name', 'address', 'verifiedAt'])
        .executeTakeFirstOrThrow(),
    )
    assert.deepEqual([row.name, row.address, row.verifiedAt !== null], ['Nadia New', 'new@example.org', true])
  }),
)

test(
  'joining with an address that is somebody’s signs that person in and renames nobody',
  withDatabase(async (db) => {
    await addPerson(db, { name: 'Amina Diallo', email: 'amina@example.org' })
    await byLink(db, await ask(db, { joining: { name: 'Somebody Else' } }))
    const people = await asOwner(db, () => db.selectFrom('people').select('name').execute())
    assert.deepEqual(people, [{ name: 'Amina Diallo' }])
  }),
)

test(
  'asking for an unknown address looks and does the same, and lets nobody in',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    const known = await tracing(db, () => ask(db))
    const unknown = await tracing(db, () => ask(db, { address: 'nobody@example.org' }))
    assert.deepEqual(unknown, known)
    assert.deepEqual(unknown, { verbs: [], posted: ['sign-in'] })
    assert.equal(await count(db, 'signIns'), 2)
    assert.equal(await byLink(db, await ask(db, { address: 'nobody@example.org' })), 'over')
    assert.equal(await count(db, 'people'), 1)
  }),
)

test(
  'to an address nobody has goes a kind word with neither link nor code',
  withDatabase(async (db) => {
    const id = await ask(db, { address: 'nobody@example.org' })
    const letter = JSON.stringify(await letterTo(db, 'nobody@example.org', id))
    assert.doesNotMatch(letter, /sign-in/)
    assert.ok(!letter.includes(signInCode(testKey, id).slice(0, 4)))
    assert.match(
      JSON.stringify(await letterTo(db, 'nobody@example.org', id, true)),
      /sign-in/,
      'unless they are joining',
    )
  }),
)

test(
  'the letter is in the language of the person, for a stranger in the page’s',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org', language: 'en' })
    const id = await ask(db)
    assert.equal((await letterTo(db, 'amina@example.org', id))?.language, 'en')
    assert.equal((await letterTo(db, 'nobody@example.org', id))?.language, 'fr')
  }),
)

test(
  'whoever was entered from paper signs in with the address on the paper, and has then verified it',
  withDatabase(async (db) => {
    await enterPerson(await as(db, 'owner'), { name: 'Paula Paper', email: 'paula@example.org' })
    const id = await ask(db, { address: 'paula@example.org' })
    assert.match(JSON.stringify(await letterTo(db, 'paula@example.org', id)), /sign-in/)
    assert.equal(typeof (await byLink(db, id)), 'object')
    const { verifiedAt } = await asOwner(db, () =>
      db.selectFrom('emails').select('verifiedAt').executeTakeFirstOrThrow(),
    )
    assert.notEqual(verifiedAt, null)
  }),
)

test(
  'the operator’s link opens in any browser, for an hour, and is in the audit trail',
  withDatabase(async (db) => {
    await addPerson(db, { email: 'amina@example.org' })
    await as(db, 'worker')
    let token = ''
    const trace = await tracing(db, async () => (token = await makeOperatorLink(db, 'amina@example.org', testKey)))
    assert.deepEqual(trace, { verbs: ['sign-in.opened'], posted: [] })
    const { rows } = await asOwner(db, () =>
      sql<{
        minutes: number
      }>`select extract(epoch from ends_at - asked_at)::integer / 60 as minutes from sign_ins`.execute(db),
    )
    assert.equal(rows[0]?.minutes, 60)
    await as(db, 'visitor')
    assert.equal(typeof (await completeSignIn(db, { token }, elsewhere)), 'object')
    assert.equal(await completeSignIn(db, { token }, elsewhere), 'over')
  }),
)

test(
  'staff are signed in for twelve hours',
  withDatabase(async (db) => {
    const amina = await addPerson(db, { email: 'amina@example.org' })
    await sql`with made as (insert into organizations (slug, kind, name, regime, privacy_name, privacy_email) values ('a', 'association', '{}', 'pipa', 'Pat', 'p@example.org') returning id)
    insert into staff (organization_id, person_id, role) select id, ${amina.id}, 'coordinator' from made`.execute(db)
    const outcome = await byLink(db, await ask(db))
    assert.equal(typeof outcome === 'object' && outcome.session.seconds, 12 * 3600)
  }),
)

test(
  'a sixth letter within the hour is refused, whoever’s the address is',
  withDatabase(async (db) => {
    for (let n = 1; n <= 5; n++) await ask(db)
    await assert.rejects(ask(db), (error) => error instanceof Refusal && error.status === 429)
  }),
)

test('after signing in one is led only to a path of ours', () => {
  for (const path of ['/', '/me', '/programs/a-b/apply/mentee?language=fr']) assert.equal(safeDestination(path), path)
  const foreign = [
    undefined,
    '',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'me',
    '/a\nb',
    '/a b',
    '/@evil:b',
    'javascript:alert(1)',
  ]
  for (const path of foreign) assert.equal(safeDestination(path), '/')
})
