// A copy out of one's own hands: for the privacy contact alone, and the partner told that it was given.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { writeNote } from '../notes/note.server.ts'
import {
  listExtractsTold,
  listPieces,
  listReceived,
  listRecipients,
  openExtract,
  shareExtract,
} from './extract.server.ts'
import { addGuardedPair, setNow } from './grant.example.ts'

const refused = (attempt: Promise<unknown>) => assert.rejects(attempt, Refusal)

test(
  'one of the two gives a copy of what they choose: its recipient reads it, the partner learns that and no more',
  withDatabase(async (db) => {
    const pair = await addGuardedPair(db)
    const { mentee, mentor, admin, contact, coordinator, organizationId, partnershipId } = pair
    await setNow(db, '2026-12-01T18:00:00Z')
    await as(db, mentor)
    for (const words of ['chosen', 'not chosen']) {
      const note = { kind: 'ours', words } as const
      await writeNote(db, mentor, partnershipId, note, testKey, Temporal.Instant.from('2026-11-20T18:00:00Z'))
    }
    await as(db, mentee)
    const [recipient] = await listRecipients(db, partnershipId)
    assert.equal(recipient?.name, contact.name)
    const notes = await listPieces(db, mentee, partnershipId, 'notes', testKey)
    const chosen = notes.filter(({ words }) => words[0] === 'chosen').map(({ id }) => id)
    const copy = { recipientId: contact.id, pieces: chosen, word: 'Please look.', later: true }
    await refused(shareExtract(db, mentee, partnershipId, { ...copy, recipientId: admin.id }, testKey))
    await refused(shareExtract(db, mentee, partnershipId, { ...copy, pieces: [partnershipId] }, testKey))
    const id = await shareExtract(db, mentee, partnershipId, copy, testKey)

    await as(db, mentor)
    assert.deepEqual(await listExtractsTold(db, partnershipId), [], 'in two weeks')
    for (const other of [mentor, admin, coordinator]) {
      await as(db, other)
      assert.deepEqual(await listReceived(db, other, organizationId), [])
      await refused(openExtract(db, other, organizationId, id, testKey))
    }
    await as(db, contact)
    const opened = await openExtract(db, contact, organizationId, id, testKey)
    assert.deepEqual(
      [opened.word, opened.pieces.map(({ words, author }) => [words, author])],
      ['Please look.', [[['chosen'], mentor.name]]],
    )
    await as(db, mentee)
    assert.ok((await listExtractsTold(db))[0]?.readAt, 'whoever gave it sees that it was read')
    await setNow(db, '2026-12-15T18:00:00Z')
    await as(db, mentor)
    const [told] = await listExtractsTold(db, partnershipId)
    assert.deepEqual([told?.sharer, told?.recipient, told?.pieces, told?.readAt], [mentee.name, contact.name, 1, null])
    assert.equal((await db.selectFrom('extracts').select('id').execute()).length, 0, 'not a word of it')
    await as(db, 'owner')
    await sql`update organizations set privacy_email = 'other@example.org' where id = ${organizationId}`.execute(db)
    await as(db, contact)
    await refused(openExtract(db, contact, organizationId, id, testKey))
  }),
)
