import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { errandAt } from '../people/letter.example.ts'
import { tracing } from '../people/trace.example.ts'
import { earnClaims } from './earn.job.ts'
import { claimOf, honorariaNow } from './honorarium.example.ts'
import { openClaims } from './honorarium.server.ts'
import { needsHand } from './honorarium.ts'
import { saveTerms } from './terms.server.ts'

for (const endedAs of ['completed', 'early'] as const)
  test(
    `what the house has seen whole is earned by itself, once; what somebody must look at is not: ${endedAs}`,
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
        const claim = await claimOf(db, program, mentor.id)
        assert.equal(claim.state, state)
        const { rows } = await sql<{ ticks: number }>`select to_tick as ticks from app.money_duties()`.execute(db)
        assert.equal(
          rows[0]?.ticks,
          Number(state === 'promised' && needsHand(claim)),
          'My day asks for what a hand can tick',
        )
        return needsHand(claim)
      }
      const asked = async (conditions: typeof terms) => {
        await as(db, 'owner')
        const text = JSON.stringify(conditions.map((term) => ({ ...term, met: false })))
        await db.updateTable('honoraria').set({ conditions: text }).execute()
      }
      await asked(terms.slice(0, 1))
      assert.equal(await earnOn('promised', []), false, 'what the house sees asks nothing of anybody')
      await asked(terms)
      assert.equal(await earnOn('promised', []), true)
      await as(db, 'owner')
      await db
        .updateTable('partnerships')
        .set({ state: 'ended', endedAs, endedOn: Temporal.PlainDate.from('2026-10-20') })
        .execute()
      await earnOn('promised', [])
      await asked(terms.slice(0, 1))
      if (endedAs === 'early') {
        assert.equal(await earnOn('promised', []), true, 'an early end is judged')
      } else {
        await earnOn('earned', ['honorarium.earned'])
        await earnOn('earned', [])
      }
    }),
  )
