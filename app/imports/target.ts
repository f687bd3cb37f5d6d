import type { SeatKind } from '#database/types.ts'
import { both, type Text } from '#foundation/language.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import type { District } from '../districts/district.ts'
import type { Competency } from '../frameworks/framework.server.ts'
import { type Seat, seatKinds } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import type { Group, Question } from '../questionnaires/questionnaire.ts'
import { targetWords, importWords as w } from './imports.words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a program asks for, so that a file can be read against it. */
export interface Expected {
  readonly seats: Readonly<Record<SeatKind, { readonly seat: Seat; readonly groups: readonly Group[] }>>
  readonly competencies: readonly Competency[]
  readonly districts: readonly District[]
  /** The words by which a competency may be named as a focus. */
  readonly focus: Vocabulary<string>
}

/** Where the cells of a column go: one of these, answer:KEY of a questionnaire, or rating:CODE of a competency. */
export type Target = FixedTarget | `answer:${string}` | `rating:${string}`
export const fixedTargets = [
  'seat',
  'name',
  'given_name',
  'family_name',
  'preferred_name',
  'pronouns',
  'email',
  'second_email',
  'phone',
  'language',
  'role',
  'role_title',
  'district',
  'school',
  'since',
  'until',
  'retired',
  'reason',
  'speaks',
  'channels',
  'times',
  'capacity',
  'travels',
  'needs',
  'prefer_1_name',
  'prefer_1_email',
  'prefer_2_name',
  'prefer_2_email',
  'prefer_3_name',
  'prefer_3_email',
  'avoid_1_name',
  'avoid_1_email',
  'avoid_2_name',
  'avoid_2_email',
  'avoid_3_name',
  'avoid_3_email',
  'member_number',
  'submitted_on',
  'focus',
] as const
export type FixedTarget = (typeof fixedTargets)[number]

/** Which column goes where, in the order of the headings; a seat where the whole file is of one. */
export interface Mapping {
  readonly columns: readonly (Target | null)[]
  readonly seat: SeatKind | null
}

/** Everything a column of a file can mean for a program, in the order of an application. */
export function listTargets(expected: Expected): Target[] {
  const keys = new Set(questionsOf(expected).map(({ question }) => question.key))
  const codes = expected.competencies.map(({ code }) => code)
  return [
    ...fixedTargets,
    ...[...keys].map((key) => `answer:${key}` as const),
    ...codes.map((code) => `rating:${code}` as const),
  ]
}

/** Every question of both seats; one key may be asked of both in different words. */
export function questionsOf(expected: Expected): { seat: SeatKind; group: Group; question: Question }[] {
  return seatKinds.flatMap((seat) =>
    expected.seats[seat].groups.flatMap((group) => group.questions.map((question) => ({ seat, group, question }))),
  )
}

/** What a target is called on the mapping page. */
export function targetText(target: Target, expected: Expected): Text {
  const key = after(target, 'answer:')
  if (key !== undefined) {
    const asked = questionsOf(expected).filter(({ question }) => question.key === key)
    return both((language) =>
      asked.map(({ seat, question }) => `${seatWords[seat].one[language]}: ${question.label[language]}`).join(' / '),
    )
  }
  const code = after(target, 'rating:')
  if (code === undefined) return targetWords[target as FixedTarget]
  const title = expected.competencies.find((competency) => competency.code === code)?.title ?? { en: code, fr: code }
  return both((language) => w.ratingOf(`${code} ${title[language]}`)[language])
}

/** The rest of a target behind "answer:" or "rating:". */
export function after(target: Target, start: 'answer:' | 'rating:'): string | undefined {
  return target.startsWith(start) ? target.slice(start.length) : undefined
}

/** Targets that several columns may share: lists, and questions asked of both seats. */
export function takesSeveral(target: Target): boolean {
  return ['needs', 'speaks', 'channels', 'times', 'focus'].includes(target) || after(target, 'answer:') !== undefined
}

/** A file without a name or seat leads nowhere; and two columns cannot be one thing. */
export function refuseUnusable({ columns, seat }: Mapping, expected: Expected): void {
  for (const [column, target] of columns.entries())
    if (target && columns.indexOf(target) < column && !takesSeveral(target))
      throw new Refusal(w.takenTwice(targetText(target, expected)), { field: `column_${column}` })
  const isNamed = columns.includes('name') || columns.includes('given_name') || columns.includes('family_name')
  refuseUnless(isNamed, w.nameNeeded)
  refuseUnless(columns.includes('seat') || seat, w.seatNeeded, { field: 'seat' })
}

/** What is said back of a cell: enough to know it again. */
export function cut(cell: string): string {
  const said = cell.trim().replace(/\s+/g, ' ')
  return said.length > 60 ? `${said.slice(0, 60)}…` : said
}
