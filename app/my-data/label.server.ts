import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { slotWords } from '../applications/applications.words.ts'
import { promptWords } from '../journals/prompts.words.ts'
import { readShipped } from '../learning/offer.ts'
import { programQuestions, wordQuestions } from '../reviews/review.ts'
import { identityQuestions } from '../self-identification/identification.ts'
import { instruments } from '../surveys/instrument.ts'
import { purposeWords } from './consent.words.ts'

/**
 * What questions and offered answers are called, by their key: those of the actor's own applications, reviews and surveys.
 * Where a column keeps the key of something we ask, its name stands before it.
 */
export async function readLabels(db: Db, actor: PersonActor): Promise<Map<string, Text>> {
  const asked = await db
    .selectFrom('applications')
    .innerJoin('seats', (join) =>
      join.onRef('seats.programId', '=', 'applications.programId').onRef('seats.kind', '=', 'applications.seat'),
    )
    .innerJoin('questionnaires', 'questionnaires.id', 'seats.questionnaireId')
    .select('questionnaires.groups')
    .where('applications.personId', '=', actor.id)
    .execute()
  const labels = new Map<string, Text>()
  collect([instruments, wordQuestions, programQuestions, identityQuestions, asked], labels)
  for (const { template } of await listTemplates(db, actor))
    for (const { key, title } of readShipped(template).duties) labels.set(`duty ${key}`, title)
  const kept = { prompt: promptWords, times: slotWords, purpose: purposeTitles }
  for (const [column, words] of Object.entries(kept))
    for (const [key, said] of Object.entries<Text>(words)) labels.set(`${column} ${key}`, said)
  return labels
}

const listTemplates = (db: Db, actor: PersonActor) =>
  db
    .selectFrom('programs')
    .select('template')
    .distinct()
    .where('id', 'in', (of) => of.selectFrom('applications').select('programId').where('personId', '=', actor.id))
    .execute()

const purposeTitles = Object.fromEntries(Object.entries(purposeWords).map(([key, { title }]) => [key, title]))

/** Walks through whatever declares questions, and keeps how each key is said. */
function collect(declared: unknown, labels: Map<string, Text>): void {
  if (typeof declared !== 'object' || declared === null) return
  const { key, value, label, ask, title } = declared as Record<string, unknown>
  const said = label ?? ask ?? title
  const name = key ?? value
  if (typeof name === 'string' && isText(said)) labels.set(name, said)
  for (const each of Object.values(declared)) collect(each, labels)
}

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Text).en === 'string' &&
  typeof (value as Text).fr === 'string'
