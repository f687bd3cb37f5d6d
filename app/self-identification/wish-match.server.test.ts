import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import type { Application } from '../applications/application.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { addPosition } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import {
  eraseIdentification,
  type Identification,
  listWishMatches,
  matchWish,
  mustReadWishes,
  readWishes,
  saveIdentification,
} from './identification.server.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')

type Applicant = { person: PersonActor; application: Application }

/** Amina would like a mentor who shares something; Marcus is willing, Olga has not said so. */
async function wish(db: Db) {
  const world = await addProgram(db)
  const { program, coordinator } = world
  const add = (seat: 'mentor' | 'mentee', name: string) =>
    addApplication(db, program, seat, { name, status: 'accepted', position: { districtNumber: 36 } })
  const [amina, marcus, olga] = [
    await add('mentee', 'Amina'),
    await add('mentor', 'Marcus'),
    await add('mentor', 'Olga'),
  ]
  const say = async ({ person, application }: Applicant, said: Partial<Identification> = {}) => {
    await as(db, person)
    const all = { answers: {}, counted: false, wish: `${person.name}’s wish`, wishConsent: true, willing: false }
    await saveIdentification(db, person, application, { ...all, ...said }, testKey, now)
  }
  await say(amina)
  await say(marcus, { willing: true })
  await say(olga)
  const read = async () => {
    await as(db, coordinator)
    return (await readWishes(db, coordinator, program.id, testKey)).map(({ words }) => words).sort()
  }
  const match = async (...mentors: Applicant[]) => {
    await as(db, coordinator)
    const ids = mentors.map(({ application }) => application.id)
    await matchWish(db, coordinator, program.id, amina.application.id, ids, testKey)
  }
  /** What the engine is told: for each mentee with a wish the mentor that meets it, or null. */
  const engine = async () => {
    await as(db, 'worker')
    const { rows } = await sql<{ mentorApplicationId: string | null }>`
      select mentor_application_id from app.wish_constraints(${program.id})`.execute(db)
    return rows.map(({ mentorApplicationId }) => mentorApplicationId)
  }
  return { ...world, amina, marcus, olga, say, read, match, engine }
}

test(
  'a wish is read by the one coordinator named for it, where its writer agreed, and each reading is recorded',
  withDatabase(async (db) => {
    const { program, coordinator, admin, amina, say, read } = await wish(db)
    assert.deepEqual(await read(), ['Amina’s wish', 'Marcus’s wish'])
    await mustReadWishes(db, program.id)
    const trace = await tracing(db, () => readWishes(db, coordinator, program.id, testKey))
    assert.deepEqual(trace.verbs, ['identification.wishes-read'])
    const { members } = await addCommittee(db, program, 1)
    const second = await addApplication(db, program, 'mentor', { name: 'Second' })
    await db.insertInto('programStaff').values({ programId: program.id, personId: second.person.id }).execute()
    for (const actor of [admin, members[0] ?? admin, second.person, amina.person]) {
      await as(db, actor)
      await assert.rejects(mustReadWishes(db, program.id), { status: 404 })
      assert.deepEqual(await readWishes(db, actor, program.id, testKey), [])
    }
    await say(amina, { wishConsent: false })
    assert.deepEqual(await read(), ['Marcus’s wish'])
  }),
)

test(
  'whoever supervises the writer does not read the wish, though they are named to',
  withDatabase(async (db) => {
    const { coordinator, marcus, say, read } = await wish(db)
    await as(db, 'owner')
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 36 })
    await say(marcus, { willing: true })
    assert.deepEqual(await read(), [])
  }),
)

test(
  'the engine learns which willing mentors meet a wish, and nothing of what it is',
  withDatabase(async (db) => {
    const { program, amina, marcus, olga, match, engine } = await wish(db)
    assert.deepEqual(await engine(), [null], 'a wish that nobody meets yet')
    await match(marcus, olga)
    assert.deepEqual(await engine(), [marcus.application.id], 'Olga has not said that she may be asked')
    await match(marcus)
    const pair = `${amina.application.id} ${marcus.application.id}`
    assert.deepEqual([...(await listWishMatches(db, program.id))], [pair])
    await match()
    assert.deepEqual(await engine(), [null])
  }),
)

test(
  'only a mentee’s wish that may be read is matched',
  withDatabase(async (db) => {
    const { program, coordinator, admin, marcus, olga, amina } = await wish(db)
    await as(db, coordinator)
    for (const id of [marcus.application.id, crypto.randomUUID()])
      await assert.rejects(matchWish(db, coordinator, program.id, id, [olga.application.id], testKey), Refusal)
    await as(db, admin)
    const attempt = matchWish(db, admin, program.id, amina.application.id, [marcus.application.id], testKey)
    await assert.rejects(attempt, Refusal)
  }),
)

test(
  'taking a yes back, on either side, ends what it allowed',
  withDatabase(async (db) => {
    const { amina, marcus, say, match, engine } = await wish(db)
    await match(marcus)
    await say(marcus, { willing: false })
    assert.deepEqual(await engine(), [null])
    await say(marcus, { willing: true })
    await match(marcus)
    await say(amina, { wishConsent: false })
    assert.deepEqual(await engine(), [])
  }),
)

test(
  'a wish in other words is matched anew; who erases it leaves no match behind',
  withDatabase(async (db) => {
    const { program, coordinator, amina, marcus, say, match, engine } = await wish(db)
    const matches = async () => {
      await as(db, coordinator)
      return (await listWishMatches(db, program.id)).size
    }
    await match(marcus)
    await say(amina)
    assert.equal(await matches(), 1, 'saved again in the same words')
    await say(amina, { wish: 'Somebody quite different' })
    assert.deepEqual([await engine(), await matches()], [[null], 0])
    for (const { person, application } of [marcus, amina]) {
      await say(marcus, { willing: true })
      await match(marcus)
      await as(db, person)
      await eraseIdentification(db, person, application, now)
      assert.equal(await matches(), 0, person.name)
    }
  }),
)

test(
  'nobody else notes a match',
  withDatabase(async (db) => {
    const { amina, marcus, admin } = await wish(db)
    const row = { menteeApplicationId: amina.application.id, mentorApplicationId: marcus.application.id }
    for (const actor of [admin, amina.person, marcus.person]) {
      await as(db, actor)
      const trace = await tracing(db, async () => {
        await sql`savepoint attempt`.execute(db)
        await assert.rejects(
          db
            .insertInto('private.wishMatches')
            .values({ ...row, notedBy: actor.id })
            .execute(),
          /row-level security/,
        )
        await sql`rollback to savepoint attempt`.execute(db)
      })
      assert.deepEqual(trace, noTrace)
    }
  }),
)
