import { type Counted, smallestCell, sumOf, tellSafely } from '../pulse/safely.ts'

/** How many people are alike in all of this: what the report counts from. Numbers may be small; none leaves this file so. */
export interface Alike {
  readonly seat: 'mentor' | 'mentee'
  readonly region: string | null
  readonly setting: string | null
  readonly role: string | null
  readonly language: string
  readonly outcome: Outcome
  readonly pair: 'going' | 'paused' | 'ended' | null
  readonly wish: 'first' | 'named' | 'another' | 'unnamed' | null
  readonly rhythm: 'most' | 'half' | 'some' | 'new' | null
  /** Whether a mentor has a training noted. */
  readonly trained: boolean | null
  readonly n: number
}

export const outcomes = ['matched', 'waiting', 'other'] as const
export type Outcome = (typeof outcomes)[number]
export const dimensions = ['region', 'setting', 'role', 'language'] as const
export type Dimension = (typeof dimensions)[number]
export const partsOfMatched = ['pair', 'wish', 'rhythm'] as const
export type PartOfMatched = (typeof partsOfMatched)[number]

/** A seat in figures that show nobody. */
export interface SeatFigures {
  /** Everybody who asked; nothing where they are fewer than five. */
  readonly all: number | undefined
  /** What became of them; small outcomes told together. */
  readonly columns: readonly Counted[]
  /** By region, setting, role and language, what became of them; nothing where the whole would have to be one row. */
  readonly by: Readonly<Record<Dimension, readonly Counted[] | undefined>>
  /** Those who were matched, by what became of it, whose wish it was, and how often they met. */
  readonly matched: Readonly<Record<PartOfMatched, readonly Counted[] | undefined>>
  /** Of those who were matched, told with whom they are told, how many are trained: for `tellShare`, and nothing else. */
  readonly trained: { readonly keys: readonly string[]; readonly n: number; readonly of: number } | undefined
}

/**
 * Counts a seat so that no group under five can be seen or worked out. Outcomes too small are told together for the whole
 * seat first; then, in each table, the rows too small. All tables of the seat share its outcomes, and nothing else is
 * known of them, so that no table can be taken from another.
 */
export function countSeat(people: readonly Alike[], seat: Alike['seat']): SeatFigures {
  const here = people.filter((each) => each.seat === seat)
  const all = here.reduce((sum, { n }) => sum + n, 0)
  const columns = all < smallestCell ? undefined : tellSafely(groupBy(here, 'outcome'), lastMatched)
  const rowsBy = (dimension: Dimension) => {
    if (!columns) return undefined
    const groups = [...Map.groupBy(here, (each) => each[dimension] ?? '')].map(([key, of]) => ({
      keys: [key],
      counts: columns.map(({ keys }) => totalOf(of.filter(({ outcome }) => keys.includes(outcome)))),
    }))
    const told = tellSafely(groups.toSorted(byKey))
    return told && told.length > 1 ? told : undefined
  }
  const matchedAlone = columns?.some(({ keys }) => keys.length === 1 && keys[0] === 'matched') ?? false
  const matched = here.filter(({ outcome }) => outcome === 'matched')
  const partOf = (part: PartOfMatched) => {
    if (!matchedAlone || matched.some((each) => each[part] === null)) return undefined
    return tellSafely(groupBy(matched, part))
  }
  const told = columns?.find(({ keys }) => keys.includes('matched'))
  const among = here.filter(({ outcome }) => told?.keys.includes(outcome))
  const isKnown = told !== undefined && among.every(({ trained }) => trained !== null)
  return {
    trained: isKnown
      ? { keys: told.keys, n: totalOf(among.filter((each) => each.trained)), of: sumOf(told) }
      : undefined,
    all: columns && all,
    columns: columns ?? [],
    by: { region: rowsBy('region'), setting: rowsBy('setting'), role: rowsBy('role'), language: rowsBy('language') },
    matched: { pair: partOf('pair'), wish: partOf('wish'), rhythm: partOf('rhythm') },
  }
}

/** How many had one outcome, if it is told by itself; nobody where none of it is told at all. */
export function outcomeOf({ all, columns }: SeatFigures, outcome: Outcome): number | null {
  if (all === undefined) return null
  const found = columns.find(({ keys }) => keys.includes(outcome))
  if (!found) return 0
  return found.keys.length === 1 ? sumOf(found) : null
}

const totalOf = (people: readonly Alike[]) => people.reduce((sum, { n }) => sum + n, 0)
const byKey = (a: Counted, b: Counted) => ((a.keys[0] ?? '') < (b.keys[0] ?? '') ? -1 : 1)

function groupBy(people: readonly Alike[], part: 'outcome' | PartOfMatched): Counted[] {
  const groups = Map.groupBy(people, (each): string => each[part] ?? '')
  return orders[part].flatMap((key) => {
    const of = groups.get(key)
    return of ? [{ keys: [key], counts: [totalOf(of)] }] : []
  })
}

const orders: Record<'outcome' | PartOfMatched, readonly string[]> = {
  outcome: outcomes,
  pair: ['going', 'paused', 'ended'],
  wish: ['first', 'named', 'another', 'unnamed'],
  rhythm: ['most', 'half', 'some', 'new'],
}

/** Being matched is told with another outcome only where nothing else helps. */
const lastMatched = (a: Counted, b: Counted) =>
  Number(a.keys.includes('matched')) - Number(b.keys.includes('matched')) || sumOf(a) - sumOf(b)

/**
 * A share that shows no group under five: itself, or that it is above or below what is certain; nothing of fewer than five.
 * Of fewer than ten it says no more than that it is nobody or everybody: of six, "over" would be five and nothing else.
 */
export function tellShare(
  n: number,
  of: number,
): { readonly about: 'exact' | 'over' | 'under'; readonly percent: number } | undefined {
  if (of < smallestCell || (of < 2 * smallestCell && n > 0 && n < of)) return undefined
  if (n > 0 && n < smallestCell) return { about: 'under', percent: Math.min(100, Math.ceil((100 * smallestCell) / of)) }
  const rest = of - n
  if (rest > 0 && rest < smallestCell)
    return { about: 'over', percent: Math.max(0, Math.floor((100 * (of - smallestCell)) / of)) }
  return { about: 'exact', percent: Math.round((100 * n) / of) }
}

/** Of how many quarters of the pairs that met in a month one may speak: nothing where fewer than ten were on their way. */
export const quarterOf = (met: number, going: number): 0 | 1 | 2 | 3 | undefined =>
  going < 2 * smallestCell ? undefined : (Math.min(3, Math.floor((4 * met) / going)) as 0 | 1 | 2 | 3)
