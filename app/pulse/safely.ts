/** The smallest group whose number may be told; nobody is nobody. */
export const smallestCell = 5

export const isSafe = (n: number): boolean => n === 0 || n >= smallestCell

/** Something counted: what it is made of, and how many in each column. */
export interface Counted {
  readonly keys: readonly string[]
  readonly counts: readonly number[]
}

/**
 * Tells groups so that no number under five can be seen or worked out: those with such a number are told together, with
 * as many of the next smallest as it takes; five groups of five people would tell that each has one. Every number told is true, and together they are the whole; so whatever is
 * added up or taken away from a total is again nobody, or five and more.
 *
 * @param order which group is taken in first where those with small numbers are not enough; the smallest, if not said
 * @returns the groups in the order given, the joined one last; nothing where even the whole is too small to be told
 */
export function tellSafely(
  groups: readonly Counted[],
  order: (a: Counted, b: Counted) => number = (a, b) => sumOf(a) - sumOf(b),
): Counted[] | undefined {
  const small = groups.filter(({ counts }) => !counts.every(isSafe))
  if (small.length === 0) return [...groups]
  const rest = groups.filter((group) => !small.includes(group)).toSorted(order)
  let joined = small.reduce(join)
  while (!joined.counts.every(isSafe) || sumOf(joined) <= joined.keys.length) {
    const next = rest.shift()
    if (!next) return undefined
    joined = join(joined, next)
  }
  const keys = groups.flatMap((group) => group.keys).filter((key) => joined.keys.includes(key))
  return [...groups.filter((group) => rest.includes(group)), { ...joined, keys }]
}

export const sumOf = ({ counts }: Counted): number => counts.reduce((sum, n) => sum + n, 0)

const join = (a: Counted, b: Counted): Counted => ({
  keys: [...a.keys, ...b.keys],
  counts: a.counts.map((n, at) => n + (b.counts[at] ?? 0)),
})
