import type { Text } from '#foundation/language.ts'

/** One of the answers a question offers, as a number. */
export interface Option {
  readonly value: number
  readonly label: Text
}

/** Answers that are counted together: a figure says "agree", never which step. */
export interface Group {
  readonly key: string
  readonly label: Text
  readonly values: readonly number[]
}

/** One question of a survey or review: its answers offered, or words of one's own. Any may be left out. */
export interface Item {
  readonly key: string
  readonly ask: Text
  readonly options?: readonly Option[]
  readonly groups?: readonly Group[]
  /** Which of the five shared competencies it is about. */
  readonly competency?: 'C1' | 'C2' | 'C3' | 'C4' | 'C5'
  /** What others have found with the same question, and where that is from. */
  readonly elsewhere?: { readonly percent: number; readonly source: Text }
}

/** What somebody said: a number for each question with answers offered, words for the others. */
export interface Said {
  readonly choices: Readonly<Record<string, number>>
  readonly words: Readonly<Record<string, string>>
}

/** How a question left out is tallied. */
export const leftOut = -1

/** The answer of those who left a question out; it counts too, or the others would give it away. */
export const leftOutKey = 'left-out'
/** The answer of those whom a question does not concern. */
export const notMineKey = 'not-mine'

/** Every value a question with answers offered can have, also being left out. */
export const valuesOf = ({ options = [] }: Item): number[] => [leftOut, ...options.map(({ value }) => value)]

/** How the answers of a question are counted: in its groups, else each for itself. */
export const groupsOf = ({ groups, options = [] }: Item): readonly Group[] =>
  groups ?? options.map(({ value, label }) => ({ key: String(value), label, values: [value] }))

/** How long it takes, in whole minutes: twenty seconds for a choice, a minute for words, and never less than two. */
export function minutesFor(items: readonly Item[]): number {
  const seconds = items.reduce((sum, { options }) => sum + (options ? 20 : 60), 0)
  return Math.max(2, Math.ceil(seconds / 60))
}

/** Takes apart what a form held: `i_KEY` by question. Empty answers are left out. */
export function saidIn(items: readonly Item[], values: Readonly<Record<string, unknown>>): Said {
  const given = (item: Item) => values[`i_${item.key}`]
  const choices = items.filter(({ options }) => options).filter((item) => given(item) !== undefined)
  const words = items.filter(({ options }) => !options).filter((item) => given(item))
  return {
    choices: Object.fromEntries(choices.map((item) => [item.key, Number(given(item))])),
    words: Object.fromEntries(words.map((item) => [item.key, String(given(item))])),
  }
}
