import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Composer } from '#foundation/postman.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPool, approve, boardNow, boardToday, type PoolExample, run } from '../boards/board.example.ts'
import { findBoard } from '../boards/board.server.ts'
import { runMatching } from '../boards/run.server.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { noMentorLetter, stillWaitingLetter } from './partnership.email.ts'
import { publishBoard } from './publication.server.ts'

const threeAndTwo = {
  mentees: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Chloé' }],
  mentors: [{ name: 'Maud' }, { name: 'Nils' }],
}

const refuses = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && error.text.en.length > 10)

test(
  'a board is published once, only when approved, and nothing can be run after it',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const publish = async (p: PoolExample, number: number) =>
      publishBoard(db, p.coordinator, p.program, await findBoard(db, p.program.id, number), testKey, boardNow)
    const proposed = await run(db, pool)
    await refuses(publish(pool, proposed.number))
    const board = await approve(db, pool)
    assert.equal(await publish(pool, board.number), 2)
    await refuses(publishBoard(db, pool.coordinator, pool.program, board, testKey, boardNow))
    await refuses(publish(pool, board.number))
    await refuses(runMatching(db, pool.coordinator, pool.program, 'Again.', boardToday))
    await as(db, 'owner')
    assert.equal((await db.selectFrom('offers').select('id').execute()).length, 2)
    const told = await db.selectFrom('outbox').select('kind').where('kind', 'like', 'match.none%').execute()
    assert.deepEqual(told, [{ kind: 'match.none-mentee' }], 'whoever is left is told')
  }),
)

test(
  'whoever is left hears why, whoever waits hears that they still do, and nobody hears about anybody else',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana', position: { districtNumber: 73 } }, { name: 'Ben' }, { name: 'Fay', speaks: ['fr'] }],
      mentors: [{ name: 'Maud' }],
    })
    const { person } = await addApplication(db, pool.program, 'mentee', { name: 'Wim', status: 'waiting' })
    await publishBoard(db, pool.coordinator, pool.program, await approve(db, pool), testKey, boardNow)
    const letterOf = async (kind: string, composer: Composer, personId: string) => {
      const item = (await itemsOf(db, kind)).find((each) => each.personId === personId)
      const letter = item && (await compose(db, composer, item, boardNow))
      return letter ? textOf(letter, 'en') : ''
    }
    const fay = await letterOf('match.none-mentee', noMentorLetter, pool.person('Fay').id)
    assert.match(fay, /None of the mentors who have come forward/)
    const lefts = await Promise.all(
      ['Ana', 'Ben'].map((name) => letterOf('match.none-mentee', noMentorLetter, pool.person(name).id)),
    )
    assert.deepEqual(lefts.map((text) => /fewer places than people/.test(text)).toSorted(), [false, true])
    const wim = await letterOf('match.still-waiting', stillWaitingLetter, person.id)
    assert.match(wim, /still on the waiting list/)
    for (const text of [fay, wim, ...lefts]) assert.doesNotMatch(text, /Maud|Ana|Ben|Fay/)
  }),
)

test(
  'one mentor’s places are claimed one by one however many pairs are written at once; each has a letter, a link and a line of audit',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cleo' }],
      mentors: [{ name: 'Maud', capacity: 2 }, { name: 'Nils' }],
    })
    await publishBoard(db, pool.coordinator, pool.program, await approve(db, pool), testKey, boardNow)
    await as(db, 'owner')
    const places = await db.selectFrom('places').select(['mentorApplicationId', 'n', 'offerId']).orderBy('n').execute()
    assert.deepEqual(
      places.filter((place) => place.mentorApplicationId === pool.application('Maud')).map(({ n }) => n),
      [1, 2],
    )
    const offers = places.map(({ offerId }) => offerId).toSorted()
    assert.equal(offers.length, 3)
    const subjects = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id).toSorted()
    const letters = db.selectFrom('outbox').select('subjectId as id').where('kind', '=', 'offer.asked').execute()
    const links = db.selectFrom('links').select('subjectId as id').where('purpose', '=', 'offer-mentor').execute()
    const lines = db.selectFrom('auditEntries').select('recordId as id').where('verb', '=', 'offer.opened').execute()
    assert.deepEqual([await subjects(letters), await subjects(links), await subjects(lines)], [offers, offers, offers])
  }),
)

test(
  'a link for an offer is allowed by looking at that offer alone, however many there are',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    await publishBoard(db, pool.coordinator, pool.program, await approve(db, pool), testKey, boardNow)
    await as(db, 'owner')
    const { id, mentorId } = await db.selectFrom('offers').select(['id', 'mentorId']).executeTakeFirstOrThrow()
    await as(db, pool.coordinator)
    await sql`set local enable_seqscan = off`.execute(db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (costs off)
      insert into links (token_hash, person_id, purpose, subject_id, ends_at)
      values (${Buffer.alloc(32)}, ${mentorId}, 'offer-mentor', ${id}, now())`.execute(db)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(plan, /on offers o[\s\S]*?Index Cond: \(id = /)
  }),
)
