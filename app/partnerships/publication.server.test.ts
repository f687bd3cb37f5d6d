import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPool, approve, boardNow, boardToday, type PoolExample, run } from '../boards/board.example.ts'
import { findBoard } from '../boards/board.server.ts'
import { runMatching } from '../boards/run.server.ts'
import { publishBoard } from './publication.server.ts'

const threeAndTwo = {
  mentees: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Chloé' }],
  mentors: [{ name: 'Maud' }, { name: 'Nils' }],
}

const refuses = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && error.text.en.length > 10)

test(
  'a board is published once, only when approved, and nothing can be run after it',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const publish = async (p: PoolExample, number: number) =>
      publishBoard(db, p.coordinator, p.program, await findBoard(db, p.program.id, number), testKey, boardNow)
    const proposed = await run(db, pool)
    await refuses(publish(pool, proposed.number))
    const board = await approve(db, pool)
    assert.equal(await publish(pool, board.number), 2)
    await refuses(publishBoard(db, pool.coordinator, pool.program, board, testKey, boardNow))
    await refuses(publish(pool, board.number))
    await refuses(runMatching(db, pool.coordinator, pool.program, 'Again.', boardToday))
    await as(db, 'owner')
    assert.equal((await db.selectFrom('offers').select('id').execute()).length, 2)
    const told = await db.selectFrom('outbox').select('kind').where('kind', 'like', 'match.none%').execute()
    assert.deepEqual(told, [{ kind: 'match.none-mentee' }], 'whoever is left is told')
  }),
)
