// Two people press at the same moment, in two transactions: one effect, and the other is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPerson, inTransaction, openClient, over } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, openTestDatabase, testKey } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { acceptTime, cancelMeeting, proposeMeeting } from './arrange.server.ts'
import { momentOf, plainly, shownNow } from './meeting.example.ts'
import { findMeeting } from './meeting.server.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')

test('one takes a time while the other calls the meeting off: one of the two happens', async (t) => {
  const { store, owner, close } = await openTestDatabase()
  t.after(close)
  const client = openClient(owner)
  await client.connect()
  await client.query('begin')
  const db = over(client)
  const { mentee, mentor, partnershipId } = await addPair(db)
  await as(db, mentee)
  const id = await proposeMeeting(db, mentee, partnershipId, plainly('2026-11-10T16:00'), testKey, now)
  const shown = await shownNow(db, partnershipId, id)
  await client.query('commit')
  await client.end()

  const taken = inTransaction(store, asPerson(mentor), (db) =>
    acceptTime(db, mentor, shown, String(momentOf('2026-11-10T16:00').startsAt), now),
  )
  const calledOff = inTransaction(store, asPerson(mentee), (db) => cancelMeeting(db, mentee, shown, '', testKey, now))
  const results = await Promise.allSettled([taken, calledOff])
  const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason)
  assert.deepEqual(
    refused.map((reason) => reason instanceof Refusal && reason.status),
    [409],
  )
  const { state, version } = await inTransaction(store, asPerson(mentee), (db) => findMeeting(db, partnershipId, id))
  assert.equal(state, results[0]?.status === 'fulfilled' ? 'agreed' : 'cancelled')
  assert.equal(version, shown.version + 1)
})
