import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPerson, type Db, inTransaction, openClient, over } from '#foundation/database.ts'
import { openTestDatabase, testKey } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { addTraining } from '../trainings/training.example.ts'
import { agreementNow, exampleTerms, propose } from './agreement.example.ts'
import { signAgreement } from './agreement.server.ts'

test('of two who sign in the same moment the one who comes second sees both signatures', async () => {
  const opened = await openTestDatabase()
  const owner = openClient(opened.owner)
  await owner.connect()
  try {
    await owner.query('begin')
    const { mentee, mentor, coordinator, program, partnershipId: id } = await addPair(over(owner))
    await addTraining(over(owner), { programId: program.id, coordinator, mentor })
    await propose(over(owner), mentee, id, exampleTerms)
    await owner.query('reset role')
    await owner.query('commit')
    const signAs = (actor: typeof mentee, then: () => Promise<unknown>) =>
      inTransaction(opened.store, asPerson(actor), async (db: Db) => {
        const { partnership } = await getOwnPartnership(db, actor, id)
        const holds = await signAgreement(db, actor, partnership, 1, actor.name, testKey, agreementNow)
        await then()
        return holds
      })
    let second: Promise<boolean> | undefined
    let isOver = false
    const first = await signAs(mentee, async () => {
      second = signAs(mentor, async () => {}).finally(() => {
        isOver = true
      })
      // The first has signed and not committed; the second has signed and waits, or (without the lock) has gone past.
      const isWaiting = async () => (await owner.query('select 1 from pg_locks where not granted')).rows.length > 0
      while (!isOver && !(await isWaiting())) await new Promise((again) => setTimeout(again, 5))
    })
    assert.deepEqual([first, await second], [false, true])
    const { rows } = await owner.query('select state::text, meets_every from partnerships')
    assert.deepEqual(rows, [{ state: 'under_way', meets_every: 14 }])
  } finally {
    await owner.end()
    await opened.close()
  }
})
