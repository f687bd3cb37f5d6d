import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import {
  acceptTime,
  cancelMeeting,
  keepTime,
  placeMeeting,
  proposeMeeting,
  proposeTimes,
  sayHeld,
} from './arrange.server.ts'
import { addMeeting, dayIs, momentOf, plainly, shownNow } from './meeting.example.ts'
import { findMeeting, getMeeting, listMeetings, listTimes } from './meeting.server.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const first = '2026-11-10T16:00'
const second = '2026-11-11T16:00'
const later = '2026-11-17T09:00'
const at = (wall: string) => String(momentOf(wall).startsAt)

/** The letters about meetings that wait for somebody. */
async function lettersTo(db: Db, { id }: PersonActor): Promise<string[]> {
  await as(db, 'worker')
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'occurrence'])
    .where('personId', '=', id)
    .where('kind', 'like', 'meeting.%')
    .where('state', '=', 'waiting')
    .orderBy('createdAt')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, occurrence }) => `${kind} ${occurrence}`).sort()
}

/** Two who have been introduced; one proposes two times to the other. */
async function addProposal(db: Db) {
  const pair = await addPair(db)
  const { mentee, partnershipId } = pair
  await as(db, mentee)
  const id = await proposeMeeting(db, mentee, partnershipId, plainly(first, second), testKey, now)
  return { ...pair, id }
}

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status

test(
  'one proposes times, the other takes one, and both are told',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    assert.deepEqual(await lettersTo(db, mentor), ['meeting.proposed 1'])
    assert.deepEqual(await lettersTo(db, mentee), [])
    await as(db, mentor)
    await acceptTime(db, mentor, await shownNow(db, partnershipId, id), at(second), now)
    const meeting = await findMeeting(db, partnershipId, id)
    assert.equal(meeting.state, 'agreed')
    assert.equal(String(meeting.startsAt), '2026-11-11T23:00:00Z') // seven hours behind, in November too
    assert.deepEqual([meeting.wall, meeting.zone], [second, 'America/Vancouver'])
    assert.deepEqual(await listTimes(db, meeting), [])
    assert.deepEqual(await lettersTo(db, mentee), ['meeting.agreed 0'])
    assert.ok((await lettersTo(db, mentor)).includes('meeting.agreed 0'))
  }),
)

test(
  'whoever proposed cannot take a time themselves, and a time that has passed cannot be taken',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    await as(db, mentee)
    const shown = await shownNow(db, partnershipId, id)
    await assert.rejects(acceptTime(db, mentee, shown, at(first), now), refusedWith(422))
    await as(db, mentor)
    const tooLate = momentOf(first).startsAt
    await assert.rejects(acceptTime(db, mentor, shown, at(first), tooLate), refusedWith(422))
    assert.equal((await findMeeting(db, partnershipId, id)).state, 'proposed')
  }),
)

test(
  'of two who press at once the second learns that it has changed, and nothing more happens',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    await as(db, mentor)
    const shown = await shownNow(db, partnershipId, id)
    await acceptTime(db, mentor, shown, at(first), now)
    await as(db, mentee)
    await assert.rejects(cancelMeeting(db, mentee, shown, '', testKey, now), refusedWith(409))
    await assert.rejects(
      proposeTimes(db, mentee, shown, { minutes: 30, moments: [momentOf(later)] }, now),
      refusedWith(409),
    )
    assert.equal((await findMeeting(db, partnershipId, id)).state, 'agreed')
    assert.deepEqual(await lettersTo(db, mentee), ['meeting.agreed 0'])
  }),
)

test(
  'the other proposes other times instead, and the first are gone',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    await as(db, mentor)
    const others = { minutes: 45, moments: [momentOf(later)] }
    await proposeTimes(db, mentor, await shownNow(db, partnershipId, id), others, now)
    assert.deepEqual(await lettersTo(db, mentor), [], 'the first letter is taken back')
    assert.deepEqual(await lettersTo(db, mentee), ['meeting.proposed 2'])
    await as(db, mentee)
    const shown = await shownNow(db, partnershipId, id)
    await assert.rejects(acceptTime(db, mentee, shown, at(first), now), refusedWith(409))
    await acceptTime(db, mentee, shown, at(later), now)
    const { minutes, wall } = await findMeeting(db, partnershipId, id)
    assert.deepEqual([minutes, wall], [45, later])
  }),
)

test(
  'an agreed meeting stands until another time is taken; then calendars hear a higher sequence',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly(first), now)
    const move = async () => {
      await as(db, mentor)
      const others = { minutes: 60, moments: [momentOf(later)] }
      await proposeTimes(db, mentor, await shownNow(db, partnershipId, id), others, now)
      await as(db, mentee)
      return shownNow(db, partnershipId, id)
    }
    const shown = await move()
    assert.equal((await findMeeting(db, partnershipId, id)).wall, first)
    await keepTime(db, mentee, shown)
    assert.equal((await findMeeting(db, partnershipId, id)).askedId, null)
    assert.ok((await lettersTo(db, mentor)).includes('meeting.kept 2'))

    await as(db, mentee)
    await acceptTime(db, mentee, await move(), at(later), now)
    const { wall, sequence, state } = await findMeeting(db, partnershipId, id)
    assert.deepEqual([wall, sequence, state], [later, 1, 'agreed'])
    for (const each of [mentee, mentor]) assert.ok((await lettersTo(db, each)).includes('meeting.moved 1'))
  }),
)

test(
  'calling off leaves a word for the other, tells both calendars, and is the end of it',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly(first), now)
    await as(db, mentee)
    const shown = await shownNow(db, partnershipId, id)
    await cancelMeeting(db, mentee, shown, 'My daughter is ill. Soon!', testKey, now)
    await as(db, mentor)
    const { word, meeting } = await getMeeting(db, mentor, partnershipId, id, testKey)
    assert.equal(word, 'My daughter is ill. Soon!')
    assert.deepEqual([meeting.state, meeting.sequence], ['cancelled', 1])
    await assert.rejects(
      cancelMeeting(db, mentor, { ...shown, version: meeting.version }, '', testKey, now),
      refusedWith(422),
    )
    assert.deepEqual(
      (await listMeetings(db, partnershipId, now)).calledOff.map((each) => each.id),
      [id],
    )
    for (const each of [mentee, mentor]) assert.ok((await lettersTo(db, each)).includes('meeting.cancelled 1'))
  }),
)

test(
  'what was only proposed is taken back by a letter without a calendar',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    await as(db, mentee)
    await cancelMeeting(db, mentee, await shownNow(db, partnershipId, id), '', testKey, now)
    assert.deepEqual(await lettersTo(db, mentor), ['meeting.withdrawn once'])
    assert.deepEqual(await lettersTo(db, mentee), [])
  }),
)

test(
  'where they meet is sealed, changed by either, and two who change it at once both read on',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    await as(db, mentor)
    const shown = await shownNow(db, partnershipId, id)
    const place = { mode: 'in_person' as const, where: 'The café by the school' }
    await placeMeeting(db, mentor, shown, place, testKey)
    await as(db, mentee)
    const { where, meeting } = await getMeeting(db, mentee, partnershipId, id, testKey)
    assert.deepEqual([where, meeting.mode], [place.where, place.mode])
    await assert.rejects(placeMeeting(db, mentee, shown, { ...place, where: 'Mine' }, testKey), refusedWith(409))
    const { rows } = await sql<{
      sealed: Buffer
    }>`select where_sealed as sealed from meetings where id = ${id}`.execute(db)
    assert.ok(!rows[0]?.sealed.includes('café'))
  }),
)

test(
  'whether they met is said by either, once it has begun, and counts by its month',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, program, partnershipId } = await addPair(db)
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly(first), now)
    const meeting = { partnershipId, meetingId: id }
    await assert.rejects(sayHeld(db, mentor, meeting, true, now), refusedWith(422))
    const after = momentOf(second).startsAt
    await sayHeld(db, mentor, meeting, true, after)
    await as(db, mentee)
    const { version } = await findMeeting(db, partnershipId, id)
    await sayHeld(db, mentee, meeting, true, after)
    assert.equal((await findMeeting(db, partnershipId, id)).version, version, 'said twice it is said once')
    const held = await sql<{ heldOn: Temporal.PlainDate; minutes: number }>`select * from app.held_meetings()`.execute(
      db,
    )
    assert.deepEqual(
      held.rows.map(({ heldOn, minutes }) => [String(heldOn), minutes]),
      [['2026-11-10', 60]],
    )
    await as(db, coordinator)
    const months = await sql<{ month: Temporal.PlainDate }>`select * from app.months_met(${program.id})`.execute(db)
    assert.deepEqual(
      months.rows.map(({ month }) => String(month)),
      ['2026-11-01'],
    )
    assert.equal((await sql`select * from app.held_meetings()`.execute(db)).rows.length, 0)
  }),
)

test(
  'what meetings ask of each, and when',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId, id } = await addProposal(db)
    const tasks = async (who: PersonActor, today: string) => {
      await dayIs(db, today)
      await as(db, who)
      const { rows } = await sql<{ kind: string; n: number | null }>`
        select kind, n from app.pair_tasks() where kind like 'meeting.%'`.execute(db)
      return rows.map(({ kind, n }) => (n === null ? kind : `${kind} ${n}`))
    }
    assert.deepEqual(await tasks(mentor, '2026-10-31'), ['meeting.answer 2'])
    assert.deepEqual(
      await tasks(mentor, '2026-11-01'),
      ['meeting.answer-late 2'],
      'longer than the five days that are usual',
    )
    assert.deepEqual(await tasks(mentee, '2026-11-01'), [])
    assert.deepEqual(await tasks(mentor, '2026-11-12'), [], 'there is nothing left to choose from')
    await as(db, mentor)
    await acceptTime(db, mentor, await shownNow(db, partnershipId, id), at(first), now)
    assert.deepEqual(await tasks(mentor, '2026-11-08'), [])
    assert.deepEqual(await tasks(mentor, '2026-11-09'), ['meeting.soon 1'])
    assert.deepEqual(await tasks(mentee, '2026-11-10'), ['meeting.soon 0'])
    assert.deepEqual(await tasks(mentee, '2026-11-11'), ['meeting.held'])
    assert.deepEqual(await tasks(mentee, '2026-11-25'), [])
    await sayHeld(db, mentee, { partnershipId, meetingId: id }, false, momentOf(second).startsAt)
    assert.deepEqual(await tasks(mentor, '2026-11-11'), [])
  }),
)

test(
  'for anybody else there is no meeting',
  withDatabase(async (db) => {
    const { coordinator, pool, partnershipId, id } = await addProposal(db)
    for (const other of [coordinator, ...pool.members]) {
      await as(db, other)
      await assert.rejects(getMeeting(db, other, partnershipId, id, testKey), refusedWith(404))
      const shown = { partnershipId, meetingId: id, version: 1 }
      await assert.rejects(acceptTime(db, other, shown, at(first), now), refusedWith(404))
    }
  }),
)
