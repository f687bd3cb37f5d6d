import { leftOutKey, notMineKey } from './item.ts'

/** The smallest number of people whose answers are ever told together. */
export const smallestCell = 5

/** Answers told together, and how many gave one of them: nobody, or five and more. */
export interface Told {
  readonly keys: readonly string[]
  readonly n: number
}

/** What a question came to. */
export interface Figure {
  readonly item: string
  /** Each answer stands in one of them, and together they are everybody; none where fewer than five answered at all. */
  readonly groups: readonly Told[]
  /** Where the first answer is not told by itself: all but a few gave it, or only a few; a few are one to four. */
  readonly nearly?: 'all' | 'none'
}

interface Count {
  readonly key: string
  readonly n: number
}

/**
 * Tells how many gave each answer so that no number from one to four can be seen or worked out, by somebody who knows how
 * many answered and how this tells. Answers with such a number are told together, with as many others as it takes: first
 * those of the same kind (said, or not said), in their order and never by their size, for that the next smallest is in it
 * would tell how small it is; the first answer, which people ask for, only where nothing else helps. Then everything is
 * told as one, also what nobody said, and with it only that the few are a few.
 */
export function tellTogether(counts: readonly Count[]): Pick<Figure, 'groups' | 'nearly'> {
  const whole = sumOf(counts)
  if (whole < smallestCell) return { groups: [] }
  const small = counts.filter(({ n }) => isFew(n))
  if (small.length === 0) return { groups: counts.map(({ key, n }) => ({ keys: [key], n })) }
  const together = [...small]
  const rest = othersFirst(counts, small)
  while (
    !isHidden(
      together,
      small,
      rest.some((count) => count !== counts[0]),
    )
  ) {
    const next = rest.shift()
    if (!next) return asOne(counts, whole)
    together.push(next)
  }
  const [first] = counts
  if (first && together.includes(first) && rest.length === 0) return asOne(counts, whole)
  const apart = counts.filter((count) => !together.includes(count)).map(({ key, n }) => ({ keys: [key], n }))
  const joined = { keys: counts.filter((count) => together.includes(count)).map(({ key }) => key), n: sumOf(together) }
  return { groups: [...apart, joined], ...nearly(first && together.includes(first) ? first : undefined, whole) }
}

const isFew = (n: number) => n > 0 && n < smallestCell
const isSaid = (key: string) => key !== leftOutKey && key !== notMineKey
const sumOf = (counts: readonly { readonly n: number }[]) => counts.reduce((sum, { n }) => sum + n, 0)

/** What may be taken in, in the order in which it is. */
function othersFirst(counts: readonly Count[], small: readonly Count[]): Count[] {
  const [kind, ...more] = new Set(small.map(({ key }) => isSaid(key)))
  const isOther = ({ key }: Count) => Number(more.length === 0 && isSaid(key) !== kind)
  const isFirst = (count: Count) => Number(count === counts[0])
  return counts
    .filter((count) => count.n > 0 && !small.includes(count))
    .toSorted((a, b) => isFirst(a) - isFirst(b) || isOther(a) - isOther(b))
}

/** Enough, and not as few or as many as they can be: that would tell each of them. */
function isHidden(together: readonly Count[], small: readonly Count[], hasMore: boolean): boolean {
  const n = sumOf(together)
  if (n < smallestCell || n <= together.length) return false
  const isMost = together.length === small.length && n === small.length * (smallestCell - 1)
  return !isMost || !hasMore
}

const asOne = (counts: readonly Count[], whole: number): Pick<Figure, 'groups' | 'nearly'> => ({
  groups: [{ keys: counts.map(({ key }) => key), n: whole }],
  ...nearly(counts[0], whole),
})

function nearly(first: Count | undefined, whole: number): Pick<Figure, 'nearly'> {
  if (!first || whole < 2 * smallestCell) return {}
  if (isFew(first.n)) return { nearly: 'none' }
  return isFew(whole - first.n) ? { nearly: 'all' } : {}
}

/** A number or a share of a hundred, as far as what is told lets it be known; where `from` is `to` it is known. */
export interface Share {
  readonly from: number
  readonly to: number
}

/** How many in a hundred of those who said something gave one answer, worked out from nothing but what is told. */
export function shareOf({ groups, nearly }: Figure, key: string): Share | undefined {
  const own = groups.find(({ keys }) => keys.includes(key))
  if (!own) return undefined
  const others = groups.filter((group) => group !== own)
  const [least, most] = boundsOf(own, key, nearly)
  const isAlone = own.keys.length === 1
  const perhaps = sumOf(others.filter(({ keys }) => keys.some(isSaid))) + (isAlone ? 0 : own.n - least)
  const surely = sumOf(others.filter(({ keys }) => keys.every(isSaid))) + (own.keys.every(isSaid) ? own.n - most : 0)
  if (least + perhaps === 0) return undefined
  const [from, to] = [(100 * least) / (least + perhaps), most === 0 ? 0 : (100 * most) / (most + surely)]
  return from === to ? { from: Math.round(from), to: Math.round(to) } : { from: Math.floor(from), to: Math.ceil(to) }
}

/** The share of each answer, where it is known: all that leaves the database where the numbers themselves would tell too much. */
export const sharesOf = (figure: Figure): Record<string, Share> =>
  Object.fromEntries(
    figure.groups
      .flatMap(({ keys }) => keys)
      .flatMap((key) => {
        const share = shareOf(figure, key)
        return share ? [[key, share]] : []
      }),
  )

/** How many gave one answer, at least and at most. */
export function countOf({ groups, nearly }: Figure, key: string): Share | undefined {
  const own = groups.find(({ keys }) => keys.includes(key))
  const [from, to] = own ? boundsOf(own, key, nearly) : []
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** All who answered. */
export const wholeOf = ({ groups }: Figure): number => sumOf(groups)

/** How many at least, and at most, gave one of the answers told together. */
function boundsOf({ keys, n }: Told, key: string, nearly: Figure['nearly']): readonly [number, number] {
  const few = smallestCell - 1
  if (keys.length === 1) return [n, n]
  if (!nearly) return [0, n]
  const isFirst = key === keys[0]
  if (nearly === 'all') return isFirst ? [n - few, n] : [0, few]
  return isFirst ? [0, few] : [0, n]
}

/** The recommend score, as far as it is known: the share of 9 or 10 less the share of 0 to 6. */
export function scoreOf(figure: Figure): Share | undefined {
  const [high, low] = [countOf(figure, 'high'), countOf(figure, 'low')]
  if (!high || !low) return undefined
  const most = sumOf(figure.groups.filter(({ keys }) => keys.some(isSaid)))
  const least = Math.max(sumOf(figure.groups.filter(({ keys }) => keys.every(isSaid))), high.from)
  if (least === 0) return undefined
  const [from, to] = [high.from - low.to, high.to - low.from]
  const lowest = (100 * from) / (from < 0 ? least : most)
  const highest = (100 * to) / (to < 0 ? most : least)
  return lowest === highest
    ? { from: Math.round(lowest), to: Math.round(highest) }
    : { from: Math.max(-100, Math.floor(lowest)), to: Math.min(100, Math.ceil(highest)) }
}
