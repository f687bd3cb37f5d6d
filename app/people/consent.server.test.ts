import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { consentHash, getConsent, giveConsent, withdrawConsent } from './consent.server.ts'
import { addPerson } from './person.example.ts'
import { noTrace, tracing } from './trace.example.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const later = now.add({ hours: 1 })
const counting = { purpose: 'evaluation', text: { en: 'You may count me.', fr: 'Vous pouvez me compter.' } }
const reworded = { ...counting, text: { ...counting.text, fr: 'Vous pouvez me dénombrer.' } }

const history = (db: Db) =>
  db.selectFrom('consents').select(['textHash', 'givenAt', 'withdrawnAt']).orderBy('givenAt').execute()

test(
  'a yes is kept with its exact words, once',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    const give = () => giveConsent(db, amina, amina.id, counting, {}, now)
    assert.deepEqual(await tracing(db, give), { verbs: ['consent.given'], posted: [] })
    assert.deepEqual(await tracing(db, give), noTrace)
    assert.ok((await getConsent(db, amina.id, 'evaluation', null))?.textHash.equals(consentHash(counting.text)))
  }),
)

test(
  'a yes to new words stands beside the old one, which is withdrawn and never rewritten',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    await giveConsent(db, amina, amina.id, counting, {}, now)
    const trace = await tracing(db, () => giveConsent(db, amina, amina.id, reworded, {}, later))
    assert.deepEqual(trace.verbs, ['consent.withdrawn', 'consent.given'])
    const [old, fresh] = await history(db)
    assert.ok(old?.textHash.equals(consentHash(counting.text)))
    assert.deepEqual([old?.givenAt, old?.withdrawnAt, fresh?.withdrawnAt], [now, later, null])
  }),
)

test(
  'taking a yes back ends it; taking back what was not given leaves no trace',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    await giveConsent(db, amina, amina.id, counting, {}, now)
    const withdraw = () => withdrawConsent(db, amina, amina.id, 'evaluation', null, later)
    assert.deepEqual(await tracing(db, withdraw), { verbs: ['consent.withdrawn'], posted: [] })
    assert.deepEqual(await tracing(db, withdraw), noTrace)
    assert.equal(await getConsent(db, amina.id, 'evaluation', null), undefined)
  }),
)

test(
  'the same purpose for another application is another consent',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    const [one, two] = [randomUUID(), randomUUID()]
    for (const subjectId of [one, two, null]) await giveConsent(db, amina, amina.id, counting, { subjectId }, now)
    await withdrawConsent(db, amina, amina.id, 'evaluation', one, later)
    assert.equal(await getConsent(db, amina.id, 'evaluation', one), undefined)
    assert.ok(await getConsent(db, amina.id, 'evaluation', two))
    assert.ok(await getConsent(db, amina.id, 'evaluation', null))
  }),
)

test('the two languages are one wording: changing either makes another', () => {
  assert.ok(!consentHash(counting.text).equals(consentHash(reworded.text)))
  assert.ok(!consentHash({ en: 'a', fr: 'b' }).equals(consentHash({ en: 'b', fr: 'a' })))
})

test(
  'what was withdrawn is not revived, and a yes is not backdated',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    await giveConsent(db, amina, amina.id, counting, {}, now)
    assert.ok(await isRefusedByDatabase(db, (db) => db.updateTable('consents').set({ givenAt: later }).execute()))
    await withdrawConsent(db, amina, amina.id, 'evaluation', null, later)
    await db.updateTable('consents').set({ withdrawnAt: null }).execute()
    assert.deepEqual((await history(db))[0]?.withdrawnAt, later)
  }),
)

test(
  'nobody consents for somebody else, and nobody notes their own',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await as(db, jo)
    assert.ok(await isRefusedByDatabase(db, (db) => giveConsent(db, jo, amina.id, counting, {}, now)))
    assert.ok(await isRefusedByDatabase(db, (db) => giveConsent(db, jo, jo.id, counting, { method: 'paper' }, now)))
  }),
)
