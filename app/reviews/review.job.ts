import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { changes, figuresOf, tallyOf, tellCount } from '../surveys/figure.ts'
import { sharesOf, tellTogether } from '../surveys/told.ts'
import { programQuestions, type ReviewMoment, reviewWindows, windowOn } from './review.ts'

/** How many days before the day a review is due whoever is not done is reminded, once. */
const reminderDays = 7

/** Opens reviews when their time comes, with one letter each; reminds once; makes the figures after the last day. */
export const watchReviews: Tick = async (db, { now }) => {
  const today = dateAt(now)
  await open(db, today, now)
  await remind(db, today)
  await makeResults(db, today)
}

async function open(db: Db, today: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  const living = await db
    .selectFrom('partnerships as s')
    .innerJoin('programs as p', (join) => join.onRef('p.id', '=', 's.programId').on('p.status', '<>', 'archived'))
    .leftJoin('programDates as d', (join) => join.onRef('d.programId', '=', 's.programId').on('d.key', '=', 'midyear'))
    .select(['s.id', 's.programId', 's.mentorId', 's.menteeId', 's.startsOn', 's.endsOn'])
    .select(['d.startsOn as midFrom', 'd.endsOn as midTo'])
    .where('s.state', 'in', ['introduced', 'under_way'])
    .where('s.startsOn', '<=', today)
    .where('s.endsOn', '>=', today)
    .execute()
  const there = new Set(
    (
      await db
        .selectFrom('reviews')
        .select(['partnershipId', 'personId', 'moment'])
        .where('dueOn', '>=', today)
        .execute()
    ).map(({ partnershipId, personId, moment }) => `${partnershipId} ${personId} ${moment}`),
  )
  for (const each of living) {
    const midYear = each.midFrom && each.midTo ? { startsOn: each.midFrom, endsOn: each.midTo } : undefined
    const window = windowOn(reviewWindows(each, midYear), today)
    if (!window) continue
    const { moment, dueOn } = window
    for (const personId of [each.mentorId, each.menteeId]) {
      if (there.has(`${each.id} ${personId} ${moment}`)) continue
      const opened = await db
        .insertInto('reviews')
        .values({ partnershipId: each.id, personId, moment, dueOn, openedAt: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!opened) continue
      await post(db, { kind: 'review.opened', personId, subjectId: opened.id })
      await record(db, system('review.watch'), 'review.opened', {
        recordType: 'review',
        recordId: opened.id,
        programId: each.programId,
        facts: { moment },
      })
    }
  }
}

async function remind(db: Db, today: Temporal.PlainDate): Promise<void> {
  const lacking = await db
    .selectFrom('reviews')
    .innerJoin('partnerships as s', 's.id', 'reviews.partnershipId')
    .innerJoin('programs as p', (join) => join.onRef('p.id', '=', 's.programId').on('p.status', '<>', 'archived'))
    .leftJoin('reviewWords', 'reviewWords.id', 'reviews.id')
    .select(['reviews.id', 'reviews.personId'])
    .where('reviews.dueOn', '>=', today)
    .where('reviews.dueOn', '<=', today.add({ days: reminderDays }))
    .where((of) => of.or([of('reviewWords.doneAt', 'is', null), of('reviews.sentAt', 'is', null)]))
    .execute()
  for (const { id, personId } of lacking) await post(db, { kind: 'review.reminder', personId, subjectId: id })
}

/** Once for each program and moment, when the last day of every review opened so far is over. */
async function makeResults(db: Db, today: Temporal.PlainDate): Promise<void> {
  const due = await db
    .selectFrom('reviews as r')
    .innerJoin('partnerships as s', 's.id', 'r.partnershipId')
    .select(({ fn }) => ['s.programId', 'r.moment', fn.countAll<string>().as('asked')])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reviewResults as m')
            .select('m.moment')
            .whereRef('m.programId', '=', 's.programId')
            .whereRef('m.moment', '=', 'r.moment'),
        ),
      ),
    )
    .groupBy(['s.programId', 'r.moment'])
    .having(({ fn }) => fn.max('r.dueOn'), '<', today)
    .execute()
  for (const { programId, moment, asked } of due) await makeResult(db, programId, moment as ReviewMoment, Number(asked))
}

async function makeResult(db: Db, programId: string, moment: ReviewMoment, asked: number): Promise<void> {
  const reports = await db
    .selectFrom('reviewReports')
    .select('answers')
    .where('programId', '=', programId)
    .where('moment', '=', moment)
    .execute()
  const said = reports.map(({ answers }) => answers as Record<string, unknown>)
  const items = programQuestions[moment]
  await db
    .insertInto('reviewResults')
    .values({
      programId,
      moment,
      asked,
      answered: tellCount(said.length),
      figures: JSON.stringify(
        figuresOf(items, tallyOf(items, said)).map((figure) => ({ ...figure, shares: sharesOf(figure) })),
      ),
      growth: JSON.stringify(await countGrowth(db, programId, moment)),
    })
    .execute()
  await record(db, system('review.watch'), 'review.counted', {
    recordType: 'program',
    recordId: programId,
    programId,
    facts: { moment },
  })
}

async function countGrowth(db: Db, programId: string, moment: ReviewMoment) {
  const { rows } = await sql<{ competencyId: string; rose: string; stayed: string; fell: string }>`
    select * from app.growth_counts(${programId}, ${moment}::assessment_moment)`.execute(db)
  return rows.map(({ competencyId, rose, stayed, fell }) => ({
    item: competencyId,
    ...tellTogether(changes(Number(rose), Number(stayed), Number(fell))),
  }))
}

/** Tells the coordinators who may read it that somebody asks to talk: not who, nor about what. */
export const tellWhoWantsToTalk: Work = async (db, item) => {
  const { rows } = await sql<{ personId: string }>`
    select person_id from app.review_readers(${item.subjectId}) person_id`.execute(db)
  for (const { personId } of rows) await post(db, { kind: 'review.talk', personId, subjectId: item.subjectId })
}
