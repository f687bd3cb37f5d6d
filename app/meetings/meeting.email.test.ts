import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import type { Composer } from '#foundation/postman.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, type PairExample, standing } from '../partnerships/partnership.example.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { acceptTime, cancelMeeting, proposeMeeting, proposeTimes } from './arrange.server.ts'
import {
  agreedLetter,
  cancelledLetter,
  meetingReminderLetter,
  movedLetter,
  proposedLetter,
  waitingLetter,
} from './meeting.email.ts'
import { addMeeting, momentOf, plainly, shownNow } from './meeting.example.ts'
import { endMeetings, remindAsked, remindMeetings, replayZones } from './meeting.job.ts'
import { findMeeting } from './meeting.server.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const wall = '2026-11-10T16:00'
const secret = { ...plainly(wall), mode: 'in_person' as const, where: 'Behind the gym' }

/** What a letter tells the calendar of its reader, read by a parser that is not ours. */
function readCalendar(content: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(content ?? ''))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  const starts = Temporal.Instant.fromEpochMilliseconds(event.startDate.toJSDate().getTime())
  return { method: calendar.getFirstPropertyValue('method'), event, starts: String(starts) }
}

/** The letter of one kind that waits for somebody, as it would leave now. */
async function letterTo(db: Db, composer: Composer, kind: string, { id }: { id: string }) {
  const item = (await itemsOf(db, kind)).findLast((each) => each.personId === id)
  assert.ok(item, kind)
  return compose(db, composer, item, now)
}

async function moveTo(db: Db, { mentee, mentor, partnershipId }: PairExample, id: string, later: string) {
  await as(db, mentor)
  const others = { minutes: 60, moments: [momentOf(later)] }
  await proposeTimes(db, mentor, await shownNow(db, partnershipId, id), others, now)
  await as(db, mentee)
  const at = String(momentOf(later).startsAt)
  await acceptTime(db, mentee, await shownNow(db, partnershipId, id), at, now)
}

test(
  'an invitation, its move and its end reach each calendar under one name, and say nothing but when',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, secret, now)
    const uids = new Set<string>()
    const told: { method: unknown; sequence: number; starts: string }[] = []
    const tell = async (composer: Composer, kind: string) => {
      for (const person of [mentee, mentor]) {
        const letter = await letterTo(db, composer, kind, person)
        assert.ok(letter?.calendar, kind)
        const { method, event, starts } = readCalendar(letter.calendar.content)
        assert.equal(method, letter.calendar.method)
        assert.equal(event.summary, 'Meeting')
        assert.deepEqual(
          event.attendees.map((each) => each.getFirstValue()),
          [`mailto:${letter.to}`],
          'nobody’s calendar names the other',
        )
        uids.add(`${person.id} ${event.uid}`)
        told.push({ method, sequence: event.sequence, starts })
        const everything = `${textOf(letter, 'en')}${textOf(letter, 'fr')}${letter.calendar.content.replaceAll('\r\n ', '')}`
        assert.doesNotMatch(everything, /Ana|Maud|gym|Too soon/)
        assert.ok(everything.includes(`/partnerships/${partnershipId}/meetings/${id}`))
      }
    }
    await tell(agreedLetter, 'meeting.agreed')
    await moveTo(db, pair, id, '2026-11-17T09:00')
    assert.equal(
      await letterTo(db, agreedLetter, 'meeting.agreed', mentee),
      undefined,
      'what has moved is told by its move',
    )
    await tell(movedLetter, 'meeting.moved')
    await as(db, mentor)
    await cancelMeeting(db, mentor, await shownNow(db, partnershipId, id), 'Too soon', testKey, now)
    await tell(cancelledLetter, 'meeting.cancelled')
    const twice = <T>(one: T) => [one, one]
    assert.deepEqual(told, [
      ...twice({ method: 'REQUEST', sequence: 0, starts: '2026-11-10T23:00:00Z' }),
      ...twice({ method: 'REQUEST', sequence: 1, starts: '2026-11-17T16:00:00Z' }),
      ...twice({ method: 'CANCEL', sequence: 2, starts: '2026-11-17T16:00:00Z' }),
    ])
    assert.equal(uids.size, 2, 'one name for each of the two, for good')
  }),
)

test(
  'the letter that asks holds no calendar, and is not sent for times that were taken',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, secret, now)
    assert.equal(await letterTo(db, proposedLetter, 'meeting.proposed', mentor), undefined)
    await as(db, mentor)
    const others = { minutes: 60, moments: [momentOf('2026-11-17T09:00')] }
    await proposeTimes(db, mentor, await shownNow(db, partnershipId, id), others, now)
    const letter = await letterTo(db, proposedLetter, 'meeting.proposed', mentee)
    assert.ok(letter && !letter.calendar)
  }),
)

const tick = async (db: Db, work: typeof remindMeetings, at: string) => {
  await as(db, 'worker')
  await work(db, errandAt(Temporal.Instant.from(at)))
}
const countOf = async (db: Db, kind: string) => (await itemsOf(db, kind)).length

test(
  'both are reminded a day before, once; of a meeting that has moved once more; not of one just agreed on',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, secret, now)
    await tick(db, remindMeetings, '2026-11-09T22:00:00Z')
    assert.equal(await countOf(db, 'meeting.reminder'), 0)
    for (const at of ['2026-11-09T23:30:00Z', '2026-11-10T08:00:00Z']) await tick(db, remindMeetings, at)
    assert.equal(await countOf(db, 'meeting.reminder'), 2)
    assert.ok(await letterTo(db, meetingReminderLetter, 'meeting.reminder', mentor))
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.paused).where('id', '=', partnershipId).execute()
    assert.equal(await letterTo(db, meetingReminderLetter, 'meeting.reminder', mentor), undefined, 'during a break')
    await as(db, 'owner')
    await db.updateTable('partnerships').set({ state: 'introduced' }).where('id', '=', partnershipId).execute()

    await moveTo(db, pair, id, '2026-11-17T09:00')
    assert.equal(await letterTo(db, meetingReminderLetter, 'meeting.reminder', mentor), undefined)
    await tick(db, remindMeetings, '2026-11-16T20:00:00Z')
    assert.equal(await countOf(db, 'meeting.reminder'), 4)

    await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly('2026-10-27T09:00'), now)
    await tick(db, remindMeetings, '2026-10-26T19:00:00Z')
    assert.equal(await countOf(db, 'meeting.reminder'), 4)
  }),
)

test(
  'whoever has not answered within the days agreed on is reminded once for each proposal, unless they rest or want none',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    await as(db, mentee)
    const id = await proposeMeeting(db, mentee, partnershipId, secret, testKey, now)
    const reminded = async (at: string) => {
      await tick(db, remindAsked, at)
      return countOf(db, 'meeting.waiting')
    }
    const shell = async (row: Record<string, unknown>) => {
      await as(db, 'owner')
      await db.updateTable('partnerships').set(row).where('id', '=', partnershipId).execute()
    }
    assert.equal(await reminded('2026-10-31T17:59:00Z'), 0)
    await shell(standing.paused)
    assert.equal(await reminded('2026-10-31T18:00:00Z'), 0, 'not during a break')
    await shell({ state: 'introduced' })
    for (const at of ['2026-10-31T18:00:00Z', '2026-11-03T18:00:00Z']) assert.equal(await reminded(at), 1)
    const letter = await letterTo(db, waitingLetter, 'meeting.waiting', mentor)
    assert.match(letter?.unsubscribe?.href ?? '', /\/contacts\/letters\//)
    for (const language of ['en', 'fr'] as const) assert.doesNotMatch(textOf(letter as never, language), /Ana|Maud|gym/)

    await as(db, mentor)
    const others = { minutes: 60, moments: [momentOf('2026-11-17T09:00')] }
    await proposeTimes(db, mentor, await shownNow(db, partnershipId, id), others, now.add({ hours: 24 * 8 }))
    assert.equal(await countOf(db, 'meeting.waiting'), 0, 'answered before it left')
    await as(db, mentee)
    await db.insertInto('contactLetters').values({ partnershipId, personId: mentee.id, every: 'off' }).execute()
    assert.equal(await reminded('2026-11-10T18:00:00Z'), 0, 'she wants no reminders')
    await as(db, mentee)
    await db.updateTable('contactLetters').set({ every: 'week' }).execute()
    assert.equal(await reminded('2026-11-17T18:00:00Z'), 0, 'there is no time left to take')
    assert.equal(await reminded('2026-11-16T18:00:00Z'), 1)
  }),
)

test(
  'when the rules of a zone change, the time on the wall stands and calendars hear of the new instant, once',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { mentee, mentor, partnershipId } = pair
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, secret, now)
    await as(db, mentee)
    // As somebody would have reckoned before British Columbia stayed on UTC-7 for good.
    await sql`update meetings set starts_at = '2026-11-11T00:00:00Z' where id = ${id}`.execute(db)
    for (let times = 0; times < 2; times++) await tick(db, replayZones, '2026-11-01T12:00:00Z')
    await as(db, mentee)
    const { startsAt, sequence } = await findMeeting(db, partnershipId, id)
    assert.deepEqual([String(startsAt), sequence], ['2026-11-10T23:00:00Z', 1])
    assert.equal(await countOf(db, 'meeting.moved'), 2)
    assert.equal(
      readCalendar((await letterTo(db, movedLetter, 'meeting.moved', mentor))?.calendar?.content).starts,
      '2026-11-10T23:00:00Z',
    )
  }),
)

test(
  'when two have said goodbye, what lay ahead is off and leaves both calendars',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, secret, now)
    await tick(db, endMeetings, '2026-11-01T12:00:00Z')
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).where('id', '=', partnershipId).execute()
    await tick(db, endMeetings, '2026-11-02T12:00:00Z')
    await as(db, mentee)
    assert.equal((await findMeeting(db, partnershipId, id)).state, 'cancelled')
    assert.equal((await letterTo(db, cancelledLetter, 'meeting.cancelled', mentor))?.calendar?.method, 'CANCEL')
  }),
)
