import type { ModelData } from 'highs'
import type { GroupProblem, Taken } from './problem.ts'
import type { Rules } from './row.ts'

/** What is made least: what is missing to fill groups, people left out, groups short, or the cost. */
export type Stage = 'unfilled' | 'unplaced' | 'short' | 'cost'

/** The counts an answer must not go above; undefined where they are open. */
export interface Limits {
  readonly unplaced?: number
  readonly short?: number
}

/** A mixed-integer program over some of the offers, and how its columns are read and written. */
export interface GroupModel {
  readonly data: ModelData
  /** The offers of the first columns. */
  readonly core: Int32Array
  /** An answer's value of every column, to start from. */
  columnsOf(taken: Taken): Float64Array
  /** The answer that column values are. */
  takenOf(columns: Float64Array): Taken
  /** In the stage `unfilled`: by row of the rules, how many are missing. */
  missingIn(columns: Float64Array): Map<number, number>
}

/**
 * Writes a problem as a mixed-integer program. Its rows are those of `rules`, then one a person, then the limits.
 * @param core the offers that may be taken, ascending
 */
export function buildModel(
  problem: GroupProblem,
  rules: Rules,
  { core, stage, limits, isRelaxed }: { core: Int32Array; stage: Stage; limits: Limits; isRelaxed?: boolean },
): GroupModel {
  const { people, rowStart, cost, leastGroups, mostGroups } = problem
  const columnOf = new Int32Array(cost.length).fill(-1)
  for (const [column, offer] of core.entries()) columnOf[offer] = column
  const isCost = stage === 'cost'
  const colCost = Array.from(core, (offer) => (isCost ? (cost[offer] as number) : 0))
  const colUpper = new Array<number>(core.length).fill(1)
  const column = (price: number, upper: number) => {
    colUpper.push(upper)
    return colCost.push(price) - 1
  }
  const firstExtra = colCost.length
  for (const price of rules.extraCost) column(isCost ? price : 0, 1)
  const missing = new Map<number, number>()
  const rows = new RowList()
  rules.rows.forEach(({ low, high, offers, extras = [], fills }, at) => {
    rows.open(low, high)
    for (const offer of offers) if ((columnOf[offer] as number) >= 0) rows.add(columnOf[offer] as number, 1)
    for (const [extra, factor] of extras) rows.add(firstExtra + extra, factor)
    if (stage !== 'unfilled' || low <= 0 || !fills) return
    missing.set(at, column(1, low))
    rows.add(missing.get(at) as number, 1)
  })
  const unplaced = new Map<number, number>()
  const short = new Map<number, number>()
  for (let person = 0; person < people; person++) {
    const wanted = leastGroups[person] as number
    rows.open(wanted, mostGroups[person] as number)
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++)
      if ((columnOf[at] as number) >= 0) rows.add(columnOf[at] as number, 1)
    if (wanted > 0 && limits.unplaced !== 0) {
      unplaced.set(person, column(stage === 'unplaced' ? 1 : 0, 1))
      rows.add(unplaced.get(person) as number, 1)
    }
    if (wanted > 1 && limits.short !== 0) {
      short.set(person, column(stage === 'short' ? 1 : 0, wanted - 1))
      rows.add(short.get(person) as number, 1)
    }
  }
  for (const [limit, columns] of [
    [limits.unplaced, unplaced],
    [limits.short, short],
  ] as const) {
    rows.open(0, limit ?? Number.POSITIVE_INFINITY)
    for (const each of columns.values()) rows.add(each, 1)
  }
  const columns = colCost.length
  const data: ModelData = {
    numCols: columns,
    numRows: rows.low.length,
    colCost: Float64Array.from(colCost),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from(colUpper),
    rowLower: Float64Array.from(rows.low),
    rowUpper: Float64Array.from(rows.high),
    matrix: rows.matrix(columns),
    integrality: isRelaxed ? undefined : Int32Array.from({ length: columns }, (_, at) => (at < core.length ? 1 : 0)),
  }
  return { data, core, columnsOf, takenOf, missingIn }

  function columnsOf(taken: Taken): Float64Array {
    const values = new Float64Array(columns)
    for (const [at, offer] of core.entries()) values[at] = taken[offer] as number
    const heldBy = (person: number) => {
      const groups: number[] = []
      for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++)
        if (taken[at] === 1) groups.push(problem.group[at] as number)
      return groups
    }
    for (const [at, { unmet, groups }] of rules.wishes.entries()) {
      const [one, other] = problem.together[at] as (typeof problem.together)[number]
      const theirs = heldBy(other)
      const shared = heldBy(one).filter((group) => theirs.includes(group))
      values[firstExtra + unmet] = shared.length > 0 ? 0 : 1
      groups.forEach((group, place) => {
        values[firstExtra + unmet + 1 + place] = shared.includes(group) ? 1 : 0
      })
    }
    for (const [person, at] of unplaced) values[at] = heldBy(person).length > 0 ? 0 : 1
    for (const [person, at] of short)
      values[at] = Math.max(0, (leastGroups[person] as number) - Math.max(1, heldBy(person).length))
    return values
  }

  function takenOf(values: Float64Array): Taken {
    const taken = new Uint8Array(cost.length)
    for (const [at, offer] of core.entries()) if ((values[at] as number) > 0.5) taken[offer] = 1
    return taken
  }

  function missingIn(values: Float64Array): Map<number, number> {
    const found = [...missing].map(([row, at]) => [row, Math.round(values[at] as number)] as const)
    return new Map(found.filter(([, count]) => count > 0))
  }
}

/** Rows of a sparse matrix, one after the other. */
class RowList {
  readonly low: number[] = []
  readonly high: number[] = []
  readonly #starts: number[] = []
  readonly #indices: number[] = []
  readonly #values: number[] = []

  open(low: number, high: number): void {
    this.low.push(low)
    this.high.push(high)
    this.#starts.push(this.#indices.length)
  }

  add(column: number, value: number): void {
    this.#indices.push(column)
    this.#values.push(value)
  }

  matrix(columns: number): ModelData['matrix'] {
    return {
      format: 'csr',
      numRows: this.low.length,
      numCols: columns,
      starts: Int32Array.from([...this.#starts, this.#indices.length]),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    }
  }
}
