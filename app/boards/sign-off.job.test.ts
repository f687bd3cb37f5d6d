import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { toSignLetter } from './board.email.ts'
import { addPool, boardNow, boardToday, run } from './board.example.ts'
import { findBoard } from './board.server.ts'
import { askForSignatures } from './sign-off.job.ts'
import { signBoard } from './sign-off.server.ts'

/** The worker looks, so many minutes after the boards of the example are made. */
async function look(db: Db, minutes: number) {
  await asOwner(db, () => db.updateTable('matchings').set({ madeAt: boardNow }).execute())
  await as(db, 'worker')
  return (await tracing(db, () => askForSignatures(db, errandAt(boardNow.add({ minutes }))))).posted
}

test(
  'a board that stands for an hour asks every member who has not signed, once; a newer one asks in its stead',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Ana' }], mentors: [{ name: 'Maud' }] })
    const { number } = await run(db, pool)
    const [first, second] = pool.members
    assert.ok(first && second)
    await as(db, first)
    const board = await findBoard(db, pool.program.id, number)
    await signBoard(db, first, board, { approves: true, words: '' }, boardNow, boardToday)
    assert.deepEqual(await look(db, 59), [])
    assert.deepEqual(await look(db, 60), ['board.to-sign', 'board.to-sign'])
    assert.deepEqual(await look(db, 90), [])
    const item = (await itemsOf(db, 'board.to-sign')).find(({ personId }) => personId === second.id)
    assert.ok(item)
    const letter = await compose(db, toSignLetter, item, boardNow)
    assert.match(letter?.button?.href ?? '', /\/matching\/1$/)
    assert.doesNotMatch(letter ? textOf(letter, 'en') : '', /Ana|Maud/)
    await run(db, pool, 'Again.')
    assert.equal(await compose(db, toSignLetter, item, boardNow), undefined, 'superseded')
    assert.deepEqual(await look(db, 60), ['board.to-sign', 'board.to-sign', 'board.to-sign'])
  }),
)
