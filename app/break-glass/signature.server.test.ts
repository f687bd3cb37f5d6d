// What is signed stays what was signed: by a passkey where there is one, and nothing opens over anything else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { caller, ceremony, makeDevice } from '../credentials/authenticator.example.ts'
import { enrolPasskey } from '../credentials/passkey.server.ts'
import { proveByCode } from '../credentials/proof.server.ts'
import { addSession, enter } from '../credentials/session.example.ts'
import { beginTotp, confirmTotp, findWaiting } from '../credentials/totp.server.ts'
import { codeAt, stepAt } from '../credentials/totp.ts'
import { tracing } from '../people/trace.example.ts'
import { type GuardedPair, layPair, setNow, wanted } from './grant.example.ts'
import { actOnGrant, approveGrant, askGrant, getGrant, listSteps, signedRequest } from './grant.server.ts'
import { houseMark, isSignedAct, type SignedAct } from './grant.ts'
import { readByGrant } from './reading.server.ts'
import { drawSignature, type SentSignature } from './signature.server.ts'

const { origin } = ceremony()

/** An attempt that is refused, and leaves nothing behind it, as a transaction of its own would. */
async function refused(db: Db, attempt: () => Promise<unknown>, why?: string): Promise<void> {
  await sql`savepoint attempt`.execute(db)
  await assert.rejects(attempt(), (error) => error instanceof Refusal && [409, 410, 422].includes(error.status), why)
  await sql`rollback to savepoint attempt`.execute(db)
}

/** Somebody with a passkey: they come in by it, and sign with it. */
async function giveKey(db: Db, person: PersonActor) {
  const device = makeDevice()
  const first = await addSession(db, person, 'strong')
  await enter(db, first)
  await enrolPasskey(db, person, device.make(), 'Tablet', ceremony())
  let counter = 0
  const come = async (): Promise<PersonActor> => (await enter(db, first)) as PersonActor
  return {
    device,
    come,
    /** Signs what a page draws for one step. */
    async sign(grantId: string, act: SignedAct, words = ''): Promise<SentSignature> {
      const request = await signedRequest(db, await getGrant(db, grantId, {}), testKey)
      const over = await drawSignature(db, await come(), testKey, request, { act, words })
      counter += 1
      return { ...device.use({ over, counter }), origin }
    },
    /** The same for a request that there is not yet. */
    async signNew(pair: GuardedPair, but: Parameters<typeof wanted>[1] = {}): Promise<SentSignature> {
      const actor = await come()
      const request = {
        ...wanted(pair, but),
        organizationId: pair.organizationId,
        askedBy: actor.id,
        askedAt: Temporal.Instant.from('2000-01-01T00:00:00Z'),
      }
      counter += 1
      const over = await drawSignature(db, actor, testKey, request, { act: 'asked', words: '' })
      return { ...device.use({ over, counter }), origin }
    },
  }
}

/** Asked, agreed to, objected to, decided and begun: each by a passkey where there is one. */
async function layOpen(db: Db) {
  const pair = await layPair(db)
  const { admin, contact, mentee, organizationId } = pair
  const [ines, pat] = [await giveKey(db, admin), await giveKey(db, contact)]
  const asked = await ines.signNew(pair)
  const id = await askGrant(db, await ines.come(), organizationId, wanted(pair), testKey, asked)
  await pat.come()
  const yes = await pat.sign(id, 'approved')
  await approveGrant(db, await pat.come(), await getGrant(db, id, {}), testKey, yes)
  await as(db, mentee)
  await actOnGrant(db, mentee, await getGrant(db, id, {}), 'objected', 'No.', testKey)
  const decision = await pat.sign(id, 'overruled', 'It goes on.')
  return { pair, ines, pat, id, asked, yes, decision }
}

test(
  'whoever has a passkey signs with it: the house signs for them only after a code',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, organizationId } = pair
    const ines = await giveKey(db, admin)
    const ask = async (sent?: SentSignature, but = {}) =>
      askGrant(db, await ines.come(), organizationId, wanted(pair, but), testKey, sent)
    await refused(db, () => ask())
    const insert = async (db: Db) => {
      await ines.come()
      const id = crypto.randomUUID()
      await sql`insert into grants (id, organization_id, partnership_id, ground, kinds, from_on, until_on, asked_by, wrapped)
        values (${id}, ${organizationId}, ${pair.partnershipId}, 'misconduct', '{notes}', '2026-10-01', '2026-12-31', ${admin.id}, '')`.execute(
        db,
      )
      await sql`insert into grant_steps (id, grant_id, act, person_id, words_sealed, signature, signed_with)
        values (gen_random_uuid(), ${id}, 'asked', ${admin.id}, '', 'x', 'house')`.execute(db)
    }
    assert.ok(await isRefusedByDatabase(db, insert), 'not even past the house')

    const sent = await ines.signNew(pair)
    for (const [why, other] of [
      ['another reason', { reason: 'Something else.' }],
      ['more kinds', { kinds: ['notes', 'plan'] as const }],
      ['more days', { untilOn: Temporal.PlainDate.from('2027-12-31') }],
    ] as const)
      await refused(db, () => ask(sent, other), why)
    const stranger = { ...makeDevice().use({ over: { name: sent.challenge, challenge: 'x' } }), origin }
    await refused(db, () => ask(stranger), 'a stranger’s passkey')
    const late = await ines.signNew(pair)
    await setNow(db, '2026-12-01T18:05:02Z')
    await refused(db, () => ask(late), 'a page of more than five minutes ago')
    await ask(await ines.signNew(pair))

    const actor = await ines.come()
    const now = Temporal.Instant.from('2026-12-01T19:00:00Z')
    await beginTotp(db, actor, testKey)
    const secret = (await findWaiting(db, actor, testKey))?.secret as Buffer
    await confirmTotp(db, actor, codeAt(secret, stepAt(now) - 1), testKey, now)
    const proved = await proveByCode(db, actor, codeAt(secret, stepAt(now)), { key: testKey, now, caller })
    assert.ok(typeof proved === 'object')
    const coded = (await enter(db, proved.token)) as PersonActor
    const id = await askGrant(db, coded, organizationId, wanted(pair), testKey)
    const [step] = await listSteps(db, await getGrant(db, id, {}), testKey)
    assert.equal(step?.signedWith, 'house')
  }),
)

test(
  'a passkey that counts less than before signs nothing, and is blocked although the form was refused; its owner is told',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, organizationId } = pair
    const ines = await giveKey(db, admin)
    const ask = async (sent?: SentSignature) =>
      askGrant(db, await ines.come(), organizationId, wanted(pair), testKey, sent)
    await ask(await ines.signNew(pair))
    const over = await drawSignature(
      db,
      await ines.come(),
      testKey,
      { ...wanted(pair), organizationId, askedBy: admin.id, askedAt: Temporal.Instant.from('2000-01-01T00:00:00Z') },
      { act: 'asked', words: '' },
    )
    await sql`savepoint attempt`.execute(db)
    const copied = await ask({ ...ines.device.use({ over, counter: 1 }), origin }).catch((error) => error)
    await sql`rollback to savepoint attempt`.execute(db)
    assert.ok(copied instanceof Refusal && copied.leaving)
    assert.match(copied.text.en, /blocked/)
    await ines.come()
    const trace = await tracing(db, async () => copied.leaving?.(db))
    assert.deepEqual(trace, { verbs: ['passkey.blocked'], posted: ['passkey.tell-blocked'] })
    await refused(db, async () => ask(await ines.signNew(pair)), 'also with a count that goes on')
    await refused(db, () => ask(), 'nor does the house sign for whoever has none but a blocked one')
  }),
)

test(
  'a step altered after a passkey signed it opens nothing, whatever was altered',
  withDatabase(async (db) => {
    const { pair, ines, pat, id, decision } = await layOpen(db)
    const decide = async (words: string) =>
      actOnGrant(db, await pat.come(), await getGrant(db, id, {}), 'overruled', words, testKey, decision)
    await refused(db, () => decide('Other words.'))
    await decide('It goes on.')
    await setNow(db, '2026-12-04T18:00:01Z')
    const reader = await ines.come()
    await actOnGrant(db, reader, await getGrant(db, id, {}), 'begun', '', testKey)
    const read = async () => readByGrant(db, await ines.come(), await getGrant(db, id, {}), 'notes', testKey)
    assert.equal((await read()).length, 1)
    const steps = await listSteps(db, await getGrant(db, id, {}), testKey)
    assert.deepEqual(
      steps.map(({ act, signedWith }) => [act, signedWith]),
      [
        ['asked', 'passkey'],
        ['approved', 'passkey'],
        ['objected', null],
        ['overruled', 'passkey'],
        ['begun', null],
      ],
    )
    const assertionOf = (act: string) =>
      sql`(select assertion from grant_steps where grant_id = ${id} and act = ${act}::grant_act)`
    const altered = {
      'another moment': sql`update grant_steps set at = at + interval '1 second' where act = 'approved'`,
      'another second person': sql`update grant_steps set person_id = ${pair.second.id} where act = 'approved'`,
      'a passkey’s signature of another step': sql`update grant_steps set assertion = ${assertionOf('overruled')} where act = 'approved'`,
      'a bit of what the passkey signed': sql`update grant_steps set assertion = set_byte(assertion, 40, 65) where act = 'asked'`,
      'the passkey’s signature taken away': sql`update grant_steps set assertion = null, signed_with = 'house' where act = 'asked'`,
      'the house’s mark': sql`update grant_steps set signature = 'x' where act = 'overruled'`,
      'a decision’s words': sql`update grant_steps set words_sealed = null where act = 'overruled'`,
      'another ground': sql`update grants set ground = 'legal_order'`,
      'other days': sql`update grants set until_on = '2027-12-31'`,
      'other days, by somebody who has the house’s key': { execute: (db: Db) => remarked(db) },
    }
    const remarked = async (db: Db) => {
      await sql`update grants set until_on = '2027-12-31'`.execute(db)
      await ines.come()
      const grant = await getGrant(db, id, {})
      const rows = await db.selectFrom('grantSteps').selectAll().where('grantId', '=', id).execute()
      await as(db, 'owner')
      for (const { id: step, act, personId, at, assertion } of rows) {
        if (!isSignedAct(act)) continue
        const signer = { act, personId, at, words: act === 'overruled' ? 'It goes on.' : '' }
        const mark = houseMark(testKey, { ...grant, reason: wanted(pair).reason }, signer, assertion)
        await sql`update grant_steps set signature = ${mark} where id = ${step}`.execute(db)
      }
    }
    for (const [why, change] of Object.entries(altered)) {
      await sql`savepoint altered`.execute(db)
      await as(db, 'owner')
      for (const table of ['grants', 'grant_steps'])
        await sql.raw(`alter table ${table} no force row level security`).execute(db)
      await sql`alter table grant_steps drop constraint grant_steps_check, drop constraint grant_steps_check1, drop constraint grant_steps_check2, drop constraint grant_steps_check3`.execute(
        db,
      )
      await change.execute(db)
      for (const table of ['grants', 'grant_steps'])
        await sql.raw(`alter table ${table} force row level security`).execute(db)
      await refused(db, read, why)
      await sql`rollback to savepoint altered`.execute(db)
    }
    assert.equal((await read()).length, 1)
  }),
)
