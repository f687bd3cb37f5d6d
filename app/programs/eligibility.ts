import { z } from 'zod'
import type { NewReason, PositionRole, SchoolLevel } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'
import { schoolLevels } from '../districts/district.ts'
import { positionRoles } from '../people/person.ts'

export const newReasons = [
  'new_role',
  'new_district',
  'changed_role',
  'returning',
  'none',
] as const satisfies readonly NewReason[]

/** Who may ask for a seat. The shape of `seats.eligibility`. */
export const eligibilitySchema = z.strictObject({
  roles: z.array(z.enum(positionRoles)),
  /** "or equivalent": another role goes to a person instead of being refused. */
  orEquivalent: z.boolean(),
  /** For people who work in a school of one of these kinds; none means any place of work. */
  schools: z.array(z.enum(schoolLevels)).default([]),
  /** For mentees: within so many months of taking up the role; null for any time. */
  newWithinMonths: z.int().min(1).max(120).nullable(),
  reasons: z.array(z.enum(newReasons)),
  /** For mentors: who may serve. */
  pool: z.enum(['current', 'retired', 'either']),
  /** "recently": retired at most so many years ago; null for any time. */
  retiredWithinYears: z.int().min(0).max(40).nullable(),
  leastYears: z.int().min(0).max(40),
  /** A membership to attest, checked by a person. */
  membership: z
    .strictObject({ body: z.strictObject({ en: z.string(), fr: z.string() }), required: z.boolean() })
    .nullable(),
  /** Somebody who can speak for the person. */
  referees: z.int().min(0).max(3),
})
export type Eligibility = z.output<typeof eligibilitySchema>

/** What eligibility is judged on. */
export interface Claim {
  readonly role: PositionRole
  readonly since: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly retired: boolean
  readonly reason: NewReason | null
  /** The school they name, if any. */
  readonly schoolName: string
  /** Its kind, where it is a school we know. */
  readonly schoolLevel: SchoolLevel | null
}

export interface Verdict {
  /** review: a person decides, and nobody is turned away by a rule. */
  readonly verdict: 'eligible' | 'review'
  readonly words: readonly Text[]
}

const eligibilityWords = words({
  eligible: { en: 'This seat is meant for people like you.', fr: 'Ce rôle s’adresse à des personnes comme vous.' },
  equivalent: {
    en: 'Your role is not on the list, but “or equivalent” counts: a person will look at it. Please go on.',
    fr: 'Votre fonction n’est pas sur la liste, mais une fonction équivalente compte : une personne l’examinera. Veuillez continuer.',
  },
  otherRole: {
    en: 'This seat is usually for other roles. You can go on; the coordinator will look at it and write to you.',
    fr: 'Ce rôle s’adresse habituellement à d’autres fonctions. Vous pouvez continuer; la coordination l’examinera et vous écrira.',
  },
  noSchool: {
    en: 'This seat is for people who work in a school. Name yours if you have one. You can go on without; a person will look at it.',
    fr: 'Ce rôle s’adresse aux personnes qui travaillent dans une école. Nommez la vôtre si vous en avez une. Vous pouvez continuer sans cela; une personne l’examinera.',
  },
  otherSchool: {
    en: 'This seat is usually for schools of another kind. You can go on and say why it fits; a person will look at it.',
    fr: 'Ce rôle s’adresse habituellement à un autre type d’école. Vous pouvez continuer et dire pourquoi il vous convient; une personne l’examinera.',
  },
  longInRole: (months: number) => ({
    en: `This seat is for people within ${months} months of a new or changed role. You can go on and say why it fits; a person will look at it.`,
    fr: `Ce rôle s’adresse aux personnes qui ont une nouvelle fonction depuis ${months} mois au plus. Vous pouvez continuer et dire pourquoi il vous convient; une personne l’examinera.`,
  }),
  mustBeRetired: {
    en: 'Mentors here are retired members. You can go on; the coordinator will look at it and write to you.',
    fr: 'Les mentors sont ici des membres à la retraite. Vous pouvez continuer; la coordination l’examinera et vous écrira.',
  },
  mustServe: {
    en: 'Mentors here are serving now. You can go on; the coordinator will look at it and write to you.',
    fr: 'Les mentors sont ici en fonction. Vous pouvez continuer; la coordination l’examinera et vous écrira.',
  },
  notRecent: (years: number) => ({
    en: `Mentors here retired within the last ${years} years. You can go on; a person will look at it.`,
    fr: `Les mentors ont ici pris leur retraite depuis ${years} ans au plus. Vous pouvez continuer; une personne l’examinera.`,
  }),
  tooShort: (years: number) => ({
    en: `Mentors here have held such a role for ${years} years or more. You can go on; a person will look at it.`,
    fr: `Les mentors occupent ou ont occupé une telle fonction depuis ${years} ans ou plus. Vous pouvez continuer; une personne l’examinera.`,
  }),
})

/**
 * Judges a claim kindly: a rule that is not met never turns anybody away, it sends the application to a person.
 *
 * @param today the day of judging; a role not yet taken up counts as new
 */
export function judge(rules: Eligibility, claim: Claim, today: Temporal.PlainDate): Verdict {
  const doubts = [
    ...roleDoubts(rules, claim),
    ...schoolDoubts(rules, claim),
    ...newnessDoubts(rules, claim, today),
    ...serviceDoubts(rules, claim, today),
  ]
  return doubts.length === 0
    ? { verdict: 'eligible', words: [eligibilityWords.eligible] }
    : { verdict: 'review', words: doubts }
}

function roleDoubts(rules: Eligibility, claim: Claim): Text[] {
  if (rules.roles.length === 0 || rules.roles.includes(claim.role)) return []
  return [rules.orEquivalent ? eligibilityWords.equivalent : eligibilityWords.otherRole]
}

/** A school we do not know counts: our list is not complete, and a person reads the application anyway. */
function schoolDoubts({ schools }: Eligibility, { schoolName, schoolLevel }: Claim): Text[] {
  if (schools.length === 0) return []
  if (!schoolName) return [eligibilityWords.noSchool]
  return schoolLevel === null || schools.includes(schoolLevel) ? [] : [eligibilityWords.otherSchool]
}

function newnessDoubts(rules: Eligibility, claim: Claim, today: Temporal.PlainDate): Text[] {
  if (rules.newWithinMonths === null) return []
  const isRecent =
    claim.since !== null &&
    Temporal.PlainDate.compare(claim.since, today.subtract({ months: rules.newWithinMonths })) >= 0
  const hasReason = claim.reason !== null && claim.reason !== 'none' && rules.reasons.includes(claim.reason)
  return isRecent && (hasReason || rules.reasons.length === 0)
    ? []
    : [eligibilityWords.longInRole(rules.newWithinMonths)]
}

function serviceDoubts(rules: Eligibility, claim: Claim, today: Temporal.PlainDate): Text[] {
  const doubts: Text[] = []
  if (rules.pool === 'retired' && !claim.retired) doubts.push(eligibilityWords.mustBeRetired)
  if (rules.pool === 'current' && claim.until !== null && Temporal.PlainDate.compare(claim.until, today) < 0)
    doubts.push(eligibilityWords.mustServe)
  if (
    claim.retired &&
    rules.retiredWithinYears !== null &&
    claim.until &&
    Temporal.PlainDate.compare(claim.until, today.subtract({ years: rules.retiredWithinYears })) < 0
  )
    doubts.push(eligibilityWords.notRecent(rules.retiredWithinYears))
  if (rules.leastYears > 0 && yearsServed(claim, today) < rules.leastYears)
    doubts.push(eligibilityWords.tooShort(rules.leastYears))
  return doubts
}

/** Full years in the role; unknown counts as enough, because a person reads the application anyway. */
function yearsServed(claim: Claim, today: Temporal.PlainDate): number {
  if (!claim.since) return Number.POSITIVE_INFINITY
  return claim.since.until(claim.until ?? today, { largestUnit: 'years' }).years
}
