import { both, type Text } from '#foundation/language.ts'
import { explainBottleneck, explainRule } from '../scoring/explain.ts'
import type { RuleKey } from '../scoring/rule.ts'
import type { Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Why somebody is on nobody's side of the board; language-free, told by `explainLeft`. */
export type LeftReason =
  | { readonly kind: 'held' }
  | { readonly kind: 'nobody'; readonly rules: Readonly<Record<string, number>> }
  | {
      readonly kind: 'scarce'
      readonly mentees: readonly string[]
      readonly mentors: readonly string[]
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
      const all = (ids: readonly string[]) => ids.map((_, place) => place)
      return explainBottleneck(
        { left: [], mentees: all(reason.mentees), mentors: all(reason.mentors), places: reason.places },
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
