import { groupsOf, type Item, leftOut, leftOutKey } from './item.ts'
import { type Figure, smallestCell, tellTogether } from './told.ts'

/** How often each value of each question was given: `tallies.get(item)?.get(value)`. */
export type Tallies = ReadonlyMap<string, ReadonlyMap<number, number>>

/** What may be shown of how people answered; every question has the same whole, all who answered. */
export function figuresOf(items: readonly Item[], tallies: Tallies): Figure[] {
  return items
    .filter(({ options }) => options)
    .map((item) => {
      const tally = tallies.get(item.key) ?? new Map<number, number>()
      const counts = [
        ...groupsOf(item).map(({ key, values }) => ({ key, n: sumOf(values.map((value) => tally.get(value) ?? 0)) })),
        { key: leftOutKey, n: tally.get(leftOut) ?? 0 },
      ]
      return { item: item.key, ...tellTogether(counts) }
    })
}

/** How many there are, where that may be said. */
export const tellCount = (n: number): number | null => (n >= smallestCell ? n : null)

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
      const unknown = { key: leftOutKey, n: pairs.length - steps.length }
      const counts = [...changes(many(1), many(0), many(-1)), unknown]
      return { item: key, ...tellTogether(counts) }
    })
}

/** The ways something can have changed. */
export const changes = (rose: number, stayed: number, fell: number) => [
  { key: 'rose', n: rose },
  { key: 'stayed', n: stayed },
  { key: 'fell', n: fell },
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
