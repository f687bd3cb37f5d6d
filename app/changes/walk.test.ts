// A random walk over everything the mentees, the mentors, the coordinator and the clock can do to partnerships. Whatever
// the order: one living partnership a mentee, no place beyond capacity, no way back from the end, nobody told twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'
import { answerOffer } from '../partnerships/answer.server.ts'
import { publish, work } from '../partnerships/offer.example.ts'
import { errandAt } from '../people/letter.example.ts'
import { setDay } from './change.example.ts'
import { endOnTheDay, endPauses } from './change.job.ts'
import { answerAgain, endPartnership, leaveAsMentor } from './ending.server.ts'
import { answerLonger, extendFor, listExtensions, proposeLonger } from './extension.server.ts'
import { pausePartnership, resumePartnership } from './pause.server.ts'
import { askNext, listSeeking, proposeNext } from './rematch.server.ts'

/** What somebody may do next; as often as it is written here. */
const acts =
  'answer answer answer answer answer begin begin pause pause pause resume resume propose agree decline extend end again again again next next next days days end-for leave'
const step = fc.record({
  act: fc.constantFrom(...acts.split(' ')),
  which: fc.nat(7),
  whose: fc.nat(1),
  days: fc.integer({ min: 1, max: 60 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Row {
  readonly id: string
  readonly programId: string
  readonly mentorId: string
  readonly menteeId: string
  readonly state: string
  readonly endsOn: Temporal.PlainDate
  readonly version: number
}

async function rowsOf(db: Db): Promise<Row[]> {
  await as(db, 'owner')
  return db
    .selectFrom('partnerships')
    .innerJoin('offers', 'offers.id', 'partnerships.offerId')
    .innerJoin('people', 'people.id', 'partnerships.menteeId')
    .select([
      'partnerships.id',
      'partnerships.programId',
      'partnerships.mentorId',
      'partnerships.menteeId',
      'partnerships.state',
      'partnerships.endsOn',
      'partnerships.version',
    ])
    .orderBy('people.name')
    .orderBy('offers.round')
    .execute()
}

/** One thing somebody does; what is refused in words has no effect. */
async function take(db: Db, pool: PoolExample, today: Temporal.PlainDate, { act, which, whose, days }: Step) {
  const now = today.toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' }).toInstant()
  const rows = await rowsOf(db)
  const pair = rows[which % Math.max(1, rows.length)]
  const people = ['Ana', 'Ben', 'Maud', 'Nils', 'Olga', 'Pia'].map(pool.person)
  const personOf = (id: string) => people.find((person) => person.id === id) as PersonActor
  if (act === 'answer') return answerOne(db, people, which, now)
  if (act === 'next') return askOne(db, pool, now)
  if (!pair) return
  const actor = personOf(whose ? pair.mentorId : pair.menteeId)
  await as(db, act === 'extend' || act === 'end-for' ? pool.coordinator : actor)
  const later = pair.endsOn.add({ days })
  const proposal = (await listExtensions(db, pair.id)).find(({ state }) => state === 'open')
  if (act === 'begin') {
    await as(db, 'owner')
    await db
      .updateTable('partnerships')
      .set({ state: 'under_way' })
      .where('id', '=', pair.id)
      .where('state', '=', 'introduced')
      .execute()
  } else if (act === 'pause') await pausePartnership(db, actor, pair, today.add({ days }), today)
  else if (act === 'resume') await resumePartnership(db, actor, pair)
  else if (act === 'propose') await proposeLonger(db, actor, pair, later)
  else if (act === 'agree' && proposal) await answerLonger(db, actor, pair, proposal, 'agreed')
  else if (act === 'decline' && proposal)
    await answerLonger(db, actor, pair, proposal, whose ? 'declined' : 'withdrawn')
  else if (act === 'extend') await extendFor(db, pool.coordinator, pair, later, pair.version)
  else if (act === 'end') await endPartnership(db, actor, pair, days > 30 ? 'A word.' : '', testKey, now)
  else if (act === 'end-for') await endPartnership(db, pool.coordinator, pair, '', testKey, now)
  else if (act === 'again') await wishAgain(db, personOf(pair.menteeId), pair, days > 10)
  else if (act === 'leave' && whose) await leaveAsMentor(db, actor, pair.programId, actor.id, '', testKey, now)
}

async function wishAgain(db: Db, mentee: PersonActor, pair: Row, again: boolean) {
  await as(db, mentee)
  await answerAgain(db, mentee, pair, again)
}

async function answerOne(db: Db, people: readonly PersonActor[], which: number, now: Temporal.Instant) {
  await as(db, 'owner')
  const [offer] = await db
    .selectFrom('offers')
    .innerJoin('people', 'people.id', 'offers.menteeId')
    .select(['offers.id', 'offers.state', 'offers.mentorId', 'offers.menteeId'])
    .where('offers.state', 'in', ['asking_mentor', 'asking_mentee'])
    .orderBy('people.name')
    .execute()
  if (!offer) return
  const asked = offer.state === 'asking_mentor' ? offer.mentorId : offer.menteeId
  const person = people.find(({ id }) => id === asked) as PersonActor
  await as(db, person)
  await answerOffer(
    db,
    person,
    offer.id,
    { answer: which === 0 ? 'no' : 'yes', word: '', promised: true },
    testKey,
    now,
  )
}

async function askOne(db: Db, { coordinator, program }: PoolExample, now: Temporal.Instant) {
  await as(db, coordinator)
  const [seeking] = await listSeeking(db, coordinator, program.id)
  if (!seeking) return
  const next = await proposeNext(db, coordinator, program, seeking, now)
  if (next) await askNext(db, coordinator, program, seeking, next.mentor, testKey, now)
}

/** The worker's turn on a day: what is looked for, twice, because the second time must do nothing. */
async function tick(db: Db, today: Temporal.PlainDate) {
  const now = today.toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' }).toInstant()
  for (let turn = 0; turn < 2; turn++) {
    await work(db, now)
    await as(db, 'worker')
    await endPauses(db, errandAt(now))
    await endOnTheDay(db, errandAt(now))
  }
}

const mayFollow: Record<string, readonly string[]> = {
  introduced: ['under_way', 'paused', 'ended'],
  under_way: ['paused', 'ended'],
  paused: ['introduced', 'under_way', 'ended'],
  ended: [],
}

/** What must hold after every step. @returns the moves that were seen */
async function mustHold(db: Db, before: readonly Row[], moves: Map<string, number>) {
  const after = await rowsOf(db)
  for (const row of after) {
    const was = before.find(({ id }) => id === row.id)?.state
    if (was === undefined || was === row.state) continue
    assert.ok(mayFollow[was]?.includes(row.state), `${was} to ${row.state}`)
    const move = `${was} ${row.state}`
    moves.set(move, (moves.get(move) ?? 0) + 1)
  }
  const living = after.filter(({ state }) => state !== 'ended').map(({ menteeId }) => menteeId)
  assert.equal(new Set(living).size, living.length, 'one living partnership a mentee')
  const { rows } = await sql<{ over: string }>`
    select a.id as over from applications a where (select count(*) from places p where p.mentor_application_id = a.id) > coalesce(a.capacity, 0)
      and exists (select 1 from places p where p.mentor_application_id = a.id)
    union all
    select o.id from offers o where o.state in ('asking_mentor', 'asking_mentee', 'accepted') <> exists (select 1 from places p where p.offer_id = o.id)
    union all
    select p.id from partnerships p join offers o on o.id = p.offer_id
    where (p.ended_as in ('early', 'mentor_left')) is true <> (o.state = 'ended')`.execute(db)
  assert.deepEqual(rows, [], 'places are held by living offers, and never too many')
}

/** Each was told of each move once: as many letters as moves, to each of the two. */
async function mustBeToldOnce(db: Db, moves: ReadonlyMap<string, number>) {
  const told = async (kind: string) => {
    const { rows } = await sql<{ letters: number; people: number }>`
      select count(*) as letters, count(distinct (subject_id, occurrence)) as people from outbox where kind = ${kind}`.execute(
      db,
    )
    assert.equal(rows[0]?.letters, 2 * (rows[0]?.people ?? 0), `${kind}: both, once`)
    return rows[0]?.people ?? 0
  }
  const count = (...wanted: readonly string[]) => wanted.reduce((sum, move) => sum + (moves.get(move) ?? 0), 0)
  await as(db, 'owner')
  assert.equal(await told('partnership.paused'), count('introduced paused', 'under_way paused'))
  assert.equal(await told('partnership.resumed'), count('paused introduced', 'paused under_way'))
  assert.equal(
    (await told('partnership.ended')) + (await told('partnership.completed')),
    count('introduced ended', 'under_way ended', 'paused ended'),
  )
}

test(
  'whatever the three and the clock do, and in whatever order, partnerships keep their path, places their number, and nobody is told twice',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }, { name: 'Olga' }, { name: 'Pia' }],
    })
    await publish(db, pool)
    const seen = new Map<string, number>()
    let rematched = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 35, maxLength: 55 }), async (steps) => {
        await as(db, 'owner')
        await sql`savepoint walk`.execute(db)
        const moves = new Map<string, number>()
        let today = Temporal.PlainDate.from('2026-11-10')
        for (const each of steps) {
          await setDay(db, today.toString())
          const before = await rowsOf(db)
          await sql`savepoint act`.execute(db)
          try {
            if (each.act === 'days') today = today.add({ days: each.days })
            else await take(db, pool, today, each)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            await sql`rollback to savepoint act`.execute(db)
          }
          await mustHold(db, before, moves)
          if (each.act !== 'days') continue
          await setDay(db, today.toString())
          const asleep = await rowsOf(db)
          await tick(db, today)
          await mustHold(db, asleep, moves)
        }
        await mustBeToldOnce(db, moves)
        const all = await rowsOf(db)
        rematched += all.length - new Set(all.map(({ menteeId }) => menteeId)).size
        for (const [move, count] of moves) seen.set(move, (seen.get(move) ?? 0) + count)
        await as(db, 'owner')
        await sql`rollback to savepoint walk`.execute(db)
      }),
      { numRuns: 14, seed: 20261122, endOnFailure: true },
    )
    const possible = Object.entries(mayFollow).flatMap(([from, next]) => next.map((to) => `${from} ${to}`))
    assert.ok(rematched > 0, 'and somebody has found another mentor')
    assert.deepEqual([...seen.keys()].sort(), possible.sort(), 'every state is reached, and left in every way there is')
  }),
)
