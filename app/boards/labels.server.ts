import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { slotWords } from '../applications/applications.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'

/** What ids in stored reasons are called: competencies, and the options of a program's questions. */
export async function readLabels(db: Db, program: Program): Promise<Map<string, Text>> {
  const { competencies } = await getFramework(db, program.frameworkId)
  const labels = new Map([...Object.entries(slotWords), ...competencies.map(({ id, title }) => [id, title] as const)])
  for (const kind of ['mentee', 'mentor'] as const) {
    const { groups } = await getQuestionnaire(db, (await getSeat(db, program.id, kind)).questionnaireId)
    for (const question of groups.flatMap(({ questions }) => questions))
      for (const option of question.options ?? []) labels.set(option.value, option.label)
  }
  return labels
}
