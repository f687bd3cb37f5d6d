import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, traceOf, tracing } from '../people/trace.example.ts'
import type { Said } from '../surveys/item.ts'
import { listOwnGrowth, saveGrowth } from './growth.server.ts'
import { reviewLetter, reviewReminderLetter, wantsToTalkLetter } from './review.email.ts'
import { lookOn, reviewOf, write } from './review.example.ts'
import { tellWhoWantsToTalk } from './review.job.ts'
import {
  isReviewRead,
  listOpenReviews,
  listReports,
  listReviewResults,
  listReviews,
  readWritings,
  saveWords,
  sendReport,
} from './review.server.ts'
import { matchKey, wantsToTalk } from './review.ts'

/** A day within the mid-year review of the example program, and its last. */
const [midYear, lastDay] = ['2027-01-28', '2027-02-15']

test(
  'a review opens for both with one letter each, however often the worker looks, and reminds once whoever is not done',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor } = await addPair(db)
    await lookOn(db, '2027-01-10')
    assert.equal((await itemsOf(db, 'review.opened')).length, 0)
    const now = await lookOn(db, midYear)
    await lookOn(db, midYear)
    const opened = await itemsOf(db, 'review.opened')
    assert.deepEqual(opened.map(({ personId }) => personId).sort(), [mentee.id, mentor.id].sort())
    const [first] = opened
    const letter = first && (await compose(db, reviewLetter, first, now))
    assert.ok(letter)
    assert.match(textOf(letter), /about 10 minutes/)
    assert.match(textOf(letter, 'fr'), /environ 10 minutes/)
    await write(db, mentee, partnershipId, 'Ana', 'done', now)
    const review = await reviewOf(db, mentee, partnershipId)
    await sendReport(db, mentee, (await programOf(db)) ?? '', review, { choices: {}, words: {} }, now)
    await lookOn(db, '2027-02-10')
    await lookOn(db, '2027-02-12')
    const reminders = await itemsOf(db, 'review.reminder')
    assert.deepEqual(
      reminders.map(({ personId }) => personId),
      [mentor.id],
    )
    await as(db, mentor)
    await write(db, mentor, partnershipId, 'Maud', 'done', now)
    assert.ok(reminders[0] && (await compose(db, reviewReminderLetter, reminders[0], now)), 'the other part is left')
  }),
)

const programOf = async (db: Parameters<typeof listReviews>[0]) =>
  (await asOwner(db, () => db.selectFrom('partnerships').select('programId').executeTakeFirst()))?.programId

test(
  'the two read each other once both are done, or when the writer shows it, and a draft is never read',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor } = await addPair(db)
    const now = await lookOn(db, midYear)
    const seenBy = async (reader: typeof mentee) => {
      const review = await reviewOf(db, reader, partnershipId)
      return (await readWritings(db, reader, review, testKey)).theirs?.words.progress
    }
    await write(db, mentee, partnershipId, 'Ana, draft', 'draft', now)
    await write(db, mentor, partnershipId, 'Maud, done', 'done', now)
    assert.deepEqual([await seenBy(mentee), await seenBy(mentor)], [undefined, undefined])
    await write(db, mentee, partnershipId, 'Ana, done', 'done', now)
    assert.deepEqual([await seenBy(mentee), await seenBy(mentor)], ['Maud, done', 'Ana, done'])
    await lookOn(db, '2027-06-01')
    await write(db, mentor, partnershipId, 'Maud, at the end', 'shown', now)
    assert.equal(await seenBy(mentee), 'Maud, at the end')
    await write(db, mentor, partnershipId, 'Maud, mended', 'draft', now)
    assert.equal(await seenBy(mentee), 'Maud, mended', 'what is shown is not taken back')
  }),
)

test(
  'part A is sealed, two windows of one writer never lose a word, and nothing empty is called done',
  withDatabase(async (db) => {
    const { partnershipId, mentee } = await addPair(db)
    const now = await lookOn(db, midYear)
    await write(db, mentee, partnershipId, 'A secret', 'draft', now)
    const review = await reviewOf(db, mentee, partnershipId)
    const { wordsSealed } = await db.selectFrom('reviewWords').select('wordsSealed').executeTakeFirstOrThrow()
    assert.ok(!wordsSealed.includes('secret'))
    const late = { words: { progress: 'Late' }, reach: 'draft', version: 0 } as const
    await assert.rejects(saveWords(db, mentee, review, late, testKey, now), Conflict)
    await refuses(saveWords(db, mentee, review, { words: { progress: '' }, reach: 'done', version: 1 }, testKey, now))
    const { verbs } = await traceOf(db)
    assert.equal(verbs.at(-1), 'review.drafted')
  }),
)

test(
  'part B is sent once; who asks to talk is told to the coordinator without a name, and the partner reads none of it',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const { partnershipId, mentee, mentor, coordinator, program } = pair
    const now = await lookOn(db, midYear)
    const review = await reviewOf(db, mentee, partnershipId)
    const said = { choices: { [matchKey]: wantsToTalk }, words: { fix: 'Please call me' } }
    const trace = await tracing(db, () => sendReport(db, mentee, program.id, review, said, now))
    assert.deepEqual(trace, { verbs: ['review.sent'], posted: ['review.wants-to-talk'] })
    await as(db, mentee)
    await refuses(sendReport(db, mentee, program.id, review, said, now))
    for (const actor of [mentee, mentor]) assert.deepEqual(await listReports(await as(db, actor), program.id), [])
    await as(db, coordinator)
    const open = await listOpenReviews(db, program.id)
    assert.deepEqual(
      [open.all, open.first.map(({ name, moment }) => `${name} ${moment}`)],
      [1, ['Maud mid_year']],
      'the other has not sent theirs',
    )
    const [report, ...more] = await listReports(db, program.id)
    assert.deepEqual(
      [report?.name, report?.partner, report?.answers, more.length],
      ['Ana', 'Maud', { match: 3, fix: 'Please call me' }, 0],
    )
    const [work] = await itemsOf(db, 'review.wants-to-talk')
    await as(db, 'worker')
    if (work) await tellWhoWantsToTalk(db, work, errandAt(now))
    const [item] = await itemsOf(db, 'review.talk')
    assert.equal(item?.personId, coordinator.id)
    const letter = item && (await compose(db, wantsToTalkLetter, item, now))
    assert.ok(letter && !textOf(letter).includes('Ana'))

    const asks = async () => {
      await as(db, mentor)
      const { rows } = await sql`select 1 from app.reviews_tasks()`.execute(db)
      return rows.length
    }
    assert.equal(await asks(), 1)
    await as(db, 'owner')
    await db.insertInto('programStaff').values({ programId: program.id, personId: mentor.id }).execute()
    await db
      .insertInto('supervisions')
      .values({ supervisorId: coordinator.id, supervisedId: mentee.id, declaredBy: mentee.id })
      .execute()
    assert.deepEqual(await listReports(await as(db, mentor), program.id), [], 'nor a partner who coordinates')
    if (work) await tellWhoWantsToTalk(await as(db, 'worker'), { ...work }, errandAt(now))
    assert.equal((await itemsOf(db, 'review.talk')).length, 1, 'nobody is told who could not read it')
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    assert.equal(await asks(), 0, 'nothing is asked after an end')
    assert.equal((await listOpenReviews(await as(db, coordinator), program.id)).all, 0)
  }),
)

test(
  'where no coordinator may read it, neither a wish to talk nor words are taken, and the rest is counted',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor, coordinator, program } = await addPair(db)
    const now = await lookOn(db, midYear)
    const supervision = { supervisorId: coordinator.id, supervisedId: mentee.id, declaredBy: mentee.id }
    await asOwner(db, () => db.insertInto('supervisions').values(supervision).execute())
    const theirs = await reviewOf(db, mentor, partnershipId)
    assert.equal(await isReviewRead(db, theirs.id), true, 'the other of the two is not supervised')
    const review = await reviewOf(db, mentee, partnershipId)
    assert.deepEqual([await isReviewRead(db, review.id), await isReviewRead(db, theirs.id)], [false, false])
    const spoken: Said[] = [
      { choices: { [matchKey]: wantsToTalk }, words: {} },
      { choices: {}, words: { fix: 'This' } },
    ]
    for (const said of spoken) await refuses(sendReport(db, mentee, program.id, review, said, now))
    await as(db, mentee)
    const said = { choices: { [matchKey]: 1 }, words: {} }
    const trace = await tracing(db, () => sendReport(db, mentee, program.id, review, said, now))
    assert.deepEqual(trace, { verbs: ['review.sent'], posted: [] })
  }),
)

test(
  'figures are made once when the last day has passed, and show nothing of fewer than five',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor, coordinator, program } = await addPair(db)
    const now = await lookOn(db, midYear)
    for (const person of [mentee, mentor]) {
      const review = await reviewOf(db, person, partnershipId)
      await sendReport(db, person, program.id, review, { choices: { rhythm: 2 }, words: {} }, now)
    }
    await lookOn(db, lastDay)
    assert.deepEqual(await listReviewResults(await as(db, coordinator), program.id), [])
    await lookOn(db, '2027-02-16')
    const results = await listReviewResults(await as(db, coordinator), program.id)
    assert.deepEqual(
      results.map(({ moment, asked, answered }) => [moment, asked, answered]),
      [['mid_year', 2, null]],
    )
    assert.ok(results[0]?.figures.every(({ groups }) => groups.length === 0))
    await lookOn(db, '2027-02-17')
    assert.deepEqual(await listReviewResults(await as(db, coordinator), program.id), results)
    assert.deepEqual(await listReviewResults(await as(db, mentor), program.id), [])
  }),
)

test(
  'rating oneself anew is one’s own: it stands beside the first, nobody else sees it, and counting it takes a yes',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor, coordinator, program } = await addPair(db)
    const now = await lookOn(db, midYear)
    const review = await reviewOf(db, mentee, partnershipId)
    const before = await listOwnGrowth(db, mentee, program.frameworkId)
    const [competencyId = ''] = [...(before[0]?.ratings.keys() ?? [])]
    const rating = { competencyId, rating: 5, focus: false, comment: '' }
    await saveGrowth(db, mentee, review, program.frameworkId, { ratings: [rating], counted: true, version: 0 }, now)
    const after = await listOwnGrowth(db, mentee, program.frameworkId)
    assert.deepEqual([after.length, after.at(-1)?.moment, after.at(-1)?.ratings.get(competencyId)], [2, 'mid_year', 5])
    const again = await reviewOf(db, mentee, partnershipId)
    assert.equal(again.counted, true)
    const said = { ratings: [{ ...rating, rating: 4 }], counted: false, version: 2 }
    await saveGrowth(db, mentee, again, program.frameworkId, said, now)
    assert.equal((await listOwnGrowth(db, mentee, program.frameworkId)).length, 2)
    const consents = await db
      .selectFrom('consents')
      .select('withdrawnAt')
      .where('purpose', '=', 'growth-counted')
      .execute()
    assert.deepEqual(
      consents.map(({ withdrawnAt }) => withdrawnAt === null),
      [false],
    )
    for (const actor of [mentor, coordinator]) {
      await as(db, actor)
      const seen = await db
        .selectFrom('ratings')
        .select('rating')
        .where('assessmentId', '=', again.assessmentId)
        .execute()
      assert.deepEqual(seen, [])
      assert.deepEqual(await listReviews(db, partnershipId).then((all) => all.filter(({ id }) => id === review.id)), [])
    }
  }),
)

test(
  'nobody opens a review of their own making, nor writes into that of another',
  withDatabase(async (db) => {
    const { partnershipId, mentee, mentor } = await addPair(db)
    await lookOn(db, midYear)
    const { id } = await reviewOf(db, mentee, partnershipId)
    await as(db, mentor)
    const row = { partnershipId, personId: mentor.id, moment: 'mid_year' as const, wordsSealed: Buffer.from('') }
    assert.ok(
      await isRefusedByDatabase(db, (one) =>
        one
          .insertInto('reviewWords')
          .values({ id, ...row })
          .execute(),
      ),
    )
    assert.ok(
      await isRefusedByDatabase(db, (one) =>
        one
          .insertInto('reviews')
          .values({
            partnershipId,
            personId: mentor.id,
            moment: 'year_end',
            dueOn: '2027-06-20',
            openedAt: '2027-06-01T00:00:00Z',
          })
          .execute(),
      ),
    )
  }),
)
