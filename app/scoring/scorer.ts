import type { Policy } from '../programs/policy.ts'
import { type Columns, mixed, seatless } from './columns.ts'
import { type Corrections, correct } from './correction.ts'
import { type Facet, facetsOf, forbidden } from './facet.ts'
import { blockSize, shift } from './kernel.ts'
import type { Rulings } from './rule.ts'
import { skillValue } from './skills.ts'
import { Workbench } from './workbench.ts'

/** What no allowed pair costs. */
export const none = forbidden
const nothing = 65535
/** Fewer pairs are scored before a kernel is made. */
const fewestPairs = 10_000
/** For more competencies than this the fixed point of the kernel is not exact. */
const mostWords = 10

/**
 * Scores columns under a policy and rulings: for a mentee and a block of mentors exactly what `brokenRule` and
 * `scorePair` say of the two candidates.
 *
 * Method: criteria that look at few values are looked up by value (`facet.ts`), rules among them; blocks whose places
 * are all forbidden are passed over. Needs meet strengths by words of competencies: in the product of two words, a byte
 * each and one of them reversed, the highest byte is the sum of the products. Blocks of mentors who rated the same go
 * through a SIMD loop (`kernel.ts`), others through a plain one. What is special to two people is put right after.
 */
export class Scorer {
  readonly columns: Columns
  /** The rows of mentors in each block: those from here up to the next, in the first places of the block. */
  readonly blockStart: Int32Array
  readonly blocks: number
  readonly blockOf: Int32Array
  /** How many blocks are of mentors who have a seat; they come first. */
  readonly seatedBlocks: number
  /** What pairs cost, by block and place in it, as far as scored; `none` or more where they are not allowed. */
  readonly cost: Uint16Array
  /** The lowest cost of each block scored; where it is `none` or more, `cost` says nothing of it. */
  readonly lowest: Uint16Array
  /** The row of the only mentor a mentee is pinned to, by row of the mentee. */
  readonly pinned: ReadonlyMap<number, number>
  /** The lowest of costs and prices of each block, as far as they are known (`sieve.ts`). */
  readonly lowestPriced: Uint16Array
  /** All mentees, those alike one after the other: who are gone through so find what they share at hand. */
  readonly order: Int32Array
  /** Null where there is too little to score, or too much of it special, to make one. */
  readonly workbench: Workbench | null

  private readonly facets: readonly Facet[]
  private readonly corrections: Corrections
  private readonly heldMentees: Uint8Array
  private readonly base: Uint16Array
  private readonly weight: number
  /** By block. */
  private readonly groupOf: Uint16Array
  private readonly needOf: Int32Array
  /** The patterns of what mentors rated. */
  private readonly patterns: Uint16Array

  /** By place of a mentee and then by block: where the run ends that it is in, less than 0 where nobody is allowed. */
  private readonly runs: Int32Array
  private mentee = -1
  private readonly words: Int32Array
  private readonly sum = new Int32Array(blockSize)

  constructor(columns: Columns, policy: Policy, rulings: Rulings) {
    const { mentees, mentors, shared } = columns
    this.columns = columns
    this.facets = facetsOf(columns, policy)
    this.order = orderBy(this.facets)
    this.blockStart = blocksOf(mentors.group)
    this.blocks = this.blockStart.length - 1
    this.groupOf = Uint16Array.from(this.blockStart.subarray(0, this.blocks), (row) => mentors.group[row] ?? 0)
    this.blockOf = new Int32Array(mentors.ids.length)
    for (let block = 0; block < this.blocks; block++)
      this.blockOf.fill(block, this.blockStart[block], this.blockStart[block + 1])
    const firstSeatless = mentors.group.indexOf(seatless)
    this.seatedBlocks = firstSeatless < 0 ? this.blocks : (this.blockOf[firstSeatless] as number)
    const rows = rowsOf(columns, rulings)
    this.heldMentees = new Uint8Array(mentees.ids.length)
    this.base = Uint16Array.from(mentors.experience, (fit) => policy.weights.experience * (100 - fit))
    for (const id of new Set(rulings.holds)) {
      const [mentee, mentor] = [rows.mentee(id), rows.mentor(id)]
      if (mentee >= 0) this.heldMentees[mentee] = 1
      if (mentor >= 0) this.base[mentor] = (this.base[mentor] as number) + forbidden
    }
    const place = (pair: { mentee: string; mentor: string }): [number, number] => [
      rows.mentee(pair.mentee),
      rows.mentor(pair.mentor),
    ]
    this.pinned = new Map(rulings.pins.map(place).filter(([mentee, mentor]) => mentee >= 0 && mentor >= 0))
    this.corrections = correct(columns, policy.weights, rulings.vetoes.map(place))
    this.words = new Int32Array(shared.words)
    this.needOf = new Int32Array(Math.max(1, shared.words > 0 ? shared.rated.length / shared.words : 1))
    this.patterns = Uint16Array.from(new Set(mentors.rated))
    this.weight = policy.weights.skills
    const pays = mentees.ids.length * mentors.ids.length >= fewestPairs && shared.words <= mostWords
    this.workbench = pays ? Workbench.over(columns, this.blockStart, this.facets, this.base) : null
    this.cost = this.workbench?.cost ?? new Uint16Array(this.blocks * blockSize)
    this.lowest = this.workbench?.lowest ?? new Uint16Array(this.blocks)
    this.lowestPriced = this.workbench?.lowestPriced ?? new Uint16Array(this.blocks)
    this.runs = new Int32Array((this.facets[0] as Facet).height * this.blocks)
  }

  /** Turns to a mentee. @returns whether any mentor may be allowed for them */
  begin(mentee: number): boolean {
    this.mentee = mentee
    const { words, needOf, patterns } = this
    const { mentees, shared } = this.columns
    for (let word = 0; word < shared.words; word++)
      words[word] = reversed(mentees.skills[word * mentees.ids.length + mentee] as number)
    for (let at = 0; at < patterns.length; at++) {
      const pattern = patterns[at] as number
      let need = 0
      for (let word = 0, from = pattern * shared.words; word < shared.words; word++)
        need += Math.imul(words[word] as number, shared.rated[from + word] as number) >>> 24
      needOf[pattern] = need
    }
    this.workbench?.begin(mentee)
    return this.heldMentees[mentee] === 0
  }

  /** Scores blocks into `cost` and `lowest`. */
  score(first = 0, end = this.blocks): void {
    const { lowest, lowestPriced, workbench, groupOf, runs, blocks, mentee } = this
    const place = this.placeOf(mentee)
    const from = place * blocks
    if (end > first && runs[from] === 0) this.findRuns(place)
    for (let block = first; block < end; ) {
      const run = runs[from + block] as number
      const stop = Math.min(end, Math.abs(run))
      const group = groupOf[block] as number
      if (run < 0) {
        lowest.fill(nothing, block, stop)
        lowestPriced.fill(nothing, block, stop)
      } else if (!workbench || group >= mixed) {
        for (let each = block; each < stop; each++) this.scorePlainly(each)
      } else {
        const need = this.needOf[group] as number
        const unit = need === 0 ? 0 : Math.floor(2 ** shift / (2 * need)) + 1
        workbench.run(block, stop, 50 * unit, need === 0 ? 50 * 2 ** shift : need * unit, this.weight)
      }
      block = stop
    }
    this.putRight(first, end)
  }

  private placeOf(mentee: number): number {
    return (this.facets[0] as Facet).mentees[mentee] as number
  }

  /** Finds what blocks are scored together for mentees of a place, and whose places are all forbidden to them. */
  private findRuns(place: number): void {
    const { blocks, blockStart, runs, groupOf } = this
    const row = (this.facets[0] as Facet).row(place)
    const { place: places } = this.columns.mentors
    for (let block = blocks - 1, at = place * blocks + block; block >= 0; block--, at--) {
      const last = places[(blockStart[block + 1] as number) - 1] as number
      let isOut = true
      for (let value = places[blockStart[block] as number] as number; isOut && value <= last; value++)
        isOut = (row[value] as number) >= none
      const next = runs[at + 1] as number
      const isSame = block + 1 < blocks && next < 0 === isOut && (isOut || groupOf[block] === groupOf[block + 1])
      runs[at] = isSame ? next : isOut ? -block - 1 : block + 1
    }
  }

  /** Scores a block, column by column: each pass over few numbers stays fast whatever there is to look at. */
  private scorePlainly(block: number): void {
    const { base, sum, words, needOf, blockStart, facets, weight } = this
    const { rated, skills } = this.columns.mentors
    const begin = blockStart[block] as number
    const width = (blockStart[block + 1] as number) - begin
    sum.fill(0)
    for (let word = 0; word < words.length; word++) {
      const [need, from] = [words[word] as number, word * base.length + begin]
      for (let at = 0; at < width; at++)
        sum[at] = (sum[at] as number) + (Math.imul(need, skills[from + at] as number) >>> 24)
    }
    for (let at = 0; at < width; at++) {
      const fit = skillValue(sum[at] as number, needOf[rated[begin + at] as number] as number)
      sum[at] = (base[begin + at] as number) + weight * (100 - fit)
    }
    for (const facet of facets)
      addRow(sum, facet.row(facet.mentees[this.mentee] as number), facet.mentors, begin, width)
    let lowest = nothing
    for (let at = 0, to = block * blockSize; at < width; at++, to++) {
      const pair = Math.min(nothing, sum[at] as number)
      this.cost[to] = pair
      if (pair < lowest) lowest = pair
    }
    this.lowest[block] = lowest
    this.lowestPriced[block] = 0
  }

  /** Adds what is special to the mentee and somebody in these blocks. */
  private putRight(first: number, end: number): void {
    const { cost, lowest, blockStart, blockOf, corrections, mentee } = this
    for (let at = corrections.start[mentee] as number; at < (corrections.start[mentee + 1] as number); at++) {
      const mentor = corrections.mentor[at] as number
      const block = blockOf[mentor] as number
      if (block < first || block >= end || (lowest[block] as number) >= none) continue
      const from = block * blockSize
      const to = from + mentor - (blockStart[block] as number)
      if ((cost[to] as number) >= none) continue
      cost[to] = Math.min(nothing, (cost[to] as number) + (corrections.change[at] as number))
      let now = nothing
      const stop = from + (blockStart[block + 1] as number) - (blockStart[block] as number)
      for (let each = from; each < stop; each++) now = Math.min(now, cost[each] as number)
      lowest[block] = now
      this.lowestPriced[block] = 0
    }
  }
}

function addRow(sum: Int32Array, row: Uint16Array, values: Uint16Array, begin: number, width: number): void {
  for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (row[values[begin + at] as number] as number)
}

function reversed(word: number): number {
  return (word >>> 24) | ((word >>> 8) & 0xff00) | ((word << 8) & 0xff0000) | (word << 24)
}

/** Mentees sorted by the facet of most values (a counting sort). */
function orderBy(facets: readonly Facet[]): Int32Array {
  const { mentees, height } = facets.reduce((most, facet) => (facet.height > most.height ? facet : most))
  const place = new Int32Array(height + 1)
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    const next = (mentees[mentee] as number) + 1
    place[next] = (place[next] as number) + 1
  }
  for (let value = 0; value < height; value++)
    place[value + 1] = (place[value + 1] as number) + (place[value] as number)
  const order = new Int32Array(mentees.length)
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    const value = mentees[mentee] as number
    order[place[value] as number] = mentee
    place[value] = (place[value] as number) + 1
  }
  return order
}

/** Where blocks begin: none is of two groups. */
function blocksOf(group: Uint16Array): Int32Array {
  const starts: number[] = []
  let start = 0
  for (let at = 0; at <= group.length; at++) {
    if (at < group.length && at > start && at - start < blockSize && group[at] === group[start]) continue
    if (at < group.length || at > start || at === 0) starts.push(at)
    start = at
  }
  if (starts.at(-1) !== group.length) starts.push(group.length)
  return Int32Array.from(starts)
}

/** Finds the rows of those rulings name; -1 for somebody not there. Where there are no rulings nobody is looked at. */
function rowsOf({ mentees, mentors }: Columns, { pins, vetoes, holds }: Rulings) {
  const named = new Set([...pins, ...vetoes].flatMap(({ mentee, mentor }) => [mentee, mentor]).concat(holds))
  const find = ({ ids }: { ids: readonly string[] }) => {
    const rows = new Map<string, number>()
    if (named.size > 0) for (const [row, id] of ids.entries()) if (named.has(id)) rows.set(id, row)
    return (id: string) => rows.get(id) ?? -1
  }
  return { mentee: find(mentees), mentor: find(mentors) }
}
