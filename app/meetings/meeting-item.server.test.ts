import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { addMeeting, plainly } from './meeting.example.ts'
import { addItem, changeItem, getItem, listItems, markItem, removeItem } from './meeting-item.server.ts'
import { soonestFirst } from './meeting-item.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const soon = now.add({ minutes: 1 })
const between = Temporal.Instant.from('2026-11-12T18:00:00Z')

test(
  'the list is the mentee’s: the mentor suggests, the mentee takes up, ticks off and takes away',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const meetingId = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, plainly('2026-11-10T16:00'), now)
    const at = { partnershipId, meetingId }
    const list = async () => (await listItems(db, partnershipId, meetingId, testKey, now)).own
    await as(db, mentor)
    const hint = await addItem(db, mentor, at, { kind: 'agenda', words: 'The timetable' }, testKey, now)
    const other = await addItem(db, mentor, at, { kind: 'agenda', words: 'Never mind' }, testKey, now)
    await removeItem(db, mentor, partnershipId, other, testKey)
    await as(db, mentee)
    const own = await addItem(db, mentee, at, { kind: 'agenda', words: 'A hard talk' }, testKey, soon)
    assert.deepEqual(
      (await list()).map(({ words, suggested }) => [words, suggested]),
      [
        ['The timetable', true],
        ['A hard talk', false],
      ],
    )
    await markItem(db, mentee, { partnershipId, id: hint, as: 'taken' }, testKey, now)

    await as(db, mentor)
    for (const id of [own, hint]) {
      const change = { partnershipId, id, version: 1 }
      await assert.rejects(changeItem(db, mentor, change, { words: 'Mine now' }, testKey), Refusal)
      await assert.rejects(markItem(db, mentor, { partnershipId, id, as: 'done' }, testKey, now), Refusal)
      await assert.rejects(removeItem(db, mentor, partnershipId, id, testKey), Refusal)
      const changed = await db.updateTable('meetingItems').set({ doneAt: now }).where('id', '=', id).executeTakeFirst()
      assert.equal(changed.numUpdatedRows, 0n, 'nor does the database let them')
    }
    const forged = {
      ...at,
      id: crypto.randomUUID(),
      kind: 'agenda',
      authorId: mentor.id,
      suggested: false,
      createdAt: now,
    } as const
    assert.ok(
      await isRefusedByDatabase(db, () =>
        db
          .insertInto('meetingItems')
          .values({ ...forged, wordsSealed: Buffer.of() })
          .execute(),
      ),
    )

    await as(db, mentee)
    await markItem(db, mentee, { partnershipId, id: own, as: 'done' }, testKey, now)
    await markItem(db, mentee, { partnershipId, id: own, as: 'done' }, testKey, between)
    assert.equal(String((await getItem(db, mentee, partnershipId, own, testKey)).item.doneAt), String(now))
  }),
)

test(
  'what is open is carried over to the next meeting, and leaves it when it is done',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const pair = { by: mentee, of: mentor, partnershipId }
    const first = await addMeeting(db, pair, plainly('2026-11-10T16:00'), now)
    const [next, afterNext] = [
      await addMeeting(db, pair, plainly('2026-11-24T16:00'), now),
      await addMeeting(db, pair, plainly('2026-12-08T16:00'), now),
    ]
    await as(db, mentee)
    const due = Temporal.PlainDate.from('2026-11-20')
    const given = { kind: 'action' as const, words: 'Visit a class', due }
    const id = await addItem(db, mentee, { partnershipId, meetingId: first }, given, testKey, now)
    const carriedTo = async (meetingId: string, at: Temporal.Instant) =>
      (await listItems(db, partnershipId, meetingId, testKey, at)).carried.map(({ words }) => words)
    assert.deepEqual(await carriedTo(next, now), [], 'the first is still ahead')
    assert.deepEqual(await carriedTo(next, between), ['Visit a class'])
    assert.deepEqual(await carriedTo(afterNext, between), [])
    const call = { kind: 'agenda' as const, words: 'For our next call' }
    await addItem(db, mentee, { partnershipId, meetingId: null }, call, testKey, soon)
    assert.deepEqual(await carriedTo(next, between), ['Visit a class', 'For our next call'])
    await markItem(db, mentee, { partnershipId, id, as: 'done' }, testKey, between)
    assert.deepEqual(await carriedTo(next, between), ['For our next call'])
  }),
)

test(
  'two who have written nothing yet may look at their list, though a page that is only read may write nothing',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    await sql`set transaction read only`.execute(db)
    assert.deepEqual(await listItems(db, partnershipId, null, testKey, now), { own: [], carried: [] })
  }),
)

test('what is to do first stands first, what has no day after it, and what is done last', () => {
  const item = (words: string, due: string | null, doneAt: Temporal.Instant | null = null) => ({
    ...{ words, doneAt },
    due: due ? Temporal.PlainDate.from(due) : null,
  })
  const items = [item('done', '2026-10-01', now), item('some day', null), item('later', '2026-11-20')]
  const sorted = soonestFirst([...items, item('soon', '2026-11-03'), item('some other day', null)])
  assert.deepEqual(
    sorted.map(({ words }) => words),
    ['soon', 'later', 'some day', 'some other day', 'done'],
  )
})
