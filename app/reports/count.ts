import { type Counted, sumOf } from '../pulse/counted.ts'

/** A line of `app.report_people`: people of a seat, told so that no group under five can be seen or worked out. */
export interface ToldPeople extends Counted {
  readonly seat: 'mentor' | 'mentee'
  readonly part: 'outcome' | Dimension | PartOfMatched | 'trained'
  readonly about: Told['about'] | null
  readonly percent: number | null
}

/** A share that shows no group under five: itself, or that it is above or below what is certain. */
export interface Told {
  readonly about: 'exact' | 'over' | 'under'
  readonly percent: number
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
  /** Of those who were matched, told with whom they are told, which share is trained. */
  readonly trained: { readonly keys: readonly string[]; readonly of: number; readonly share: Told } | undefined
}

/** One seat's figures, as the database told them. */
export function seatOf(people: readonly ToldPeople[], seat: ToldPeople['seat']): SeatFigures {
  const partOf = (part: ToldPeople['part']) => people.filter((each) => each.seat === seat && each.part === part)
  const told = (part: ToldPeople['part']) => (partOf(part).length > 0 ? partOf(part) : undefined)
  const [columns, [trained]] = [partOf('outcome'), partOf('trained')]
  const share = trained && shareOf(trained)
  return {
    all: columns.length > 0 ? columns.reduce((sum, column) => sum + sumOf(column), 0) : undefined,
    columns,
    by: { region: told('region'), setting: told('setting'), role: told('role'), language: told('language') },
    matched: { pair: told('pair'), wish: told('wish'), rhythm: told('rhythm') },
    trained: share && { keys: trained.keys, of: sumOf(trained), share },
  }
}

/** What the database let be said of a share, if it did. */
export const shareOf = ({ about, percent }: Pick<ToldPeople, 'about' | 'percent'>): Told | undefined =>
  about === null || percent === null ? undefined : { about, percent }

/** How many had one outcome, if it is told by itself; nobody where none of it is told at all. */
export function outcomeOf({ all, columns }: SeatFigures, outcome: Outcome): number | null {
  if (all === undefined) return null
  const found = columns.find(({ keys }) => keys.includes(outcome))
  if (!found) return 0
  return found.keys.length === 1 ? sumOf(found) : null
}
