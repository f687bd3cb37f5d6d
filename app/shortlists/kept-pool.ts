import { type Certificate, costOf } from '../matching/problem.ts'
import { proveBest } from '../matching/proof.ts'
import type { Policy } from '../programs/policy.ts'
import type { Candidate } from '../scoring/candidate.ts'
import { blockSize } from '../scoring/kernel.ts'
import { type Everybody, gather, type Pool } from '../scoring/pool.ts'
import type { Rulings } from '../scoring/rule.ts'
import { dearestUnder } from '../scoring/score.ts'
import { none, type Scorer } from '../scoring/scorer.ts'
import { type Census, takeCensus } from './census.ts'
import { type Limits, matchAtScale, type Outcome } from './scale.ts'

/** The best answer over all allowed pairs of a program that has too many to hold. */
export interface KeptAnswer {
  /** Its problem holds the kept pairs: those solved on, and those that come near. */
  readonly pool: Pool
  readonly solution: Outcome['solution']
  /** What is wrong with it, over all allowed pairs; nothing means proved. */
  readonly complaints: readonly string[]
  /** By mentee: how much more than they pay the nearest pair costs that is not kept; -1 where all are. */
  readonly margin: Int32Array
  readonly milliseconds: { readonly score: number; readonly solve: number; readonly prove: number }
}

/** Is told how much of a part is done, from 0 to 1. */
export type Tell = (part: 'score' | 'solve' | 'prove', done: number) => void

/**
 * Finds the best answer without holding all pairs (`scale.ts`), and looks once at every pair there is to prove it
 * (`census.ts`). What it finds is what `makePool`, `solve` and `proveBest` find over all pairs.
 */
export function matchKept(
  candidates: readonly Candidate[],
  policy: Policy,
  allRulings: Rulings,
  today: Temporal.PlainDate,
  tell: Tell = () => {},
  { near, ...limits }: Limits & { readonly near?: number } = {},
): KeptAnswer {
  const everybody = gather(candidates, policy, allRulings, today)
  const { outcome, ...spent } = seek(everybody, policy, tell, limits)
  const started = performance.now()
  const census = walk(takeCensus(outcome, near), (done) => tell('prove', done))
  const { solution } = outcome
  return {
    pool: poolOf(everybody, outcome.scorer, census),
    solution,
    complaints: [
      ...census.complaints,
      ...proveBest(census.kept, solution.mate, solution, dearestUnder(policy)),
      ...askTheTwo(everybody, census, solution),
    ],
    margin: census.margin,
    milliseconds: { ...spent, prove: performance.now() - started },
  }
}

/** Who would have whom under other rulings, unproved. */
export function matesKept(
  candidates: readonly Candidate[],
  policy: Policy,
  rulings: Rulings,
  today: Temporal.PlainDate,
  limits: Limits = {},
): Pick<Everybody, 'mentees' | 'mentors'> & { readonly mate: Int32Array } {
  const everybody = gather(candidates, policy, rulings, today)
  return { ...everybody, mate: seek(everybody, policy, () => {}, limits).outcome.solution.mate }
}

function seek({ columns, rulings }: Everybody, policy: Policy, tell: Tell, { keep }: Limits) {
  const spent = { score: 0, solve: 0 }
  let [last, round] = [performance.now(), 0]
  const steps = matchAtScale(columns, policy, rulings, { keep })
  for (let step = steps.next(); ; step = steps.next()) {
    const now = performance.now()
    const part = !step.done && step.value.part === 'score' ? 'score' : 'solve'
    spent[part] += now - last
    last = now
    if (step.done) return { ...spent, outcome: step.value }
    const { share } = step.value
    if (step.value.part === 'solve' && share === 0) round++
    // Nobody knows how many rounds there will be: each is taken for half of what is left, a solve for half of that.
    const done = step.value.part === 'solve' ? share / 2 : 0.5 + share / 2
    tell(part, part === 'score' ? share : 1 - 0.5 ** (round - 1) * (1 - done / 2))
  }
}

function walk<Found>(steps: Generator<number, Found>, tell: (done: number) => void): Found {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    tell(step.value)
  }
}

/** Every proposed pair asked of its two candidates themselves, by the plain functions the fast ones stand for. */
function askTheTwo({ whyNot, reasons }: Everybody, { kept }: Census, { mate }: Certificate & { mate: Int32Array }) {
  return Array.from(mate).flatMap((mentor, mentee): string[] => {
    if (mentor < 0) return []
    const cost = reasons(mentee, mentor).reduce((sum, { lost }) => sum + lost, 0)
    const isRight = whyNot(mentee, mentor) === null && cost === costOf(kept, mentee, mentor)
    return isRight ? [] : [`mentee ${mentee} and mentor ${mentor} say otherwise what their pair costs`]
  })
}

function poolOf(everybody: Everybody, scorer: Scorer, { kept, pairs, ofMentor }: Census): Pool {
  return {
    ...everybody,
    problem: kept,
    isWhole: false,
    allowed: { pairs, ofMentor },
    rowOf: (mentee) => allowedBy(scorer, mentee),
    disallowed: {},
  }
}

/** Every mentor allowed for a mentee, scored anew, in no order. */
function allowedBy(scorer: Scorer, mentee: number): number[] {
  const { blocks, blockStart, cost, lowest, pinned, columns } = scorer
  const found: number[] = []
  if (!scorer.begin(mentee)) return found
  const only = pinned.get(mentee)
  scorer.score()
  for (let block = 0; block < blocks; block++) {
    if ((lowest[block] as number) >= none) continue
    const begin = blockStart[block] as number
    for (let at = begin; at < (blockStart[block + 1] as number); at++)
      if ((cost[block * blockSize + at - begin] as number) < none && (only ?? at) === at)
        found.push(columns.mentors.number[at] as number)
  }
  return found
}
