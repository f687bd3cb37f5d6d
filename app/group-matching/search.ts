import type { Highs } from 'highs'
import { BadProblem } from '#app/matching/problem.ts'
import { fromCertificate, lowerBound, type Multipliers } from './bound.ts'
import { type Certificate, type FlowAnswer, sayUnfilled, type Unfilled } from './flow.ts'
import { runMip } from './mip.ts'
import { buildModel, type Limits, type Stage } from './model.ts'
import type { GroupProblem, Taken } from './problem.ts'
import { findBreaches, type Worth, worthOf } from './proof.ts'
import { type Rules, rulesOf } from './row.ts'

/** The best answer so far, and what is known of better ones. */
export interface Standing {
  readonly taken: Taken
  readonly worth: Worth
  /** What no answer is better than: none leaves fewer people out, none of those that leave as few is short of less … */
  readonly least: Worth
}

export interface Found extends Standing {
  /** Where bounds are all there is: prices that prove it, in exact arithmetic. */
  readonly certificate?: Certificate
}

export interface Patience {
  /** Seconds of HiGHS's own clock. */
  readonly seconds: number
  /** Hears of every better answer and every better bound. */
  readonly tell?: (standing: Standing) => void
}

/** Nothing was found in the time given, and nothing ruled out. */
export class NothingFound extends Error {
  override readonly name = 'NothingFound'
}

/** One search: the best answer so far, what is known of all answers, and the time that is left. */
export class Search {
  readonly problem: GroupProblem
  readonly rules: Rules
  readonly flow: FlowAnswer
  readonly #highs: Highs
  readonly #patience: Patience
  #left: number
  #best: Standing | undefined
  /** What is known of every answer. */
  #least: Worth

  constructor(problem: GroupProblem, highs: Highs, flow: FlowAnswer, patience: Patience) {
    this.problem = problem
    this.rules = rulesOf(problem)
    this.flow = flow
    this.#highs = highs
    this.#patience = patience
    this.#left = patience.seconds
    this.#least = { ...worthOf(problem, flow.taken), cost: 0 }
  }

  get best(): Standing {
    if (!this.#best) throw new NothingFound('No answer that keeps every rule was found in the time given.')
    return this.#best
  }

  get hasAnswer(): boolean {
    return this.#best !== undefined
  }

  /** The best answer so far, where there is one. */
  get answer(): Taken | undefined {
    return this.#best?.taken
  }

  /** Whether the counts of the best answer are proved, so that costs can be compared. */
  get isCounted(): boolean {
    const worth = this.#best?.worth
    return worth?.unplaced === this.#least.unplaced && worth.short === this.#least.short
  }

  get isOver(): boolean {
    return this.#left <= 0
  }

  /** How much less than the best answer another with the same counts might cost. */
  get gap(): number {
    return this.#best && this.isCounted ? this.#best.worth.cost - this.#least.cost : Number.POSITIVE_INFINITY
  }

  /** What is known of every answer; its counts are those costs are asked for. */
  get least(): Worth {
    return this.#least
  }

  /** Keeps an answer that keeps every rule and is better than the best so far. */
  offer(taken: Taken): void {
    const worth = worthOf(this.problem, taken)
    if (this.#best && compare(worth, this.#best.worth) >= 0) return
    if (findBreaches(this.problem, taken).length > 0) return
    // A bound computed in floating point gives way to an answer that is there.
    if (worth.unplaced === this.#least.unplaced && worth.short === this.#least.short && worth.cost < this.#least.cost)
      this.#least = { ...this.#least, cost: worth.cost }
    this.#best = { taken, worth, least: this.#least }
    this.#patience.tell?.(this.#best)
  }

  /** Takes note that no answer with these counts costs less; costs are whole numbers. */
  learn(cost: number): void {
    const whole = Math.min(Math.ceil(cost), this.isCounted ? this.best.worth.cost : Number.POSITIVE_INFINITY)
    if (whole > this.#least.cost) this.#know({ cost: whole })
  }

  /** What is known by these multipliers. @returns by offer, how much more every answer costs that takes it */
  price(multipliers: Multipliers) {
    return lowerBound(this.problem, this.rules, multipliers, this.#least)
  }

  get flowMultipliers(): Multipliers {
    return fromCertificate(this.rules, this.flow)
  }

  /** Runs HiGHS over some offers, from the best answer. Every better answer is kept. */
  solve(core: Int32Array, stage: Stage, limits: Limits, { isRelaxed = false, onBound = (_: number) => {} } = {}) {
    const model = buildModel(this.problem, this.rules, { core, stage, limits, isRelaxed })
    const end = runMip(this.#highs, model.data, {
      start: this.#best && !isRelaxed ? model.columnsOf(this.#best.taken) : undefined,
      seconds: this.#left,
      onBetter: (columns, bound) => {
        if (columns && stage !== 'unfilled') this.offer(model.takenOf(columns))
        onBound(bound)
      },
    })
    this.#left -= end.seconds
    if (end.columns && !isRelaxed) this.offer(model.takenOf(end.columns))
    if (!isRelaxed) onBound(end.bound)
    return { ...end, missing: end.columns && model.missingIn(end.columns) }
  }

  get #everyOffer(): Int32Array {
    return Int32Array.from(this.problem.cost, (_, at) => at)
  }

  /** Finds any answer at all, or says what stands in the way. */
  fill(): void {
    const { missing, status } = this.solve(this.#everyOffer, 'unfilled', {})
    if (this.#best || !missing || status !== 'optimal') return
    const unfilled = new Map<number, Unfilled>()
    const mixed: string[] = []
    for (const [row, count] of missing) {
      const { group = 0, what } = this.rules.rows[row]?.fills ?? {}
      const { people = 0, leads = 0 } = unfilled.get(group) ?? {}
      if (what === 'people') unfilled.set(group, { group, people: people + count, leads })
      else if (what === 'leads') unfilled.set(group, { group, people, leads: leads + count })
      else mixed.push(`group ${group} lacks ${count} ${what}`)
    }
    const said = unfilled.size > 0 ? [sayUnfilled([...unfilled.values()])] : ['not every group can be filled']
    throw new BadProblem('$', `with its rules of balance and of people apart, ${[...said, ...mixed].join(': ')}`)
  }

  /** Makes one count as low as it can be, unless the flow has shown already that it is. */
  count(stage: 'unplaced' | 'short'): void {
    const { worth } = this.best
    if (worth[stage] <= this.#least[stage] || (stage === 'short' && worth.unplaced > this.#least.unplaced)) return
    const limits = stage === 'short' ? { unplaced: worth.unplaced } : {}
    this.solve(this.#everyOffer, stage, limits, {
      onBound: (bound) => {
        const whole = Math.ceil(bound - 1e-6)
        if (whole <= this.#least[stage]) return
        // What was known of the later counts was known of answers with the lower one.
        const known = Math.min(whole, this.best.worth[stage])
        this.#know(stage === 'unplaced' ? { unplaced: known, short: 0, cost: 0 } : { short: known, cost: 0 })
      },
    })
  }

  #know(more: Partial<Worth>): void {
    this.#least = { ...this.#least, ...more }
    if (!this.#best) return
    this.#best = { ...this.#best, least: this.#least }
    this.#patience.tell?.(this.#best)
  }
}

function compare(one: Worth, other: Worth): number {
  return one.unplaced - other.unplaced || one.short - other.short || one.cost - other.cost
}
