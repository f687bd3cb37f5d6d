import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { getFramework, listFrameworks, makeEdition } from '../frameworks/framework.server.ts'
import { writeOutline } from '../frameworks/framework.ts'
import { addPerson } from '../people/person.example.ts'
import { wordFramework } from './framework.server.ts'
import { addProgram } from './program.example.ts'
import { getProgram } from './program.server.ts'

const title = { en: 'Our framework', fr: 'Notre référentiel' }

test(
  'a coordinator words the framework anew; what kept its words keeps its code, and the shipped one is as it was',
  withDatabase(async (db) => {
    const { program, coordinator, organizationId } = await addProgram(db)
    const shipped = await getFramework(db, program.frameworkId)
    await as(db, coordinator)
    const outline = `${writeOutline(shipped.competencies.slice(0, 3))}\n# Here | Ici\nWalking beside | Marcher à côté`
    await wordFramework(db, coordinator, program, program.version, { title, outline })
    const after = await getProgram(db, program.id)
    const own = await getFramework(db, after.frameworkId)
    assert.deepEqual(own.title, title)
    assert.deepEqual(
      own.competencies.slice(0, 3).map(({ code, title }) => [code, title]),
      shipped.competencies.slice(0, 3).map(({ code, title }) => [code, title]),
    )
    assert.deepEqual(own.competencies[3]?.domain, { en: 'Here', fr: 'Ici' })
    assert.deepEqual(await getFramework(db, program.frameworkId), shipped)

    await wordFramework(db, coordinator, after, after.version, { title, outline: 'Listening | Écoute' })
    const editions = (await listFrameworks(db, organizationId)).filter(({ slug }) => slug.startsWith('own-'))
    assert.deepEqual(
      editions.map(({ edition }) => edition),
      [2, 1],
    )
  }),
)

test(
  'a wrong line is named, and nothing is made',
  withDatabase(async (db) => {
    const { program, coordinator, organizationId } = await addProgram(db)
    await as(db, coordinator)
    const before = await listFrameworks(db, organizationId)
    await assert.rejects(
      wordFramework(db, coordinator, program, program.version, { title, outline: 'Listening | Écoute\nSpeaking' }),
      (error) => error instanceof Refusal && /Line 2/.test(error.text.en) && error.field === 'outline',
    )
    assert.deepEqual(await listFrameworks(db, organizationId), before)
  }),
)

test(
  'nobody makes an edition in another organization’s name',
  withDatabase(async (db) => {
    const { program, organizationId } = await addProgram(db)
    const stranger = await addPerson(db, { name: 'Stranger' })
    const from = await getFramework(db, program.frameworkId)
    await as(db, stranger)
    const wordings = [{ domain: null, title: { en: 'Mine', fr: 'Le mien' } }]
    assert.ok(await isRefusedByDatabase(db, (db) => makeEdition(db, stranger, organizationId, from, title, wordings)))
    await assert.rejects(
      wordFramework(db, stranger, program, program.version, { title, outline: 'Listening | Écoute' }),
      (error) => error instanceof Refusal && error.status === 403,
      'a guest who coordinates without being of the staff is told so',
    )
  }),
)
