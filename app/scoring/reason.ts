import type { PositionRole } from '#database/types.ts'
import type { CriterionKey } from '../programs/policy.ts'

/** What a criterion found out about a pair, without a word of any language: ids and numbers, fit for `jsonb`. */
export interface FactsOf {
  /** How many competencies the mentee marked low or as a focus, and those in which the mentor is strong. */
  skills: { gaps: number; met: string[] }
  issues: { of: number; shared: string[] }
  levels: { of: number; shared: string[] }
  subjects: { of: number; shared: string[] }
  channels: { shared: string[] }
  times: { shared: string[] }
  /** The place of one in the other's wishes, from 1; null where not among them or nobody is wished for. */
  wishes: { mentee: number | null; mentor: number | null }
  distance: { km: number; from: string; to: string; inPerson: boolean; travels: boolean }
  region: { mentee: string; mentor: string }
  /** `knows`: the mentor knows small or remote places, which counts for a mentee there. */
  setting: { mentee: string; mentor: string; knows: boolean }
  size: { mentee: string; mentor: string }
  role: { mentee: PositionRole; mentor: PositionRole; related: boolean }
  experience: { years: number }
  language: { shared: string[]; preferred: boolean }
  identity: { meets: boolean }
}

/** What is not known of whom; the criterion then counts as neutral. */
export interface Missing {
  missing: 'mentee' | 'mentor' | 'both'
}

/** How well a criterion fits, from 0 to 100, and why; null where it does not apply and must not count. */
export type Finding<Facts> = { value: number; facts: Facts } | { value: null; facts: Missing } | null

/** One line of a pair's score. The cost of a pair is the sum of what it lost. */
export type Reason = {
  [Key in CriterionKey]: {
    readonly key: Key
    readonly weight: number
    /** weight · value, and weight · (100 - value); a value that is not known counts as 50. */
    readonly gained: number
    readonly lost: number
  } & ({ readonly value: number; readonly facts: FactsOf[Key] } | { readonly value: null; readonly facts: Missing })
}[CriterionKey]

export const neutral = 50
