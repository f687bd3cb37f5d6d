import { type GroupProblem, peopleOfOffers, type Taken } from './problem.ts'
import type { Rules } from './row.ts'

/**
 * Changes an answer, step by step, until it keeps every rule or no step is left to try: a tabu search (F. Glover, 1989)
 * over moves of one person and exchanges of two, that always mends one broken rule at the least damage, and leaves
 * alone for a while what it has just changed. Deterministic. What it returns is to be checked like any answer.
 */
export function repair(problem: GroupProblem, rules: Rules, start: Taken, rounds = 300): Taken {
  const { group, rowStart, cost } = problem
  const rows = rules.rows.filter(({ extras }) => extras === undefined)
  const person = peopleOfOffers(problem)
  const taken = start.slice()
  const rowsOf: number[][] = Array.from(group, () => [])
  const activity = new Int32Array(rows.length)
  for (const [at, { offers }] of rows.entries())
    for (const offer of offers) {
      rowsOf[offer]?.push(at)
      if (taken[offer] === 1) activity[at] = (activity[at] as number) + 1
    }
  const held = new Int32Array(problem.people)
  const inside: Set<number>[] = Array.from({ length: problem.groups }, () => new Set())
  for (const [offer, is] of taken.entries()) if (is === 1) note(offer, 1)
  const dearest = cost.reduce((most, each) => Math.max(most, each), 0)
  const leftOut = 4 * dearest + 1
  const broken = 4 * leftOut
  const restUntil = new Int32Array(group.length)
  const breachOf = (at: number) => {
    const { low, high } = rows[at] as (typeof rows)[number]
    return Math.max(0, low - (activity[at] as number), (activity[at] as number) - high)
  }
  const open = new Set(rows.keys().filter((at) => breachOf(at) > 0))
  const most = rounds + 40 * open.size
  for (let round = 1; round <= most && open.size > 0; round++) {
    const worst = [...open][round % open.size] as number
    const move = bestMove(worst, round)
    if (!move) continue
    for (const offer of move) {
      change(offer)
      restUntil[offer] = round + 8 + (round % 5)
      for (const at of rowsOf[offer] as number[])
        if (breachOf(at) > 0) open.add(at)
        else open.delete(at)
    }
  }
  return taken

  function note(offer: number, by: 1 | -1): void {
    const who = person[offer] as number
    held[who] = (held[who] as number) + by
    const members = inside[group[offer] as number] as Set<number>
    if (by === 1) members.add(offer)
    else members.delete(offer)
  }

  function change(offer: number): void {
    const by = taken[offer] === 1 ? -1 : 1
    taken[offer] = by === 1 ? 1 : 0
    note(offer, by)
    for (const at of rowsOf[offer] as number[]) activity[at] = (activity[at] as number) + by
  }

  /** What changing these offers would come to; nothing stays changed. */
  function damageOf(move: readonly number[]): number {
    let damage = 0
    for (const offer of move) {
      const who = person[offer] as number
      damage += taken[offer] === 1 ? -(cost[offer] as number) : (cost[offer] as number)
      const before = missingOf(who)
      for (const at of rowsOf[offer] as number[]) damage -= broken * breachOf(at)
      apply(offer)
      for (const at of rowsOf[offer] as number[]) damage += broken * breachOf(at)
      damage += leftOut * (missingOf(who) - before)
    }
    for (const offer of move) apply(offer)
    return damage
  }

  function apply(offer: number): void {
    const by = taken[offer] === 1 ? -1 : 1
    taken[offer] = by === 1 ? 1 : 0
    held[person[offer] as number] = (held[person[offer] as number] as number) + by
    for (const at of rowsOf[offer] as number[]) activity[at] = (activity[at] as number) + by
  }

  function missingOf(who: number): number {
    return Math.max(0, (problem.leastGroups[who] as number) - (held[who] as number))
  }

  function bestMove(row: number, round: number): number[] | undefined {
    const { high, offers } = rows[row] as (typeof rows)[number]
    const isOver = (activity[row] as number) > high
    let best: number[] | undefined
    let least = Number.POSITIVE_INFINITY
    const consider = (move: number[]) => {
      if (move.some((offer) => (restUntil[offer] as number) >= round)) return
      const damage = damageOf(move)
      if (damage >= least) return
      least = damage
      best = move
    }
    const moving = offers.filter((offer) => (taken[offer] === 1) === isOver)
    for (const offer of moving) for (const move of isOver ? leavings(offer) : arrivals(offer)) consider(move)
    if (least < -broken / 2) return best
    for (const offer of moving)
      for (const [left, wanted] of isOver ? leavings(offer) : arrivals(offer))
        if (left !== undefined && wanted !== undefined) for (const move of exchanges(left, wanted)) consider(move)
    return best
  }

  /** Ways for somebody to leave an offer: for nothing, for another. */
  function* leavings(offer: number): Generator<number[]> {
    yield [offer]
    for (const other of openOffers(person[offer] as number, group[offer] as number)) yield [offer, other]
  }

  /** Ways for somebody to take an offer: besides what they have, or instead of something. */
  function* arrivals(offer: number): Generator<number[]> {
    const who = person[offer] as number
    const own = heldOffers(who)
    const same = own.find((other) => group[other] === group[offer])
    if (same !== undefined) return yield [same, offer]
    if (own.length < (problem.mostGroups[who] as number)) yield [offer]
    for (const other of own) yield [other, offer]
  }

  /** Ways for somebody to go from one group to another while somebody there comes back. */
  function* exchanges(left: number, wanted: number): Generator<number[]> {
    if (group[left] === group[wanted]) return
    for (const theirs of inside[group[wanted] as number] as Set<number>)
      for (const back of openOffers(person[theirs] as number, group[theirs] as number))
        if (group[back] === group[left] && person[theirs] !== person[left]) yield [left, wanted, theirs, back]
  }

  /** What somebody could take instead of what they have in one group. */
  function* openOffers(who: number, instead: number): Generator<number> {
    const taking = heldOffers(who).map((other) => group[other])
    for (let at = rowStart[who] as number; at < (rowStart[who + 1] as number); at++)
      if (taken[at] === 0 && (group[at] === instead || !taking.includes(group[at]))) yield at
  }

  function heldOffers(who: number): number[] {
    const own: number[] = []
    for (let at = rowStart[who] as number; at < (rowStart[who + 1] as number); at++) if (taken[at] === 1) own.push(at)
    return own
  }
}
