import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { programQuestions, wordQuestions } from '../reviews/review.ts'
import { identityQuestions } from '../self-identification/identification.ts'
import { instruments } from '../surveys/instrument.ts'

/** What questions and offered answers are called, by their key: those of the actor's own applications, reviews and surveys. */
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
  return labels
}

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
