import { sql } from 'kysely'
import type { SurveyAudience } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { findInstrument, type Instrument, itemsOf } from './instrument.ts'
import type { Item, Said } from './item.ts'
import { surveyWords as w } from './surveys.words.ts'
import type { Figure } from './told.ts'

export interface Survey {
  readonly id: string
  readonly programId: string
  readonly instrument: Instrument
  readonly items: readonly Item[]
  readonly named: boolean
  readonly audience: SurveyAudience
  readonly opensOn: Temporal.PlainDate
  readonly closesOn: Temporal.PlainDate
  readonly beforeId: string | null
  readonly toldAt: Temporal.Instant | null
  readonly stoppedAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly version: number
}

const select = (db: Db) =>
  db
    .selectFrom('surveys')
    .select([
      'id',
      'programId',
      'instrument',
      'named',
      'audience',
      'opensOn',
      'closesOn',
      'beforeId',
      'toldAt',
      'stoppedAt',
      'closedAt',
      'version',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function toSurvey(row: Row): Survey {
  const instrument = findInstrument(row.instrument)
  if (!instrument) throw new Error(`No instrument ${row.instrument}.`)
  return { ...row, instrument, items: itemsOf(instrument, row.beforeId !== null) }
}

/** A survey the actor is asked by, runs or decides with. */
export async function getSurvey(db: Db, id: string): Promise<Survey> {
  return toSurvey(orNotFound(await select(db).where('id', '=', id).executeTakeFirst()))
}

/** All surveys of a program, the newest first. */
export async function listSurveys(db: Db, programId: string): Promise<Survey[]> {
  const rows = await select(db)
    .where('programId', '=', programId)
    .orderBy('opensOn', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(toSurvey)
}

/** Where a survey stands on a day. */
export function stateOf(survey: Survey, today: Temporal.PlainDate): 'to-open' | 'open' | 'closing' | 'closed' {
  if (survey.closedAt) return 'closed'
  if (survey.stoppedAt || Temporal.PlainDate.compare(survey.closesOn, today) < 0) return 'closing'
  return survey.toldAt ? 'open' : 'to-open'
}

/** The last day people could answer: earlier than planned where the survey was stopped. */
export function lastDayOf({ closesOn, stoppedAt }: Pick<Survey, 'closesOn' | 'stoppedAt'>): Temporal.PlainDate {
  const stopped = stoppedAt && dateAt(stoppedAt)
  return stopped && Temporal.PlainDate.compare(stopped, closesOn) < 0 ? stopped : closesOn
}

/** The closed named surveys with the same questions that nothing is set beside yet. */
export async function listStarts(db: Db, programId: string, instrument: Instrument): Promise<Survey[]> {
  if (!instrument.named) return []
  const all = await listSurveys(db, programId)
  const taken = new Set(all.map(({ beforeId }) => beforeId))
  return all.filter((each) => each.instrument.id === instrument.id && each.closedAt && !taken.has(each.id))
}

/** Plans a survey; people are asked on its first day. @returns its id */
export async function openSurvey(
  db: Db,
  actor: PersonActor,
  programId: string,
  instrument: Instrument,
  wish: {
    audience: SurveyAudience
    opensOn: Temporal.PlainDate
    closesOn: Temporal.PlainDate
    before: string | undefined
  },
  today: Temporal.PlainDate,
): Promise<string> {
  const { audience, opensOn, closesOn, before } = wish
  refuseUnless(Temporal.PlainDate.compare(opensOn, today) >= 0, w.notInThePast, { field: 'opensOn' })
  refuseUnless(Temporal.PlainDate.compare(closesOn, opensOn) > 0, w.aDayAtLeast, { field: 'closesOn' })
  if (before)
    refuseUnless(
      (await listStarts(db, programId, instrument)).some(({ id }) => id === before),
      w.noSuchStart,
      { field: 'before' },
    )
  const id = crypto.randomUUID()
  await db
    .insertInto('surveys')
    .values({
      id,
      programId,
      instrument: instrument.id,
      named: instrument.named,
      audience,
      opensOn,
      closesOn,
      beforeId: before ?? null,
    })
    .execute()
  await record(db, actor, 'survey.planned', {
    recordType: 'survey',
    recordId: id,
    programId,
    facts: { instrument: instrument.id, audience },
  })
  return id
}

/** Takes a survey back that nobody has been asked yet. */
export async function takeBackSurvey(db: Db, actor: PersonActor, survey: Survey): Promise<void> {
  const gone = await db.deleteFrom('surveys').where('id', '=', survey.id).executeTakeFirst()
  refuseUnless(gone.numDeletedRows > 0n, w.alreadyAsked)
  await record(db, actor, 'survey.taken-back', {
    recordType: 'survey',
    recordId: survey.id,
    programId: survey.programId,
  })
}

/** Ends the time to answer before its last day. */
export async function stopSurvey(
  db: Db,
  actor: PersonActor,
  survey: Survey,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(survey.toldAt && !survey.stoppedAt && !survey.closedAt, w.notOpen)
  await changeVersioned(db, 'surveys', survey.id, version, { stoppedAt: now })
  await ask(db, { kind: 'survey.close', subjectId: survey.id })
  await record(db, actor, 'survey.stopped', { recordType: 'survey', recordId: survey.id, programId: survey.programId })
}

/** Whether a survey asks the actor, and whether they have answered; undefined when it does not. */
export async function findOwnMark(db: Db, actor: PersonActor, surveyId: string) {
  return db
    .selectFrom('surveyAsked')
    .select('answered')
    .where('surveyId', '=', surveyId)
    .where('personId', '=', actor.id)
    .executeTakeFirst()
}

/**
 * Takes the actor's answer, once. Of an anonymous one nothing is kept that is a person's: see `app.answer_survey`. The
 * audit trail tells of named answers alone.
 */
export async function answerSurvey(db: Db, actor: PersonActor, survey: Survey, said: Said): Promise<void> {
  orNotFound(await findOwnMark(db, actor, survey.id))
  const { rows } = await sql`select app.answer_survey(${survey.id}, ${JSON.stringify(said.choices)}::jsonb,
    ${JSON.stringify(said.words)}::jsonb)`.execute(db)
  refuseUnless(rows.length > 0, w.answeredOrOver)
  if (survey.named)
    await record(db, actor, 'survey.answered', {
      recordType: 'survey',
      recordId: survey.id,
      programId: survey.programId,
    })
}

/** How many were asked and have answered, by survey; null for fewer than five. */
export async function readTurnout(db: Db, programId: string) {
  const { rows } = await sql<{ surveyId: string; asked: string; answered: string | null }>`
    select * from app.survey_turnout(${programId})`.execute(db)
  return new Map(
    rows.map(({ surveyId, asked, answered }) => [
      surveyId,
      { asked: Number(asked), answered: answered === null ? null : Number(answered) },
    ]),
  )
}

export interface SurveyResult {
  readonly asked: number
  readonly answered: number | null
  readonly figures: readonly Figure[]
  readonly pairs: readonly Figure[]
}

/** What people wrote in words of their own, by question, in no order. */
export type OwnWords = Readonly<Record<string, readonly string[]>>

/** What a survey came to, for its staff and for whoever answered it; undefined before it is closed. */
export async function findResult(db: Db, surveyId: string): Promise<SurveyResult | undefined> {
  const row = await db
    .selectFrom('surveyResults')
    .select(['asked', 'answered', 'figures', 'pairs'])
    .where('surveyId', '=', surveyId)
    .executeTakeFirst()
  return row as SurveyResult | undefined
}

/** What people wrote in words of their own: for those who coordinate the program; nothing for anybody else. */
export async function findOwnWords(db: Db, surveyId: string): Promise<OwnWords> {
  const { rows } = await sql<{ words: OwnWords | null }>`select app.words_of_survey(${surveyId}) as words`.execute(db)
  return rows[0]?.words ?? {}
}
