import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { withdrawApplication } from '../applications/application.server.ts'
import { addPool, approve, boardNow, type PoolExample } from '../boards/board.example.ts'
import { answerOffer } from './answer.server.ts'
import { cascade } from './cascade.server.ts'
import { cascadeWork, takeBackOffers, watchOffers } from './offer.job.ts'
import { getCard, getOwnOffer, readDeclinedWords } from './offer.server.ts'
import { getOwnPartnership } from './partnership.server.ts'
import { publishBoard } from './publication.server.ts'

const refuses = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && error.text.en.length > 10)

async function publish(db: Db, pool: PoolExample): Promise<void> {
  const board = await approve(db, pool)
  await publishBoard(db, pool.coordinator, pool.program, board, testKey, boardNow)
}

/** Every offer, as "mentee–mentor: state", oldest round first. */
async function offersOf(db: Db, { nameOf }: PoolExample): Promise<string[]> {
  await as(db, 'owner')
  const rows = await db.selectFrom('offers').selectAll().orderBy('round').execute()
  return rows
    .map((row) => `${row.round} ${nameOf(row.menteeApplicationId)}–${nameOf(row.mentorApplicationId)}: ${row.state}`)
    .sort()
}

async function offerOf(db: Db, { application }: PoolExample, mentee: string): Promise<string> {
  await as(db, 'owner')
  const row = await db
    .selectFrom('offers')
    .select('id')
    .where('menteeApplicationId', '=', application(mentee))
    .orderBy('round', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Somebody says yes or no to the newest offer of a mentee. */
async function answers(db: Db, pool: PoolExample, who: string, mentee: string, answer: 'yes' | 'no', word = '') {
  const id = await offerOf(db, pool, mentee)
  const person = pool.person(who)
  await as(db, person)
  return answerOffer(db, person, id, { answer, word }, testKey, boardNow)
}

async function lettersTo(db: Db, { person }: PoolExample, name: string): Promise<string[]> {
  await as(db, 'owner')
  const rows = await db
    .selectFrom('outbox')
    .select('kind')
    .where('personId', '=', person(name).id)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** The worker's turn: what a no has asked for. */
async function work(db: Db, now = boardNow): Promise<void> {
  await as(db, 'worker')
  const due = await db
    .selectFrom('outbox')
    .selectAll()
    .where('queue', '=', 'work')
    .where('state', '=', 'waiting')
    .execute()
  const works: Record<string, typeof cascadeWork> = {
    'offer.cascade': cascadeWork,
    'application.left': takeBackOffers,
  }
  for (const row of due) {
    await works[row.kind]?.(db, { ...row, particulars: {} }, { key: testKey, now, settings: {} as never })
    await db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', row.id).execute()
  }
}

test(
  'a mentor with two places is asked for both of them, and never for a third',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Chloé' }],
      mentors: [{ name: 'Maud', capacity: 2 }],
    })
    await publish(db, pool)
    assert.equal((await offersOf(db, pool)).length, 2)
    const places = await db.selectFrom('places').select('n').orderBy('n').execute()
    assert.deepEqual(
      places.map(({ n }) => n),
      [1, 2],
    )
    assert.equal((await lettersTo(db, pool, 'Maud')).filter((kind) => kind === 'offer.asked').length, 2)
  }),
)

test(
  'the mentor is asked first, then the mentee; two yeses make a partnership, and both are introduced',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    assert.deepEqual(await lettersTo(db, pool, 'Ana'), [], 'nothing is said to the mentee before the mentor’s yes')
    await as(db, pool.person('Ana'))
    const id = await offerOf(db, pool, 'Ana')
    await as(db, pool.person('Ana'))
    await assert.rejects(getOwnOffer(db, pool.person('Ana'), id), 'not even that there is an offer')

    await answers(db, pool, 'Maud', 'Ana', 'yes')
    await refuses(answers(db, pool, 'Maud', 'Ana', 'yes'))
    await answers(db, pool, 'Ana', 'Ana', 'yes')
    await refuses(answers(db, pool, 'Ana', 'Ana', 'no'))
    assert.deepEqual(await lettersTo(db, pool, 'Ana'), ['offer.asked', 'partnership.introduced'])

    await as(db, 'owner')
    const { id: partnershipId } = await db.selectFrom('partnerships').select('id').executeTakeFirstOrThrow()
    await as(db, pool.person('Ana'))
    const { partner, isMentor } = await getOwnPartnership(db, pool.person('Ana'), partnershipId)
    assert.equal(partner.name, 'Maud')
    assert.ok(partner.email, 'now they can reach each other')
    assert.equal(isMentor, false)
    await as(db, pool.members[0] ?? pool.coordinator)
    await assert.rejects(getOwnPartnership(db, pool.members[0] ?? pool.coordinator, partnershipId))
  }),
)

test(
  'before both have agreed neither sees how to reach the other, only a card',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    const id = await offerOf(db, pool, 'Ana')
    const maud = pool.person('Maud')
    await as(db, maud)
    const card = await getCard(db, id)
    assert.equal(card.name, 'Ana')
    assert.ok(!Object.keys(card).some((key) => /mail|phone/i.test(key)))
    const seen = await db.selectFrom('emails').select('address').where('personId', '=', pool.person('Ana').id).execute()
    assert.deepEqual(seen, [])
  }),
)

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
  'why somebody said no is for the coordinator alone',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await answers(db, pool, 'Maud', 'Ana', 'no', 'I am moving away.')
    await as(db, pool.coordinator)
    assert.deepEqual([...(await readDeclinedWords(db, pool.program.id)).values()], ['I am moving away.'])
    for (const other of [pool.members[0] ?? pool.coordinator, pool.person('Ana')]) {
      await as(db, other)
      assert.deepEqual([...(await readDeclinedWords(db, pool.program.id)).values()], [])
      assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('offers').select('declinedWord').execute()))
    }
  }),
)

test(
  'two days before the end a reminder goes out, once; what is not answered in time frees the place and goes on',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }],
      changes: { cascade: 'automatic', answerDays: 7 },
    })
    await publish(db, pool)
    const [first] = await offersOf(db, pool)
    const asked = first?.includes('Maud') ? 'Maud' : 'Nils'
    const look = async (days: number) => {
      await as(db, 'worker')
      await watchOffers(db, { key: testKey, now: boardNow.add({ hours: 24 * days }), settings: {} as never })
    }
    for (const days of [1, 4]) await look(days)
    assert.deepEqual(await lettersTo(db, pool, asked), ['offer.asked'])
    for (const days of [6, 6.5, 7]) await look(days)
    assert.deepEqual(await lettersTo(db, pool, asked), ['offer.asked', 'offer.reminder'])
    for (const days of [8, 9]) await look(days)
    await work(db, boardNow.add({ hours: 24 * 9 }))
    const [expired, next, ...more] = await offersOf(db, pool)
    assert.match(expired ?? '', /: expired$/)
    assert.match(next ?? '', /^2 Ana–.*: asking_mentor$/)
    assert.deepEqual(more, [])
    await refuses(answersOld(db, pool, asked))
  }),
)

/** Somebody answers their first offer after its time. */
async function answersOld(db: Db, pool: PoolExample, who: string) {
  await as(db, 'owner')
  const { id } = await db.selectFrom('offers').select('id').where('round', '=', 1).executeTakeFirstOrThrow()
  const person = pool.person(who)
  await as(db, person)
  return answerOffer(db, person, id, { answer: 'yes', word: '' }, testKey, boardNow)
}

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
