import { z } from 'zod'

/** The soft criteria of a match, each with a weight from 0 (not looked at) to 10. Scored in app/scoring/score.ts. */
export const criterionKeys = [
  'skills',
  'issues',
  'wishes',
  'distance',
  'region',
  'setting',
  'size',
  'levels',
  'subjects',
  'role',
  'experience',
  'channels',
  'times',
  'language',
  'identity',
] as const
export type CriterionKey = (typeof criterionKeys)[number]

/** Who is matched first when places are scarce; each is a class of its own, in the order given. */
export const priorityKeys = ['remote', 'first_year', 'single_administrator'] as const
export type PriorityKey = (typeof priorityKeys)[number]

/** What makes one set of pairs better than another; app/matching says exactly. */
export const aims = ['best', 'fairest', 'stable'] as const
export type Aim = (typeof aims)[number]

const weight = z.int().min(0).max(10)

/** How a program wants its pairs: weights, and rules that no pair may break. The shape of `programs.policy`. */
export const policySchema = z.strictObject({
  aim: z.enum(aims).default('best'),
  weights: z.strictObject(
    Object.fromEntries(criterionKeys.map((key) => [key, weight.default(0)])) as Record<
      CriterionKey,
      z.ZodDefault<typeof weight>
    >,
  ),
  rules: z.strictObject({
    district: z.enum(['any', 'same', 'different']),
    /** Both must share a language of conversation. */
    language: z.boolean(),
    /** The mentor's role stands at least as high as the mentee's. */
    seniority: z.boolean(),
    /** No pair further apart than this; null for any distance. */
    mostKilometres: z.int().min(1).max(3000).nullable(),
  }),
  priority: z.array(z.enum(priorityKeys)).max(priorityKeys.length),
})

export type Policy = z.output<typeof policySchema>

/** What two policies do not have in common, a weight, a rule or the order of priorities at a time. */
export function policyDifferences(before: Policy, after: Policy) {
  const rules = (Object.keys(before.rules) as (keyof Policy['rules'])[]).map((key) => ({
    key,
    before: before.rules[key],
    after: after.rules[key],
  }))
  const weights = criterionKeys.map((key) => ({ key, before: before.weights[key], after: after.weights[key] }))
  const differs = (each: { before: unknown; after: unknown }) => each.before !== each.after
  return {
    aim: before.aim === after.aim ? null : { before: before.aim, after: after.aim },
    weights: weights.filter(differs),
    rules: rules.filter(differs),
    priority:
      before.priority.join() === after.priority.join() ? null : { before: before.priority, after: after.priority },
  }
}
