import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { groupDay, plainGroup } from './group.example.ts'
import {
  changeGroup,
  getGroup,
  getOwnGroup,
  listFellows,
  listGroups,
  listOwnGroups,
  removeGroup,
  wordGroup,
} from './group.server.ts'
import type { GroupForm } from './group.ts'
import { leaveGroup, listPlaceable, placeInGroup, removeFromGroup } from './place.server.ts'
import { addPeople, join, open, place } from './team.example.ts'

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status
const now = Temporal.Instant.from('2026-11-02T18:00:00Z')

test(
  'a coordinator opens a group and places people, who find it with who leads; nobody else sees that it is there',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const { program, coordinator } = pool
    const group = await open(db, pool, 'learning_team')
    await place(db, pool, group, 'Maud', true)
    await place(db, pool, group, 'Ana')
    const [listed] = await listGroups(db, program.id, groupDay)
    assert.deepEqual([listed?.name, listed?.taken, listed?.leads], ['Primary', 1, ['Maud']])
    const ana = pool.person('Ana')
    await as(db, ana)
    const { fellows } = await getOwnGroup(db, ana, group.id)
    assert.deepEqual(
      fellows.map(({ name, leads, districtNumber, email }) => [name, leads, districtNumber, email]),
      [
        ['Maud', true, 36, null],
        ['Ana', false, 73, null],
      ],
    )
    assert.deepEqual(
      (await listOwnGroups(db, ana, groupDay)).mine.map(({ id }) => id),
      [group.id],
    )
    const stranger = await asOwner(db, () => addPerson(db, { name: 'Sam' }))
    for (const other of [pool.person('Bea'), stranger, pool.admin, pool.members[0] ?? stranger]) {
      await as(db, other)
      await assert.rejects(getOwnGroup(db, other, group.id), refusedWith(404))
      assert.deepEqual(await listFellows(db, group.id), [], other.name)
      assert.deepEqual(await db.selectFrom('groupMembers').select('personId').execute(), [])
      assert.deepEqual(await listOwnGroups(db, other, groupDay), { mine: [], catalogues: [], wished: [] })
    }
    await as(db, coordinator)
    await assert.rejects(getOwnGroup(db, coordinator, group.id), refusedWith(404), 'they see who, not what')
    assert.equal((await listFellows(db, group.id)).length, 2)
  }),
)

test(
  'only whoever takes part is placed; three lead at most, nobody leads peers, and a cohort is one at a time',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const [team, cohort, other, peers] = [
      await open(db, pool, 'learning_team', { most: 2 }),
      await open(db, pool, 'cohort'),
      await open(db, pool, 'cohort', { name: 'Second' }),
      await open(db, pool, 'peers'),
    ]
    const stranger = await asOwner(db, () => addPerson(db, { name: 'Sam' }))
    await as(db, pool.coordinator)
    const outside = { personId: stranger.id, leads: false, knowing: true }
    await assert.rejects(placeInGroup(db, pool.coordinator, team, outside), refusedWith(404))
    for (const name of ['Maud', 'Max', 'Mia']) await place(db, pool, team, name, true)
    await assert.rejects(place(db, pool, team, 'Moe', true), /Three lead/)
    await assert.rejects(place(db, pool, peers, 'Moe', true), /Nobody leads/)
    await assert.rejects(place(db, pool, team, 'Maud', true), /already/)
    for (const name of ['Ana', 'Bea']) await place(db, pool, team, name)
    await assert.rejects(place(db, pool, team, 'Cid'), /places are taken/)
    await assert.rejects(
      place(db, pool, team, 'Maud'),
      /places are taken/,
      'who led becomes a member only with a place',
    )
    await place(db, pool, cohort, 'Ana')
    await assert.rejects(place(db, pool, other, 'Ana'), /another group of this kind/)
    await place(db, pool, peers, 'Ana')
    await place(db, pool, other, 'Ana', true) // whoever leads a second one does not go through it
    await asOwner(db, () =>
      db.updateTable('groups').set({ endsOn: '2020-01-01' }).where('id', '=', cohort.id).execute(),
    )
    await assert.rejects(place(db, pool, cohort, 'Bea'), /over/)
  }),
)

test(
  'whoever takes part joins where sign-up is open and a place is free, several teams at once, and leaves again',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const [ana, bea, cid] = [pool.person('Ana'), pool.person('Bea'), pool.person('Cid')]
    const closed = await open(db, pool, 'learning_team', { name: 'Closed' })
    const free = await open(db, pool, 'learning_team', { name: 'Free', signUp: true, most: 2 })
    const second = await open(db, pool, 'learning_team', { name: 'Second', signUp: true })
    await place(db, pool, free, 'Maud', true)
    await as(db, ana)
    const catalogue = async () =>
      (await listOwnGroups(db, ana, groupDay)).catalogues.flatMap(({ groups }) =>
        groups.map(({ name, taken, leads }) => `${name} ${taken} ${leads.join()}`),
      )
    assert.deepEqual(await catalogue(), ['Free 0 Maud', 'Second 0 '])
    await join(db, ana, free)
    await join(db, ana, second)
    assert.deepEqual(await catalogue(), [])
    await assert.rejects(join(db, ana, closed), refusedWith(404))
    await join(db, bea, free)
    await assert.rejects(join(db, cid, free), /places are taken/)
    await as(db, bea)
    await leaveGroup(db, bea, free.id, false)
    await assert.rejects(getOwnGroup(db, bea, free.id), refusedWith(404))
    await join(db, cid, free)
    const stranger = await asOwner(db, () => addPerson(db, { name: 'Sam' }))
    await assert.rejects(join(db, stranger, free), refusedWith(404))
    await asOwner(db, () => db.updateTable('programs').set({ status: 'archived' }).execute())
    assert.deepEqual(await (async () => catalogue())(), [], 'a closed program offers nothing')
  }),
)

test(
  'who supervises somebody there is placed only by a coordinator who knows it, is shown as such, and never joins alone',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const [ana, maud] = [pool.person('Ana'), pool.person('Maud')]
    await asOwner(db, () =>
      db
        .insertInto('supervisions')
        .values({ supervisorId: maud.id, supervisedId: ana.id, declaredBy: ana.id })
        .execute(),
    )
    const group = await open(db, pool, 'learning_team', { signUp: true })
    await place(db, pool, group, 'Ana')
    await assert.rejects(place(db, pool, group, 'Maud', true), /supervises the other/)
    await assert.rejects(join(db, maud, group), /supervises you, or you them/)
    await as(db, pool.coordinator)
    await placeInGroup(db, pool.coordinator, group, { personId: maud.id, leads: true, knowing: true })
    const told = async (who: PersonActor) => {
      await as(db, who)
      return (await listFellows(db, group.id)).flatMap(({ name, supervisedBy }) => (supervisedBy.length ? [name] : []))
    }
    assert.deepEqual(await told(pool.coordinator), ['Ana'])
    assert.deepEqual(await told(ana), ['Ana'])
    assert.deepEqual(await told(maud), [])
    await place(db, pool, group, 'Bea')
    assert.deepEqual(await told(pool.person('Bea')), [], 'nobody else’s to know')
  }),
)

test(
  'nobody who coordinates lets themselves in, nor places whom they supervise',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const { program, coordinator } = pool
    const ana = pool.person('Ana')
    await asOwner(db, async () => {
      await db.insertInto('programStaff').values({ programId: program.id, personId: ana.id }).execute()
      await db
        .insertInto('supervisions')
        .values({ supervisorId: coordinator.id, supervisedId: pool.person('Bea').id, declaredBy: coordinator.id })
        .execute()
    })
    const group = await open(db, pool, 'learning_team', { signUp: true })
    await assert.rejects(join(db, ana, group), /does not place themselves/)
    await as(db, ana)
    await assert.rejects(
      placeInGroup(db, ana, group, { personId: ana.id, leads: false, knowing: true }),
      /does not place themselves/,
    )
    assert.ok(
      await isRefusedByDatabase(db, (db) =>
        db.insertInto('groupMembers').values({ groupId: group.id, personId: ana.id }).execute(),
      ),
    )
    await as(db, coordinator)
    const offered = (await listPlaceable(db, program.id, '')).map(({ name }) => name)
    assert.deepEqual(offered, ['Ana', 'Cid', 'Maud', 'Max', 'Mia', 'Moe'])
    assert.deepEqual(
      (await listPlaceable(db, program.id, 'm')).map(({ name }) => name),
      ['Maud', 'Max', 'Mia', 'Moe'],
    )
    await assert.rejects(place(db, pool, group, 'Bea'), refusedWith(404))
  }),
)

test(
  'a coordinator changes a group and takes it out once it is empty; a lead words what it is about, and nothing more',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const { program, coordinator } = pool
    const [ana, maud] = [pool.person('Ana'), pool.person('Maud')]
    const group = await open(db, pool, 'learning_team')
    for (const name of ['Ana', 'Bea', 'Cid']) await place(db, pool, group, name)
    await place(db, pool, group, 'Maud', true)
    const change = async (other: Partial<GroupForm>) => {
      await as(db, coordinator)
      const known = await getGroup(db, program.id, group.id)
      await changeGroup(db, coordinator, known, known.version, plainGroup(program.endsOn, other), groupDay)
    }
    await assert.rejects(change({ most: 2 }), /3 people belong/)
    await assert.rejects(change({ least: 5 }), /fewer than the least/)
    await assert.rejects(change({ endsOn: groupDay.subtract({ days: 1 }) }), /last day has passed/)
    await change({ name: 'Intermediate', most: 3 })
    await as(db, maud)
    await wordGroup(db, maud, group.id, { version: 2, focus: 'Numeracy', description: 'We meet on Mondays.' }, groupDay)
    assert.ok(
      await isRefusedByDatabase(db, (db) =>
        db.updateTable('groups').set({ most: 60 }).where('id', '=', group.id).execute(),
      ),
    )
    await as(db, ana)
    await assert.rejects(
      wordGroup(db, ana, group.id, { version: 3, focus: '', description: '' }, groupDay),
      refusedWith(404),
    )
    const { group: seen } = await getOwnGroup(db, ana, group.id)
    assert.deepEqual([seen.name, seen.focus, seen.most], ['Intermediate', 'Numeracy', 3])
    await as(db, coordinator)
    await assert.rejects(removeGroup(db, coordinator, program.id, group.id), /People belong/)
    for (const name of ['Ana', 'Bea', 'Cid', 'Maud'])
      await removeFromGroup(db, coordinator, group, pool.person(name).id, now)
    await removeGroup(db, coordinator, program.id, group.id)
    assert.deepEqual(await listGroups(db, program.id, groupDay), [])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from groups`.execute(await as(db, 'owner'))
    assert.equal(rows[0]?.n, 0)
  }),
)
