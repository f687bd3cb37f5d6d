import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { asOwner } from '../people/trace.example.ts'
import { groupDay } from './group.example.ts'
import { listFellows, listOwnGroups } from './group.server.ts'
import { placeInGroup, saveOwnPlace, wishFor } from './place.server.ts'
import { addPeople, join, open, place } from './team.example.ts'

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status

test(
  'how to reach somebody is seen by the others of the group, where they let them, and by nobody else through it',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const [ana, bea] = [pool.person('Ana'), pool.person('Bea')]
    const group = await open(db, pool, 'peers')
    for (const name of ['Ana', 'Bea']) await place(db, pool, group, name)
    const reach = async (who: PersonActor) => {
      await as(db, who)
      return (await listFellows(db, group.id)).find(({ personId }) => personId === bea.id)?.email
    }
    assert.equal(await reach(ana), null)
    await as(db, bea)
    await saveOwnPlace(db, bea, group.id, { reachable: true, told: false })
    assert.match((await reach(ana)) ?? '', /@/)
    assert.equal(await reach(pool.coordinator), null)
    await as(db, ana)
    const forged = await db.updateTable('groupMembers').set({ reachable: true }).execute()
    assert.equal(forged[0]?.numUpdatedRows, 1n, 'one’s own alone')
  }),
)

test(
  'a wish gives no place, is seen by who coordinates and does not supervise, and is taken back',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const [ana, bea] = [pool.person('Ana'), pool.person('Bea')]
    const group = await open(db, pool, 'cohort', { wished: true })
    const closed = await open(db, pool, 'cohort', { name: 'Closed' })
    await as(db, ana)
    await wishFor(db, ana, group.id, true)
    await wishFor(db, ana, group.id, true)
    await assert.rejects(wishFor(db, ana, closed.id, true), refusedWith(404))
    await assert.rejects(join(db, ana, group), refusedWith(404))
    assert.deepEqual((await listOwnGroups(db, ana, groupDay)).wished, [group.id])
    const seenBy = async (who: PersonActor) =>
      (await (await as(db, who)).selectFrom('groupWishes').select('personId').execute()).length
    assert.deepEqual([await seenBy(pool.coordinator), await seenBy(bea), await seenBy(pool.admin)], [1, 0, 0])
    await asOwner(db, () =>
      db
        .insertInto('supervisions')
        .values({ supervisorId: pool.coordinator.id, supervisedId: ana.id, declaredBy: ana.id })
        .execute(),
    )
    assert.equal(await seenBy(pool.coordinator), 0)
    await as(db, ana)
    await wishFor(db, ana, group.id, false)
    assert.equal(await seenBy(ana), 0)
    await as(db, pool.coordinator)
    await assert.rejects(wishFor(db, pool.coordinator, group.id, true), refusedWith(404), 'takes no part')
    await placeInGroup(db, pool.coordinator, group, { personId: bea.id, leads: false, knowing: false })
    await assert.rejects(wishFor(await as(db, bea), bea, group.id, true), refusedWith(404), 'belongs already')
  }),
)
