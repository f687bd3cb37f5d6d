import { type Db, readAsWorker } from '#foundation/database.ts'
import { both, byName, type Text } from '#foundation/language.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { alternativesBy, changeBy } from '../matching/change.ts'
import { alternatives, type Change, priceOfChange } from '../matching/price.ts'
import { costOf } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import type { Program } from '../programs/program.ts'
import { explainRule } from '../scoring/explain.ts'
import { makePool } from '../scoring/pool.ts'
import { getPolicy, getStored, readSides } from './board.server.ts'
import { type Board, fromStored, isOpen, settledIn, solutionOf, toStored } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { readBrokenRule, readRuled, toRulings } from './ruling.server.ts'

/** How many other mentors are weighed. */
const others = 5

/** A mentee, and the mentor somebody thinks of for them; applications. */
interface Pair {
  readonly mentee: string
  readonly mentor: string | undefined
}

/** The best other mentors in view of everybody else, and the exact price of the one chosen. */
export async function weigh(
  db: Db,
  program: Program,
  board: Board,
  { mentee: menteeId, mentor: chosenId }: Pair,
  today: Temporal.PlainDate,
) {
  const asked = await readAsWorker(db, (worker) => readInstance(worker, program, board, menteeId, today))
  const { stored, solution, reasons, isPinned, aim, settled } = asked
  const problem = fromStored(stored)
  const sides = await readSides(db, [...stored.menteeIds, ...stored.mentorIds])
  const [mentee, mentor] = [stored.menteeIds.indexOf(menteeId), stored.mentorIds.indexOf(chosenId ?? '')]
  const chosen = mentor < 0 ? undefined : sides.get(chosenId ?? '')
  const nameOf = {
    mentee: (place: number) => sides.get(stored.menteeIds[place] ?? '')?.name ?? null,
    mentor: (place: number) => sides.get(stored.mentorIds[place] ?? '')?.name ?? null,
  }
  const held = { problem, policy: aim, mate: solution.mate, settled }
  const best =
    mentee < 0 || isPinned
      ? []
      : aim === 'best'
        ? alternatives(problem, solution, mentee, others)
        : alternativesBy(held, mentee, others)
  const priceOf = () =>
    aim === 'best' ? priceOfChange(problem, solution, mentee, mentor) : changeBy(held, mentee, mentor)
  return {
    isPinned,
    nameOf,
    chosen,
    pair: { mentee: menteeId, mentor: chosenId ?? '' },
    hasPlace: (stored.capacity[mentor] ?? 0) > 0,
    changes: best.filter((change) => nameOf.mentor(change.mentor) !== null),
    change: mentee < 0 || !chosen ? null : priceOf(),
    mentors: stored.mentorIds.flatMap((id) => sides.get(id) ?? []).sort((a, b) => byName(a.name, b.name)),
    reasonsOf: (change: Change) => reasons[`${change.mentee} ${change.mentor}`] ?? [],
    hrefOf: (change: Change) => `?choose=${stored.mentorIds[change.mentor]}`,
  }
}

/**
 * The instance a board was solved as. A mentee who is pinned has one pair alone there: for them it is made anew from
 * today's people, without their pin, and whom the board gave whom is held against that.
 */
async function readInstance(db: Db, program: Program, board: Board, mentee: string, today: Temporal.PlainDate) {
  const { problem: stored, certificate, pairs, reasons } = await getStored(db, board.id)
  const { aim } = await getPolicy(db, board.id)
  const ruled = await readRuled(db, program.id)
  const pins = toRulings(ruled).pins.filter((pin) => pin.mentee !== mentee)
  const isPinned = isOpen(board) && ruled.some((ruling) => ruling.kind === 'pin' && ruling.mentee === mentee)
  const about = { isPinned, aim }
  if (!isPinned)
    return {
      ...about,
      stored,
      reasons,
      settled: settledIn(stored, pins),
      solution: solutionOf(stored, certificate, pairs),
    }
  const unpinned = ruled.filter((ruling) => ruling.kind !== 'pin' || ruling.mentee !== mentee)
  const pool = makePool(await readCandidates(db, program.id), program.policy, toRulings(unpinned), today)
  const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id)
  const fresh = toStored(pool.problem, ids(pool.mentees), ids(pool.mentors))
  const { mentorPrice, unmatchedPrice } = solve(pool.problem)
  const prices = { mentorPrice: [...mentorPrice], unmatchedPrice: [...unmatchedPrice] }
  const none: typeof reasons = {}
  return {
    ...about,
    stored: fresh,
    reasons: none,
    settled: settledIn(fresh, pins),
    solution: solutionOf(fresh, prices, pairs),
  }
}

/** Why the chosen pair has no price. */
export async function explainNoPrice(
  db: Db,
  program: Program,
  { pair, hasPlace }: Awaited<ReturnType<typeof weigh>>,
  isCoordinator: boolean,
): Promise<Text> {
  if (!hasPlace) return w.noPlace
  const rule = await readAsWorker(db, (worker) => readBrokenRule(worker, program, pair.mentee, pair.mentor))
  if (!rule) return w.notAllowedNow
  const said = explainRule(rule, isCoordinator)
  return both((language) => `${w.notAllowed[language]} ${said[language]}`)
}

/** A pin on a pair that breaks a rule would leave its mentee with nobody. */
export async function mustBeAllowed(
  db: Db,
  program: Program,
  board: Board,
  { mentee, mentor }: { mentee: string; mentor: string },
  today: Temporal.PlainDate,
): Promise<void> {
  const { stored } = await readAsWorker(db, (worker) => readInstance(worker, program, board, mentee, today))
  const [at, to] = [stored.menteeIds.indexOf(mentee), stored.mentorIds.indexOf(mentor)]
  const isAllowed = at >= 0 && to >= 0 && costOf(fromStored(stored), at, to) !== undefined
  refuseUnless(isAllowed && (stored.capacity[to] ?? 0) > 0, w.cannotChoose, { field: 'ruling' })
}
