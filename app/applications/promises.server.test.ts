import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { consentHash } from '../people/consent.server.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { changeSeat, getSeat } from '../programs/program.server.ts'
import { getText, writeText } from '../programs/text.server.ts'
import { begin, openNow } from './application.example.ts'
import { getWritable } from './application.server.ts'
import { getDossier } from './dossier.server.ts'
import { missingParts, partsOf } from './part.ts'
import { countedConsent, privacyConsent } from './promise.server.ts'
import { savePromises } from './save.server.ts'

/** Amina, who has begun and comes to the last page; she acts. */
async function write(db: Db, seat: 'mentee' | 'mentor' = 'mentee') {
  const world = await addProgram(db)
  const amina = await addPerson(db)
  const id = await begin(db, amina, world.program, seat)
  const read = async () => (await getWritable(db, amina, id)).application
  const promise = async (form: { member?: boolean; memberNumber?: string; counted?: boolean }) =>
    savePromises(
      db,
      amina,
      world.program,
      await read(),
      { member: true, memberNumber: '', counted: false, ...form },
      'own',
      openNow,
    )
  const missing = async () => missingParts(partsOf(await getDossier(db, await read()))).map(({ key }) => key)
  return { ...world, amina, id, read, promise, missing }
}

/** What the coordinator of a program knows of a membership. */
const attestationOf = (db: Db, applicationId: string) =>
  asOwner(db, () =>
    db.selectFrom('attestations').selectAll().where('applicationId', '=', applicationId).executeTakeFirst(),
  )

test(
  'promises are made to today’s wording: after a new edition they are asked for again',
  withDatabase(async (db) => {
    const { amina, program, coordinator, missing, promise } = await write(db)
    await promise({})
    assert.ok(!(await missing()).includes('promises'))
    await as(db, coordinator)
    const body = { en: 'We promise more.', fr: 'Nous promettons davantage.' }
    await writeText(db, coordinator, { programId: program.id, kind: 'code', body, approvedOn: null }, 1)
    await as(db, amina)
    assert.ok((await missing()).includes('promises'))
    await promise({})
    assert.ok(!(await missing()).includes('promises'))
    const accepted = await db.selectFrom('acceptances').select('textId').execute()
    const current = await getText(db, program.id, 'code')
    assert.deepEqual([accepted.length, accepted.some(({ textId }) => textId === current?.id)], [3, true])
  }),
)

test(
  'to be counted is a consent of its own: given, kept with its words, and taken back on the same page',
  withDatabase(async (db) => {
    const { amina, promise } = await write(db)
    const living = async () =>
      (
        await db
          .selectFrom('consents')
          .select(['purpose', 'textHash', 'method', 'notedBy'])
          .where('personId', '=', amina.id)
          .where('withdrawnAt', 'is', null)
          .orderBy('purpose')
          .execute()
      ).map(({ textHash, ...consent }) => ({ ...consent, words: textHash.toString('hex') }))
    const given = ({ purpose, text }: typeof privacyConsent | typeof countedConsent) => ({
      purpose,
      method: 'online',
      notedBy: null,
      words: consentHash(text).toString('hex'),
    })
    await promise({})
    assert.deepEqual(await living(), [given(privacyConsent)])
    await promise({ counted: true })
    assert.deepEqual(await living(), [given(privacyConsent), given(countedConsent)])
    await promise({})
    assert.deepEqual(await living(), [given(privacyConsent)])
  }),
)

test(
  'where membership is required it must be attested; nobody checks their own',
  withDatabase(async (db) => {
    const { id, promise, missing } = await write(db, 'mentor')
    await assert.rejects(promise({ member: false }), (error) => error instanceof Refusal && error.field === 'member')
    await promise({ memberNumber: '4711' })
    assert.ok(!(await missing()).includes('promises'))
    assert.deepEqual((await attestationOf(db, id))?.confirmed, null)
    const itself = (db: Db) => db.updateTable('attestations').set({ confirmed: true, checkedAt: openNow }).execute()
    assert.ok(await isRefusedByDatabase(db, itself))
  }),
)

test(
  'another membership number is to be checked anew, also by whoever has the old one before them',
  withDatabase(async (db) => {
    const { id, promise, coordinator } = await write(db, 'mentor')
    await promise({ memberNumber: '4711' })
    await asOwner(db, () =>
      db
        .updateTable('attestations')
        .set({ confirmed: true, checkedBy: coordinator.id, checkedAt: openNow, expiresOn: '2027-06-30' })
        .execute(),
    )
    await promise({ memberNumber: '4711' })
    const checked = await attestationOf(db, id)
    assert.equal(checked?.confirmed, true, 'the same number stays checked')
    await promise({ memberNumber: '4712' })
    const { number, confirmed, checkedBy, expiresOn, version } = (await attestationOf(db, id)) ?? {}
    assert.deepEqual([number, confirmed, checkedBy, expiresOn], ['4712', null, null, null])
    assert.ok((version ?? 0) > (checked?.version ?? 0), 'a form that shows the old number comes too late')
  }),
)

test(
  'a membership nobody requires can be taken back',
  withDatabase(async (db) => {
    const { program, coordinator, amina, promise, missing, read } = await write(db, 'mentor')
    const seat = await getSeat(db, program.id, 'mentor')
    const membership = { ...seat.eligibility.membership, required: false }
    const eligibility = JSON.stringify({ ...seat.eligibility, membership })
    await as(db, coordinator)
    await changeSeat(db, coordinator, seat, seat.version, { eligibility })
    await as(db, amina)
    const attested = async () => (await getDossier(db, await read())).attestation
    await promise({ memberNumber: '4711' })
    assert.deepEqual(await attested(), { number: '4711' })
    await promise({ member: false })
    assert.equal(await attested(), undefined)
    assert.ok(!(await missing()).includes('promises'))
  }),
)
