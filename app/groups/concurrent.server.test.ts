// Everybody presses at the same moment, each in a transaction of their own: no place is taken twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPerson, inTransaction } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, layAsOwner, openTestDatabase } from '#foundation/testing.ts'
import { addPool } from '../boards/board.example.ts'
import { groupDay, plainGroup } from './group.example.ts'
import { changeGroup, getGroup, openGroup } from './group.server.ts'
import { joinGroup } from './place.server.ts'

test('six sign up for two places at once, in two cohorts each: two of each come in, and nobody is in both', async (t) => {
  const { store, owner, close } = await openTestDatabase()
  t.after(close)
  const names = ['Ana', 'Bea', 'Cid', 'Dee', 'Eli', 'Fay']
  const { pool, groups } = await layAsOwner(owner, async (db) => {
    const pool = await addPool(db, { mentees: names.map((name) => ({ name })), mentors: [] })
    await as(db, pool.coordinator)
    const form = plainGroup(pool.program.endsOn, { most: 2, signUp: true })
    const groups = []
    for (const name of ['One', 'Two'])
      groups.push(await openGroup(db, pool.coordinator, pool.program.id, 'cohort', { ...form, name }, groupDay))
    await as(db, 'owner')
    return { pool, groups }
  })
  const tries = names.flatMap((name) => groups.map((group) => ({ who: pool.person(name), group })))
  const results = await Promise.allSettled(
    tries.map(({ who, group }) => inTransaction(store, asPerson(who), (db) => joinGroup(db, who, group))),
  )
  for (const result of results)
    if (result.status === 'rejected') assert.ok(result.reason instanceof Refusal, String(result.reason))
  const members = await layAsOwner(owner, (db) =>
    db.selectFrom('groupMembers').select(['groupId', 'personId']).execute(),
  )
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, members.length)
  assert.equal(members.length, 4)
  assert.equal(new Set(members.map(({ personId }) => personId)).size, 4)
  for (const group of groups) assert.equal(members.filter(({ groupId }) => groupId === group).length, 2)
})

test('a place taken away while somebody takes it: never more people than places', async (t) => {
  const { store, owner, close } = await openTestDatabase()
  t.after(close)
  const { pool, id } = await layAsOwner(owner, async (db) => {
    const pool = await addPool(db, { mentees: ['Ana', 'Bea', 'Cid'].map((name) => ({ name })), mentors: [] })
    await as(db, pool.coordinator)
    const form = plainGroup(pool.program.endsOn, { most: 3, signUp: true })
    const id = await openGroup(db, pool.coordinator, pool.program.id, 'learning_team', form, groupDay)
    for (const name of ['Ana', 'Bea']) await joinGroup(await as(db, pool.person(name)), pool.person(name), id)
    await as(db, 'owner')
    return { pool, id }
  })
  const { program, coordinator } = pool
  const cid = pool.person('Cid')
  const fewer = inTransaction(store, asPerson(coordinator), async (db) =>
    changeGroup(
      db,
      coordinator,
      await getGroup(db, program.id, id),
      1,
      plainGroup(program.endsOn, { most: 2 }),
      groupDay,
    ),
  )
  const joining = inTransaction(store, asPerson(cid), (db) => joinGroup(db, cid, id))
  const results = await Promise.allSettled([fewer, joining])
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  const { rows } = await layAsOwner(owner, async (db) => ({
    rows: await db
      .selectFrom('groups')
      .innerJoin('groupMembers', 'groupMembers.groupId', 'groups.id')
      .select(({ fn }) => ['groups.most', fn.countAll<string>().as('n')])
      .groupBy('groups.id')
      .execute(),
  }))
  assert.deepEqual(
    rows.map(({ most, n }) => Number(n) <= most),
    [true],
  )
})
