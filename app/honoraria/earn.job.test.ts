import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { errandAt } from '../people/letter.example.ts'
import { tracing } from '../people/trace.example.ts'
import { earnClaims } from './earn.job.ts'
import { claimOf, honorariaNow } from './honorarium.example.ts'
import { openClaims } from './honorarium.server.ts'
import { saveTerms } from './terms.server.ts'

test(
  'what the house has seen whole is earned by itself, once; what somebody must look at is not',
  withDatabase(async (db) => {
    const { program, coordinator, mentor } = await addPair(db)
    const terms = ['completed' as const, null].map((proof) => ({ en: `${proof}`, fr: `${proof}`, proof }))
    await as(db, coordinator)
    await saveTerms(db, coordinator, program, 0, terms)
    await openClaims(db, coordinator, program, honorariaNow)
    const earnOn = async (state: string, verbs: string[]) => {
      await as(db, 'worker')
      assert.deepEqual((await tracing(db, () => earnClaims(db, errandAt(honorariaNow)))).verbs, verbs)
      await as(db, coordinator)
      assert.equal((await claimOf(db, program, mentor.id)).state, state)
    }
    const asked = async (conditions: typeof terms) => {
      await as(db, 'owner')
      const text = JSON.stringify(conditions.map((term) => ({ ...term, met: false })))
      await db.updateTable('honoraria').set({ conditions: text }).execute()
    }
    await asked(terms.slice(0, 1))
    await earnOn('promised', [])
    await asked(terms)
    await db
      .updateTable('partnerships')
      .set({ state: 'ended', endedAs: 'completed', endedOn: Temporal.PlainDate.from('2026-10-20') })
      .execute()
    await earnOn('promised', [])
    await asked(terms.slice(0, 1))
    await earnOn('earned', ['honorarium.earned'])
    await earnOn('earned', [])
  }),
)
