import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { listFrameworks } from '../frameworks/framework.server.ts'
import { chooseFramework, wordFramework } from '../programs/framework.server.ts'
import { addProgram } from '../programs/program.example.ts'
import { getProgram } from '../programs/program.server.ts'
import { addApplication } from './application.example.ts'

const title = { en: 'Our framework', fr: 'Notre référentiel' }

test(
  'once somebody has rated themselves, the framework of a program stays',
  withDatabase(async (db) => {
    const { program, coordinator, organizationId } = await addProgram(db)
    const other = (await listFrameworks(db, organizationId)).find(({ id }) => id !== program.frameworkId)
    await addApplication(db, program, 'mentee')
    await as(db, coordinator)
    const isKind = (error: unknown) => error instanceof Refusal
    await assert.rejects(chooseFramework(db, coordinator, program, program.version, other?.id ?? ''), isKind)
    const outline = 'Listening | Écoute'
    await assert.rejects(wordFramework(db, coordinator, program, program.version, { title, outline }), isKind)
    assert.equal((await getProgram(db, program.id)).frameworkId, program.frameworkId)
  }),
)
