import { type Answer, proveAnswer, solveBy } from '../matching/policy.ts'
import type { Policy } from '../programs/policy.ts'
import type { Candidate } from '../scoring/candidate.ts'
import { makePool, type Pool } from '../scoring/pool.ts'
import type { Rulings } from '../scoring/rule.ts'
import { matchKept, matesKept, type Tell } from '../shortlists/kept-pool.ts'
import { settledIn } from './stored.ts'

/** How much of a program is held at once. */
export interface Holding {
  /** Of more pairs than these, allowed or not, the best answer is found and proved without holding them all. */
  readonly most: number
  /** How many of each mentee's cheapest pairs are held at first, and how many at last that nothing needs. */
  readonly keep?: number
  readonly near?: number
}
export const usualHolding: Holding = { most: 250_000 }
/** The fairest and the stable answer need all pairs at hand: they are found up to so many. */
export const mostPairsOtherAims = 4_000_000

/** What the engine answers for a program, and what proves it. */
export interface Found {
  readonly pool: Pool
  readonly answer: Answer
  readonly verified: boolean
  /** By mentee: how much more than they pay the nearest pair costs that the pool does not hold; -1 where it holds all. */
  readonly margin: Int32Array
  readonly milliseconds: { readonly score: number; readonly solve: number; readonly prove: number }
}

/** A program's people and what decides about them. */
export interface Asked {
  readonly candidates: readonly Candidate[]
  readonly policy: Policy
  readonly rulings: Rulings
  readonly today: Temporal.PlainDate
}

const countOf = (candidates: readonly Candidate[], wanted: Candidate['seat']) =>
  candidates.reduce((n, { seat }) => n + Number(seat === wanted), 0)

/** How many pairs there are to look at, allowed or not. */
export const pairsAmong = (candidates: readonly Candidate[]) =>
  countOf(candidates, 'mentee') * countOf(candidates, 'mentor')

const isKept = ({ candidates, policy }: Asked, { most }: Holding) =>
  policy.aim === 'best' && pairsAmong(candidates) > most

/**
 * Scores everybody, solves under the policy's aim and proves the answer over all allowed pairs.
 *
 * @param holding beyond so many pairs the same best answer is found by prices (`kept-pool.ts`)
 */
export function findAnswer(asked: Asked, tell: Tell = () => {}, holding = usualHolding): Found {
  const { candidates, policy, rulings, today } = asked
  if (isKept(asked, holding)) {
    const { solution, complaints, ...found } = matchKept(candidates, policy, rulings, today, tell, holding)
    return { ...found, answer: { policy: 'best', ...solution }, verified: complaints.length === 0 }
  }
  const began = performance.now()
  const pool = makePool(candidates, policy, rulings, today, (done) => tell('score', done))
  const scored = performance.now()
  const settled = settledAmong(pool, rulings)
  tell('solve', 0)
  const answer = solveBy(pool.problem, policy.aim, settled, (done) => tell('solve', solved[done]))
  const found = performance.now()
  tell('prove', 0)
  const verified = proveAnswer(pool.problem, answer, settled).length === 0
  return {
    pool,
    answer,
    verified,
    margin: new Int32Array(pool.mentees.length).fill(-1),
    milliseconds: { score: scored - began, solve: found - scored, prove: performance.now() - found },
  }
}

/** Who would have whom, by application; null is nobody. Nothing is proved. */
export function findMates(asked: Asked, holding = usualHolding): ReadonlyMap<string, string | null> {
  const { candidates, policy, rulings, today } = asked
  if (isKept(asked, holding)) return matesOf(matesKept(candidates, policy, rulings, today, holding))
  const pool = makePool(candidates, policy, rulings, today)
  return matesOf({ ...pool, mate: solveBy(pool.problem, policy.aim, settledAmong(pool, rulings)).mate })
}

/** An answer by application. */
export function matesOf({ mentees, mentors, mate }: Pick<Pool, 'mentees' | 'mentors'> & { mate: Int32Array }) {
  return new Map(mentees.map(({ id }, at) => [id, mentors[mate[at] ?? -1]?.id ?? null] as const))
}

const idList = (people: readonly { id: string }[]) => people.map(({ id }) => id)

const settledAmong = ({ mentees, mentors }: Pool, { pins }: Rulings) =>
  settledIn({ menteeIds: idList(mentees), mentorIds: idList(mentors) }, pins)

/** Roughly how much of the solving is done after each of its steps. */
const solved = {
  cardinality: 0.1,
  reduction: 0.2,
  paths: 0.3,
  auction: 0.6,
  finish: 0.8,
  prices: 0.85,
  widening: 0.95,
  ties: 1,
}
