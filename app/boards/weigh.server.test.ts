import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { addPool, boardNow, boardToday, run } from './board.example.ts'
import { findBoard, getStored, listProposals, standsApart } from './board.server.ts'
import { rule } from './ruling.server.ts'
import { explainNoPrice, mustBeAllowed, weigh } from './weigh.server.ts'

/** Ana, Ben and Cleo, alike but for their places; Olga works where Ana does, which no pair may. */
const pool = {
  mentees: [
    { name: 'Ana', position: { districtNumber: 92 } },
    { name: 'Ben', position: { districtNumber: 5 } },
    { name: 'Cleo', position: { districtNumber: 61 } },
  ],
  mentors: [
    { name: 'Maud', position: { districtNumber: 82 } },
    { name: 'Nils', position: { districtNumber: 8 } },
    { name: 'Olga', position: { districtNumber: 92 } },
    { name: 'Pia', position: { districtNumber: 62 } },
  ],
}

test(
  'any mentor has a price, which is exactly what the next board costs more; one who is not allowed has a reason',
  withDatabase(async (db) => {
    const { program, coordinator, application, ...rest } = await addPool(db, pool)
    const given = { program, coordinator, application, ...rest }
    const before = await run(db, given)
    const ana = application('Ana')
    const own = (await listProposals(db, before.id)).find(({ mentee }) => mentee.applicationId === ana)?.mentor.name
    for (const name of ['Maud', 'Nils', 'Pia'].filter((name) => name !== own)) {
      const board = await findBoard(db, program.id, (await run(db, given)).number)
      const weighed = await weigh(db, program, board, { mentee: ana, mentor: application(name) }, boardToday)
      const { change } = weighed
      assert.ok(change, name)
      assert.equal(weighed.chosen?.name, name)
      const pin = { kind: 'pin', mentee: ana, mentor: application(name), reason: 'To see.' } as const
      await mustBeAllowed(db, program, board, pin, boardToday)
      await rule(db, coordinator, program.id, pin, boardNow)
      const after = await run(db, given)
      assert.equal(Number(after.cost) - Number(board.cost), change.cost, `${name}, who may take the place of a pin`)
      assert.equal(board.matched - after.matched, change.unmatched)
    }
    const board = await findBoard(db, program.id, (await run(db, given)).number)
    const olga = { mentee: ana, mentor: application('Olga') }
    const weighed = await weigh(db, program, board, olga, boardToday)
    assert.equal(weighed.isPinned, true)
    assert.equal(weighed.change, null)
    assert.match(
      (await explainNoPrice(db, program, weighed, true)).en,
      /^This pair is not allowed\. They work in the same/,
    )
    await assert.rejects(mustBeAllowed(db, program, board, olga, boardToday), Refusal)
  }),
)

test(
  'whoever supervises somebody gets the same price as everybody else, without their name',
  withDatabase(async (db) => {
    const given = await addPool(db, { mentees: pool.mentees.slice(0, 2), mentors: pool.mentors.slice(0, 2) })
    const { program, application, person } = given
    const [member] = given.members
    assert.ok(member)
    const board = await run(db, given)
    const [first] = (await listProposals(db, board.id)).filter(({ mentee }) => mentee.name === 'Ana')
    const other = first?.mentor.name === 'Maud' ? 'Nils' : 'Maud'
    const pair = { mentee: application('Ana'), mentor: application(other) }
    const { change: exact } = await weigh(db, program, board, pair, boardToday)
    await as(db, 'owner')
    const supervision = { supervisorId: member.id, supervisedId: person('Ben').id, declaredBy: member.id }
    await db.insertInto('supervisions').values(supervision).execute()
    await as(db, member)
    const { change, nameOf } = await weigh(db, program, board, pair, boardToday)
    assert.deepEqual(change, exact)
    assert.equal(change?.moves.length, 2)
    assert.deepEqual(change?.moves.map(({ mentee }) => nameOf.mentee(mentee)).sort(), ['Ana', null])
  }),
)

test(
  'a coordinator who supervises somebody on a board does not take out its problem, but prices as before; one who supervises nobody does',
  withDatabase(async (db) => {
    const given = await addPool(db, { mentees: pool.mentees.slice(0, 2), mentors: pool.mentors.slice(0, 2) })
    const { program, coordinator, application, person } = given
    const board = await run(db, given)
    await as(db, coordinator)
    assert.equal(await standsApart(db, board.id), false)
    assert.ok((await getStored(db, board.id)).problem)
    const supervise = async (supervisedId: string) => {
      await as(db, 'owner')
      await db
        .insertInto('supervisions')
        .values({ supervisorId: coordinator.id, supervisedId, declaredBy: coordinator.id })
        .execute()
      await as(db, coordinator)
    }
    await supervise((await addPerson(db, { name: 'Elsewhere' })).id)
    assert.equal(await standsApart(db, board.id), false, 'somebody who is not on it')
    await supervise(person('Ben').id)
    assert.equal(await standsApart(db, board.id), true)
    await assert.rejects(getStored(db, board.id), { status: 404 })
    const pair = { mentee: application('Ana'), mentor: application('Nils') }
    assert.ok((await weigh(db, program, board, pair, boardToday)).change)
    await as(db, 'worker')
    assert.ok((await getStored(db, board.id)).problem)
  }),
)
