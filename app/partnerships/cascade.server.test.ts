import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { withdrawApplication } from '../applications/application.server.ts'
import { addPool, boardNow } from '../boards/board.example.ts'
import { cascade } from './cascade.server.ts'
import { answers, lettersTo, offersOf, publish, work } from './offer.example.ts'

test(
  'after a no the next best is asked at once; the two who said no to each other are never asked again',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }],
      changes: { cascade: 'automatic' },
    })
    await publish(db, pool)
    const [first] = await offersOf(db, pool)
    const firstMentor = first?.includes('Maud') ? 'Maud' : 'Nils'
    const other = firstMentor === 'Maud' ? 'Nils' : 'Maud'
    await answers(db, pool, firstMentor, 'Ana', 'no', 'I am moving away.')
    await work(db)
    assert.deepEqual(await offersOf(db, pool), [`1 Ana–${firstMentor}: declined`, `2 Ana–${other}: asking_mentor`])
    assert.deepEqual(await lettersTo(db, pool, 'Ana'), [], 'the mentee hears nothing of a no')
    await answers(db, pool, other, 'Ana', 'no')
    await work(db)
    assert.equal((await offersOf(db, pool)).length, 2)
    assert.deepEqual(
      await lettersTo(db, pool, 'Ana'),
      ['match.none-mentee'],
      'and is told honestly when nobody is left',
    )
    assert.equal(await cascade(db, pool.coordinator, pool.program, testKey, boardNow), 0)
    assert.deepEqual(await lettersTo(db, pool, 'Ana'), ['match.none-mentee'], 'once')
  }),
)

test(
  'what a mentor declined is in their own data with their word, and in the mentee’s not at all',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await answers(db, pool, 'Maud', 'Ana', 'no', 'I am moving away.')
    const exported = async (who: string) => {
      await as(db, pool.person(who))
      const { rows } = await sql<{ declinedWord: string | null }>`select * from app.export_of_offers()`.execute(db)
      return rows.map(({ declinedWord }) => declinedWord)
    }
    assert.deepEqual([await exported('Maud'), await exported('Ana')], [['I am moving away.'], []])
  }),
)

test(
  'where the program waits for its coordinator, a no asks nobody by itself',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }],
      changes: { cascade: 'ask' },
    })
    await publish(db, pool)
    const [first] = await offersOf(db, pool)
    await answers(db, pool, first?.includes('Maud') ? 'Maud' : 'Nils', 'Ana', 'no')
    await work(db)
    assert.equal((await offersOf(db, pool)).length, 1)
    await as(db, pool.coordinator)
    assert.equal(await cascade(db, pool.coordinator, pool.program, testKey, boardNow), 1)
  }),
)

test(
  'nobody who has an offer is moved by another’s no',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }],
      changes: { cascade: 'automatic' },
    })
    await publish(db, pool)
    const before = await offersOf(db, pool)
    const bens = before.find((offer) => offer.includes('Ben'))
    const anas = before.find((offer) => offer.includes('Ana'))
    await answers(db, pool, anas?.includes('Maud') ? 'Maud' : 'Nils', 'Ana', 'no')
    await work(db)
    const after = await offersOf(db, pool)
    assert.ok(after.includes(bens ?? 'nothing'))
    assert.equal(after.length, 2, 'the only free mentor is the one who said no')
  }),
)

test(
  'when a mentee takes an application back, the mentor who was asked is told, and the place is free again',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud' }],
      changes: { cascade: 'automatic' },
    })
    await publish(db, pool)
    const [first] = await offersOf(db, pool)
    const [leaver, left] = first?.includes('Ana') ? ['Ana', 'Ben'] : ['Ben', 'Ana']
    await as(db, pool.person(leaver))
    await withdrawApplication(db, pool.person(leaver), pool.application(leaver))
    await work(db)
    await work(db)
    const offers = [`1 ${leaver}–Maud: withdrawn`, `1 ${left}–Maud: asking_mentor`]
    assert.deepEqual(await offersOf(db, pool), offers.sort())
    assert.deepEqual(await lettersTo(db, pool, 'Maud'), ['offer.asked', 'offer.asked', 'offer.taken-back'])
    assert.ok(!(await lettersTo(db, pool, leaver)).includes('offer.taken-back'))
  }),
)

test(
  'two who are partners already stay so when one of them takes the application back',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await answers(db, pool, 'Maud', 'Ana', 'yes')
    await answers(db, pool, 'Ana', 'Ana', 'yes')
    await as(db, pool.person('Maud'))
    await withdrawApplication(db, pool.person('Maud'), pool.application('Maud'))
    await work(db)
    assert.deepEqual(await offersOf(db, pool), ['1 Ana–Maud: accepted'])
  }),
)

test(
  'somebody accepted after publication is matched with what is free, when the coordinator asks',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud', capacity: 2 }] })
    await publish(db, pool)
    await as(db, 'owner')
    const { application } = await addApplication(db, pool.program, 'mentee', { name: 'Late', status: 'accepted' })
    await as(db, pool.coordinator)
    assert.equal(await cascade(db, pool.coordinator, pool.program, testKey, boardNow), 1)
    await as(db, 'owner')
    const late = await db
      .selectFrom('offers')
      .select('state')
      .where('menteeApplicationId', '=', application.id)
      .execute()
    assert.deepEqual(late, [{ state: 'asking_mentor' }])
    assert.deepEqual(
      (await offersOf(db, pool)).filter((offer) => offer.includes('Ana')),
      ['1 Ana–Maud: asking_mentor'],
    )
  }),
)
