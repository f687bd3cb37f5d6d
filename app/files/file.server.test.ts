import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { addFile, listFiles, openFile, removeFile } from './file.server.ts'
import { fileLimits } from './file.ts'
import { fileWords as w } from './files.words.ts'

const now = Temporal.Instant.from('2026-11-03T18:00:00Z')
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status
const refusedAs = (words: { en: string }) => (error: unknown) => error instanceof Refusal && error.text.en === words.en
const note = { name: 'C:\\Desktop\\Timetable “draft”.txt', bytes: Buffer.from('Monday: rounds\n') }
const add = (db: Db, who: PersonActor, id: string, file: { name: string; bytes: Buffer } = note) =>
  addFile(db, who, id, file, testKey, now)

test(
  'what one adds the other opens, byte for byte; only who added it takes it away; nobody else finds it',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    await as(db, mentor)
    const id = await add(db, mentor, partnershipId)
    const { rows } = await sql<{ row: string }>`select f::text as row from partnership_files f`.execute(db)
    const stored = Buffer.from((rows[0]?.row ?? '').replaceAll(/[^0-9a-f]/g, ''), 'hex').toString('latin1')
    assert.doesNotMatch(`${rows[0]?.row} ${stored}`, /Timetable|Monday/)

    await as(db, mentee)
    const [listed] = await listFiles(db, mentee, partnershipId, testKey)
    assert.deepEqual(
      [listed?.name, listed?.kind, listed?.size, listed?.authorId],
      ['Timetable “draft”.txt', 'plain_text', note.bytes.length, mentor.id],
    )
    assert.deepEqual((await openFile(db, mentee, partnershipId, id, testKey)).bytes, note.bytes)
    await assert.rejects(openFile(db, mentee, partnershipId, id, Buffer.alloc(32, 8)), 'another key file opens nothing')
    await assert.rejects(removeFile(db, mentee, partnershipId, id), refusedWith(404))

    await as(db, coordinator)
    await assert.rejects(listFiles(db, coordinator, partnershipId, testKey), refusedWith(404))
    await assert.rejects(openFile(db, coordinator, partnershipId, id, testKey), refusedWith(404))
    await assert.rejects(add(db, coordinator, partnershipId), refusedWith(404))
    await assert.rejects(removeFile(db, coordinator, partnershipId, id), refusedWith(404))

    await as(db, mentor)
    await removeFile(db, mentor, partnershipId, id)
    assert.deepEqual(await listFiles(db, mentor, partnershipId, testKey), [])
    await assert.rejects(openFile(db, mentor, partnershipId, id, testKey), refusedWith(404))
  }),
)

test(
  'what is moved to another file, or from its name to its bytes, does not open',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    const id = await add(db, mentee, partnershipId)
    await add(db, mentee, partnershipId, { name: 'Other', bytes: Buffer.from('Friday: rounds\n') })
    await as(db, 'owner')
    await sql`alter table partnership_files disable row level security`.execute(db)
    await sql`alter table partnership_files drop constraint partnership_files_check`.execute(db)
    for (const move of [
      sql`update partnership_files f set bytes_sealed = o.bytes_sealed from partnership_files o where o.id <> f.id`,
      sql`update partnership_files f set name_sealed = o.name_sealed from partnership_files o where o.id <> f.id`,
      sql`update partnership_files set bytes_sealed = name_sealed`,
    ]) {
      await sql`savepoint moved`.execute(db)
      await as(db, 'owner')
      assert.equal((await move.execute(db)).numAffectedRows, 2n)
      await as(db, mentee)
      await assert.rejects(openFile(db, mentee, partnershipId, id, testKey), /authenticate/)
      await sql`rollback to savepoint moved`.execute(db)
    }
    await as(db, mentee)
    assert.deepEqual((await openFile(db, mentee, partnershipId, id, testKey)).bytes, note.bytes)
  }),
)

test(
  'what is no file to share is refused in words, and so is what there is no room for; by the database too',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    await as(db, mentor)
    const refuses = (bytes: Buffer, words: { en: string }) =>
      assert.rejects(add(db, mentor, partnershipId, { name: 'a.pdf', bytes }), refusedAs(words))
    await refuses(Buffer.alloc(0), w.empty)
    await refuses(Buffer.alloc(fileLimits.bytes + 1, 'a'), w.tooLarge)
    await refuses(Buffer.from('MZ\x90\0'), w.otherKind)
    await refuses(Buffer.from(zipSync({ 'people.csv': Buffer.from('a') })), w.otherKind)

    const large = { name: 'Large', bytes: Buffer.alloc(fileLimits.bytes, 'a') }
    for (let n = 0; n < 12; n++) {
      const who = n % 2 ? mentor : mentee
      await as(db, who)
      await add(db, who, partnershipId, large)
    }
    await as(db, mentor)
    await refuses(Buffer.from('one more'), w.noRoom)
    const past = (size: number) => isPastBounds(db, { partnershipId, authorId: mentor.id, size })
    assert.ok(await past(1), 'sixty megabytes are sixty megabytes')
    for (const { id, authorId } of await listFiles(db, mentor, partnershipId, testKey))
      if (authorId === mentor.id) await removeFile(db, mentor, partnershipId, id)
    assert.ok(await past(fileLimits.bytes + 1), 'a file beyond its size')
    assert.ok(!(await past(1)), 'what fits is taken')
    for (let n = 6; n < fileLimits.files; n++) await add(db, mentor, partnershipId)
    await refuses(Buffer.from('one more'), w.tooMany)
    assert.ok(await past(1), 'forty files are forty files')
  }),
)

/** Whether the database itself refuses a file of this size, whatever a page would say. Nothing is left of it. */
async function isPastBounds(
  db: Db,
  { size, ...whose }: { readonly partnershipId: string; readonly authorId: string; readonly size: number },
): Promise<boolean> {
  await sql`savepoint past`.execute(db)
  try {
    const sealed = { nameSealed: Buffer.alloc(40), bytesSealed: Buffer.alloc(size + 28) }
    await db
      .insertInto('partnershipFiles')
      .values({ ...whose, ...sealed, kind: 'plain_text', size, createdAt: now })
      .execute()
    return false
  } catch (error) {
    if ((error as { code?: string }).code === '23514') return true
    throw error
  } finally {
    await sql`rollback to savepoint past`.execute(db)
  }
}

test(
  'after the end files are read and no more added, and they go with the key of the pair',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    await as(db, mentee)
    const id = await add(db, mentee, partnershipId)
    const end = async (daysAgo: number) => {
      await as(db, 'owner')
      await sql`alter table partnerships disable trigger user`.execute(db)
      await sql`update partnerships set state = 'ended', ended_as = 'early', ended_on = app.today() - ${daysAgo}::integer`.execute(
        db,
      )
      await sql`alter table partnerships enable trigger user`.execute(db)
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, mentee)
      return (await db.selectFrom('partnershipFiles').select('id').execute()).length
    }
    assert.equal(await end(90), 1)
    assert.deepEqual((await openFile(db, mentee, partnershipId, id, testKey)).bytes, note.bytes)
    await assert.rejects(add(db, mentee, partnershipId), refusedAs(w.ended))
    assert.equal(await end(91), 0)
    await assert.rejects(openFile(db, mentee, partnershipId, id, testKey), refusedWith(404))
  }),
)
