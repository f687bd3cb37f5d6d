import { ints, Market } from './market.ts'
import type { Problem } from './problem.ts'

/**
 * Who can be matched at all, priority class by priority class, before any cost is looked at (the decomposition of
 * Dulmage and Mendelsohn, once a class).
 *
 * Whoever of class c finds no seat, and everybody whose seat they could ask for, compete for the same mentors: a
 * *block*, closed in itself. Whatever the answer, the seats of a block are all taken by its own mentees, those of class
 * c among them may go without, and all others must have a mentor. Pairs that lead into a block from outside are dead.
 */
export interface Blocks {
  /** The class whose want of seats makes the block of each mentee, of each mentor; -1 outside blocks. */
  readonly ofMentee: Int32Array
  readonly ofMentor: Int32Array
  readonly any: boolean
  /** An answer that matches as many as possible. */
  readonly mate: Int32Array
}

/**
 * Finds the blocks by matching as many as possible, class by class, with searches that never enter a block again.
 *
 * @param begun who has which mentor already; where there is one class, only the others are looked at
 */
export function findBlocks(problem: Problem, onPulse?: () => void, begun?: Int32Array): Blocks {
  const blocks = {
    ofMentee: ints(problem.mentees).fill(-1),
    ofMentor: ints(problem.mentors).fill(-1),
    any: false,
    mate: begun ?? ints(0),
  }
  if (begun && !begun.includes(-1)) return blocks
  const market = new Market(problem, onPulse)
  blocks.mate = market.mate
  if (begun && isOneClass(problem.priority)) {
    market.mate.set(begun)
    market.refill()
  }
  const search = new SeatSearch(market, blocks.ofMentor)
  for (const [priorityClass, members] of byClass(problem, market.mate)) {
    let left = members.filter((mentee) => !takeFreeSeat(market, mentee))
    while (left.length > 0) {
      search.startPhase()
      const still = left.filter((mentee) => !search.augment(mentee))
      if (still.length === left.length) break
      left = still
    }
    if (left.length === 0) continue
    blocks.any = true
    search.markReached(left, priorityClass, blocks)
  }
  return blocks
}

/** The mentees of each class who have nobody yet, best class first. */
function byClass({ mentees, priority }: Problem, mate: Int32Array): [number, number[]][] {
  const members = new Map<number, number[]>()
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (mate[mentee] !== -1) continue
    const own = members.get(priority[mentee] as number)
    if (own) own.push(mentee)
    else members.set(priority[mentee] as number, [mentee])
  }
  return [...members].sort(([a], [b]) => a - b)
}

function isOneClass(priority: Int32Array): boolean {
  for (let mentee = 1; mentee < priority.length; mentee++) if (priority[mentee] !== priority[0]) return false
  return true
}

function takeFreeSeat(market: Market, mentee: number): boolean {
  const { rowStart, mentor } = market.problem
  const { load, seats } = market
  const end = rowStart[mentee + 1] as number
  for (let at = rowStart[mentee] as number; at < end; at++) {
    const to = mentor[at] as number
    if ((load[to] as number) >= (seats[to] as number)) continue
    market.seat(mentee, to, 0)
    return true
  }
  return false
}

/** Breadth-first searches for augmenting paths; within a phase no mentor is looked at twice. */
class SeatSearch {
  private readonly market: Market
  private readonly blockOf: Int32Array
  /** The phase in which each mentor was last reached, and the mentee who reached them. */
  private readonly seen: Int32Array
  private readonly via: Int32Array
  private readonly queue: Int32Array
  private phase = 0

  constructor(market: Market, blockOf: Int32Array) {
    this.market = market
    this.blockOf = blockOf
    this.seen = ints(market.problem.mentors)
    this.via = ints(market.problem.mentors)
    this.queue = ints(market.problem.mentees)
  }

  startPhase(): void {
    this.phase++
  }

  /** Seats one more mentee by a chain of moves, if one leads to a free seat. */
  augment(source: number): boolean {
    const { rowStart, mentor } = this.market.problem
    const { load, seats, seatStart, holder } = this.market
    const { seen, via, queue, phase, blockOf } = this
    this.market.beat(64)
    queue[0] = source
    let size = 1
    for (let head = 0; head < size; head++) {
      const mentee = queue[head] as number
      const end = rowStart[mentee + 1] as number
      for (let at = rowStart[mentee] as number; at < end; at++) {
        const to = mentor[at] as number
        if (seen[to] === phase || (blockOf[to] as number) >= 0) continue
        seen[to] = phase
        via[to] = mentee
        if ((load[to] as number) < (seats[to] as number)) {
          this.flip(source, to)
          return true
        }
        const first = seatStart[to] as number
        const last = first + (load[to] as number)
        for (let seat = first; seat < last; seat++) queue[size++] = holder[seat] as number
      }
    }
    return false
  }

  private flip(source: number, end: number): void {
    const { market, via } = this
    let to = end
    for (;;) {
      const mentee = via[to] as number
      const from = market.mate[mentee] as number
      if (mentee !== source) market.unseat(mentee)
      market.seat(mentee, to, 0)
      if (mentee === source) return
      to = from
    }
  }

  /** The last phase found nothing: all it reached, from those who are left, is a block. */
  markReached(
    left: readonly number[],
    priorityClass: number,
    blocks: { ofMentee: Int32Array; ofMentor: Int32Array },
  ): void {
    const { load, seatStart, holder } = this.market
    for (const mentee of left) blocks.ofMentee[mentee] = priorityClass
    for (let to = 0; to < this.seen.length; to++) {
      if (this.seen[to] !== this.phase || this.phase === 0) continue
      blocks.ofMentor[to] = priorityClass
      const first = seatStart[to] as number
      for (let seat = first; seat < first + (load[to] as number); seat++)
        blocks.ofMentee[holder[seat] as number] = priorityClass
    }
  }
}

/** The problem without its dead pairs: those between different blocks. */
export function livePairs(problem: Problem, { ofMentee, ofMentor, any }: Blocks): Problem {
  return any ? keepPairs(problem, (mentee, mentor) => ofMentor[mentor] === ofMentee[mentee]) : problem
}

/** The problem without the pairs whose mentor has no seat. */
export function seatedPairs(problem: Problem): Problem {
  const { capacity } = problem
  return capacity.includes(0) ? keepPairs(problem, (_, mentor) => capacity[mentor] !== 0) : problem
}

function keepPairs(problem: Problem, isKept: (mentee: number, mentor: number) => boolean): Problem {
  const { mentees, rowStart } = problem
  const starts = new Int32Array(mentees + 1)
  const mentor = new Int32Array(problem.mentor.length)
  const cost = new Int32Array(problem.mentor.length)
  let size = 0
  for (let mentee = 0; mentee < mentees; mentee++) {
    const end = rowStart[mentee + 1] as number
    for (let at = rowStart[mentee] as number; at < end; at++) {
      if (!isKept(mentee, problem.mentor[at] as number)) continue
      mentor[size] = problem.mentor[at] as number
      cost[size++] = problem.cost[at] as number
    }
    starts[mentee + 1] = size
  }
  return { ...problem, rowStart: starts, mentor: mentor.slice(0, size), cost: cost.slice(0, size) }
}
