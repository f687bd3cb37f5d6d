// What proves who somebody is, put to the database as it is put by the house: by tokens, devices and codes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addAssociation } from '../organizations/organization.example.ts'
import { addPerson } from '../people/person.example.ts'
import { askToSignIn, signInCode } from '../people/sign-in.server.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { caller, ceremony, makeDevice } from './authenticator.example.ts'
import { enrolPasskey, listPasskeys, removePasskey, signInByPasskey } from './passkey.server.ts'
import { proveByCode, proveByMail, sendProof } from './proof.server.ts'
import { forgetSeed, makeRecoveryCodes, showRecoveryCodes } from './recovery.server.ts'
import { addSession, enter, entryOf } from './session.example.ts'
import { getStanding, isOnlyWay } from './standing.server.ts'
import { answersOf } from './standing.ts'
import { beginTotp, confirmTotp, findWaiting } from './totp.server.ts'
import { codeAt, stepAt } from './totp.ts'

const now = Temporal.Instant.from('2026-11-03T17:00:00Z')
const at = { key: testKey, now, caller }
const refused = (error: unknown) => error instanceof Refusal

/** Somebody with one passkey on a device of theirs. */
async function addKeeper(db: Db) {
  const ana = await addPerson(db, { name: 'Ana' })
  const device = makeDevice()
  await enter(db, await addSession(db, ana))
  await enrolPasskey(db, ana, device.make(), 'Ana’s tablet', ceremony())
  return { ana, device }
}

/** Sets up an app for codes. @returns its secret */
async function addApp(db: Db, ana: PersonActor): Promise<Buffer> {
  await beginTotp(db, ana, testKey)
  const secret = (await findWaiting(db, ana, testKey))?.secret as Buffer
  await confirmTotp(db, ana, codeAt(secret, stepAt(now) - 1), testKey, now)
  return secret
}

const actorId = async (db: Db) => (await sql<{ id: string | null }>`select app.actor() as id`.execute(db)).rows[0]?.id

test(
  'who is fully signed in: the whole table',
  withDatabase(async (db) => {
    const { rows } = await sql<{ level: string; strong: boolean; office: boolean; full: boolean }>`
      select level, strong, office, app.is_fully_signed_in(level, strong, office) as "full"
      from unnest(enum_range(null::session_level)) level, unnest(array[false, true]) strong, unnest(array[false, true]) office`.execute(
      db,
    )
    const full = rows.filter((row) => row.full).map(({ level, strong, office }) => `${level} ${strong} ${office}`)
    assert.equal(rows.length, 8)
    assert.deepEqual(full.sort(), [
      'mail false false',
      'strong false false',
      'strong false true',
      'strong true false',
      'strong true true',
    ])
  }),
)

test('how somebody can answer when asked who they are', () => {
  const none = { hasPasskey: false, hasTotp: false, hasStrong: false, codes: 0, holdsOffice: false, mayEnrol: true }
  const keeper = { ...none, hasPasskey: true, hasStrong: true, mayEnrol: false }
  const answer = { passkey: false, code: false, mail: false, addFirst: false }
  const full = { held: false, fresh: false }
  const held = { held: true, fresh: true }
  assert.deepEqual(answersOf(none, full), { ...answer, mail: true })
  assert.deepEqual(answersOf({ ...none, holdsOffice: true }, held), { ...answer, addFirst: true })
  assert.deepEqual(answersOf({ ...none, holdsOffice: true }, { held: true, fresh: false }), { ...answer, mail: true })
  assert.deepEqual(answersOf(keeper, held), { ...answer, passkey: true })
  assert.deepEqual(answersOf({ ...keeper, codes: 3 }, held), { ...answer, passkey: true, code: true })
  assert.deepEqual(answersOf({ ...keeper, mayEnrol: true }, full), { ...answer, passkey: true }, 'mail is not enough')
  assert.deepEqual(answersOf({ ...keeper, mayEnrol: true }, held), { ...answer, passkey: true, addFirst: true })
  const blocked = { ...keeper, hasPasskey: false }
  assert.deepEqual(answersOf(blocked, held), answer, 'a blocked passkey does not make the mailbox enough')
})

test(
  'a mailbox is enough until there is a passkey; from then on it only holds',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    const [tablet, elsewhere] = [await addSession(db, ana), await addSession(db, ana)]
    assert.equal((await enter(db, elsewhere))?.held, undefined)
    await enter(db, tablet)
    const trace = await tracing(db, () => enrolPasskey(db, ana, makeDevice().make(), 'Tablet', ceremony()))
    assert.deepEqual(trace, { verbs: ['passkey.added'], posted: ['sign-in.changed'] })
    assert.equal((await enter(db, elsewhere))?.held, true)
    assert.equal(await actorId(db), null, 'nobody acts')
    assert.deepEqual(
      (await listPasskeys(db, ana)).map(({ name }) => name),
      ['Tablet'],
      'their own, they see',
    )
    assert.equal((await enter(db, await addSession(db, ana, 'strong')))?.held, undefined)
    assert.equal(await actorId(db), ana.id)
  }),
)

test(
  'whoever sees what is other people’s needs more than a mailbox, and may add it when they come',
  withDatabase(async (db) => {
    const { coordinator } = await addAssociation(db)
    assert.equal((await enter(db, await addSession(db, coordinator)))?.held, true)
    assert.deepEqual(await getStanding(db), {
      hasPasskey: false,
      hasTotp: false,
      hasStrong: false,
      codes: 0,
      holdsOffice: true,
      mayEnrol: true,
    })
    await enrolPasskey(db, coordinator, makeDevice().make(), 'Desk', ceremony())
    const token = await addSession(db, coordinator, 'strong')
    await enter(db, token)
    const [only] = await listPasskeys(db, coordinator)
    assert.equal(await isOnlyWay(db, coordinator, only?.id ?? ''), true)
    await addApp(db, coordinator)
    assert.equal(await isOnlyWay(db, coordinator, only?.id ?? ''), false)
  }),
)

test(
  'by a mailbox alone nobody adds, replaces or removes anything where there is a passkey',
  withDatabase(async (db) => {
    const { ana } = await addKeeper(db)
    await enter(db, await addSession(db, ana))
    assert.equal((await getStanding(db)).mayEnrol, false)
    await assert.rejects(beginTotp(db, ana, testKey), refused)
    assert.ok(await isRefusedByDatabase(db, (db) => enrolPasskey(db, ana, makeDevice().make(), 'Mine', ceremony())))
    assert.ok(await isRefusedByDatabase(db, (db) => makeRecoveryCodes(db, ana, testKey)))
    const [passkey] = await listPasskeys(db, ana)
    await removePasskey(db, ana, passkey?.id ?? '')
    assert.equal((await listPasskeys(db, ana)).length, 1)
  }),
)

test(
  'a passkey signs in from nothing, and proves the session there is',
  withDatabase(async (db) => {
    const { ana, device } = await addKeeper(db)
    await as(db, 'visitor')
    const begun = await signInByPasskey(db, device.use({ counter: 1 }), ceremony())
    assert.equal((await enter(db, begun?.session.token ?? ''))?.id, ana.id)
    const held = await addSession(db, ana)
    const before = await enter(db, held)
    const proved = await signInByPasskey(db, device.use({ counter: 2 }), ceremony())
    assert.equal(await actorId(db), ana.id, 'from here on they act')
    assert.equal((await enter(db, proved?.session.token ?? ''))?.sessionId, before?.sessionId, 'the same session')
    assert.equal(await enter(db, held), undefined, 'under another token')
  }),
)

test(
  'whatever is wrong with a passkey, the answer is one: no',
  withDatabase(async (db) => {
    const { device } = await addKeeper(db)
    await as(db, 'visitor')
    const good = device.use({ counter: 1 })
    const wrong = {
      'nobody’s passkey': makeDevice().use(),
      'a page of another house': device.use({ from: 'https://evil.example' }),
      'a device that did not ask for its lock': device.use({ unlocked: false }),
      'an old page': device.use({ at: ceremony({ now: now.subtract({ minutes: 6 }) }) }),
      'a page of another browser': device.use({ at: ceremony({ caller: { ...caller, browser: 'another' } }) }),
      'the challenge of another page': { ...good, challenge: device.use().challenge },
      nonsense: { challenge: good.challenge, response: '[' },
      'a challenge that is none': { ...good, challenge: 'x' },
    }
    for (const [what, sent] of Object.entries(wrong))
      assert.equal(await signInByPasskey(db, sent, ceremony()), undefined, what)
    const fresh = device.use({ counter: 1 })
    assert.ok(await signInByPasskey(db, fresh, ceremony()))
    assert.equal(await signInByPasskey(db, fresh, ceremony()), undefined, 'the same a second time')
  }),
)

test(
  'a counter that goes back blocks the passkey, and its owner is told; the mailbox is not enough again',
  withDatabase(async (db) => {
    const { ana, device } = await addKeeper(db)
    await as(db, 'visitor')
    assert.ok(await signInByPasskey(db, device.use({ counter: 7 }), ceremony()))
    await as(db, 'visitor')
    const trace = await tracing(db, () => signInByPasskey(db, device.use({ counter: 7 }), ceremony()))
    assert.deepEqual(trace, { verbs: ['passkey.blocked'], posted: ['passkey.tell-blocked'] })
    assert.equal(await signInByPasskey(db, device.use({ counter: 8 }), ceremony()), undefined)
    assert.equal((await enter(db, await addSession(db, ana)))?.held, true)
    assert.equal((await getStanding(db)).hasPasskey, false)
  }),
)

test(
  'a code from the app proves a session once, and under a new token',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    await enter(db, await addSession(db, ana))
    const secret = await addApp(db, ana)
    const held = await addSession(db, ana)
    await enter(db, held)
    assert.equal(await proveByCode(db, ana, codeAt(secret, stepAt(now) - 1), at), 'wrong', 'the one that set it up')
    const code = codeAt(secret, stepAt(now))
    const proved = await proveByCode(db, ana, code, at)
    assert.ok(typeof proved === 'object')
    assert.equal(await actorId(db), ana.id)
    assert.equal(await entryOf(db, held), undefined)
    await enter(db, await addSession(db, ana))
    assert.equal(await proveByCode(db, ana, code, at), 'wrong', 'a second time')
  }),
)

test(
  'five wrong codes and one waits, even with the right one',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    await enter(db, await addSession(db, ana))
    const secret = await addApp(db, ana)
    await enter(db, await addSession(db, ana))
    for (let n = 1; n <= 5; n++) assert.equal(await proveByCode(db, ana, n % 2 ? '000' : 'abcd-efgh-jkmn', at), 'wrong')
    const right = codeAt(secret, stepAt(now))
    assert.equal(await proveByCode(db, ana, right, at), 'wait')
    await asOwner(db, () => sql`update proof_failures set at = at - interval '16 minutes'`.execute(db))
    assert.ok(typeof (await proveByCode(db, ana, right, at)) === 'object')
  }),
)

test(
  'the secret of an app is sealed in its row and opens in no other',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    const ben = await addPerson(db, { name: 'Ben' })
    await enter(db, await addSession(db, ana))
    const secret = await addApp(db, ana)
    await enter(db, await addSession(db, ben))
    await addApp(db, ben)
    await asOwner(db, async () => {
      const { sealed } = await db
        .selectFrom('totps')
        .select('sealed')
        .where('personId', '=', ana.id)
        .executeTakeFirstOrThrow()
      assert.ok(!sealed.includes(secret))
      await db.updateTable('totps').set({ sealed }).where('personId', '=', ben.id).execute()
    })
    await assert.rejects(proveByCode(db, ben, codeAt(secret, stepAt(now)), at), /authenticate/)
  }),
)

test(
  'recovery codes are seen once, good once each, and replaced by the next ten',
  withDatabase(async (db) => {
    const { ana } = await addKeeper(db)
    const strong = await addSession(db, ana, 'strong')
    await enter(db, strong)
    await makeRecoveryCodes(db, ana, testKey)
    const [first = '', second = ''] = (await showRecoveryCodes(db, ana)) ?? []
    await forgetSeed(db)
    assert.equal(await showRecoveryCodes(db, ana), undefined)
    await enter(db, await addSession(db, ana))
    assert.ok(typeof (await proveByCode(db, ana, ` ${first.toUpperCase().replaceAll('-', ' ')}`, at)) === 'object')
    assert.equal((await getStanding(db)).codes, 9)
    await enter(db, await addSession(db, ana))
    assert.equal(await proveByCode(db, ana, first, at), 'wrong')
    await enter(db, strong)
    await makeRecoveryCodes(db, ana, testKey)
    await enter(db, await addSession(db, ana))
    assert.equal(await proveByCode(db, ana, second, at), 'wrong', 'one of the old ten')
  }),
)

test(
  'who has nothing but a mailbox proves it anew by a code from a letter, which makes nothing stronger',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    const token = await addSession(db, ana)
    await asOwner(db, () => sql`update sessions set proved_at = now() - interval '6 minutes'`.execute(db))
    assert.equal((await entryOf(db, token))?.fresh, false)
    await sendProof(db, ana, 'en', caller, testKey)
    const asked = await asOwner(db, () => db.selectFrom('signIns').select('id').executeTakeFirstOrThrow())
    const proved = await proveByMail(db, ana, signInCode(testKey, asked.id), caller)
    assert.ok(typeof proved === 'object')
    assert.equal((await entryOf(db, proved.token))?.fresh, true)
    const { level } = await asOwner(db, () =>
      db.selectFrom('sessions').select('level').where('tokenHash', '=', hash(proved.token)).executeTakeFirstOrThrow(),
    )
    assert.equal(level, 'mail')
    const ben = await addPerson(db, { name: 'Ben' })
    await enter(db, await addSession(db, ben))
    await askToSignIn(db, { address: ana.email, language: 'en', destination: '/' }, caller, testKey)
    const newest = await asOwner(db, () =>
      db.selectFrom('signIns').select('id').where('usedAt', 'is', null).executeTakeFirstOrThrow(),
    )
    assert.equal(await proveByMail(db, ben, signInCode(testKey, newest.id), caller), 'wait', 'somebody else’s mailbox')
  }),
)
