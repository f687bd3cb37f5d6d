import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { compose, itemsOf as itemsIn, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { traceOf, tracing } from '../people/trace.example.ts'
import { surveyLetter, surveyReminderLetter, surveyResultLetter } from './survey.email.ts'
import { addSurvey, answer, instrument, onDay, tick } from './survey.example.ts'
import {
  findOwnMark,
  findOwnWords,
  findResult,
  getSurvey,
  lastDayOf,
  listStarts,
  openSurvey,
  readTurnout,
  stopSurvey,
  takeBackSurvey,
} from './survey.server.ts'

/** More people whom a survey asks. */
async function askAlso(db: Db, surveyIds: readonly string[], n: number): Promise<PersonActor[]> {
  const people: PersonActor[] = []
  for (let each = 0; each < n; each++) {
    await as(db, 'owner')
    const person = await addPerson(db, { name: `Person ${each}` })
    people.push(person)
    await as(db, 'worker')
    for (const surveyId of surveyIds)
      await db.insertInto('surveyAsked').values({ surveyId, personId: person.id }).execute()
  }
  return people
}

const tallies = async (db: Db, survey: string) => {
  await as(db, 'worker')
  return db
    .selectFrom('private.surveyTallies')
    .select(['item', 'choice', 'n', sql<string>`ctid::text`.as('place')])
    .where('surveyId', '=', survey)
    .execute()
}

test(
  'a survey asks both sides on its first day, reminds once whoever has not answered, and closes by itself',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    assert.equal((await itemsIn(db, 'survey.asked')).length, 2)
    await answer(db, pair.mentee, id, { trust: 5 })
    await tick(db, await onDay(db, '2027-02-11'))
    assert.equal((await itemsIn(db, 'survey.reminder')).length, 0)
    for (const day of ['2027-02-12', '2027-02-13', '2027-02-15']) await tick(db, await onDay(db, day))
    const reminders = await itemsIn(db, 'survey.reminder')
    assert.deepEqual(
      reminders.map(({ personId }) => personId),
      [pair.mentor.id],
    )
    await as(db, pair.mentor)
    assert.equal((await getSurvey(db, id)).closedAt, null)
    const now = await onDay(db, '2027-02-16')
    await tick(db, now)
    await as(db, pair.mentor)
    assert.ok((await getSurvey(db, id)).closedAt)
    const [reminder] = reminders
    assert.ok(reminder)
    assert.equal(await compose(db, surveyReminderLetter, reminder, now), undefined, 'nothing left to remind of')
    assert.deepEqual((await tracing(db, () => tick(db, now))).posted, [], 'once closed nothing is told again')
  }),
)

test(
  'the letter opens one page by a link, says how long it takes, and in French too',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    await addSurvey(db, pair, '2027-02-01')
    const [item] = await itemsIn(db, 'survey.asked')
    assert.ok(item)
    const letter = await compose(db, surveyLetter, item, Temporal.Instant.from('2027-02-01T20:00:00Z'))
    assert.ok(letter)
    assert.match(letter.button?.href ?? '', /^https:\/\/mentors\.example\.org\/surveys\/answer\/[\w-]{43}$/)
    assert.match(textOf(letter), /about 4 minutes/)
    assert.match(textOf(letter, 'fr'), /Environ 4 minutes/)
  }),
)

test(
  'one answers once, only while it is open, and only when asked',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    await as(db, pair.coordinator)
    await refuses(answer(db, pair.coordinator, id, { trust: 1 }))
    await answer(db, pair.mentee, id, { trust: 5 })
    await refuses(answer(db, pair.mentee, id, { trust: 1 }))
    await onDay(db, '2027-02-16')
    await refuses(answer(db, pair.mentor, id, { trust: 1 }))
    const moved = (await tallies(db, id)).filter(({ item, n }) => item === 'trust' && n > 0)
    assert.deepEqual(
      moved.map(({ choice, n }) => [choice, n]),
      [[5, 1]],
    )
  }),
)

test(
  'an anonymous answer leaves no row of its own: all of its survey are written anew, with nobody and no time in them',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    const other = await addSurvey(db, pair, '2027-02-01')
    const people = await askAlso(db, [id], 4)
    await answer(db, pair.mentee, id, { trust: 5 }, { 'keep-or-change': 'Ana writes' })
    const idsBefore = await wordIds(db, id)
    const placesBefore = new Set((await tallies(db, id)).map(({ place }) => place))
    for (const person of people) await answer(db, person, id, { trust: 4 })
    const rows = await tallies(db, id)
    assert.deepEqual(
      [...new Set(rows.map(({ item }) => item))].map((item) =>
        rows.filter((row) => row.item === item).reduce((sum, { n }) => sum + n, 0),
      ),
      Array.from({ length: 8 }, () => 5),
      'everybody is in each question once',
    )
    assert.ok(
      !rows.some(({ place }) => placesBefore.has(place)),
      'every row is written anew, also those moved by nothing',
    )
    assert.notDeepEqual(await wordIds(db, id), idsBefore, 'words too, also by an answer without words')
    assert.ok((await tallies(db, other)).every(({ n }) => n === 0))
    const columns = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name in ('survey_tallies', 'survey_words') and (column_name like '%person%' or data_type like 'timestamp%')`.execute(
      db,
    )
    assert.deepEqual(columns.rows, [])
    assert.ok(!(await traceOf(db)).verbs.includes('survey.answered'))
  }),
)

const wordIds = async (db: Db, survey: string) => {
  await as(db, 'worker')
  return (await db.selectFrom('private.surveyWords').select('id').where('surveyId', '=', survey).execute()).map(
    (r) => r.id,
  )
}

test(
  'nobody who serves pages can read tallies or words, whoever they are, nor who has answered',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    await answer(db, pair.mentee, id, { trust: 5 }, { 'keep-or-change': 'Ana writes' })
    for (const actor of [pair.mentee, pair.coordinator]) {
      await as(db, actor)
      for (const table of ['private.survey_tallies', 'private.survey_words'])
        assert.ok(await isRefusedByDatabase(db, () => sql.raw(`select 1 from ${table}`).execute(db)), table)
      const marks = await db.selectFrom('surveyAsked').select('personId').execute()
      assert.ok(marks.every(({ personId }) => personId === actor.id))
    }
  }),
)

test(
  'a result is there only once a survey is closed, the same for ever, and what it was made from is gone',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    const people = await askAlso(db, [id], 6)
    for (const [n, person] of people.entries())
      await answer(db, person, id, { trust: 5, recommend: n === 0 ? 3 : 9 }, { 'keep-or-change': `words ${n}` })
    await as(db, pair.coordinator)
    assert.equal(await findResult(db, id), undefined)
    assert.deepEqual((await readTurnout(db, pair.program.id)).get(id), { asked: 8, answered: 6 })
    await tick(db, await onDay(db, '2027-02-16'))
    await as(db, pair.coordinator)
    const result = await findResult(db, id)
    assert.deepEqual([result?.asked, result?.answered], [8, 6])
    const toldOf = (key: string) => result?.figures.find(({ item }) => item === key)?.groups.map(({ n }) => n)
    assert.deepEqual(toldOf('trust'), [6, 0, 0, 0, 0])
    assert.deepEqual(toldOf('recommend'), [6], 'one who would not is not told')
    const wordsTo = async (actor: PersonActor) =>
      (await findOwnWords(await as(db, actor), id))['keep-or-change']?.length
    assert.deepEqual([await wordsTo(pair.coordinator), await wordsTo(pair.mentee)], [6, undefined])
    assert.ok(await isRefusedByDatabase(db, (db) => sql.raw('select words from survey_results').execute(db)))
    assert.deepEqual([await tallies(db, id), await wordIds(db, id)], [[], []])
    await tick(db, await onDay(db, '2027-03-16'))
    await as(db, pair.coordinator)
    assert.deepEqual(await findResult(db, id), result)
  }),
)

test(
  'those who answered are shown what came of it; those who did not, and strangers, are not',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const id = await addSurvey(db, pair, '2027-02-01')
    await answer(db, pair.mentee, id, { trust: 5 })
    const now = await onDay(db, '2027-02-16')
    await tick(db, now)
    const [item, ...more] = await itemsIn(db, 'survey.result')
    assert.deepEqual([item?.personId, more.length], [pair.mentee.id, 0])
    assert.ok(item && (await compose(db, surveyResultLetter, item, now)))
    const seen = async (actor: PersonActor) => findResult(await as(db, actor), id)
    assert.equal((await seen(pair.mentee))?.answered, null, 'fewer than five')
    assert.ok((await seen(pair.mentee))?.figures.every(({ groups }) => groups.length === 0))
    assert.equal(await seen(pair.mentor), undefined)
    await as(db, 'owner')
    assert.equal(await seen(await addPerson(db, { name: 'Stranger' })), undefined)
  }),
)

test(
  'a named survey shows nobody who said what, and a start is set beside one end only',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const start = await addSurvey(db, pair, '2026-12-01', { of: 'confidence' })
    const people = await askAlso(db, [start], 5)
    for (const person of people) await answer(db, person, start, { belonging: 2 })
    await answer(db, pair.mentor, start, { belonging: 5 })
    await tick(db, await onDay(db, '2026-12-16'))
    const named = async (who: PersonActor) =>
      (await as(db, who)).selectFrom('surveyAnswers').select('personId').execute()
    assert.deepEqual([await named(pair.coordinator), await named(pair.mentor)], [[], [{ personId: pair.mentor.id }]])
    const end = await addSurvey(db, pair, '2027-05-01', { of: 'confidence', before: start })
    await as(db, 'worker')
    for (const { id } of people) await db.insertInto('surveyAsked').values({ surveyId: end, personId: id }).execute()
    for (const person of people) await answer(db, person, end, { belonging: 4 })
    await answer(db, pair.mentee, end, { belonging: 4 })
    await tick(db, await onDay(db, '2027-05-16'))
    await as(db, pair.coordinator)
    const pairs = (await findResult(db, end))?.pairs.find(({ item }) => item === 'belonging')
    assert.deepEqual(
      pairs?.groups.map(({ n }) => n),
      [5, 0, 0, 0],
      'only those who answered both times',
    )
    assert.deepEqual(
      await listStarts(db, pair.program.id, instrument('confidence')).then((s) => s.map(({ id }) => id)),
      [end],
    )
    const again = { audience: 'both', opensOn: day('2027-06-01'), closesOn: day('2027-06-08'), before: start } as const
    await refuses(openSurvey(db, pair.coordinator, pair.program.id, instrument('confidence'), again, day('2027-05-20')))
  }),
)

const day = (text: string) => Temporal.PlainDate.from(text)

test(
  'a survey nobody was asked yet can be taken back; one that is open can be closed early, and stays closed',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    await onDay(db, '2027-02-01')
    await as(db, pair.coordinator)
    const wish = {
      audience: 'both',
      opensOn: day('2027-03-01'),
      closesOn: day('2027-03-08'),
      before: undefined,
    } as const
    const planned = await openSurvey(
      db,
      pair.coordinator,
      pair.program.id,
      instrument('match'),
      wish,
      day('2027-02-01'),
    )
    await takeBackSurvey(db, pair.coordinator, await getSurvey(db, planned))
    await refuses(getSurvey(db, planned))
    const id = await addSurvey(db, pair, '2027-02-01')
    await as(db, pair.coordinator)
    const survey = await getSurvey(db, id)
    await refuses(takeBackSurvey(db, pair.coordinator, survey))
    const trace = await tracing(db, () =>
      stopSurvey(db, pair.coordinator, survey, survey.version, Temporal.Instant.from('2027-02-03T20:00:00Z')),
    )
    assert.deepEqual(trace, { verbs: ['survey.stopped'], posted: ['survey.close'] })
    await refuses(answer(db, pair.mentee, id, { trust: 5 }))
    assert.equal((await findOwnMark(db, pair.mentee, id))?.answered, false)
    await as(db, pair.coordinator)
    assert.equal(lastDayOf(await getSurvey(db, id)).toString(), '2027-02-03', 'and not the day that was planned')
  }),
)
