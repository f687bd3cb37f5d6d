// What somebody is in a program, and what follows from it: the one function that every page asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type PersonActor, system, visitor } from '#foundation/actor.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import {
  getRoles,
  mustBeAble,
  mustCoordinate,
  mustDecide,
  notConflicted,
  notSupervised,
  standing,
  supervises,
} from './access/standing.server.ts'
import { addPeople, open, place } from './groups/team.example.ts'
import { addWorld } from './world.example.ts'

const isNothingHere = (error: unknown) => error instanceof Refusal && error.status === 404

test(
  'everybody has the roles they hold in this program, and no other',
  withDatabase(async (db) => {
    const world = await addWorld(db)
    const { program, elsewhere } = world
    const held = async (actor: PersonActor, id = program.id) => {
      await as(db, actor)
      const { roles, seated } = await getRoles(db, actor, id)
      return [...roles, ...(seated ? ['seated'] : [])].sort().join()
    }
    assert.equal(await held(world.admin), 'org admin')
    assert.equal(await held(world.coordinator), 'coordinator')
    assert.equal(await held(world.assigned), 'committee,seated')
    assert.equal(await held(world.unpromised), 'seated')
    assert.equal(await held(world.past), '')
    assert.equal(await held(world.marcus), 'mentor')
    assert.equal(await held(world.amina), 'mentee')
    for (const who of [world.admin, world.coordinator, world.assigned, world.marcus, world.amina])
      assert.equal(await held(who, elsewhere.id), '', 'and none in another')
    assert.equal(await held(world.otherCoordinator, elsewhere.id), 'coordinator')
    await as(db, world.coordinator)
    for (const nobody of [visitor, system('a job')])
      assert.deepEqual(await getRoles(db, nobody, program.id), { roles: new Set(), seated: false }, nobody.kind)
  }),
)

test(
  'whoever leads a group of the program, or is among peers, is that; whoever only belongs to a team is nothing more',
  withDatabase(async (db) => {
    const pool = await addPeople(db)
    const team = await open(db, pool, 'learning_team')
    await place(db, pool, team, 'Max', true)
    await place(db, pool, team, 'Mia')
    const peers = await open(db, pool, 'peers')
    for (const name of ['Ana', 'Bea']) await place(db, pool, peers, name)
    const held = async (name: string) => {
      const who = pool.person(name)
      return [...(await getRoles(await as(db, who), who, pool.program.id)).roles].sort().join()
    }
    assert.equal(await held('Max'), 'mentor,team lead')
    assert.equal(await held('Mia'), 'mentor')
    assert.equal(await held('Ana'), 'mentee,peer')
    assert.equal(await held('Cid'), 'mentee')
  }),
)

test(
  'questions leave out whom somebody supervises, and nobody else; a column may be empty',
  withDatabase(async (db) => {
    const { amina, marcus, coordinator, supervisingCoordinator } = await addWorld(db)
    const { rows } = await sql<{ of: string; person: string }>`select id as of, person_id as person from applications
      where person_id in (${amina.id}, ${marcus.id})`.execute(db)
    const lines = JSON.stringify([...rows, { of: null, person: marcus.id }])
    const shown = async (who: PersonActor) => {
      const asked = await sql<{ person: string }>`
        select x.person from jsonb_to_recordset(${lines}::jsonb) as x(of uuid, person uuid)
        where ${notSupervised('x.person')} and ${notConflicted('x.of')}`.execute(await as(db, who))
      return asked.rows.map(({ person }) => (person === amina.id ? 'Amina' : 'Marcus')).sort()
    }
    assert.deepEqual(await shown(coordinator), ['Amina', 'Marcus', 'Marcus'])
    assert.deepEqual(await shown(supervisingCoordinator), ['Marcus', 'Marcus'])
  }),
)

test(
  'who may go on goes on with their roles; to everybody else there is nothing here',
  withDatabase(async (db) => {
    const world = await addWorld(db)
    const { program } = world
    const { coordinator, assigned } = world
    await as(db, coordinator)
    assert.deepEqual([...(await mustCoordinate(db, coordinator, program.id)).roles], ['coordinator'])
    assert.deepEqual([...(await mustDecide(db, coordinator, program.id)).roles], ['coordinator'])
    await as(db, assigned)
    assert.deepEqual([...(await mustDecide(db, assigned, program.id)).roles], ['committee'])
    await assert.rejects(mustCoordinate(db, assigned, program.id), isNothingHere)
    for (const other of [
      world.admin,
      world.otherCoordinator,
      world.unpromised,
      world.past,
      world.amina,
      world.marcus,
    ]) {
      await as(db, other)
      await assert.rejects(mustCoordinate(db, other, program.id), isNothingHere, other.name)
      await assert.rejects(mustDecide(db, other, program.id), isNothingHere, other.name)
    }
    await as(db, 'visitor')
    await assert.rejects(mustCoordinate(db, visitor, program.id), isNothingHere)
    await assert.rejects(mustDecide(db, visitor, program.id), isNothingHere)
  }),
)

test(
  'supervisors are known by declaration and by position',
  withDatabase(async (db) => {
    const { amina, marcus, coordinator, supervisingMember, supervisingAdmin, supervisingCoordinator } =
      await addWorld(db)
    for (const supervisor of [supervisingMember, supervisingAdmin, supervisingCoordinator]) {
      await as(db, supervisor)
      assert.equal(await supervises(db, amina.id), true)
      assert.equal(await supervises(db, marcus.id), false)
    }
    for (const other of [coordinator, marcus, amina, 'visitor'] as const) {
      await as(db, other)
      assert.equal(await supervises(db, amina.id), false)
    }
  }),
)

test('a standing is the roles, what holds and the conflict; what it does not allow is not there', () => {
  const held = { roles: new Set(['committee'] as const), seated: true }
  assert.deepEqual(standing(held), { roles: held.roles, holds: new Set(), conflicted: false })
  assert.deepEqual(standing(held, ['assigned'], true), {
    roles: held.roles,
    holds: new Set(['assigned']),
    conflicted: true,
  })
  assert.doesNotThrow(() => mustBeAble(standing(held, ['assigned']), 'read', 'application'))
  assert.throws(() => mustBeAble(standing(held), 'read', 'application'), isNothingHere)
  assert.throws(() => mustBeAble(standing(held, ['assigned'], true), 'read', 'application'), isNothingHere)
})
