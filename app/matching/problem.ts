/**
 * Which mentor each mentee gets, as numbers: people are places in a list, a pair not listed is not allowed.
 *
 * The pairs are kept row by row: those of mentee `i` are `rowStart[i]` up to `rowStart[i + 1]` of `mentor` and `cost`,
 * mentors ascending, none twice.
 */
export interface Problem {
  readonly mentees: number
  readonly mentors: number
  /** The most mentees each mentor holds; 0 is legal. */
  readonly capacity: Int32Array
  /** The fewest mentees each mentor is to hold. */
  readonly least: Int32Array
  /** The priority class of each mentee; class 0 is served first. */
  readonly priority: Int32Array
  readonly rowStart: Int32Array
  readonly mentor: Int32Array
  readonly cost: Int32Array
}

/** Prices that prove an answer best; `proof.ts` says how. */
export interface Certificate {
  /** What a seat with each mentor is worth. */
  readonly mentorPrice: readonly number[]
  /** What leaving somebody of each priority class unmatched is taken to cost. */
  readonly unmatchedPrice: readonly number[]
}

export interface Solution extends Certificate {
  /** The mentor of each mentee, -1 for none. */
  readonly mate: Int32Array
}

export type Pair = readonly [mentee: number, mentor: number, cost: number]

/** Everything of a problem but its pairs, before it is checked. `least` and `priority` are 0 where left out. */
export interface Sides {
  readonly mentees: number
  readonly mentors: number
  readonly capacity: ArrayLike<number>
  readonly least?: ArrayLike<number>
  readonly priority?: ArrayLike<number>
}

export const mostCost = 2 ** 30
export const mostPeople = 2 ** 26
export const mostClass = 1_000_000
const mostSeats = 2 ** 31 - 1

/** A problem that cannot be read or solved; the message begins with where. */
export class BadProblem extends Error {
  override readonly name = 'BadProblem'

  constructor(where: string, what: string) {
    super(`${where}: ${what}`)
  }
}

/** Says where a number stands, for messages: `$.pairs[7][1]`, `byte 104`. */
export type Whereabouts = (part: string, index?: number, column?: number) => string

export const jsonPath: Whereabouts = (part, index, column) =>
  `$.${part}${index === undefined ? '' : `[${index}]`}${column === undefined ? '' : `[${column}]`}`

/** Makes a problem from its sides and a list of pairs in any order; the lower of two costs for a pair counts. */
export function makeProblem(given: Sides, pairs: readonly Pair[], where: Whereabouts = jsonPath): Problem {
  const sides = checkSides(given, where)
  const mentee = new Int32Array(pairs.length)
  const mentor = new Int32Array(pairs.length)
  const cost = new Int32Array(pairs.length)
  for (let at = 0; at < pairs.length; at++) {
    const pair: unknown = pairs[at]
    if (!Array.isArray(pair) || pair.length !== 3)
      throw new BadProblem(where('pairs', at), 'a pair is [mentee, mentor, cost]')
    mentee[at] = checkWhole(pair[0], 0, sides.mentees - 1, 'mentee', () => where('pairs', at, 0))
    mentor[at] = checkWhole(pair[1], 0, sides.mentors - 1, 'mentor', () => where('pairs', at, 1))
    cost[at] = checkWhole(pair[2], 0, mostCost, 'cost', () => where('pairs', at, 2))
  }
  return { ...sides, ...inRows(sides, mentee, mentor, cost) }
}

/** What a listed pair costs; undefined where it is not allowed. */
export function costOf({ rowStart, mentor, cost }: Problem, mentee: number, wanted: number): number | undefined {
  let low = rowStart[mentee] ?? 0
  let high = rowStart[mentee + 1] ?? 0
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentor[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low < (rowStart[mentee + 1] ?? 0) && mentor[low] === wanted ? cost[low] : undefined
}

/** Checks counts, capacities, least numbers and priorities. */
export function checkSides(given: Sides, where: Whereabouts = jsonPath) {
  const mentees = checkWhole(given.mentees, 0, mostPeople, 'number of mentees', () => where('mentees'))
  const mentors = checkWhole(given.mentors, 0, mostPeople, 'number of mentors', () => where('mentors'))
  const capacity = checkList(given.capacity, mentors, mostSeats, 'capacity', where)
  const least =
    given.least !== undefined ? checkList(given.least, mentors, mostSeats, 'least', where) : new Int32Array(mentors)
  const priority =
    given.priority !== undefined
      ? checkList(given.priority, mentees, mostClass, 'priority', where)
      : new Int32Array(mentees)
  const short = least.findIndex((fewest, mentor) => fewest > (capacity[mentor] ?? 0))
  if (short >= 0)
    throw new BadProblem(where('least', short), `${least[short]} is more than the capacity ${capacity[short]}`)
  return { mentees, mentors, capacity, least, priority }
}

/** Checks that a list has so many whole numbers from 0 to `most`. */
export function checkList(list: ArrayLike<unknown>, length: number, most: number, part: string, where: Whereabouts) {
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) throw new BadProblem(where(part), 'a list is needed')
  if (list.length !== length)
    throw new BadProblem(where(part), `${length} numbers are needed, there are ${list.length}`)
  const checked = new Int32Array(length)
  for (let at = 0; at < length; at++) checked[at] = checkWhole(list[at], 0, most, part, () => where(part, at))
  return checked
}

/** Checks one whole number between two others. */
export function checkWhole(value: unknown, low: number, high: number, what: string, where: () => string): number {
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return value as number
  const range = high < low ? 'there is none to name' : `a whole number from ${low} to ${high} is needed`
  throw new BadProblem(where(), `${what} is ${JSON.stringify(value)}; ${range}`)
}

/** Sorts pairs into rows, mentors ascending, and keeps the lower cost of a pair listed twice. */
export function inRows(
  sides: { mentees: number; mentors: number },
  mentee: Int32Array,
  mentor: Int32Array,
  cost: Int32Array,
) {
  const given = mentee.map((_, at) => at)
  const order = isInRows(mentee, mentor)
    ? given
    : sortedBy(mentee, sides.mentees, sortedBy(mentor, sides.mentors, given))
  const rowStart = new Int32Array(sides.mentees + 1)
  const to = new Int32Array(order.length)
  const price = new Int32Array(order.length)
  let size = 0
  let row = -1
  for (const pair of order) {
    const [who, whom, what] = [mentee[pair] ?? 0, mentor[pair] ?? 0, cost[pair] ?? 0]
    if (who === row && to[size - 1] === whom) {
      price[size - 1] = Math.min(price[size - 1] ?? 0, what)
      continue
    }
    while (row < who) rowStart[++row] = size
    to[size] = whom
    price[size++] = what
  }
  rowStart.fill(size, row + 1)
  return { rowStart, mentor: to.slice(0, size), cost: price.slice(0, size) }
}

function isInRows(mentee: Int32Array, mentor: Int32Array): boolean {
  for (let at = 1; at < mentee.length; at++) {
    const step = (mentee[at] as number) - (mentee[at - 1] as number)
    if (step < 0 || (step === 0 && (mentor[at] as number) <= (mentor[at - 1] as number))) return false
  }
  return true
}

/** A stable counting sort: the places in `order`, arranged by their key. */
function sortedBy(key: Int32Array, keys: number, order: Int32Array): Int32Array {
  const next = new Int32Array(keys + 1)
  for (const value of key) next[value + 1] = (next[value + 1] ?? 0) + 1
  for (let value = 0; value < keys; value++) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0)
  const sorted = new Int32Array(order.length)
  for (const place of order) {
    const value = key[place] ?? 0
    sorted[next[value] ?? 0] = place
    next[value] = (next[value] ?? 0) + 1
  }
  return sorted
}

/** How many mentees an answer gives a mentor. */
export function matchedIn(mate: Int32Array): number {
  return mate.reduce((count, mentor) => count + (mentor >= 0 ? 1 : 0), 0)
}

/** The total cost of an answer's pairs. */
export function costOfAnswer(problem: Problem, mate: Int32Array): number {
  return mate.reduce((sum, mentor, mentee) => sum + (costOf(problem, mentee, mentor) ?? 0), 0)
}
