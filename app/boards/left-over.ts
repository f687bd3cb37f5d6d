import { both, type Text } from '#foundation/language.ts'
import { type Bottleneck, bottlenecks } from '../matching/leftover.ts'
import type { Solution } from '../matching/problem.ts'
import { explainBottleneck, explainRule, mostNames } from '../scoring/explain.ts'
import type { Pool } from '../scoring/pool.ts'
import type { RuleKey } from '../scoring/rule.ts'
import type { Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Why somebody is on nobody's side of the board; language-free, told by `explainLeft`. */
export type LeftReason =
  | { readonly kind: 'held' }
  | { readonly kind: 'nobody'; readonly rules: Readonly<Record<string, number>> }
  | {
      readonly kind: 'scarce'
      /** Those of them whose names are told; how many there are of each, where there are more. */
      readonly mentees: readonly string[]
      readonly mentors: readonly string[]
      readonly of?: { readonly mentees: number; readonly mentors: number }
      readonly places: number
    }
  /** How many mentees they could have been matched with. */
  | { readonly kind: 'spare'; readonly allowed: number }

/** Why somebody has no partner, in words. Names the actor may not see are left as a dash. */
export function explainLeft(reason: LeftReason, sides: ReadonlyMap<string, Side>, isCoordinator: boolean): Text {
  switch (reason.kind) {
    case 'held':
      return w.held
    case 'spare':
      return w.spare(reason.allowed)
    case 'nobody':
      return explainRules(reason.rules, isCoordinator)
    case 'scarce': {
      const name = (ids: readonly string[]) => (place: number) => sides.get(ids[place] ?? '')?.name ?? '—'
      const { mentees, mentors } = reason.of ?? { mentees: reason.mentees.length, mentors: reason.mentors.length }
      const all = (n: number) => Array.from({ length: n }, (_, place) => place)
      return explainBottleneck(
        { left: [], mentees: all(mentees), mentors: all(mentors), places: reason.places },
        { mentee: name(reason.mentees), mentor: name(reason.mentors) },
      )
    }
  }
}

function explainRules(rules: Readonly<Record<string, number>>, isCoordinator: boolean): Text {
  const ordered = Object.entries(rules).sort((a, b) => b[1] - a[1])
  return both((language) =>
    ordered.map(([rule, n]) => `${explainRule(rule as RuleKey, isCoordinator)[language]} (${n})`).join('; '),
  )
}

/** Everybody an answer leaves without a partner, with the reason. */
export function leftOversOf(pool: Pool, solution: Pick<Solution, 'mate'>, holds: readonly string[]) {
  const held = new Set(holds)
  const around = new Map<number, Bottleneck>()
  for (const bottleneck of bottlenecks(pool.problem, solution.mate, pool.rowOf))
    for (const mentee of bottleneck.left) around.set(mentee, bottleneck)
  const taken = new Set(solution.mate)
  const allowed = pool.allowed.ofMentor
  const mentees = pool.mentees.flatMap(({ id }, at) =>
    solution.mate[at] === -1
      ? [{ applicationId: id, seat: 'mentee' as const, reason: whyLeft(pool, at, held, around.get(at)) }]
      : [],
  )
  const mentors = pool.mentors.flatMap(({ id, capacity }, at) =>
    taken.has(at) || capacity === 0
      ? []
      : [{ applicationId: id, seat: 'mentor' as const, reason: whySpare(pool, at, held, allowed[at] ?? 0) }],
  )
  return [...mentees, ...mentors]
}

function whyLeft(pool: Pool, mentee: number, held: ReadonlySet<string>, around: Bottleneck | undefined): LeftReason {
  if (held.has(pool.mentees[mentee]?.id ?? '')) return { kind: 'held' }
  if (!around || around.mentors.length === 0) return { kind: 'nobody', rules: rulesAgainst(pool, mentee) }
  const { mentees, mentors, places } = around
  const isLong = Math.max(mentees.length, mentors.length) > mostNames
  return {
    kind: 'scarce',
    mentees: mentees.slice(0, mostNames).map((at) => pool.mentees[at]?.id ?? ''),
    mentors: mentors.slice(0, mostNames).map((at) => pool.mentors[at]?.id ?? ''),
    ...(isLong ? { of: { mentees: mentees.length, mentors: mentors.length } } : {}),
    places,
  }
}

function whySpare(pool: Pool, mentor: number, held: ReadonlySet<string>, allowed: number): LeftReason {
  if (held.has(pool.mentors[mentor]?.id ?? '')) return { kind: 'held' }
  if (allowed > 0) return { kind: 'spare', allowed }
  return { kind: 'nobody', rules: count(pool.mentees.keys().map((mentee) => pool.whyNot(mentee, mentor))) }
}

/** Which rules close every mentor to a mentee, and how many each. */
const rulesAgainst = (pool: Pool, mentee: number) =>
  count(pool.mentors.keys().map((mentor) => pool.whyNot(mentee, mentor)))

function count(broken: Iterable<RuleKey | null>): Record<string, number> {
  const rules: Record<string, number> = {}
  for (const rule of broken) if (rule) rules[rule] = (rules[rule] ?? 0) + 1
  return rules
}
