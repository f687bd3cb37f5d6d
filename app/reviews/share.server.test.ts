import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { onDay } from '../surveys/survey.example.ts'
import { listShareable, readShared, shareAssessments } from './share.server.ts'
import type { ShareReach } from './share.ts'

/** A pair whose mentee has rated herself with a comment; what the mentor reads of it, and saying how far. */
async function addRated(db: Db) {
  const pair = await addPair(db)
  await as(db, pair.mentee)
  await db.updateTable('ratings').set({ comment: 'A doubt' }).execute()
  const own = async (actor: typeof pair.mentee) => getOwnPartnership(await as(db, actor), actor, pair.partnershipId)
  const now = Temporal.Instant.from('2026-11-05T18:00:00Z')
  const ids = async () => {
    await as(db, pair.mentee)
    return (await listShareable(db, pair.mentee, pair.program.frameworkId)).map(({ id }) => id)
  }
  const share = async (reach: ShareReach) => {
    const said = new Map((await ids()).map((id) => [id, reach]))
    await shareAssessments(db, pair.mentee, await own(pair.mentee), said, now)
  }
  const read = async () => (await readShared(db, await own(pair.mentor)))[0]?.ratings
  return { ...pair, own, ids, share, read, now }
}

test(
  'the mentor reads of a self-assessment what the mentee shares: nothing, the ratings, the comments too, and nothing again',
  withDatabase(async (db) => {
    const { share, read, mentee, mentor, own, ids, now, coordinator } = await addRated(db)
    assert.equal(await read(), undefined)
    assert.deepEqual((await tracing(db, () => share('none'))).verbs, [], 'what stays leaves no trace')
    assert.deepEqual((await tracing(db, () => share('ratings'))).verbs, ['assessment.shared'])
    const ratings = await read()
    assert.ok(ratings && ratings.length > 1)
    assert.deepEqual([...new Set(ratings.map(({ comment }) => comment))], [''])
    await share('comments')
    assert.equal((await read())?.[0]?.comment, 'A doubt')
    const [id] = await ids()
    const mentors = await own(mentor)
    await assert.rejects(shareAssessments(db, mentor, mentors, new Map([[id ?? '', 'comments']]), now), { status: 404 })
    await as(db, coordinator)
    assert.deepEqual(await db.selectFrom('assessmentShares').selectAll().execute(), [])
    await asOwner(db, () =>
      db
        .insertInto('supervisions')
        .values({ supervisorId: mentor.id, supervisedId: mentee.id, declaredBy: mentee.id })
        .execute(),
    )
    assert.equal(await read(), undefined, 'a mentor who supervises the mentee no longer reads it')
    await asOwner(db, () => db.deleteFrom('supervisions').execute())
    assert.deepEqual((await tracing(db, () => share('none'))).verbs, ['assessment.withdrawn'])
    assert.equal(await read(), undefined)
  }),
)

test(
  'after the end a share is taken back but not given, and is gone after 90 days',
  withDatabase(async (db) => {
    const { share, read, mentee } = await addRated(db)
    await share('comments')
    await asOwner(db, () => db.updateTable('partnerships').set(standing.ended).execute())
    const sweepOn = async (day: string) => {
      await onDay(db, day)
      await as(db, 'worker')
      await deleteDue(db)
    }
    await sweepOn('2027-02-18')
    assert.equal((await read())?.[0]?.comment, 'A doubt')
    await share('ratings')
    assert.equal((await read())?.[0]?.comment, '')
    await refuses(share('comments'))
    await sweepOn('2027-02-19')
    await as(db, mentee)
    assert.deepEqual(await db.selectFrom('assessmentShares').selectAll().execute(), [])
  }),
)
