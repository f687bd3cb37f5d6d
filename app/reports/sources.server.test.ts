import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, withDatabase } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'
import { answers, publish } from '../partnerships/offer.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { changes } from '../surveys/figure.ts'
import { addSurvey, answer, tick } from '../surveys/survey.example.ts'
import { sharesOf, tellTogether } from '../surveys/told.ts'
import { giveQuote, withdrawQuote } from '../thanks/quote.server.ts'
import { getEdition, makeReport, publishReport, shareEdition } from './report.server.ts'
import { type Report, tablesOf } from './report.ts'

const now = Temporal.Instant.from('2027-06-30T18:00:00Z')
const today = Temporal.PlainDate.from('2027-06-30')
const six = [1, 2, 3, 4, 5, 6]

/** Six pairs. */
async function addSix(db: Db): Promise<PoolExample> {
  const pool = await addPool(db, {
    mentees: six.map((n) => ({ name: `Mentee ${n}` })),
    mentors: six.map((n) => ({ name: `Mentor ${n}` })),
  })
  await publish(db, pool)
  await as(db, 'owner')
  const offers = await db.selectFrom('offers').select(['menteeApplicationId', 'mentorApplicationId']).execute()
  for (const { menteeApplicationId, mentorApplicationId } of offers) {
    const [mentee, mentor] = [pool.nameOf(menteeApplicationId), pool.nameOf(mentorApplicationId)]
    await answers(db, pool, mentor, mentee, 'yes')
    await answers(db, pool, mentee, mentee, 'yes')
  }
  await as(db, 'owner')
  return pool
}

const reportFor = async (db: Db, pool: PoolExample, who: PersonActor = pool.coordinator) => {
  await as(db, who)
  return makeReport(db, await getProgram(db, pool.program.id), today)
}
const tableOf = (report: Report, caption: RegExp) =>
  tablesOf(report)
    .find(({ table }) => caption.test(table.caption.en))
    ?.table.rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.en : cell)).join(' | '))
const quotesIn = (report: Report) =>
  report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'quote' ? [[block.words, typeof block.signed === 'string' ? block.signed : block.signed.en]] : [],
    ),
  )

/** An organization's admin of the pool's program. */
async function adminOf(db: Db): Promise<PersonActor> {
  await as(db, 'owner')
  const admin = db.selectFrom('staff').select('personId').where('role', '=', 'admin')
  return signedIn({ id: (await admin.executeTakeFirstOrThrow()).personId, name: 'Adrian Admin' })
}

test(
  'a closed survey is told with its statements and those of Massachusetts beside them; an open one is not',
  withDatabase(async (db) => {
    const pool = await addSix(db)
    const id = await addSurvey(db, pool, '2027-05-01', { of: 'year-end' })
    for (const n of six)
      await answer(db, pool.person(`Mentee ${n}`), id, { 'more-effective': 5, recommend: 9, trust: n > 3 ? 4 : 2 })
    assert.equal(tableOf(await reportFor(db, pool), /year-end/), undefined)
    await tick(db, Temporal.Instant.from('2027-05-20T20:00:00Z'))
    for (const who of [pool.coordinator, await adminOf(db)]) {
      const rows = tableOf(await reportFor(db, pool, who), /year-end, closed .*, 6 answers/)
      assert.ok(rows?.includes('Mentoring has made me a more effective leader. | 100% | 86%'), String(rows))
      assert.ok(rows?.includes('I trust my mentoring partner. | not told | –'), String(rows))
      const said = JSON.stringify(await reportFor(db, pool, who))
      assert.match(said, /Recommend score: 100\./)
    }
  }),
)

test(
  'reviews and growth are told as they were counted, never as averages',
  withDatabase(async (db) => {
    const pool = await addSix(db)
    await as(db, 'owner')
    const { frameworkId } = await getProgram(db, pool.program.id)
    const [first, second, third] = await db
      .selectFrom('competencies')
      .select('id')
      .where('frameworkId', '=', frameworkId)
      .orderBy('id')
      .execute()
    const figure = (item: string | undefined, [rose = 0, stayed = 0, fell = 0]: number[]) => ({
      item,
      ...tellTogether(changes(rose, stayed, fell)),
    })
    const shared = (item: string, told: ReturnType<typeof tellTogether>) => ({
      ...told,
      shares: sharesOf({ item, ...told }),
    })
    const good = (item: string, n: number, rest: number) => ({
      item,
      ...shared(
        item,
        tellTogether([
          { key: 'good', n },
          { key: 'fair', n: 0 },
          { key: 'poor', n: rest },
          { key: 'left-out', n: 1 },
        ]),
      ),
    })
    await as(db, 'worker')
    const counted = { programId: pool.program.id, asked: 40, figures: '[]' }
    await db
      .insertInto('reviewResults')
      .values([
        { ...counted, moment: 'mid_year', answered: null, growth: '[]' },
        {
          ...counted,
          moment: 'year_end',
          answered: 30,
          figures: JSON.stringify([good('match-quality', 20, 9), good('training', 29, 0)]),
          growth: JSON.stringify([
            figure(first?.id, [6, 5, 0]),
            figure(second?.id, [7, 3, 2]),
            figure(third?.id, [27, 2, 0]),
          ]),
        },
      ])
      .execute()
    const report = await reportFor(db, pool, await adminOf(db))
    assert.deepEqual(tableOf(report, /^Reviews handed in/), ['Year end | 40 | 75%'])
    assert.deepEqual(
      tableOf(report, /how many$/)?.map((row) => row.split(' | ').slice(1)),
      [
        ['6', '5', '0', '11'],
        ['7', '5 (with fell)', '5 (with stayed)', '12'],
        ['at least 25', 'at most 4', 'at most 4', '29'],
      ],
    )
    assert.deepEqual(tableOf(report, /^Year end reviews/), [
      'The match: Good | at least 66%',
      'Training and welcome: Good | at least 86%',
    ])
    assert.deepEqual(report.summary.match, { from: 66, to: 100 })
  }),
)

test(
  'endings and costs are told from five people on, and to nobody who only takes part',
  withDatabase(async (db) => {
    const pool = await addSix(db)
    await db.updateTable('partnerships').set(standing.ended).execute()
    const ids = await db.selectFrom('partnerships').select('mentorId').execute()
    const [one, two] = [pool.coordinator.id, await adminOf(db)]
    const pay = (at: number) =>
      db
        .insertInto('honoraria')
        .values({
          programId: pool.program.id,
          personId: ids[at]?.mentorId ?? '',
          payee: 'A mentor',
          amountCents: 50_000,
          state: 'approved',
          conditions: '[]',
          openedAt: now,
          approvedBy: one,
          approvedAt: now,
          secondedBy: two.id,
          secondedAt: now,
        })
        .execute()
    for (const at of [0, 1, 2, 3]) await pay(at)
    assert.equal(tableOf(await reportFor(db, pool), /^Costs/), undefined)
    await as(db, 'owner')
    await pay(4)
    for (const { mentorId } of ids)
      await db
        .insertInto('trainings')
        .values({
          id: crypto.randomUUID(),
          programId: pool.program.id,
          personId: mentorId,
          title: 'Orientation',
          completedOn: today,
          notedBy: one,
          notedAt: now,
        })
        .execute()
    const report = await reportFor(db, pool)
    assert.match(JSON.stringify(report), /Of 6 mentors \(matched\), 100% have completed a training/)
    assert.deepEqual(tableOf(report, /^Trainings/), ['Orientation | 5'])
    assert.deepEqual(tableOf(report, /^Costs/), ['honoraria approved | 2500.00', 'All | 2500.00'])
    assert.deepEqual(tableOf(report, /^How partnerships ended/), ['ended early | 6'])
    await as(db, pool.person('Mentee 1'))
    for (const source of ['reviews', 'endings', 'costs', 'words', 'trainings', 'activities'])
      assert.deepEqual(
        (await sql`select * from ${sql.raw(`app.report_${source}`)}(${pool.program.id})`.execute(db)).rows,
        [],
      )
  }),
)

test(
  'words are quoted as their author gave them, and gone from every edition once they are taken back or changed',
  withDatabase(async (db) => {
    const pool = await addSix(db)
    const { slug } = pool.program
    const give = async (n: number, words: string, signedAs: string, version = 0) => {
      const mentee = pool.person(`Mentee ${n}`)
      await as(db, 'owner')
      const pairs = db.selectFrom('partnerships').select('id').where('menteeId', '=', mentee.id)
      const { id } = await pairs.executeTakeFirstOrThrow()
      await as(db, mentee)
      const { partnership } = await getOwnPartnership(db, mentee, id)
      if (words) await giveQuote(db, mentee, partnership, { words, signedAs, version }, now)
      else await withdrawQuote(db, mentee, partnership, now)
    }
    await give(1, 'It helped me stay.', '')
    await give(2, 'I found my feet.', 'Mentee 2')
    await as(db, pool.coordinator)
    const n = await publishReport(db, pool.coordinator, slug, now, today)
    await shareEdition(db, pool.coordinator, slug, String(n), { shared: true, version: 1 })
    const read = async (who: PersonActor) => {
      await as(db, who)
      return quotesIn((await getEdition(db, pool.program, n)).report)
    }
    const both = [
      ['It helped me stay.', 'A mentee'],
      ['I found my feet.', 'Mentee 2'],
    ]
    assert.deepEqual(quotesIn(await reportFor(db, pool)).toSorted(), both.toSorted())
    for (const who of [pool.coordinator, pool.members[0], pool.person('Mentor 1'), await adminOf(db)])
      assert.deepEqual((await read(who ?? pool.coordinator)).toSorted(), both.toSorted())
    await as(db, 'owner')
    const kept = await db.selectFrom('reportEditions').select('report').executeTakeFirstOrThrow()
    assert.doesNotMatch(JSON.stringify(kept), /helped me stay|found my feet/)
    await give(1, '', '')
    await give(2, 'I found my feet and more.', '', 1)
    assert.deepEqual(await read(pool.coordinator), [])
    assert.deepEqual(quotesIn(await reportFor(db, pool)), [['I found my feet and more.', 'A mentee']])
  }),
)
