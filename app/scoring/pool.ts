import { makeProblem, type Pair, type Problem } from '../matching/problem.ts'
import type { Policy, PriorityKey } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import type { Reason } from './reason.ts'
import { brokenRule, type RuleKey, type Rulings, rulingsOn } from './rule.ts'
import { scorePair } from './score.ts'

/** Everybody to be matched in one program, and the problem that is. */
export interface Pool {
  readonly problem: Problem
  /** By their place in the problem; ordered by application id, so that ties fall the same way every time. */
  readonly mentees: readonly Candidate[]
  readonly mentors: readonly Candidate[]
  /** The place of an application among the mentees or the mentors. */
  readonly places: ReadonlyMap<string, number>
  /** What each priority class stands for, class 0 first. */
  readonly classes: readonly ('pinned' | PriorityKey | 'others')[]
  /** How many pairs each rule disallows; a pair is counted under the first it breaks. */
  readonly disallowed: Readonly<Partial<Record<RuleKey, number>>>
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
 * Scores all pairs of a program's accepted people under its policy and its committee's rulings.
 *
 * A pin leaves its mentee that one pair, and puts them in a class before all others, so that nobody takes the seat.
 * Somebody held back stays in the list, without pairs.
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
  const [mentees, mentors] = (['mentee', 'mentor'] as const).map((seat) => inOrder(candidates, seat)) as [
    Candidate[],
    Candidate[],
  ]
  const isThere = ({ mentor }: { mentor: string }) => mentors.some(({ id }) => id === mentor)
  const rulings = { ...allRulings, pins: allRulings.pins.filter(isThere) }
  const ruled = rulingsOn(rulings)
  const judge: Judge = (mentee, mentor) => brokenRule(mentee, mentor, policy.rules, ruled)
  const score = (mentee: Candidate, mentor: Candidate) => scorePair(mentee, mentor, policy.weights, today)
  const { pairs, disallowed } = scoreAll(mentees, mentors, judge, score, tell)
  const places = new Map([...mentees.entries(), ...mentors.entries()].map(([place, { id }]) => [id, place]))
  const classes = classesOf(policy, rulings)
  const sides = {
    mentees: mentees.length,
    mentors: mentors.length,
    capacity: mentors.map(({ capacity }) => capacity),
    priority: mentees.map((mentee) => classes.findIndex((each) => belongs(mentee, each, rulings, today))),
  }
  return {
    problem: makeProblem(sides, pairs),
    mentees,
    mentors,
    places,
    classes,
    disallowed,
    brokenPins: findBrokenPins(allRulings, mentees, mentors, judge),
    whyNot: (mentee, mentor) => judge(known(mentees, mentee), known(mentors, mentor)),
    reasons: (mentee, mentor) => score(known(mentees, mentee), known(mentors, mentor)).reasons,
  }
}

type Judge = (mentee: Candidate, mentor: Candidate) => RuleKey | null

function scoreAll(
  mentees: readonly Candidate[],
  mentors: readonly Candidate[],
  judge: Judge,
  score: (mentee: Candidate, mentor: Candidate) => { cost: number },
  tell: (done: number) => void,
) {
  const pairs: Pair[] = []
  const disallowed: Partial<Record<RuleKey, number>> = {}
  for (const [row, mentee] of mentees.entries()) {
    tell(row / mentees.length)
    for (const [column, mentor] of mentors.entries()) {
      const rule = judge(mentee, mentor)
      if (rule) disallowed[rule] = (disallowed[rule] ?? 0) + 1
      else pairs.push([row, column, score(mentee, mentor).cost])
    }
  }
  return { pairs, disallowed }
}

function inOrder(candidates: readonly Candidate[], seat: Candidate['seat']): Candidate[] {
  return candidates.filter((each) => each.seat === seat).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function classesOf({ priority }: Policy, { pins }: Rulings): Pool['classes'] {
  return [...(pins.length > 0 ? (['pinned'] as const) : []), ...priority, 'others']
}

function belongs(
  mentee: Candidate,
  to: Pool['classes'][number],
  { pins }: Rulings,
  today: Temporal.PlainDate,
): boolean {
  switch (to) {
    case 'pinned':
      return pins.some((pin) => pin.mentee === mentee.id)
    case 'remote':
      return mentee.district?.setting === 'remote'
    case 'first_year':
      return mentee.since !== null && Temporal.PlainDate.compare(mentee.since, today.subtract({ months: 12 })) >= 0
    case 'single_administrator':
      return mentee.alone
    case 'others':
      return true
  }
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
