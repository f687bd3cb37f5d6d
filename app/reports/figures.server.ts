import { sql } from 'kysely'
import type { ContactActivity, ContactKind, SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import type { ReviewMoment } from '../reviews/review.ts'
import type { Item } from '../surveys/item.ts'
import { findResult, lastDayOf, listSurveys } from '../surveys/survey.server.ts'
import type { Figure, Share } from '../surveys/told.ts'
import type { Told, ToldPeople } from './count.ts'
import type { Report } from './report.ts'

/** Words somebody lets the program quote, as they stand. */
export interface Voice {
  readonly id: string
  readonly version: number
  readonly words: string
  /** The name they chose; empty for "a mentor" or "a mentee". */
  readonly signedAs: string
  readonly seat: SeatKind
}

/** A closed survey that five or more answered, with its questions and what they came to. */
interface AskedFor {
  readonly title: Text
  readonly closedOn: Temporal.PlainDate
  readonly answered: number
  readonly items: readonly Item[]
  readonly figures: readonly Figure[]
  /** From the start to the end: how many rose, stayed or fell. */
  readonly pairs: readonly Figure[]
}

/** What came of the reviews of one moment. */
interface Reviewed {
  readonly moment: ReviewMoment
  /** Nothing where fewer than five were asked, or handed in. */
  readonly asked: number | null
  /** Which share of them handed in. */
  readonly about: Told['about'] | null
  readonly percent: number | null
  readonly figures: readonly { readonly item: string; readonly shares: Readonly<Record<string, Share>> }[]
  readonly growth: readonly Figure[]
}

/** Everything a report is made of, as the database tells it: no number under five can be worked out of it. */
export interface Figures {
  readonly people: readonly ToldPeople[]
  /** How many quarters of the pairs on their way met. */
  readonly months: readonly { readonly month: Temporal.PlainDate; readonly quarter: number }[]
  readonly hours: readonly { readonly kind: ContactKind; readonly minutes: number }[]
  /** What contacts were for, where five pairs or more said so. */
  readonly activities: readonly {
    readonly activity: ContactActivity
    readonly contacts: number
    readonly minutes: number
  }[]
  readonly topics: readonly { readonly title: Text; readonly people: number }[]
  /** Of those who agreed to be counted, from the application to the latest review. */
  readonly growth: readonly { readonly title: Text; readonly figure: Figure }[]
  readonly surveys: readonly AskedFor[]
  readonly reviews: readonly Reviewed[]
  /** Trainings that five mentors or more completed: of how many, to the five below. */
  readonly trainings: readonly { readonly title: string; readonly people: number }[]
  readonly endings: readonly { readonly keys: readonly string[]; readonly n: number }[]
  readonly costs: readonly { readonly kinds: readonly string[]; readonly cents: number }[]
  readonly voices: readonly Voice[]
  readonly earlier: readonly { readonly title: Text; readonly report: Report }[]
  readonly honorariumCents: number
}

/** Asks everything a report is made of. Whoever neither coordinates nor administers gets nothing of it. */
export async function askFigures(db: Db, program: Program): Promise<Figures> {
  const ask = async <Row>(source: string): Promise<Row[]> =>
    (await sql<Row>`select * from ${sql.raw(`app.report_${source}`)}(${program.id})`.execute(db)).rows
  const titles = new Map((await getFramework(db, program.frameworkId)).competencies.map(({ id, title }) => [id, title]))
  const titled = <Row extends { competencyId: string }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const title = titles.get(row.competencyId)
      return title ? [{ ...row, title }] : []
    })
  const reviews = await ask<Reviewed>('reviews')
  const latest = reviews.at(-1)
  return {
    people: (await ask<ToldPeople>('people')).map((each) => ({ ...each, counts: each.counts.map(Number) })),
    months: await ask<Figures['months'][number]>('months'),
    hours: numbered(await ask<Figures['hours'][number]>('hours'), 'minutes'),
    activities: numbered(await ask<Figures['activities'][number]>('activities'), 'contacts', 'minutes'),
    topics: titled(numbered(await ask<{ competencyId: string; people: number }>('topics'), 'people')).toSorted(
      (a, b) => b.people - a.people || (a.title.en < b.title.en ? -1 : 1),
    ),
    growth: titled(
      (latest?.growth ?? []).flatMap((figure) =>
        figure.groups.length > 0 ? [{ competencyId: figure.item, figure }] : [],
      ),
    ),
    surveys: await listAsked(db, program.id),
    reviews,
    trainings: numbered(await ask<Figures['trainings'][number]>('trainings'), 'people'),
    endings: numbered(await ask<Figures['endings'][number]>('endings'), 'n'),
    costs: numbered(await ask<Figures['costs'][number]>('costs'), 'cents'),
    voices: await ask<Voice>('words'),
    earlier: await ask<Figures['earlier'][number]>('earlier'),
    honorariumCents: (await getSeat(db, program.id, 'mentor')).honorariumCents,
  }
}

/** What people said, as the results of closed surveys tell it; the newest first. */
async function listAsked(db: Db, programId: string): Promise<AskedFor[]> {
  const surveys = (await listSurveys(db, programId)).filter(({ closedAt }) => closedAt)
  const told = await Promise.all(
    surveys.map(async (survey) => {
      const { answered = null, figures = [], pairs = [] } = (await findResult(db, survey.id)) ?? {}
      const { instrument, items } = survey
      return { title: instrument.title, items, closedOn: lastDayOf(survey), answered: answered ?? 0, figures, pairs }
    }),
  )
  return told.filter(({ answered }) => answered > 0)
}

/** PostgreSQL's wide numbers may come as text. */
const numbered = <Row extends object>(rows: readonly Row[], ...columns: (keyof Row)[]): Row[] =>
  rows.map((row) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, Number(row[column])])) }))
