import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { endFeed, findFeed, readFeed, renewFeed, showFeedOnce } from './feed.server.ts'
import { addMeeting, plainly } from './meeting.example.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const origin = 'https://mentors.example.org'

/** What a calendar would get. */
async function fetchAs(db: Db, token: string) {
  await as(db, 'visitor')
  return readFeed(db, token, origin, now)
}

const isGone = (error: unknown) => error instanceof Refusal && error.status === 404

test(
  'an address shows when one meets and nothing else, to whoever knows it, until it is ended',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const given = { ...plainly('2026-11-10T16:00'), mode: 'in_person' as const, where: 'Behind the gym' }
    await addMeeting(db, { by: mentee, of: mentor, partnershipId }, given, now)
    await as(db, mentor)
    await renewFeed(db, mentor, testKey, now)
    const token = await showFeedOnce(db, mentor, testKey, now)
    assert.ok(token && Buffer.from(token, 'base64url').length === 32)
    assert.equal(await showFeedOnce(db, mentor, testKey, now), undefined, 'it is shown once')
    assert.equal((await findFeed(db, mentor))?.usedAt, null)

    const content = await fetchAs(db, token)
    const events = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent')
    assert.deepEqual(
      events.map((event) => [event.getFirstPropertyValue('summary'), String(event.getFirstPropertyValue('dtstart'))]),
      [['Meeting', '2026-11-10T23:00:00Z']],
    )
    assert.doesNotMatch(content, /Ana|Maud|gym|mailto/)
    await as(db, mentor)
    assert.equal(String((await findFeed(db, mentor))?.usedAt), String(now))

    await renewFeed(db, mentor, testKey, now)
    await assert.rejects(fetchAs(db, token), isGone, 'the one before leads nowhere')
    await as(db, mentor)
    const next = await showFeedOnce(db, mentor, testKey, now)
    assert.ok(next && next !== token)
    await fetchAs(db, next)
    await as(db, mentor)
    await endFeed(db, mentor, now)
    for (const gone of [next, 'never-was']) await assert.rejects(fetchAs(db, gone), isGone)
  }),
)

test(
  'it shows the meetings of its owner alone, and is not asked without end',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly('2026-11-10T16:00'), now)
    await as(db, coordinator)
    await renewFeed(db, coordinator, testKey, now)
    const token = (await showFeedOnce(db, coordinator, testKey, now)) ?? ''
    assert.doesNotMatch(await fetchAs(db, token), /VEVENT/)
    for (let asked = 1; asked < 120; asked++) await readFeed(db, token, origin, now)
    await assert.rejects(readFeed(db, token, origin, now), (error) => error instanceof Refusal && error.status === 429)
    await as(db, mentee)
    assert.equal(await findFeed(db, mentee), undefined)
  }),
)
