import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type CalendarEvent, subscription } from '#foundation/calendar.ts'
import { derive, hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { isLanguage, pick } from '#foundation/language.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { meetingWords as w } from './meetings.words.ts'

/** How often a calendar may ask in an hour; several devices of one person ask at one address. */
const asksAnHour = 120
/** How many days back a subscribed calendar still shows. */
const daysBack = 90

/** 256 bits, derived from the id and the house's key, so that the address is written nowhere. */
const tokenOf = (key: Buffer, id: string) => derive(key, `calendar feed ${id}`).toString('base64url')

/** The calendar address of the actor, if there is one: when it was made and last asked for, never the address. */
export async function findFeed(db: Db, actor: PersonActor) {
  return db
    .selectFrom('calendarFeeds')
    .select(['id', 'madeAt', 'shownAt', 'usedAt'])
    .where('personId', '=', actor.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

/** Makes a new address; the one before leads nowhere from now on. */
export async function renewFeed(db: Db, actor: PersonActor, key: Buffer, now: Temporal.Instant): Promise<void> {
  await endFeed(db, actor, now)
  const id = crypto.randomUUID()
  await db
    .insertInto('calendarFeeds')
    .values({ id, personId: actor.id, tokenHash: hash(tokenOf(key, id)), madeAt: now })
    .execute()
  await record(db, actor, 'calendar.made', { recordType: 'calendar', recordId: id })
}

/** Shows the token of a new address, once. @returns nothing when it has been shown */
export async function showFeedOnce(
  db: Db,
  actor: PersonActor,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const shown = await db
    .updateTable('calendarFeeds')
    .set({ shownAt: now })
    .where('personId', '=', actor.id)
    .where('endedAt', 'is', null)
    .where('shownAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return shown && tokenOf(key, shown.id)
}

/** Ends the address: whoever asks there finds nothing. */
export async function endFeed(db: Db, actor: PersonActor, now: Temporal.Instant): Promise<void> {
  const ended = await db
    .updateTable('calendarFeeds')
    .set({ endedAt: now })
    .where('personId', '=', actor.id)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(db, actor, 'calendar.ended', { recordType: 'calendar', recordId: ended.id })
}

/** What is named in a calendar: the same for the invitation and the subscription. */
export function eventOf(
  meeting: {
    id: string
    partnershipId: string
    startsAt: Temporal.Instant
    minutes: number
    sequence: number
    isMentor: boolean
  },
  language: string,
  origin: string,
): CalendarEvent {
  const { id, partnershipId, startsAt, minutes, sequence, isMentor } = meeting
  return {
    uid: `${id}-${isMentor ? 1 : 2}@${new URL(origin).hostname}`,
    sequence,
    title: pick(w.calendarTitle, isLanguage(language) ? language : 'en'),
    description: `${origin}/partnerships/${partnershipId}/meetings/${id}`,
    startsAt,
    minutes,
  }
}

/** What a calendar gets at somebody's address: when they meet, and nothing else. An address that is over is no address. */
export async function readFeed(db: Db, token: string, origin: string, now: Temporal.Instant): Promise<string> {
  const tokenHash = hash(token)
  const opened = await sql<{ feedId: string; language: string }>`
    select * from app.open_feed(${tokenHash}, ${now})`.execute(db)
  const { feedId, language } = orNotFound(opened.rows[0])
  await limitRate(db, 'calendar', feedId, asksAnHour, 3600)
  const { rows } = await sql<Parameters<typeof eventOf>[0]>`
    select * from app.feed_meetings(${tokenHash}, ${now.subtract({ hours: 24 * daysBack })})`.execute(db)
  const name = pick(w.calendarName, isLanguage(language) ? language : 'en')
  return subscription(
    name,
    rows.map((row) => eventOf(row, language, origin)),
    now,
  )
}
