import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, type PoolExample } from '../boards/board.example.ts'
import { answerFor, answerOffer, unpromisedOf } from './answer.server.ts'
import { countOffers, findWithout, listOffers } from './answers.server.ts'
import { answers, lettersTo, offerOf, offersOf, publish, refuses, work } from './offer.example.ts'
import { watchOffers } from './offer.job.ts'
import { getCard, getOwnOffer, readDeclinedWords } from './offer.server.ts'
import { getOwnPartnership } from './partnership.server.ts'

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
  'the mentor is asked first, then the mentee; two yeses make a partnership in the program’s rhythm, and both are introduced',
  withDatabase(async (db) => {
    const seated = { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] }
    const pool = await addPool(db, { ...seated, changes: { meetsEvery: 12 } })
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
    const { id: partnershipId, meetsEvery } = await db
      .selectFrom('partnerships')
      .select(['id', 'meetsEvery'])
      .executeTakeFirstOrThrow()
    assert.equal(meetsEvery, 12)
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
  return answerOffer(db, person, id, { answer: 'yes', word: '', promised: true }, testKey, boardNow)
}

test(
  'a mentor whose yes comes to nothing hears of it, and so does whoever let the time run out',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    await answers(db, pool, 'Maud', 'Ana', 'yes')
    await as(db, 'worker')
    await watchOffers(db, { key: testKey, now: boardNow.add({ hours: 24 * 30 }), settings: {} as never })
    assert.ok((await lettersTo(db, pool, 'Maud')).includes('offer.not-this-time'))
    assert.ok((await lettersTo(db, pool, 'Ana')).includes('offer.over'))
  }),
)

test(
  'a yes brings the promises along that a file could not make, asked once; a no needs none',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    const id = await offerOf(db, pool, 'Ana')
    const maud = pool.person('Maud')
    await as(db, maud)
    const say = (answer: 'yes' | 'no', promised: boolean) =>
      answerOffer(db, maud, id, { answer, word: '', promised }, testKey, boardNow)
    const lacking = async () => unpromisedOf(db, (await getOwnOffer(db, maud, id)).offer, 'mentor')
    assert.ok((await lacking())?.texts.length)
    await refuses(say('yes', false))
    assert.match((await offersOf(db, pool))[0] ?? '', /asking_mentor/)
    await as(db, maud)
    await say('yes', true)
    assert.match((await offersOf(db, pool))[0] ?? '', /asking_mentee/)
    await as(db, maud)
    assert.equal(await lacking(), undefined)
    const ana = pool.person('Ana')
    await as(db, ana)
    await answerOffer(db, ana, id, { answer: 'no', word: '', promised: false }, testKey, boardNow)
    assert.match((await offersOf(db, pool))[0] ?? '', /declined/)
  }),
)

test(
  'a yes by telephone is written down by the coordinator and nobody else, and never taken for the other’s',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    await publish(db, pool)
    const id = await offerOf(db, pool, 'Ana')
    const say = async (actor: PersonActor, side: 'mentor' | 'mentee', answer: 'yes' | 'no' = 'yes') => {
      await as(db, actor)
      await answerFor(db, actor, pool.program.id, id, { side, answer, word: '', promised: true }, testKey, boardNow)
    }
    await assert.rejects(say(pool.members[0] ?? pool.person('Ana'), 'mentor'))
    await assert.rejects(say(pool.person('Ana'), 'mentor'))
    await refuses(say(pool.coordinator, 'mentee'))
    await say(pool.coordinator, 'mentor')
    await refuses(say(pool.coordinator, 'mentor'))
    await say(pool.coordinator, 'mentee')
    assert.deepEqual(await offersOf(db, pool), ['1 Ana–Maud: accepted'])
    assert.ok((await lettersTo(db, pool, 'Maud')).includes('partnership.introduced'))
    await refuses(say(pool.coordinator, 'mentee', 'no'))
  }),
)

test(
  'offers are listed a page at a time, those to be answered first; who has none is counted, and some of them named',
  withDatabase(async (db) => {
    const names = Array.from({ length: 60 }, (_, n) => `Person ${String(n).padStart(2, '0')}`)
    const pool = await addPool(db, {
      mentees: names.map((name) => ({ name })),
      mentors: [{ name: 'Maud', capacity: 4 }],
    })
    await publish(db, pool)
    await as(db, 'owner')
    const { programId, matchingId, mentorApplicationId, mentorId } = await db
      .selectFrom('offers')
      .selectAll()
      .limit(1)
      .executeTakeFirstOrThrow()
    // As after many noes: of everybody else an offer that came to nothing.
    await sql`insert into offers (program_id, matching_id, mentee_application_id, mentor_application_id, mentee_id, mentor_id,
        state, declined_by, cost, reasons, answer_by, created_at)
      select ${programId}, ${matchingId}, a.id, ${mentorApplicationId}, a.person_id, ${mentorId},
        'declined', 'mentor', 1, '[]', ${boardNow}, '2099-01-01'
      from applications a where a.seat = 'mentee' and not exists (select from offers o where o.mentee_application_id = a.id)`.execute(
      db,
    )
    await as(db, pool.coordinator)
    const first = await listOffers(db, programId, { group: undefined, page: 1 })
    const second = await listOffers(db, programId, { group: undefined, page: 2 })
    assert.deepEqual([first.length, second.length], [50, 10])
    assert.deepEqual(
      first.slice(0, 5).map(({ state }) => state),
      ['asking_mentor', 'asking_mentor', 'asking_mentor', 'asking_mentor', 'declined'],
    )
    assert.equal(new Set([...first, ...second].map(({ mentee }) => mentee)).size, 60)
    assert.equal((await listOffers(db, programId, { group: 'open', page: 1 })).length, 4)
    assert.deepEqual(await listOffers(db, programId, { group: 'agreed', page: 1 }), [])
    assert.deepEqual(
      await countOffers(db, programId),
      new Map([
        ['asking_mentor', 4],
        ['declined', 56],
      ]),
    )
    const { names: without, all } = await findWithout(db, programId)
    assert.deepEqual([without.length, all], [50, 56])
    assert.ok(without.every((name) => names.includes(name)))
    await as(db, pool.person('Maud'))
    assert.deepEqual(await findWithout(db, programId), { names: [], all: 0 })
  }),
)
