import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { exampleTerms, propose, sign } from '../agreements/agreement.example.ts'
import { setDay } from '../changes/change.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { noteTrainings } from '../trainings/training.server.ts'
import { claimOf, earn, honorariaNow } from './honorarium.example.ts'
import { approveClaim, getHandler, openClaims, tickConditions } from './honorarium.server.ts'

test(
  'what the house sees itself is worked out anew each time, and ticked by nobody while it may still come',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, mentee, partnershipId } = await addPair(db)
    await setDay(db, String(program.startsOn))
    await openClaims(await as(db, coordinator), coordinator, program, honorariaNow)
    const claim = async (actor: PersonActor = coordinator) => claimOf(await as(db, actor), program, mentor.id)
    const met = async (actor?: PersonActor) => (await claim(actor)).conditions.map((each) => each.met)
    const tickAll = async () => earn(await as(db, coordinator), coordinator, program, mentor.id)
    assert.equal((await tickAll()).state, 'promised')
    assert.deepEqual(await met(), [false, false, false])

    const noted = { personIds: [mentor.id], title: '', completedOn: program.startsOn }
    await noteTrainings(await as(db, coordinator), coordinator, program.id, noted, honorariaNow, program.startsOn)
    assert.deepEqual(await met(mentor), [false, false, true])
    await propose(db, mentee, partnershipId, exampleTerms)
    for (const each of [mentee, mentor]) await sign(db, each, partnershipId, 1)
    assert.deepEqual([await met(), (await tickAll()).state], [[false, true, true], 'promised'])

    const end = async (how: 'early' | 'completed') => {
      await as(db, 'owner')
      await sql`alter table partnerships disable trigger user`.execute(db)
      const day = sql<Temporal.PlainDate>`app.today()`
      await db.updateTable('partnerships').set({ state: 'ended', endedOn: day, endedAs: how }).execute()
      await sql`alter table partnerships enable trigger user`.execute(db)
    }
    await end('early')
    assert.deepEqual(await met(), [false, true, true], 'an early end is not an end by itself; somebody judges')
    const handler = await getHandler(db, coordinator, program.id)
    const judged = await claim()
    await tickConditions(db, coordinator, handler, judged, judged.version, new Set([0]))
    assert.equal((await claim()).state, 'earned')
    await end('completed')
    assert.deepEqual(await met(), [true, true, true])
    await as(db, 'owner')
    await db.updateTable('trainings').set({ undoneAt: honorariaNow, undoneBy: coordinator.id }).execute()
    const now = await claim()
    await assert.rejects(approveClaim(db, coordinator, handler, now, now.version, honorariaNow), /not yours/)
    assert.equal((await tickAll()).state, 'promised')
  }),
)
