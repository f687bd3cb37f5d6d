import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addAssociation } from '../organizations/organization.example.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import {
  getQuestionnaire,
  makeQuestionnaire,
  moveQuestionUp,
  removeGroup,
  removeQuestion,
  saveGroup,
  saveQuestion,
} from './questionnaire.server.ts'
import type { Question } from './questionnaire.ts'

const text = (en: string) => ({ en, fr: `${en} (fr)` })
const line = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  kind: 'line',
  label: text(key),
  required: false,
  card: false,
  ...more,
})
const groups = [
  { key: 'hopes', title: text('Hopes'), intro: text('Say freely'), questions: [line('wants'), line('needs')] },
  { key: 'setting', title: text('Setting'), questions: [line('school')] },
]

/** An association’s questionnaire of two pages; its coordinator acts. */
async function open(db: Db) {
  const world = await addAssociation(db)
  const { coordinator, organizationId } = world
  await as(db, coordinator)
  const id = await makeQuestionnaire(db, organizationId, text('Questions'), groups)
  const save = (group: string, question: Question, version: number) =>
    saveQuestion(db, coordinator, id, group, question, version)
  const keys = async () =>
    (await getQuestionnaire(db, id)).groups.map(({ key, questions }) => [key, ...questions.map((each) => each.key)])
  return { ...world, id, save, keys }
}

test(
  'a question is added at the end of its page, or changed where it stands',
  withDatabase(async (db) => {
    const { id, save, keys } = await open(db)
    assert.deepEqual((await tracing(db, () => save('hopes', line('path'), 1))).verbs, ['questionnaire.changed'])
    await save('hopes', line('wants', { kind: 'paragraph', required: true }), 2)
    assert.deepEqual(await keys(), [
      ['hopes', 'wants', 'needs', 'path'],
      ['setting', 'school'],
    ])
    assert.equal((await getQuestionnaire(db, id)).groups[0]?.questions[0]?.kind, 'paragraph')
  }),
)

test(
  'a page is added at the end, or renamed with its questions as they are',
  withDatabase(async (db) => {
    const { coordinator, id, keys } = await open(db)
    await saveGroup(db, coordinator, id, { key: 'more', title: text('More') }, 1)
    await saveGroup(db, coordinator, id, { key: 'hopes', title: text('What I hope for') }, 2)
    assert.deepEqual(await keys(), [['hopes', 'wants', 'needs'], ['setting', 'school'], ['more']])
    const [hopes] = (await getQuestionnaire(db, id)).groups
    assert.deepEqual([hopes?.title, hopes?.intro], [text('What I hope for'), text('Say freely')])
  }),
)

test(
  'a question taken out is asked no more; the others stay',
  withDatabase(async (db) => {
    const { coordinator, id, keys } = await open(db)
    await removeQuestion(db, coordinator, id, 'wants', 1)
    assert.deepEqual(await keys(), [
      ['hopes', 'needs'],
      ['setting', 'school'],
    ])
  }),
)

test(
  'what could not be asked is refused: a key of another page, a choice of one, a page nobody knows, one language',
  withDatabase(async (db) => {
    const { save, keys } = await open(db)
    const before = await keys()
    const options = [{ value: 'yes', label: text('Yes') }]
    const attempts = [
      () => save('hopes', line('school'), 1),
      () => save('hopes', line('one', { kind: 'choice', options }), 1),
      () => save('nowhere', line('new'), 1),
      () => save('hopes', line('english', { label: { en: 'Why?', fr: '' } }), 1),
    ]
    for (const attempt of attempts)
      assert.deepEqual(await tracing(db, () => assert.rejects(attempt(), Refusal)), noTrace)
    assert.deepEqual(await keys(), before)
  }),
)

test(
  'questions that somebody else changed meanwhile are not overwritten',
  withDatabase(async (db) => {
    const { save, keys } = await open(db)
    await save('hopes', line('path'), 1)
    assert.deepEqual(await tracing(db, () => assert.rejects(save('hopes', line('late'), 1), Conflict)), noTrace)
    assert.ok(!(await keys()).flat().includes('late'))
  }),
)

test(
  'everybody reads the questions they are asked; only who works for the organization writes them',
  withDatabase(async (db) => {
    const { id, organizationId } = await open(db)
    const stranger = (await addAssociation(db)).coordinator
    for (const actor of [stranger, await addPerson(db)]) {
      await as(db, actor)
      assert.equal((await getQuestionnaire(db, id)).groups.length, 2)
      const trace = await tracing(db, () => assert.rejects(saveQuestion(db, actor, id, 'hopes', line('mine'), 1)))
      assert.deepEqual(trace, noTrace)
      assert.ok(await isRefusedByDatabase(db, (db) => makeQuestionnaire(db, organizationId, text('Ours'), groups)))
    }
    await as(db, 'visitor')
    assert.equal((await getQuestionnaire(db, id)).groups.length, 2)
    await assert.rejects(getQuestionnaire(db, crypto.randomUUID()), { status: 404 })
  }),
)

test(
  'a page is renamed with its questions, and removed only when it has none',
  withDatabase(async (db) => {
    const { id, coordinator, keys } = await open(db)
    await saveGroup(db, coordinator, id, { key: 'setting', title: text('Where you work') }, 1)
    await assert.rejects(removeGroup(db, coordinator, id, 'setting', 2), Refusal)
    await moveQuestionUp(db, coordinator, id, 'school', 2)
    assert.deepEqual(await keys(), [['hopes', 'wants', 'needs', 'school'], ['setting']])
    await removeGroup(db, coordinator, id, 'setting', 3)
    assert.deepEqual(await keys(), [['hopes', 'wants', 'needs', 'school']])
    await assert.rejects(removeGroup(db, coordinator, id, 'nowhere', 4))
    await assert.rejects(moveQuestionUp(db, coordinator, id, 'school', 1), Conflict)
  }),
)
