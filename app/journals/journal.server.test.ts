import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { beginCase, getCase, listCases, takeOutCase, writeCaseOn } from './case.server.ts'
import { eraseChecks, keepCheck, listChecks } from './check-in.server.ts'
import { journalDay as day } from './journal.example.ts'
import { findIn, getEntry, listEntries, rewriteEntry, takeOutEntry, writeEntry } from './journal.server.ts'

const nothing = (error: unknown) => error instanceof Refusal && error.status === 404

test(
  'an entry is sealed, opened and found by its writer, changed, and taken out; nobody else finds it',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    await as(db, mentee)
    const { partnership } = await getOwnPartnership(db, mentee, partnershipId)
    const first = { words: 'La réunion m’a épuisée.', prompt: 'difficult' } as const
    const id = await writeEntry(db, mentee, partnership, first, testKey, day)
    await writeEntry(db, mentee, partnership, { words: 'A quiet week.', prompt: null }, testKey, day.add({ days: 7 }))
    const entries = await listEntries(db, mentee, partnershipId, testKey)
    assert.deepEqual(
      entries.map(({ words, prompt }) => [words, prompt]),
      [
        ['A quiet week.', null],
        ['La réunion m’a épuisée.', 'difficult'],
      ],
    )
    assert.deepEqual(
      ['REUNION', 'epuisee reunion', 'quiet réunion', ''].map((sought) => findIn(entries, sought).length),
      [1, 1, 0, 2],
    )
    await as(db, 'owner')
    assert.equal((await db.selectFrom('journalEntries').selectAll().execute()).length, 0, 'not even the owner')

    for (const other of [mentor, coordinator]) {
      await as(db, other)
      assert.deepEqual(await listEntries(db, other, partnershipId, testKey), [])
      await assert.rejects(getEntry(db, other, partnershipId, id, testKey), nothing)
      assert.equal((await db.selectFrom('journalEntries').selectAll().execute()).length, 0)
    }
    await as(db, mentee)
    const entry = await getEntry(db, mentee, partnershipId, id, testKey)
    await rewriteEntry(db, mentee, entry, 'It went better.', entry.version, testKey)
    await assert.rejects(rewriteEntry(db, mentee, entry, 'Over it.', entry.version, testKey), Conflict)
    assert.equal((await getEntry(db, mentee, partnershipId, id, testKey)).words, 'It went better.')
    await takeOutEntry(db, mentee, entry)
    await assert.rejects(getEntry(db, mentee, partnershipId, id, testKey), nothing)
    await assert.rejects(getEntry(db, mentee, partnershipId, 'no-id', testKey), nothing)
  }),
)

test(
  'a case is between the two: both write it on, neither loses the other’s words, who began it takes it out',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    const words = { title: 'The timetable', happened: 'Two want one room.', stake: 'Trust', tried: '', learned: '' }
    await as(db, mentee)
    const { partnership } = await getOwnPartnership(db, mentee, partnershipId)
    const id = await beginCase(db, mentee, partnership, words, testKey, day)
    await as(db, mentor)
    const found = await getCase(db, partnershipId, id, testKey)
    assert.deepEqual({ ...words, id, authorId: mentee.id, writtenOn: day, version: 1 }, found)
    await writeCaseOn(db, mentor, partnership, found, { ...words, tried: 'Ask both.' }, 1, testKey)
    await assert.rejects(writeCaseOn(db, mentor, partnership, found, words, 1, testKey), Conflict)
    assert.equal((await getCase(db, partnershipId, id, testKey)).tried, 'Ask both.')
    await assert.rejects(takeOutCase(db, mentor, partnership, found), nothing)
    await as(db, coordinator)
    assert.equal((await db.selectFrom('caseNotes').selectAll().execute()).length, 0)
    await assert.rejects(getCase(db, partnershipId, id, testKey), nothing)
    await as(db, mentee)
    await takeOutCase(db, mentee, partnership, found)
    assert.deepEqual(await listCases(db, partnershipId, testKey), [])
  }),
)

test(
  'a check-in is one a day and its writer’s alone, and all of them go at a word',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator } = await addPair(db)
    await as(db, mentee)
    await keepCheck(db, mentee, { energy: 1, manageable: 1, supported: 1 }, testKey, day)
    await keepCheck(db, mentee, { energy: 2, manageable: 3, supported: 4 }, testKey, day)
    await keepCheck(db, mentee, { energy: 5, manageable: 5, supported: 5 }, testKey, day.add({ days: 1 }))
    const [today, tomorrow] = await listChecks(db, mentee, testKey)
    assert.deepEqual(today?.answers, { energy: 2, manageable: 3, supported: 4 })
    assert.equal(tomorrow?.checkedOn.toString(), '2026-11-13')
    for (const other of [mentor, coordinator]) {
      await as(db, other)
      assert.equal((await db.selectFrom('wellBeingChecks').selectAll().execute()).length, 0)
    }
    await as(db, mentee)
    await eraseChecks(db, mentee)
    assert.deepEqual(await listChecks(db, mentee, testKey), [])
  }),
)

test(
  'what is written in a journal leaves no trace in a program’s audit trail',
  withDatabase(async (db) => {
    const { mentee, program, partnershipId } = await addPair(db)
    await as(db, mentee)
    const { partnership } = await getOwnPartnership(db, mentee, partnershipId)
    await writeEntry(db, mentee, partnership, { words: 'Mine', prompt: null }, testKey, day)
    await keepCheck(db, mentee, { energy: 1, manageable: 1, supported: 1 }, testKey, day)
    await as(db, 'owner')
    const rows = await db.selectFrom('auditEntries').select(['verb', 'programId', 'facts']).execute()
    const own = rows.filter(({ verb }) => verb.startsWith('journal.') || verb.startsWith('check-in.'))
    assert.deepEqual(
      own.map(({ verb, programId, facts }) => [verb, programId, facts]),
      [
        ['journal.written', null, {}],
        ['check-in.kept', null, {}],
      ],
    )
    assert.ok(rows.some(({ programId }) => programId === program.id))
  }),
)
