import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { acceptTime, cancelMeeting, proposeMeeting, sayHeld } from './arrange.server.ts'
import { renewFeed } from './feed.server.ts'
import { findMeeting, listTimes } from './meeting.server.ts'
import { instantAt, type Moment } from './meeting.ts'
import { addItem } from './meeting-item.server.ts'

/** A time on the wall of a zone that has it. */
export function momentOf(wall: string, zone = 'America/Vancouver'): Moment {
  const startsAt = instantAt(wall, zone)
  if (!startsAt) throw new Error(`No clock in ${zone} shows ${wall}.`)
  return { wall, zone, startsAt }
}

/** Moves the day the database goes by. */
export async function dayIs(db: Db, today: string): Promise<void> {
  await as(db, 'owner')
  await sql
    .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${today}' $$`)
    .execute(db)
}

/** What somebody would propose who cares about nothing but when. */
export const plainly = (...walls: string[]) => ({
  kind: 'meeting' as const,
  mode: 'video' as const,
  where: 'https://video.example.org/room',
  minutes: 60,
  moments: walls.map((wall) => momentOf(wall)),
})

/** The meeting as a form would show it now. */
export async function shownNow(db: Db, partnershipId: string, meetingId: string) {
  const { version } = await findMeeting(db, partnershipId, meetingId)
  return { partnershipId, meetingId, version }
}

/** One proposes, the other takes the first of the times. @returns the meeting's id */
export async function addMeeting(
  db: Db,
  { by, of, partnershipId }: { by: PersonActor; of: PersonActor; partnershipId: string },
  given: Parameters<typeof proposeMeeting>[3],
  now: Temporal.Instant,
): Promise<string> {
  await as(db, by)
  const id = await proposeMeeting(db, by, partnershipId, given, testKey, now)
  await as(db, of)
  const [first] = await listTimes(db, { id, partnershipId })
  await acceptTime(db, of, await shownNow(db, partnershipId, id), String(first?.startsAt), now)
  return id
}

const begun = Temporal.Instant.from('2026-10-26T18:00:00Z')

/**
 * A meeting that took place, with what was suggested and done; one called off; one being arranged; and a calendar.
 * Each by whoever would do it.
 */
export async function addMeetings(
  db: Db,
  { amina, marcus, partnershipId }: { amina: PersonActor; marcus: PersonActor; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  const pair = { by: amina, of: marcus, partnershipId }
  const first = { ...plainly('2026-10-27T16:00'), mode: 'in_person' as const, where: say('meeting place') }
  const held = await addMeeting(db, pair, first, begun)
  const after = Temporal.Instant.from('2026-10-28T18:00:00Z')
  await sayHeld(db, marcus, { partnershipId, meetingId: held }, true, after)
  const at = { partnershipId, meetingId: held }
  const due = Temporal.PlainDate.from('2026-12-01')
  await addItem(db, marcus, at, { kind: 'agenda', words: say('agenda suggestion') }, testKey, after)
  await as(db, amina)
  await addItem(db, amina, at, { kind: 'action', words: say('action item'), due }, testKey, after)
  await addItem(db, amina, at, { kind: 'agenda', words: say('agenda item') }, testKey, after)

  const off = await addMeeting(db, { ...pair, by: marcus, of: amina }, plainly('2026-11-03T16:00'), after)
  await cancelMeeting(db, amina, await shownNow(db, partnershipId, off), say('word of calling off'), testKey, after)
  await proposeMeeting(db, amina, partnershipId, plainly('2027-01-12T16:00', '2027-01-13T16:00'), testKey, after)
  await renewFeed(db, amina, testKey, after)
}
