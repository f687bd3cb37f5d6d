import { address } from '#foundation/form.ts'
import { sayList, type Text } from '#foundation/language.ts'
import { type District, districtLabel, matchDistricts } from '../districts/district.ts'
import type { Answer, Question } from '../questionnaires/questionnaire.ts'
import { note, type Particular, problem, type Said } from './remark.ts'
import { cut } from './target.ts'
import { makeVocabulary, nearest, type Vocabulary, wordKey, yesNo } from './vocabulary.ts'

// tab and newline may be kept; other control characters and marks that turn the direction of writing may not
const control = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** A line or paragraph no longer than what its column in the database holds. */
export function readText(cell: string, most: number): Reading<string> {
  const value = cell.replace(/\r\n?/g, '\n').trim()
  if (value.length > most) return { wrong: problem('tooLong', [most], 'shorten') }
  if (control.test(value)) return { wrong: problem('control') }
  return { value }
}

/** One e-mail address; "Amina Diallo <amina@example.org>" and mailto: links are understood. */
export function readAddress(cell: string): Reading<string> {
  const said = (/<([^<>]+)>\s*$/.exec(cell)?.[1] ?? cell).replace(/^\s*mailto:/i, '').trim()
  const read = address().safeParse(said)
  return read.success ? { value: read.data } : { wrong: problem('badAddress', [cut(cell)], 'address') }
}

/** One of a few values, said in either language. */
export function readWord<Value extends string>(cell: string, vocabulary: Vocabulary<Value>): Reading<Value> {
  const value = vocabulary.values.get(wordKey(cell))
  return value === undefined ? { wrong: unknownWord(cell, vocabulary.labels) } : { value }
}

/** Several values in one cell, with ; or | or a new line between them, else commas, slashes or "and". */
export function readWords<Value extends string>(cell: string, vocabulary: Vocabulary<Value>): Reading<Value[]> {
  const values: Value[] = []
  for (const part of cell.split(/[;|\n]/)) {
    const whole = vocabulary.values.get(wordKey(part))
    const found = whole ? [whole] : splitFurther(part).map((each) => vocabulary.values.get(wordKey(each)) ?? each)
    const unknown = whole ? undefined : splitFurther(part).find((each) => !vocabulary.values.has(wordKey(each)))
    if (unknown !== undefined) return { wrong: unknownWord(unknown, vocabulary.labels) }
    values.push(...(found as Value[]))
  }
  return { value: [...new Set(values)] }
}

const splitFurther = (part: string) => part.split(/[,/&+]|\s(?:and|et)\s/i).filter((each) => wordKey(each) !== '')

function unknownWord(said: string, labels: readonly Text[]): Said {
  const near = nearest(
    said,
    labels.flatMap(({ en, fr }) => [en, fr]),
  )
  return near
    ? problem('unknownWord', [cut(said)], 'nearest', near)
    : problem('unknownWord', [cut(said)], 'oneOf', listOf(labels))
}

const listOf = (labels: readonly Text[]): Particular => ({
  en: sayList(
    labels.map(({ en }) => `“${en}”`),
    'en',
  ),
  fr: sayList(
    labels.map(({ fr }) => `« ${fr} »`),
    'fr',
  ),
})

export function readYesNo(cell: string): Reading<boolean> {
  if (/^\s*[✓✔☑✗✘☐]\s*$/u.test(cell)) return { value: /[✓✔☑]/u.test(cell) }
  const value = yesNo.values.get(wordKey(cell))
  return value === undefined ? { wrong: problem('notYesNo', [cut(cell)], 'yesNo') } : { value: value === 'yes' }
}

export function readWhole(cell: string, least: number, most: number): Reading<number> {
  const said = cell.trim()
  if (!/^-?\d{1,9}(?:[.,]0+)?$/.test(said)) return { wrong: problem('notWhole', [cut(said)], 'between', least, most) }
  const value = Number.parseInt(said, 10)
  return value < least || value > most
    ? { wrong: problem('outOfRange', [String(value)], 'between', least, most) }
    : { value }
}

/** A rating from 1 to 5; words behind the figure ("4 – could show others") are left off. */
export function readRating(cell: string): Reading<number> {
  const [, figure] = /^\s*([1-5])(?:[.,]0+)?(?:\s*[-–—:/(].*)?\s*$/su.exec(cell) ?? []
  return figure ? { value: Number(figure) } : { wrong: problem('notRating', [cut(cell)], 'between', 1, 5) }
}

const readBefore = new WeakMap<readonly District[], Map<string, Reading<number>>>()

/** The number of the district that was meant. A file names the same sixty over and over, so each is looked up once. */
export function readDistrict(cell: string, districts: readonly District[]): Reading<number> {
  const before = readBefore.get(districts) ?? new Map<string, Reading<number>>()
  readBefore.set(districts, before)
  const read = before.get(cell) ?? findDistrict(cell, districts)
  before.set(cell, read)
  return read
}

function findDistrict(cell: string, districts: readonly District[]): Reading<number> {
  const [first, ...others] = matchDistricts(districts, cell)
  if (first && others.length === 0) return { value: first.number }
  if (first) {
    const names = [first, ...others]
      .slice(0, 6)
      .map((each) => `“${districtLabel(each)}”`)
      .join(', ')
    const noms = names.replaceAll('“', '« ').replaceAll('”', ' »')
    return { wrong: problem('severalDistricts', [cut(cell)], 'oneOf', { en: names, fr: noms }) }
  }
  const near = nearest(
    cell,
    districts.flatMap(({ name, city, formerName }) => [name, city, formerName ?? name]),
  )
  const meant = near && matchDistricts(districts, near)[0]
  return meant
    ? { wrong: problem('unknownDistrict', [cut(cell)], 'nearest', districtLabel(meant)) }
    : { wrong: problem('unknownDistrict', [cut(cell)], 'district') }
}

export type Reading<Value> = { readonly value: Value; readonly note?: Said } | { readonly wrong: Said }

const months = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'février', 'févr', 'fév'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'août'],
  ['september', 'sept', 'sep', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'décembre', 'déc'],
]
const monthNumber = new Map(months.flatMap((names, index) => names.map((name) => [wordKey(name), index + 1] as const)))

/**
 * Reads a date as people write it: 2026-08-01, 1 August 2026, August 1, 2026, 1er août 2026, 13/08/2026. A time behind
 * it is left off. Two numbers that could each be the month are a problem, never a guess. Without a day it is the
 * first of the month or year, and remarked on: positions begin "about then".
 */
export function readDate(cell: string): Reading<Temporal.PlainDate> {
  const said = cell.trim()
  const plain = said.replace(/[T\s,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i, '')
  const found = readNumbers(plain) ?? readNamed(plain) ?? readAbout(plain)
  return found ?? { wrong: problem('dateUnreadable', [said.slice(0, 60)], 'date') }
}

/** 2026-08-01, 2026/8/1, 20260801; 13/08/2026, 08/13/2026, 1.8.2026. */
function readNumbers(said: string): Reading<Temporal.PlainDate> | undefined {
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(said) ?? []
  if (year) return exactly(Number(year), Number(month), Number(day))
  const [, first, second, last] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(said) ?? []
  if (!last) return undefined
  const dayFirst = dateOf(Number(last), Number(second), Number(first))
  const monthFirst = dateOf(Number(last), Number(first), Number(second))
  if (dayFirst && monthFirst && !dayFirst.equals(monthFirst))
    return { wrong: problem('dateUnclear', [said], 'eitherDate', dayFirst.toString(), monthFirst.toString()) }
  const only = dayFirst ?? monthFirst
  return only && { value: only }
}

/** 1 August 2026, 1er août 2026, Saturday 1 Aug 2026, August 1st, 2026. */
function readNamed(said: string): Reading<Temporal.PlainDate> | undefined {
  const [, day, name, year] =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})$/u.exec(said) ?? []
  if (name) return exactly(Number(year), monthNumber.get(wordKey(name)) ?? 0, Number(day))
  const [, first, number, last] =
    /^(?:\p{L}+\.?,\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:er|st|nd|rd|th)?,?\s+(\d{4})$/u.exec(said) ?? []
  return first ? exactly(Number(last), monthNumber.get(wordKey(first)) ?? 0, Number(number)) : undefined
}

/** August 2026, août 2026, 2026-08, 2026. */
function readAbout(said: string): Reading<Temporal.PlainDate> | undefined {
  const [, name, namedYear] = /^(\p{L}+)\.?\s+(\d{4})$/u.exec(said) ?? []
  if (name) return about(Number(namedYear), monthNumber.get(wordKey(name)) ?? 0)
  const [, year, month] = /^(\d{4})(?:-(\d{1,2}))?$/.exec(said) ?? []
  return year ? about(Number(year), Number(month ?? 1)) : undefined
}

function exactly(year: number, month: number, day: number): Reading<Temporal.PlainDate> | undefined {
  const value = dateOf(year, month, day)
  return value && { value }
}

function about(year: number, month: number): Reading<Temporal.PlainDate> | undefined {
  const value = dateOf(year, month, 1)
  return value && { value, note: note('aboutDate', value.toString()) }
}

/** A date of the last hundred years or the next ten; anything else was no date. */
function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1926 || year > 2076 || month < 1 || month > 12 || day < 1) return undefined
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Reads an answer to one question, as the page that asks it would store it. `before` comes from another column. */
export function readAnswer(cell: string, question: Question, before: Answer | undefined): Reading<Answer> {
  switch (question.kind) {
    case 'line':
      return readText(joined(before, cell, '; '), question.most ?? 300)
    case 'paragraph':
      return readText(joined(before, cell, '\n\n'), question.most ?? 4000)
    case 'choice':
      return readWord(cell, optionsOf(question))
    case 'choices':
      return readChoices(joined(before, cell, ';'), question)
    case 'number':
      return readWhole(cell, 0, question.most ?? 10_000)
    case 'date':
      return asText(readDate(cell))
    case 'tick':
      return readYesNo(cell)
  }
}

function joined(before: Answer | undefined, cell: string, between: string): string {
  if (Array.isArray(before)) return [...before, cell].join(between)
  return typeof before === 'string' && before ? `${before}${between}${cell.trim()}` : cell
}

function readChoices(cell: string, question: Question): Reading<Answer> {
  const read = readWords(cell, optionsOf(question))
  const most = question.most ?? Number.POSITIVE_INFINITY
  return 'value' in read && read.value.length > most ? { wrong: problem('tooMany', [most]) } : read
}

function asText(read: Reading<Temporal.PlainDate>): Reading<Answer> {
  return 'value' in read ? { ...read, value: read.value.toString() } : read
}

const vocabularies = new WeakMap<Question, Vocabulary<string>>()

/** The words for a question's options, made once for each question. */
function optionsOf(question: Question): Vocabulary<string> {
  const made =
    vocabularies.get(question) ??
    makeVocabulary(Object.fromEntries((question.options ?? []).map(({ value, label }) => [value, label])))
  vocabularies.set(question, made)
  return made
}
