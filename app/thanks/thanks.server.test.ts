import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { findQuote, giveQuote, listQuotes, withdrawQuote } from './quote.server.ts'
import { thanksLetter } from './thanks.email.ts'
import { thanksNow } from './thanks.example.ts'
import { changeThanks, listThanks, openThanks, takeBackThanks, writeThanks } from './thanks.server.ts'

/** Ana and Maud, and what each sees of what was written. */
async function addTwo(db: Db) {
  const pair = await addPair(db)
  const of = async (actor: PersonActor) => {
    await as(db, actor)
    return (await getOwnPartnership(db, actor, pair.partnershipId)).partnership
  }
  const seenBy = async (actor: PersonActor) => listThanks(db, actor, await of(actor), testKey)
  const write = async (actor: PersonActor, words: string) =>
    writeThanks(db, actor, await of(actor), { kind: 'thanks', words }, testKey, thanksNow)
  return { ...pair, of, seenBy, write }
}

const tasks = async (db: Db) => (await sql`select kind, n from app.thanks_tasks()`.execute(db)).rows

test(
  'a note waits unread until the other opens it, and then stays as it is',
  withDatabase(async (db) => {
    const { mentee: ana, mentor: maud, of, seenBy, write } = await addTwo(db)
    const { verbs, posted } = await tracing(db, () => write(ana, 'You listened.'))
    assert.deepEqual({ verbs, posted }, { verbs: ['thanks.written'], posted: ['thanks.waiting'] })
    assert.deepEqual(await tasks(await as(db, ana)), [], 'the writer is asked nothing')
    assert.deepEqual(await tasks(await as(db, maud)), [{ kind: 'thanks', n: 1 }])
    const [waiting] = await seenBy(maud)
    assert.equal(waiting?.words, undefined)
    const id = waiting?.id ?? ''

    assert.equal((await seenBy(ana))[0]?.words, 'You listened.')
    await changeThanks(db, ana, await of(ana), id, { kind: 'thanks', words: 'You heard me.', version: 1 }, testKey)
    await assert.rejects(
      changeThanks(db, ana, await of(ana), id, { kind: 'thanks', words: 'Late', version: 1 }, testKey),
      (error) => error instanceof Conflict && error.stored.words === 'You heard me.',
    )
    await assert.rejects(openThanks(db, ana, await of(ana), id, thanksNow), { status: 404 }, 'the writer opens nothing')
    await openThanks(db, maud, await of(maud), id, thanksNow)
    assert.equal((await seenBy(maud))[0]?.words, 'You heard me.')
    assert.deepEqual(await tasks(db), [])
    assert.deepEqual(await tracing(db, async () => openThanks(db, maud, await of(maud), id, thanksNow)), noTrace)

    const late = { kind: 'thanks', words: 'Too late', version: 2 } as const
    await assert.rejects(changeThanks(db, ana, await of(ana), id, late, testKey), /has been opened/)
    await assert.rejects(takeBackThanks(db, ana, await of(ana), id), /has been opened/)
  }),
)

test(
  'what was taken back is gone, and its letter with it; a letter never carries the words',
  withDatabase(async (db) => {
    const { mentee: ana, mentor: maud, of, seenBy, write } = await addTwo(db)
    await write(ana, 'Nightingale')
    const [item] = await itemsOf(db, 'thanks.waiting')
    assert.ok(item)
    assert.equal(item.personId, maud.id)
    const letter = await compose(db, thanksLetter, item, thanksNow)
    assert.ok(letter && !textOf(letter, 'en').includes('Nightingale') && !textOf(letter, 'fr').includes('Nightingale'))
    await as(db, maud)
    await assert.rejects(takeBackThanks(db, maud, await of(maud), item.subjectId), 'only its writer takes it back')
    await takeBackThanks(db, ana, await of(ana), item.subjectId)
    assert.deepEqual(await seenBy(maud), [])
    assert.deepEqual(await itemsOf(db, 'thanks.waiting'), [])
    assert.equal(await compose(db, thanksLetter, item, thanksNow), undefined)
  }),
)

test(
  'they go on writing after the end, and read what was written',
  withDatabase(async (db) => {
    const { mentee: ana, mentor: maud, of, seenBy, write, partnershipId } = await addTwo(db)
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).where('id', '=', partnershipId).execute()
    const id = await write(ana, 'A year on.')
    await openThanks(db, maud, await of(maud), id, thanksNow)
    assert.equal((await seenBy(maud))[0]?.words, 'A year on.')
  }),
)

test(
  'the program quotes only the copy somebody gave it, as long as they say so',
  withDatabase(async (db) => {
    const { mentee: ana, mentor: maud, coordinator, program, of, write } = await addTwo(db)
    await write(ana, 'Between us')
    const pair = await of(ana)
    await giveQuote(db, ana, pair, { words: 'It helped.', signedAs: '', version: 0 }, thanksNow)
    const quoted = async (actor: PersonActor) =>
      (await listQuotes(await as(db, actor), program.id)).map(({ words }) => words)
    assert.deepEqual(await quoted(coordinator), ['It helped.'])
    assert.deepEqual(await quoted(maud), [], 'the other of the two is not shown it')
    const given = await findQuote(await as(db, ana), ana, pair)
    assert.equal(given?.version, 1)
    await giveQuote(db, ana, pair, { words: 'It helped a lot.', signedAs: 'Ana', version: 1 }, thanksNow)
    assert.deepEqual(await quoted(coordinator), ['It helped a lot.'])
    const forged = (actor: PersonActor) => async () =>
      db.updateTable('quotes').set({ words: 'I never said' }).where('writerId', '=', actor.id).executeTakeFirst()
    await as(db, coordinator)
    assert.equal((await forged(ana)()).numUpdatedRows, 0n)
    await as(db, ana)
    await withdrawQuote(db, ana, pair, thanksNow)
    const consents = await db.selectFrom('consents').select(['purpose', 'withdrawnAt']).execute()
    assert.ok(consents.some(({ purpose, withdrawnAt }) => purpose === 'thanks-quoted' && withdrawnAt))
    assert.ok(consents.every(({ purpose, withdrawnAt }) => purpose !== 'thanks-quoted' || withdrawnAt))
    assert.deepEqual(await quoted(coordinator), [])
  }),
)

test(
  'nobody else reaches a note, nor opens it',
  withDatabase(async (db) => {
    const { mentee: ana, coordinator, pool, write } = await addTwo(db)
    const id = await write(ana, 'Between us')
    for (const other of [coordinator, ...pool.members, 'visitor', 'owner'] as const) {
      await as(db, other)
      await isRefusedByDatabase(db, async () => {
        assert.equal((await sql`select 1 from thanks`.execute(db)).rows.length, 0)
      })
      const opened = await isRefusedByDatabase(db, async () => {
        const { rows } = await sql<{ yes: boolean }>`select app.open_thanks(${id}, ${thanksNow}) as yes`.execute(db)
        assert.notEqual(rows[0]?.yes, true)
      })
      assert.equal(typeof opened, 'boolean')
    }
  }),
)
