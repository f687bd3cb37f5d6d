import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { Conflict, orNotFound, Refusal, refuseUnless } from '#foundation/refusal.ts'
import { type Group, groupsSchema, movedUp, type Question } from './questionnaire.ts'
import { questionnaireWords as w } from './questionnaires.words.ts'

export interface Questionnaire {
  readonly id: string
  readonly title: Text
  readonly groups: readonly Group[]
  readonly version: number
}

export async function getQuestionnaire(db: Db, id: string): Promise<Questionnaire> {
  const found = orNotFound(
    await db
      .selectFrom('questionnaires')
      .select(['id', 'title', 'groups', 'version'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return { ...found, groups: groupsSchema.parse(found.groups) }
}

/** @returns the new questionnaire's id */
export async function makeQuestionnaire(db: Db, organizationId: string, title: Text, groups: unknown): Promise<string> {
  const { id } = await db
    .insertInto('questionnaires')
    .values({ organizationId, title: JSON.stringify(title), groups: JSON.stringify(groupsSchema.parse(groups)) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds a question to a group, or replaces the one with its key. Answers already given stay with their key. */
export async function saveQuestion(
  db: Db,
  actor: Actor,
  id: string,
  groupKey: string,
  question: Question,
  version: number,
): Promise<void> {
  await change(db, actor, id, version, (groups) => {
    const group = orNotFound(groups.find(({ key }) => key === groupKey))
    const known = group.questions.some(({ key }) => key === question.key)
    const questions = known
      ? group.questions.map((each) => (each.key === question.key ? question : each))
      : [...group.questions, question]
    return groups.map((each) => (each === group ? { ...group, questions } : each))
  })
}

/** Takes a question out; answers already given are kept but no longer asked for or shown. */
export async function removeQuestion(db: Db, actor: Actor, id: string, key: string, version: number): Promise<void> {
  await change(db, actor, id, version, (groups) =>
    groups.map((group) => ({ ...group, questions: group.questions.filter((question) => question.key !== key) })),
  )
}

/** Moves a question before the one above it; the first of a page to the end of the page before. */
export async function moveQuestionUp(db: Db, actor: Actor, id: string, key: string, version: number): Promise<void> {
  await change(db, actor, id, version, (groups) => movedUp(groups, key))
}

/** Takes out a page that has no questions any more. */
export async function removeGroup(db: Db, actor: Actor, id: string, key: string, version: number): Promise<void> {
  await change(db, actor, id, version, (groups) => {
    const group = orNotFound(groups.find((each) => each.key === key))
    refuseUnless(group.questions.length === 0, w.emptyFirst)
    return groups.filter((each) => each !== group)
  })
}

/** Adds a page of questions, or renames the one with its key. */
export async function saveGroup(
  db: Db,
  actor: Actor,
  id: string,
  group: Omit<Group, 'questions'>,
  version: number,
): Promise<void> {
  await change(db, actor, id, version, (groups) => {
    const known = groups.some(({ key }) => key === group.key)
    return known
      ? groups.map((each) => (each.key === group.key ? { ...each, ...group } : each))
      : [...groups, { ...group, questions: [] }]
  })
}

async function change(
  db: Db,
  actor: Actor,
  id: string,
  version: number,
  edit: (groups: readonly Group[]) => readonly Group[],
): Promise<void> {
  const { groups } = await getQuestionnaire(db, id)
  const edited = groupsSchema.safeParse(edit(groups))
  if (!edited.success) throw new Refusal(w.notUsable)
  const changed = await db
    .updateTable('questionnaires')
    .set({ groups: JSON.stringify(edited.data), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Conflict(w.changedMeanwhile, {})
  await record(db, actor, 'questionnaire.changed', { recordType: 'questionnaire', recordId: id })
}
