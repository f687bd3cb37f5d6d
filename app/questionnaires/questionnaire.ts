import { z } from 'zod'
import {
  choice,
  date,
  many,
  optionalChoice,
  optionalDate,
  optionalText,
  optionalWhole,
  requiredTick,
  text,
  tick,
  whole,
} from '#foundation/form.ts'
import { type Language, pick, sayList, type Text } from '#foundation/language.ts'

const bilingual = z.strictObject({ en: z.string().min(1).max(2000), fr: z.string().min(1).max(2000) })
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

export const questionKinds = ['line', 'paragraph', 'choice', 'choices', 'number', 'date', 'tick'] as const

/** What a question's answers feed in matching, where they do. */
export const criteria = ['issues', 'levels', 'subjects'] as const

const question = z.strictObject({
  key,
  kind: z.enum(questionKinds),
  label: bilingual,
  hint: bilingual.optional(),
  required: z.boolean().default(false),
  /** Shown to the person proposed as a partner, on the card; every other answer is not. */
  card: z.boolean().default(false),
  criterion: z.enum(criteria).optional(),
  options: z
    .array(z.strictObject({ value: key, label: bilingual }))
    .max(60)
    .optional(),
  /** The longest answer in characters, or the most choices. */
  most: z.int().min(1).max(10_000).optional(),
})

const group = z.strictObject({
  key,
  title: bilingual,
  intro: bilingual.optional(),
  questions: z.array(question).max(40),
})

/** Groups of questions, a page each. The shape of `questionnaires.groups`. */
export const groupsSchema = z
  .array(group)
  .max(20)
  .refine((groups) => isUnique(groups.map(({ key }) => key)), 'Two groups have the same key.')
  .refine(
    (groups) => isUnique(groups.flatMap(({ questions }) => questions.map(({ key }) => key))),
    'Two questions have the same key.',
  )
  .refine(
    (groups) => groups.every(({ questions }) => questions.every(hasOptions)),
    'A choice needs at least two options.',
  )

export type Question = z.output<typeof question>
export type Group = z.output<typeof group>
export type Answer = string | number | boolean | string[] | null
export type Answers = Record<string, Answer>

function isUnique(keys: string[]): boolean {
  return new Set(keys).size === keys.length
}

function hasOptions({ kind, options }: Question): boolean {
  return (kind !== 'choice' && kind !== 'choices') || (options?.length ?? 0) >= 2
}

/** The form schema of one group: each question by its key. */
export function schemaFor(group: Group) {
  return z.strictObject(Object.fromEntries(group.questions.map((question) => [question.key, fieldFor(question)])))
}

function fieldFor(question: Question) {
  const { kind, required, most } = question
  const values = (question.options ?? []).map(({ value }) => value) as [string, ...string[]]
  switch (kind) {
    case 'line':
      return required ? text(most ?? 300) : optionalText(most ?? 300)
    case 'paragraph':
      return required ? text(most ?? 4000) : optionalText(most ?? 4000)
    case 'choice':
      return required ? choice(values) : optionalChoice(values)
    case 'choices':
      return many(values, most)
    case 'number':
      return required ? whole(0, most ?? 10_000) : optionalWhole(0, most ?? 10_000)
    case 'date':
      return required ? date() : optionalDate()
    case 'tick':
      return required ? requiredTick() : tick()
  }
}

/** Values of a form as they are stored: dates as text, nothing as null. */
export function toAnswers(values: Record<string, unknown>): Answers {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value instanceof Temporal.PlainDate ? value.toString() : ((value as Answer) ?? null),
    ]),
  )
}

/** Whether a question that must be answered is not. */
export function isMissing({ kind, required }: Question, answer: Answer | undefined): boolean {
  if (!required) return false
  if (kind === 'choices') return !Array.isArray(answer) || answer.length === 0
  return answer === undefined || answer === null || answer === '' || answer === false
}

/** An answer in words; '' for none. */
export function sayAnswer(question: Question, answer: Answer | undefined, language: Language): string {
  const label = (value: string) =>
    pick(question.options?.find((option) => option.value === value)?.label ?? value, language)
  if (answer === undefined || answer === null || answer === '') return ''
  if (Array.isArray(answer)) return sayList(answer.map(label), language)
  if (typeof answer === 'boolean')
    return answer ? { en: 'Yes', fr: 'Oui' }[language] : { en: 'No', fr: 'Non' }[language]
  return question.kind === 'choice' ? label(String(answer)) : String(answer)
}

/** The chosen values of the question that feeds a criterion, over all groups. */
export function criterionValues(
  groups: readonly Group[],
  answers: Answers,
  criterion: (typeof criteria)[number],
): string[] {
  const question = groups.flatMap(({ questions }) => questions).find((each) => each.criterion === criterion)
  const answer = question && answers[question.key]
  return Array.isArray(answer) ? answer : typeof answer === 'string' && answer ? [answer] : []
}

/** The words of a criterion's options, for reasons. */
export function criterionLabels(groups: readonly Group[], criterion: (typeof criteria)[number]): Map<string, Text> {
  const question = groups.flatMap(({ questions }) => questions).find((each) => each.criterion === criterion)
  return new Map((question?.options ?? []).map(({ value, label }) => [value, label]))
}

/** The pages with one question moved before the one above it; the first of a page goes to the end of the page before. */
export function movedUp(groups: readonly Group[], key: string): readonly Group[] {
  const at = groups.findIndex(({ questions }) => questions.some((question) => question.key === key))
  const group = groups[at]
  const place = group?.questions.findIndex((question) => question.key === key) ?? -1
  const question = group?.questions[place]
  if (!group || !question) return groups
  const others = group.questions.filter((each) => each !== question)
  if (place > 0) return groups.with(at, { ...group, questions: others.toSpliced(place - 1, 0, question) })
  const before = groups[at - 1]
  if (!before) return groups
  return groups
    .with(at, { ...group, questions: others })
    .with(at - 1, { ...before, questions: [...before.questions, question] })
}
