import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { getWritable } from '../applications/application.server.ts'
import { privacyConsent } from '../applications/promise.server.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { giveConsent } from '../people/consent.server.ts'
import { addPerson } from '../people/person.example.ts'
import { tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { findIdentification, saveIdentification } from '../self-identification/identification.server.ts'
import { findQuote, giveQuote } from '../thanks/quote.server.ts'
import { getLivingConsent, listOwnConsents, listProgramConsents, takeBackConsent } from './consent.server.ts'
import { purposeWords } from './consent.words.ts'

const now = Temporal.Instant.from('2026-11-23T18:00:00Z')
const at = { key: testKey, now: now.add({ hours: 1 }) }
const said = { answers: {}, counted: true, wish: 'Somebody like me', wishConsent: true, willing: false }

/** A mentee who agreed to the use of their application, and to both questions of who they are. */
async function addAgreed(db: Db) {
  const { program, coordinator } = await addProgram(db)
  const { person, application } = await addApplication(db, program, 'mentee')
  await as(db, person)
  await giveConsent(db, person, person.id, privacyConsent, { subjectId: application.id }, now)
  const { application: own } = await getWritable(db, person, application.id)
  await saveIdentification(db, person, own, said, testKey, now)
  const living = async () =>
    (await listOwnConsents(db, person)).flatMap((each) => (each.withdrawnAt ? [] : [each.purpose])).sort()
  const find = async (purpose: string) =>
    (await listOwnConsents(db, person)).find((each) => each.purpose === purpose)?.id ?? ''
  return { program, coordinator, person, application, living, find }
}

test(
  'one yes is taken back and the others stand; what it allowed ends with it',
  withDatabase(async (db) => {
    const { person, application, living, find } = await addAgreed(db)
    assert.deepEqual(await living(), ['application', 'identity-counted', 'identity-wish'])
    const id = await find('identity-wish')
    const trace = await tracing(db, () => takeBackConsent(db, person, id, at))
    assert.ok(trace.verbs.includes('consent.withdrawn'))
    assert.deepEqual(await living(), ['application', 'identity-counted'])
    const identity = await findIdentification(db, person, application.id, testKey)
    assert.deepEqual([identity?.counted, identity?.wishConsent, identity?.wish], [true, false, said.wish])
    await assert.rejects(takeBackConsent(db, person, id, at), Refusal, 'it stands no more')
  }),
)

test(
  'giving up the use of an application is done where it is withdrawn',
  withDatabase(async (db) => {
    const { person, living, find } = await addAgreed(db)
    await assert.rejects(takeBackConsent(db, person, await find('application'), at), Refusal)
    assert.equal((await living()).length, 3)
  }),
)

test(
  'the words agreed to can be read years later, also when they have been reworded since',
  withDatabase(async (db) => {
    const { person, application } = await addAgreed(db)
    const reworded = { ...privacyConsent, text: { en: 'Other words.', fr: 'D’autres mots.' } }
    await giveConsent(db, person, person.id, reworded, { subjectId: application.id }, at.now)
    const [fresh, old] = (await listOwnConsents(db, person)).filter(({ purpose }) => purpose === 'application')
    assert.deepEqual([fresh?.words, old?.words], [reworded.text, privacyConsent.text])
    assert.ok(fresh?.program, 'and the program they belong to')
    const other = await addPerson(db, { name: 'Otto' })
    await as(db, other)
    assert.deepEqual(
      await db.selectFrom('consentTexts').select('body').execute(),
      [],
      'who agreed to nothing reads nothing',
    )
    await assert.rejects(getLivingConsent(db, other, fresh?.id ?? ''), Refusal)
    const forged = { textHash: Buffer.alloc(32), body: JSON.stringify(reworded.text) }
    await assert.rejects(db.insertInto('consentTexts').values(forged).execute(), /consent_texts_check/)
  }),
)

test(
  'being quoted ends where it was given',
  withDatabase(async (db) => {
    const { mentee, mentor, program, partnershipId } = await addPair(db)
    const pair = { id: partnershipId, programId: program.id, mentorId: mentor.id }
    await as(db, mentee)
    await giveQuote(db, mentee, pair, { words: 'It helped.', signedAs: '', version: 0 }, now)
    const [consent] = await listOwnConsents(db, mentee)
    await takeBackConsent(db, mentee, consent?.id ?? '', at)
    assert.equal(await findQuote(db, mentee, pair), undefined)
    assert.equal((await listOwnConsents(db, mentee))[0]?.withdrawnAt?.toString(), at.now.toString())
  }),
)

test(
  'those who coordinate see how it stands, and nothing about identity',
  withDatabase(async (db) => {
    const { program, coordinator, person } = await addAgreed(db)
    await as(db, coordinator)
    const rows = await listProgramConsents(db, coordinator, program.id)
    assert.deepEqual(
      rows.map(({ purpose }) => purpose),
      ['application'],
    )
    await as(db, person)
    await assert.rejects(listProgramConsents(db, person, program.id), Refusal)
  }),
)

test('every purpose that is asked for is explained', () => {
  const purposes = ['application', 'evaluation', 'growth-counted', 'identity-counted', 'identity-wish', 'thanks-quoted']
  assert.deepEqual(Object.keys(purposeWords).sort(), purposes)
})
