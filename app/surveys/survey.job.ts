import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt, endOf } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'
import { figuresOf, pairsOf, tallyOf, tellCount, wordsShown } from './figure.ts'
import { valuesOf } from './item.ts'
import { getSurvey, type Survey } from './survey.server.ts'

/** How many days before the last one whoever has not answered is reminded, once. */
const reminderDays = 3

/** Asks people on a survey's first day, reminds them once, and makes the result when the last day has passed. */
export const watchSurveys: Tick = async (db, { now, key }) => {
  const today = dateAt(now)
  const living = await db
    .selectFrom('surveys')
    .innerJoin('programs', 'programs.id', 'programId')
    .select(['surveys.id', 'programs.status'])
    .where('closedAt', 'is', null)
    .where('surveys.opensOn', '<=', today)
    .orderBy('surveys.id')
    .execute()
  for (const { id, status } of living) {
    const survey = await getSurvey(db, id)
    if (survey.stoppedAt || Temporal.PlainDate.compare(survey.closesOn, today) < 0) await closeSurvey(db, survey, now)
    else if (status === 'archived') continue
    else if (!survey.toldAt) await askPeople(db, survey, key, now)
    else if (Temporal.PlainDate.compare(today, survey.closesOn.subtract({ days: reminderDays })) >= 0)
      await remind(db, survey)
  }
}

/** The same for one that its coordinator has ended. */
export const closeStopped: Work = async (db, item, { now }) => {
  const survey = await getSurvey(db, item.subjectId)
  if (survey.stoppedAt && !survey.closedAt) await closeSurvey(db, survey, now)
}

/** Whom a survey is for: everybody of the asked side in a partnership of the program. */
async function listAudience(db: Db, survey: Survey): Promise<string[]> {
  const pairs = await db
    .selectFrom('partnerships')
    .select(['mentorId', 'menteeId'])
    .where('programId', '=', survey.programId)
    .execute()
  const sides = pairs.flatMap(({ mentorId, menteeId }) => [
    ...(survey.audience === 'mentees' ? [] : [mentorId]),
    ...(survey.audience === 'mentors' ? [] : [menteeId]),
  ])
  return [...new Set(sides)].sort()
}

/** Those for whom nothing goes on in the program but a break: nobody writes to them about it. */
async function listResting(db: Db, programId: string): Promise<Set<string>> {
  const pairs = await db
    .selectFrom('partnerships')
    .select(['mentorId', 'menteeId', 'state'])
    .where('programId', '=', programId)
    .where('state', '<>', 'ended')
    .execute()
  const of = (isPaused: boolean) =>
    pairs.filter(({ state }) => (state === 'paused') === isPaused).flatMap((pair) => [pair.mentorId, pair.menteeId])
  return new Set(of(true)).difference(new Set(of(false)))
}

/**
 * Writes down whom it asks (while nobody has a partner yet it waits), lays every tally at nothing, and sends each a link of their own. Who takes a break finds it
 * on their day afterwards, and is reminded if it is still open then.
 */
async function askPeople(db: Db, survey: Survey, key: Buffer, now: Temporal.Instant): Promise<void> {
  const people = await listAudience(db, survey)
  if (people.length === 0) return
  const resting = await listResting(db, survey.programId)
  for (const personId of people) {
    await db.insertInto('surveyAsked').values({ surveyId: survey.id, personId }).execute()
    const endsAt = endOf(survey.closesOn)
    await makeLink(db, key, { personId, purpose: 'survey', subjectId: survey.id, endsAt })
    if (!resting.has(personId)) await post(db, { kind: 'survey.asked', personId, subjectId: survey.id })
  }
  if (!survey.named)
    for (const item of survey.items.filter(({ options }) => options))
      await db
        .insertInto('private.surveyTallies')
        .values(valuesOf(item).map((choice) => ({ surveyId: survey.id, item: item.key, choice })))
        .execute()
  await db.updateTable('surveys').set({ toldAt: now }).where('id', '=', survey.id).execute()
  await note(db, survey, 'survey.opened')
}

async function remind(db: Db, survey: Survey): Promise<void> {
  const lacking = await db
    .selectFrom('surveyAsked')
    .select('personId')
    .where('surveyId', '=', survey.id)
    .where('answered', '=', false)
    .execute()
  const resting = await listResting(db, survey.programId)
  for (const { personId } of lacking)
    if (!resting.has(personId)) await post(db, { kind: 'survey.reminder', personId, subjectId: survey.id })
}

/** Makes the result, destroys what anonymous answers it was made from, and tells those who answered. */
async function closeSurvey(db: Db, survey: Survey, now: Temporal.Instant): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${survey.id}, 25))`.execute(db)
  const marks = await db
    .selectFrom('surveyAsked')
    .select(['personId', 'answered'])
    .where('surveyId', '=', survey.id)
    .execute()
  const answered = marks.filter((mark) => mark.answered)
  const result = survey.named ? await resultOfNamed(db, survey) : await resultOfTallies(db, survey)
  await db
    .insertInto('surveyResults')
    .values({
      surveyId: survey.id,
      asked: marks.length,
      answered: tellCount(answered.length),
      figures: JSON.stringify(result.figures),
      words: JSON.stringify(result.words),
      pairs: JSON.stringify(result.pairs),
    })
    .execute()
  await db.deleteFrom('private.surveyTallies').where('surveyId', '=', survey.id).execute()
  await db.deleteFrom('private.surveyWords').where('surveyId', '=', survey.id).execute()
  await db.updateTable('surveys').set({ closedAt: now }).where('id', '=', survey.id).execute()
  for (const { personId } of answered) await post(db, { kind: 'survey.result', personId, subjectId: survey.id })
  await note(db, survey, 'survey.closed')
}

async function resultOfTallies(db: Db, survey: Survey) {
  const rows = await db
    .selectFrom('private.surveyTallies')
    .select(['item', 'choice', 'n'])
    .where('surveyId', '=', survey.id)
    .execute()
  const words = await db
    .selectFrom('private.surveyWords')
    .select(['item', 'words'])
    .where('surveyId', '=', survey.id)
    .execute()
  const tallies = new Map(
    [...Map.groupBy(rows, ({ item }) => item)].map(([item, each]) => [
      item,
      new Map(each.map(({ choice, n }) => [choice, n])),
    ]),
  )
  return { figures: figuresOf(survey.items, tallies), words: wordsShown(words, digest), pairs: [] }
}

async function resultOfNamed(db: Db, survey: Survey) {
  const said = await readAnswers(db, survey.id)
  const before = survey.beforeId ? await readAnswers(db, survey.beforeId) : new Map<string, Record<string, unknown>>()
  const pairs = [...said].flatMap(([personId, after]) => {
    const first = before.get(personId)
    return first ? [[first, after] as const] : []
  })
  return {
    figures: figuresOf(survey.items, tallyOf(survey.items, [...said.values()])),
    words: {},
    pairs: survey.beforeId ? pairsOf(survey.instrument.items, pairs) : [],
  }
}

async function readAnswers(db: Db, surveyId: string): Promise<Map<string, Record<string, unknown>>> {
  const rows = await db
    .selectFrom('surveyAnswers')
    .select(['personId', 'answers'])
    .where('surveyId', '=', surveyId)
    .execute()
  return new Map(rows.map(({ personId, answers }) => [personId, answers as Record<string, unknown>]))
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const note = (db: Db, survey: Survey, verb: string) =>
  record(db, system('survey.watch'), verb, {
    recordType: 'survey',
    recordId: survey.id,
    programId: survey.programId,
  })
