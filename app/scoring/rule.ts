import { kilometres } from '../districts/district.ts'
import { seniority } from '../people/person.ts'
import type { Policy } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'

/** Why a pair is not allowed, in the order they are looked at. */
export const ruleKeys = [
  'same_person',
  'supervision',
  'avoided',
  'held',
  'vetoed',
  'pinned_elsewhere',
  'district_unknown',
  'same_district',
  'other_district',
  'too_far',
  'no_shared_language',
  'role_unknown',
  'less_senior',
] as const
export type RuleKey = (typeof ruleKeys)[number]

/** What a committee has ruled for the time being, by application id. */
export interface Rulings {
  readonly pins: readonly { readonly mentee: string; readonly mentor: string }[]
  readonly vetoes: readonly { readonly mentee: string; readonly mentor: string }[]
  readonly holds: readonly string[]
}

/**
 * The first rule a pair would break, or null where it is allowed. A rule that cannot be judged, because something is
 * not known, counts as broken: no pair rests on a guess, and the coordinator sees what to ask for.
 */
export function brokenRule(
  mentee: Candidate,
  mentor: Candidate,
  rules: Policy['rules'],
  ruled: (mentee: Candidate, mentor: Candidate) => RuleKey | null = () => null,
): RuleKey | null {
  return (
    betweenPeople(mentee, mentor) ??
    ruled(mentee, mentor) ??
    ofDistricts(mentee, mentor, rules) ??
    ofLanguage(mentee, mentor, rules) ??
    ofSeniority(mentee, mentor, rules)
  )
}

/** Looks up rulings: who is held back, which pair is vetoed, who is pinned to somebody else. */
export function rulingsOn({ pins, vetoes, holds }: Rulings): (mentee: Candidate, mentor: Candidate) => RuleKey | null {
  const held = new Set(holds)
  const vetoed = Map.groupBy(vetoes, (veto) => veto.mentee)
  const pinnedTo = new Map(pins.map((pin) => [pin.mentee, pin.mentor]))
  return (mentee, mentor) => {
    if (held.has(mentee.id) || held.has(mentor.id)) return 'held'
    if (vetoed.get(mentee.id)?.some((veto) => veto.mentor === mentor.id)) return 'vetoed'
    return (pinnedTo.get(mentee.id) ?? mentor.id) === mentor.id ? null : 'pinned_elsewhere'
  }
}

function betweenPeople(mentee: Candidate, mentor: Candidate): RuleKey | null {
  if (mentee.personId === mentor.personId) return 'same_person'
  if (mentor.supervises.has(mentee.personId) || mentee.supervises.has(mentor.personId)) return 'supervision'
  return mentee.avoids.includes(mentor.personId) || mentor.avoids.includes(mentee.personId) ? 'avoided' : null
}

function ofDistricts(
  mentee: Candidate,
  mentor: Candidate,
  { district, mostKilometres }: Policy['rules'],
): RuleKey | null {
  if (district === 'any' && mostKilometres === null) return null
  const [here, there] = [mentee.district, mentor.district]
  if (!here || !there) return 'district_unknown'
  if (district === 'different' && here.number === there.number) return 'same_district'
  if (district === 'same' && here.number !== there.number) return 'other_district'
  return mostKilometres !== null && kilometres(here, there) > mostKilometres ? 'too_far' : null
}

function ofLanguage(mentee: Candidate, mentor: Candidate, { language }: Policy['rules']): RuleKey | null {
  return !language || mentee.speaks.some((each) => mentor.speaks.includes(each)) ? null : 'no_shared_language'
}

function ofSeniority(mentee: Candidate, mentor: Candidate, rules: Policy['rules']): RuleKey | null {
  if (!rules.seniority) return null
  if (!mentee.role || !mentor.role) return 'role_unknown'
  return seniority[mentor.role] >= seniority[mentee.role] ? null : 'less_senior'
}
