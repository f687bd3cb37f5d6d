import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'
import { tellCalendars } from './arrange.server.ts'
import { instantAt } from './meeting.ts'

/** How long before a meeting its reminder leaves. What was agreed on within that time needs none. */
const hoursBefore = 24
/** How long the link that stops reminders opens. */
const linkDays = 60
/** For how many days an address that was ended is kept, so that it is never made again. */
const daysKept = 90

const ahead = (db: Db, now: Temporal.Instant) =>
  db
    .selectFrom('meetings as m')
    .innerJoin('partnerships as p', 'p.id', 'm.partnershipId')
    .innerJoin('programs as g', 'g.id', 'p.programId')
    .select([
      'm.id',
      'm.startsAt',
      'm.zone',
      'm.wall',
      'm.sequence',
      'm.settledAt',
      'm.version',
      'p.mentorId',
      'p.menteeId',
    ])
    .where('m.state', '=', 'agreed')
    .where('m.startsAt', '>', now)

/** Reminds both of a meeting a day before, once; one that has moved is a new one. Two who take a break hear nothing. */
export const remindMeetings: Tick = async (db, { now }) => {
  const soon = await ahead(db, now)
    .where('p.state', 'in', ['introduced', 'under_way'])
    .where('g.status', '<>', 'archived')
    .where('m.startsAt', '<=', now.add({ hours: hoursBefore }))
    .execute()
  for (const { id, startsAt, settledAt, sequence, mentorId, menteeId } of soon) {
    if (!startsAt || !settledAt || startsAt.since(settledAt).total('hours') < hoursBefore) continue
    for (const personId of [mentorId, menteeId])
      await post(db, {
        kind: 'meeting.reminder',
        personId,
        subjectId: id,
        occurrence: String(sequence),
        particulars: { sequence },
      })
  }
}

/**
 * Reminds whoever has not answered proposed times within the days the two agreed on, once for each proposal: while there
 * is still a time to take, and they want to be reminded about this partnership.
 */
export const remindAsked: Tick = async (db, { now, key }) => {
  const waiting = await db
    .selectFrom('meetings as m')
    .innerJoin('partnerships as p', 'p.id', 'm.partnershipId')
    .innerJoin('programs as g', 'g.id', 'p.programId')
    .select(['m.id', 'm.partnershipId', 'm.askedId', 'm.askedAt', 'm.round', 'p.answersIn'])
    .where('m.askedId', 'is not', null)
    .where('m.askedAt', '<=', now.subtract({ hours: 24 }))
    .where('p.state', 'in', ['introduced', 'under_way'])
    .where('g.status', '<>', 'archived')
    .where((of) =>
      of.exists(
        of.selectFrom('meetingTimes').select('n').whereRef('meetingId', '=', 'm.id').where('startsAt', '>', now),
      ),
    )
    .where(sql<boolean>`m.reminded_round is distinct from m.round`)
    .where(sql<boolean>`app.wants_reminders(m.partnership_id, m.asked_id)`)
    .execute()
  for (const { id, partnershipId, askedId, askedAt, round, answersIn } of waiting) {
    if (!askedId || !askedAt || now.since(askedAt).total('hours') < 24 * answersIn) continue
    const about = { personId: askedId, subjectId: partnershipId }
    await makeLink(db, key, { ...about, purpose: 'contact-off', endsAt: now.add({ hours: 24 * linkDays }) })
    const particulars = { round }
    await post(db, {
      kind: 'meeting.waiting',
      personId: askedId,
      subjectId: id,
      occurrence: String(round),
      particulars,
    })
    await db.updateTable('meetings').set({ remindedRound: round }).where('id', '=', id).execute()
  }
}

/**
 * What two agreed on is the time on the wall. When the rules of its zone have changed since, the instant is worked out
 * anew, and both calendars are told.
 */
export const replayZones: Tick = async (db, { now }) => {
  for (const meeting of await ahead(db, now.subtract({ hours: 24 }))
    .where('p.state', '<>', 'ended')
    .execute()) {
    const startsAt = instantAt(meeting.wall ?? '', meeting.zone ?? 'UTC')
    if (!startsAt || !meeting.startsAt || startsAt.equals(meeting.startsAt)) continue
    const sequence = meeting.sequence + 1
    await db
      .updateTable('meetings')
      .set({ startsAt, sequence, version: meeting.version + 1 })
      .where('id', '=', meeting.id)
      .where('version', '=', meeting.version)
      .execute()
    await tellCalendars(db, 'meeting.moved', meeting.id, [meeting.mentorId, meeting.menteeId], sequence)
    await record(db, system('meeting.zones'), 'meeting.moved', { recordType: 'meeting', recordId: meeting.id })
  }
}

/** When a partnership has ended, what still lay ahead is off, and leaves both calendars. */
export const endMeetings: Tick = async (db, { now }) => {
  for (const meeting of await ahead(db, now).where('p.state', '=', 'ended').execute()) {
    const sequence = meeting.sequence + 1
    await db
      .updateTable('meetings')
      .set({ state: 'cancelled', askedId: null, sequence, version: meeting.version + 1 })
      .where('id', '=', meeting.id)
      .where('version', '=', meeting.version)
      .execute()
    await db.deleteFrom('meetingTimes').where('meetingId', '=', meeting.id).execute()
    await tellCalendars(db, 'meeting.cancelled', meeting.id, [meeting.mentorId, meeting.menteeId], sequence)
    await record(db, system('meeting.end'), 'meeting.cancelled', { recordType: 'meeting', recordId: meeting.id })
  }
}

/** Forgets calendar addresses that were ended long ago. */
export const sweepFeeds: Tick = async (db, { now }) => {
  await db
    .deleteFrom('calendarFeeds')
    .where('endedAt', '<', now.subtract({ hours: 24 * daysKept }))
    .execute()
}
