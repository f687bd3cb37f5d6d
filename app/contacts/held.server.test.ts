import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { holdKickoff, readKickoff } from '../agreements/agreement.server.ts'
import { sayHeld } from '../meetings/arrange.server.ts'
import { addMeeting, momentOf, plainly } from '../meetings/meeting.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { addOldPair, day, log } from './contact.example.ts'
import { listContacts } from './contact.server.ts'

const now = momentOf('2026-11-03T09:00').startsAt
const after = momentOf('2026-11-20T09:00').startsAt

test(
  'a meeting that took place is one contact, whoever says so; said otherwise, it is none; a day written down stays one',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const { mentee, mentor, partnershipId } = two
    const days = async () => {
      const pair = await getOwnPartnership(db, mentee, partnershipId)
      return (await listContacts(db, pair)).map(({ metOn, minutes, way }) => `${metOn} ${minutes} ${way}`)
    }
    const say = async (who: PersonActor, meetingId: string, held: boolean) => {
      await as(db, who)
      await sayHeld(db, who, { partnershipId, meetingId }, held, after)
      await as(db, mentee)
    }
    const pair = { by: mentee, of: mentor, partnershipId }
    const first = await addMeeting(db, pair, plainly('2026-11-10T16:00'), now)
    const second = await addMeeting(db, pair, plainly('2026-11-12T16:00'), now)
    await say(mentor, first, true)
    await say(mentee, first, true)
    assert.equal((await days()).length, 1)
    assert.match((await days())[0] ?? '', /^2026-11-10 60 /)
    await say(mentee, first, false)
    assert.deepEqual(await days(), [])
    await log(db, two, mentee, '2026-11-12', { minutes: 45, way: 'phone' })
    await say(mentor, second, true)
    assert.deepEqual(await days(), ['2026-11-12 45 phone'])
  }),
)

test(
  'a kick-off noted without a meeting is a contact of that day, and correcting its day adds none',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addOldPair(db)
    await as(db, mentee)
    const { partnership } = await getOwnPartnership(db, mentee, partnershipId)
    for (const date of ['2026-11-05', '2026-11-06'])
      await holdKickoff(db, mentee, partnership, day(date), day('2026-11-07'))
    assert.equal(String(await readKickoff(db, partnershipId)), '2026-11-06')
    const contacts = await listContacts(db, await getOwnPartnership(db, mentee, partnershipId))
    assert.deepEqual(
      contacts.map(({ metOn, way }) => `${metOn} ${way}`),
      ['2026-11-05 in_person'],
    )
  }),
)
