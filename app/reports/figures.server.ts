import { sql } from 'kysely'
import type { ContactKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import type { Alike } from './count.ts'
import type { Report } from './report.ts'

/** Everything a report is made of, as the rooms before this one know it. Some numbers are small: see draft.ts. */
export interface Figures {
  readonly people: readonly Alike[]
  readonly months: readonly { readonly month: Temporal.PlainDate; readonly going: number; readonly met: number }[]
  readonly hours: readonly { readonly kind: ContactKind; readonly minutes: number }[]
  readonly topics: readonly { readonly title: Text; readonly people: number }[]
  readonly growth: readonly {
    readonly title: Text
    readonly start: number
    readonly finish: number
    readonly answered: number
  }[]
  readonly surveys: readonly {
    readonly key: string
    readonly statement: Text
    readonly agree: number
    readonly answered: number
  }[]
  readonly reviews: readonly {
    readonly moment: string
    readonly seat: 'mentor' | 'mentee'
    readonly asked: number
    readonly answered: number
  }[]
  readonly endings: readonly { readonly kind: string; readonly label: Text; readonly n: number }[]
  readonly costs: readonly { readonly label: Text; readonly cents: number; readonly n: number }[]
  readonly voices: readonly { readonly words: string; readonly signed: string }[]
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
  return {
    people: numbered(await ask<Alike>('people'), 'n'),
    months: numbered(await ask<Figures['months'][number]>('months'), 'going', 'met').toSorted((a, b) =>
      Temporal.PlainDate.compare(a.month, b.month),
    ),
    hours: numbered(await ask<Figures['hours'][number]>('hours'), 'minutes'),
    topics: titled(numbered(await ask<{ competencyId: string; people: number }>('topics'), 'people')).toSorted(
      (a, b) => b.people - a.people || (a.title.en < b.title.en ? -1 : 1),
    ),
    growth: titled(
      numbered(
        await ask<{ competencyId: string; start: number; finish: number; answered: number }>('growth'),
        'start',
        'finish',
        'answered',
      ),
    ),
    surveys: numbered(await ask<Figures['surveys'][number]>('surveys'), 'agree', 'answered'),
    reviews: numbered(await ask<Figures['reviews'][number]>('reviews'), 'asked', 'answered'),
    endings: numbered(await ask<Figures['endings'][number]>('endings'), 'n'),
    costs: numbered(await ask<Figures['costs'][number]>('costs'), 'cents', 'n'),
    voices: await ask<Figures['voices'][number]>('words'),
    earlier: await ask<Figures['earlier'][number]>('earlier'),
    honorariumCents: (await getSeat(db, program.id, 'mentor')).honorariumCents,
  }
}

/** PostgreSQL's wide numbers may come as text. */
const numbered = <Row extends object>(rows: readonly Row[], ...columns: (keyof Row)[]): Row[] =>
  rows.map((row) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, Number(row[column])])) }))
