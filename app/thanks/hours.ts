import { sayShortDate } from '#foundation/clock.ts'
import { type Language, same, type Text } from '#foundation/language.ts'
import { hoursWords as w } from './certificate.words.ts'

/** What somebody gave in one month, of one kind. */
export interface HoursRow {
  readonly month: Temporal.PlainDate
  readonly kind: string
  readonly minutes: number
}

/** A statement: a line a month, a column a kind, and their sums. */
export interface Statement {
  readonly kinds: readonly string[]
  readonly months: readonly {
    readonly month: Temporal.PlainDate
    readonly minutes: readonly number[]
    readonly total: number
  }[]
  readonly sums: readonly number[]
  readonly total: number
}

/** Lays rows out by month and kind. Every minute is counted once, wherever one looks. */
export function statementOf(rows: readonly HoursRow[]): Statement {
  const known = Object.keys(kindWords)
  const place = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length)
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort((a, b) => place(a) - place(b) || a.localeCompare(b))
  const firsts = [...new Set(rows.map(({ month }) => month.with({ day: 1 }).toString()))].sort()
  const add = (chosen: readonly HoursRow[]) => chosen.reduce((sum, { minutes }) => sum + minutes, 0)
  const months = firsts.map((first) => {
    const within = rows.filter(({ month }) => month.with({ day: 1 }).toString() === first)
    return {
      month: Temporal.PlainDate.from(first),
      minutes: kinds.map((kind) => add(within.filter((row) => row.kind === kind))),
      total: add(within),
    }
  })
  return { kinds, months, sums: kinds.map((kind) => add(rows.filter((row) => row.kind === kind))), total: add(rows) }
}

/** What a kind of time is called; one nobody has words for is called by its own name. */
export const kindName = (kind: string): Text => kindWords[kind] ?? same(kind.replaceAll('_', ' '))

const kindWords: Readonly<Record<string, Text>> = {
  meeting: w.meeting,
  preparation: w.preparation,
  learning: w.learning,
  reflection: w.reflection,
}

/** "March 2027" / « mars 2027 ». */
export const sayYearMonth = (month: Temporal.PlainDate, language: Language): string =>
  sayShortDate(month.with({ day: 2 }), language).slice(2)

/** "2 h 30 min" in a column, the same in both languages: nothing in it breaks onto a second line. */
export function sayShortDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [...(hours > 0 ? [`${hours}\u00a0h`] : []), ...(rest > 0 ? [`${rest}\u00a0min`] : [])]
  return parts.join('\u00a0') || '–'
}
