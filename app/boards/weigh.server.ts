import { type Db, readAsWorker } from '#foundation/database.ts'
import { both, type Text } from '#foundation/language.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { askPacked, findAtPlaces, findPlaces, findSeats, isPacked } from '../answers/stored.server.ts'
import { fromStored, settledIn, solutionOf, toStored } from '../answers/stored.ts'
import type { Weighed } from '../answers/weigher.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { alternatives, alternativesBy, type Change, changeBy, priceOfChange } from '../matching/price.ts'
import { costOf } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import type { Policy } from '../programs/policy.ts'
import type { Program } from '../programs/program.ts'
import { explainRule } from '../scoring/explain.ts'
import { makePool } from '../scoring/pool.ts'
import type { Reason } from '../scoring/reason.ts'
import { brokenRule, rulingsOn } from '../scoring/rule.ts'
import { scorePair, shownReasons } from '../scoring/score.ts'
import { getPolicy, getStored, readSides } from './board.server.ts'
import { type Board, isOpen, type Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import type { Ruled } from './move.ts'
import { readBrokenRule, readRuled, toRulings } from './ruling.server.ts'

/** How many other mentors are weighed. */
const others = 5

/** A mentee, and the mentor somebody thinks of for them; applications. */
interface Pair {
  readonly mentee: string
  readonly mentor: string | undefined
}

/** What other mentors of a mentee would cost everybody, with the names the reader may see. */
export interface Weighing {
  readonly isPinned: boolean
  readonly nameOf: { mentee(place: number): string | null; mentor(place: number): string | null }
  readonly chosen: Side | undefined
  readonly pair: { readonly mentee: string; readonly mentor: string }
  readonly hasPlace: boolean
  readonly changes: readonly Weighed[]
  readonly change: Weighed | null
  reasonsOf(change: Change): readonly Reason[]
  hrefOf(change: Change): string
}

const exactly = (change: Change): Weighed => ({ ...change, atLeast: change.price })

/** The best other mentors in view of everybody else, and the price of the one chosen. */
export async function weigh(
  db: Db,
  program: Program,
  board: Board,
  pair: Pair,
  today: Temporal.PlainDate,
): Promise<Weighing> {
  const isLarge = await readAsWorker(db, (worker) => isPacked(worker, board.id))
  return (isLarge ? weighPacked : weighStored)(db, program, board, pair, today)
}

async function weighStored(
  db: Db,
  program: Program,
  board: Board,
  { mentee: menteeId, mentor: chosenId }: Pair,
  today: Temporal.PlainDate,
): Promise<Weighing> {
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
  const change = mentee < 0 || !chosen ? null : priceOf()
  return {
    isPinned,
    nameOf,
    chosen,
    pair: { mentee: menteeId, mentor: chosenId ?? '' },
    hasPlace: (stored.capacity[mentor] ?? 0) > 0,
    changes: best.filter((change) => nameOf.mentor(change.mentor) !== null).map(exactly),
    change: change && exactly(change),
    reasonsOf: (change: Change) => reasons[`${change.mentee} ${change.mentor}`] ?? [],
    hrefOf: (change: Change) => `?choose=${stored.mentorIds[change.mentor]}`,
  }
}

/**
 * The same of a large board: searched in a thread among the pairs it keeps. Reasons, and a pair that it does not keep,
 * are made of today's two people under the board's weights.
 */
async function weighPacked(
  db: Db,
  program: Program,
  board: Board,
  { mentee, mentor }: Pair,
  today: Temporal.PlainDate,
): Promise<Weighing> {
  const found = await readAsWorker(db, async (worker) => {
    const policy = await getPolicy(worker, board.id)
    const ruled = await readRuled(worker, program.id)
    const { pins } = toRulings(ruled)
    const isPinned = isOpen(board) && pins.some((pin) => pin.mentee === mentee)
    const mentees = await findPlaces(worker, board.id, 'menteeIds', [mentee, ...pins.map((pin) => pin.mentee)])
    const named = [...pins.map((pin) => pin.mentor), ...(mentor ? [mentor] : [])]
    const mentors = await findPlaces(worker, board.id, 'mentorIds', named)
    const [at, to] = [mentees.get(mentee), mentors.get(mentor ?? '')]
    const look = lookAt(worker, { ...program, policy }, ruled, mentee, today)
    const none = { menteeIds: new Map<number, string>(), mentorIds: new Map<number, string>(), seats: 0 }
    if (at === undefined)
      return { ...none, isPinned, reasons: new Map(), at, to, weighing: { changes: [], change: null } }
    const weighing = await askPacked(worker, board.id, {
      kind: 'weighing',
      aim: policy.aim,
      settled: pins.flatMap((pin) => {
        const [who, whom] = [mentees.get(pin.mentee), mentors.get(pin.mentor)]
        return pin.mentee === mentee || who === undefined || whom === undefined ? [] : [[who, whom] as const]
      }),
      mentee: at,
      isPinned,
      mentor: to,
      cost: to === undefined ? undefined : (await look([mentor ?? ''])).get(mentor ?? '')?.cost,
      others: isPinned ? 0 : others,
    })
    const all = [...weighing.changes, ...(weighing.change ? [weighing.change] : [])]
    const moving = all.flatMap(({ moves }) => moves)
    const places = [...all.map((change) => change.mentor), ...moving.map((move) => move.to)].filter(
      (place) => place >= 0,
    )
    const mentorIds = await findAtPlaces(worker, board.id, 'mentorIds', [...new Set(places)])
    const menteeIds = await findAtPlaces(worker, board.id, 'menteeIds', [...new Set(moving.map((move) => move.mentee))])
    const shown = weighing.changes.map((change) => mentorIds.get(change.mentor) ?? '')
    const reasons = shown.length > 0 ? await look(shown) : new Map()
    const seats = to === undefined ? 0 : await findSeats(worker, board.id, to)
    return { isPinned, menteeIds, mentorIds, reasons, at, to, weighing, seats }
  })
  const { isPinned, menteeIds, mentorIds, reasons, at, to, weighing, seats } = found
  const asked = to === undefined ? [] : [mentor ?? '']
  const sides = await readSides(db, [...menteeIds.values(), ...mentorIds.values(), ...asked])
  const nameOf = {
    mentee: (place: number) => sides.get(menteeIds.get(place) ?? '')?.name ?? null,
    mentor: (place: number) => sides.get(mentorIds.get(place) ?? '')?.name ?? null,
  }
  const chosen = to === undefined ? undefined : sides.get(mentor ?? '')
  return {
    isPinned,
    nameOf,
    chosen,
    pair: { mentee, mentor: mentor ?? '' },
    hasPlace: seats > 0,
    changes: weighing.changes.filter((change) => nameOf.mentor(change.mentor) !== null),
    change: at === undefined || !chosen ? null : weighing.change,
    reasonsOf: (change) => reasons.get(mentorIds.get(change.mentor) ?? '')?.reasons ?? [],
    hrefOf: (change) => `?choose=${mentorIds.get(change.mentor)}`,
  }
}

/** What pairs of a mentee with some mentors are worth today, a pin of theirs aside; a pair that breaks a rule is left out. */
function lookAt(
  worker: Db,
  program: { id: string; policy: Policy },
  ruled: readonly Ruled[],
  mentee: string,
  today: Temporal.PlainDate,
) {
  const { pins, ...rulings } = toRulings(ruled)
  const apart = rulingsOn({ ...rulings, pins: pins.filter((pin) => pin.mentee !== mentee) })
  return async (mentors: readonly string[]) => {
    const candidates = await readCandidates(worker, program.id, [mentee, ...mentors])
    const one = candidates.find(({ id }) => id === mentee)
    return new Map(
      candidates.flatMap((other) => {
        if (!one || other === one || brokenRule(one, other, program.policy.rules, apart)) return []
        const { cost, reasons } = scorePair(one, other, program.policy.weights, today)
        return [[other.id, { cost, reasons: shownReasons(reasons) }] as const]
      }),
    )
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
  { pair, hasPlace }: Pick<Weighing, 'pair' | 'hasPlace'>,
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
  if (await readAsWorker(db, (worker) => isPacked(worker, board.id))) {
    const isFine = await readAsWorker(db, async (worker) => {
      const place = (await findPlaces(worker, board.id, 'mentorIds', [mentor])).get(mentor)
      const pairs = await lookAt(worker, program, await readRuled(worker, program.id), mentee, today)([mentor])
      return pairs.has(mentor) && place !== undefined && (await findSeats(worker, board.id, place)) > 0
    })
    return refuseUnless(isFine, w.cannotChoose, { field: 'ruling' })
  }
  const { stored } = await readAsWorker(db, (worker) => readInstance(worker, program, board, mentee, today))
  const [at, to] = [stored.menteeIds.indexOf(mentee), stored.mentorIds.indexOf(mentor)]
  const isAllowed = at >= 0 && to >= 0 && costOf(fromStored(stored), at, to) !== undefined
  refuseUnless(isAllowed && (stored.capacity[to] ?? 0) > 0, w.cannotChoose, { field: 'ruling' })
}
