import { type RowOf, rowsOf } from '../matching/leftover.ts'
import { checkSides, type Problem } from '../matching/problem.ts'
import type { Policy } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import { type Columns, makeColumns } from './columns.ts'
import { blockSize } from './kernel.ts'
import { type ClassKey, classesOf, priorityOf } from './priority.ts'
import type { Reason } from './reason.ts'
import { Growing } from './rows.ts'
import { brokenRule, type RuleKey, type Rulings, rulingsOn } from './rule.ts'
import { scorePair } from './score.ts'
import { none, Scorer } from './scorer.ts'

/** Of fewer pairs the two candidates are asked one by one: that is as fast as making tables first. */
const fewestPairs = 5000

/** Everybody to be matched in one program, and the problem that is. */
export interface Pool extends Everybody {
  /** All allowed pairs; or those kept, where there are too many to hold (`shortlists/kept-pool.ts`). */
  readonly problem: Problem
  readonly isWhole: boolean
  /** How many pairs are allowed, in all and by mentor. */
  readonly allowed: { readonly pairs: number; readonly ofMentor: Int32Array }
  /** Every mentor a mentee may have, also where the problem keeps few of them. */
  readonly rowOf: RowOf
  /** How many pairs each rule disallows; a pair is counted under the first it breaks. Nothing where not all are held. */
  readonly disallowed: Readonly<Partial<Record<RuleKey, number>>>
}

/** Everybody to be matched, and what decides about any two of them. */
export interface Everybody {
  /** By their place in the problem; ordered by application id, so that ties fall the same way every time. */
  readonly mentees: readonly Candidate[]
  readonly mentors: readonly Candidate[]
  /** The place of an application among the mentees or the mentors. */
  readonly places: ReadonlyMap<string, number>
  /** What each priority class stands for, class 0 first. */
  readonly classes: readonly ClassKey[]
  /** The rulings, without pins to mentors who are not there. */
  readonly rulings: Rulings
  readonly columns: Columns
  /** What a problem holds besides its pairs. */
  readonly sides: ReturnType<typeof checkSides>
  /**
   * Pins that cannot be kept, to be lifted by the committee. A pin that breaks a rule leaves its mentee without a
   * mentor; one to somebody who is no longer there (no rule) is passed over.
   */
  readonly brokenPins: readonly { readonly mentee: string; readonly mentor: string; readonly rule: RuleKey | null }[]
  /** The rule a pair breaks, null where it is allowed. */
  whyNot(mentee: number, mentor: number): RuleKey | null
  /** The reasons of a pair, allowed or not. */
  reasons(mentee: number, mentor: number): Reason[]
}

/**
 * Puts together everybody accepted into a program under its policy and its committee's rulings.
 *
 * A pin leaves its mentee that one pair, and puts them in a class before all others, so that nobody takes the seat.
 * Somebody held back stays in the list, without pairs.
 */
export function gather(
  candidates: readonly Candidate[],
  policy: Policy,
  allRulings: Rulings,
  today: Temporal.PlainDate,
): Everybody {
  const [mentees, mentors] = (['mentee', 'mentor'] as const).map((seat) => inOrder(candidates, seat)) as [
    Candidate[],
    Candidate[],
  ]
  const there = new Set(mentors.map(({ id }) => id))
  const rulings = { ...allRulings, pins: allRulings.pins.filter(({ mentor }) => there.has(mentor)) }
  const ruled = rulingsOn(rulings)
  const judge: Judge = (mentee, mentor) => brokenRule(mentee, mentor, policy.rules, ruled)
  const columns = makeColumns([...mentees, ...mentors], today)
  const sides = checkSides({
    mentees: mentees.length,
    mentors: mentors.length,
    capacity: mentors.map(({ capacity }) => capacity),
    priority: priorityOf(columns, policy, rulings),
  })
  return {
    mentees,
    mentors,
    places: new Map([...mentees.entries(), ...mentors.entries()].map(([place, { id }]) => [id, place])),
    classes: classesOf(policy, rulings),
    rulings,
    columns,
    sides,
    brokenPins: findBrokenPins(allRulings, mentees, mentors, judge),
    whyNot: (mentee, mentor) => judge(known(mentees, mentee), known(mentors, mentor)),
    reasons: (mentee, mentor) =>
      scorePair(known(mentees, mentee), known(mentors, mentor), policy.weights, today).reasons,
  }
}

/**
 * Scores all pairs of a program's accepted people under its policy and its committee's rulings.
 *
 * @param tell is told how much of the scoring is done, from 0 to 1
 */
export function makePool(
  candidates: readonly Candidate[],
  policy: Policy,
  allRulings: Rulings,
  today: Temporal.PlainDate,
  tell: (done: number) => void = () => {},
): Pool {
  const everybody = gather(candidates, policy, allRulings, today)
  const { mentees, mentors, rulings, columns, whyNot } = everybody
  const scoreRow =
    mentees.length * mentors.length < fewestPairs
      ? scoreByCandidates(everybody, policy, today)
      : scoreByColumns(new Scorer(columns, policy, rulings))
  const { rows, disallowed } = scoreAll(everybody, scoreRow, whyNot, tell)
  const ofMentor = new Int32Array(mentors.length)
  for (const mentor of rows.mentor) ofMentor[mentor] = (ofMentor[mentor] as number) + 1
  const problem = { ...everybody.sides, ...rows }
  return {
    ...everybody,
    problem,
    isWhole: true,
    allowed: { pairs: rows.mentor.length, ofMentor },
    rowOf: rowsOf(problem),
    disallowed,
  }
}

type Judge = (mentee: Candidate, mentor: Candidate) => RuleKey | null

/** Writes what a mentee's allowed pairs cost, by mentor. */
type ScoreRow = (row: number, costs: Int32Array) => void

function scoreAll(
  { mentees, mentors }: Everybody,
  scoreRow: ScoreRow,
  whyNot: Everybody['whyNot'],
  tell: (done: number) => void,
) {
  const rows = new Growing(mentees.length, mentees.length * mentors.length)
  const disallowed: Partial<Record<RuleKey, number>> = {}
  const costs = new Int32Array(mentors.length)
  for (let row = 0; row < mentees.length; row++) {
    tell(row / mentees.length)
    scoreRow(row, costs.fill(none))
    for (let column = 0; column < mentors.length; column++) {
      const cost = costs[column] as number
      const rule = cost < none ? null : whyNot(row, column) // the two candidates say why
      if (rule) disallowed[rule] = (disallowed[rule] ?? 0) + 1
      else rows.add(column, cost)
    }
    rows.endRow(row)
  }
  return { rows: rows.rows(), disallowed }
}

function scoreByCandidates(
  { mentees, mentors, whyNot }: Everybody,
  { weights }: Policy,
  today: Temporal.PlainDate,
): ScoreRow {
  return (row, costs) => {
    const mentee = known(mentees, row)
    for (const [column, mentor] of mentors.entries())
      if (!whyNot(row, column)) costs[column] = scorePair(mentee, mentor, weights, today).cost
  }
}

function scoreByColumns(scorer: Scorer): ScoreRow {
  return (row, costs) => {
    if (scorer.begin(row)) readRow(scorer, row, costs)
  }
}

function readRow(scorer: Scorer, row: number, costs: Int32Array): void {
  const { blocks, blockStart, cost, lowest, pinned } = scorer
  const { number } = scorer.columns.mentors
  const only = pinned.get(row)
  scorer.score()
  for (let block = 0; block < blocks; block++) {
    if ((lowest[block] as number) >= none) continue
    const begin = blockStart[block] as number
    for (let at = begin; at < (blockStart[block + 1] as number); at++)
      if ((only ?? at) === at) costs[number[at] as number] = cost[block * blockSize + at - begin] as number
  }
}

function inOrder(candidates: readonly Candidate[], seat: Candidate['seat']): Candidate[] {
  return candidates.filter((each) => each.seat === seat).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function findBrokenPins(
  { pins }: Rulings,
  mentees: readonly Candidate[],
  mentors: readonly Candidate[],
  judge: Judge,
): Pool['brokenPins'] {
  return pins.flatMap((pin) => {
    const mentee = mentees.find(({ id }) => id === pin.mentee)
    const mentor = mentors.find(({ id }) => id === pin.mentor)
    if (!mentee) return []
    const rule = mentor ? judge(mentee, mentor) : null
    return rule || !mentor ? [{ ...pin, rule }] : []
  })
}

function known(people: readonly Candidate[], place: number): Candidate {
  const person = people[place]
  if (!person) throw new RangeError(`There is nobody at place ${place} of ${people.length}.`)
  return person
}
