import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, type PairExample, standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addTraining } from '../trainings/training.example.ts'
import { agreementInForceLetter, agreementToSignLetter } from './agreement.email.ts'
import { agreementNow, exampleTerms, propose, sign, wordedTerms } from './agreement.example.ts'
import { holdKickoff, proposeAgreement, readAgreement, readKickoff, setAside } from './agreement.server.ts'
import { readProgramPart } from './clause.server.ts'

/** Ana and Maud, who has been trained. */
async function addTrainedPair(db: Db): Promise<PairExample> {
  const pair = await addPair(db)
  await addTraining(db, { ...pair, programId: pair.program.id })
  return pair
}

const shellOf = (db: Db, id: string) =>
  asOwner(db, () =>
    db
      .selectFrom('partnerships')
      .select(['state', 'meetsEvery', 'answersIn'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

test(
  'the second signature lets an agreement take effect: under way, reminders by what is agreed, a letter to both without content',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId: id } = await addTrainedPair(db)
    const before = await shellOf(db, id)
    const proposing = await tracing(db, () =>
      propose(
        db,
        mentee,
        id,
        wordedTerms((key) => `${key} in confidence`),
      ),
    )
    assert.deepEqual(proposing, { verbs: ['agreement.proposed'], posted: ['agreement.to-sign'] })
    const [waiting] = await itemsOf(db, 'agreement.to-sign')
    assert.equal(waiting?.personId, mentor.id)
    const toSign = await compose(db, agreementToSignLetter, waiting as never, agreementNow)
    assert.ok(toSign)

    assert.equal(await sign(db, mentee, id, 1), false)
    assert.deepEqual(await shellOf(db, id), before, 'one signature is not enough')
    const signing = await tracing(db, async () => assert.equal(await sign(db, mentor, id, 1, 'M. Mentor'), true))
    assert.deepEqual(signing.verbs, ['agreement.signed'])
    assert.deepEqual(signing.posted, ['agreement.in-force', 'agreement.in-force'])
    assert.deepEqual(await shellOf(db, id), { state: 'under_way', meetsEvery: 14, answersIn: 3 })
    assert.equal(
      await compose(db, agreementToSignLetter, waiting as never, agreementNow),
      undefined,
      'signed meanwhile',
    )

    for (const item of await itemsOf(db, 'agreement.in-force')) {
      const letter = await compose(db, agreementInForceLetter, item, agreementNow)
      for (const language of ['en', 'fr'] as const)
        assert.doesNotMatch(letter ? textOf(letter, language) : 'confidence', /confidence|Ana|Maud/)
    }
    await as(db, mentee)
    const { agreed } = await readAgreement(db, id, testKey)
    assert.equal(agreed?.words.boundaries, 'boundaries in confidence')
    assert.deepEqual(agreed?.signatures.map(({ name }) => name).sort(), ['Ana', 'M. Mentor'])
    assert.deepEqual(await tracing(db, () => sign(db, mentor, id, 1)), noTrace, 'signing again changes nothing')
  }),
)

test(
  'a change leaves the last signed edition in force until both have signed the next, and never begins anything anew',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId: id } = await addTrainedPair(db)
    await propose(db, mentee, id, exampleTerms)
    await sign(db, mentee, id, 1)
    await sign(db, mentor, id, 1)
    await propose(db, mentor, id, { ...exampleTerms, meetsEvery: 7 })
    await sign(db, mentor, id, 2)
    const { agreed, proposed } = await readAgreement(db, id, testKey)
    assert.deepEqual([agreed?.meetsEvery, proposed?.meetsEvery], [14, 7])
    assert.equal((await shellOf(db, id)).meetsEvery, 14)

    await asOwner(db, () => db.updateTable('partnerships').set(standing.paused).execute())
    await sign(db, mentee, id, 2)
    assert.deepEqual(await shellOf(db, id), { state: 'paused', meetsEvery: 7, answersIn: 3 })
  }),
)

test(
  'of two who write at once one is told, with nothing lost; an older edition cannot be signed; the same again is no edition',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId: id } = await addTrainedPair(db)
    await propose(db, mentee, id, exampleTerms)
    await as(db, mentor)
    const { partnership } = await getOwnPartnership(db, mentor, id)
    const late = { ...exampleTerms, answersIn: 9 }
    await assert.rejects(proposeAgreement(db, mentor, partnership, late, 0, testKey, agreementNow), Conflict)
    await assert.rejects(propose(db, mentor, id, exampleTerms), Refusal)
    await propose(db, mentor, id, late)
    await assert.rejects(sign(db, mentee, id, 1), { status: 409 })
    const { latest, proposed } = await readAgreement(db, id, testKey)
    assert.deepEqual([latest, proposed?.answersIn], [2, 9])
  }),
)

test(
  'a mentor who must be trained first may read and propose, and cannot sign: not by the page, nor past it',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, program, partnershipId: id } = await addPair(db)
    await propose(db, mentor, id, exampleTerms)
    await sign(db, mentee, id, 1)
    await assert.rejects(sign(db, mentor, id, 1), /mentor training/)
    const forged = { partnershipId: id, personId: mentor.id, nameSealed: Buffer.from(''), signedAt: agreementNow }
    const { proposed } = await readAgreement(db, id, testKey)
    const past = () =>
      db
        .insertInto('agreementSignatures')
        .values({ ...forged, agreementId: proposed?.id ?? '' })
        .execute()
    assert.ok(await isRefusedByDatabase(db, past))
    await addTraining(db, { programId: program.id, coordinator, mentor })
    assert.equal(await sign(db, mentor, id, 1), true)
  }),
)

test(
  'nothing can be agreed after goodbye, and what was agreed can still be read',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId: id } = await addTrainedPair(db)
    await propose(db, mentee, id, exampleTerms)
    await sign(db, mentor, id, 1)
    await asOwner(db, () => db.updateTable('partnerships').set(standing.ended).execute())
    await assert.rejects(sign(db, mentee, id, 1), Refusal)
    await assert.rejects(propose(db, mentee, id, { ...exampleTerms, answersIn: 1 }), Refusal)
    assert.equal((await readAgreement(db, id, testKey)).proposed?.answersIn, 3)
  }),
)

test(
  'the program’s clauses stay as they read when the edition was proposed',
  withDatabase(async (db) => {
    const { mentee, program, partnershipId: id } = await addTrainedPair(db)
    await propose(db, mentee, id, exampleTerms)
    const { proposed } = await readAgreement(db, id, testKey)
    const was = await readProgramPart(db, program.id, proposed)
    assert.equal(was.clauses?.en.split('\n').length, 13)
    const body = JSON.stringify({ en: 'New', fr: 'Nouveau' })
    await asOwner(db, () =>
      db.insertInto('programTexts').values({ programId: program.id, kind: 'agreement', edition: 2, body }).execute(),
    )
    assert.deepEqual(await readProgramPart(db, program.id, proposed), was)
    assert.equal((await readProgramPart(db, program.id, undefined)).clauses?.en, 'New')
  }),
)

test(
  'each of the two is asked for what is theirs to do, and the coordinator sees the state alone',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, program, partnershipId: id } = await addPair(db)
    const dayIs = (day: string) =>
      asOwner(db, () =>
        sql`create or replace function app.today() returns date stable language sql as ${sql.raw(`'select date ''${day}'''`)}`.execute(
          db,
        ),
      )
    await dayIs('2026-11-07')
    const asked = async (actor: typeof mentee) => {
      await as(db, actor)
      const { rows } = await sql<{ kind: string }>`select kind from app.pair_tasks() order by kind`.execute(db)
      return rows.map(({ kind }) => kind).filter((kind) => /^(agreement|training)\./.test(kind))
    }
    const state = async () => {
      await as(db, coordinator)
      const { rows } = await sql<{ state: string; since: string | null }>`
        select state, since::text from app.agreement_states(${program.id}, ${[id]})`.execute(db)
      return rows.map(({ state, since }) => `${state} ${since}`)
    }
    assert.deepEqual(
      [await asked(mentee), await asked(mentor), await state()],
      [['agreement.propose'], ['agreement.propose', 'training.complete'], ['none null']],
    )
    await propose(db, mentor, id, exampleTerms)
    assert.deepEqual([await asked(mentee), await asked(mentor)], [['agreement.sign'], ['training.complete']])
    assert.deepEqual(await state(), ['proposed 2026-11-02'])
    await addTraining(db, { programId: program.id, coordinator, mentor })
    assert.deepEqual(await asked(mentor), ['agreement.sign'])
    await dayIs('2026-11-08')
    assert.deepEqual(await asked(mentor), ['agreement.sign-late'], 'five days are usual where nothing else is agreed')
    await sign(db, mentor, id, 1)
    await sign(db, mentee, id, 1)
    assert.deepEqual([await asked(mentee), await asked(mentor)], [['agreement.kickoff'], ['agreement.kickoff']])
    assert.deepEqual(await state(), ['agreed 2026-11-02'])

    const { partnership } = await getOwnPartnership(await as(db, mentor), mentor, id)
    const [held, eve] = [Temporal.PlainDate.from('2026-11-06'), Temporal.PlainDate.from('2026-11-05')]
    await assert.rejects(holdKickoff(db, mentor, partnership, held, eve), Refusal)
    await holdKickoff(db, mentor, partnership, held, held)
    assert.deepEqual([await asked(mentee), String(await readKickoff(db, id))], [[], '2026-11-06'])
    await propose(db, mentee, id, { ...exampleTerms, meetsEvery: 30 }, Temporal.Instant.from('2026-11-06T18:00:00Z'))
    assert.deepEqual([await asked(mentor), await state()], [['agreement.sign'], ['changing 2026-11-02']])
    await as(db, mentor)
    await setAside(db, mentor, partnership, 2, agreementNow)
    assert.deepEqual([await asked(mentor), await state()], [[], ['agreed 2026-11-02']])
  }),
)

/** What the rules say of any story two people can tell: only the newest that is not set aside can be signed. */
interface Model {
  latest: number
  agreed: number
  open: { edition: number; signed: Set<string> } | undefined
}

test(
  'whatever two people do, in force is the last edition both signed, and only a newer one is proposed',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId: id } = await addTrainedPair(db)
    const { partnership } = await getOwnPartnership(await as(db, mentee), mentee, id)
    const people = { mentee, mentor }
    const step = fc.tuple(fc.constantFrom('propose', 'sign', 'aside'), fc.constantFrom('mentee', 'mentor'))
    let meetsEvery = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (story) => {
        await sql`savepoint story`.execute(db)
        const model: Model = { latest: 0, agreed: 0, open: undefined }
        for (const [what, who] of story as ['propose' | 'sign' | 'aside', 'mentee' | 'mentor'][]) {
          const actor = people[who]
          await as(db, actor)
          if (what === 'propose') {
            meetsEvery = (meetsEvery % 90) + 1
            model.latest = await propose(db, actor, id, { ...exampleTerms, meetsEvery })
            model.open = { edition: model.latest, signed: new Set() }
          } else if (!model.open) continue
          else if (what === 'aside') {
            await setAside(db, actor, partnership, model.open.edition, agreementNow)
            model.open = undefined
          } else {
            await sign(db, actor, id, model.open.edition)
            model.open.signed.add(who)
            if (model.open.signed.size === 2) Object.assign(model, { agreed: model.open.edition, open: undefined })
          }
          const { latest, agreed, proposed } = await readAgreement(db, id, testKey)
          assert.deepEqual(
            [latest, agreed?.edition ?? 0, proposed?.edition],
            [model.latest, model.agreed, model.open?.edition],
          )
          if (agreed) assert.equal((await shellOf(db, id)).meetsEvery, agreed.meetsEvery)
        }
        await as(db, 'owner')
        await sql`rollback to savepoint story`.execute(db)
      }),
      { numRuns: 12, seed: 7 },
    )
  }),
)
