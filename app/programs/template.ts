import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#foundation/environment.ts'
import { groupsSchema } from '../questionnaires/questionnaire.ts'
import { eligibilitySchema } from './eligibility.ts'
import { policySchema } from './policy.ts'

const text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
/** A day of the program's year: [0, 10, 20] is 20 October of the year it begins in. */
const day = z.tuple([z.int().min(0).max(3), z.int().min(1).max(12), z.int().min(1).max(31)])

const seat = z.strictObject({
  description: text,
  expectations: z.array(text),
  hours: text,
  eligibility: eligibilitySchema,
  mostMentees: z.int().min(0).max(4),
  honorariumCents: z.int().min(0),
  questions: groupsSchema,
})

/** A program ready to open. Data, never code: what an association needs is written here, and nothing else knows its name. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  about: text,
  title: text,
  summary: text,
  model: z.enum(['one_to_one', 'school_based', 'district_based', 'learning_team', 'cohort', 'peer']),
  months: z.int().min(1).max(60),
  opens: day,
  closes: day,
  matchBy: day,
  starts: day,
  ends: day,
  cap: z.int().min(1).nullable(),
  answerDays: z.int().min(1).max(60),
  readers: z.int().min(0).max(9),
  mentorsTrained: z.boolean(),
  framework: z.string(),
  policy: policySchema,
  rubric: z.array(z.strictObject({ key: z.string().regex(/^[a-z_]+$/), title: text, hint: text })),
  goals: z.array(text),
  /** Days between two contacts that are usual. */
  meetsEvery: z.int().min(1).max(92),
  /** What is suggested for a month; `all` counts preparation and learning too. */
  hours: z.strictObject({ least: z.int().min(0).max(40), most: z.int().min(1).max(40).nullable(), all: z.boolean() }),
  dates: z.array(z.strictObject({ key: z.string(), title: text, from: day, to: day, note: text.optional() })),
  seats: z.strictObject({ mentor: seat, mentee: seat }),
  texts: z.strictObject({
    commitment: text,
    code: text,
    charter: text,
    agreement: text,
    confidentiality: text,
    primer: text,
  }),
  committee: z.strictObject({
    name: text,
    quorum: z.int().min(1),
    constituencies: z.array(z.strictObject({ name: text, seats: z.int().min(1) })),
  }),
})

export type Template = z.output<typeof templateSchema>

/** All shipped templates, by name. */
export function listTemplates(): Template[] {
  const folder = path.join(projectRoot, 'app', 'programs', 'templates')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => templateSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))))
}

export function findTemplate(id: string): Template | undefined {
  return listTemplates().find((template) => template.id === id)
}

/** The date of a template's day in a program that begins in `year`. A day a month lacks becomes its last. */
export function dateOf([years, month, dayOfMonth]: z.output<typeof day>, year: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: year + years, month, day: dayOfMonth }, { overflow: 'constrain' })
}

/** Puts the years into a title: "BCASBO Mentorship {years}" → "BCASBO Mentorship 2026–27". */
export function withYears(text: { en: string; fr: string }, from: Temporal.PlainDate, to: Temporal.PlainDate) {
  const years = from.year === to.year ? String(from.year) : `${from.year}–${String(to.year).slice(2)}`
  return { en: text.en.replaceAll('{years}', years), fr: text.fr.replaceAll('{years}', years) }
}
