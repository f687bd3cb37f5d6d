import { countSafely } from '../self-identification/identification.ts'
import { groupsOf, type Item, leftOut } from './item.ts'

/** The smallest number of people whose answers are ever shown together. */
export const smallestCell = 5

/** A group of answers with how many gave one of them; null where that is not shown. */
export interface Cell {
  readonly key: string
  readonly n: number | null
}

/** What a question came to. Without cells where fewer than five answered at all. */
export interface Figure {
  readonly item: string
  readonly cells: readonly Cell[]
}

/** How often each value of each question was given: `tallies.get(item)?.get(value)`. */
export type Tallies = ReadonlyMap<string, ReadonlyMap<number, number>>

/** The cell of those who left a question out; it counts too, or the others would give it away. */
export const leftOutKey = 'left-out'

/**
 * What may be shown of how people answered. A cell under five is hidden, and as many others as it takes for it not to be
 * worked out from the whole; every question has the same whole, all who answered.
 */
export function figuresOf(items: readonly Item[], tallies: Tallies): Figure[] {
  return items
    .filter(({ options }) => options)
    .map((item) => {
      const tally = tallies.get(item.key) ?? new Map<number, number>()
      const counts = [
        ...groupsOf(item).map(({ key, values }) => ({ key, n: sumOf(values.map((value) => tally.get(value) ?? 0)) })),
        { key: leftOutKey, n: tally.get(leftOut) ?? 0 },
      ]
      return { item: item.key, cells: showSafely(counts) }
    })
}

/** Counts as they may be shown; nothing for fewer than five in all. */
export function showSafely(counts: readonly { readonly key: string; readonly n: number }[]): Cell[] {
  const shown = countSafely(
    counts.map(({ key }) => key),
    counts.flatMap(({ key, n }) => Array.from({ length: n }, () => key)),
    smallestCell,
  )
  return shown ? counts.map(({ key }) => ({ key, n: shown[key] ?? null })) : []
}

/** How many there are, where that may be said. */
export const tellSafely = (n: number): number | null => (n >= smallestCell ? n : null)

/** The share of one group among those to whom the question applies; nothing while a cell is hidden. */
export function percentOf({ cells }: Figure, key: string): number | undefined {
  if (cells.length === 0 || cells.some(({ n }) => n === null)) return undefined
  const asked = cells.filter((cell) => cell.key !== leftOutKey && cell.key !== 'not-mine')
  const whole = sumOf(asked.map(({ n }) => n ?? 0))
  return whole === 0 ? undefined : Math.round((100 * (asked.find((cell) => cell.key === key)?.n ?? 0)) / whole)
}

/** The recommend score: the share of 9 or 10 less the share of 0 to 6; nothing while a cell is hidden. */
export function scoreOf(figure: Figure): number | undefined {
  const [high, low] = [percentOf(figure, 'high'), percentOf(figure, 'low')]
  return high === undefined || low === undefined ? undefined : high - low
}

/** Adds up what people said one by one. */
export function tallyOf(items: readonly Item[], said: readonly Readonly<Record<string, unknown>>[]): Tallies {
  return new Map(
    items.map(({ key }) => {
      const tally = new Map<number, number>()
      for (const answers of said) {
        const value = typeof answers[key] === 'number' ? answers[key] : leftOut
        tally.set(value, (tally.get(value) ?? 0) + 1)
      }
      return [key, tally]
    }),
  )
}

/** Of those who answered both times, how many rose, stayed or fell; whoever left it out once is counted as such. */
export function pairsOf(
  items: readonly Item[],
  pairs: readonly (readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>])[],
): Figure[] {
  return items
    .filter(({ options }) => options)
    .map(({ key }) => {
      const steps = pairs.flatMap(([before, after]) => {
        const [first, last] = [before[key], after[key]]
        return typeof first === 'number' && typeof last === 'number' && first > 0 && last > 0 ? [last - first] : []
      })
      const many = (sign: number) => steps.filter((step) => Math.sign(step) === sign).length
      const counts = changes(many(1), many(0), many(-1), pairs.length - steps.length)
      return { item: key, cells: showSafely(counts) }
    })
}

/** The ways something can have changed, and those of whom it is not known. */
export const changes = (rose: number, stayed: number, fell: number, unknown: number) => [
  { key: 'rose', n: rose },
  { key: 'stayed', n: stayed },
  { key: 'fell', n: fell },
  { key: leftOutKey, n: unknown },
]

/**
 * Words as they may be shown: where five or more wrote some, in an order that comes from the words alone, so that no two
 * questions can be laid side by side.
 */
export function wordsShown(
  said: readonly { readonly item: string; readonly words: string }[],
  digest: (text: string) => string,
): Record<string, string[]> {
  const byItem = Map.groupBy(said, ({ item }) => item)
  return Object.fromEntries(
    [...byItem]
      .filter(([, written]) => written.length >= smallestCell)
      .map(([item, written]) => [
        item,
        written
          .map(({ words }) => ({ words, order: digest(`${item} ${words}`) }))
          .sort((a, b) => (a.order < b.order ? -1 : 1))
          .map(({ words }) => words),
      ]),
  )
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
