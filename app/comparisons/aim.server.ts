import { type Db, readAsWorker } from '#foundation/database.ts'
import { settledIn } from '../answers/stored.ts'
import { readSides } from '../boards/board.server.ts'
import { fitOf, type Proposal, type Side } from '../boards/board.ts'
import { readRulings } from '../boards/ruling.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { proveAnswer, solveBy } from '../matching/policy.ts'
import { matchedIn } from '../matching/problem.ts'
import { weightRange } from '../matching/sensitivity.ts'
import { blockingPairs } from '../matching/stable.ts'
import { type Aim, aims, type CriterionKey, criterionKeys } from '../programs/policy.ts'
import type { Program } from '../programs/program.ts'
import { makePool, type Pool } from '../scoring/pool.ts'
import { shownReasons } from '../scoring/score.ts'
import { type Figures, figuresOf } from './figures.ts'

/** Beyond so many pairs a page would take too long: the engine is then asked by running it. */
export const mostPairs = 40_000

/** How many pairs who would rather have each other are named. */
const mostNamed = 12

/** What one aim would give today, and what it costs. Named is only whom the reader may see. */
export interface Outlook {
  readonly aim: Aim
  readonly proved: boolean
  readonly figures: Figures
  /** The pair that fits least well. */
  readonly least: { readonly mentee: Side; readonly mentor: Side; readonly fit: number } | undefined
  /** Pairs who would both rather have each other, going by the fit; all are counted, some are named. */
  readonly blocking: { readonly count: number; readonly pairs: readonly { mentee: Side; mentor: Side }[] }
  /** How many mentees would have another mentor, or none, than under the program's own aim. */
  readonly others: number
}

/** Everybody to be matched today, scored, with the pairs that are settled. */
export interface Today {
  readonly pool: Pool
  readonly settled: ReadonlyMap<number, number>
}

/**
 * Reads and scores today's people under the program's weights and rulings.
 *
 * @returns nothing where the program is too large for a page
 */
export async function readToday(db: Db, program: Program, today: Temporal.PlainDate): Promise<Today | undefined> {
  const { candidates, rulings } = await readAsWorker(db, async (worker) => ({
    candidates: await readCandidates(worker, program.id),
    rulings: await readRulings(worker, program.id),
  }))
  const [mentees, mentors] = (['mentee', 'mentor'] as const).map(
    (wanted) => candidates.filter(({ seat }) => seat === wanted).length,
  )
  if ((mentees ?? 0) * (mentors ?? 0) > mostPairs) return undefined
  const pool = makePool(candidates, program.policy, rulings, today)
  const ids = (people: Pool['mentees']) => people.map(({ id }) => id)
  return { pool, settled: settledIn({ menteeIds: ids(pool.mentees), mentorIds: ids(pool.mentors) }, rulings.pins) }
}

/** What the best, the fairest and the stable answer would be with today's people, weights and rulings. */
export async function compareAims(db: Db, program: Program, { pool, settled }: Today): Promise<readonly Outlook[]> {
  const sides = await readSides(
    db,
    [...pool.mentees, ...pool.mentors].map(({ id }) => id),
  )
  const answers = aims.map((aim) => ({ aim, answer: solveBy(pool.problem, aim, settled) }))
  const own = answers.find(({ aim }) => aim === program.policy.aim)?.answer.mate
  return answers.map(({ aim, answer }) => ({
    aim,
    proved: proveAnswer(pool.problem, answer, settled).length === 0,
    others: own ? countMoved(own, answer.mate) : 0,
    ...look(pool, answer.mate, sides),
  }))
}

function look(
  pool: Pool,
  mate: Int32Array,
  sides: ReadonlyMap<string, Side>,
): Pick<Outlook, 'figures' | 'least' | 'blocking'> {
  const sideOf = (people: Pool['mentees'], place: number) => sides.get(people[place]?.id ?? '')
  const pairOf = (mentee: number, mentor: number) => {
    const [one, other] = [sideOf(pool.mentees, mentee), sideOf(pool.mentors, mentor)]
    return one && other ? [{ mentee: one, mentor: other }] : []
  }
  const proposals = Array.from(mate).flatMap((mentor, mentee): Proposal[] =>
    mentor < 0
      ? []
      : pairOf(mentee, mentor).map((pair) => ({
          ...pair,
          id: pair.mentee.applicationId,
          cost: 0,
          pinned: false,
          reasons: shownReasons(pool.reasons(mentee, mentor)),
        })),
  )
  const taken = new Set(mate)
  const left = pool.mentors.flatMap(({ capacity }, at) =>
    capacity === 0 || taken.has(at) ? [] : [{ seat: 'mentor' as const }],
  )
  const byFit = proposals.map(({ mentee, mentor, reasons }) => ({ mentee, mentor, fit: fitOf(reasons) }))
  const { count, pairs } = blockingPairs(pool.problem, mate, mostNamed)
  return {
    figures: figuresOf({ matched: matchedIn(mate), mentees: pool.mentees.length }, proposals, left),
    least: byFit.sort((a, b) => a.fit - b.fit)[0],
    blocking: { count, pairs: pairs.flatMap(({ mentee, mentor }) => pairOf(mentee, mentor)) },
  }
}

/** From where to where a weight may go, all others staying, before other pairs would be better. */
export interface Latitude {
  readonly key: CriterionKey
  readonly weight: number
  readonly from: number
  readonly to: number
  /** How many mentees would have another mentor, or none, with the weight one less and one more; null where it cannot be. */
  readonly less: number | null
  readonly more: number | null
}

/** How far each weight that counts can move before the best pairs change; the weight of a hidden wish is left out. */
export function weighWeights({ policy }: Program, { pool, settled }: Today): readonly Latitude[] {
  const { problem } = pool
  const { mate } = solveBy(problem, 'best', settled)
  const parts = partsOf(pool)
  return criterionKeys.flatMap((key) => {
    const weight = policy.weights[key]
    const part = parts.get(key)
    if (weight === 0 || key === 'identity') return []
    if (!part) return [{ key, weight, from: 0, to: mostWeight, less: 0, more: weight < mostWeight ? 0 : null }]
    const { down, up } = weightRange(problem, mate, part, mostWeight)
    const moved = (step: 1 | -1) => {
      const cost = problem.cost.map((each, at) => each + step * (part[at] ?? 0))
      return countMoved(mate, solveBy({ ...problem, cost }, 'best', settled).mate)
    }
    return [
      {
        key,
        weight,
        from: Math.max(0, weight + down),
        to: Math.min(mostWeight, weight + up),
        less: moved(-1),
        more: weight < mostWeight ? moved(1) : null,
      },
    ]
  })
}

const countMoved = (before: Int32Array, after: Int32Array) =>
  after.reduce((n, mentor, mentee) => n + Number(mentor !== before[mentee]), 0)

/** The highest weight a program can give. */
const mostWeight = 10

/** What one step more of each weight adds to the cost of each pair, in the order of the problem's pairs. */
function partsOf(pool: Pool): Map<CriterionKey, Int32Array> {
  const { mentees, rowStart, mentor, cost } = pool.problem
  const parts = new Map<CriterionKey, Int32Array>()
  for (let mentee = 0; mentee < mentees; mentee++)
    for (let at = rowStart[mentee] ?? 0; at < (rowStart[mentee + 1] ?? 0); at++)
      for (const { key, lost, weight } of pool.reasons(mentee, mentor[at] ?? 0)) {
        const part = parts.get(key) ?? new Int32Array(cost.length)
        part[at] = lost / weight
        parts.set(key, part)
      }
  return parts
}
