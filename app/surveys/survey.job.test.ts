import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { itemsOf as itemsIn } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addSurvey, answer, onDay, tick } from './survey.example.ts'

test(
  'nobody is written to during a break; afterwards whoever has not answered is reminded like the others',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const rest = (row: Record<string, unknown>) => asOwner(db, () => db.updateTable('partnerships').set(row).execute())
    await rest(standing.paused)
    const id = await addSurvey(db, pair, '2027-02-01')
    await tick(db, await onDay(db, '2027-02-12'))
    assert.deepEqual([...(await itemsIn(db, 'survey.asked')), ...(await itemsIn(db, 'survey.reminder'))], [])
    await rest({ state: 'introduced' })
    await tick(db, await onDay(db, '2027-02-13'))
    assert.equal((await itemsIn(db, 'survey.reminder')).length, 2)
    await answer(db, pair.mentee, id, { trust: 5 })
  }),
)
