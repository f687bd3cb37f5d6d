import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#foundation/refusal.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { changeNote, getOwnNote, listNotes, removeNote, writeNote } from './note.server.ts'
import { searchNotes } from './note.ts'

const now = Temporal.Instant.from('2026-11-02T18:00:00Z')
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status

test(
  'mine is mine alone, ours is read by both and changed by its author',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    await as(db, mentee)
    const mine = await writeNote(
      db,
      mentee,
      partnershipId,
      { kind: 'mine', words: 'I am afraid of Monday' },
      testKey,
      now,
    )
    const ours = await writeNote(db, mentee, partnershipId, { kind: 'ours', words: 'Read chapter 3' }, testKey, now)
    const { rows } = await sql<{ sealed: Buffer }>`select words_sealed as sealed from private_notes`.execute(db)
    assert.ok(!rows[0]?.sealed.includes('Monday'))

    await as(db, mentor)
    assert.deepEqual(await listNotes(db, mentor, partnershipId, 'mine', testKey), [])
    assert.deepEqual(
      (await listNotes(db, mentor, partnershipId, 'ours', testKey)).map(({ words }) => words),
      ['Read chapter 3'],
    )
    for (const [kind, id] of [
      ['mine', mine],
      ['ours', ours],
    ] as const)
      await assert.rejects(getOwnNote(db, mentor, partnershipId, kind, id, testKey), refusedWith(404))
    await assert.rejects(removeNote(db, mentor, partnershipId, 'ours', ours), refusedWith(404))

    await as(db, mentee)
    const note = { kind: 'ours' as const, id: ours, version: 1, partnershipId }
    await changeNote(db, mentee, { ...note, words: 'Read chapter 4' }, testKey, now)
    await assert.rejects(changeNote(db, mentee, { ...note, words: 'Or 5' }, testKey, now), refusedWith(409))
    assert.deepEqual(
      (await listNotes(db, mentee, partnershipId, 'ours', testKey)).map(({ words }) => words),
      ['Read chapter 4'],
    )
    await removeNote(db, mentee, partnershipId, 'mine', mine)
    assert.deepEqual(await listNotes(db, mentee, partnershipId, 'mine', testKey), [])

    await as(db, coordinator)
    await assert.rejects(listNotes(db, coordinator, partnershipId, 'ours', testKey), refusedWith(404))
  }),
)

test('whoever searches need not mind case, accents or apostrophes, and finds what holds every word', () => {
  const notes = ['L’équipe de l’école', 'ECOLE, lundi', 'Rien'].map((words) => ({ words }))
  const found = (wanted: string) => searchNotes(notes, wanted).map(({ words }) => words)
  assert.deepEqual(found('école'), ['L’équipe de l’école', 'ECOLE, lundi'])
  assert.deepEqual(found("l'ecole  EQUIPE"), ['L’équipe de l’école'])
  assert.deepEqual(found('école mardi'), [])
  assert.equal(found(' ').length, 3)
})

test(
  'what is one’s own is deleted 90 days after the partnership has ended, and not before; what is shared is closed at once',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    await writeNote(db, mentee, partnershipId, { kind: 'mine', words: 'Mine' }, testKey, now)
    const left = async (daysAgo: number | null) => {
      await as(db, 'owner')
      if (daysAgo !== null) {
        await sql`alter table partnerships disable trigger user`.execute(db)
        await sql`update partnerships set state = 'ended', ended_as = 'early', ended_on = app.today() - ${daysAgo}::integer`.execute(
          db,
        )
        await sql`alter table partnerships enable trigger user`.execute(db)
      }
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, mentee)
      return (await db.selectFrom('privateNotes').select('id').execute()).length
    }
    assert.equal(await left(null), 1)
    assert.equal(await left(90), 1)
    await assert.rejects(
      writeNote(db, mentee, partnershipId, { kind: 'ours', words: 'Late' }, testKey, now),
      refusedWith(422),
    )
    assert.equal(await left(91), 0)
  }),
)
