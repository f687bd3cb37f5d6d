import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addAssociation } from '../organizations/organization.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { discover, type Proof, secretsOf } from './oidc.server.ts'
import {
  addProvider,
  changeProvider,
  findOpenProvider,
  getProvider,
  openProvider,
  type ProviderForm,
} from './provider.server.ts'
import { sweepSignOns } from './sign-on.job.ts'
import {
  beginSignOn,
  completeSignOn,
  connectSignOn,
  disconnect,
  findWaiting,
  isOfEmployer,
  listConnected,
  takeSignOn,
} from './sign-on.server.ts'

const now = Temporal.Instant.from('2026-11-22T18:00:00Z')
const caller = { address: '203.0.113', agent: 'Firefox', browser: 'the browser that asked' }
const form: ProviderForm = {
  label: 'Kamloops-Thompson',
  issuer: 'https://login.sd73.example.org/tenant',
  clientId: 'alongside',
  secret: 'a secret of theirs',
  domains: ['SD73.example.org'],
}
const proof: Proof = { issuer: form.issuer, subject: '4711', address: 'amina@sd73.example.org', verified: true }

/** An association whose administrator has opened an employer's sign-in. */
async function layProvider(db: Db) {
  const { organizationId, admin, coordinator } = await addAssociation(db)
  await as(db, admin)
  const id = await addProvider(db, admin, organizationId, form, testKey, false)
  const get = () => getProvider(db, organizationId, id)
  await openProvider(db, admin, await get(), true, now)
  return { organizationId, admin, coordinator, id, get }
}

/** Comes back from the employer with what it proved. */
async function arrive(db: Db, providerId: string, what: Proof, actor: PersonActor | 'visitor' = 'visitor') {
  await as(db, actor)
  const attempt = await beginSignOn(db, providerId, '/me', caller, testKey)
  const taken = await takeSignOn(db, providerId, secretsOf(testKey, attempt).state, caller, testKey)
  assert.ok(taken)
  const who = actor === 'visitor' ? ({ kind: 'visitor', id: null } as const) : actor
  return completeSignOn(db, who, taken, what, { ...caller, session: attempt }, testKey, now)
}

test(
  'whom an employer names is known by issuer and subject, once their owner has said so, and by nothing else',
  withDatabase(async (db) => {
    const { id } = await layProvider(db)
    const amina = await addPerson(db, { email: proof.address })
    assert.equal((await arrive(db, id, proof)).outcome, 'unknown')
    await as(db, 'visitor')
    assert.equal(await findWaiting(db, id, caller), undefined, 'nothing waits for a visitor')
    await as(db, amina)
    assert.equal(await findWaiting(db, id, { ...caller, browser: 'another' }), undefined, 'or in another browser')
    assert.deepEqual(await tracing(db, () => connectSignOn(db, amina, id, caller, now)), {
      verbs: ['sign-on.connected'],
      posted: ['sign-on.connected'],
    })
    const done = await arrive(db, id, proof)
    assert.equal(done.outcome, 'in')
    const others: Proof[] = [
      { ...proof, subject: '0815' },
      { ...proof, issuer: 'https://other.example.org' },
    ]
    for (const other of others) assert.equal((await arrive(db, id, other)).outcome, 'unknown')
    assert.equal((await arrive(db, id, proof, amina)).outcome, 'same')
  }),
)

test(
  'the session lasts as any other does, for staff as staff’s',
  withDatabase(async (db) => {
    const { id, coordinator } = await layProvider(db)
    const amina = await addPerson(db)
    for (const [person, subject, seconds] of [
      [amina, 'a', 30 * 24 * 3600],
      [coordinator, 'b', 12 * 3600],
    ] as const) {
      await arrive(db, id, { ...proof, subject })
      await connectSignOn(await as(db, person), person, id, caller, now)
      const done = await arrive(db, id, { ...proof, subject })
      assert.equal(done.outcome === 'in' && done.session.seconds, seconds)
    }
  }),
)

test(
  'one identity opens one account; one named anew replaces the other and ends what it may have begun; let go, it opens nothing',
  withDatabase(async (db) => {
    const { id } = await layProvider(db)
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await arrive(db, id, proof)
    await connectSignOn(await as(db, amina), amina, id, caller, now)
    const waits = async (subject: string) => {
      await arrive(db, id, { ...proof, subject: `${subject} first` })
      await asOwner(db, () =>
        sql`update sign_on_attempts set subject_hash = (select subject_hash from sign_on_identities limit 1) where done_at is null`.execute(
          db,
        ),
      )
    }
    await waits('x')
    await assert.rejects(connectSignOn(await as(db, jo), jo, id, caller, now), /somebody else’s account/)
    await asOwner(db, () => sql`update sign_on_attempts set done_at = now()`.execute(db))
    assert.equal((await arrive(db, id, proof)).outcome, 'in')
    await arrive(db, id, { ...proof, subject: 'new' })
    await as(db, amina)
    const trace = await tracing(db, () => connectSignOn(db, amina, id, caller, now))
    assert.deepEqual(trace.verbs, ['session.ended', 'sign-on.connected'])
    assert.equal((await arrive(db, id, proof)).outcome, 'unknown')
    assert.equal((await arrive(db, id, { ...proof, subject: 'new' })).outcome, 'in')
    await as(db, amina)
    const [connected] = await listConnected(db, amina)
    await as(db, jo)
    await assert.rejects(disconnect(db, jo, connected?.id ?? '', now), { status: 404 })
    await as(db, amina)
    await disconnect(db, amina, connected?.id ?? '', now)
    const living = await asOwner(db, () =>
      db.selectFrom('sessions').select('id').where('endedAt', 'is', null).execute(),
    )
    assert.deepEqual(living, [])
    assert.equal((await arrive(db, id, { ...proof, subject: 'new' })).outcome, 'unknown')
  }),
)

test(
  'a state is taken once, in its browser, for its provider, within ten minutes, while the provider is open',
  withDatabase(async (db) => {
    const { id, admin, get } = await layProvider(db)
    await as(db, 'visitor')
    const begin = async () => secretsOf(testKey, await beginSignOn(db, id, '/', caller, testKey)).state
    const take = (state: string, from = caller, provider = id) => takeSignOn(db, provider, state, from, testKey)
    const state = await begin()
    assert.equal(await take(state, { ...caller, browser: 'another' }), undefined)
    assert.equal(await take(state, caller, crypto.randomUUID()), undefined)
    assert.equal((await take(state))?.secret, form.secret)
    assert.equal(await take(state), undefined)
    const late = await begin()
    await asOwner(db, () => sql`update sign_on_attempts set ends_at = now()`.execute(db))
    assert.equal(await take(late), undefined)
    const closed = await begin()
    await as(db, admin)
    await openProvider(db, admin, await get(), false, now)
    await as(db, 'visitor')
    assert.equal(await take(closed), undefined)
    assert.equal(await findOpenProvider(db, id), undefined)
    await asOwner(db, () => sql`update sign_on_attempts set ends_at = now() - interval '8 days'`.execute(db))
    await as(db, 'worker')
    await sweepSignOns(db, {} as never)
    assert.deepEqual(await asOwner(db, () => db.selectFrom('signOnAttempts').select('id').execute()), [])
  }),
)

test(
  'a provider is set up with care, and what is changed about who it is closes it',
  withDatabase(async (db) => {
    const { organizationId, admin, get } = await layProvider(db)
    await as(db, admin)
    const wrong: [Partial<ProviderForm>, RegExp][] = [
      [{ issuer: 'http://login.example.org' }, /https/],
      [{ issuer: 'https://login.example.org/?a=b' }, /https/],
      [{ issuer: 'https://user@login.example.org/' }, /https/],
      [{ issuer: 'login.example.org' }, /https/],
      [{ domains: ['nonsense'] }, /domains/],
      [{ domains: [' '] }, /domains/],
      [{ secret: '' }, /secret/],
    ]
    for (const [change, says] of wrong)
      await assert.rejects(addProvider(db, admin, organizationId, { ...form, ...change }, testKey, false), says)
    assert.deepEqual((await get()).domains, ['sd73.example.org'])
    const change = async (changes: Partial<ProviderForm>) => {
      const provider = await get()
      const version = provider.version
      await changeProvider(db, admin, provider, { ...form, secret: '', ...changes }, version, testKey, false)
      return (await get()).openedAt !== null
    }
    assert.equal(await change({ label: 'SD 73', domains: ['a.example', '@b.example'] }), true)
    for (const changes of [{ issuer: 'https://new.example.org' }, { clientId: 'other' }, { secret: 'new' }]) {
      assert.equal(await change(changes), false)
      await openProvider(db, admin, await get(), true, now)
    }
    assert.ok(isOfEmployer('a@b.example', ['b.example']))
    for (const address of ['a@sub.b.example', 'a@b.example.org', 'b.example@c.example', ''])
      assert.equal(isOfEmployer(address, ['b.example']), false, address)
  }),
)

test(
  'administrators alone set a provider up, the gate alone reads its secret, and nobody writes who somebody is',
  withDatabase(async (db) => {
    const { organizationId, coordinator, admin, id, get } = await layProvider(db)
    const stranger = await addAssociation(db)
    await as(db, admin)
    await openProvider(db, admin, await get(), false, now)
    for (const somebody of [coordinator, stranger.admin]) {
      await as(db, somebody)
      await assert.rejects(getProvider(db, organizationId, id), { status: 404 })
      assert.ok(
        await isRefusedByDatabase(db, (db) =>
          addProvider(db, somebody, organizationId, form, testKey, false).then(() => {}),
        ),
      )
    }
    await as(db, admin)
    assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('signOnSecrets').select('sealed').execute()))
    const forged = { providerId: id, personId: admin.id, subjectHash: hash('x') }
    assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('signOnIdentities').values(forged).execute()))
    assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('signOnAttempts').selectAll().execute()))
  }),
)

test('in production neither this computer nor its network is ever asked who it is', async () => {
  for (const issuer of ['https://127.0.0.1/', 'https://10.0.0.1/tenant', 'https://[::1]/'])
    await assert.rejects(discover({ ...form, issuer }, false), { trouble: 'not-public' })
  await assert.rejects(discover({ ...form, issuer: 'http://127.0.0.1/' }, false), { name: 'SignOnError' })
})
