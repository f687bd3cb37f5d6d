import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { getQuestionnaire, saveQuestion } from '../questionnaires/questionnaire.server.ts'
import { addProgram } from './program.example.ts'
import { getSeat } from './program.server.ts'

const question = {
  key: 'pets',
  kind: 'line',
  label: { en: 'Do you have a dog?', fr: 'Avez-vous un chien?' },
  required: false,
  card: true,
} as const

test(
  'every coordinator of a program changes its questions, whether or not they work for its organization; nobody else',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const { questionnaireId } = await getSeat(db, program.id, 'mentee')
    const named = await addPerson(db, { name: 'Named Newcomer' })
    await db.insertInto('programStaff').values({ programId: program.id, personId: named.id }).execute()
    const elsewhere = (await addProgram(db)).coordinator
    for (const actor of [elsewhere, await addPerson(db)]) {
      await as(db, actor)
      const attempt = () => saveQuestion(db, actor, questionnaireId, 'hopes', question, 1)
      assert.deepEqual(await tracing(db, () => assert.rejects(attempt())), noTrace)
    }
    await as(db, named)
    await saveQuestion(db, named, questionnaireId, 'hopes', question, 1)
    const { groups } = await getQuestionnaire(db, questionnaireId)
    assert.ok(groups[0]?.questions.some(({ key }) => key === 'pets'))
  }),
)
